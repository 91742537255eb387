import {
  ADJECTIVE, ADVERB, BASE_VERB, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_SPACE, GERUND, HAS_APOSTROPHE, hashWord, kindsOf,
  landmarksOf, PARTICIPLE, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB, wordSet,
} from '../../src/rule.ts'
import { data } from './stranded-noun.yaml.ts'

const TWO_OBJECTS = wordSet(data.two_objects)
const TO = hashWord('to')
/** What an infinitive follows, so that "to" is no preposition. */
const GOVERNING = wordSet(data.governing)
/** Verbs that another verb may follow at once, and nouns that stand for an adverb. */
const BARE = wordSet(data.bare)
const SUBJECTS = wordSet(data.subjects)
const AUXILIARIES = wordSet(data.auxiliaries)

export default defineRule({
  id: 'garble/stranded-noun',
  summary: 'a noun that has no place in its clause ("traded letters bitter words", "able to way understand")',
  why: 'A word of the original was translated by itself and left where it stood. Readers stop, and cannot tell what was said.',
  mend: 'Delete the noun, or give it its place.',
  severity: 'warning',
  examples: {
    wrong: [
      'The two leaders «traded letters bitter words» in March.',
      'The club «replaced windows old doors» before the winter.',
      'The council is unable «to way understand» the plan.',
      'They were asked «to way discuss» the budget in May.',
      'The union hopes «to reading have» a vote soon.',
      'The army «attacked bases small villages» at night.',
      'The storm «destroyed villages remote islands» within hours.',
      'The museum is able «to year receive» the guests in spring.',
      'The envoys «swapped faces angry letters» for a year.',
    ],
    right: [
      'The firm gave workers higher wages.',
      'The plan cost families large sums, and it denied pupils free meals.',
      'The two leaders exchanged harsh words.',
      'He hopes to help keep the school open and wants to go see it.',
      'They called voters angry people.',
      'She wants to number the pages and to time the runners.',
      'The road to peace talks is long.',
      'The club replaced old windows, new doors and all.',
      'They moved to cities near the coast to find work.',
    ],
  },
  check(reading, report) {
    const { words, text } = reading.scan
    const { count, hash, gap, flags, start, end } = words
    const entries = entriesOf(reading.scan)
    const isOnly = (word: number, wanted: number, unwanted: number): boolean => (entries[word]! & wanted) !== 0
      && (entries[word]! & (unwanted | FUNCTION_WORD)) === 0 && (flags[word]! & (CAPITALISED | HAS_APOSTROPHE)) === 0
    const isJoined = (first: number, last: number): boolean => {
      for (let word = first + 1; word <= last; word++) if (gap[word] !== GAP_SPACE) return false
      return true
    }
    const landmarks = landmarksOf(reading.scan)
    for (const i of landmarks.to) {
      // "able to way understand": a noun, then a verb that is no noun
      if (i === 0 || i + 2 >= count || hash[i] !== TO || !GOVERNING.has(hash[i - 1]!) || !isJoined(i, i + 2)
        || BARE.has(hash[i + 1]!)) continue
      if (!isOnly(i + 1, SINGULAR_NOUN, BASE_VERB | ADJECTIVE | ADVERB | PLURAL_NOUN | PAST_VERB | PARTICIPLE)) continue
      if (isOnly(i + 2, BASE_VERB, SINGULAR_NOUN | PLURAL_NOUN | ADJECTIVE | ADVERB | PAST_VERB)
        || hash[i + 2] === HAVE) tell(i, i + 2, i + 1)
    }
    for (const i of landmarks.verbsBeforePlurals) {
      if (i + 3 >= count || (entries[i + 2]! & ADJECTIVE) === 0 || (entries[i + 3]! & PLURAL_NOUN) === 0) continue
      if (TWO_OBJECTS.has(hash[i]!) || !isJoined(i, i + 3) || !isFinite(i) || opensClause(i + 3)) continue
      if (!isOnly(i + 1, PLURAL_NOUN, SINGULAR_NOUN | ADJECTIVE | PAST_VERB | BASE_VERB)) continue
      if (!isOnly(i + 2, ADJECTIVE, PLURAL_NOUN | PAST_VERB | GERUND | PARTICIPLE | SINGULAR_VERB | ADVERB)) continue
      if (!isOnly(i + 3, PLURAL_NOUN, ADJECTIVE)) continue
      if (entries[i] !== 0 || isUnknownPast(i)) tell(i, i + 3, i + 1)
    }

    /** "swapped": only before a plural, so that few words are looked at closely. */
    function isUnknownPast(word: number): boolean {
      return word + 1 < count && (entries[word + 1]! & PLURAL_NOUN) !== 0 && (flags[word]! & CAPITALISED) === 0
        && kindsOf(reading.scan, word) === PAST_VERB
    }

    /** A verb, not an adjective ("related issues"): right after a subject. */
    function isFinite(verb: number): boolean {
      if (verb === 0 || gap[verb] !== GAP_SPACE) return false
      if ((flags[verb - 1]! & CAPITALISED) !== 0 || SUBJECTS.has(hash[verb - 1]!)) return true
      return (entries[verb - 1]! & (SINGULAR_NOUN | PLURAL_NOUN)) !== 0
        && (entries[verb - 1]! & (ADJECTIVE | PAST_VERB | FUNCTION_WORD)) === 0
    }

    /** "limited benefits illegal immigrants now receive": the last noun is the subject of a clause of its own. */
    function opensClause(noun: number): boolean {
      if (noun + 1 >= count || gap[noun + 1] !== GAP_SPACE) return false
      return (entries[noun + 1]! & (BASE_VERB | PAST_VERB | SINGULAR_VERB | ADVERB)) !== 0 || AUXILIARIES.has(hash[noun + 1]!)
    }

    function tell(first: number, last: number, noun: number): void {
      const shown = text.slice(start[first], end[last])
      report({
        start: start[first]!,
        end: end[last]!,
        message: `"${shown}": "${reading.scan.word(noun)}" has no place in the clause; delete it, or say what it belongs to`,
        confidence: 0.8,
        suggestions: [{ message: `delete "${reading.scan.word(noun)}"`, start: start[noun]!, end: start[noun + 1]!, text: '' }],
      })
    }
  },
})

const HAVE = hashWord('have')
