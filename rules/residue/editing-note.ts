import { defineResidueRule } from '../../src/residue.ts'
import type { PhraseHit, Reading, Report, Span } from '../../src/rule.ts'
import { data } from './editing-note.yaml.ts'

const { counted, ...lists } = data
const COUNTED: ReadonlySet<string> = new Set(counted)
const NOTE_LENGTH = 90
/** Four or more are no number, no size and no kind of film. */
const NEVER_A_WORD = /^(?:TKTK|TKTKTK|X{4,6})$/
const IN_CAPITALS = /^[A-Z]+$/
/** A mark of Markdown may stand before and after a label. */
const BEFORE_LABEL = /^[\s*_#]*$/
/** "(check?)", "(sp??)"; "1871 (?)": what nobody was sure of. */
const DOUBT = /(?:[([](?:check|sp|spelling|cq|ck|name|title|which year|which date|how many|is this right|right|correct|source)\?{1,2}|\d ?\(\?)\)$/i
const LONGEST_DOUBT = 20
/** "Title: Ferry is back": further down it may be somebody's rank. */
const TITLE_LABEL = /^[\s*_#]*(Title\**\s*:)/
/** "<<< CUT HERE >>>" between lines. */
const CUT_MARK = /<{2,4} ?[^<>\r\n]{2,60}>{2,4}[^\S\r\n]*(?=[\r\n]|$)/y
const AFTER_LABEL = /^\**\s*:/

export default defineResidueRule({
  id: 'residue/editing-note',
  summary: 'notes of writers and editors to each other, and places kept free for a figure or a name',
  why: 'They tell readers that the text went out before it was finished, and that the fact beside the note was never checked.',
  mend: 'Do what the note asks for, then delete it; put in the figure or the name.',
  severity: 'error',
  kinds: ['note', 'kept place', 'field label'],
  quotes: 'skip',
  phrases: lists,
  examples: {
    wrong: [
      'The oldest tortoise of the park died on Sunday at 121 «[check age with keeper]», the park said.',
      'The repair cost «$TK» million, the port said.',
      'The turnout was «XX percent», the county clerk said.',
      'The harbour has «XXXX» berths, and half of them are free.',
      'The driver «(can someone confirm the name?)» was let go in the evening.',
      '«Headline:» Ferry is back\n\nThe ferry sails again from Monday, its owner said.',
      'The choir sings on Friday, said its director, «[name to come]».',
      'The lock opens in May.\n\n«Word count:» 412',
      'The film was shot in nine days «[citation needed]» and shown in none.',
      '**«Meta description:»** A ferry is back on the lake.\n\nThe ferry sails again from Monday, its owner said.',
      'About «TKTK» people came, the police said.',
      'The heir gave 10,000 pounds «(check?)» to the choir.',
      'The tenor, Jonas Wehmer «(sp?)», sings again on Friday.',
      'The mill was built in 1871 «(?)» and burned in 1902.',
      'The choir is on tour «[NOTE TO SUBS: check dates]» until May.',
      'The lock opens in May.\n\n«<<<CUT HERE IF NEEDED>>>»\n\nIt was built in 1911.',
      '«Title:» Bees learn the hours\n\nBees come to a dish at two times of the day, a study says.',
      'Turnout rose by «XX per» cent, the clerk said.',
      'The village has a new well «(TK: who paid)», its mayor said.',
    ],
    right: [
      'A fare costs Tk 500 in the city and TK 40 in the villages.',
      'Super Bowl XX was played in 1986, and XXX in 1996, said the museum.',
      'Shirts from XS to XXL and XXXL hang in the shop.',
      'The witness told the court that he had [checked] the lock.',
      'He told me: "[Check] the boat before you sail."',
      'The list (check the website for the hours) hangs at the gate.',
      'The headline: a ferry that nobody needs.',
      'Vin Diesel made XXX, and a sequel.',
      'The number 555-XX-1234 was a fake, the bank said.',
      'TK Maxx opens a shop in the old mill.',
      'The ferry sails again.\n\nTitle: mate, second class. Age: 44.',
      'Who is right (he or she?) nobody knows.',
      'The formula a << b holds, and b >> a too.',
      'The best is yet [to come, she meant], the mayor said.',
      'A slug: that is what ate the salad, the gardener said.',
    ],
  },
  check(reading, report, hits) {
    let reached = 0
    for (const hit of hits) {
      if (hit.start < reached) continue
      const finding = findingAt(reading, hit)
      if (finding === undefined) continue
      reached = finding.end
      report(finding)
    }
    const { text } = reading
    for (let at = text.indexOf('?)'); at >= 0; at = text.indexOf('?)', at + 1)) {
      const shown = DOUBT.exec(text.slice(Math.max(0, at - LONGEST_DOUBT), at + 2))?.[0]
      if (shown !== undefined) report(noteOf(text, { start: at + 2 - shown.replace(/^\d ?/, '').length, end: at + 2 }))
    }
    const title = reading.part === 'text' ? TITLE_LABEL.exec(text.slice(0, LONGEST_DOUBT)) : null
    if (title !== null) report(fieldLabel(text, title[0].length - title[1]!.length, title[0].length))
    for (let at = text.indexOf('<<'); at >= 0; at = text.indexOf('<<', at + 1)) {
      CUT_MARK.lastIndex = at
      const mark = at > 0 && !/[\r\n]/.test(text[at - 1]!) ? undefined : CUT_MARK.exec(text)?.[0].trimEnd()
      if (mark === undefined) continue
      report(noteOf(text, { start: at, end: at + mark.length }))
      at += mark.length
    }
  },
})

function findingAt(reading: Reading, hit: PhraseHit): Parameters<Report>[0] | undefined {
  const { text } = reading
  const { list, start, end } = hit
  if (list === 'values') return isValue(reading, hit) ? keptPlace(reading, hit) : undefined
  if (list === 'labels') return isLabel(reading, hit) ? fieldLabel(text, start, text.indexOf(':', end) + 1) : undefined
  const around = list === 'closes' ? backFrom(text, end) : forwardFrom(text, start, list === 'anywhere' ? '([' : '[')
  if (around === undefined) return undefined
  // one word in brackets is what an editor put into a quotation
  if (list === 'square' && around.end - 1 === end) return undefined
  return noteOf(text, around)
}

const fieldLabel = (text: string, start: number, end: number): Parameters<Report>[0] => ({
  start, end, kind: 'field label', confidence: 0.85,
  message: `"${text.slice(start, end)}" is the name of a form's field, not a word of the article; delete it`,
})

const noteOf = (text: string, { start, end }: Span): Parameters<Report>[0] => ({
  start, end, kind: 'note', confidence: 0.9, message: `${text.slice(start, end)} is a note of the desk; do what it asks for, then delete it`,
})

/** The bracket that opens right before `start`, with what it holds. */
function forwardFrom(text: string, start: number, opening: string): { start: number; end: number } | undefined {
  const bracket = text[start - 1]
  if (bracket === undefined || !opening.includes(bracket)) return undefined
  const inner = text.slice(start, start + NOTE_LENGTH)
  const length = inner.search(bracket === '[' ? /[\]\n]/ : /[)\n]/)
  return length < 0 || inner[length] === '\n' ? undefined : { start: start - 1, end: start + length + 1 }
}

function backFrom(text: string, end: number): { start: number; end: number } | undefined {
  if (text[end] !== ']') return undefined
  const from = Math.max(0, end - NOTE_LENGTH)
  const inner = text.slice(from, end)
  const opened = inner.lastIndexOf('[')
  return opened < 0 || inner.includes('\n', opened) ? undefined : { start: from + opened, end: end + 1 }
}

function isValue({ text, scan }: Reading, { start, end, word }: PhraseHit): boolean {
  const written = text.slice(start, end)
  if (!IN_CAPITALS.test(written) || /[-\d#*/]/.test(text[start - 1] ?? ' ') || /[-\d#*/]/.test(text[end] ?? ' ')) return false
  if (NEVER_A_WORD.test(written) || /[$€£]/.test(text[start - 1] ?? ' ')) return true
  const follows = word + 1 < scan.words.count && scan.words.start[word + 1] === end + 1
  const next = follows ? scan.lower(word + 1) : ''
  return text[end] === '%' || COUNTED.has(next)
}

function keptPlace({ text, scan }: Reading, { start, end, word }: PhraseHit): Parameters<Report>[0] {
  const from = /[$€£]/.test(text[start - 1] ?? ' ') ? start - 1 : start
  const written = text.slice(start, end)
  const next = word + 1
  const withUnit = from === start && !NEVER_A_WORD.test(written) && text[end] !== '%'
  const to = withUnit ? scan.words.end[next]! : end
  const message = `"${text.slice(from, to)}" keeps a place free for what is not known yet; put it in`
  return { start: from, end: to, kind: 'kept place', message, confidence: 0.9 }
}

function isLabel({ text, scan }: Reading, { start, end }: PhraseHit): boolean {
  if (!/\p{Lu}/u.test(text[start]!) || !AFTER_LABEL.test(text.slice(end, end + 4))) return false
  return BEFORE_LABEL.test(text.slice(scan.lines.start[scan.lines.at(start)], start))
}
