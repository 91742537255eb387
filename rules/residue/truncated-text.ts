import { defineResidueRule } from '../../src/residue.ts'
import { CAPITALISED, wordSet, type Reading, type Report } from '../../src/rule.ts'

/** "[+2145 chars]": what news interfaces put behind a text that they cut off. */
const REST_COUNTED = /\[\+\d{1,6} (?:chars|characters|words)\]/y
/** "[…]" and "(more…)", "[read more]": what feeds put behind an excerpt. */
const CUT = /\[ ?(?:…|\.{3}|&hellip;|&#8230;) ?\]$/
const CONTINUED = /[([](?:more|read more|continued|continue reading)\s?(?:…|\.{2,3}|→|»)?[)\]]$/i
const MARK_LENGTH = 24
/** "(more…)" stands where a page of the story ended, too. */
const MORE = /\(more ?(?:…|\.{3})\)/y
const TRAILS_OFF = /(?:…|\.{3})$/
/** No sentence ends with one of these, and no headline of so many words; prepositions and auxiliaries end many. */
const GOES_ON = wordSet('the a an its their our my your every because although whose')
/** A blank may follow the letter. */
const LETTER = /[a-z\s]/
const LEAST_BROKEN = 8
/** An excerpt has at least this many words; a teaser line, a joke or a poem may trail off. */
const LEAST_WORDS = 20

export default defineResidueRule({
  id: 'residue/truncated-text',
  summary: 'marks of a text that was cut off',
  why: 'What follows is missing, and with it perhaps the denial, the other side, or the end of the quotation.',
  mend: 'Get the whole article, or say that this is an excerpt.',
  severity: 'error',
  examples: {
    wrong: [
      'The president spoke for an hour about the budget and… «[+2145 chars]»',
      'Nine swimmers were rescued off the beach on Sunday after a current had carried them out, the coast guard said, and two of them ' +
        '«[...]»',
      'The bakery on Market Street closes after ninety years «(more…)»',
      'The court adjourned the case until May.\n\nIts judge, who is to retire in June, had asked for «[…]»',
      'A bear was seen near the school on Sunday. «[Read more...]»',
      'Police found the stolen violin in a locker at the station «[&hellip;]»',
      'The island has no hospital, and the nearest one is two hours away by boat, so that most of those who live there have learned to«…»',
      'Ministers of nine countries agreed on quotas late on Tuesday night, and the fishermen who had waited in the rain in front of ' +
        'the hall«...»',
      'Die Brücke bleibt bis Ostern gesperrt, teilte die Stadt mit «[+310 chars]»',
      'A nurse was cleared on Monday after a year.\n\nThe hospital said in a letter that it would look at «its»\n\nHeavy snow closed ' +
        'the airport for six hours on Sunday.',
      'The road was closed at noon.\n\nThe county will pay for repairs to the road, which also carries the gas pipe into «the»',
    ],
    right: [
      'She waited, and waited …',
      'The sign read "[more]" and pointed at a wall, the walkers said.',
      'The quotation "we will […] not wait" leaves out a word, and the word was "perhaps".',
      'He paused... and then he sang for an hour, and the square stayed full until the last bus had gone.',
      'The sum (more than 9 million) was never found.',
      'And so on, and so on…\n\nThe teacher had stopped listening, he admitted.',
      'The list gives [+20 degrees] as the warmest night.',
      'More\n\nis to come, the ministry said.',
      'What the council knew of the cracks in the dam and what it does\n\nThe dam has cracks, and the council knows of them.',
      'The bill bans the sale of all of these, as well as of the\nlarger ones that are made abroad.',
    ],
  },
  check(reading, report) {
    if (reading.part !== 'text') return
    const { text } = reading
    for (let at = text.indexOf('[+'); at >= 0; at = text.indexOf('[+', at + 1)) {
      REST_COUNTED.lastIndex = at
      const mark = REST_COUNTED.exec(text)?.[0]
      if (mark !== undefined) report(cutAt(at, at + mark.length))
    }
    let reached = 0
    for (let at = text.indexOf('(more'); at >= 0; at = text.indexOf('(more', at + 1)) {
      MORE.lastIndex = at
      const mark = MORE.exec(text)?.[0]
      if (mark === undefined) continue
      reached = at + mark.length
      report(cutAt(at, reached))
    }
    atTheEnd(reading, report, reached)
    insideTheText(reading, report)
  },
})

const cutAt = (start: number, end: number): Parameters<Report>[0] => ({
  start, end, kind: 'truncation mark', message: 'the text is cut off here; get the whole article, or say that this is an excerpt',
})

/** The last line of the body: what a feed cut off ends with a mark, or trails off. */
function atTheEnd(reading: Reading, report: Report, reached: number): void {
  const body = reading.blocks.findLast(({ residue, role }) => residue === undefined && role !== 'byline' && role !== 'dateline')
  if (body === undefined) return
  const line = reading.text.slice(reading.scan.lines.start[body.lastLine], body.end)
  const tail = line.slice(-MARK_LENGTH)
  const mark = (CUT.exec(tail) ?? CONTINUED.exec(tail))?.[0]
  if (mark !== undefined) {
    if (body.end > reached) report(cutAt(body.end - mark.length, body.end))
  } else if (TRAILS_OFF.test(line)) {
    const [trail] = TRAILS_OFF.exec(line)!
    if (reading.scan.wordAt(body.end) - reading.scan.wordAt(body.end - line.length) < LEAST_WORDS) return
    const message = 'the text trails off here; make sure that it is the whole article'
    report({ start: body.end - trail.length, end: body.end, kind: 'unfinished text', severity: 'info', message, confidence: 0.5 })
  }
}

/** Lines of the body that break off within a sentence, with a new one in the next line. */
function insideTheText(reading: Reading, report: Report): void {
  const { scan, text } = reading
  const { lines, words } = scan
  for (const { role, residue, firstLine, lastLine } of reading.blocks) {
    if (residue !== undefined || (role !== 'body' && role !== 'crosshead')) continue
    for (let line = firstLine; line <= lastLine; line++) {
      // nearly every line ends with a mark
      if (!LETTER.test(text[lines.end[line]! - 1] ?? '.')) continue
      const last = scan.wordAt(lines.end[line]!) - 1
      if (last < 0 || !GOES_ON.has(words.hash[last]!) || words.start[last]! < lines.start[line]!) continue
      if (words.end[last]! !== lines.start[line]! + text.slice(lines.start[line], lines.end[line]).trimEnd().length) continue
      if (last - scan.wordAt(lines.start[line]!) + 1 < LEAST_BROKEN || (words.flags[last]! & CAPITALISED) !== 0) continue
      const next = last + 1
      if (next < words.count && !startsAnew(reading, next)) continue
      const start = words.start[last]!
      const message = 'the sentence breaks off here; find out how it goes on'
      report({ start, end: words.end[last], kind: 'broken sentence', message, confidence: 0.85 })
    }
  }
}

function startsAnew({ scan, text }: Reading, word: number): boolean {
  // in verse and in lists every line has its capital; a paragraph stands apart
  const line = scan.lines.at(scan.words.start[word]!)
  if ((scan.words.flags[word]! & CAPITALISED) === 0 || line === 0) return false
  return text.slice(scan.lines.start[line - 1], scan.lines.end[line - 1]).trim() === ''
}
