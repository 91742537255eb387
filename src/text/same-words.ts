/** Whether two runs of words are the same when they are spoken: other spellings, numbers in words and in figures, words written apart. */
import { data } from './same-words.yaml.ts'

const NUMBERS: ReadonlyMap<string, number> = new Map(Object.entries(data.numbers))
const ORDINALS: ReadonlyMap<string, string> = new Map(Object.entries(data.ordinals))
const MULTIPLIERS: ReadonlyMap<string, number> = new Map(Object.entries(data.multipliers))
const SPELLINGS: ReadonlyMap<string, string> = new Map(Object.entries(data.spellings))

/** The words in small letters. "per cent" is "percent", "U.S." is "US", "organise" is "organize", "twenty five" is "25". */
export function areSameWords(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0) return false
  const [one, other] = [valueOf(left), valueOf(right)]
  if (one !== undefined && other !== undefined) return one === other
  return left.map(spelled).join('').replaceAll(' ', '') === right.map(spelled).join('').replaceAll(' ', '')
}

/** Both spellings of a word as one, which need not be either. */
function spelled(word: string): string {
  const bare = word.replaceAll('.', '').replace(/['’]/g, '')
  return (SPELLINGS.get(bare) ?? ORDINALS.get(bare) ?? bare)
    .replace(/(?<=[a-z]{2})our(?=(?:s|ed|ing|ful|ite|ites|able|er|ers|hood|ly|less)?$)/, 'or')
    .replace(/(?<=[a-z]{2})([iy])z(?=(?:e|es|ed|er|ers|ing|ation|ations)$)/, '$1s')
    .replace(/(?<=[a-z]{2}[tb])re(?=s?$|d$)/, 'er')
    .replace(/ence(?=s?$)/, 'ense')
    .replace(/ogue(?=s?$)/, 'og')
    .replace(/[ao]e(?=[a-z]{3})/, 'e')
    .replace(/(.)\1/gu, '$1')
}

/** The number that all of the words are: 1200 of "1,200", "twelve hundred", "one thousand two hundred". */
function valueOf(words: readonly string[]): number | undefined {
  let sum = 0
  let part: number | undefined
  for (const word of words) {
    const multiplier = MULTIPLIERS.get(word)
    if (multiplier !== undefined) {
      const value = (part ?? 1) * multiplier
      if (multiplier === MULTIPLIERS.get('hundred')) part = value
      else {
        sum += value
        part = 0
      }
      continue
    }
    const value = NUMBERS.get(word) ?? figureOf(word)
    if (value === undefined) {
      if (word === 'and' || ((word === 'a' || word === 'an') && part === undefined)) continue
      return undefined
    }
    part = (part ?? 0) + value
  }
  return part === undefined ? undefined : sum + part
}

const figureOf = (word: string): number | undefined => (/^\d[\d,]*(?:\.\d+)?$/.test(word) ? Number(word.replaceAll(',', '')) : undefined)
