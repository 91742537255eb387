import { defineRule, type Reading, type Report } from '../../src/rule.ts'

/** How far after its paragraph a quotation is carried on, and how long a tag is. Code units. */
const LONGEST_CARRIED = 1500
const LONGEST_TAG = 300
/** Marks of double quotation: single ones are apostrophes too often. */
const OPENING = '“'.charCodeAt(0)
const DOUBLE = '"“”'

export default defineRule({
  id: 'garble/unbalanced-quote',
  summary: 'a quotation mark without its partner, or with the wrong one',
  why: 'Readers cannot tell where the quotation begins or ends, and so who is speaking.',
  mend: 'Put the missing mark where the quoted words begin or end. A quotation over several paragraphs opens each of them and closes once.',
  severity: 'warning',
  languages: ['en'],
  quotes: 'both',
  examples: {
    wrong: [
      '«“»We will rebuild, the mayor said on Friday.',
      'Nobody was hurt in the fire,«”» a spokesman for the railway told the radio.',
      'She called it «"»a long night and went home.',
      'The plan is a risk«"» to everybody, he wrote.',
      '“We agreed on the price,«“» the buyer said.',
      'He hopes «“»somebody takes up the cause after Monday.\n\nThe crowd cheered.',
      'The court blamed Paris for annoyance«”» By noon all had left.',
      '“They are sharp and a little mad,«\'\'» said the keeper of the letters.',
      'The glove is lost. «""», said her mother.',
      '"I saw it," she said. And then it was gone.«"» The door closed.',
    ],
    right: [
      '“We will rebuild,” the mayor said. “It takes time.”',
      '“The bridge is old.\n\n“We have known it for years,” the engineer said.',
      "The workers' union met in the '90s and liked rock 'n' roll.",
      'The board is 5\'10" tall and the pipe 3" wide.',
      '"Alleged "poisoning" of the dog," he said.',
      'The council will look for a way between the river and the road".',
      '"One," she said, "is enough."',
      'The song “Heroes” and the film "Alien" are old.',
      '‘It’s the dogs’ bowl,’ he said.',
      'He said, “She told me, ‘Go home.’”',
      '``They are sharp,\'\' said the keeper, and the board is 5\'\' thick.',
      'The cell holds ""value"" and the file “” of a string.',
      '„Guten Tag“, he wrote on the card.',
      'The driver said: "I saw the light.\n\nThen I braked," and signed the paper.',
      '"We will win," he said."They know it." The crowd cheered," she wrote.',
    ],
  },
  check(reading, report) {
    const { text } = reading
    tellMixed(reading, report)
    tellEmpty(reading, report)
    const carried = overParagraphs(reading)
    const isGlued = gluedParagraphs(reading)
    /** Openings that nothing closes, of the whole article: one habit of its page, told once. */
    const unclosed: number[] = []
    if (isCutOut(reading)) return
    for (const at of reading.unopenedQuotes) {
      if (!DOUBLE.includes(text[at]!) || isMeasure(text, at) || carried.has(at) || isInTag(text, at)
        || isGlued(at)) continue
      report({ start: at, end: at + 1,
        message: `${text[at]} closes a quotation that nothing opened; put the opening mark before the quoted words, or delete this one`,
        confidence: 0.88,
      })
    }
    for (const quote of reading.quotes) {
      const mark = text[quote.start]!
      if (quote.closed && (text.charCodeAt(quote.end - 1) !== OPENING || mark === '”')) continue
      if (!DOUBLE.includes(mark) || carried.has(quote.start) || isInTag(text, quote.start)
        || isGlued(quote.start)) continue
      if (!quote.closed) {
        if (quote.depth > 0 || !endsHere(reading, quote.end)) continue
        unclosed.push(quote.start)
      } else {
        report({
          start: quote.end - 1,
          end: quote.end,
          message: `the quotation ends with an opening mark; write ${mark === '"' ? '"' : '”'}`,
          confidence: 0.9,
          fix: { start: quote.end - 1, end: quote.end, text: mark === '"' ? '"' : '”', safe: true },
        })
      }
    }
    const [first, ...others] = unclosed
    if (first === undefined) return
    report({
      start: first,
      end: first + 1,
      message: `${text[first]} opens a quotation that nothing closes; put the closing mark where the quoted words end`,
      confidence: 0.88,
      related: others.slice(0, MOST_RELATED).map((at) => ({ start: at, end: at + 1, message: 'another one' })),
    })
  },
})

