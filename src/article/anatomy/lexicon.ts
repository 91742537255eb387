/** The lexicon of page furniture, compiled: which kind of furniture a line is by its words, and how sure that is. */
import { phraseForms } from '../../text/phrases.ts'
import type { Scan } from '../../text/scan.ts'
import { FNV_OFFSET, hashWord, NUMERIC } from '../../text/words.ts'
import type { Role } from '../reading.ts'
import { data as advertisement } from '../lexicon/residue-advertisement.yaml.ts'
import { data as appPromotion } from '../lexicon/residue-app-promotion.yaml.ts'
import { data as commentForm } from '../lexicon/residue-comment-form.yaml.ts'
import { data as cookieNotice } from '../lexicon/residue-cookie-notice.yaml.ts'
import { data as copyright } from '../lexicon/residue-copyright.yaml.ts'
import { data as emptyLabel } from '../lexicon/residue-empty-label.yaml.ts'
import { data as navigation } from '../lexicon/residue-navigation.yaml.ts'
import { data as newsletterPrompt } from '../lexicon/residue-newsletter-prompt.yaml.ts'
import { data as pageFurniture } from '../lexicon/residue-page-furniture.yaml.ts'
import { data as readMore } from '../lexicon/residue-read-more.yaml.ts'
import { data as relatedStories } from '../lexicon/residue-related-stories.yaml.ts'
import { data as shareBar } from '../lexicon/residue-share-bar.yaml.ts'
import { data as siteNotice } from '../lexicon/residue-site-notice.yaml.ts'
import { COLON, joinHash, NO_STOP, NUMBER_HASH, type LineTable } from './lines.ts'

export interface Furniture {
  /** Name of the rule that reports it. */
  readonly residue: string
  readonly role: Role
  /** An editor's words. */
  readonly kind: string
}

/** How much a lexicon entry says. */
export const LABEL = 1
export const SURE = 2
/** Sure, and what follows belongs to it. */
export const OPENER = 3

export interface Match {
  readonly furniture: Furniture
  readonly strength: number
}

interface Limited {
  readonly atMost: number
  readonly phrases: readonly string[]
}

interface Kind {
  readonly role: string
  readonly kind: string
  readonly opens?: readonly string[]
  readonly alone?: readonly string[]
  readonly label?: readonly string[]
  readonly opensWith?: Limited
  readonly labelled?: Limited
  readonly opensEnding?: Limited
  readonly begins?: Limited
  readonly ends?: Limited
  readonly holds?: Limited
}

interface Part {
  readonly match: Match
  readonly atMost: number
}

interface Inner extends Part {
  readonly hashes: readonly number[]
  /** Index of the word by which the phrase is found: its longest, which is its rarest more often than not. */
  readonly pivot: number
}

/** What a line that begins with some words is, by what else is asked of it. */
interface Beginning {
  plain?: Part
  opens?: Part
  labelled?: Part
}

/** In the order of precedence: of two kinds that share a wording the first one has it. */
const KINDS: Readonly<Record<string, Kind>> = {
  'comment-form': commentForm,
  'related-stories': relatedStories,
  'read-more': readMore,
  'newsletter-prompt': newsletterPrompt,
  'cookie-notice': cookieNotice,
  copyright,
  'app-promotion': appPromotion,
  advertisement,
  'share-bar': shareBar,
  'site-notice': siteNotice,
  'page-furniture': pageFurniture,
  navigation,
}

/** Kinds that are known by their form, not by words. */
const FORMS: readonly Furniture[] = [
  { residue: 'caption', role: 'caption', kind: 'photo caption' },
  { residue: 'template-expression', role: 'template', kind: 'template expression' },
  { residue: 'leaked-markup', role: 'template', kind: 'markup' },
  { residue: 'foreign-script', role: 'template', kind: 'line in another script' },
  { residue: 'empty-label', role: emptyLabel.role as Role, kind: emptyLabel.kind },
]

/** No entry is longer. */
const LONGEST_WHOLE = 14
const LONGEST_PART = 7
const FILTER_MASK = (1 << 14) - 1
const BEGINS = 1
const ENDS = 2
const HOLDS = 4
/** The value under a label ("Published:", "May 4, 2021") is not longer. */
const VALUE_WORDS = 12
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*(?:\.[\p{L}](?![\p{L}]))*|#/gu

