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
const FILTER_BITS = 14
/** The value under a label ("Published:", "May 4, 2021") is not longer. */
const VALUE_WORDS = 12
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*(?:\.[\p{L}](?![\p{L}]))*|#/gu

interface Compiled {
  readonly furniture: ReadonlyMap<string, Furniture>
  readonly whole: ReadonlyMap<number, Match>
  readonly opensWith: ReadonlyMap<number, Part>
  readonly labelled: ReadonlyMap<number, Part>
  readonly begins: ReadonlyMap<number, Part>
  readonly ends: ReadonlyMap<number, Part>
  readonly inner: ReadonlyMap<number, readonly Inner[]>
  /** Bit set for every first word of `inner`, by the lowest bits of its hash. */
  readonly filter: Uint8Array
  readonly emptyLabels: ReadonlySet<number>
}

let compiled: Compiled | undefined

function compile(): Compiled {
  const furniture = new Map<string, Furniture>()
  const whole = new Map<number, Match>()
  const opensWith = new Map<number, Part>()
  const labelled = new Map<number, Part>()
  const begins = new Map<number, Part>()
  const ends = new Map<number, Part>()
  const inner = new Map<number, Inner[]>()
  const filter = new Uint8Array(1 << FILTER_BITS)
  const forms = (phrases: readonly string[] | undefined): number[][] =>
    (phrases ?? []).flatMap((phrase) => phraseForms(phrase).map((form) => (form.match(WORD) ?? []).map(hashWord))).filter((words) => words.length > 0)
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
    for (const words of forms(entry.opensWith?.phrases)) add(opensWith, words, { match: opener, atMost: entry.opensWith!.atMost })
    for (const words of forms(entry.opensEnding?.phrases)) add(ends, words.reverse(), { match: opener, atMost: entry.opensEnding!.atMost })
    for (const words of forms(entry.labelled?.phrases)) add(labelled, words, { match: sure, atMost: entry.labelled!.atMost })
    for (const words of forms(entry.alone)) add(whole, words, sure)
    for (const words of forms(entry.begins?.phrases)) add(begins, words, { match: sure, atMost: entry.begins!.atMost })
    for (const words of forms(entry.ends?.phrases)) add(ends, [...words].reverse(), { match: sure, atMost: entry.ends!.atMost })
    for (const hashes of forms(entry.holds?.phrases)) {
      const first = hashes[0]!
      filter[first & (filter.length - 1)] = 1
      let list = inner.get(first)
      if (!list) inner.set(first, (list = []))
      list.push({ match: sure, atMost: entry.holds!.atMost, hashes })
    }
    for (const words of forms(entry.label)) add(whole, words, label)
  }
  for (const form of FORMS) furniture.set(form.residue, form)
  const emptyLabels = new Set(forms(emptyLabel.label).map((words) => words.reduce(joinHash, FNV_OFFSET) >>> 0))
  return { furniture, emptyLabels, whole, opensWith, labelled, begins, ends, inner, filter }
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

/** Whether the words name a section of a news site: "News", "Sport", "Home". */
export function isSection(text: string): boolean {
  const key = (text.match(WORD) ?? []).map(hashWord).reduce(joinHash, FNV_OFFSET) >>> 0
  return (compiled ??= compile()).whole.get(key)?.furniture.residue === 'navigation'
}

/** What the lexicon says of line `k`; undefined when it has nothing to say. */
export function lookUp(scan: Scan, table: LineTable, k: number): Match | undefined {
  const { furniture, emptyLabels, whole, opensWith, labelled, begins, ends, inner, filter } = (compiled ??= compile())
  const { words } = scan
  const count = table.words[k]!
  if (count === 0) return undefined
  if (isEmptyLabel(table, k, emptyLabels)) return { furniture: furniture.get('empty-label')!, strength: SURE }
  if (count <= LONGEST_WHOLE) {
    const match = whole.get(table.shape[k]!)
    if (match) return match
  }
  const first = table.firstWord[k]!
  const hashAt = (i: number): number => ((words.flags[i]! & NUMERIC) !== 0 ? NUMBER_HASH : words.hash[i]!)
  const stop = table.stop[k]!
  let found: Match | undefined
  let hash = FNV_OFFSET
  for (let i = 0; i < Math.min(count, LONGEST_PART); i++) {
    hash = joinHash(hash, hashAt(first + i))
    const part = begins.get(hash >>> 0)
    if (part && count <= part.atMost) found = part.match
    if (stop !== NO_STOP) continue
    const opener = opensWith.get(hash >>> 0)
    if (opener && i + 1 < count && count <= opener.atMost) found = opener.match
    const label = labelled.get(hash >>> 0)
    if (label && i + 2 < count && count <= label.atMost && hasColonAfter(scan, first + i)) found = label.match
  }
  if (found) return found
  hash = FNV_OFFSET
  for (let i = 0; i < Math.min(count, LONGEST_PART); i++) {
    hash = joinHash(hash, hashAt(first + count - 1 - i))
    const part = ends.get(hash >>> 0)
    if (part && count <= part.atMost) found = part.match
  }
  if (found) return found
  for (let i = first; i < first + count; i++) {
    const wordHash = words.hash[i]!
    if (filter[wordHash & (filter.length - 1)] === 0) continue
    for (const phrase of inner.get(wordHash) ?? []) {
      if (count > phrase.atMost || i + phrase.hashes.length > first + count) continue
      if (phrase.hashes.every((value, n) => value === hashAt(i + n))) return phrase.match
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
