/**
 * Compiles the lexicon of page furniture to numbers when newslint is built: reading its YAML and its phrases took longer than linting ten
 * articles.
 */
import { KANA, scriptOf } from '../../text/characters.ts'
import { phraseForms } from '../../text/phrases.ts'
import { scan } from '../../text/scan.ts'
import { FNV_OFFSET, HAS_DIGIT } from '../../text/words.ts'
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
import { data as ar } from '../lexicon/translations/ar.yaml.ts'
import { data as de } from '../lexicon/translations/de.yaml.ts'
import { data as es } from '../lexicon/translations/es.yaml.ts'
import { data as fr } from '../lexicon/translations/fr.yaml.ts'
import { data as it } from '../lexicon/translations/it.yaml.ts'
import { data as ja } from '../lexicon/translations/ja.yaml.ts'
import { data as ko } from '../lexicon/translations/ko.yaml.ts'
import { data as nl } from '../lexicon/translations/nl.yaml.ts'
import { data as pl } from '../lexicon/translations/pl.yaml.ts'
import { data as pt } from '../lexicon/translations/pt.yaml.ts'
import { data as ru } from '../lexicon/translations/ru.yaml.ts'
import { data as tr } from '../lexicon/translations/tr.yaml.ts'
import { data as zh } from '../lexicon/translations/zh.yaml.ts'
import {
  BEGINS, codeOf, ENDS, FILTER_MASK, HOLDS, IS_WHOLE, LABEL, LABELLED, LONGEST_PART, LONGEST_WHOLE, OPENER, OPENS, PLAIN, sizeOf, SURE,
  type Furniture, type LexiconTable, type LexiconTables,
} from './lexicon-table.ts'
import { comparedHash, joinHash } from './lines.ts'

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

/** By kind: the same lists in other languages. */
const TRANSLATIONS: Readonly<Record<string, Readonly<Record<string, Lists>>>> = { ar, de, es, fr, it, ja, ko, nl, pl, pt, ru, tr, zh }

/** Between the two parts of a frame. */
const GAP = '...'

const keyOf = (words: readonly number[]): number => words.reduce(joinHash, FNV_OFFSET) >>> 0

interface Word {
  readonly hash: number
  /** In words as a reader counts them. */
  readonly size: number
  readonly length: number
  readonly hasNumber: boolean
  readonly isKana: boolean
}

/** The words of a phrase as those of a line are compared; `#` is a number. */
function wordsOf(phrase: string): Word[] {
  const scanned = scan(phrase.replaceAll('#', '0'))
  const { count, start, end, flags } = scanned.words
  return Array.from({ length: count }, (_, i) => ({
    hash: comparedHash(scanned, i),
    size: sizeOf(flags[i]!),
    length: end[i]! - start[i]!,
    hasNumber: (flags[i]! & HAS_DIGIT) !== 0,
    isKana: scriptOf(scanned.text.charCodeAt(start[i]!)) === KANA,
  }))
}

/** The words of every form of the phrases. Throws on a phrase that is longer than the look-up reaches, and on one without a word. */
function formsOf(phrases: readonly string[] | undefined, longest: number): Word[][] {
  return (phrases ?? []).flatMap((phrase) => {
    const forms = phraseForms(phrase).map(wordsOf).filter((words) => words.length > 0)
    if (forms.length === 0) throw new Error(`lexicon: there is no word in "${phrase}"`)
    for (const words of forms) {
      if (words.reduce((size, word) => size + word.size, 0) > longest) {
        throw new Error(`lexicon: "${phrase}" has more than ${longest} words and would never be found`)
      }
    }
    return forms
  })
}

/** Throws on a kind in a translation that no rule has. */
export function compileLexicons(): LexiconTables {
  const kinds = new Set([OF_LINES, OF_TEXTS].flatMap((residue) => Object.values(residue).flatMap(({ kinds }) => Object.keys(kinds))))
  for (const [language, translated] of Object.entries(TRANSLATIONS)) {
    const stranger = Object.keys(translated).find((kind) => !kinds.has(kind))
    if (stranger !== undefined) throw new Error(`translations/${language}.yaml: there is no kind "${stranger}"`)
  }
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
  const hashed = (phrases: readonly string[] | undefined, longest: number): number[][] =>
    formsOf(phrases, longest).map((words) => words.map(({ hash }) => hash))
  const mark = (hash: number, bit: number): void => void filter.set(hash & FILTER_MASK, (filter.get(hash & FILTER_MASK) ?? 0) | bit)
  const add = <T>(map: Map<number, T>, words: readonly number[], value: T): void => {
    const key = keyOf(words)
    if (!map.has(key)) map.set(key, value)
  }
  const addWhole = (words: readonly number[], value: number): void => {
    mark(words[0]!, IS_WHOLE)
    add(whole, words, value)
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
      for (const each of [lists, ...Object.values(TRANSLATIONS).map((translation) => translation[kind])]) if (each) addLists(each, index)
    }
  }
  function addLists(lists: Lists, index: number): void {
    const label = codeOf(index, LABEL)
    const sure = codeOf(index, SURE)
    const opener = codeOf(index, OPENER)
    for (const words of hashed(lists.unfilled, LONGEST_WHOLE)) add(unfilled, words, sure)
    for (const words of hashed(lists.opens, LONGEST_WHOLE)) addWhole(words, opener)
    begin(lists.opensWith, OPENS, opener)
    begin(lists.labelled, LABELLED, sure)
    begin(lists.begins, PLAIN, sure)
    frame(lists.frames, sure)
    end(ends, lists.opensEnding, opener)
    end(ends, lists.ends, sure)
    end(tails, lists.tails, sure)
    for (const words of hashed(lists.alone, LONGEST_WHOLE)) addWhole(words, sure)
    for (const words of formsOf(lists.holds?.phrases, Infinity)) {
      const pivot = pivotOf(words)
      const hashes = words.map(({ hash }) => hash)
      mark(hashes[pivot]!, HOLDS)
      inner.push(sure, lists.holds!.atMost, pivot, hashes.length, ...hashes)
    }
    for (const words of hashed(lists.label, LONGEST_WHOLE)) addWhole(words, label)
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

/** The word by which a phrase is found inside of a line: its longest, which is its rarest more often than not, and no kana. */
function pivotOf(words: readonly Word[]): number {
  let pivot = -1
  for (const [i, { length, hasNumber, isKana }] of words.entries()) {
    if (hasNumber) continue
    if (pivot < 0 || length > words[pivot]!.length || (words[pivot]!.isKana && !isKana)) pivot = i
  }
  if (pivot < 0) throw new Error('a phrase inside of a line has a word that is no number')
  return pivot
}

const encoded = (numbers: readonly number[]): string => Buffer.from(Uint32Array.from(numbers).buffer).toString('base64')
