/**
 * Whether two headlines are one: case, typography, spelling habits, labels ("BREAKING:"), the site's name, a cut-off end and a slip of the
 * keyboard aside. Another number, another name or a "not" makes another headline.
 */
// the package's index loads every kind of difference there is; this one is needed
import { diffArrays } from 'diff/lib/diff/array.js'
import { stem } from '../text/stem.ts'
import { formsOf, type HeadlineForm, type HeadlineForms, type HeadlineWording } from './headline-wording.ts'
import { data } from './lexicon/headlines.yaml.ts'
import { isListed, isUsualName, weightOf } from './word-weights.ts'

export interface HeadlineComparison {
  readonly duplicate: boolean
  /** 0 to 1: the angle between the headlines' words, rare words counting more. 1 for headlines that are the same. */
  readonly similarity: number
  /** What they share or what sets them apart, in words: `"7.1" became "7.3": another number`. */
  readonly why: string
}

/** A headline that was cut off must keep so many words to be known again. */
const LEAST_TRUNCATED = 4
/** More misspellings than one in so many words are no slip. */
const WORDS_A_SLIP = 4
/** Two headlines that are one although a word is misspelt have at least this similarity. */
const SAME_BUT_SLIPS = 0.98
/**
 * What a headline keeps of its likeness when the figures or a "not" differ, and when only one of the two has figures. Chosen, with the
 * weights and the kinship of words, on half of 1,244 pairs that people judged: best F1 0.81 there, 0.80 on the other half.
 */
const OTHER_FIGURES = 0.8
const FIGURES_IN_ONE = 0.95
const OTHER_NEGATION = 0.8
/** Words that begin with the same letters, four at least and this share of the longer one, are kin ("Egypt", "Egyptian") and count less. */
const KIN_LETTERS = 4
const KIN_SHARE = 0.55
const KIN_COUNTS = 0.85

const NEGATIONS: ReadonlySet<string> = new Set(data.negations)
const isNumber = (token: string): boolean => /\d/.test(token)
const isNegation = (token: string): boolean => NEGATIONS.has(token) || token.endsWith("n't")

export function compareHeadlines(a: string, b: string): HeadlineComparison {
  if (a === b && a.trim() !== '') return { duplicate: true, similarity: 1, why: 'identical' }
  const left = formsOf(a)
  const right = formsOf(b)
  const alike = sameHeadline(left, right)
  if (alike.same) return { duplicate: true, similarity: alike.slip ? SAME_BUT_SLIPS : 1, why: alike.why }
  const similarity = similarityOf(left.forms[0].tokens, right.forms[0].tokens)
  return { duplicate: false, similarity: Math.min(similarity, SAME_BUT_SLIPS), why: alike.why }
}

interface Likeness {
  readonly same: boolean
  readonly why: string
  /** The same although words are misspelt. */
  readonly slip?: boolean
}

/** Whether two headlines are one, read with and without what may be the site's name. */
export function sameHeadline(left: HeadlineForms, right: HeadlineForms): Likeness {
  if (left.forms[0].tokens.length === 0 || right.forms[0].tokens.length === 0) return { same: false, why: 'no words to compare' }
  if (left.update !== undefined && right.update !== undefined && left.update !== right.update) {
    return { same: false, why: `update ${left.update} became update ${right.update}: another number` }
  }
  let first: Likeness | undefined
  for (const one of left.forms) {
    for (const other of right.forms) {
      if (!mayBeCompared(one, other)) continue
      const likeness = judge(one, other)
      if (likeness.same) return likeness.why ? likeness : { same: true, why: sharedBut(one, other) }
      first ??= likeness
    }
  }
  return first!
}

/** A suffix that only one of the two has may go; two different ones only when both are sites. */
function mayBeCompared(one: HeadlineForm, other: HeadlineForm): boolean {
  return one.suffix === undefined || other.suffix === undefined || (one.site && other.site)
}

function sharedBut(one: HeadlineForm, other: HeadlineForm): string {
  const suffixes = [one.suffix, other.suffix].filter((suffix) => suffix !== undefined).map((suffix) => `"${suffix}"`)
  return suffixes.length > 0 ? `the same but for ${suffixes.join(' and ')}` : 'the same words'
}

/** Whether the wordings are the same; `why` is empty when nothing but typography differs. */
function judge(left: HeadlineWording, right: HeadlineWording): Likeness {
  const [a, b] = [left.tokens, right.tokens]
  // hyphens, blanks and apostrophes are typography: "co-star", "co star", "costar"
  if (left.letters === right.letters || a.join('') === b.join('')) return { same: true, why: '' }
  const cut = left.truncated && a.length <= b.length ? left : right.truncated && b.length <= a.length ? right : undefined
  if (cut && cut.tokens.length >= LEAST_TRUNCATED) {
    const whole = cut === left ? right : left
    // when both are cut off, what one has more still must not turn the sense
    const turned = whole.truncated && whole.tokens.slice(cut.tokens.length).some(isNegation)
    if (!turned && isPrefix(cut.tokens, whole.tokens)) return { same: true, why: `one is cut off after "${cut.shown.at(-1)!}"` }
  }
  return judgeDifference(left, right)
}

