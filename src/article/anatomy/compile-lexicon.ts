/**
 * Compiles the lexicon of page furniture to numbers when newslint is built: reading its YAML and its phrases took longer than linting ten
 * articles.
 */
import { phraseForms } from '../../text/phrases.ts'
import { FNV_OFFSET, hashWord } from '../../text/words.ts'
import type { Role } from '../reading.ts'
import { data as advertisement } from '../lexicon/residue-advertisement.yaml.ts'
import { data as affiliateNotice } from '../lexicon/residue-affiliate-notice.yaml.ts'
import { data as appPromotion } from '../lexicon/residue-app-promotion.yaml.ts'
import { data as authorBio } from '../lexicon/residue-author-bio.yaml.ts'
import { data as caption } from '../lexicon/residue-caption.yaml.ts'
import { data as commentForm } from '../lexicon/residue-comment-form.yaml.ts'
import { data as cookieNotice } from '../lexicon/residue-cookie-notice.yaml.ts'
import { data as copyright } from '../lexicon/residue-copyright.yaml.ts'
import { data as emptyLabel } from '../lexicon/residue-empty-label.yaml.ts'
import { data as errorPage } from '../lexicon/residue-error-page.yaml.ts'
import { data as foreignScript } from '../lexicon/residue-foreign-script.yaml.ts'
import { data as formMessage } from '../lexicon/residue-form-message.yaml.ts'
import { data as galleryControls } from '../lexicon/residue-gallery-controls.yaml.ts'
import { data as leakedMarkup } from '../lexicon/residue-leaked-markup.yaml.ts'
import { data as navigation } from '../lexicon/residue-navigation.yaml.ts'
import { data as newsletterPrompt } from '../lexicon/residue-newsletter-prompt.yaml.ts'
import { data as pageFurniture } from '../lexicon/residue-page-furniture.yaml.ts'
import { data as pageTemplate } from '../lexicon/residue-page-template.yaml.ts'
import { data as paywallPrompt } from '../lexicon/residue-paywall-prompt.yaml.ts'
import { data as productPromotion } from '../lexicon/residue-product-promotion.yaml.ts'
import { data as readMore } from '../lexicon/residue-read-more.yaml.ts'
import { data as relatedStories } from '../lexicon/residue-related-stories.yaml.ts'
import { data as repeatedText } from '../lexicon/residue-repeated-text.yaml.ts'
import { data as shareBar } from '../lexicon/residue-share-bar.yaml.ts'
import { data as siteNotice } from '../lexicon/residue-site-notice.yaml.ts'
import { data as templateExpression } from '../lexicon/residue-template-expression.yaml.ts'
import { data as truncatedText } from '../lexicon/residue-truncated-text.yaml.ts'
import { data as wireSlug } from '../lexicon/residue-wire-slug.yaml.ts'
import {
  BEGINS, codeOf, ENDS, FILTER_MASK, HOLDS, LABEL, LABELLED, LONGEST_PART, LONGEST_WHOLE, OPENER, OPENS, PLAIN, SURE, wordsOf,
  type Furniture, type LexiconTable, type LexiconTables,
} from './lexicon-table.ts'
import { joinHash } from './lines.ts'

interface Limited {
  readonly atMost: number
  readonly phrases: readonly string[]
}

/** The lists of one kind; none for a kind that is known by its form. */
interface Lists {
  readonly probable?: true
  readonly opens?: readonly string[]
  readonly alone?: readonly string[]
  readonly label?: readonly string[]
  readonly unfilled?: readonly string[]
  readonly opensWith?: Limited
  readonly labelled?: Limited
  readonly opensEnding?: Limited
  readonly begins?: Limited
  readonly frames?: Limited
  readonly ends?: Limited
  readonly tails?: Limited
  readonly holds?: Limited
}

interface Residue {
  readonly role: string
  readonly kinds: Readonly<Record<string, Lists | null>>
}

/** What lines are, by the rule's name, in the order of precedence: of two that share a wording the first one has it. */
const OF_LINES: Readonly<Record<string, Residue>> = {
  'empty-label': emptyLabel,
  'comment-form': commentForm,
  'related-stories': relatedStories,
  'read-more': readMore,
  'form-message': formMessage,
  'paywall-prompt': paywallPrompt,
  'newsletter-prompt': newsletterPrompt,
  'cookie-notice': cookieNotice,
  'affiliate-notice': affiliateNotice,
  copyright,
  'author-bio': authorBio,
  'app-promotion': appPromotion,
  advertisement,
  'product-promotion': productPromotion,
  'gallery-controls': galleryControls,
  'share-bar': shareBar,
  'site-notice': siteNotice,
  'wire-slug': wireSlug,
  'page-furniture': pageFurniture,
  navigation,
  caption,
  'template-expression': templateExpression,
  'leaked-markup': leakedMarkup,
  'foreign-script': foreignScript,
  'truncated-text': truncatedText,
  'repeated-text': repeatedText,
  'page-template': pageTemplate,
}

/** What a whole text is that is no article: its lines are not looked up anywhere else, as an article may have a line "Access denied". */
const OF_TEXTS: Readonly<Record<string, Residue>> = { 'error-page': errorPage }

/** Between the two parts of a frame. */
const GAP = '...'

const keyOf = (words: readonly number[]): number => words.reduce(joinHash, FNV_OFFSET) >>> 0

