/** What a printed page has above and below its columns: its head with paper, date and number, and where a story goes on. */
import type { Scan } from '../../text/scan.ts'
import { ALL_CAPITALS, wordSet } from '../../text/words.ts'
import { data } from '../lexicon/article-parts.yaml.ts'
import { furnitureOf, SURE, type Match } from './lexicon.ts'
import { NO_STOP, type LineTable } from './lines.ts'

const MONTHS = wordSet(data.months)
const PAGE_WORDS = wordSet(['page', 'pg', 'p'])
/** "THE HERALD, SATURDAY, MAY 4, 2019   Page A7": paper, weekday, date, number. */
const HEAD_WORDS = 14
const YEAR = /\b(?:18|19|20)\d\d\b/
/** The number of the page at either end, set off by more than a blank, a bar or its word. */
const PAGE_NUMBER = /^[A-F]?\d{1,3}(?: {2,}|\t| ?[|•·] ?)|(?: {2,}|\t| ?[|•·] ?)[A-F]?\d{1,3}$|\b(?:Page|PAGE|page|Pg\.?|P\.) ?[A-F]?-?\d{1,3}(?:$| {2,}|\t| ?[|•·])/
/** "See FERRY, Page A4", "PLEASE SEE FERRY / 6", "FERRY, from Page 1", "Continued on A4". */
const JUMP = /^(?:(?:[Pp]lease |PLEASE )?(?:[Ss]ee|SEE|[Tt]urn to|TURN TO) [A-Z][A-Z' -]{1,30}(?:,| on| \/|\/)? ?(?:(?:[Pp]age|PAGE|[Pp]\.) ?)?[A-F]?-?\d{1,3}|[A-Z][A-Z' -]{1,30},? [Ff]rom (?:[Pp]age )?[A-F]?-?\d{1,3}|\(?(?:Continued|CONTINUED|Cont\.|Cont'd) (?:on|from|ON|FROM) (?:(?:[Pp]age|PAGE) )?[A-F]?-?\d{1,3}\)?)$/
const JUMP_WORDS = 7
/** "www.herald.example   Page 2 of 3": what a browser prints below. */
const SHEET = /(?:^|\s)[Pp]age \d{1,3} of \d{1,3}$/

/** Sets the match of the heads of printed pages and of the lines that lead from one to the next. */
export function markPrint(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  for (let k = 0; k < table.count; k++) {
    const count = table.words[k]!
    if (match[k] !== undefined || count < 2 || count > HEAD_WORDS || table.stop[k] !== NO_STOP) continue
    if (isHead(scan, table, k) || (count <= JUMP_WORDS && isLead(scan.text.slice(table.start[k], table.end[k])))) {
      match[k] = { furniture: furnitureOf('page-furniture', 'page of the printed paper'), strength: SURE }
    }
  }
}

const isLead = (line: string): boolean => JUMP.test(line) || SHEET.test(line)

function isHead({ text, words }: Scan, table: LineTable, k: number): boolean {
  if (table.numbers[k]! < 2 && !PAGE_WORDS.has(words.hash[table.firstWord[k]! + table.words[k]! - 2]!)) return false
  let dated = false
  let shouts = 0
  for (let i = table.firstWord[k]!; i < table.firstWord[k]! + table.words[k]!; i++) {
    if (MONTHS.has(words.hash[i]!)) dated = true
    else if ((words.flags[i]! & ALL_CAPITALS) !== 0) shouts++
  }
  if (!dated) return false
  const line = text.slice(table.start[k], table.end[k])
  return YEAR.test(line) && PAGE_NUMBER.test(line) && (shouts >= 2 || /\b(?:page|pg)\b/i.test(line))
}