interface Compiled {
  readonly furniture: ReadonlyMap<string, Furniture>
  readonly whole: ReadonlyMap<number, Match>
  readonly begins: ReadonlyMap<number, Beginning>
  readonly ends: ReadonlyMap<number, Part>
  readonly inner: ReadonlyMap<number, readonly Inner[]>
  /** For the lowest bits of a word's hash: whether a phrase of `begins`, of `ends`, or a pivot of `inner` can be this word. */
  readonly filter: Uint8Array
  readonly emptyLabels: ReadonlySet<number>
  /** No line of more words is looked through for `inner`. */
  readonly longestHeld: number
}

let compiled: Compiled | undefined

function compile(): Compiled {
  const furniture = new Map<string, Furniture>()
  const whole = new Map<number, Match>()
  const begins = new Map<number, Beginning>()
  const ends = new Map<number, Part>()
  const inner = new Map<number, Inner[]>()
  const filter = new Uint8Array(FILTER_MASK + 1)
  let longestHeld = 0
  const wordsOf = (phrases: readonly string[] | undefined): string[][] =>
    (phrases ?? []).flatMap((phrase) => phraseForms(phrase).map((form) => [...(form.match(WORD) ?? [])])).filter((words) => words.length > 0)
  const forms = (phrases: readonly string[] | undefined): number[][] => wordsOf(phrases).map((words) => words.map(hashWord))
  const begin = (limited: Limited | undefined, use: keyof Beginning, match: Match): void => {
    for (const words of forms(limited?.phrases)) {
      const key = words.reduce(joinHash, FNV_OFFSET) >>> 0
      filter[words[0]! & FILTER_MASK]! |= BEGINS
      const beginning = begins.get(key) ?? {}
      beginning[use] ??= { match, atMost: limited!.atMost }
      begins.set(key, beginning)
    }
  }
  const end = (limited: Limited | undefined, match: Match): void => {
    for (const words of forms(limited?.phrases)) {
      filter[words.at(-1)! & FILTER_MASK]! |= ENDS
      add(ends, words.reverse(), { match, atMost: limited!.atMost })
    }
  }
  const add = <T>(map: Map<number, T>, words: readonly number[], value: T): void => {
    const key = words.reduce(joinHash, FNV_OFFSET) >>> 0
    if (!map.has(key)) map.set(key, value)
  }
  for (const [residue, entry] of Object.entries(KINDS)) {
    const kind: Furniture = { residue, role: entry.role as Role, kind: entry.kind }
    furniture.set(residue, kind)
    const label: Match = { furniture: kind, strength: LABEL }
    const sure: Match = { furniture: kind, strength: SURE }
    const opener: Match = { furniture: kind, strength: OPENER }
    for (const words of forms(entry.opens)) add(whole, words, opener)
    begin(entry.opensWith, 'opens', opener)
    begin(entry.labelled, 'labelled', sure)
    begin(entry.begins, 'plain', sure)
    end(entry.opensEnding, opener)
    end(entry.ends, sure)
    for (const words of forms(entry.alone)) add(whole, words, sure)
    for (const words of wordsOf(entry.holds?.phrases)) {
      let pivot = 0
      for (let i = 1; i < words.length; i++) if (words[i]!.length > words[pivot]!.length) pivot = i
      const hashes = words.map(hashWord)
      filter[hashes[pivot]! & FILTER_MASK]! |= HOLDS
      let list = inner.get(hashes[pivot]!)
      if (!list) inner.set(hashes[pivot]!, (list = []))
      list.push({ match: sure, atMost: entry.holds!.atMost, hashes, pivot })
      longestHeld = Math.max(longestHeld, entry.holds!.atMost)
    }
    for (const words of forms(entry.label)) add(whole, words, label)
  }
  for (const form of FORMS) furniture.set(form.residue, form)
  const emptyLabels = new Set(forms(emptyLabel.label).map((words) => words.reduce(joinHash, FNV_OFFSET) >>> 0))
  return { furniture, emptyLabels, whole, begins, ends, inner, filter, longestHeld }
}

