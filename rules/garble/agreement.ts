import {
  ADJECTIVE, BASE_VERB, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BREAK, GAP_COMMA, GAP_SPACE, hashWord, isDeterminer,
  isPlainPlural, isPlainThirdPerson, landmarksOf, PAST_VERB, phraseStart, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB, speechAt, wordSet,
  type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './agreement.yaml.ts'

/** Auxiliaries: with the subject after them, a base form is right ("does he have"). */
const INVERTING = wordSet(data.words.inverting)
/** Verbs, nouns and conjunctions of wish and condition: "if he were", "they demand that he have", "lest it be". */
const WISHES = wordSet(data.words.wishes)
const WISH_WITHIN = 8
/** Before a pronoun that is the object of what stands before: "the people around it are", "to those near it have". */
const CLAUSE_OPENERS = wordSet(data.words.clause_openers)
const SUBJECT_OPENERS = wordSet(data.words.subject_openers)
const ODD_NOUNS = wordSet(data.words.odd_nouns)
const QUANTIFIERS = wordSet(data.words.quantifiers)
const NO_SUBJECTS = wordSet(data.words.no_subjects)
const AMOUNTS = wordSet(data.words.amounts)
const AMOUNT_VERBS = wordSet(data.words.amount_verbs)
const SPOKEN = wordSet(data.words.spoken)
const BETTER: { readonly [form in 'singular' | 'plural']: Readonly<Record<string, string>> } = data.better
const VERBS = wordSet(['is', 'was', 'has', 'does', "isn't", "wasn't", "hasn't", "doesn't"])
const PEOPLE = wordSet(['people', 'men', 'women', 'children'])
const WERE = wordSet(['were', "weren't"])
const RELATIVES = wordSet(['who', 'that', 'which', 'actually', 'really', 'still', 'also', 'not'])
const IT = hashWord('it')
const YOU = hashWord('you')
const AND = hashWord('and')
const OR = hashWord('or')
const AS = hashWord('as')
const ALL = hashWord('all')
const OF = hashWord('of')
const WHO = hashWord('who')
const WHAT = hashWord('what')
const PRONOUNS = wordSet(['he', 'she', 'it', 'we', 'they', 'you', 'there'])
const EVERYDAY = wordSet(['was', "wasn't", "don't"])
const THAT = hashWord('that')
const ONE = hashWord('one')
const ONLY = hashWord('only')
const LETTER_S = 115
const THOSE_WHO = 2
const HEAD_WITHIN = 6
/** "the officials of the regional government was": words of the inner phrase after its first. */
const LONGEST_INNER = 3

interface Clash {
  readonly first: number
  readonly last: number
  readonly verb: number
  readonly what: string
  /** Number of the subject, which the verb should have. */
  readonly number: 'singular' | 'plural'
}

const DISAGREES = 'subject and verb do not agree in number'

export default defineRule({
  id: 'garble/agreement',
  summary: 'a subject and a verb that do not agree ("those who is", "he have", "the ministers was")',
  why: 'Number and person were lost on the way from another language. Native writers slip here too, but rarely twice.',
  mend: 'Make the two agree. Inside a quotation (where dialect is left alone) look at the original first.',
  severity: 'error',
  phrases: data.phrases,
  examples: {
    wrong: [
      'The talks are open to «those who is» ready to listen.',
      'The fund helps «those who seeks» a new start.',
      '«He have» already lost two elections.',
      'The minister said that «it are» too early to tell.',
      'Now «everybody are» waiting for the thaw.',
      'On Monday «they was» seen near the border.',
      '«We has» no further information, the ministry said.',
      '«These figures is» not surprising, given the winter.',
      'After the storm, «both bridges was» closed.',
      '«This man have» never been found.',
      '«There is many people» waiting at the gate.',
      'She said «she were» tired of the trial.',
      '«The pilots, who has» been out since May, want more pay.',
      '«The officials of the factory was» not there on Monday.',
      '«Eleven ships was» waiting in the bay.',
      '"«The ministers says» the port will close," the harbour master wrote.',
      'He said «some drivers is» sleeping in their lorries.',
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
      '"We was young and they was rich," the farmer said.',
      '"Them ships is gone, and they ain\'t coming back," the sailor said.',
      'Those who watch the news series know it.',
      'These days, most of that is news to those who read.',
      'All he and she have are two cats.',
      'What they have is enough, and what it does is plain.',
      'Does everyone have one? They helped everybody have one.',
      'Both sides and this side have agreed.',
      'The leader of the pilots, who has a plan, spoke first.',
      'The order the brass likes is the order of the day.',
      'A lens of glass and a prospectus for it were found.',
      'Gates was elected, and ten miles is a long way.',
      'Three votes isn\'t none, and four bridges was all that the town had.',
      'The bill barring federal funds was passed, and the rule covering insurers is new.',
      'The showman’s position atop the polls was weak.',
      'She is one of the most gifted people who has ever lived here.',
    ],
  },
  check(reading, report, hits) {
    const clashes = [...phraseClashes(reading, hits), ...subjectClashes(reading)].sort((a, b) => a.first - b.first)
    const { words, text } = reading.scan
    let told = -1
    for (const { first, last, verb, what, number } of clashes) {
      if (first <= told) continue
      told = last
      const start = words.start[first]!
      const end = words.end[last]!
      const speech = speechAt(reading, start)
      // "they was", "he don't": how many speak
      if (speech === 'dialect' || (speech === 'short' && SPOKEN.has(words.hash[verb]!))
        || (speech === 'standard' && EVERYDAY.has(words.hash[verb]!) && PRONOUNS.has(words.hash[first]!))) continue
      const right = BETTER[number][reading.scan.lower(verb)]
      report({
        start,
        end,
        message: `"${text.slice(start, end)}": ${what}`,
        ...(speech !== 'narration' && { severity: 'warning' as const }),
        confidence: 0.9,
        ...(right !== undefined
          && { suggestions: [{ message: `write "${right}"`, start: words.start[verb]!, end: words.end[verb]!, text: right }] }),
      })
    }
  },
})

function phraseClashes(reading: Reading, hits: readonly PhraseHit[]): Clash[] {
  return hits.filter((hit) => isConnected(reading, hit) && isWrong(reading, hit)).map((hit) => {
    const last = hit.word + hit.words - 1
    return { first: hit.word, last, verb: hit.list === 'there' ? hit.word + 1 : last, what: DISAGREES,
      number: hit.list.startsWith('singular') ? 'singular' : 'plural' }
  })
}

function isConnected({ scan }: Reading, hit: PhraseHit): boolean {
  const { gap, flags } = scan.words
  // "You" of a transcript is a speaker's label
  if (scan.words.hash[hit.word] === YOU && (flags[hit.word]! & CAPITALISED) !== 0
    && scan.sentences.firstWord[scan.sentences.at(hit.start)] !== hit.word) return false
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
      if (isHeaded(reading, hit.word, opening)) return false
      const entry = entries[last]!
      return hit.words > THOSE_WHO + 1 || VERBS.has(hash[last]!)
        || (entry & (SINGULAR_VERB | PLURAL_NOUN | SINGULAR_NOUN | BASE_VERB | FUNCTION_WORD)) === SINGULAR_VERB
    }
    case 'plural_noun':
      if (!opens && (!SUBJECT_OPENERS.has(before) || (before === AND && (gap[hit.word - 1]! & GAP_COMMA) === 0))) return false
      // "the number of those who believe these ideas is", "for many, many generations is"
      if (!opens && (entries[hit.word - 1]! & BASE_VERB) !== 0 && RELATIVES.has(hash[hit.word - 2] ?? 0)) return false
      if (hit.word > 0 && hash[hit.word - 1] === hash[hit.word]) return false
      return isPlural(reading, hit.word + 1, entries)
    case 'singular_noun':
      if (!opens && !SUBJECT_OPENERS.has(before)) return false
      if (before === AND || before === OR || isWish(reading, hit.word, opening)) return false
      return isSingular(reading, hit.word + 1, entries)
    default:
      return isPlural(reading, last, entries)
  }
}

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
  for (let before = word - 1; before >= opening && before >= word - HEAD_WITHIN; before--) {
    if (hash[before] === ONE || hash[before] === ONLY) return true
  }
  return false
}