/** "“a new start''": opened with one kind of mark, closed with two apostrophes. */
function tellMixed({ text, quotes }: Reading, report: Report): void {
  for (const { start, end, closed } of quotes) {
    if (!closed || text.charCodeAt(end - 1) !== APOSTROPHE || text.charCodeAt(end - 2) !== APOSTROPHE) continue
    if (text.charCodeAt(start) !== OPENING) continue
    report({
      start: end - 2, end, confidence: 0.9, message: 'the quotation opens with “ and closes with two apostrophes; write ”',
      fix: { start: end - 2, end, text: '”', safe: true },
    })
  }
}
const APOSTROPHE = 39

/** '"", said her mother.': the words are lost. */
function tellEmpty({ text, quotes }: Reading, report: Report): void {
  for (const { start, end, closed } of quotes) {
    if (!closed || end - start !== 2 || !/^(?:|[\s(])$/.test(text[start - 1] ?? '') || !EMPTY_ENDS.test(text.slice(end, end + 2))) continue
    const message = `nothing stands between the quotation marks ${text.slice(start, end)}; put in what was said`
    report({ start, end, confidence: 0.85, message })
  }
}
const EMPTY_ENDS = /^[.,;:!?)](?:\s|$)/

/** As many other places as a person looks at. */
const MOST_RELATED = 8

/**
 * Says of a place whether its paragraph has lost its blanks ("he said.\"They left"): marks that stand between two letters open as well as
 * close, and what they pair with cannot be told (garble/glued-words tells the blank).
 */
function gluedParagraphs({ text, scan }: Reading): (at: number) => boolean {
  const known = new Map<number, boolean>()
  return (at) => {
    const paragraph = scan.paragraphs.at(at)
    let glued = known.get(paragraph)
    if (glued === undefined) {
      glued = GLUED.test(text.slice(scan.paragraphs.start[paragraph], scan.paragraphs.end[paragraph]))
      known.set(paragraph, glued)
    }
    return glued
  }
}
const GLUED = /[.!?,]["“”]\p{L}/u

/**
 * Opening and closing marks of quotations that go on over paragraphs without being opened again: not the newspapers' way, but the reader is
 * not
 * misled. An opening mark belongs to the next closing one when no other quotation begins between them.
 */
function overParagraphs({ quotes, unopenedQuotes, text }: Reading): ReadonlySet<number> {
  const carried = new Set<number>()
  if (unopenedQuotes.length === 0) return carried
  let next = 0
  for (const [index, quote] of quotes.entries()) {
    if (quote.closed || quote.depth > 0 || !DOUBLE.includes(text[quote.start]!)) continue
    while (next < unopenedQuotes.length && unopenedQuotes[next]! < quote.end) next++
    const closer = unopenedQuotes[next]
    if (closer === undefined) break
    let following = index + 1
    while (following < quotes.length && (quotes[following]!.depth > 0 || !DOUBLE.includes(text[quotes[following]!.start]!))) following++
    if (closer - quote.end > LONGEST_CARRIED || (following < quotes.length && quotes[following]!.start < closer)) continue
    carried.add(quote.start)
    carried.add(closer)
  }
  return carried
}

/** An attribute's value, in markup left in the text: residue, not a quotation. */
function isInTag(text: string, at: number): boolean {
  if (text[at - 1] === '=' || text[at - 2] === '=') return true
  const before = text.slice(Math.max(0, at - LONGEST_TAG), at)
  return before.lastIndexOf('<') > before.lastIndexOf('>')
}

/** Seconds and inches. */
function isMeasure(text: string, at: number): boolean {
  return at > 0 && text[at - 1]! >= '0' && text[at - 1]! <= '9'
}

/**
 * A single sentence with one mark, at its very beginning or end, and no word of who is speaking: cut out of a longer quotation. The mark is
 * not what is wrong with it.
 */
function isCutOut({ scan, text }: Reading): boolean {
  if (scan.sentences.count !== 1) return false
  const shown = text.trim()
  const first = shown.search(DOUBLE_MARK)
  return (first === 0 || first >= shown.length - 2) && !DOUBLE_MARK.test(shown.slice(first + 1)) && !TAG.test(shown)
}
const DOUBLE_MARK = new RegExp(`[${DOUBLE}]`)
const TAG = /\b(?:said|says|told|tells|added|adds|wrote|writes|asked|asks|according)\b/

/** A text that breaks off in a quotation was cut there: the mark is not what is wrong with it. */
function endsHere(reading: Reading, end: number): boolean {
  const { text } = reading
  const last = text.trimEnd()
  return end < last.length || /[.!?]$/.test(last)
}
