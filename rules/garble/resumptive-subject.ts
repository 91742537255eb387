import {
  ADJECTIVE, ADVERB, GERUND, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BREAK, GAP_COMMA, GAP_HYPHEN, GAP_OTHER, GAP_SPACE,
  HAS_APOSTROPHE, hashWord,
  INITIALISM, PAST_VERB, SINGULAR_VERB,
} from '../../src/rule.ts'
import { data } from './resumptive-subject.yaml.ts'

const hashes = (words: readonly string[]): ReadonlySet<number> => new Set(words.map(hashWord))
const OPENINGS = hashes(data.openings)
const VERBS = hashes(data.verbs)
const HE = hashWord('he')
const SHE = hashWord('she')
const IT = hashWord('it')
const THEY = hashWord('they')
const RELATIVES = hashes(['who', 'which', 'whose'])
const CONJUNCTIONS = hashes(['and', 'or'])
const TITLES = hashes(['mr', 'mrs', 'ms', 'dr', 'sen', 'rep', 'gov', 'president', 'minister', 'prime', 'the', 'de', 'van', 'von', 'al',
  'bin', 'us', 'of', 'and', 'his', 'her', 'former'])
const SAYING = hashes(['said', 'says', 'say', 'told', 'tells', 'thinks', 'think', 'believes', 'believe', 'believed', 'thought', 'argued',
  'argues', 'insisted', 'insists', 'asked', 'added',
  'noted', 'claimed', 'claims', 'hoped', 'hopes', 'knew', 'knows', 'know', 'wrote', 'suggested', 'feels', 'felt', 'feel', 'acknowledged',
    'admitted', 'tweeted', 'warned', 'recalled', 'explained'])
/** A subject is at most this many words, and its relative clause this many. */
const LONGEST_SUBJECT = 8
const LONGEST_CLAUSE = 28

