/**
 * Finds headlines that stand among earlier ones already, without comparing every two: whoever is the same shares a half, the start or all
 * of it.
 */
import { hashWord } from '../text/words.ts'
import { formsOf, type HeadlineForms } from './headline-wording.ts'
import { sameHeadline } from './headlines.ts'

export interface SameHeadline {
  /** Number of the earlier headline, in the order of adding. */
  readonly earlier: number
  /** 1 when the words are the same, less when one is misspelt. */
  readonly similarity: number
  readonly why: string
}

/** A headline that was cut off keeps at least its first words. */
const OPENING_WORDS = 4
/** "Live updates: ..." begins ten thousand headlines; a new one is compared with the first of them. */
const MOST_COMPARED = 16
/** See `compareHeadlines`. */
const SAME_BUT_SLIPS = 0.98

export class HeadlineSearch {
  private readonly headlines: string[] = []
  private readonly numbersByKey = new Map<string, number[]>()

  /** Adds a headline and returns the earlier ones that are the same, earliest first; of equal ones only the first. */
  add(headline: string): SameHeadline[] {
    const number = this.headlines.push(headline) - 1
    const forms = formsOf(headline)
    const keys = keysOf(forms)
    const candidates = new Set<number>()
    for (const key of keys) for (const candidate of this.numbersByKey.get(key) ?? []) candidates.add(candidate)
    const same: SameHeadline[] = []
    let known = false
    for (const earlier of [...candidates].sort((a, b) => a - b)) {
      const other = formsOf(this.headlines[earlier]!)
      const likeness = sameHeadline(other, forms)
      if (!likeness.same) continue
      same.push({ earlier, similarity: likeness.slip ? SAME_BUT_SLIPS : 1, why: likeness.why })
      known ||= other.forms[0].letters === forms.forms[0].letters && other.update === forms.update
    }
    // who is like this one is like its earlier twin
    if (!known) this.index(keys, number)
    return same
  }

  private index(keys: readonly string[], number: number): void {
    for (const key of keys) {
      const numbers = this.numbersByKey.get(key)
      if (!numbers) this.numbersByKey.set(key, [number])
      else if (numbers.length < MOST_COMPARED) numbers.push(number)
    }
  }
}

function keysOf({ forms }: HeadlineForms): string[] {
  const keys = new Set<string>()
  const add = (kind: string, words: string): unknown => keys.add(kind + hashWord(words).toString(36))
  for (const { tokens, letters } of forms) {
    if (tokens.length === 0) continue
    add('=', letters)
    if (tokens.length > OPENING_WORDS) add('<', tokens.slice(0, OPENING_WORDS).join(' '))
    // a slip leaves one of the halves as it was
    const middle = tokens.length >> 1
    if (middle > 0) {
      add('a', tokens.slice(0, middle).join(' '))
      add('b', tokens.slice(middle).join(' '))
    }
  }
  return [...keys]
}
