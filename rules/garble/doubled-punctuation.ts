import { CAPITALISED, defineRule, INITIALISM, landmarksOf, type Reading } from '../../src/rule.ts'

/** A mark that ends or divides a sentence. */
const isMark = (code: number): boolean => code === 44 || code === 46 || code === 58 || code === 59 || code === 33 || code === 63
const isStop = (code: number): boolean => code === 46 || code === 33 || code === 63
const isCloser = (code: number): boolean => code === 34 || code === 0x201d || code === 0x2019 || code === 39
/** Abbreviations are short, but for a few; longer words take no stop of their own. Code units. */
const LONGEST_ABBREVIATION = 5

export default defineRule({
  id: 'garble/doubled-punctuation',
  summary: 'punctuation that stands twice (`,,`, `..`, `."` and another stop)',
  why: 'Two marks where one belongs show a sentence that was put together from pieces and not read again.',
  mend: 'Keep one of the two. The fix is safe where both are the same mark; otherwise look which one the sentence needs.',
  severity: 'warning',
  quotes: 'both',
  examples: {
    wrong: [
      { text: 'The talks failed«,,» and both sides left.', fixed: 'The talks failed, and both sides left.' },
      { text: 'The talks failed«..» Both sides left.', fixed: 'The talks failed. Both sides left.' },
      { text: '"The rules must be open to objective checks«.".» he wrote.',
        fixed: '"The rules must be open to objective checks." he wrote.' },
      'She spoke of a difficult year«,.» and of hope.',
      'The vote is on Tuesday«:.» The result comes later.',
      'He waited for an answer«;,» but none came.',
      { text: 'The plan was dropped«. .» Nobody complained.', fixed: 'The plan was dropped. Nobody complained.' },
      { text: 'The fair«,.» which opened in May, is over.', fixed: 'The fair, which opened in May, is over.' },
      'Is that the end«?.» Nobody knows.',
      { text: '"We are ready to talk«.",» the minister said.', fixed: '"We are ready to talk," the minister said.' },
    ],
    right: [
      'He worked for Smith & Co., a family firm.',
      'The U.S., Canada and Mexico signed.',
      'They waited... and then left.',
      'The list goes on and on . . . and on.',
      'Shares of Yahoo!, once a giant, fell.',
      'Really?! The whole town asked.',
      'He asked, "Why now?"; nobody answered.',
      'It closed at 5 p.m., the owner said.',
      'Robert Downey Jr., the actor, was there.',
      'She said, "We grew up in the U.S.".',
      'Look in the folder ../archive for more.',
      'They sold apples, pears, etc., at the gate.',
      'Sen. Ana Ruiz (D-Calif.), who chairs the panel, agreed.',
      'The firm, called Who?, was founded in May.',
      'What happens now?: a guide to the trial.',
      'The list had 4 &gt; 3, and R&amp;, on it.',
    ],
  },
  check(reading, report) {
    const { text } = reading
    const { words } = reading.scan
    const { count, start, end } = words
    for (const i of landmarksOf(reading.scan).punctuated) look(end[i - 1]!, i === count ? text.length : start[i]!, i - 1)

    function look(from: number, to: number, before: number): void {
      const first = text.charCodeAt(from)
      const second = text.charCodeAt(from + 1)
      if (isMark(first) && isMark(second) && from + 1 < to) {
        // runs (ellipses, "?!", "!!!") are somebody's tone of voice
        if ((isStop(first) && isStop(second) && !(first === 46 && second === 46) && second !== 46)
          || isMark(text.charCodeAt(from + 2))) return
        // "What happens now?: A guide", a label after a question
        if ((first === 58 && second !== 46 && second !== 44) || (isStop(first) && first !== 46 && second === 58)) return
        // what ends an entity, not a sentence: "&gt;,"
        if (first === 59 && isAfterEntity(text, from)) return
        if (first === 46 && second !== 46 && isAbbreviation(reading, before)) return
        if ((first === 33 || first === 63) && (second === 44 || (words.flags[before]! & CAPITALISED) !== 0)) return
        // "../archive", "5..7"
        const next = text.charCodeAt(from + 2)
        if (from + 2 < to && next !== 32 && next !== 10 && next !== 13 && next !== 160 && !isCloser(next)) return
        if (from + 2 === to && to < text.length && first === second) return
        tell(from, from + 2, first === second ? text[from]! : betterOf(first, second, to), first === second)
      } else if (isStop(first) && isCloser(second) && (text.charCodeAt(from + 2) === 46 || text.charCodeAt(from + 2) === 44)
        && from + 2 < to) {
        if (first !== 46 || isAbbreviation(reading, before) || isMark(text.charCodeAt(from + 3))) return
        const closer = text[from + 1]!
        tell(from, from + 3, (text[from + 2] === ',' ? ',' : '.') + closer, true)
      } else if (first === 46 && second === 32 && text.charCodeAt(from + 2) === 46 && from + 2 < to) {
        const after = text.charCodeAt(from + 3)
        if (isMark(after) || (after === 32 && isMark(text.charCodeAt(from + 4)))) return
        tell(from, from + 3, after === 32 || after === 10 || after === 13 || Number.isNaN(after) ? '.' : '. ', true)
      }
    }

    function tell(from: number, to: number, better: string, certain: boolean): void {
      report({
        start: from,
        end: to,
        message: `"${text.slice(from, to)}" is one mark too many; write "${better}"`,
        confidence: certain ? 0.95 : 0.85,
        fix: { start: from, end: to, text: better, safe: certain },
      })
    }

    /** A capital after it: the sentence has ended. */
    function betterOf(first: number, second: number, to: number): string {
      const next = to < text.length ? text[to]! : 'A'
      const stop = isStop(first) ? first : isStop(second) ? second : undefined
      if (stop !== undefined && next !== next.toLowerCase()) return String.fromCharCode(stop)
      if (first === 44 || second === 44) return ','
      return String.fromCharCode(stop ?? first)
    }
  },
})

const isAfterEntity = (text: string, semicolon: number): boolean => /&#?\w{1,8}$/.test(text.slice(Math.max(0, semicolon - 10), semicolon))

/** "Inc", "Jr", "U.S", "p.m", "etc": the stop belongs to the word. */
function isAbbreviation(reading: Reading, word: number): boolean {
  const { words, text } = reading.scan
  const { start, end, flags } = words
  if ((flags[word]! & INITIALISM) !== 0) return true
  const length = end[word]! - start[word]!
  // a full stop before it: "i.e.", "Ph.D.", "N.Y.C."
  if (length <= 2 || text.charCodeAt(start[word]! - 1) === 46) return true
  return length <= LONGEST_ABBREVIATION && ((flags[word]! & CAPITALISED) !== 0 || SHORT_ABBREVIATIONS.has(reading.scan.lower(word)))
}

const SHORT_ABBREVIATIONS: ReadonlySet<string> = new Set(['etc', 'al', 'vs', 'esp', 'approx', 'est', 'inc', 'ltd', 'corp', 'dept', 'seq',
  'ibid', 'viz', 'plc'])
