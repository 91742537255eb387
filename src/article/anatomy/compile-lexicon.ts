/**
 * Compiles the lexicon of page furniture to numbers when newslint is built: reading its YAML and its phrases took longer than linting ten
 * articles.
 */
import { phraseForms } from '../../text/phrases.ts'
import { FNV_OFFSET, hashWord } from '../../text/words.ts'
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
import { BEGINS, codeOf, ENDS, FILTER_MASK, HOLDS, LABEL, LABELLED, OPENER, OPENS, PLAIN, SURE, wordsOf, type Furniture,
  type LexiconTable } from './lexicon.ts'
import { joinHash } from './lines.ts'

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
  { residue: 'repeated-text', role: 'template', kind: 'second copy of the text' },
  { residue: 'empty-label', role: emptyLabel.role, kind: emptyLabel.kind },
]

const keyOf = (words: readonly number[]): number => words.reduce(joinHash, FNV_OFFSET) >>> 0

/** The first of two entries with one key holds. */
export function compileLexicon(): LexiconTable {
  const furniture: Furniture[] = []
  const whole = new Map<number, number>()
  const begins = new Map<number, (readonly [number, number] | undefined)[]>()
  const ends = new Map<number, readonly [number, number]>()
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
  for (const [residue, entry] of Object.entries(KINDS)) {
    const index = furniture.push({ residue, role: entry.role as Role, kind: entry.kind }) - 1
    const label = codeOf(index, LABEL)
    const sure = codeOf(index, SURE)
    const opener = codeOf(index, OPENER)
    for (const words of hashed(entry.opens)) add(whole, words, opener)
    begin(entry.opensWith, OPENS, opener)
    begin(entry.labelled, LABELLED, sure)
    begin(entry.begins, PLAIN, sure)
    end(entry.opensEnding, opener)
    end(entry.ends, sure)
    for (const words of hashed(entry.alone)) add(whole, words, sure)
    for (const words of forms(entry.holds?.phrases)) {
      let pivot = 0
      for (let i = 1; i < words.length; i++) if (words[i]!.length > words[pivot]!.length) pivot = i
      const hashes = words.map(hashWord)
      mark(hashes[pivot]!, HOLDS)
      inner.push(sure, entry.holds!.atMost, pivot, hashes.length, ...hashes)
    }
    for (const words of hashed(entry.label)) add(whole, words, label)
  }
  return {
    furniture: [...furniture, ...FORMS],
    whole: encoded([...whole].flat()),
    begins: encoded([...begins].flatMap(([key, uses]) => uses.flatMap((part, use) => (part ? [key, use, ...part] : [])))),
    ends: encoded([...ends].flatMap(([key, part]) => [key, ...part])),
    inner: encoded(inner),
    filter: encoded([...filter].flat()),
    emptyLabels: encoded(hashed(emptyLabel.label).map(keyOf)),
  }
}

const encoded = (numbers: readonly number[]): string => Buffer.from(Uint32Array.from(numbers).buffer).toString('base64')
