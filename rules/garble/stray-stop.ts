import {
  CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BREAK, GAP_QUOTE, GAP_SPACE, GAP_STOP, HAS_DIGIT, hashWord, INITIALISM,
  INNER_CAPITAL, KNOWN, landmarksOf, NOT_LATIN, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, wordSet, type Reading,
} from '../../src/rule.ts'
import { data } from './stray-stop.yaml.ts'

const ABBREVIATIONS = wordSet(data.abbreviations)
const DOMAINS = wordSet(data.domains)
/** A capitalised word that the vocabulary does not know may be an abbreviation when it is shorter than this. */
const LEAST_NAME = 4
/** More small letters after full stops than this, per article, are how its writer writes. */
const A_MANNER = 6
/** How many words back the beginning of a quotation is looked for. */
const LONGEST_LOOK = 30

export default defineRule({
  id: 'garble/stray-stop',
  summary: 'a full stop inside a sentence ("fishing rights. talks in Oslo")',
  why: 'The stop cuts a sentence in two: a translation that took a line break, a link or an abbreviation for the end. Often words are ' +
    'missing there.',
  mend: 'Delete the stop, or write the word that is missing; if it is two sentences, begin the second with a capital.',
  severity: 'error',
  quotes: 'both',
  examples: {
    wrong: [
      'He wants to talk about human rights«. meeting» in Oslo next month.',
      'The news was confirmed by the spokeswoman Ana Keller«. words» last week made it clear.',
      'Few believe«. their» quarrel can ever be mended.',
      'The campaign«. has» declined to comment.',
      'She spoke to Boris Talvik«. and» the news editor.',
      'Rain fell over the town«. of» Ghent.',
      '"It is going«. to» be impossible to move," he said.',
      'The ministry will publish the list«. of» schools on Monday.',
      'The plan was made known by the spokeswoman Anna Lee«. remarks» last week went further.',
    ],
    right: [
      'Shares of Acme Corp. fell and those of Smith & Co. rose.',
      'The U.S. officials met Sen. de la Cruz on Jan. 6.',
      'Sales began at 9 a.m. and ended at noon.',
      'They waited. iPhone sales rose. eBay fell.',
      'The list goes on . . . and on.',
      'It was approx. five miles to the no. of the beast.',
      'Wait... what did he say?',
      'i was there. it was loud. nobody cared.',
      'Prof. van der Berg and Dr. el-Sayed agreed.',
      'The rhyme ends: "so it goes. so it went. so it is."',
      'Visit example. org or call.',
      'They were late. anna berg Why was that? They had no map. anna berg I see.',
    ],
  },
  check(reading, report) {
    const { words, text } = reading.scan
    const { gap, flags, start, end } = words
    const entries = entriesOf(reading.scan)
    const found: number[] = []
    for (const i of landmarksOf(reading.scan).afterStops) {
      if ((gap[i]! & ~GAP_QUOTE) !== (GAP_STOP | GAP_SPACE)
        || (flags[i]! & (CAPITALISED | HAS_DIGIT | NOT_LATIN | INNER_CAPITAL)) !== 0) continue
      if (entries[i] === 0 || !isStrayStop(reading, entries, i)) continue
      found.push(i)
    }
    if (found.length >= A_MANNER) return
    for (const i of found) {
      if (isLabel(reading, found, i) || isLine(reading, i)) continue
      const stop = end[i - 1]!
      const paragraph = reading.scan.paragraphs.at(stop)
      if (reading.scan.paragraphs.at(start[i]!) !== paragraph) continue
      report({
        start: stop,
        end: end[i]!,
        message: `a full stop inside the sentence, before "${reading.scan.word(i)}"; delete it, or write what is missing`,
        confidence: 0.9,
        suggestions: [{ message: 'delete the full stop', start: stop, end: start[i]!, text: text.slice(stop + 1, start[i]) }],
      })
    }
  },
})

/** A word that stands after a full stop twice in small letters is a label: a speaker of a transcript, "courtesy of" under pictures. */
function isLabel({ scan: { words } }: Reading, found: readonly number[], i: number): boolean {
  if (words.end[i]! - words.start[i]! < LABEL_LETTERS) return false
  return found.some((other) => other !== i && words.hash[other] === words.hash[i])
}

/** "archived recording So if a": a few words without a verb of their own, and a new sentence after them with no stop between. */
function isLine(reading: Reading, first: number): boolean {
  const { flags, gap, hash, count } = reading.scan.words
  const entries = entriesOf(reading.scan)
  for (let word = first + 1; word < count && word <= first + LONGEST_LINE; word++) {
    if (gap[word] !== GAP_SPACE) return (gap[word]! & GAP_BREAK) !== 0 && word === first + 1
    if ((flags[word]! & CAPITALISED) !== 0) return (entries[word]! & FUNCTION_WORD) !== 0 && hash[word] !== I && word > first + 1
  }
  return false
}
const LONGEST_LINE = 4
const I = hashWord('i')
/** Shorter words are "and", "but", "of", which damage puts there again and again. */
const LABEL_LETTERS = 4

function isStrayStop(reading: Reading, entries: Uint16Array, next: number): boolean {
  const { words, text, sentences } = reading.scan
  const { flags, start, end, hash, gap } = words
  const before = next - 1
  const stop = end[before]!
  const to = start[next]!
  // exactly ". ": no ellipsis, no quotation mark
  if (text[stop] !== '.' || to - stop !== 2) return false
  if ((flags[before]! & (INITIALISM | NOT_LATIN | HAS_DIGIT)) !== 0 || ABBREVIATIONS.has(hash[before]!)
    || DOMAINS.has(hash[next]!)) return false
  // "pic.twitter.com", "https://"
  const after = text[end[next]!] ?? ' '
  if (after === ':' || (after === '.' && !isBlankAt(text, end[next]! + 1))) return false
  const length = stop - start[before]!
  const isName = (flags[before]! & CAPITALISED) !== 0
  if (length < 2 || (isName && entries[before] === 0 && length < LEAST_NAME && !isFullName(reading, entries, before))) return false
  if (!isName && entries[before] === 0 && length < LEAST_NAME) return false
  // a stop on both sides of a short word: "so on. etc. and"
  if (text[start[before]! - 1] === '.') return false
  // what is written in small letters throughout: the sentence before the stop, or the quotation it stands in, begins with one too
  const opening = sentences.firstWord[sentences.at(start[before]!)]!
  if (isSmall(flags[opening]!) && (entries[opening]! & KNOWN) !== 0) return false
  for (let word = before; word > opening && word > before - LONGEST_LOOK; word--) {
    if ((gap[word]! & GAP_QUOTE) !== 0 && isSmall(flags[word]!) && !isBlankAt(text, start[word]! - 1)) return false
  }
  return true
}

/** "Anna Lee. remarks": a short name after another one, with a vowel in it, and a noun after the stop; not "Acme Eng. said". */
function isFullName(reading: Reading, entries: Uint16Array, word: number): boolean {
  const { flags, gap } = reading.scan.words
  const next = entries[word + 1]!
  return word > 0 && gap[word] === GAP_SPACE && (flags[word - 1]! & CAPITALISED) !== 0 && /[aeiouy]/.test(reading.scan.word(word))
    && (next & (SINGULAR_NOUN | PLURAL_NOUN)) !== 0 && (next & (FUNCTION_WORD | PAST_VERB)) === 0
}

const isSmall = (flags: number): boolean => (flags & (CAPITALISED | HAS_DIGIT)) === 0
const isBlankAt = (text: string, at: number): boolean => at >= text.length || text[at]!.trim() === ''
