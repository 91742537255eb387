import { CAPITALISED, defineRule, entriesOf, HAS_DIGIT, isSpelt, landmarksOf, NOT_LATIN, type Fix, type Reading } from '../../src/rule.ts'

const QUESTION = '?'
/** What follows the apostrophe of a contraction or a possessive. */
const CONTRACTED: ReadonlySet<string> = new Set(['s', 't', 're', 've', 'll', 'd', 'm'])
/** In an address a question mark opens the query. */
const IN_ADDRESS = /[/=&@%#\\_]|\.\w/
/** Shorter halves are pieces of a word even when a word is spelt so. */
const LEAST_WORD = 3

export default defineRule({
  id: 'garble/lost-character',
  summary: 'a question mark inside a word, where a letter or an apostrophe was ("don?t", "Zb?rowski", "caf? owner")',
  why: 'The encoding had no place for the character and put "?" there. Every accent and curly mark of the article is likely to be lost.',
  mend: 'Put the character back from the source. The fix writes an apostrophe where only one can have stood.',
  severity: 'error',
  languages: ['*'],
  examples: {
    wrong: [
      { text: 'They «don?t» know who paid.', fixed: "They don't know who paid." },
      { text: 'The «minister?s» car was stolen.', fixed: "The minister's car was stolen." },
      'The poet «Zb?rowski» lived in the tower.',
      'The «caf?» owner closed early on Sunday.',
      'A «na?ve» plan, the judge said.',
      'She comes from «G?teborg» in the west.',
      { text: '"We «can?t» wait," the envoy said.', fixed: '"We can\'t wait," the envoy said.' },
      'The «pi?ata» hung over the yard.',
    ],
    right: [
      'Who came? The mayor did.',
      'See www.example.org/list?page=2 for more.',
      'What now?the headline asked.',
      'Really?? Yes.',
      'Is it him?He nodded.',
      'The firm Yahoo? is old.',
      'He asked "why?" and left.',
      'Was it the cafe? It was.',
    ],
  },
  check(reading, report) {
    const { scan, text } = reading
    const { start, end } = scan.words
    for (const word of landmarksOf(scan).tight) {
      if (start[word]! - end[word - 1]! !== 1 || text[end[word - 1]!] !== QUESTION) continue
      const contraction = CONTRACTED.has(scan.word(word))
      if (!contraction && !isBroken(reading, word)) continue
      if (IN_ADDRESS.test(around(reading, start[word - 1]!, end[word]!))) continue
      const from = start[word - 1]!
      const to = end[word]!
      const mended = `${text.slice(from, end[word - 1])}'${text.slice(start[word], to)}`
      const fix: Fix | undefined = contraction ? { start: from, end: to, text: mended, safe: true } : undefined
      report({ start: from, end: to, message: MESSAGE, confidence: contraction ? 0.96 : 0.9, ...(fix && { fix }) })
    }
    for (const word of landmarksOf(scan).fragments) look(word)
    for (const word of landmarksOf(scan).unknown) look(word)

    /** "caf? owner": the sentence goes on in small letters after a word that is none. */
    function look(word: number): void {
      const { count, flags, hash } = scan.words
      const at = end[word]!
      if (text[at] !== QUESTION || text[at + 1] !== ' ' || word + 1 >= count || start[word + 1] !== at + 2) return
      if ((flags[word + 1]! & (CAPITALISED | HAS_DIGIT)) !== 0 || isSpelt(hash[word]!) || entriesOf(scan)[word + 1] === 0) return
      if ((flags[word]! & (NOT_LATIN | HAS_DIGIT)) !== 0 || scan.word(word).length < LEAST_WORD) return
      report({ start: start[word]!, end: at + 1, message: MESSAGE, confidence: 0.8 })
    }
  },
})

const MESSAGE = 'a character was lost where "?" stands; put it back from the source'

/** The run of characters without a blank that the place stands in. */
function around({ text }: Reading, from: number, to: number): string {
  let first = from
  let last = to
  while (first > 0 && text[first - 1]!.trim() !== '') first--
  while (last < text.length && text[last]!.trim() !== '') last++
  return text.slice(first, from) + text.slice(to, last).replace(/^[.,;:!?)"”’]+$/, '')
}

/** Two halves of which one at least is no word: "Zb?rowski", not "now?the". */
function isBroken({ scan }: Reading, word: number): boolean {
  const { flags, hash } = scan.words
  if (((flags[word]! | flags[word - 1]!) & (HAS_DIGIT | NOT_LATIN)) !== 0 || (flags[word]! & CAPITALISED) !== 0) return false
  const entries = entriesOf(scan)
  const isWord = (at: number): boolean => scan.word(at).length >= LEAST_WORD && (entries[at] !== 0 || isSpelt(hash[at]!))
  const name = (flags[word - 1]! & CAPITALISED) !== 0 && scan.word(word - 1).length > LEAST_WORD
  return !(isWord(word) && (isWord(word - 1) || name))
}
