/** For people at a terminal: what newslint reads in one article, its blocks first, then the ledger of its sources. */
import { styleText } from 'node:util'
import { ledgerOf, type Ledger } from '../article/ledger.ts'
import type { Reading } from '../article/reading.ts'
import type { LedgerKind, LedgerSource } from '../article/source-register.ts'
import type { Span } from '../rule.ts'
import type { Range } from './result.ts'
import { counted } from './table.ts'
import { columnsOf, shortened, visible } from './terminal-text.ts'

export interface OutlineOptions {
  readonly color: boolean
  /** Columns. */
  readonly width: number
}

type Style = Parameters<typeof styleText>[0]

/** What an editor calls it, and its colour: green who can be asked, yellow who cannot. */
const KINDS: Readonly<Record<LedgerKind, readonly [words: string, style: Style]>> = {
  person: ['person', 'green'],
  body: ['body', 'green'],
  name: ['person or body', 'green'],
  document: ['document', 'green'],
  role: ['somebody without a name', 'yellow'],
  group: ['group, nobody named', 'yellow'],
  anonymous: ['anonymous', 'yellow'],
  writer: ['the article\'s own voice', 'blue'],
  pronoun: ['nobody that it can mean is named before', 'yellow'],
}
/** Longer lists say nothing more at a terminal; `--format ndjson` has all. */
const MOST_SHOWN = 20
const MOST_LINE_NUMBERS = 12
const LINE_COLUMNS = 9
const TITLE_COLUMNS = 24
/** Narrower than this a piece of a line says nothing. */
const NARROWEST = 20

export function outline(name: string, reading: Reading, rangeOf: (span: Span) => Range, { color, width }: OutlineOptions): string {
  // whether colour is wanted has been decided by the command; styleText must not decide again
  const paint = (style: Style, text: string): string => (color ? styleText(style, text, { validateStream: false }) : text)
  const { text, scan, blocks, quotes, attributions } = reading
  const lines: string[] = []
  const ledger = reading.language === 'en' ? ledgerOf(reading) : undefined

  /** The beginning of a place, in what is left of the line. */
  const beginning = ({ start, end }: Span, used: number): string => {
    const columns = Math.max(NARROWEST, width - used)
    return shortened(text.slice(start, Math.min(end, start + 2 * columns)).replace(/\s+/g, ' '), columns)
  }
  const lineNumber = (span: Span): string => paint('dim', String(rangeOf(span).start.line).padStart(LINE_COLUMNS))
  const row = (span: Span): string => `  ${lineNumber(span)}  ${beginning(span, LINE_COLUMNS + 4)}`
  const rows = <T>(list: readonly T[], spanOf: (item: T) => Span, one: string): void => {
    for (const item of list.slice(0, MOST_SHOWN)) lines.push(row(spanOf(item)))
    if (list.length > MOST_SHOWN) lines.push(`  ${'…'.padStart(LINE_COLUMNS)}  ${counted(list.length - MOST_SHOWN, `more ${one}`)}`)
  }
  const sentence = (s: number): Span => ({ start: scan.sentences.start[s]!, end: scan.sentences.end[s]! })

  lines.push(
    `${paint('bold', visible(name))}: ${reading.language}, ${counted(scan.words.count, 'word')}, ` +
      `${counted(scan.sentences.count, 'sentence')}, ` +
      `${counted(quotes.length, 'quotation')}, ${counted(attributions.length, 'attribution')}`,
  )
  if (reading.headline) lines.push(`  headline: ${shortened(reading.headline.text, width - 12)}`)
  for (const block of blocks) {
    const { start, end } = rangeOf(block)
    const place = start.line === end.line ? `${start.line}` : `${start.line}-${end.line}`
    const title = (block.title ?? block.role).padEnd(TITLE_COLUMNS)
    lines.push(`  ${paint('dim', place.padStart(LINE_COLUMNS))}  ${title}  ${beginning(block, LINE_COLUMNS + 6 + columnsOf(title))}`)
  }
  if (ledger && ledger.sentences.length > 0) account(ledger)
  else if (!ledger && blocks.length > 0) lines.push('', paint('dim', '  Sources are read in English articles only.'))
  return `${lines.join('\n')}\n`

  function account({ sources, sentences, bare, unspoken }: Ledger): void {
    const resting = sentences.length - bare.length
    const rest = `${sources.length}, with ${resting} of ${counted(sentences.length, 'sentence')} resting on them`
    const heading = `Sources: ${sources.length === 0 ? 'none' : rest}`
    lines.push('', `  ${paint('bold', heading)}`)
    for (const source of sources) entry(source)
    if (bare.length > 0 && sources.length > 0) {
      lines.push('', `  ${paint('bold', `Sentences that rest on nobody: ${bare.length}`)}`)
      rows(bare, sentence, 'sentence')
    }
    if (unspoken.length > 0) {
      lines.push('', `  ${paint('bold', `Quotations without a speaker: ${unspoken.length}`)}`)
      rows(unspoken, (quotation) => quotation, 'quotation')
    }
  }

  function entry({ name: who, kind, called, statements, stances, quotations }: LedgerSource): void {
    const [words, style] = KINDS[kind]
    const counts = [
      ...(statements.length > 0 ? [counted(statements.length, 'statement')] : []),
      ...(quotations.length > 0 ? [counted(quotations.length, 'quotation')] : []),
    ]
    const summary = `${words}; ${counts.join(', ')}${saidOn(statements)}`
    lines.push('', `  ${paint(style, shortened(who, width - 4))}`, ...wrapped(summary))
    if (stances.length > 0) lines.push(...wrapped(`what it thinks, wants or judges: ${placesOf(stances)}`))
    if (called.length > 0) lines.push(...wrapped(`also: ${called.map((each) => visible(each)).join(', ')}`))
    rows(quotations, (quotation) => quotation, 'quotation')
  }

  function saidOn(statements: readonly number[]): string {
    return statements.length === 0 ? '' : `, ${placesOf(statements)}`
  }

  /** `lines 3, 7, 9`: a line of plain text is a paragraph, and holds several sentences. */
  function placesOf(list: readonly number[]): string {
    const places = [...new Set(list.map((s) => rangeOf(sentence(s)).start.line))]
    const more = places.length > MOST_LINE_NUMBERS ? ` and ${places.length - MOST_LINE_NUMBERS} more` : ''
    return `${places.length === 1 ? 'line' : 'lines'} ${places.slice(0, MOST_LINE_NUMBERS).join(', ')}${more}`
  }

  /** At blanks, below the name. */
  function wrapped(words: string): string[] {
    const indent = ' '.repeat(4)
    const found: string[] = []
    let line = ''
    for (const word of words.split(' ')) {
      if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > width - indent.length) {
        found.push(indent + line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    return [...found, indent + line].map((each) => paint('dim', each))
  }
}
