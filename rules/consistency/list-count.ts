import { defineRule } from '../../src/rule.ts'

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
/** What "two" counts. */
const FIRST_NUMBER = 2
/** "five villages", "three remaining ports" before the colon; not "half past two", "two of the judges". */
const COUNTED = new RegExp(`(?<!\\b(?:of|past|after|half|number|top|first|last) (?:the )?)\\b(${NUMBERS.join('|')})(?: (?!of\\b|play\\b|say\\b)[a-z][a-z-]*){0,2} [a-z-]+s$`)
const LONGEST_COUNTED = 60
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
  // "two marriages: Burt, Casey and Brandon": what is listed need not be what was counted
  severity: 'info',
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
  check({ text }, report) {
    for (let colon = text.indexOf(': '); colon >= 0; colon = text.indexOf(': ', colon + 1)) {
      if (text[colon - 1] !== 's') continue
      const counted = COUNTED.exec(text.slice(Math.max(0, colon - LONGEST_COUNTED), colon))
      if (counted === null) continue
      const list = listBehind(text, colon + 2)
      if (list === undefined || list.members === FIRST_NUMBER + NUMBERS.indexOf(counted[1]!)) continue
      const message = `${counted[0]} are announced, and ${list.members} are named; find out which is right`
      report({ start: colon - counted[0].length, end: list.end, message, confidence: 0.85 })
    }
  },
})

function listBehind(text: string, from: number): { end: number; members: number } | undefined {
  const rest = text.slice(from, from + LONGEST)
  const stop = rest.search(/[.!?](?:\s|$)|[;\n]|$/)
  if (stop < 0 || stop >= LONGEST) return undefined
  const shown = rest.slice(0, stop)
  // "and U.S. allies": no end of the list
  if (/(?:^|[^\p{L}])\p{Lu}$/u.test(shown)) return undefined
  const members = shown.split(BETWEEN).map((member) => member.trim()).filter((member) => member !== '')
  if (members.length < 2 || !members.every((member) => MEMBER.test(member))) return undefined
  return { end: from + stop, members: members.length }
}
