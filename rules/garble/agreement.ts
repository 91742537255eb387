import {
  ADJECTIVE, BASE_VERB, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BREAK, GAP_COMMA, GAP_HYPHEN, GAP_SPACE, GAP_STOP, GERUND,
  hashWord, isDeterminer, isPlainPlural, isPlainThirdPerson, landmarksOf, PAST_VERB, phraseStart, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB,
  type PhraseHit, type Reading,
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
      '«The pilots, who has» been out since May, want more pay.',
      '«The officials of the factory was» not there on Monday.',
      'The auditor asked for «a documents» of the last owner.',
      '«Eleven ships was» waiting in the bay.',
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
      'The leader of the pilots, who has a plan, spoke first.',
      'The order the brass likes is the order of the day.',
      'A lens of glass and a prospectus for it were found.',
      'Gates was elected, and ten miles is a long way.',
    ],
  },
  check(reading, report, hits) {
    let last = -1
    const told: PhraseHit[] = []
    for (const hit of hits) {
      if (hit.start < last || !isConnected(reading, hit) || !isWrong(reading, hit)) continue
      last = hit.end
      told.push(hit)
      const shown = reading.text.slice(hit.start, hit.end)
      report({
        start: hit.start,
        end: hit.end,
        message: hit.list === 'determiner_noun' ? `"${shown}": the noun's number is not that of "${reading.scan.word(hit.word)}"`
          : `"${shown}": subject and verb do not agree in number`,
        confidence: 0.9,
      })
    }
    let next = 0
    for (const { start, end, what } of wrongSubjects(reading)) {
      while (next < told.length && told[next]!.end <= start) next++
      if (next < told.length && told[next]!.start < end) continue
      report({ start, end, message: `"${reading.text.slice(start, end)}": ${what}`, confidence: 0.88 })
    }
  },
})

interface WrongSubject {
  readonly start: number
  readonly end: number
  readonly what: string
}

/** Plural subjects that open their sentence and have a singular verb, and plural nouns after "a". */
function wrongSubjects(reading: Reading): WrongSubject[] {
  const { words } = reading.scan
  const { hash, gap, flags, start, end, count } = words
  const entries = entriesOf(reading.scan)
  const landmarks = landmarksOf(reading.scan)
  const found: WrongSubject[] = []
  const tell = (first: number, last: number, what: string): void => {
    found.push({ start: start[first]!, end: end[last]!, what })
  }
  for (const i of landmarks.singularVerbs) {
    // a plural noun before it, or a noun that may have one before "of"
    if (i === 0 || (flags[i]! & CAPITALISED) !== 0 || (gap[i]! & ~GAP_BREAK) !== GAP_SPACE) continue
    const before = entries[i - 1]!
    const plural = reading.text.charCodeAt(end[i - 1]! - 1) === LETTER_S
      && (before === 0 || (before & (PLURAL_NOUN | SINGULAR_NOUN)) !== SINGULAR_NOUN)
    if (!plural && !isAfterOf(reading, i)) continue
    const first = subjectOf(reading, i)
    if (first >= 0) tell(first, i, 'subject and verb do not agree in number')
  }
  for (const i of landmarks.who) {
    const first = hash[i] === WHO && i > 0 && reading.text.charCodeAt(end[i - 1]! - 1) === LETTER_S ? antecedentOf(reading, i) : -1
    if (first >= 0) tell(first, i + 1, `the verb after "who" is singular, what it speaks of is not`)
  }
  for (const i of landmarks.articles) {
    if (hash[i] === A && i + 1 < count && isAfterA(reading, i + 1)) tell(i, i + 1, '"a" before a plural')
  }
  return found.sort((a, b) => a.start - b.start)
}

const LETTER_S = 115

/** "of the factory was" */
function isAfterOf({ scan }: Reading, verb: number): boolean {
  const { hash } = scan.words
  return VERBS.has(hash[verb]!) && (hash[verb - 2] === OF || hash[verb - 3] === OF || hash[verb - 4] === OF)
}

/** First word of the plural subject of the singular verb; -1 when there is none. */
function subjectOf(reading: Reading, verb: number): number {
  const { scan } = reading
  const { hash, start, flags } = scan.words
  const opening = scan.sentences.firstWord[scan.sentences.at(start[verb]!)]!
  let noun = verb - 1
  if (noun < opening) return -1
  if (!isManyOnly(reading, noun, opening)) {
    // "the officials of the factory was"
    if (!VERBS.has(hash[verb]!) || !isSingular(reading, noun, entriesOf(scan)) || (flags[noun]! & CAPITALISED) !== 0) return -1
    const inner = phraseStart(scan, noun, opening)
    if (inner < opening + 2 || noun - inner > LONGEST_INNER || hash[inner - 1] !== OF) return -1
    noun = inner - 2
    if (!isManyOnly(reading, noun, opening)) return -1
  } else if (!VERBS.has(hash[verb]!) && !isPlainThirdPerson(scan, verb)) return -1
  return opensWith(reading, noun, opening)
}