function isPlural({ scan }: Reading, word: number, entries: Uint16Array): boolean {
  if (PEOPLE.has(scan.words.hash[word]!)) return true
  return !ODD_NOUNS.has(scan.words.hash[word]!) && (entries[word]! & (PLURAL_NOUN | SINGULAR_NOUN | ADJECTIVE)) === PLURAL_NOUN
    && /[^s]s$/.test(scan.lower(word))
}

function isSingular({ scan }: Reading, word: number, entries: Uint16Array): boolean {
  return !ODD_NOUNS.has(scan.words.hash[word]!) && !scan.lower(word).endsWith('s')
    && (entries[word]! & (SINGULAR_NOUN | PLURAL_NOUN | ADJECTIVE | PAST_VERB | FUNCTION_WORD)) === SINGULAR_NOUN
}

/** Plural subjects that open their sentence and have a singular verb. */
function subjectClashes(reading: Reading): Clash[] {
  const { scan, text } = reading
  const { hash, gap, flags, end } = scan.words
  const entries = entriesOf(scan)
  const landmarks = landmarksOf(scan)
  const found: Clash[] = []
  for (const i of landmarks.singularVerbs) {
    // a plural noun before it, or a noun that may have one before "of"
    if (i === 0 || (flags[i]! & CAPITALISED) !== 0 || (gap[i]! & ~GAP_BREAK) !== GAP_SPACE) continue
    const before = entries[i - 1]!
    const plural = text.charCodeAt(end[i - 1]! - 1) === LETTER_S
      && (before === 0 || (before & (PLURAL_NOUN | SINGULAR_NOUN)) !== SINGULAR_NOUN)
    if (!plural && !isAfterOf(reading, i)) continue
    const first = subjectOf(reading, i)
    if (first >= 0) found.push({ first, last: i, verb: i, what: DISAGREES, number: 'plural' })
  }
  for (const i of landmarks.who) {
    const first = hash[i] === WHO && i > 0 && text.charCodeAt(end[i - 1]! - 1) === LETTER_S ? antecedentOf(reading, i) : -1
    if (first < 0) continue
    found.push({ first, last: i + 1, verb: i + 1, what: 'the verb after "who" is singular, what it speaks of is not', number: 'plural' })
  }
  return found
}

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
  const first = opensWith(reading, noun, opening)
  return first >= 0 && isAmount(reading, first, verb) ? -1 : first
}

