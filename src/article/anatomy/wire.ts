/** Slugs, notes to editors and end marks that wire agencies put around a story. */
import type { Scan } from '../../text/scan.ts'
import { wordSet } from '../../text/words.ts'
import { data } from '../lexicon/wire-words.yaml.ts'
import { furnitureOf, SURE, type Match } from './lexicon.ts'
import type { LineTable } from './lines.ts'

const NOTE_VERBS = wordSet(data.note_verbs)
const NOTE_OBJECTS = wordSet(data.note_objects)
const VERSIONS = wordSet(data.versions)

/** Slugs stand above the story with a headline, a byline and a date between, end marks below it. */
const HEAD_LINES = 6
const SLUG_LENGTH = 100
const NOTE_WORDS_MOST = 40
/** "BC-EU--Harbour-Strike, 2nd Ld": a code of the service, two dashes, the story's name. */
const SERVICE_SLUG = /^[A-Z]{2,4}(?:-[A-Z]{2,4})?(?:--|–)[A-Z][\w.'’&-]*(?:[, ].*)?$/
/** "US-NEWS-HARBOUR-STRIKE-LA": capitals and hyphens, three parts or more. */
const CAPITAL_SLUG = /^[A-Z]{2,}(?:-[A-Z\d]{2,}){2,8}(?::[A-Z]{2,4})?$/
/** "1st Ld", "2nd NewsAlert". */
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/i
const END_MARK = /^(?:-{1,2} ?30 ?-{1,2}|#{2,6}|\(?-{0,2} ?ENDS? ?-{0,2}\)?|\(?-{1,2} ?ends? ?-{1,2}\)?|-0-|\((?:more|MORE|END)\)|MORE)$/
const END_MARK_LENGTH = 12
/** Below the end a line may say when and by which service the story was sent: "CNA-10-09-25 1512GMT". */
const TRANSMISSION = /^[A-Z]{2,4}(?:-[A-Z]{2,3})?-\d{2}-\d{2}-\d{2,4} \d{4} ?[A-Z]{2,4}$/
const TAIL_LINES = 4

export function markWire(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  const head = Math.min(HEAD_LINES, table.count)
  let isWire = false
  for (let k = 0; k < head; k++) {
    if (match[k] !== undefined) isWire ||= match[k]!.furniture.residue === 'wire-slug'
    else if (isSlug(scan, table, k)) {
      match[k] = { furniture: furnitureOf('wire-slug', 'wire slug'), strength: SURE }
      isWire = true
    } else if (isNote(scan, table, k)) match[k] = { furniture: furnitureOf('wire-slug', 'note to editors'), strength: SURE }
  }
  // in a story that has a slug the desk's marks may stand anywhere
  for (let k = isWire ? 1 : Math.max(1, table.count - TAIL_LINES); k < table.count; k++) markDesk(scan, table, match, k, isWire)
}

function markDesk(scan: Scan, table: LineTable, match: (Match | undefined)[], k: number, isWire: boolean): void {
  const isEnd = table.end[k]! - table.start[k]! <= END_MARK_LENGTH && END_MARK.test(scan.text.slice(table.start[k], table.end[k]))
  if (isEnd && (isWire || closes(scan, table, match, k))) match[k] = { furniture: furnitureOf('wire-slug', 'end mark'), strength: SURE }
  else if (match[k] === undefined && isWire && isNote(scan, table, k)) {
    match[k] = { furniture: furnitureOf('wire-slug', 'note to editors'), strength: SURE }
  } else if (match[k] === undefined && isTransmission(scan, table, k)) {
    match[k] = { furniture: furnitureOf('wire-slug', 'wire slug'), strength: SURE }
  }
}

function isTransmission(scan: Scan, table: LineTable, k: number): boolean {
  return table.end[k]! - table.start[k]! <= SLUG_LENGTH && TRANSMISSION.test(scan.text.slice(table.start[k], table.end[k]))
}

/** Whether nothing but marks and other furniture follows. */
function closes(scan: Scan, table: LineTable, match: readonly (Match | undefined)[], k: number): boolean {
  for (let next = k + 1; next < table.count; next++) {
    if (match[next] !== undefined || isTransmission(scan, table, next)) continue
    if (table.end[next]! - table.start[next]! > END_MARK_LENGTH) return false
  }
  return true
}

function isSlug(scan: Scan, table: LineTable, k: number): boolean {
  const start = table.start[k]!
  const end = table.end[k]!
  const first = scan.text.charCodeAt(start)
  if (end - start > SLUG_LENGTH || first < 65 || first > 90) return false
  const line = scan.text.slice(start, end)
  if (SERVICE_SLUG.test(line) || CAPITAL_SLUG.test(line)) return true
  if (!line.includes('-')) return false
  const { words } = scan
  for (let i = table.firstWord[k]! + 1; i < table.firstWord[k]! + table.words[k]!; i++) {
    if (VERSIONS.has(words.hash[i]!) && ORDINAL.test(scan.word(i - 1))) return true
  }
  return false
}

/** "(Adds quotes, background)": brackets around a verb and what was done to the story. */
function isNote(scan: Scan, table: LineTable, k: number): boolean {
  const count = table.words[k]!
  if (count < 2 || count > NOTE_WORDS_MOST) return false
  if (scan.text.charCodeAt(table.start[k]!) !== 40 || scan.text.charCodeAt(table.end[k]! - 1) !== 41) return false
  const { hash } = scan.words
  const first = table.firstWord[k]!
  // "(1st Ld-Writethru adds quotes)"
  if (VERSIONS.has(hash[first + 1]!) && ORDINAL.test(scan.word(first))) return true
  if (!NOTE_VERBS.has(hash[first]!)) return false
  for (let i = first + 1; i < first + count; i++) if (NOTE_OBJECTS.has(hash[i]!)) return true
  return false
}
