import { defineResidueRule } from '../../src/residue.ts'
import type { PhraseHit, Reading, Report } from '../../src/rule.ts'
import { data } from './inline-link.yaml.ts'

/** A headline behind its label is not longer, in code units. */
const LONGEST_HEADLINE = 160
/** What ends a sentence, with the marks that may follow: before a label inside a paragraph. */
const SENTENCE_END = /[.!?…][\])"”’']{0,3}\s+$|[([]$/
/** Before a headline of another story, behind a sentence or a bracket. */
const LABEL = new RegExp(
  '(?:[.!?…][\\])"”’\']{0,3}\\s+|[(\\[])((?:R(?:ead(?: also| more| next)?|elated(?: ' +
    '(?:story|stories|articles?|news|post|content|coverage|video))?|' +
    'ecommended(?: (?:reading|article|story|for you))?)|Also (?:read|see|on this site)|See also|Must read|You (?:may|might) (?:also ' +
    ')?like|' +
    'More(?: on this| from us)?|Don[\'’]t miss|In case you missed it|Trending(?: now)?|Watch(?: ' +
    'also)?|Video|Gallery|Photos|Listen|Click here|' +
    'READ(?: ALSO| MORE| NEXT)?|RELATED|RECOMMENDED|ALSO READ|SEE ALSO|MUST READ|MORE|WATCH|VIDEO|TRENDING))$',
)
const LONGEST_LABEL = 32
/** A headline that a label announces begins so. */
const HEADLINE = /^\s?[“"‘']?[\p{Lu}\d]/u
/** Behind "Read more" at the end of a paragraph: an arrow, dots. */
const ARROW = /^\s?(?:»|›|→|>>?|…|\.{3})?\s*$/u

export default defineResidueRule({
  id: 'residue/inline-link',
  summary: 'a link of the page at the end of a paragraph or inside it: "READ ALSO: …", "Read more", "(opens in new window)"',
  why: 'The link is gone, and its words are read as a sentence of the article.',
  mend: 'Delete the words.',
  severity: 'warning',
  kinds: ['link to another story', 'read-more link', 'note on a link'],
  quotes: 'skip',
  phrases: data,
  examples: {
    wrong: [
      'Shops on the quay have asked for help. «READ ALSO: Ferry firm to cut Sunday sailings»',
      'The mayor thanked the divers. «You may also like: Ten lakes to swim in»\n\nThey will be back in May.',
      'The hall has a new roof. «Related: Who owns the hall?»\n\nIt was paid for by the county.',
      'Stalls stand on the square.\n\nThe town adds power and water for them, and paint on the stones, from Monday on... «Read More»',
      'The owner, who bought the mill in March, says that he will keep all of the workers. «Continue reading»',
      'The parking is free until ten «(opens in a new window)» on Sundays.',
      'The judge spoke for an hour. «(Read more: Who pays for the dam?)» Then she left.',
      'The bears left in the night. «Must read: Why bears wake early»',
    ],
    right: [
      'She told the children to read more, and they did.',
      'The book is not for those who want to read more.',
      'See also page 7 of the report, the judge said. Read also the minutes.',
      'He had one piece of advice. Read more: it is good for you, and free.',
      'The road is related to the dam. Related matters were put off.',
      'The window opens in a new wall of glass.',
      '"Watch this," he said. Watch: the noun has a long history.',
      'The list (see also: goats) is long.',
    ],
  },
  check(reading, report, hits) {
    let reached = 0
    for (const hit of hits) {
      if (hit.start < reached) continue
      tell(hit.list === 'tails' ? tailAt(reading, hit) : noteAt(reading, hit))
    }
    for (let mark = reading.text.indexOf(': '); mark >= 0; mark = reading.text.indexOf(': ', mark + 1)) tell(linkAt(reading, mark))

    function tell(finding: Parameters<Report>[0] | undefined): void {
      // a line that is a link as a whole has its own rules
      if (finding === undefined || reading.blockAt(finding.start)?.residue !== undefined) return
      reached = finding.end
      report(finding)
    }
  },
})

function linkAt({ text, scan }: Reading, mark: number): Parameters<Report>[0] | undefined {
  const label = LABEL.exec(text.slice(Math.max(0, mark - LONGEST_LABEL), mark))?.[1]
  if (label === undefined) return undefined
  const start = mark - label.length
  const line = scan.lines.at(start)
  const rest = text.slice(mark + 1, Math.min(scan.lines.end[line]!, mark + LONGEST_HEADLINE + 2))
  if (start === scan.lines.start[line] || rest.length > LONGEST_HEADLINE || !HEADLINE.test(rest)) return undefined
  const bracket = text[start - 1] === '(' ? ')' : text[start - 1] === '[' ? ']' : undefined
  if (bracket !== undefined) {
    const closing = text.indexOf(bracket, mark)
    return closing < 0 || closing > scan.lines.end[line]! ? undefined : found(text, start - 1, closing + 1, 'link to another story')
  }
  // a sentence of the article may follow, or what looked like a headline is one
  const shown = rest.trimEnd()
  return /[.!…]["”’']?$/.test(shown) ? undefined : found(text, start, mark + 1 + shown.length, 'link to another story')
}

function tailAt({ text, scan }: Reading, { start, end }: PhraseHit): Parameters<Report>[0] | undefined {
  const line = scan.lines.at(start)
  if (!ARROW.test(text.slice(end, Math.min(scan.lines.end[line]!, end + 8))) || !/\p{Lu}/u.test(text[start]!)) return undefined
  const before = text.slice(Math.max(scan.lines.start[line]!, start - 8), start)
  return SENTENCE_END.test(before) ? found(text, start, end, 'read-more link') : undefined
}

function noteAt({ text }: Reading, { start, end }: PhraseHit): Parameters<Report>[0] | undefined {
  const bracket = text[start - 1]
  if (bracket !== '(' && bracket !== '[') return undefined
  return text[end] === (bracket === '(' ? ')' : ']') ? found(text, start - 1, end + 1, 'note on a link') : undefined
}

const found = (text: string, start: number, end: number, kind: string): Parameters<Report>[0] => ({
  start, end, kind, confidence: 0.85, message: `${kind} ("${text.slice(start, end)}"): of the page, not of the article; delete the words`,
})
