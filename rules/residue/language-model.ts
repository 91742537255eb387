import { defineResidueRule } from '../../src/residue.ts'
import type { Reading, Report } from '../../src/rule.ts'
import { data } from './language-model.yaml.ts'

/** What interfaces leave behind, with the character that is the rarest in news: a text is searched for that one. */
const TRACES = [
  { trace: 'contentReference[', mark: '[' },
  { trace: 'oaicite:', mark: ':' },
  { trace: '[oaicite', mark: '[' },
  { trace: 'turn0search', mark: '0' },
  { trace: 'turn0news', mark: '0' },
  { trace: 'utm_source=chatgpt.com', mark: '=' },
  { trace: 'utm_source=openai', mark: '=' },
].map(({ trace, mark }) => ({ trace, mark, offset: trace.indexOf(mark) }))
/** "【4†source】" */
const CITATION = /【\d{1,3}[†:][^】\n]{0,80}】/y

/** "[Screenwriter's Name]", "[Name of the Mayor]": fields that somebody made up for this text, with a capital to each word. */
const OWN_FIELD = /\[(?:(?:\p{Lu}[\p{L}'’]+ ){1,4}(?<!(?:Your|Company|Full|Last|First|City|Organization|Publication|Newspaper|Journalist|Reporter|Author|Author['’]s|Journalist['’]s) )Name|Name of [^\][\r\n]{2,40})\]/uy
const CAPITAL = /\p{Lu}/u
/** Marks of Markdown that may stand before a line's first word. */
const DECORATION = /^[\s*_#>-]*$/
/** "Certainly, here the river is at its widest, the guide said." */
const REPORTED = /\b(?:said|says|told)\b/

export default defineResidueRule({
  id: 'residue/language-model',
  summary: 'words of a language model about itself, its placeholders and its traces',
  why: 'It shows that nobody read the article before it was published, and that its facts have no source.',
  mend: 'Check every claim of the article against a source; then delete the line or fill in what the placeholder asks for.',
  severity: 'error',
  kinds: ['language model', 'placeholder'],
  phrases: data,
  examples: {
    wrong: [
      '«As an AI language model», I do not have opinions on the harbour project.',
      'The minister, «[Insert name here]», opened the new station on Friday.',
      'The glacier lost nine metres :contentReference[«oaicite»:3] in one summer.',
      'I\'m sorry, but «I cannot fulfill this request» because it goes against the guidelines.',
      '«As of my last knowledge update» in September, the strike was still going on.',
      '«Here is a rewritten version» of the article:\n\nThe lock opens in May.',
      '«[Your Name]» reports from the valley.',
      'See https://example.org/lock?«utm_source=chatgpt.com» for the timetable of the lock.',
      'The bakery closes «turn0search»4 after ninety years.',
      'The cave was opened in 1911, the society says«【4†source】».',
      'Als «KI-Sprachmodell» kann ich dazu nichts sagen.',
      '«Certainly! Here» is a short report on the market hall:\n\nThe hall opens again in May.',
      'The ferry sails from Monday.\n\n«Here are three headline» options:\n\nFerry is back',
      'The price of bread rose again, said «[Name]», who bakes it.',
      'The choir lost its hall to a fire.\n\n«[Insert quote from the choirmaster]»\n\nIt sings in the church on Sunday.',
      'The trial goes on in May.\n\n«Regenerate response»',
      '"«[Insert quote from the council here]»," said the mayor.',
      'The script is by «[Screenwriter\'s Name]», who has won a prize.',
      '«<CITY>», «<DATE>»: The ferry sails again from Monday, its owner said.',
      '«Write an article» about the ferry in a neutral tone.\n\nThe ferry sails again from Monday.',
    ],
    right: [
      'The chatbot answered: "As an AI language model, I cannot vote."',
      'A large language model wrote the poem, the publisher admitted.',
      'Insert the key here and turn it twice, the sign says.',
      'Your name will be called, the nurse said.',
      'The witness [name withheld] left early.',
      'Citations in the report could not be checked.',
      'I cannot help you, the clerk told him.',
      'Let me know, the coach said, if you can play on Sunday.',
      'Certainly, here the river is at its widest, the guide said.',
      'Nobody knew where the miller was buried, and [name] stands in the register where his should.',
      'The mice regenerate\n\ntheir tails within weeks.',
      'The <title> of a page is short, and "[my name]" is what he said.',
      'Each party says that it has "[insert our state here] values," whatever these are.',
      'Write an article, the editor told her, and she wrote two.',
      'Here are three headline acts for the festival, its director said.',
    ],
  },
  check(reading, report, hits) {
    const { text } = reading
    for (const { list, start, end } of hits) {
      if (list === 'slots') {
        if (text[start - 1] !== '[' || text[end] !== ']' || isSaid(reading, start - 1)) continue
        report(unfilled(text, start - 1, end + 1))
      } else if (list === 'fields') {
        if (!isField(text, start, end) || isSaid(reading, start - 1)) continue
        report(unfilled(text, start - 1, end + 1))
      } else if (reading.quoteAt(start) === undefined && mayStand(reading, list, start, end)) {
        report({
          start,
          end,
          message: `"${text.slice(start, end)}": a language model speaks here, not the newsroom; check the article and delete the sentence`,
          kind: 'language model',
        })
      }
    }
    for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
      OWN_FIELD.lastIndex = at
      const field = OWN_FIELD.exec(text)?.[0]
      if (field !== undefined && !isSaid(reading, at)) report(unfilled(text, at, at + field.length))
    }
    for (let at = text.indexOf('【'); at >= 0; at = text.indexOf('【', at + 1)) {
      CITATION.lastIndex = at
      const citation = CITATION.exec(text)?.[0]
      if (citation === undefined) continue
      report({
        start: at,
        end: at + citation.length,
        message: `${citation} is a citation mark of a chat program; name the source it stands for, or delete it`,
        kind: 'language model',
      })
    }
    let reached = 0
    for (const { start, end } of tracesIn(text)) {
      if (start < reached) continue
      reached = end
      report({
        start,
        end,
        message: `"${text.slice(start, end)}" is left over from a language model's interface; delete it and check the source it stands for`,
        kind: 'language model',
      })
    }
  },
})

/** Inside a quotation an editor may have put in what the speaker meant, but not in place of all that was said. */
function isSaid(reading: Reading, at: number): boolean {
  const quote = reading.quoteAt(at)
  return quote !== undefined && (quote.start + 1 !== at || !/^[^\]]*\],["”]/.test(reading.text.slice(at, quote.end)))
}

/** "[Name]", "<CITY>"; small in brackets it may be what a speaker left out, small between angles it is a tag. */
function isField(text: string, start: number, end: number): boolean {
  if (text[start - 1] === '[' && text[end] === ']') return CAPITAL.test(text[start]!)
  const written = text.slice(start, end)
  return text[start - 1] === '<' && text[end] === '>' && written === written.toUpperCase()
}

const unfilled = (text: string, start: number, end: number): Parameters<Report>[0] => ({
  start, end, kind: 'placeholder', message: `${text.slice(start, end)} is a placeholder that nobody filled in; put in what belongs there`,
})

/** Whether it stands where such words do: an answer begins a line, a button of an interface is one. */
function mayStand({ text, scan }: Reading, list: string, start: number, end: number): boolean {
  if (list === 'statements') return true
  const line = scan.lines.at(start)
  if (DECORATION.exec(text.slice(scan.lines.start[line], start)) === null) return false
  const rest = text.slice(end, scan.lines.end[line])
  return list === 'interface' ? /^[:.]?\s*$/.test(rest) : !REPORTED.test(rest)
}

/** In order, the longest of those that begin together first; without the brackets around them. */
function tracesIn(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  for (const { trace, mark, offset } of TRACES) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      if (!text.startsWith(trace, at - offset)) continue
      const start = at - offset + (trace.startsWith('[') ? 1 : 0)
      const end = at - offset + trace.length - (/[[:]$/.test(trace) ? 1 : 0)
      // "contentReference[oaicite" is one trace, told by its end
      if (trace.startsWith('content') && text.startsWith('[oaicite', end)) continue
      found.push({ start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}
