import {
  CAPITALISED, defineRule, entriesOf, entryOf, frequencyOf, FUNCTION_WORD, GAP_BREAK, GAP_HYPHEN, GAP_SPACE, HAS_APOSTROPHE, HAS_DIGIT,
  hashWord, isSpelt, landmarksOf, NOT_LATIN, wordSet,
} from '../../src/rule.ts'
import { data } from './split-word.yaml.ts'

const PIECES = wordSet(data.no_pieces)
/** The whole word must be an usual one: log2 of its count in a hundred million words. */
const LEAST_FREQUENCY = 7
const LEAST_LETTERS = 5
/** "A", "I" and "O" are words. */
const DROPPED = /[B-HJ-NP-Z]/
/** More words cut by hyphens than this are the line ends of a printed page. */
const A_PAGE = 3
const MOST_RELATED = 8
/** Indices of two words that are one. */
interface Pair {
  readonly first: number
  readonly second: number
}
const BEFORE_WORD = /[\s-]/
const AFTER_WORD = ' \n\r\t.,;:!?)"”’'

export default defineRule({
  id: 'garble/split-word',
  summary: 'a word with a blank inside ("for eign", "govern ment", "expe- rience", "so - called")',
  why: 'Hyphens and line ends of a printed page, or the pieces that a machine translates words by, were left in the text.',
  mend: 'Delete the blank.',
  severity: 'error',
  phrases: { compounds: data.compounds },
  examples: {
    wrong: [
      { text: 'The «for eign» minister left on Friday.', fixed: 'The foreign minister left on Friday.' },
      { text: 'The «govern ment» has no plan.', fixed: 'The government has no plan.' },
      { text: 'They had «expe- rience» with rain.', fixed: 'They had experience with rain.' },
      { text: '"It is an «impor tant» step," she said.', fixed: '"It is an important step," she said.' },
      { text: 'The «par liament» voted on the law.', fixed: 'The parliament voted on the law.' },
      { text: 'He is the «presi- dent» of the club.', fixed: 'He is the president of the club.' },
      { text: 'All «resi dents» were brought to safety.', fixed: 'All residents were brought to safety.' },
      { text: 'A «two - year - old» girl fed the ducks.', fixed: 'A two-year-old girl fed the ducks.' },
      { text: 'The «so - called» guests left.', fixed: 'The so-called guests left.' },
      { text: 'Her «hus-band» followed in a van with the dog.', fixed: 'Her husband followed in a van with the dog.' },
      { text: '«T he» club has a new coach.\n\nHe is 44.', fixed: 'The club has a new coach.\n\nHe is 44.' },
      { text: '«B ees» can learn the hours.', fixed: 'Bees can learn the hours.' },
      { text: 'A new «elec tion» was called for May.', fixed: 'A new election was called for May.' },
    ],
    right: [
      'He works part time for a non profit group.',
      'The pre- and post-war years were hard.',
      'An ex minister spoke, et al, vis a vis the judge.',
      'The mid term vote and the anti war march.',
      'The wall is 3 cm high and 2 ft wide.',
      'He wrote to the govt on the matter.',
      'The cat sat on a mat in an in between room.',
      'T cells die, and X and Y are letters.\n\nB and C are too.\n\nP waves came first.',
      'A co-op of re-enactors sang do-re-mi with a by-line for his son-in-law.',
      'The word "eign" is no word.',
      'The list is long - terms are short - and well, known to all.',
      'It was two - no, three - years old.',
    ],
  },
  check(reading, report, hits) {
    const { scan, text } = reading
    const { start, end, gap, count, flags, hash } = scan.words
    const entries = entriesOf(scan)
    const landmarks = landmarksOf(scan)
    let told = -1
    for (const { start: from, end: to } of hits) {
      // "year - old" in "two - year - old"
      if (from < told) continue
      told = to
      tell(from, to, text.slice(from, to).replaceAll(' - ', '-'))
    }
    const found: Pair[] = []
    for (const list of [landmarks.fragments, landmarks.unknown]) {
      for (const word of list) {
        if (PIECES.has(hash[word]!) || isSpelt(hash[word]!) || !BEFORE_WORD.test(text[start[word]! - 1] ?? ' ')) continue
        if (!join(word - 1, word)) join(word, word + 1)
      }
    }
    for (let p = 0; p < scan.paragraphs.count; p++) {
      const at = scan.paragraphs.start[p]!
      if (text[at + 1] !== ' ') continue
      const word = scan.wordAt(at)
      if (isDropCap(word)) found.push({ first: word, second: word + 1 })
    }
    found.sort((a, b) => a.first - b.first)
    // a printed page whose line ends came along: told once
    const hyphens = found.filter(({ second }) => (gap[second]! & GAP_HYPHEN) !== 0)
    for (const pair of found) {
      const many = hyphens.length > A_PAGE && hyphens.includes(pair)
      if (many && pair !== hyphens[0]) continue
      const { first, second } = pair
      tell(start[first]!, end[second]!, scan.word(first) + scan.word(second), many ? hyphens.slice(1, 1 + MOST_RELATED) : [])
    }

    /** "T he club", "B ees can learn": the large letter at the head of an article is apart from its word. */
    function isDropCap(first: number): boolean {
      const second = first + 1
      if (second >= count || end[first]! - start[first]! !== 1 || end[second]! - start[second]! < 2) return false
      if (gap[second] !== GAP_SPACE || !DROPPED.test(text[start[first]!]!)) return false
      if ((flags[second]! & (CAPITALISED | HAS_DIGIT | NOT_LATIN)) !== 0) return false
      const whole = entryOf(hashWord(scan.word(first) + scan.word(second)))
      return entries[second] === 0 ? frequencyOf(whole) >= LEAST_FREQUENCY && !isSpelt(hash[second]!) : (whole & FUNCTION_WORD) !== 0
    }

    /** "hus-band": not "die-hards", "son-in-law", or a name. */
    function isLineEnd(first: number): boolean {
      const second = first + 1
      if (((flags[first]! | flags[second]!) & CAPITALISED) !== 0 || text[start[second]! - 1] !== '-') return false
      if ((gap[first]! & GAP_HYPHEN) !== 0 || (second + 1 < count && (gap[second + 1]! & GAP_HYPHEN) !== 0)) return false
      return entries[first] === 0 && !isSpelt(hash[first]!)
    }

    function join(first: number, second: number): boolean {
      if (first < 0 || second >= count || found.some((pair) => pair.second >= first && pair.first <= second)) return false
      const between = gap[second]! & ~GAP_BREAK
      const isHyphened = between === GAP_HYPHEN
      if (between !== GAP_SPACE && between !== (GAP_SPACE | GAP_HYPHEN) && !isHyphened) return false
      if (isHyphened && !isLineEnd(first)) return false
      if (((flags[first]! | flags[second]!) & (HAS_DIGIT | NOT_LATIN | HAS_APOSTROPHE)) !== 0) return false
      if ((flags[second]! & CAPITALISED) !== 0) return false
      if (PIECES.has(hash[first]!) || PIECES.has(hash[second]!) || (entries[first] !== 0 && entries[second] !== 0)) return false
      const whole = scan.word(first) + scan.word(second)
      if (whole.length < LEAST_LETTERS || frequencyOf(entryOf(hashWord(whole))) < LEAST_FREQUENCY) return false
      if (!AFTER_WORD.includes(text[end[second]!] ?? ' ')) return false
      found.push({ first, second })
      return true
    }

    function tell(from: number, to: number, whole: string, others: readonly Pair[] = []): void {
      report({
        start: from,
        end: to,
        message: `"${text.slice(from, to)}" is one word; write "${whole}"`,
        confidence: 0.9,
        fix: { start: from, end: to, text: whole, safe: false },
        related: others.map((pair) => ({ start: start[pair.first]!, end: end[pair.second]!, message: 'another one' })),
      })
    }
  },
})
