/** Who wrote it, below the article: sign-offs of agencies, which are its byline, and biographies of authors, which are no part of it. */
import type { Scan } from '../../text/scan.ts'
import { CAPITALISED, GAP_COMMA, hashWord, wordSet } from '../../text/words.ts'
import { data } from '../lexicon/author-words.yaml.ts'
import type { ResidueKinds } from '../lexicon/residue.generated.ts'
import { furnitureOf, SURE, type Match } from './lexicon.ts'
import { isProse, type LineTable } from './lines.ts'
import { isCaselessSignOff, isName } from './bylines.ts'
import type { Part } from './parts.ts'

const BIO_VERBS = wordSet(data.bio_verbs)
const BIO_WORK = wordSet(data.bio_work)
const SIGN_OFF_LEADS = wordSet(data.sign_off_leads)
const SIGN_OFF_SECONDS = wordSet(data.sign_off_seconds)
const SIGN_OFF_SHARES = wordSet(data.sign_off_shares)
const SIGN_OFF_VERBS = wordSet(data.sign_off_verbs)
const SIGN_OFF_WORKS = wordSet(data.sign_off_works)
const AND = hashWord('and')
const THIS = hashWord('this')
const WITH = hashWord('with')
const REPORTING = hashWord('reporting')
const CONTRIBUTED = hashWord('contributed')

/** Names of two authors with their titles are not longer. */
const NAME_WORDS_MOST = 8
/** Between the verb of a biography and the work it tells of: "is The Valley Courier's chief political correspondent". */
const WORDS_TO_WORK = 10
/** A biography is a paragraph or two. */
const BIO_WORDS_MOST = 140
const BIOS_MOST = 3
const SIGN_OFF_WORDS_MOST = 45
/** Names make up so much of "Reporting by Ana Ruiz; Editing by Jonas Weber". */
const SIGN_OFF_CAPITALS = 0.5
/** Whose kind says less than that the line is a biography, which may end in an address or in whose opinion the article is. */
const WITHIN_BIOS: ReadonlySet<string> = new Set<ResidueKinds['author-bio' | 'site-notice']>(['author link', 'disclaimer'])
/** "Editor's note:" before the name. */
const NOTE_WORDS = 3
/** A byline at the head of the text may name the author; what stands in longer lines, or further down, is about somebody in the news. */
const BYLINE_LINES = 4
const BYLINE_WORDS = 12

/** Whether the line says who else worked on the report. */
export function isSignOff(scan: Scan, table: LineTable, k: number): boolean {
  const count = table.words[k]!
  if (count < 2 || count > SIGN_OFF_WORDS_MOST) return false
  const { hash, flags } = scan.words
  const first = table.firstWord[k]!
  const last = first + count - 1
  if (SIGN_OFF_LEADS.has(hash[first]!)) {
    const isList = SIGN_OFF_SECONDS.has(hash[first + 1]!) || ((flags[first + 1]! & CAPITALISED) !== 0 && hasColon(scan, first))
    if (isList && table.capitalised[k]! >= count * SIGN_OFF_CAPITALS) return true
  }
  if (hash[first] === WITH && SIGN_OFF_SHARES.has(hash[first + 1]!)) return count <= NAME_WORDS_MOST
  if (hash[last] === REPORTING) return count > 2 && SIGN_OFF_VERBS.has(hash[last - 1]!)
  if (hash[last] === CONTRIBUTED) return count > 2 && count <= NAME_WORDS_MOST && table.capitalised[k] === count - 1
  // "contributed to this report", with a place behind it perhaps
  for (let i = Math.max(first + 3, last - 3); i <= last; i++) {
    if (SIGN_OFF_WORKS.has(hash[i]!) && hash[i - 1] === THIS && SIGN_OFF_VERBS.has(hash[i - 3]!)) return true
  }
  return false
}

const isDash = (code: number): boolean => code === 0x2014 || code === 0x2013 || code === 45

