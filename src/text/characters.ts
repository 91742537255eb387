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
/** Combining marks, and invisible joiners, which belong to the word they stand in. */
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

/** Class in the low byte, script in the second, the folded code unit in the upper half: one look-up a character is what the scan's speed rests on. */
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

function work(code: number): number {
  const character = String.fromCharCode(code)
  let kind: number
  if (code === 10 || code === 13) kind = BREAK
  else if (code === 0x200b || code === 0x200c || code === 0x200d || code === 0xad || code === 0xfeff || code === 0x2060) kind = MARK
  else if (/[\s\u0085]/.test(character)) kind = SPACE
  else if ("'’ʼ＇".includes(character)) kind = APOSTROPHE
  else if ('"“”„‟«»‹›‘‚‛「」『』＂'.includes(character)) kind = QUOTE
  else if ('-‐‑'.includes(character)) kind = HYPHEN
  else if ('.!?…。！？؟।'.includes(character)) kind = STOP
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
  const lower = character.toLowerCase()
  return (table[code] = (kind | (script << 8) | ((lower.length === 1 ? lower.charCodeAt(0) : code) << 16)) >>> 0)
}

/** Everything about a code unit: `& 255` its class, `>> 8 & 255` its script, `>>> 16` the code unit in lower case. */
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

/** The code unit in lower case, where that is one code unit. */
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
