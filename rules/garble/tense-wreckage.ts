import {
  ADJECTIVE, BASE_VERB, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_SPACE, GERUND, HAS_APOSTROPHE, hashWord, PAST_VERB,
  PLURAL_NOUN,
  SINGULAR_NOUN, SINGULAR_VERB, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './tense-wreckage.yaml.ts'

const hashes = (words: readonly string[]): ReadonlySet<number> => new Set(words.map(hashWord))
/** Irregular past forms that are no base form as well. */
const PAST_ONLY = hashes(data.words.past_only)
/** "will", "can", "must" as nouns, and "could" of a question, have one of these before them. */
const NOUN_MARKERS = hashes(data.words.noun_markers)
/** Auxiliaries that end a clause whose verb is left out: "more than he could", "as it did". A past form after them begins another one. */
const COMPARISONS = hashes(['than', 'as', 'what', 'whatever', 'all', 'so', 'everything'])
const WITHIN = 6
const USED = hashWord('used')
/** "Those who didn't had a gap of 18", "eligible but didn't grew": the verb of the clause is left out. */
const ELLIPTIC = hashes(['who', 'that', 'which', 'but', 'or', 'whether', 'and'])
const SUBJECTS_BETWEEN = hashes(['did', 'do', 'does'])

export default defineRule({
  id: 'garble/tense-wreckage',
  summary: 'verb forms that cannot stand together ("has went", "did not went", "will continued")',
  why: 'The tense was put together from pieces of another language. Readers stop and have to guess when it happened.',
  mend: 'Write the form that the auxiliary takes: "has gone", "did not go", "will continue".',
  severity: 'error',
  quotes: 'skip',
  phrases: data.phrases,
  examples: {
    wrong: [
      'The ship «has went» down near the cape.',
      'The council «did not went» to the meeting.',
      'The club «will continued» to pay its workers.',
      'He was popular and «could won» the race.',
      'Rebels «didn\'t supported» the peace plan.',
      'The bridge «would helped» the villages on the river.',
      'The army is «going to was» the strongest in the region.',
      'The agency «does not wants» to comment on the case.',
      'She «wanted to became» a doctor in her town.',
      'They «have not came» back from the island.',
    ],
    right: [
      'The ship has gone down, and the crew went home.',
      'He did not need or heed advice.',
      'The will left the house to his niece.',
      'They did what they could before the dam broke.',
      'As fast as he could, the boy ran.',
      '"He has went home," the farmer said.',
      'Those who came saw the eclipse from the hill.',
      'The person she spoke to was her aunt.',
      'What he did made the front page.',
      'Nobody could, said the man who had tried.',
      'He works as hard as he can, said his coach.',
      'It must cost more, and it does hurt.',
    ],
  },
  check(reading, report, hits) {
    for (const hit of hits) {
      const wrong = isWrong(reading, hit)
      if (!wrong) continue
      const last = hit.word + hit.words - 1
      const shown = reading.text.slice(hit.start, hit.end)
      report({
        start: hit.start,
        end: hit.end,
        message: `"${shown}": "${reading.scan.word(last)}" cannot follow "${reading.scan.word(last - 1)}"; write the right form`,
        confidence: hit.list === 'perfect' ? 0.95 : 0.88,
      })
    }
  },
})

function isWrong(reading: Reading, hit: PhraseHit): boolean {
  const { words, sentences } = reading.scan
  const { hash, flags, gap } = words
  const last = hit.word + hit.words - 1
  for (let word = hit.word + 1; word <= last; word++) if (gap[word] !== GAP_SPACE) return false
  if ((flags[last]! & (CAPITALISED | HAS_APOSTROPHE)) !== 0) return false
  const opening = sentences.firstWord[sentences.at(hit.start)]!
  const before = hit.word > opening ? hash[hit.word - 1]! : 0
  const entry = entriesOf(reading.scan)[last]!
  if (hit.list === 'perfect') return hit.word === opening ? false : !NOUN_MARKERS.has(before) && !isLate(reading, hit.word, opening)
  // a name ("Will wrote a column"), the month of May
  if ((flags[hit.word]! & CAPITALISED) !== 0) return false
  // "his sister's will was", "this great can marked"
  if (NOUN_MARKERS.has(before) || isNounMarker(reading, hit.word, opening)) return false
  if (hit.list === 'do') {
    // "does" of a question may have its subject after it
    if (hit.words === 2 && SUBJECTS_BETWEEN.has(hash[hit.word]!)) return false
    // "didn't used to": spelt so by many
    if (hash[last] === USED) return false
    if (isPast(reading, last, entry)) return !isLate(reading, hit.word, opening) && !ELLIPTIC.has(before)
    return (entry & SINGULAR_VERB) !== 0 && (entry & (PLURAL_NOUN | SINGULAR_NOUN | BASE_VERB | FUNCTION_WORD)) === 0
  }
  if (!isPast(reading, last, entry) || isAdjective(reading, last, entry)) return false
  // "he did all he could won praise", "as fast as he could ran"
  return hit.list === 'infinitive' || !isLate(reading, hit.word, opening)
}

/** A past form that is no base form, noun, or adjective of the same spelling. */
function isPast({ scan }: Reading, word: number, entry: number): boolean {
  if (PAST_ONLY.has(scan.words.hash[word]!)) return true
  return scan.lower(word).endsWith('ed') && (entry & PAST_VERB) !== 0
    && (entry & (BASE_VERB | SINGULAR_NOUN | PLURAL_NOUN | GERUND | FUNCTION_WORD)) === 0
}

/** "going to crowded places", "would supposed experts": a form that is an adjective too, with its noun after it. */
function isAdjective({ scan }: Reading, word: number, entry: number): boolean {
  const { gap, flags, count } = scan.words
  if ((entry & ADJECTIVE) === 0 || word + 1 >= count || gap[word + 1] !== GAP_SPACE) return false
  const next = entriesOf(scan)[word + 1]!
  return (next & FUNCTION_WORD) === 0 || (flags[word + 1]! & CAPITALISED) !== 0
}

function isNounMarker({ scan }: Reading, word: number, opening: number): boolean {
  if (word === opening) return false
  return (scan.words.flags[word - 1]! & HAS_APOSTROPHE) !== 0
    || (entriesOf(scan)[word - 1]! & (ADJECTIVE | SINGULAR_NOUN | PLURAL_NOUN)) === ADJECTIVE
}

/** Within a relative or comparative clause, whose own verb may end right before another one. */
function isLate(reading: Reading, word: number, opening: number): boolean {
  const { hash } = reading.scan.words
  for (let before = word - 1; before >= opening && before >= word - WITHIN; before--) if (COMPARISONS.has(hash[before]!)) return true
  return false
}
