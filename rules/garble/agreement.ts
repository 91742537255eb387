import {
  ADJECTIVE, BASE_VERB, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BREAK, GAP_COMMA, GAP_HYPHEN, GAP_SPACE, GAP_STOP, GERUND,
  hashWord,
  PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './agreement.yaml.ts'

const hashes = (words: readonly string[]): ReadonlySet<number> => new Set(words.map(hashWord))
/** Auxiliaries: with the subject after them, a base form is right ("does he have"). */
const INVERTING = hashes(data.words.inverting)
/** Verbs, nouns and conjunctions of wish and condition: "if he were", "they demand that he have", "lest it be". */
const WISHES = hashes(data.words.wishes)
const WISH_WITHIN = 8
/** Before a pronoun that is the object of what stands before: "the people around it are", "to those near it have". */
const CLAUSE_OPENERS = hashes(data.words.clause_openers)
const WERE = hashes(['were', "weren't"])
const IT = hashWord('it')
const YOU = hashWord('you')
const THOSE_WHO = 2
/**
 * Before a noun that begins its clause: after a preposition or a verb the verb agrees with something else ("the cost of these figures is").
 */
const SUBJECT_OPENERS = hashes(['that', 'but', 'because', 'while', 'although', 'though', 'since', 'so', 'and', 'if', 'whether'])
/** Plural in form, singular in number, and the other way round; measures count as one ("those five miles is"). */
const ODD_NOUNS = hashes(data.words.odd_nouns)

export default defineRule({
  id: 'garble/agreement',
  summary: 'a verb or determiner that does not agree with its noun ("those who is", "he have", "these decision")',
  why: 'Number and person were lost on the way from another language. Native writers slip here too, but rarely twice.',
  mend: 'Make the two agree.',
  severity: 'error',
  quotes: 'skip',
  phrases: data.phrases,
  examples: {
    wrong: [
      'The talks are open to «those who is» ready to listen.',
      'The fund helps «those who seeks» a new start.',
      '«He have» already lost two elections.',
      'The minister said that «it are» too early to tell.',
      'On Monday «they was» seen near the border.',
      '«We has» no further information, the ministry said.',
      '«These figures is» not surprising, given the winter.',
      'After the storm, «both bridges was» closed.',
      '«This man have» never been found.',
      '«There is many people» waiting at the gate.',
      'She said «she were» tired of the trial.',
      'The court rejected «these decision» on appeal.',
    ],
    right: [
      'If he were mayor, he would resign.',
      'Does he have a plan? Nor did she have one.',
      'They demand that he have a fair trial.',
      'The people around it are waiting, and those near it have left.',
      'The cost of these figures is high.',
      'One of those bridges was closed, and each of these men has left.',
      'Members of this group have met twice.',
      'He wishes she were here, as it were.',
      '"We has no money," the farmer said.',
      'Those who watch the news series know it.',
      'These days, most of that is news to those who read.',
      'All he and she have are two cats.',
      'What they have is enough, and what it does is plain.',
      'Both sides and this side have agreed.',
    ],
  },
  check(reading, report, hits) {
    let last = -1
    for (const hit of hits) {
      if (hit.start < last || !isConnected(reading, hit) || !isWrong(reading, hit)) continue
      last = hit.end
      const shown = reading.text.slice(hit.start, hit.end)
      report({
        start: hit.start,
        end: hit.end,
        message: hit.list === 'determiner_noun' ? `"${shown}": the noun's number is not that of "${reading.scan.word(hit.word)}"`
          : `"${shown}": subject and verb do not agree in number`,
        confidence: 0.9,
      })
    }
  },
})

function isConnected(reading: Reading, hit: PhraseHit): boolean {
  const { gap, flags } = reading.scan.words
  for (let word = hit.word + 1; word < hit.word + hit.words; word++) {
    if ((gap[word]! & ~GAP_BREAK) !== GAP_SPACE || (flags[word]! & CAPITALISED) !== 0) return false
  }
  return true
}

function isWrong(reading: Reading, hit: PhraseHit): boolean {
  const { words, sentences } = reading.scan
  const { hash, gap } = words
  const opening = sentences.firstWord[sentences.at(hit.start)]!
  const opens = hit.word === opening || (gap[hit.word]! & ~GAP_BREAK) !== GAP_SPACE
  const before = opens ? 0 : hash[hit.word - 1]!
  const last = hit.word + hit.words - 1
  const entries = entriesOf(reading.scan)
  switch (hit.list) {
    case 'singular_pronoun':
      if (INVERTING.has(before) || isWish(reading, hit.word, opening)) return false
      // "it" is an object more often than a subject; "he and she have", "what it do"
      if (hash[hit.word] === IT && !opens && !CLAUSE_OPENERS.has(before)) return false
      if (!opens && (before === AND || before === OR) && hash[hit.word] !== IT) return false
      return !(WERE.has(hash[last]!) && !opens && before === AS)
    case 'plural_pronoun':
      if (hash[hit.word] === YOU && !opens && !CLAUSE_OPENERS.has(before)) return false
      return before !== WHAT
    case 'those_who': {
      if (hit.words > THOSE_WHO + 1) return !isHeaded(reading, hit.word, opening)
      const entry = entries[last]!
      if (VERBS.has(hash[last]!)) return !isHeaded(reading, hit.word, opening)
      return (entry & SINGULAR_VERB) !== 0 && (entry & (PLURAL_NOUN | SINGULAR_NOUN | BASE_VERB | FUNCTION_WORD)) === 0
    }
    case 'plural_noun':
      if (!opens && !SUBJECT_OPENERS.has(before)) return false
      // "for many, many generations is"
      if (hit.word > 0 && hash[hit.word - 1] === hash[hit.word]) return false
      return isPlural(reading, hit.word + 1, entries)
    case 'singular_noun':
      if (!opens && !SUBJECT_OPENERS.has(before)) return false
      if (before === AND || before === OR || isWish(reading, hit.word, opening)) return false
      return isSingular(reading, hit.word + 1, entries)
    case 'there':
      return isPlural(reading, last, entries) || PEOPLE.has(hash[last]!)
    default:
      return isDeterminerWrong(reading, hit, entries)
  }
}

const PEOPLE = hashes(['people', 'men', 'women', 'children'])
const AND = hashWord('and')
const OR = hashWord('or')
const AS = hashWord('as')
const WHAT = hashWord('what')
const VERBS = hashes(['is', 'was', 'has', 'does', "isn't", "wasn't", "hasn't", "doesn't"])

/** A wish, demand or condition governs the clause. */
function isWish(reading: Reading, word: number, opening: number): boolean {
  const { hash, gap } = reading.scan.words
  for (let before = word - 1; before >= opening && before >= word - WISH_WITHIN; before--) {
    if ((gap[before + 1]! & GAP_COMMA) !== 0) return false
    if (WISHES.has(hash[before]!)) return true
  }
  return false
}

/** "one of those who is": the verb may belong to "one". */
function isHeaded(reading: Reading, word: number, opening: number): boolean {
  const { hash } = reading.scan.words
  for (let before = word - 1; before >= opening && before >= word - HEAD_WITHIN; before--) if (hash[before] === ONE
    || hash[before] === ONLY) return true
  return false
}
const HEAD_WITHIN = 4
const ONE = hashWord('one')
const ONLY = hashWord('only')

function isPlural(reading: Reading, word: number, entries: Uint16Array): boolean {
  const { hash } = reading.scan.words
  return !ODD_NOUNS.has(hash[word]!) && (entries[word]! & PLURAL_NOUN) !== 0 && (entries[word]! & (SINGULAR_NOUN | ADJECTIVE)) === 0
    && /[^s]s$/.test(reading.scan.lower(word))
}

function isSingular(reading: Reading, word: number, entries: Uint16Array): boolean {
  const { hash } = reading.scan.words
  return !ODD_NOUNS.has(hash[word]!) && (entries[word]! & SINGULAR_NOUN) !== 0
    && (entries[word]! & (PLURAL_NOUN | ADJECTIVE | PAST_VERB | FUNCTION_WORD)) === 0 && !reading.scan.lower(word).endsWith('s')
}

/** "these decision on", "each bridges": the noun stands alone, with a preposition, a verb or the sentence's end after it. */
function isDeterminerWrong(reading: Reading, hit: PhraseHit, entries: Uint16Array): boolean {
  const { words } = reading.scan
  const { hash, gap, count } = words
  const noun = hit.word + 1
  const next = noun + 1
  const plural = PLURAL_DETERMINERS.has(hash[hit.word]!)
  const enders = plural ? ENDERS : VERB_ENDERS
  const closed = next >= count
    || ((gap[next]! & GAP_HYPHEN) === 0
    && ((gap[next]! & (GAP_STOP | GAP_BREAK)) !== 0 || (gap[next] === GAP_SPACE && enders.has(hash[next]!))))
  if (!closed || hit.words !== 2) return false
  if (plural) return isSingular(reading, noun, entries) && (entries[noun]! & (BASE_VERB | GERUND)) === 0
    && !UNMARKED_PLURAL.test(reading.scan.lower(noun))
  return isPlural(reading, noun, entries) && (entries[noun]! & SINGULAR_VERB) === 0
}
const ENDERS = hashes(data.words.enders)
/** "each hails from" is a verb; before these it is a noun. */
const VERB_ENDERS = hashes(['of', 'is', 'was', 'are', 'were', 'has', 'have', 'had', 'will', 'would'])
/** Plurals without an s, and masses that count as many. */
const UNMARKED_PLURAL = /(?:ing|a|ren|men|i|ae|folk|people|work|ware|wear)$/
const PLURAL_DETERMINERS = hashes(['these', 'those', 'several', 'many', 'various', 'numerous'])
