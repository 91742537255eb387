/**
 * Compiles the lexicon of page furniture to numbers when newslint is built: reading its YAML and its phrases took longer than linting ten
 * articles.
 */
import { phraseForms } from '../../text/phrases.ts'
import { FNV_OFFSET, hashWord } from '../../text/words.ts'
import type { Role } from '../reading.ts'
import { data as advertisement } from '../lexicon/residue-advertisement.yaml.ts'
import { data as appPromotion } from '../lexicon/residue-app-promotion.yaml.ts'
import { data as caption } from '../lexicon/residue-caption.yaml.ts'
import { data as commentForm } from '../lexicon/residue-comment-form.yaml.ts'
import { data as cookieNotice } from '../lexicon/residue-cookie-notice.yaml.ts'
import { data as copyright } from '../lexicon/residue-copyright.yaml.ts'
import { data as emptyLabel } from '../lexicon/residue-empty-label.yaml.ts'
import { data as foreignScript } from '../lexicon/residue-foreign-script.yaml.ts'
import { data as leakedMarkup } from '../lexicon/residue-leaked-markup.yaml.ts'
import { data as navigation } from '../lexicon/residue-navigation.yaml.ts'
import { data as newsletterPrompt } from '../lexicon/residue-newsletter-prompt.yaml.ts'
import { data as pageFurniture } from '../lexicon/residue-page-furniture.yaml.ts'
import { data as readMore } from '../lexicon/residue-read-more.yaml.ts'
import { data as relatedStories } from '../lexicon/residue-related-stories.yaml.ts'
import { data as shareBar } from '../lexicon/residue-share-bar.yaml.ts'
import { data as siteNotice } from '../lexicon/residue-site-notice.yaml.ts'
import { data as templateExpression } from '../lexicon/residue-template-expression.yaml.ts'
import { BEGINS, codeOf, ENDS, FILTER_MASK, HOLDS, LABEL, LABELLED, OPENER, OPENS, PLAIN, SURE, wordsOf, type Furniture,
  type LexiconTable } from './lexicon.ts'
import { joinHash } from './lines.ts'

interface Limited {
  readonly atMost: number
  readonly phrases: readonly string[]
}

/** The lists of one kind; none for a kind that is known by its form. */
interface Lists {
  readonly opens?: readonly string[]
  readonly alone?: readonly string[]
  readonly label?: readonly string[]
  readonly unfilled?: readonly string[]
  readonly opensWith?: Limited
  readonly labelled?: Limited
  readonly opensEnding?: Limited
  readonly begins?: Limited
  readonly ends?: Limited
  readonly holds?: Limited
}

interface Residue {
  readonly role: string
  readonly kinds: Readonly<Record<string, Lists | null>>
}

/** By the rule's name, in the order of precedence: of two that share a wording the first one has it. */
const RESIDUE: Readonly<Record<string, Residue>> = {
  'empty-label': emptyLabel,
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
  caption,
  'template-expression': templateExpression,
  'leaked-markup': leakedMarkup,
  'foreign-script': foreignScript,
}

const keyOf = (words: readonly number[]): number => words.reduce(joinHash, FNV_OFFSET) >>> 0

/** The first of two entries with one key holds. */
export function compileLexicon(): LexiconTable {
  const furniture: Furniture[] = []
  const whole = new Map<number, number>()
  const begins = new Map<number, (readonly [number, number] | undefined)[]>()
  const ends = new Map<number, readonly [number, number]>()
  const unfilled = new Map<number, number>()
  const inner: number[] = []
  const filter = new Map<number, number>()
  const forms = (phrases: readonly string[] | undefined): string[][] =>
    (phrases ?? []).flatMap((phrase) => phraseForms(phrase).map(wordsOf)).filter((words) => words.length > 0)
  const hashed = (phrases: readonly string[] | undefined): number[][] => forms(phrases).map((words) => words.map(hashWord))
  const mark = (hash: number, bit: number): void => void filter.set(hash & FILTER_MASK, (filter.get(hash & FILTER_MASK) ?? 0) | bit)
  const add = <T>(map: Map<number, T>, words: readonly number[], value: T): void => {
    const key = keyOf(words)
    if (!map.has(key)) map.set(key, value)
  }
  const begin = (limited: Limited | undefined, use: number, code: number): void => {
    for (const words of hashed(limited?.phrases)) {
      mark(words[0]!, BEGINS)
      const beginning = begins.get(keyOf(words)) ?? []
      beginning[use] ??= [code, limited!.atMost]
      begins.set(keyOf(words), beginning)
    }
  }
  const end = (limited: Limited | undefined, code: number): void => {
    for (const words of hashed(limited?.phrases)) {
      mark(words.at(-1)!, ENDS)
      add(ends, words.toReversed(), [code, limited!.atMost])
    }
  }
  for (const [residue, { role, kinds }] of Object.entries(RESIDUE)) {
    for (const [kind, lists] of Object.entries(kinds)) {
      const index = furniture.push({ residue, role: role as Role, kind }) - 1
      if (lists !== null) addLists(lists, index)
    }
  }
  function addLists(lists: Lists, index: number): void {
    const label = codeOf(index, LABEL)
    const sure = codeOf(index, SURE)
    const opener = codeOf(index, OPENER)
    for (const words of hashed(lists.unfilled)) add(unfilled, words, sure)
    for (const words of hashed(lists.opens)) add(whole, words, opener)
    begin(lists.opensWith, OPENS, opener)
    begin(lists.labelled, LABELLED, sure)
    begin(lists.begins, PLAIN, sure)
    end(lists.opensEnding, opener)
    end(lists.ends, sure)
    for (const words of hashed(lists.alone)) add(whole, words, sure)
    for (const words of forms(lists.holds?.phrases)) {
      let pivot = 0
      for (let i = 1; i < words.length; i++) if (words[i]!.length > words[pivot]!.length) pivot = i
      const hashes = words.map(hashWord)
      mark(hashes[pivot]!, HOLDS)
      inner.push(sure, lists.holds!.atMost, pivot, hashes.length, ...hashes)
    }
    for (const words of hashed(lists.label)) add(whole, words, label)
  }
  return {
    furniture,
    whole: encoded([...whole].flat()),
    begins: encoded([...begins].flatMap(([key, uses]) => uses.flatMap((part, use) => (part ? [key, use, ...part] : [])))),
    ends: encoded([...ends].flatMap(([key, part]) => [key, ...part])),
    inner: encoded(inner),
    filter: encoded([...filter].flat()),
    unfilled: encoded([...unfilled].flat()),
  }
}

const encoded = (numbers: readonly number[]): string => Buffer.from(Uint32Array.from(numbers).buffer).toString('base64')