function antecedentOf(reading: Reading, who: number): number {
  const { scan } = reading
  const { hash, start, gap, count } = scan.words
  const noun = who - 1
  const verb = who + 1
  const opening = scan.sentences.firstWord[scan.sentences.at(start[who]!)]!
  if (verb >= count || gap[verb] !== GAP_SPACE || (gap[who]! & ~(GAP_COMMA | GAP_BREAK)) !== GAP_SPACE || noun < opening) return -1
  const entry = entriesOf(scan)[verb]!
  if (!VERBS.has(hash[verb]!) && ((entry & SINGULAR_VERB) === 0 || (entry & (BASE_VERB | FUNCTION_WORD)) !== 0)) return -1
  return isManyOnly(reading, noun, opening) ? opensWith(reading, noun, opening) : -1
}

function isManyOnly(reading: Reading, noun: number, opening: number): boolean {
  const { hash, flags } = reading.scan.words
  return !ODD_NOUNS.has(hash[noun]!) && ((flags[noun]! & CAPITALISED) === 0 || noun === opening) && isPlainPlural(reading.scan, noun)
}

/** First word of the phrase when it opens its sentence or clause, or follows "many of". */
function opensWith(reading: Reading, noun: number, opening: number): number {
  const { scan } = reading
  const { hash, gap } = scan.words
  const first = phraseStart(scan, noun, opening)
  if (first < 0 || NO_SUBJECTS.has(hash[first]!)) return -1
  // "what the brass likes is": a verb after a noun
  const entries = entriesOf(scan)
  if (noun - first > 1 && (entries[noun]! & SINGULAR_VERB) !== 0
    && (entries[noun - 1]! & (SINGULAR_NOUN | ADJECTIVE)) === SINGULAR_NOUN) return -1
  const determined = first < noun && isDeterminer(scan, first)
  if (first === opening || (first === opening + 1 && hash[opening] === ALL)) return determined ? opening : -1
  if ((gap[first]! & ~GAP_BREAK) !== GAP_SPACE) return -1
  const before = first - 1
  if (hash[before] === OF && before === opening + 1 && QUANTIFIERS.has(hash[opening]!)) return opening
  return determined && hash[before] === THAT ? first : -1
}

/** "a documents of": a plural after the article, and no noun after it that it could belong to ("a sports car"). */
function isAfterA(reading: Reading, noun: number): boolean {
  const { scan } = reading
  const { hash, gap, flags, count } = scan.words
  if (gap[noun] !== GAP_SPACE || ((flags[noun]! | flags[noun - 1]!) & CAPITALISED) !== 0 || SINGULAR_S.has(hash[noun]!)
    || ODD_NOUNS.has(hash[noun]!) || !isPlainPlural(scan, noun)) return false
  const next = noun + 1
  if (next >= count || (gap[next]! & (GAP_STOP | GAP_COMMA)) !== 0) return true
  return gap[next] === GAP_SPACE && (entriesOf(scan)[next]! & FUNCTION_WORD) !== 0 && (flags[next]! & CAPITALISED) === 0
}

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
      if (!opens && (!SUBJECT_OPENERS.has(before) || (before === AND && (gap[hit.word - 1]! & GAP_COMMA) === 0))) return false
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
const A = hashWord('a')
const MANY = hashWord('many')
const FOR = hashWord('for')
const ALL = hashWord('all')
const OF = hashWord('of')
const WHO = hashWord('who')
const THAT = hashWord('that')
/** "the officials of the regional government was": words of the inner phrase after its first. */
const LONGEST_INNER = 3
const SINGULAR_S = hashes(data.words.singular_s)
const QUANTIFIERS = hashes(['many', 'most', 'some', 'all', 'both', 'several', 'few'])
/** "More jobs is what we need", "No news is good news", "A few days is enough". */
const NO_SUBJECTS = hashes(['more', 'less', 'fewer', 'no', 'a', 'an', 'each', 'every', 'this', 'that', 'what', 'to', 'all'])
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
  // "for many religion is a comfort"
  if (hash[hit.word] === MANY && hit.word > 0 && hash[hit.word - 1] === FOR) return false
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
