import {
  BASE_VERB, CAPITALISED, defineRule, entriesOf, entryOf, FUNCTION_WORD, GAP_BREAK, GAP_COMMA, GAP_HYPHEN, GAP_SPACE, hashWord, hasPastForm,
  isPlainThirdPerson, kindsOf, landmarksOf, PAST_VERB, PLURAL_NOUN, SINGULAR_VERB, wordSet, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './broken-coordination.yaml.ts'

const PERSONS = wordSet(data.persons)
const LISTS = wordSet(['including', 'includes', 'excluding', 'as', 'against', 'between', 'among', 'over', 'to', 'despite', 'of', 'about',
  'on'])
const HANGING = wordSet(data.hanging)
const STOP = 46
const LETTER_S = 115
const AND = hashWord('and')
/** "anything but." */
const BEFORE_BUT = wordSet(['either', 'anything', 'nothing', 'everything', 'all', 'no', 'the', 'or'])
/** Words between the list's opening and the noun before "and". */
const LONGEST_LIST = 7
/** Words between the clause's verb and the list. */
const FARTHEST_VERB = 40
const STOP_SIGNS = ',.;:'

export default defineRule({
  id: 'garble/broken-coordination',
  summary: 'a list whose members do not go together ("terrorists and arrests Ana Ruiz"), or a conjunction that joins nothing',
  why: 'The translation joined what the original did not: a noun takes an object, or one side of "and" is gone.',
  mend: 'Write the member that is meant ("and the arrest of Ana Ruiz"), or delete the conjunction.',
  severity: 'warning',
  phrases: { doubled: data.doubled, concession: data.concession, reason: data.reason },
  examples: {
    wrong: [
      'Ties are strained by several matters, including hostile extremists and «arrests Ana Ruiz», a critic of the court.',
      'The quarrel over burnt villages and «attacks Boris Talvik» has begun again.',
      'The owners, «but or» the tenants, will pay.',
      'The party stood for peace «or and» bread.',
      'They talked about prices, wages «and». Nobody agreed.',
      'The plan is cheap «but». It will be voted on in May.',
      'The dispute over water rights and «visits Eva Holm» to the region goes on.',
      'The firm was sold «because». Its owners were tired.',
      'Although the road was shut, «but» the mayor drove on.',
      'Because the bridge is old, «so» the council will rebuild it.',
      'The envoys discussed the fate of the drivers and «criticizes Igor Melk», who led them.',
    ],
    right: [
      'The group backs rebels and arrests Ana Ruiz whenever she speaks.',
      'The film, including stars and guests Ana Ruiz and Eva Holm, opens in May.',
      'Bread and/or milk was sold, and or not, he paid.',
      'He works with friends and visits Eva Holm on Sundays.',
      'Despite the rain, which fell all day, but not at night, they came.',
      'As the town grew, so did the noise; because it rained, so loud was it.',
      'They spoke of the attacks and the arrest of Ana Ruiz.',
      'The words "and" and "but" are conjunctions.',
      'It is cheap, and, or so they say, good.',
      'Ties are strained by threats and arrests.',
      'The company makes cars and trucks. But not ships.',
    ],
  },
  check(reading, report, hits) {
    const { words, text, sentences } = reading.scan
    for (const hit of hits) {
      if (hit.list !== 'doubled') {
        const second = takenUp(reading, hit)
        if (second >= 0) {
          report({ start: words.start[second]!, end: words.end[second]!, confidence: 0.85,
            related: [{ start: hit.start, end: hit.end, message: 'the first conjunction' }],
            message: `"${text.slice(hit.start, hit.end)}" at the beginning joins the clauses; delete "${reading.scan.word(second)}"` })
        }
        continue
      }
      if (!isDoubled(reading, hit)) continue
      report({ start: hit.start, end: hit.end, message: `"${text.slice(hit.start, hit.end)}": two conjunctions in a row; keep one`,
        confidence: 0.85 })
    }
    const { count, hash, gap, flags, start, end } = words
    const entries = entriesOf(reading.scan)
    // a stop with one blank after it is no landmark, so that sentences are walked over
    for (let sentence = 0; sentence < sentences.count; sentence++) {
      const i = sentences.endWord[sentence]!
      if (i === 0 || (entries[i - 1]! & FUNCTION_WORD) === 0 || text.charCodeAt(end[i - 1]!) !== STOP || !HANGING.has(hash[i - 1]!)
        || !isHanging(reading, i - 1)) continue
      const shown = reading.scan.word(i - 1)
      report({ start: start[i - 1]!, end: end[i - 1]!,
        message: `nothing follows "${shown}"; write what is missing, or delete the conjunction`, confidence: 0.85 })
    }
    for (const and of landmarksOf(reading.scan).and) {
      const i = and + 1
      if (i < 2 || i + 2 >= count || (flags[i + 1]! & CAPITALISED) === 0 || text.charCodeAt(end[i]! - 1) !== LETTER_S || hash[and] !== AND
        || (flags[i]! & CAPITALISED) !== 0 || (kindsOf(reading.scan, i - 2) & PLURAL_NOUN) === 0) continue
      // "arrests Ana Ruiz": could be a verb, with a full name for its object, and stands in a list of nouns
      if ((flags[i + 1]! & flags[i + 2]! & CAPITALISED) === 0 || gap[i + 1] !== GAP_SPACE || gap[i + 2] !== GAP_SPACE) continue
      const kinds = kindsOf(reading.scan, i)
      if (((kinds & SINGULAR_VERB) === 0 && !isVerbWithS(reading, i)) || PERSONS.has(hash[i]!)) continue
      if (entries[i + 1] !== 0 && entries[i + 2] !== 0) continue
      if (gap[i] !== GAP_SPACE || gap[i - 1] !== GAP_SPACE) continue
      if (!isInList(reading, entries, i - 2) && !(isPlainThirdPerson(reading.scan, i) && hasNoSubject(reading, i - 2))) continue
      report({
        start: start[i]!,
        end: end[i + 2]!,
        message: `"${text.slice(start[i], end[i + 2])}" does not go with the list before "and"; write the member that is meant`,
        confidence: 0.8,
      })
    }
  },
})

/** Index of the "but" or "so" after the first comma of a sentence that the hit opens; -1 when there is none. */
function takenUp(reading: Reading, { list, word, words, start }: PhraseHit): number {
  const { hash, gap } = reading.scan.words
  const { firstWord, endWord } = reading.scan.sentences
  const sentence = reading.scan.sentences.at(start)
  if (word !== firstWord[sentence] || reading.quoteAt(start) !== undefined) return -1
  const last = Math.min(endWord[sentence]! - 1, word + LONGEST_CLAUSE)
  let at = word + words
  while (at < last && ((gap[at]! & ~GAP_BREAK) === GAP_SPACE || gap[at] === GAP_HYPHEN)) at++
  if (at >= last || at - word < LEAST_CLAUSE || (gap[at]! & ~GAP_BREAK) !== (GAP_COMMA | GAP_SPACE) || gap[at + 1] !== GAP_SPACE) return -1
  if (list === 'concession') return hash[at] === BUT ? at : -1
  return hash[at] === SO && SUBJECTS.has(hash[at + 1]!) ? at : -1
}

function isDoubled(reading: Reading, hit: PhraseHit): boolean {
  const { gap, flags, hash } = reading.scan.words
  if (hash[hit.word] === hash[hit.word + 1]) return false
  for (let word = hit.word + 1; word < hit.word + hit.words; word++) if (gap[word] !== GAP_SPACE
    || (flags[word]! & CAPITALISED) !== 0) return false
  return true
}

/** A conjunction right before the end of its sentence. */
function isHanging(reading: Reading, word: number): boolean {
  const { text, scan } = reading
  const { gap, flags, end, hash, count } = scan.words
  if (word > 0 && BEFORE_BUT.has(hash[word - 1]!)) return false
  if (text[end[word]! + 1] === '.' || (flags[word]! & CAPITALISED) !== 0 || gap[word] !== GAP_SPACE) return false
  const next = word + 1
  return next >= count || (gap[next]! & GAP_BREAK) !== 0 || (flags[next]! & CAPITALISED) !== 0
}

/** The plural noun at `noun` ends a list of nouns that "including", "of" and the like opened, with no verb in it. */
function isInList(reading: Reading, entries: Uint16Array, noun: number): boolean {
  const { words, text } = reading.scan
  const { hash, start, flags } = words
  for (let word = noun - 1; word >= 0 && word >= noun - LONGEST_LIST; word--) {
    if (STOP_SIGNS.includes(text[start[word + 1]! - 2] ?? '.')) return false
    if (LISTS.has(hash[word]!)) return !hasSubject(reading, word)
    // "US" is no pronoun
    if ((flags[word]! & CAPITALISED) !== 0) continue
    if ((entries[word]! & FUNCTION_WORD) !== 0
      || ((entries[word]! & SINGULAR_VERB) !== 0 && (entries[word]! & PLURAL_NOUN) === 0)) return false
  }
  return false
}

/** A verb in the third person before the list may go on after "and": "speaks of wars and attacks Ana Ruiz". */
function hasSubject(reading: Reading, word: number): boolean {
  const { sentences, words } = reading.scan
  const opening = sentences.firstWord[sentences.at(words.start[word]!)]!
  // after "including" nothing of the clause goes on
  if (words.hash[word] === INCLUDING) return false
  for (let before = word - 1; before >= opening && before >= word - FARTHEST_VERB; before--) {
    if ((kindsOf(reading.scan, before) & (SINGULAR_VERB | PLURAL_NOUN)) === SINGULAR_VERB
      || (entriesOf(reading.scan)[before] === 0 && words.flags[before] === 0 && reading.scan.lower(before).endsWith('s'))) return true
  }
  return false
}

/** "jails": counted as a noun only, but its stem is a verb too. */
function isVerbWithS({ scan }: Reading, word: number): boolean {
  const shown = scan.lower(word)
  return shown.endsWith('s') && ((entryOf(hashWord(shown.slice(0, -1))) & BASE_VERB) !== 0 || hasPastForm(shown.slice(0, -1)))
}

/** No verb in the third person stands in the sentence, so that "and" has none to go on: "They met the drivers and criticizes Ana Ruiz". */
function hasNoSubject(reading: Reading, noun: number): boolean {
  const { scan } = reading
  const { start, flags, hash } = scan.words
  const opening = scan.sentences.firstWord[scan.sentences.at(start[noun]!)]!
  if (noun - opening < LEAST_CLAUSE || noun - opening > FARTHEST_VERB || reading.quoteAt(start[noun]!) !== undefined) return false
  let past = false
  for (let word = opening; word < noun; word++) {
    const kinds = kindsOf(scan, word)
    if (PRESENT.has(hash[word]!) || (kinds & SINGULAR_VERB) !== 0) return false
    if ((kinds & PAST_VERB) !== 0 && (flags[word]! & CAPITALISED) === 0) past = true
  }
  return past
}
const LEAST_CLAUSE = 3
/** Words of a clause before the comma that ends it. */
const LONGEST_CLAUSE = 25
const BUT = hashWord('but')
const SO = hashWord('so')
const SUBJECTS = wordSet(data.subjects)
const PRESENT = wordSet(['is', 'has', 'does', 'who', 'that', 'which', "isn't", "doesn't"])
const INCLUDING = hashWord('including')