/** The last word of a headline that was cut off may be cut off too. */
function isPrefix(cut: readonly string[], whole: readonly string[]): boolean {
  const last = cut.length - 1
  return cut.every((token, i) => (i < last || isNumber(token) ? whole[i] === token : whole[i]?.startsWith(token) === true))
}

function judgeDifference(left: HeadlineWording, right: HeadlineWording): Likeness {
  const shown = { left: 0, right: 0 }
  const slips: string[] = []
  let removed: { tokens: string[]; shown: string[] } | undefined
  let other: string | undefined
  const settle = (gone: { tokens: string[]; shown: string[] }, come: { tokens: string[]; shown: string[] }): void => {
    const pair = `"${gone.shown.join(' ')}" became "${come.shown.join(' ')}"`
    if (gone.tokens.length === come.tokens.length && gone.tokens.every((token, i) => isSlip(token, come.tokens[i]!))) slips.push(pair)
    else other ??= describe(gone.tokens, come.tokens, gone.shown, come.shown)
  }
  const none = { tokens: [], shown: [] }
  for (const part of diffArrays([...left.tokens], [...right.tokens])) {
    const count = part.value.length
    if (part.removed) {
      removed = { tokens: part.value, shown: left.shown.slice(shown.left, shown.left + count) }
      shown.left += count
      continue
    }
    if (part.added) {
      settle(removed ?? none, { tokens: part.value, shown: right.shown.slice(shown.right, shown.right + count) })
      shown.right += count
    } else {
      if (removed) settle(removed, none)
      shown.left += count
      shown.right += count
    }
    removed = undefined
  }
  if (removed) settle(removed, none)
  if (other !== undefined) return { same: false, why: other }
  const most = Math.max(1, Math.floor(Math.min(left.tokens.length, right.tokens.length) / WORDS_A_SLIP))
  const few = slips.length <= most
  return { same: few, slip: few, why: `${slips.join(', ')}: ${few ? 'a slip' : 'too many differences'}` }
}

function describe(gone: readonly string[], come: readonly string[], goneShown: readonly string[], comeShown: readonly string[]): string {
  const changed = [...gone, ...come]
  const what = changed.some(isNegation) && gone.filter(isNegation).length !== come.filter(isNegation).length
    ? 'a "not" more'
    : changed.some(isNumber)
      ? 'another number'
      : changed.some((token) => isUsualName(token))
        ? 'another name'
        : 'another word'
  if (gone.length === 0) return `only one has "${comeShown.join(' ')}": ${what}`
  if (come.length === 0) return `only one has "${goneShown.join(' ')}": ${what}`
  return `"${goneShown.join(' ')}" became "${comeShown.join(' ')}": ${what}`
}

/** One slip of the keyboard: two letters swapped, one lost, doubled or mistaken, in a word that is no word otherwise. */
function isSlip(a: string, b: string): boolean {
  if (isNumber(a) || isNumber(b) || isNegation(a) !== isNegation(b)) return false
  if (Math.min(a.length, b.length) < 4 || (isListed(a) && isListed(b))) return false
  return isOneEditApart(a, b)
}

/** Damerau's distance is 1. */
function isOneEditApart(a: string, b: string): boolean {
  if (a.length > b.length) return isOneEditApart(b, a)
  if (b.length - a.length > 1 || a === b) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1)
  return a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
}

function similarityOf(a: readonly string[], b: readonly string[]): number {
  const left = weights(a)
  const right = weights(b)
  let both = 0
  for (const [token, weight] of left) both += weight * (right.get(token) ?? 0)
  both += (kinship(left, right) + kinship(right, left)) / 2
  const cosine = Math.min(1, both / Math.sqrt(square(left) * square(right)))
  const negation = isSameSet(a.filter(isNegation), b.filter(isNegation)) ? 1 : OTHER_NEGATION
  return cosine * figures(a.filter(isNumber), b.filter(isNumber)) * negation
}

/** The root of a word's rarity: with its full rarity a name that both have would outweigh all the rest. */
function weights(tokens: readonly string[]): Map<string, number> {
  return new Map(tokens.map((token) => [stem(token), Math.sqrt(weightOf(token))]))
}

function square(weighted: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const weight of weighted.values()) sum += weight * weight
  return sum || 1
}

/** What the words that only one has share with their kin in the other. */
function kinship(from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [token, weight] of from) {
    if (to.has(token)) continue
    let best = 0
    for (const [other, otherWeight] of to) if (!from.has(other) && otherWeight > best && areKin(token, other)) best = otherWeight
    sum += KIN_COUNTS * weight * best
  }
  return sum
}

function areKin(a: string, b: string): boolean {
  const enough = Math.max(KIN_LETTERS, KIN_SHARE * Math.max(a.length, b.length))
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return same >= enough
}

function figures(a: readonly string[], b: readonly string[]): number {
  if (isSameSet(a, b)) return 1
  return a.length > 0 && b.length > 0 ? OTHER_FIGURES : FIGURES_IN_ONE
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ')
}
