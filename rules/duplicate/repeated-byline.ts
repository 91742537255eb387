import { ALL_CAPITALS, defineRule, deletion, type Reading, type Report } from '../../src/rule.ts'

type Block = Reading['blocks'][number]

/** A second byline below the text is its sign-off. */
const MOST_LINES_BETWEEN = 4
/** "PORT ELLERY, Nov. 3 (RPA) —": a dateline has no more words, and stands in one of the first paragraphs. */
const DATELINE_WORDS = 9
const FIRST_PARAGRAPHS = 4
const LEAST_LETTERS = 3

export default defineRule({
  id: 'duplicate/repeated-byline',
  summary: 'a byline or a dateline that stands twice',
  why: 'The page shows it above the text, and the text has it too; readers see a name or a place twice.',
  mend: 'Delete one of the two.',
  severity: 'warning',
  languages: ['*'],
  roles: ['byline', 'dateline', 'body', 'standfirst'],
  examples: {
    wrong: [
      {
        text: 'Harbour bridge to close\n\nBy Marian Oduya\n«By Marian Oduya»\n\nThe swing bridge will close on 3 March, the harbour ' +
          'board said on Tuesday in a letter.',
        fixed: 'Harbour bridge to close\n\nBy Marian Oduya\n\nThe swing bridge will close on 3 March, the harbour board said on ' +
          'Tuesday in a letter.',
      },
      'Storks return early\n\nBy Jens Holm\n\n«By Jens Holm»\n\nStorks have come back to the marshes three weeks earlier than usual, ' +
        'bird watchers said.',
      'Minister opens tunnel\n\nAALESUND, Nov. 3 — «AALESUND», Nov. 3 (RPA) — The minister opened the longest tunnel of the country ' +
        'on Friday.',
      'Storm tears off roof\n\nBRIXEN (RPA) — «BRIXEN» — A storm tore the roof off a sports hall in the evening, minutes after the ' +
        'children had left it.',
      'Rents fall\n\nBy Ivo Brandl and Rosa Lind\n\n«By Ivo Brandl and Rosa Lind»\n\nRents in the capital fell for the first time in ' +
        'ten years, figures showed.',
      'Snow leopard born\n\nBy Greta Holl\n\nWinterthal, 4 May 2023\n\n«By Greta Holl»\n\nA snow leopard was born in the zoo, the ' +
        'first one for sixteen years, the keeper said.',
      'City counts trees\n\nNORDHEIM, May 4 (RPA) - «NORDHEIM», May 4 - The city has counted its trees and found two thousand more ' +
        'than it thought it had.',
      'Choir sings\n\nBy Dai Prosser in Swansea\n\n«By Dai Prosser in Swansea»\n\nThe choir of the valley will be heard in a film ' +
        'about astronauts, its leader said.',
    ],
    right: [
      'Harbour bridge to close\n\nBy Marian Oduya\n\nThe swing bridge will close on 3 March, the harbour board said on ' +
        'Tuesday.\n\nThe ferry will carry walkers, it said.\n\nBy Marian Oduya',
      'Storks return early\n\nBy Jens Holm and Rosa Lind\n\nBy Emil Roth (photographs)\n\nStorks have come back to the marshes three ' +
        'weeks earlier than usual.',
      'NATO talks in Oslo\n\nNATO and the EU — NATO pays, the EU talks — met on Friday in a tent near the harbour of the town.',
      'Minister opens tunnel\n\nAALESUND, Nov. 3 (RPA) — The mayor of Aalesund opened the tunnel, and AALESUND stood on his hat.',
      'BBC and ITV\n\nBBC - the older of the two - and ITV show the match, BBC with the sound of the stands.',
      'Poem\n\nBy the river\nby the river\nI was young',
      'Old wing to close\n\nRosa Lind\n\nBy Ivo Brandl\n\nThe old wing of the castle will be closed until the roof is mended.',
      'Weir to be mended\n\nBy Ivo Brandl\n*\n*\n*\n\nBefore the salmon come up the river a diver will look at the weir below the mill.',
      'USA, USA\n\nUSA, the crowd cried, USA, and then it rained for an hour.',
    ],
  },
  check(reading, report) {
    if (reading.part === 'headline') return
    const bylines = reading.blocks.filter(({ role }) => role === 'byline')
    for (let n = 1; n < bylines.length; n++) tellByline(reading, report, bylines[n - 1]!, bylines[n]!)
    tellDateline(reading, report)
  },
})

const NAME = /\p{L}{2}/u

function tellByline(reading: Reading, report: Report, one: Block, other: Block): void {
  const { text } = reading
  const written = text.slice(one.start, one.end).trim()
  // a bullet below a byline goes with it, and names nobody
  if (written !== text.slice(other.start, other.end).trim() || !NAME.test(written)) return
  if (other.firstLine - one.lastLine > MOST_LINES_BETWEEN) return
  if (reading.blocks.some(({ role, start }) => role === 'body' && start > one.start && start < other.start)) return
  const fix = deletion(reading, { firstLine: other.firstLine, lastLine: other.lastLine, certain: true })
  report({
    start: other.start,
    end: other.end,
    message: 'the byline stands a line or two above already; delete one of the two',
    confidence: 0.95,
    related: [{ start: one.start, end: one.end, message: 'stands here first' }],
    ...(fix && { fix }),
  })
}

/** The place of a dateline again behind a dash: "BRIXEN (RPA) — BRIXEN — A storm". */
function tellDateline({ scan, text }: Reading, report: Report): void {
  const { words, paragraphs } = scan
  for (let p = 0; p < Math.min(FIRST_PARAGRAPHS, paragraphs.count); p++) {
    if (!SHOUTS.test(text.slice(paragraphs.start[p], paragraphs.start[p]! + LEAST_LETTERS))) continue
    const first = scan.wordAt(paragraphs.start[p]!)
    if (first >= words.count || (words.flags[first]! & ALL_CAPITALS) === 0) continue
    if (words.end[first]! - words.start[first]! < LEAST_LETTERS) continue
    for (let i = first + 1; i < words.count && i - first <= DATELINE_WORDS && words.end[i]! <= paragraphs.end[p]!; i++) {
      if (words.hash[i] !== words.hash[first] || (words.flags[i]! & ALL_CAPITALS) === 0) continue
      if (!/[—–-]\s+$/.test(text.slice(words.end[i - 1], words.start[i]))) break
      if (!DATELINE_ENDS.test(text.slice(words.end[i], words.end[i]! + 40))) break
      const place = { start: words.start[first]!, end: words.end[first]! }
      report({
        start: words.start[i]!,
        end: words.end[i]!,
        message: 'the dateline stands twice; delete one of the two',
        confidence: 0.9,
        related: [{ ...place, message: 'stands here first' }],
      })
      break
    }
  }
}
const SHOUTS = /^\p{Lu}{2}/u
/** A date, an agency in brackets, or a dash. */
const DATELINE_ENDS = /^(?:, \p{Lu}\p{Ll}{2,8}\.? \d{1,2}|\s?\(\p{Lu}{2,}| [—–-]\s)/u
