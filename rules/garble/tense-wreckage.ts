import {
  ADJECTIVE, ADVERB, BASE_VERB, CAPITALISED, defineRule, entriesOf, entryOf, FUNCTION_WORD, GAP_HYPHEN, GAP_SPACE, GERUND, HAS_APOSTROPHE,
  hashWord, isPlainThirdPerson, landmarksOf, PARTICIPLE, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB, speechAt, wordSet,
  type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './tense-wreckage.yaml.ts'

/** Irregular past forms that are no base form as well. */
const PAST_ONLY = wordSet(data.words.past_only)
/** "has come": the base form is the participle too. */
const SAME_PARTICIPLE = wordSet(data.words.same_participle)
/** "will", "can", "must" as nouns, and "could" of a question, have one of these before them. */
const NOUN_MARKERS = wordSet(data.words.noun_markers)
/** Auxiliaries that end a clause whose verb is left out: "more than he could", "as it did". A past form after them begins another one. */
const COMPARISONS = wordSet(['than', 'as', 'what', 'whatever', 'all', 'so', 'everything', 'anything', 'best', 'hard', 'hope'])
const WITHIN = 6
const USED = hashWord('used')
/** "Those who didn't had a gap of 18", "eligible but didn't grew": the verb of the clause is left out. */
const ELLIPTIC = wordSet(['who', 'that', 'which', 'but', 'or', 'whether', 'and'])
const SUBJECTS_BETWEEN = wordSet(['did', 'do', 'does'])

export default defineRule({
  id: 'garble/tense-wreckage',
  summary: 'verb forms that cannot stand together ("has went", "did not went", "will continued")',
  why: 'The tense was put together from pieces of another language. Readers stop and have to guess when it happened.',
  mend: 'Write the form that the auxiliary takes: "has gone", "did not go", "will continue".',
  severity: 'error',
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
      'The harvest «will be fall» to half of the last one.',
      'The price of oil has «rised» since the spring.',
      'The works «will to be» finished before the frost.',
      'The traders «are seize» the good weather.',
      'The council «tries to makes» the link clear.',
      '"The club «will continued» to pay its workers until May," he said.',
      'The driver says «he must to leave» before dawn.',
      'The plan «will left» her open to attack.',
      '"We have found the letter and we\'re «going to was» printing it in the morning paper for everybody in town," he said.',
      'The bridge «was been» under repair since the flood.',
      'The coach «made them to leave» the pitch early.',
      'The long wait «makes him wondering» what was agreed.',
      'She has the task «of not only carry» the mail but sorting it.',
      'The plan «is not easily understand» by those who live there.',
      'Nobody could say what «was happened» on the bridge.',
      'The firm «will not taking» new orders this year.',
      'The new line «can able to» carry twice as much.',
      'The road «does not properly improved» in winter.',
      'They left «without agree the» price of the boat.',
      'In May will «be held a meeting» of the owners.',
    ],
    right: [
      'The coach made them appealing offers, and it was not always make-believe.',
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
      'The will to be elected is strong, and it has come to that.',
      'They were strip-searching guests, and all they did was provide tea.',
      'He did not focus on it; she spoke to cooks.',
      'Even the date she agreed to gives her time.',
      'The work you did also freed the town.',
      'They wanted to refocus the talks, and the order is pursuant to the law.',
      'She is the author of Bring the Ships Home, and Theresa May getting it is new.',
    ],
  },
  check(reading, report, hits) {
    const candidates = [...hits, ...pairsOf(reading)].sort((a, b) => a.start - b.start || b.end - a.end)
    let told = -1
    for (const hit of candidates) {
      if (hit.start < told || !isWrong(reading, hit)) continue
      told = hit.end
      const speech = speechAt(reading, hit.start)
      // "he has went" is how many speak
      if (speech === 'dialect' || (speech === 'short' && hit.list === 'perfect')
        || (speech !== 'narration' && hit.list === 'impossible')) continue
      const last = hit.word + hit.words - 1
      const shown = reading.text.slice(hit.start, hit.end)
      report({
        start: hit.start,
        end: hit.end,
        message: hit.list === 'no_word' ? `"${shown}" is no word; write the verb's own past form`
          : hit.list === 'impossible' ? `"${shown}": English does not put these forms together; write the right one`
          : `"${shown}": "${reading.scan.word(last)}" cannot follow "${reading.scan.word(last - 1)}"; write the right form`,
        ...(speech !== 'narration' && { severity: 'warning' as const }),
        confidence: hit.list === 'perfect' ? 0.95 : 0.88,
      })
    }
  },
})

/** A place to look at: an auxiliary (or what governs an infinitive), and what follows it. */
type Candidate = Pick<PhraseHit, 'list' | 'word' | 'words' | 'start' | 'end'>