function hasColon(scan: Scan, word: number): boolean {
  return scan.text.charCodeAt(scan.words.end[word]!) === 58
}

/** Where the name at the head of the line ends, when the line goes on to say what this person does: the index of the verb. */
function verbOfBio(scan: Scan, table: LineTable, k: number): number | undefined {
  const count = table.words[k]!
  if (count < 6 || count > BIO_WORDS_MOST) return undefined
  const { hash, flags, gap } = scan.words
  const first = nameOfBio(scan, table, k)
  const last = table.firstWord[k]! + count
  let verb = first
  // a comma ends a name: "Meanwhile, Ana Ruiz is …"
  while (verb < first + NAME_WORDS_MOST && ((flags[verb]! & CAPITALISED) !== 0 || (verb > first && hash[verb] === AND))
    && (verb === first || (gap[verb]! & GAP_COMMA) === 0)) verb++
  if (verb - first < 2 || !BIO_VERBS.has(hash[verb]!)) return undefined
  const end = Math.min(last, verb + WORDS_TO_WORK)
  for (let i = verb; i < end; i++) if (BIO_WORK.has(hash[i]!)) return verb
  return undefined
}

/** The first word of the name: of the line, or behind the colon of "Editor's note:". */
function nameOfBio(scan: Scan, table: LineTable, k: number): number {
  const first = table.firstWord[k]!
  for (let i = first; i < first + NOTE_WORDS; i++) if (hasColon(scan, i)) return i + 1
  return first
}

/** Whether the line begins with a name and tells what this person does: an author's biography, where nothing else is to be expected. */
export function tellsOfAuthor(scan: Scan, table: LineTable, k: number): boolean {
  return verbOfBio(scan, table, k) !== undefined
}

/** Marks sign-offs, and biographies below the last paragraph: of a person that the text has not named before. */
export function markAuthors(scan: Scan, table: LineTable, match: (Match | undefined)[], part: (Part | undefined)[]): void {
  for (let k = 0; k < table.count; k++) {
    if (match[k] !== undefined || !(isSignOff(scan, table, k) || isCaselessSignOff(scan, table, k))) continue
    part[k] = 'sign-off'
    // "—Ana Ruiz", and on the next line "contributed to this article"
    const above = k - 1
    if (k > 0 && match[above] === undefined && isDash(scan.text.charCodeAt(table.start[above]!)) && isName(scan, table, above)) {
      part[above] = 'sign-off'
    }
  }
  for (let k = 0; k < table.count; k++) {
    const found = match[k]
    if (found && WITHIN_BIOS.has(found.furniture.kind) && tellsOfAuthor(scan, table, k)) {
      match[k] = { furniture: furnitureOf('author-bio', 'author bio'), strength: found.strength }
    }
  }
  let found = 0
  for (let k = table.count - 1; k > 0 && found < BIOS_MOST; k--) {
    if (match[k] !== undefined || part[k] !== undefined || table.words[k] === 0) continue
    const verb = verbOfBio(scan, table, k)
    if (verb === undefined) {
      if (isProse(table, k)) return
      continue
    }
    if (isNamedBefore(scan, table, part, k, scan.words.hash[verb - 1]!)) return
    match[k] = { furniture: furnitureOf('author-bio', 'author bio'), strength: SURE }
    found++
  }
}

function isNamedBefore(scan: Scan, table: LineTable, part: readonly (Part | undefined)[], bio: number, surname: number): boolean {
  const { hash } = scan.words
  for (let k = 0; k < bio; k++) {
    if (part[k] === 'byline' || part[k] === 'sign-off' || (k < BYLINE_LINES && table.words[k]! <= BYLINE_WORDS)) continue
    const first = table.firstWord[k]!
    for (let i = first; i < first + table.words[k]!; i++) if (hash[i] === surname) return true
  }
  return false
}
