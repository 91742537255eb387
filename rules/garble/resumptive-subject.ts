import {
  ADJECTIVE, ADVERB, BASE_VERB, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BREAK, GAP_COMMA, GAP_HYPHEN, GAP_OTHER, GAP_QUOTE,
  GAP_SPACE, GERUND, HAS_APOSTROPHE, hashWord, INITIALISM, isPlainPlural, kindsOf, landmarksOf, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN,
  SINGULAR_VERB, speechAt, wordSet,
} from '../../src/rule.ts'
import { data } from './resumptive-subject.yaml.ts'

const OPENINGS = wordSet(data.openings)
const VERBS = wordSet(data.verbs)
const HE = hashWord('he')
const SHE = hashWord('she')
const IT = hashWord('it')
const THEY = hashWord('they')
const RELATIVES = wordSet(['who', 'which', 'whose'])
/** "Unlike Keller, who came, she left": these take the name out of the clause. */
const APART = wordSet(['unlike', 'like', 'despite', 'besides', 'given', 'including', 'following', 'regarding', 'except'])
const CONJUNCTIONS = wordSet(['and', 'or'])
const TITLES = wordSet(['mr', 'mrs', 'ms', 'dr', 'sen', 'rep', 'gov', 'president', 'minister', 'prime', 'the', 'de', 'van', 'von', 'al',
  'bin', 'us', 'of', 'and', 'his', 'her', 'former'])
const SAYING = wordSet(['said', 'says', 'say', 'told', 'tells', 'thinks', 'think', 'believes', 'believe', 'believed', 'thought', 'argued',
  'argues', 'insisted', 'insists', 'asked', 'added',
  'noted', 'claimed', 'claims', 'hoped', 'hopes', 'knew', 'knows', 'know', 'wrote', 'suggested', 'feels', 'felt', 'feel', 'acknowledged',
    'admitted', 'tweeted', 'warned', 'recalled', 'explained'])
/** A subject is at most this many words, and its relative clause this many. */
const LONGEST_SUBJECT = 14
const LONGEST_CLAUSE = 28