/** Every auxiliary with a word after it that could not follow it, and every "to" likewise. */
function pairsOf(reading: Reading): Candidate[] {
  const { words } = reading.scan
  const { hash, start, end, count } = words
  const entries = entriesOf(reading.scan)
  const { auxiliaries, to } = landmarksOf(reading.scan)
  const found: Candidate[] = []
  const add = (list: string, word: number, last: number): void => {
    found.push({ list, word, words: last - word + 1, start: start[word]!, end: end[last]! })
  }
  for (const word of auxiliaries) {
    let verb = word + 1
    if (verb < count && BETWEEN.has(hash[verb]!)) verb++
    if (verb >= count) break
    const list = LIST_OF.get(hash[word]!)
    // "does not properly improved"
    if ((list === 'do' || list === 'modal') && verb + 1 < count && (entries[verb]! & ADVERB) !== 0 && reading.scan.lower(verb).endsWith('ly')) verb++
    if (list === undefined) {
      if (!isBase(entries[verb]!)) continue
      // "will be fall", "is suppose to"
      if (hash[word] === BE && word > 0 && LIST_OF.get(hash[word - 1]!) === 'modal') add('be_base', word - 1, verb)
      else if ((hash[word] === IS || hash[word] === WAS) && hash[verb + 1] === TO) add('be_base', word, verb + 1)
    } else if (list === 'do' || list === 'modal') {
      if (entries[verb] === 0 ? list === 'do' : (entries[verb]! & (PAST_VERB | SINGULAR_VERB)) !== 0 || PAST_ONLY.has(hash[verb]!)) {
        add(list, word, verb)
      }
    } else if (isBase(entries[verb]!)) add(list, word, verb)
  }
  for (const word of to) {
    if (word === 0 || word + 1 >= count || hash[word] !== TO) continue
    const entry = entries[word + 1]!
    const governed = INFINITIVE.has(hash[word - 1]!)
    if (entry !== 0 && (entry & (PAST_VERB | SINGULAR_VERB)) === 0 && !PAST_ONLY.has(hash[word + 1]!)) continue
    if (governed) add(hash[word - 1] === GOING ? 'modal' : 'infinitive', word - 1, word + 1)
    if ((governed || INFINITIVE_OBJECT.has(hash[word - 1]!)) && isPlainThirdPerson(reading.scan, word + 1)
      && !BASE_IN_S.test(reading.scan.lower(word + 1))) add('third_person', word - 1, word + 1)
  }
  return found
}

/** "refocus", "bypass" */
const BASE_IN_S = /(?:us|ss)$/

const LIST_OF: ReadonlyMap<number, 'do' | 'modal' | 'be_base' | 'have_base'> = new Map([
  ...data.words.do.map((word) => [hashWord(word), 'do'] as const),
  ...data.words.modal.map((word) => [hashWord(word), 'modal'] as const),
  ...data.words.be.map((word) => [hashWord(word), 'be_base'] as const),
  ...data.words.have.map((word) => [hashWord(word), 'have_base'] as const),
])
const BETWEEN = wordSet(data.words.between)
const INFINITIVE = wordSet(data.words.infinitive)
const INFINITIVE_OBJECT = wordSet(data.words.infinitive_object)
const BE = hashWord('be')
const IS = hashWord('is')
const WAS = hashWord('was')
const GOING = hashWord('going')

/** A base form; `isWrong` looks whether it is one only, or one with an amount after it. */
const isBase = (entry: number): boolean => (entry & BASE_VERB) !== 0

