import {
  ADJECTIVE, BASE_VERB, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BREAK, GAP_COMMA, GAP_HYPHEN, GAP_SPACE, GERUND, hashWord, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './agreement.yaml.ts'

const hashes = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashWord))
/** Auxiliaries: with the subject after them, a base form is right ("does he have"). */
const INVERTING = hashes("do does did don't doesn't didn't would could should can will might may must won't wouldn't couldn't shouldn't can't had shall nor neither let lets make makes made see help have watch hear if")
/** Verbs, nouns and conjunctions of wish and condition: "if he were", "they demand that he have", "lest it be". */
const WISHES = hashes(
  'if though wish wishes wished would lest unless whether suppose supposing insist insists insisted demand demands demanded require requires required recommend recommends ' +
    'recommended propose proposes proposed suggest suggests suggested request requests requested ask asks asked urge urges urged order orders ordered important essential ' +
    'imperative vital crucial necessary condition requirement prefer prefers preferred than were rather imagine only',
)
const WISH_WITHIN = 8
/** Before a pronoun that is the object of what stands before: "the people around it are", "to those near it have". */
const CLAUSE_OPENERS = hashes(
  "that and but because when while as which what where how why who since although though so says said say saying think thinks thought believe believes believed know knows knew " +
    'claims claimed feel feels now then or before after until once whether whom hope hopes sure yes no well also',
)
const WERE = hashes("were weren't")
const IT = hashWord('it')
const YOU = hashWord('you')
const THOSE_WHO = 2
/** "all", "one of", "none of", "each of", "a number of these": the verb agrees with what stands before. */
const HEADS = hashes('of in for with about from to by on at among between against like than and or as around behind over under through without within into near per all')
/** Plural in form, singular in number, and the other way round; measures count as one ("those five miles is"). */
const ODD_NOUNS = hashes(
  'news series species means politics economics physics mathematics athletics ethics statistics headquarters works crossroads barracks gallows analysis basis crisis thesis ' +
    'hypothesis emphasis diagnosis process success access business congress address loss class pass press witness illness business progress process gas bus virus campus focus ' +
    'consensus status bonus census people police staff team couple pair lot number majority group percent data media family kind kinds type sort sorts who one ones more less most ' +
    'fewer least things way ways time times year years day days week weeks month months hours minutes dollars miles points pounds two three four five six seven eight nine ten hundred thousand million ' +
    'billion dozen few many several others other such same very first last next past second third another else thanks odds sheep deer fish aircraft spacecraft crew public ' +
    'woes folk jury army government company band club committee council party',
)

export default defineRule({
  id: 'garble/agreement',
  summary: 'a verb or determiner that does not agree with its noun ("those who is", "he have", "these decision")',
  why: 'Number and person were lost on the way from another language. Native writers slip here too, but rarely twice.',
  mend: 'Make the two agree.',
  severity: 'error',
  quotes: 'skip',
  phrases: data,
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
        message: hit.list === 'determiner_noun' ? `"${shown}": the noun's number is not that of "${reading.scan.word(hit.word)}"` : `"${shown}": subject and verb do not agree in number`,
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
      if (HEADS.has(before) || (!opens && !CLAUSE_OPENERS.has(before))) return false
      return isPlural(reading, hit.word + 1, entries)
    case 'singular_noun':
      if (!opens && !CLAUSE_OPENERS.has(before)) return false
      if (before === AND || before === OR) return false
      return isSingular(reading, hit.word + 1, entries)
    case 'there':
      return isPlural(reading, last, entries) || PEOPLE.has(hash[last]!)
    default:
      return isDeterminerWrong(reading, hit, entries)
  }
}

const PEOPLE = hashes('people men women children')
const AND = hashWord('and')
const OR = hashWord('or')
const AS = hashWord('as')
const WHAT = hashWord('what')
const VERBS = hashes("is was has does isn't wasn't hasn't doesn't")

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
  for (let before = word - 1; before >= opening && before >= word - HEAD_WITHIN; before--) if (hash[before] === ONE || hash[before] === ONLY) return true
  return false
}
const HEAD_WITHIN = 4
const ONE = hashWord('one')
const ONLY = hashWord('only')

function isPlural(reading: Reading, word: number, entries: Uint16Array): boolean {
  const { hash } = reading.scan.words
  return !ODD_NOUNS.has(hash[word]!) && (entries[word]! & PLURAL_NOUN) !== 0 && (entries[word]! & (SINGULAR_NOUN | ADJECTIVE)) === 0 && /[^s]s$/.test(reading.scan.lower(word))
}

function isSingular(reading: Reading, word: number, entries: Uint16Array): boolean {
  const { hash } = reading.scan.words
  return !ODD_NOUNS.has(hash[word]!) && (entries[word]! & SINGULAR_NOUN) !== 0 && (entries[word]! & (PLURAL_NOUN | ADJECTIVE | PAST_VERB | FUNCTION_WORD)) === 0 && !reading.scan.lower(word).endsWith('s')
}

/** "these decision on", "each bridges": the noun stands alone, with a preposition, a verb or the sentence's end after it. */
function isDeterminerWrong(reading: Reading, hit: PhraseHit, entries: Uint16Array): boolean {
  const { words } = reading.scan
  const { hash, gap, count } = words
  const noun = hit.word + 1
  const next = noun + 1
  const closed = next >= count || ((gap[next]! & GAP_HYPHEN) === 0 && (gap[next] !== GAP_SPACE || ENDERS.has(hash[next]!)))
  if (!closed || hit.words !== 2) return false
  if (PLURAL_DETERMINERS.has(hash[hit.word]!)) return isSingular(reading, noun, entries) && (entries[noun]! & (BASE_VERB | GERUND)) === 0 && !reading.scan.lower(noun).endsWith('ing')
  return isPlural(reading, noun, entries) && (entries[noun]! & SINGULAR_VERB) === 0
}
const ENDERS = hashes('of in on at by for from with to is was were are has have had will would that which who')
const PLURAL_DETERMINERS = hashes('these those several many various numerous')