export function compileLexicons(): LexiconTables {
  return { lines: compileLexicon(OF_LINES), texts: compileLexicon(OF_TEXTS) }
}

/** The first of two entries with one key holds. */
function compileLexicon(residue: Readonly<Record<string, Residue>>): LexiconTable {
  const furniture: Furniture[] = []
  const whole = new Map<number, number>()
  const begins = new Map<number, (readonly [number, number] | undefined)[]>()
  const prefixes = new Set<number>()
  const ends = new Map<number, readonly [number, number]>()
  const tails = new Map<number, readonly [number, number]>()
  const unfilled = new Map<number, number>()
  const inner: number[] = []
  const frames: number[] = []
  const filter = new Map<number, number>()
  const forms = (phrases: readonly string[] | undefined): string[][] =>
    (phrases ?? []).flatMap((phrase) => phraseForms(phrase).map(wordsOf)).filter((words) => words.length > 0)
  const hashed = (phrases: readonly string[] | undefined, longest: number): number[][] =>
    forms(phrases).map((words) => {
      if (words.length > longest) throw new Error(`lexicon: "${words.join(' ')}" has more than ${longest} words and would never be found`)
      return words.map(hashWord)
    })
  const mark = (hash: number, bit: number): void => void filter.set(hash & FILTER_MASK, (filter.get(hash & FILTER_MASK) ?? 0) | bit)
  const add = <T>(map: Map<number, T>, words: readonly number[], value: T): void => {
    const key = keyOf(words)
    if (!map.has(key)) map.set(key, value)
  }
  /** Marks the first word, and every beginning of the phrase: a line that has none of them needs no further look. */
  const lead = (words: readonly number[]): void => {
    mark(words[0]!, BEGINS)
    for (let length = 1; length <= words.length; length++) prefixes.add(keyOf(words.slice(0, length)))
  }
  const begin = (limited: Limited | undefined, use: number, code: number): void => {
    for (const words of hashed(limited?.phrases, LONGEST_PART)) {
      lead(words)
      const beginning = begins.get(keyOf(words)) ?? []
      beginning[use] ??= [code, limited!.atMost]
      begins.set(keyOf(words), beginning)
    }
  }
  const frame = (limited: Limited | undefined, code: number): void => {
    for (const phrase of limited?.phrases ?? []) {
      const [opening, rest, ...more] = phrase.split(GAP)
      if (rest === undefined || more.length > 0) throw new Error(`frame "${phrase}": one ${GAP} stands between its two parts`)
      for (const words of hashed([opening!], LONGEST_PART)) {
        lead(words)
        for (const later of hashed([rest], LONGEST_PART)) frames.push(keyOf(words), code, limited!.atMost, later.length, ...later)
      }
    }
  }
  const end = (map: Map<number, readonly [number, number]>, limited: Limited | undefined, code: number): void => {
    for (const words of hashed(limited?.phrases, LONGEST_PART)) {
      mark(words.at(-1)!, ENDS)
      add(map, words.toReversed(), [code, limited!.atMost])
    }
  }
  for (const [name, { role, kinds }] of Object.entries(residue)) {
    for (const [kind, lists] of Object.entries(kinds)) {
      const index = furniture.push({ residue: name, role: role as Role, kind, ...(lists?.probable && { probable: true as const }) }) - 1
      if (lists !== null) addLists(lists, index)
    }
  }
  function addLists(lists: Lists, index: number): void {
    const label = codeOf(index, LABEL)
    const sure = codeOf(index, SURE)
    const opener = codeOf(index, OPENER)
    for (const words of hashed(lists.unfilled, LONGEST_WHOLE)) add(unfilled, words, sure)
    for (const words of hashed(lists.opens, LONGEST_WHOLE)) add(whole, words, opener)
    begin(lists.opensWith, OPENS, opener)
    begin(lists.labelled, LABELLED, sure)
    begin(lists.begins, PLAIN, sure)
    frame(lists.frames, sure)
    end(ends, lists.opensEnding, opener)
    end(ends, lists.ends, sure)
    end(tails, lists.tails, sure)
    for (const words of hashed(lists.alone, LONGEST_WHOLE)) add(whole, words, sure)
    for (const words of forms(lists.holds?.phrases)) {
      let pivot = 0
      for (let i = 1; i < words.length; i++) if (words[i]!.length > words[pivot]!.length) pivot = i
      const hashes = words.map(hashWord)
      mark(hashes[pivot]!, HOLDS)
      inner.push(sure, lists.holds!.atMost, pivot, hashes.length, ...hashes)
    }
    for (const words of hashed(lists.label, LONGEST_WHOLE)) add(whole, words, label)
  }
  return {
    furniture,
    whole: encoded([...whole].sort(([a], [b]) => a - b).flat()),
    begins: encoded([...begins].flatMap(([key, uses]) => uses.flatMap((part, use) => (part ? [key, use, ...part] : [])))),
    ends: encoded([...ends].flatMap(([key, part]) => [key, ...part])),
    tails: encoded([...tails].flatMap(([key, part]) => [key, ...part])),
    prefixes: encoded([...prefixes].sort((a, b) => a - b)),
    frames: encoded(frames),
    inner: encoded(inner),
    filter: encoded([...filter].flat()),
    unfilled: encoded([...unfilled].flat()),
  }
}

const encoded = (numbers: readonly number[]): string => Buffer.from(Uint32Array.from(numbers).buffer).toString('base64')