/** The kind of furniture that a rule's name stands for. */
export function furnitureOf(residue: string): Furniture {
  const found = (compiled ??= compile()).furniture.get(residue)
  if (!found) throw new Error(`no such kind of residue: ${residue}`)
  return found
}

/** Whether line `k` is a label that ends with a colon, and what follows is not its value. */
function isEmptyLabel(table: LineTable, k: number, emptyLabels: ReadonlySet<number>): boolean {
  if (table.stop[k] !== COLON || !emptyLabels.has(table.hash[k]!)) return false
  const next = k + 1
  return next >= table.count || table.afterBlank[next] === 1 || table.stop[next] === COLON || table.words[next]! > VALUE_WORDS
}

/** What the lexicon says of a text that would be a line of its own. */
export function wholeLine(text: string): Match | undefined {
  const key = (text.match(WORD) ?? []).map((word) => (/^\d+$/.test(word) ? NUMBER_HASH : hashWord(word))).reduce(joinHash, FNV_OFFSET) >>> 0
  return (compiled ??= compile()).whole.get(key)
}

/** Whether the words name a section of a news site: "News", "Sport", "Home". */
export function isSection(text: string): boolean {
  return wholeLine(text)?.furniture.residue === 'navigation'
}

/** What the lexicon says of line `k`; undefined when it has nothing to say. */
export function lookUp(scan: Scan, table: LineTable, k: number): Match | undefined {
  const { furniture, emptyLabels, whole, begins, ends, inner, filter, longestHeld } = (compiled ??= compile())
  const { words } = scan
  const count = table.words[k]!
  if (count === 0) return undefined
  if (isEmptyLabel(table, k, emptyLabels)) return { furniture: furniture.get('empty-label')!, strength: SURE }
  if (count <= LONGEST_WHOLE) {
    const match = whole.get(table.shape[k]!)
    if (match) return match
  }
  const first = table.firstWord[k]!
  const end = first + count
  const hashAt = (i: number): number => ((words.flags[i]! & NUMERIC) !== 0 ? NUMBER_HASH : words.hash[i]!)
  const most = Math.min(count, LONGEST_PART)
  let found: Match | undefined
  if ((filter[hashAt(first) & FILTER_MASK]! & BEGINS) !== 0) {
    let hash = FNV_OFFSET
    for (let i = 0; i < most; i++) {
      hash = joinHash(hash, hashAt(first + i))
      const beginning = begins.get(hash >>> 0)
      if (!beginning) continue
      const { plain, opens, labelled } = beginning
      if (plain && count <= plain.atMost) found = plain.match
      if (table.stop[k] !== NO_STOP) continue
      if (opens && i + 1 < count && count <= opens.atMost) found = opens.match
      if (labelled && i + 2 < count && count <= labelled.atMost && hasColonAfter(scan, first + i)) found = labelled.match
    }
    if (found) return found
  }
  if ((filter[hashAt(end - 1) & FILTER_MASK]! & ENDS) !== 0) {
    let hash = FNV_OFFSET
    for (let i = 0; i < most; i++) {
      hash = joinHash(hash, hashAt(end - 1 - i))
      const part = ends.get(hash >>> 0)
      if (part && count <= part.atMost) found = part.match
    }
    if (found) return found
  }
  if (count > longestHeld) return undefined
  for (let i = first; i < end; i++) {
    if ((filter[words.hash[i]! & FILTER_MASK]! & HOLDS) === 0) continue
    for (const { match, atMost, hashes, pivot } of inner.get(words.hash[i]!) ?? []) {
      const from = i - pivot
      if (count > atMost || from < first || from + hashes.length > end) continue
      if (hashes.every((value, n) => value === hashAt(from + n))) return match
    }
  }
  return undefined
}

function hasColonAfter(scan: Scan, word: number): boolean {
  let i = scan.words.end[word]!
  while (i < scan.text.length && scan.text.charCodeAt(i) <= 32) i++
  const code = scan.text.charCodeAt(i)
  return code === 58 || code === 0xff1a || code === 124
}