export default defineRule({
  id: 'garble/resumptive-subject',
  summary: 'a subject that a pronoun takes up again ("Keller and Ruiz, who spoke on Monday, he met")',
  why: 'Many languages take a subject up again; English does not. The pronoun often does not even fit the name.',
  mend: 'Delete the pronoun.',
  severity: 'error',
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
      'The inhabitants of the old town«, they complain» of the noise.',
      'Its chief executive, Boris Talvik«, he said» the firm could wait.',
      'The District of Tarvala« it is» often left out of the plan.',
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
      'And unlike his predecessor Ana Keller, who also spoke in Oslo, he made no promise.',
      'Pizza it is, the crew decided.',
      'The moves, they add, could lay the ground for talks.',
      'The committee has warned Keller and Ruiz they are watched.',
    ],
  },
  check(reading, report) {
    const { words, sentences } = reading.scan
    const { hash, gap, flags, start, end, count } = words
    const entries = entriesOf(reading.scan)
    for (const i of landmarksOf(reading.scan).pronouns) {
      if (i === 0 || i + 1 >= count) continue
      // only the four pronouns with a verb after them
      const word = hash[i]!
      if ((word !== HE && word !== SHE && word !== IT && word !== THEY) || (flags[i]! & CAPITALISED) !== 0
        || gap[i + 1] !== GAP_SPACE || (!VERBS.has(hash[i + 1]!) && (entries[i + 1]! & VERBAL) === 0)) continue
      const between = gap[i]! & ~GAP_BREAK
      if (between === GAP_SPACE ? !afterName(i) : between !== (GAP_SPACE | GAP_COMMA)
        || !(afterClause(i) || afterPlural(i) || afterOffice(i))) continue
      // who speaks takes subjects up again
      const speech = speechAt(reading, start[i]!)
      if (speech === 'dialect' || speech === 'short' || (speech !== 'narration' && hash[i] === THEY && between !== GAP_SPACE)) continue
      report({
        start: end[i - 1]!,
        end: end[i + 1]!,
        message: `"${reading.scan.word(i)}" takes up a subject that already stands in the sentence; delete it`,
        ...(speech !== 'narration' && { severity: 'warning' as const }),
        confidence: between === GAP_SPACE ? 0.85 : 0.9,
        suggestions: [{ message: `delete "${reading.scan.word(i)}"`, start: end[i - 1]!, end: end[i]!, text: between === GAP_SPACE ? ''
          : ',' }],
      })
    }

    /** "Keller they was": a name that opens its clause, then pronoun and verb. */
    function afterName(pronoun: number): boolean {
      if (!VERBS.has(hash[pronoun + 1]!) || (flags[pronoun - 1]! & CAPITALISED) === 0) return false
      const opening = sentences.firstWord[sentences.at(start[pronoun]!)]!
      let first = pronoun
      while (first > opening && (isName(first - 1)
        || ((hash[first - 1] === AND || hash[first - 1] === OF) && first < pronoun && first - 1 > opening && isName(first - 2)))
        && (first === pronoun || gap[first] === GAP_SPACE || TITLES.has(hash[first - 1]!))) first--
      // "They it had"
      if (first === pronoun) return pronoun === opening + 1 && SUBJECT_PRONOUNS.has(hash[opening]!)
      // "the Oslo she knew" is a relative clause; "it" hardly begins one
      const isDetermined = first > opening && hash[first - 1] === THE
      if (isDetermined ? hash[pronoun] !== IT || !goesOn(pronoun + 1) : first > opening && joins(first, pronoun)) return false
      if (isDetermined) first--
      const name = hash[pronoun - 1]!
      if (OPENINGS.has(name) || (first === opening && pronoun - first === 1 && entries[first] !== 0
        && !(hash[pronoun] === IT && isThing(first) && goesOn(pronoun + 1)))) return false
      if (first === opening) return true
      const before = gap[first]! & ~GAP_BREAK
      return (!isDetermined && (before & (GAP_COMMA | GAP_OTHER)) !== 0 && (pronoun - first > 1 || isNoOpening(first)))
        || ((before & ~GAP_QUOTE) === GAP_SPACE && SUBORDINATES.has(hash[first - 1]!))
    }

    /** A noun and nothing else. */
    function isThing(word: number): boolean {
      return (entries[word]! & (SINGULAR_NOUN | PLURAL_NOUN | VERBAL | GERUND | ADJECTIVE | ADVERB | FUNCTION_WORD)) === SINGULAR_NOUN
    }

    /** "Pizza it is" is a choice: the clause ends with its verb. */
    function goesOn(verb: number): boolean {
      return verb + 1 < count && (gap[verb + 1]! & ~GAP_BREAK) === GAP_SPACE
    }

    /** "warned Google and Facebook they are": names that are joined are the end of another clause when they do not open theirs. */
    function joins(first: number, pronoun: number): boolean {
      for (let word = first; word < pronoun; word++) if (hash[word] === AND) return true
      return false
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
      // "The people who came, she said, were tired": an attribution
      if (SAYING.has(hash[pronoun + 1]!) && pronoun + 2 < count && (gap[pronoun + 2]! & ~(GAP_SPACE | GAP_BREAK)) !== 0) return false
      let relative = opening
      while (relative < pronoun && !RELATIVES.has(hash[relative]!)) relative++
      if (relative >= pronoun || relative - opening > LONGEST_SUBJECT || relative === opening) return false
      // without a comma before "who": after a plain noun, and with "they"
      if ((gap[relative]! & GAP_COMMA) === 0 && (hash[pronoun] !== THEY || !isPlainPlural(reading.scan, relative - 1))) return false
      for (let word = opening; word < relative; word++) {
        if (APART.has(hash[word]!)) return false
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

    /** "The inhabitants of the left bank, they complain": a plural that opens its sentence, without a verb of its own. */
    function afterPlural(pronoun: number): boolean {
      if (hash[pronoun] !== THEY) return false
      const opening = sentences.firstWord[sentences.at(start[pronoun]!)]!
      if (hash[opening] !== THE || pronoun - opening < 2 || pronoun - opening > LONGEST_SUBJECT) return false
      let head = opening + 1
      while (head < pronoun - 1 && !isPlainPlural(reading.scan, head) && (entries[head]! & (ADJECTIVE | SINGULAR_NOUN)) !== 0
        && (entries[head]! & FUNCTION_WORD) === 0) head++
      if (!isPlainPlural(reading.scan, head) || TIMES.has(hash[head]!) || (head !== pronoun - 1 && hash[head + 1] !== OF)) return false
      for (let word = opening + 1; word < pronoun; word++) {
        if ((gap[word]! & ~GAP_BREAK) !== GAP_SPACE) return false
        const kinds = kindsOf(reading.scan, word)
        if (word > head && (kinds & (PAST_VERB | SINGULAR_VERB)) !== 0 && (kinds & (ADJECTIVE | PLURAL_NOUN)) === 0) return false
      }
      return pronoun + 2 >= count || (gap[pronoun + 2]! & GAP_COMMA) === 0
    }

    /** "Its chief executive, Ana Brekke, he said the company": an office, a name, and the pronoun for both. */
    function afterOffice(pronoun: number): boolean {
      if ((hash[pronoun] !== HE && hash[pronoun] !== SHE) || !VERBS.has(hash[pronoun + 1]!)) return false
      const opening = sentences.firstWord[sentences.at(start[pronoun]!)]!
      let name = pronoun - 1
      while (name > opening && gap[name] === GAP_SPACE && isName(name)) name--
      if (name <= opening || pronoun - name > LONGEST_NAME || pronoun - name < 2 || !isName(name)
        || (gap[name]! & GAP_COMMA) === 0) return false
      if (pronoun + 2 >= count || gap[pronoun + 2] !== GAP_SPACE || !OFFICE_OPENERS.has(hash[opening]!)
        || name - opening > LONGEST_OFFICE) return false
      for (let word = opening + 1; word < name; word++) {
        if (gap[word] !== GAP_SPACE) return false
        if ((entries[word]! & FUNCTION_WORD) !== 0 && hash[word] !== OF && hash[word] !== THE) return false
        if ((entries[word]! & (SINGULAR_NOUN | ADJECTIVE | PLURAL_NOUN)) === 0
          && (entries[word]! & (PAST_VERB | SINGULAR_VERB)) !== 0) return false
      }
      return true
    }
  },
})

/** "Its chief executive, Ana Brekke": words of the name and of the office. */
const LONGEST_NAME = 4
const LONGEST_OFFICE = 7
const OFFICE_OPENERS = wordSet(['its', 'the', 'their', 'our'])
/** "The past few days, they": no subjects. */
const TIMES = wordSet(['days', 'weeks', 'months', 'years', 'times', 'minutes', 'hours', 'seconds', 'decades', 'nights', 'mornings',
  'evenings', 'weekends', 'holidays', 'fewer', 'ways', 'chances', 'odds', 'results', 'things'])
const VERBAL = PAST_VERB | SINGULAR_VERB | BASE_VERB
const THE = hashWord('the')
const OF = hashWord('of')
const AND = hashWord('and')
const SUBJECT_PRONOUNS = wordSet(['he', 'she', 'they', 'we'])
const THAT = hashWord('that')
const SUBORDINATES = wordSet(['that', 'where', 'when', 'if', 'because', 'while', 'although', 'though', 'once', 'before', 'until', 'whether',
  'unless', 'as'])
