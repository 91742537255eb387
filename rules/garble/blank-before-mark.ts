import { defineRule, GAP_BREAK, landmarksOf, type Fix } from '../../src/rule.ts'

const BLANK = 32
const NO_BREAK = 0xa0
const NARROW = 0x202f
const MARKS = ',.;:!?'
/** A mark after a blank is no slip before these: "at .22 calibre", ". . .", ":)", "10 : 8". */
const NEXT_TO_MARK = /[\p{L}\p{N}.,;:!?)('"/*-]/u
/** More of them in one article come from its page, where links were cut out, or are its writer's way. */
const A_MANNER = 2

export default defineRule({
  id: 'garble/blank-before-mark',
  summary: 'a blank before a comma, a full stop or another mark ("the harbour , built last year")',
  why: 'The mark was put there by a machine, by a language that writes it so, or a word (often a link) is missing before it.',
  mend: 'Delete the blank, and look whether a word is missing.',
  severity: 'warning',
  examples: {
    wrong: [
      { text: 'The harbour« ,» built last year, is empty.' },
      { text: 'He left the town« .» Nobody followed him.' },
      'Who will pay for it« ?» The council does not say.',
      'They had two aims« :» peace and bread.',
      'The strike is over« ;» the trams run again.',
      'What a night« !» The whole street sang.',
      '"We are tired« ,» and we are cold," she said.',
      'The summit ended on Friday« ,»said the ministry.',
      'Anna Lee« ,» Boris Wu« ,» Carla Diaz and Dan Roe« ,» all of Ghent, signed.',
    ],
    right: [
      'They waited . . . and then left.',
      'The rifle was a .22 calibre, the knife a .5 kilo one.',
      'Talks failed, and both sides left.',
      'The score was 3 : 2 after the break.',
      'He typed :-) and ;) and left.',
      { text: 'La fête est finie ! Qui va payer ? Le maire ne dit rien ; le conseil non plus.', language: 'fr' },
      'The sale . . . he said . . . was off.',
      'The .com boom and the .org domain are old.',
    ],
  },
  check(reading, report) {
    const { text, scan } = reading
    const { start, end, count, gap } = scan.words
    const found: number[] = []
    for (const word of landmarksOf(scan).punctuated) {
      const from = end[word - 1]!
      const to = word === count ? text.length : start[word]!
      const code = text.charCodeAt(from)
      if ((code !== BLANK && code !== NO_BREAK && code !== NARROW) || !MARKS.includes(text[from + 1] ?? ' ') || from + 1 >= to) continue
      if (word < count && (gap[word]! & GAP_BREAK) !== 0 && from + 2 < to && text.slice(from, to).trim().length > 1) continue
      // a letter right after a comma is a blank on the wrong side; after other marks it is a name (".com")
      const next = text[from + 2] ?? ' '
      if (text[from + 1] === ',' ? /[.,;:!?)(\d]/.test(next) : NEXT_TO_MARK.test(next)) continue
      // ". . .", "3 : 2"
      if (text[from + 1] === '.' && text.slice(from + 2, to).trimStart().startsWith('.')) continue
      if (text[from + 1] === ':' && /\d/.test(text[from - 1] ?? ' ') && /^\s*\d/.test(text.slice(from + 2, from + 5))) continue
      found.push(from)
    }
    for (const from of found) {
      const mark = text[from + 1]!
      const close = /\s/.test(text[from + 2] ?? ' ')
      const fix: Fix = { start: from, end: from + 2, text: close ? mark : `${mark} `, safe: false }
      report({
        start: from,
        end: from + 2,
        ...(found.length > A_MANNER && { severity: 'info' as const }),
        message: `a blank before "${mark}"; delete the blank, and look whether a word is missing`,
        confidence: 0.8,
        fix,
      })
    }
  },
})