export default defineRule({
  id: 'garble/resumptive-subject',
  summary: 'a subject that a pronoun takes up again ("Keller and Ruiz, who spoke on Monday, he met")',
  why: 'Many languages take a subject up again; English does not. The pronoun often does not even fit the name.',
  mend: 'Delete the pronoun.',
  severity: 'error',
  quotes: 'skip',
  examples: {
    wrong: [
      'Keller and Ruiz, who have traded blame since the vote«, he met» in Lima on Friday.',
      'The minister, who took office in May«, he said» the road would be built.',
      'Keller« they was» also the target of the campaign.',
      'Oslo« he is» a critical ground for both parties.',
      'Ruiz« it said» that the port would close.',
      'The company, which was founded in 1990«, it has» left the country.',
      'Talvik« she has» opened an office in Riga.',
      'Aides said that Ruiz« they is» tired of the quarrel.',
    ],
    right: [
      'Keller, who has run the bank since May, said he was tired.',
      'On Monday he was in Oslo, and in Oslo she said nothing.',
      'The man Keller said he was never came.',
      'In Vienna she has friends, and Monday it is back to work.',
      'Keller, he said, was late; Ruiz, she added, was not.',
      'Keller, who says that when the bell rings, he is ready, smiled.',
      'When Keller left, he said nothing.',
      'For Ruiz it was a long day.',
      '"Keller he was a good man," the farmer said.',
      'Asked about Keller, who left in May, he said no.',
      'Unlike the Oslo she knew, the city is loud.',
    ],
  },
  check(reading, report) {
    const { words, sentences } = reading.scan
    const { hash, gap, flags, start, end, count } = words
    const entries = entriesOf(reading.scan)
    for (let i = 1; i + 1 < count; i++) {
      // only the four pronouns with a verb after them
      const word = hash[i]!
      if ((word !== HE && word !== SHE && word !== IT && word !== THEY) || (flags[i]! & CAPITALISED) !== 0
        || gap[i + 1] !== GAP_SPACE) continue
      const between = gap[i]! & ~GAP_BREAK
      if (between === GAP_SPACE ? !afterName(i) : between !== (GAP_SPACE | GAP_COMMA) || !afterClause(i)) continue
      report({
        start: end[i - 1]!,
        end: end[i + 1]!,
        message: `"${reading.scan.word(i)}" takes up a subject that already stands in the sentence; delete it`,
        confidence: between === GAP_SPACE ? 0.85 : 0.9,
        suggestions: [{ message: `delete "${reading.scan.word(i)}"`, start: end[i - 1]!, end: end[i]!, text: between === GAP_SPACE ? ''
          : ',' }],
      })
    }

    /** "Keller they was": a name that opens its clause, then pronoun and verb. */
    function afterName(pronoun: number): boolean {
      if (!VERBS.has(hash[pronoun + 1]!)) return false
      const opening = sentences.firstWord[sentences.at(start[pronoun]!)]!
      let first = pronoun
      while (first > opening && isName(first - 1)
        && (first === pronoun || gap[first] === GAP_SPACE || TITLES.has(hash[first - 1]!))) first--
      if (first === pronoun || (first > opening && hash[first - 1] === THE)) return false
      const name = hash[pronoun - 1]!
      if (OPENINGS.has(name) || (first === opening && pronoun - first === 1 && entries[first] !== 0)) return false
      if (first === opening) return true
      const before = gap[first]! & ~GAP_BREAK
      return ((before & (GAP_COMMA | GAP_OTHER)) !== 0 && (pronoun - first > 1 || isNoOpening(first)))
        || (before === GAP_SPACE && SUBORDINATES.has(hash[first - 1]!))
    }

    /** No verb or adjective that only opens its clause ("Knowing she would"). */
    function isNoOpening(word: number): boolean {
      return (entries[word]! & (GERUND | PAST_VERB | ADJECTIVE | ADVERB)) === 0
    }

    function isName(word: number): boolean {
      return (flags[word]! & CAPITALISED) !== 0 && (flags[word]! & (HAS_APOSTROPHE | INITIALISM)) === 0
        && (entries[word]! & FUNCTION_WORD) === 0 && !OPENINGS.has(hash[word]!)
    }

    /** "Keller and Ruiz, who ..., he met": subject, relative clause, then pronoun and verb instead of the verb. */
    function afterClause(pronoun: number): boolean {
      if (!VERBS.has(hash[pronoun + 1]!) && (entries[pronoun + 1]! & (PAST_VERB | SINGULAR_VERB)) === 0) return false
      const opening = sentences.firstWord[sentences.at(start[pronoun]!)]!
      if (pronoun - opening > LONGEST_SUBJECT + LONGEST_CLAUSE || pronoun - opening < 4) return false
      let relative = opening
      while (relative < pronoun && !(RELATIVES.has(hash[relative]!) && (gap[relative]! & GAP_COMMA) !== 0)) relative++
      if (relative >= pronoun || relative - opening > LONGEST_SUBJECT || relative === opening) return false
      for (let word = opening; word < relative; word++) {
        const joins = CONJUNCTIONS.has(hash[word]!) || TITLES.has(hash[word]!)
        if (word > opening && (gap[word]! & ~GAP_BREAK) !== GAP_SPACE) return false
        if (!joins && ((entries[word]! & FUNCTION_WORD) !== 0
          || ((flags[word]! & CAPITALISED) === 0 && (entries[word]! & (PAST_VERB | SINGULAR_VERB)) !== 0))) return false
      }
      // one clause: no comma inside it, no verb of saying at its end, no clause of time or condition that the pronoun belongs to
      for (let word = relative + 1; word < pronoun; word++) {
        if ((gap[word]! & ~(GAP_BREAK | GAP_SPACE | GAP_HYPHEN)) !== 0) return false
        if (SUBORDINATES.has(hash[word]!) && hash[word] !== THAT) return false
      }
      return !SAYING.has(hash[pronoun - 1]!)
    }
  },
})

const THE = hashWord('the')
const THAT = hashWord('that')
const SUBORDINATES = hashes(['that', 'where', 'when', 'if', 'because', 'while', 'although', 'though', 'once', 'before', 'until', 'whether',
  'unless', 'as'])
