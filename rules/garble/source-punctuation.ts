import { CAPITALISED, defineRule, entriesOf, isSpelt, landmarksOf, NOT_LATIN, type Reading } from '../../src/rule.ts'
import { data } from './source-punctuation.yaml.ts'

const MARKS: Readonly<Record<string, string>> = data.marks
/** As many other places as a person looks at. */
const MOST_RELATED = 8
const WORDS_BESIDE = 2
/** After a mark that opens: a sentence of its own language may begin with words that English has too. */
const WORDS_AFTER_OPENING = 4

export default defineRule({
  id: 'garble/source-punctuation',
  summary: 'punctuation of another language in an English sentence (`«fair»`, `apples、pears`, `¿Who?`)',
  why: 'The words were translated and the marks were not: nobody read the text again.',
  mend: 'Write the English mark. Where the marks belong to words of their own language, leave them.',
  severity: 'warning',
  examples: {
    wrong: [
      { text: 'The mayor called it ⟦«⟧a fair deal» on Monday.', marks: '⟦⟧' },
      { text: 'They sold apples⟦、⟧pears and plums at the gate.', marks: '⟦⟧' },
      { text: 'The plan is ⟦„⟧dead on arrival“, the paper wrote.', marks: '⟦⟧' },
      { text: 'He asked: ⟦¿⟧Who will pay for the bridge?', marks: '⟦⟧' },
      { text: 'The talks failed⟦。⟧ Both sides left the town.', marks: '⟦⟧' },
      { text: 'The film opens in May⟦，⟧ the firm said.', marks: '⟦⟧' },
      { text: 'The law ⟦«⟧On the harbour», the law «On ports» and the rule «On fees» passed.', marks: '⟦⟧' },
      { text: 'What a night⟦！⟧ The street sang until dawn.', marks: '⟦⟧' },
    ],
    right: [
      { text: 'He cried «¡No pasarán!» from the roof.', marks: '⟦⟧' },
      { text: '» Read the whole story', marks: '⟦⟧' },
      { text: '«Правда» is a newspaper of Moscow.', marks: '⟦⟧' },
      { text: 'The sign said “¿Dónde está la biblioteca?” in red.', marks: '⟦⟧' },
      { text: 'Home › News › World', marks: '⟦⟧' },
      { text: 'La loi « sur le port » est passée.', language: 'fr', marks: '⟦⟧' },
      { text: 'The song 「さくら」 was sung twice.', marks: '⟦⟧' },
      { text: 'The magazine „więź“ appears in Warsaw.', marks: '⟦⟧' },
      { text: 'They sang "¡Si se puede!" all night.', marks: '⟦⟧' },
    ],
  },
  check(reading, report) {
    const { text } = reading
    const found = landmarksOf(reading.scan).rareMarks.filter((at) => MARKS[text[at]!] !== undefined && isAmongEnglish(reading, at))
    const [first, ...others] = found
    if (first === undefined) return
    const better = MARKS[text[first]!]!
    report({
      start: first,
      end: first + 1,
      message: `${text[first]} is a mark of another language: ${better === '' ? 'delete it' : `"${better.trim()}" is what English writes`}`,
      confidence: 0.85,
      related: others.slice(0, MOST_RELATED).map((at) => ({ start: at, end: at + 1, message: 'another one' })),
      suggestions: [{ message: better === '' ? 'delete it' : `write ${better.trim()}`, start: first, end: first + 1, text: better }],
    })
  },
})

/** Tight to a word, and English on both sides of it; not an arrow between links. */
function isAmongEnglish(reading: Reading, at: number): boolean {
  const { scan, text } = reading
  const { flags, hash, count, start } = scan.words
  const opens = '«„‹「『《¿¡（'.includes(text[at]!)
  // half of a broken letter: garble/mojibake
  if ('ÃÂâ'.includes(text[at - 1] ?? ' ')) return false
  const beside = opens ? text[at + 1] : text[at - 1]
  if (beside === undefined || beside.trim() === '') return false
  const next = scan.wordAt(at)
  if (next >= count && next === 0) return false
  const entries = entriesOf(scan)
  const isEnglish = (word: number): boolean => word < 0 || word >= count || ((flags[word]! & NOT_LATIN) === 0
    && (entries[word] !== 0 || (flags[word]! & CAPITALISED) !== 0 || isSpelt(hash[word]!)))
  let known = 0
  const sentence = scan.sentences.at(next < count ? start[next]! : at)
  for (let word = Math.max(0, next - WORDS_BESIDE); word < next + (opens ? WORDS_AFTER_OPENING : WORDS_BESIDE) && word < count; word++) {
    if (!isEnglish(word)) return false
    if (word >= next + WORDS_BESIDE) continue
    if (entries[word] !== 0 && (flags[word]! & CAPITALISED) === 0) known++
  }
  return known > 0 && scan.sentences.endWord[sentence]! - scan.sentences.firstWord[sentence]! > WORDS_BESIDE
}
