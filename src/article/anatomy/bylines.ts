/** Lines that say who wrote the article: by a word before the name or behind it, or a name by itself. */
import { classOf, IDEOGRAPH, LETTER } from '../../text/characters.ts'
import { scan as scanText, type Scan } from '../../text/scan.ts'
import { CAPITALISED, FNV_OFFSET, GAP_OTHER, GAP_SPACE, GAP_STOP, NOT_LATIN, ONE_IDEOGRAPH, wordSet } from '../../text/words.ts'
import { data } from '../lexicon/article-parts.yaml.ts'
import { COLON, FULL_STOP, isProse, joinHash, NO_STOP, type LineTable } from './lines.ts'

/** Bylines with two authors, a desk and a date are not longer. Sizes are words as a reader counts them. */
const BYLINE_SIZE = 16
/** Where letters have no case, nothing but its shortness tells names from a sentence. */
const CASELESS_SIZE = 7
/** A name by itself: of two to four words, or of two to five ideographs. */
const NAME_WORDS = 4
const NAME_IDEOGRAPHS = 5

interface Phrases {
  readonly keys: ReadonlySet<number>
  /** In words. */
  readonly longest: number
}

/** The phrases, read when they are first asked for: most articles have a byline that needs few of them. */
function phrasesOf(phrases: readonly string[]): () => Phrases {
  let read: Phrases | undefined
  return () => {
    if (read) return read
    const keys = new Set<number>()
    let longest = 0
    for (const phrase of phrases) {
      const { words } = scanText(phrase)
      let key = FNV_OFFSET
      for (let i = 0; i < words.count; i++) key = joinHash(key, words.hash[i]!)
      keys.add(key >>> 0)
      longest = Math.max(longest, words.count)
    }
    return (read = { keys, longest })
  }
}

const heads = phrasesOf(data.byline_words)
const labels = phrasesOf(data.byline_labels)
const ends = phrasesOf(data.byline_ends)
/** What a line with capitals has to begin with to be looked at. */
const FIRST = wordSet(data.byline_words.map((phrase) => phrase.split(' ', 1)[0]!))
const JOB_WORDS = wordSet(data.job_words)

/** How many words of the line, from word `first` on, are one of the phrases; 0 for none. */
function lengthOf({ keys, longest }: Phrases, { words }: Scan, first: number, end: number): number {
  let key = FNV_OFFSET
  let found = 0
  for (let i = first; i < end && i - first < longest; i++) {
    key = joinHash(key, words.hash[i]!)
    if (keys.has(key >>> 0)) found = i - first + 1
  }
  return found
}

const isCaseless = ({ text, words }: Scan, word: number): boolean => {
  const kind = classOf(text.charCodeAt(words.start[word]!))
  return kind === LETTER || kind === IDEOGRAPH
}

/** A line that says who wrote the article. */
export function isByline(scan: Scan, table: LineTable, k: number): boolean {
  const count = table.words[k]!
  if (count < 2 || table.size[k]! > BYLINE_SIZE || table.stop[k] === FULL_STOP) return false
  const { words } = scan
  const first = table.firstWord[k]!
  if (isCaseless(scan, first)) return isCaselessByline(scan, table, k)
  if (!FIRST.has(words.hash[first]!)) return false
  const head = lengthOf(heads(), scan, first, first + count)
  if (head === 0 || head === count) return false
  const next = words.flags[first + head]!
  const cased = (words.flags[first]! & CAPITALISED) !== 0 || (next & CAPITALISED) !== 0
  return cased && ((next & CAPITALISED) !== 0 || table.stop[k] === COLON)
    && table.capitalised[k]! + table.numbers[k]! >= (count - head + 1) * 0.5
}

function isCaselessByline(scan: Scan, table: LineTable, k: number): boolean {
  if (table.size[k]! > CASELESS_SIZE || table.stop[k] !== NO_STOP) return false
  const { words } = scan
  const first = table.firstWord[k]!
  const end = first + table.words[k]!
  const head = lengthOf(heads(), scan, first, end)
  if (head > 0 && head < table.words[k]! && isCaseless(scan, first + head)) return true
  // "기자" and what only an address follows
  let last = end
  while (last > first && (words.flags[last - 1]! & NOT_LATIN) === 0) last--
  // a caption with its credit
  for (let i = first + 1; i < last; i++) if ((words.gap[i]! & GAP_STOP) !== 0) return false
  const isEnded = [1, 2, 3, 4].some((length) => last - length > first && lengthOf(ends(), scan, last - length, last) === length)
  const label = lengthOf(labels(), scan, first, end)
  if (label === 0 || label === table.words[k]!) return isEnded && (words.flags[last - 1]! & ONE_IDEOGRAPH) === 0
  const gap = words.gap[first + label]!
  return isEnded || ((words.flags[first + label]! & ONE_IDEOGRAPH) !== 0 ? gap & (GAP_SPACE | GAP_OTHER) : gap & GAP_OTHER) !== 0
}

const MAILBOX = /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}[)\]）］]?$/i

/** "칼럼니스트 박생강 saenggang@…", "责任编辑：李明": who wrote it, below a paragraph, in a script without capitals. */
export function isCaselessSignOff(scan: Scan, table: LineTable, k: number): boolean {
  if (table.size[k]! > CASELESS_SIZE || table.words[k] === 0 || !isCaseless(scan, table.firstWord[k]!)) return false
  if (k > 0 && isProse(table, k - 1) && isByline(scan, table, k)) return true
  return table.stop[k] === NO_STOP && MAILBOX.test(scan.text.slice(table.start[k], table.end[k]))
}

/** A name by itself, as bylines often stand: two to five words, all with capitals, or with a job. */
export function isName(scan: Scan, table: LineTable, k: number): boolean {
  const count = table.words[k]!
  if (count < 2 || count > 6 || table.stop[k] !== NO_STOP || table.numbers[k]! > 0) return false
  const first = table.firstWord[k]!
  if (table.capitalised[k] === count) return true
  if (table.capitalised[k]! < 2) return false
  for (let i = first; i < first + count; i++) if (JOB_WORDS.has(scan.words.hash[i]!)) return true
  return false
}

/** What may be a name in a script without capitals; a label may as well, so that more has to speak for it. */
export function couldBeCaselessName(scan: Scan, table: LineTable, k: number): boolean {
  const count = table.words[k]!
  if (count < 2 || table.stop[k] !== NO_STOP || table.numbers[k]! > 0) return false
  const first = table.firstWord[k]!
  if (!isCaseless(scan, first)) return false
  return count <= ((scan.words.flags[first]! & ONE_IDEOGRAPH) !== 0 ? NAME_IDEOGRAPHS : NAME_WORDS)
}
