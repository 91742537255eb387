import { CAPITALISED, defineRule, type PhraseHit, type Reading } from '../../src/rule.ts'
import { data } from './list-count.yaml.ts'

/** What "two" counts. */
const FIRST_NUMBER = 2
/** "five villages:", "the three remaining ports:". */
const WORDS_BETWEEN = 3
/** In code units; a longer list has explanations in it. */
const LONGEST = 240
/** A member is a name of so many words. */
const MEMBER = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:of |the |de |la |and |& )?\p{Lu}[\p{L}\p{M}.'’-]*){0,3}$/u
/** "Oma, Tari, Besso and Little Oma": commas, and "and" before the last. */
const BETWEEN = /, and |, or |,| and | or /

export default defineRule({
  id: 'consistency/list-count',
  summary: 'a list of names that has more or fewer members than the sentence announces ("five villages: Oma, Tari and Besso")',
  why: 'A member was lost or the number is wrong; the reader counts.',
  mend: 'Put in the member that is missing, or write the number of those that are there.',
  severity: 'warning',
  phrases: { numbers: data.numbers },
  examples: {
    wrong: [
      'The ship calls at «five villages: Oma, Tari, Besso and Little Oma».',
      'She has won in «three towns: Selm and Vik».',
      'They come from «four countries: Norway, Sweden and Denmark».',
      'The line has «two stops: Ashby, Brigham and Dale».',
      'The jury named «three winners: Signe Dahl, Rosa Lind, Emil Roth and Ivo Brandl».',
      'The band has «six members: Anna Berg, Jonas Weber, Mia Holm, Petra Novak and Leo Marin».',
      'Flights go to «four cities: Paris, Rome, Oslo, Bern and Wien».',
      'The bill names «three rivers: Elver and Tarn».',
    ],
    right: [
      'The ship calls at five villages: Oma, Tari, Besso, Selm and Little Oma.',
      'He gave two reasons: the price, and the noise of it.',
      'Two of the three judges: Harper, Orme and Pryce, sat down.',
      'Four bands play: Abba and friends, Berg, and Tallis.',
      'She has two sons: Otto, nine, and Karl, seven.',
      'The score after three rounds: Berg 2, Holm 1.',
      'At half past two: Paris, Rome and Oslo wake up.',
      'They come from four countries: Norway, Sweden, Denmark and others.',
      'The league has two halves: the North and the South, the Coast and the Hills.',
      'It hits five buyers: China and India and U.S. allies in Asia.',
      'The train stops in three towns: Selm and, in summer, Vik and Arle.',
    ],
  },
  check(reading, report, hits) {
    for (const hit of hits) {
      const list = listBehind(reading, hit)
      if (list === undefined) continue
      const told = FIRST_NUMBER + data.numbers.indexOf(hit.phrase as (typeof data.numbers)[number])
      if (list.members === told) continue
      const message = `${reading.text.slice(hit.start, list.colon)} are announced, and ${list.members} are named; find out which is right`
      report({ start: hit.start, end: list.end, message, confidence: 0.85 })
    }
  },
})

function listBehind({ text, scan }: Reading, { start, end, word }: PhraseHit): { colon: number; end: number; members: number } | undefined {
  const { words } = scan
  let last = word
  while (last < words.count - 1 && last - word < WORDS_BETWEEN && text[words.end[last]!] === ' ') last++
  const colon = words.end[last]!
  if (last === word || text[colon] !== ':' || text[colon + 1] !== ' ' || !text.slice(end, colon).endsWith('s')) return undefined
  for (let i = word + 1; i <= last; i++) if ((words.flags[i]! & CAPITALISED) !== 0) return undefined
  if (/\b(?:of|past|after|half|number|top|first|last)\b.{0,6}$/i.test(text.slice(Math.max(0, start - 12), start))
    || / (?:of|play|say|speak) ?/.test(text.slice(end, colon))) return undefined
  const rest = text.slice(colon + 2, colon + 2 + LONGEST)
  const stop = rest.search(/[.!?](?:\s|$)|[;\n]|$/)
  if (stop < 0 || stop >= LONGEST) return undefined
  const shown = rest.slice(0, stop)
  // "and U.S. allies": no end of the list
  if (/(?:^|[^\p{L}])\p{Lu}$/u.test(shown)) return undefined
  const members = shown.split(BETWEEN).map((member) => member.trim()).filter((member) => member !== '')
  if (members.length < 2 || !members.every((member) => MEMBER.test(member))) return undefined
  return { colon, end: colon + 2 + stop, members: members.length }
}
