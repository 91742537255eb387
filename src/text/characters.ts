/**
 * Classes of characters: one table for every UTF-16 code unit, filled on first use.
 * Surrogate halves are symbols (emoji) here; letters beyond the basic plane are rare enough in news to be read as symbols.
 */

export const SPACE = 1
export const BREAK = 2
export const LOWER = 3
export const UPPER = 4
/** Letters without case, and modifier letters. */
export const LETTER = 5
export const DIGIT = 6
/** Combining marks, invisible joiners and signs of direction, which belong to the word they stand in. */
export const MARK = 7
/** Ideographs and kana: each is a word of its own. */
export const IDEOGRAPH = 8
export const APOSTROPHE = 9
export const HYPHEN = 10
export const STOP = 11
export const QUOTE = 12
export const OPEN = 13
export const CLOSE = 14
export const PUNCTUATION = 15
export const SYMBOL = 16

export const LATIN = 1
const CYRILLIC = 2
export const GREEK = 3
const ARABIC = 4
export const HEBREW = 5
export const HAN = 6
export const KANA = 7
export const HANGUL = 8
const OTHER_SCRIPT = 9

/**
 * Class in the low byte, script in the second, what `fold` gives in the upper half: one look-up a character is what the scan's speed rests
 * on.
 */
const table = new Uint32Array(65536)

const SCRIPTS: readonly (readonly [number, RegExp])[] = [
  [LATIN, /\p{Script=Latin}/u],
  [CYRILLIC, /\p{Script=Cyrillic}/u],
  [GREEK, /\p{Script=Greek}/u],
  [ARABIC, /\p{Script=Arabic}/u],
  [HEBREW, /\p{Script=Hebrew}/u],
  [HAN, /\p{Script=Han}/u],
  [KANA, /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u],
  [HANGUL, /\p{Script=Hangul}/u],
]

/** Soft hyphen, zero-width space and joiners, byte order mark. */
export function isInvisible(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff
}

/** What says in which direction the text beside it runs. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
/** Vowel signs of Arabic, and the stroke that stretches a word: written or not as the typesetter likes. */
const UNWRITTEN = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/
const APOSTROPHES = "'’ʼ＇"
/** Letters that stand for one another in print: alef with its signs, the two forms of yeh and kaf, yo, the two Turkish letters i. */
const STAND_INS: Readonly<Record<string, string>> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ё: 'е', İ: 'i', ı: 'i',
}
const FULL_WIDTH_FIRST = 0xff01
const FULL_WIDTH_LAST = 0xff5e
const FULL_WIDTH = 0xfee0

function folded(code: number, character: string): number {
  if (isInvisible(code) || DIRECTIONS.test(character) || UNWRITTEN.test(character)) return 0
  if (APOSTROPHES.includes(character)) return APOSTROPHES.charCodeAt(0)
  const small = character.toLowerCase()
  const lower = STAND_INS[small] ?? STAND_INS[character] ?? (small.length === 1 ? small : character)
  const unit = lower.charCodeAt(0)
  return unit >= FULL_WIDTH_FIRST && unit <= FULL_WIDTH_LAST ? unit - FULL_WIDTH : unit
}

/** Where whole alphabets stand in a row: by far the most code units, and each costs a dozen patterns otherwise. */
const UNIFIED_IDEOGRAPHS = [0x4e00, 0x9fff] as const
const HANGUL_SYLLABLES = [0xac00, 0xd7a3] as const

function work(code: number): number {
  if (code >= UNIFIED_IDEOGRAPHS[0] && code <= UNIFIED_IDEOGRAPHS[1]) return (table[code] = (IDEOGRAPH | (HAN << 8) | (code << 16)) >>> 0)
  if (code >= HANGUL_SYLLABLES[0] && code <= HANGUL_SYLLABLES[1]) return (table[code] = (LETTER | (HANGUL << 8) | (code << 16)) >>> 0)
  const character = String.fromCharCode(code)
  let kind: number
  if (code === 10 || code === 13) kind = BREAK
  else if (isInvisible(code) || DIRECTIONS.test(character) || code === 0x640) kind = MARK
  else if (/[\s\u0085]/.test(character)) kind = SPACE
  else if (APOSTROPHES.includes(character)) kind = APOSTROPHE
  else if ('"“”„‟«»‹›‘‚‛「」『』＂'.includes(character)) kind = QUOTE
  else if ('-‐‑'.includes(character)) kind = HYPHEN
  else if ('.!?…。！？｡．؟۔।'.includes(character)) kind = STOP
  else if (code >= 0xd800 && code <= 0xdfff) kind = SYMBOL
  else if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|ー/u.test(character)) kind = IDEOGRAPH
  else if (/\p{Ll}/u.test(character)) kind = LOWER
  else if (/\p{Lu}|\p{Lt}/u.test(character)) kind = UPPER
  else if (/\p{L}/u.test(character)) kind = LETTER
  else if (/\p{Nd}/u.test(character)) kind = DIGIT
  else if (/\p{M}/u.test(character)) kind = MARK
  else if (/\p{Ps}/u.test(character)) kind = OPEN
  else if (/\p{Pe}/u.test(character)) kind = CLOSE
  else if (/\p{P}/u.test(character)) kind = PUNCTUATION
  else kind = SYMBOL
  const cased = kind === LOWER || kind === UPPER || kind === LETTER || kind === IDEOGRAPH
  const script = cased ? (SCRIPTS.find(([, pattern]) => pattern.test(character))?.[0] ?? OTHER_SCRIPT) : 0
  return (table[code] = (kind | (script << 8) | (folded(code, character) << 16)) >>> 0)
}

/** Everything about a code unit: `& 255` its class, `>> 8 & 255` its script, `>>> 16` what `fold` gives. */
export function characterOf(code: number): number {
  return table[code] || work(code)
}

/** The class of a code unit. */
export function classOf(code: number): number {
  return (table[code] || work(code)) & 255
}

/** The script of a letter; 0 for what is no letter. */
export function scriptOf(code: number): number {
  return ((table[code] || work(code)) >> 8) & 255
}

/**
 * The code unit by which words are compared: in lower case, one for all apostrophes and for letters that stand for one another, ASCII for
 * full-width forms; 0 for a character that says nothing of which word it is.
 */
export function fold(code: number): number {
  return (table[code] || work(code)) >>> 16
}

/** Letters, ideographs and marks. */
export function isLetter(code: number): boolean {
  const kind = classOf(code)
  return kind === LOWER || kind === UPPER || kind === LETTER || kind === IDEOGRAPH
}

export function isBlank(code: number): boolean {
  const kind = classOf(code)
  return kind === SPACE || kind === BREAK
}