function isWrong(reading: Reading, hit: Candidate): boolean {
  const { words, sentences } = reading.scan
  const { hash, flags, gap } = words
  const last = hit.word + hit.words - 1
  for (let word = hit.word + 1; word <= last; word++) if (gap[word] !== GAP_SPACE) return false
  if ((flags[last]! & (CAPITALISED | HAS_APOSTROPHE)) !== 0) return false
  const opening = sentences.firstWord[sentences.at(hit.start)]!
  const before = hit.word > opening ? hash[hit.word - 1]! : 0
  const entry = entriesOf(reading.scan)[last]!
  if (hit.list === 'no_word') return (gap[hit.word]! & GAP_HYPHEN) === 0
  // "is not always make-believe"
  if (hit.list === 'impossible') {
    return hit.word > opening && ((flags[hit.word]! | flags[hit.word + 1]!) & CAPITALISED) === 0
      && ((gap[last + 1] ?? 0) & GAP_HYPHEN) === 0
  }
  // "the date she agreed to gives her time", "the work you did also freed them": the verb's object stands before its subject
  if ((hit.list === 'third_person' || hit.list === 'infinitive' || (hit.list === 'do' && hit.words > 2))
    && isRelative(reading, hit.word, opening)) return false
  if (hit.list === 'third_person') return isPlainThirdPerson(reading.scan, last)
  if (hit.list === 'perfect') return hit.word === opening ? false : !NOUN_MARKERS.has(before) && !isLate(reading, hit.word, opening)
  // a name ("Will wrote a column"), the month of May
  if ((flags[hit.word]! & CAPITALISED) !== 0) return false
  // "his sister's will was", "this great can marked"
  if (hash[hit.word] !== GOING && (NOUN_MARKERS.has(before) || isNounMarker(reading, hit.word, opening))) return false
  if (hit.list === 'be_base' || hit.list === 'have_base') {
    // "were strip-searching", "that we do have suggest"
    const at = hit.words > 2 && hash[last] === TO ? last - 1 : last
    if (((gap[at + 1] ?? 0) & GAP_HYPHEN) !== 0 || SUBJECTS_BETWEEN.has(before)) return false
    const falls = hit.words > 2 && FALLING.has(hash[at]!) && AMOUNTS.has(hash[at + 1] ?? 0)
    return hit.word > opening && (falls || isBaseOnly(entriesOf(reading.scan)[at]!)) && !SAME_PARTICIPLE.has(hash[at]!)
      && !isLate(reading, hit.word, opening)
  }
  if (hit.list === 'double_modal') return isDoubleModal(reading, hit, before, opening)
  if (hit.list === 'do') {
    // "does" of a question may have its subject after it
    if (hit.words === 2 && SUBJECTS_BETWEEN.has(hash[hit.word]!)) return false
    // "didn't used to": spelt so by many
    if (hash[last] === USED) return false
    if (isPast(reading, last, entry)) return !isLate(reading, hit.word, opening) && (hit.words > 2 || !ELLIPTIC.has(before))
    return isPlainThirdPerson(reading.scan, last) || (hit.words > 2 && isThirdPerson(reading, last, entry))
  }
  if (!isPast(reading, last, entry) || isAdjective(reading, last, entry)) return false
  // "he did all he could won praise", "as fast as he could ran"
  return hit.list === 'infinitive' || !isLate(reading, hit.word, opening)
}

/** "grow", "seize": a base form and nothing else. */
function isBaseOnly(entry: number): boolean {
  return (entry & BASE_VERB) !== 0
    && (entry & (SINGULAR_NOUN | PLURAL_NOUN | PAST_VERB | PARTICIPLE | ADJECTIVE | ADVERB | GERUND | SINGULAR_VERB | FUNCTION_WORD)) === 0
}

/** "exceeds", also where it could be a plural: "focus" is neither. */
function isThirdPerson({ scan }: Reading, word: number, entry: number): boolean {
  return (entry & SINGULAR_VERB) !== 0 && (entry & BASE_VERB) === 0 && (entryOf(hashWord(scan.lower(word).slice(0, -1))) & BASE_VERB) !== 0
}

/** "has must", "works will to be finished", "can not to pay"; not "the will to be elected", "as hard as we could not to laugh". */
function isDoubleModal(reading: Reading, hit: Candidate, before: number, opening: number): boolean {
  const { hash } = reading.scan.words
  if (hit.word === opening || isLate(reading, hit.word, opening) || hash[hit.word] === hash[hit.word + 1]) return false
  return hash[hit.word] !== WILL || hash[hit.word + 1] !== TO || !NOUN_MARKERS.has(before)
}
/** "will be fall to half": with an amount after it no noun. */
const FALLING = wordSet(['fall', 'rise', 'drop', 'increase', 'decrease', 'grow'])
const AMOUNTS = wordSet(['to', 'by', 'from'])
const WILL = hashWord('will')
const TO = hashWord('to')

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

/** A noun and a pronoun before the verb, with nothing between: a relative clause without its "that". */
function isRelative({ scan }: Reading, word: number, opening: number): boolean {
  const { hash, gap } = scan.words
  return word - 2 >= opening && SUBJECT_PRONOUNS.has(hash[word - 1]!) && gap[word - 1] === GAP_SPACE
    && (entriesOf(scan)[word - 2]! & (SINGULAR_NOUN | PLURAL_NOUN)) !== 0
}
const SUBJECT_PRONOUNS = wordSet(['i', 'you', 'he', 'she', 'it', 'we', 'they'])

/** Within a relative or comparative clause, whose own verb may end right before another one. */
function isLate(reading: Reading, word: number, opening: number): boolean {
  const { hash } = reading.scan.words
  for (let before = word - 1; before >= opening && before >= word - WITHIN; before--) if (COMPARISONS.has(hash[before]!)) return true
  return false
}