/** "Three votes isn't none", "ten wagons is a train": a number of things and, after the verb, no participle. */
function isAmount({ scan }: Reading, first: number, verb: number): boolean {
  if (!AMOUNTS.has(scan.words.hash[first]!) || !AMOUNT_VERBS.has(scan.words.hash[verb]!)) return false
  return verb + 1 >= scan.words.count || !(scan.lower(verb + 1).endsWith('ing') || (entriesOf(scan)[verb + 1]! & PAST_VERB) !== 0)
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

function isManyOnly({ scan }: Reading, noun: number, opening: number): boolean {
  const { hash, flags } = scan.words
  return !ODD_NOUNS.has(hash[noun]!) && ((flags[noun]! & CAPITALISED) === 0 || noun === opening) && isPlainPlural(scan, noun)
}

/** First word of the phrase when it opens its sentence or clause, or follows "many of". */
function opensWith({ scan }: Reading, noun: number, opening: number): number {
  const { hash, gap, flags } = scan.words
  const first = phraseStart(scan, noun, opening)
  if (first < 0 || NO_SUBJECTS.has(hash[first]!)) return -1
  // "what the brass likes is": a verb after a noun
  const entries = entriesOf(scan)
  if (noun - first > 1 && (entries[noun]! & SINGULAR_VERB) !== 0
    && ((flags[noun - 1]! & CAPITALISED) !== 0 || (entries[noun - 1]! & (SINGULAR_NOUN | ADJECTIVE)) === SINGULAR_NOUN)) return -1
  const determined = first < noun && isDeterminer(scan, first)
  if (first === opening || (first === opening + 1 && hash[opening] === ALL)) return determined ? opening : -1
  if ((gap[first]! & ~GAP_BREAK) !== GAP_SPACE) return -1
  const before = first - 1
  if (hash[before] === OF && before === opening + 1 && QUANTIFIERS.has(hash[opening]!)) return opening
  return determined && hash[before] === THAT ? first : -1
}
