import {
  defineRule, GAP_BREAK, GAP_COMMA, GAP_STOP, landmarksOf, wordSet, type Fix, type PhraseHit, type Reading, type Scan,
} from '../../src/rule.ts'

const BLANK = 32
const NO_BREAK = 0xa0
const NARROW = 0x202f
const MARKS = ',.;:!?'
/** A mark after a blank is no slip before these: "at .22 calibre", ". . .", ":)", "10 : 8". */
const NEXT_TO_MARK = /[\p{L}\p{N}.,;:!?)('"/*-]/u
/** What a tokeniser cuts off the word before. */
const SHORTENED = ['s', 'll', 've', 're', 'd', 'm']
const NEGATION = "n't"
const NEGATED = wordSet('do does did is are was were has have had wo ca could would should must might ai need')
const APOSTROPHES = "'’"
/** More of them in one article come from its page, where links were cut out, or are its writer's way. */
const A_MANNER = 2
/** From so many on, when they are half of all marks, the text was cut up by a program; none of 11,374 articles of news is. */
const LEAST_CUT = 6
const CUT_SHARE = 0.5
const MOST_RELATED = 8

export default defineRule({
  id: 'garble/blank-before-mark',
  summary: 'a blank before a comma, a full stop or another mark ("the harbour , built last year", "the mayor \'s plan")',
  why: 'The mark was put there by a machine, by a language that writes it so, or a word (often a link) is missing before it.',
  mend: 'Delete the blank, and look whether a word is missing.',
  severity: 'warning',
  phrases: { shortened: SHORTENED, negation: [NEGATION] },
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
      { text: 'The mayor« \'s» plan failed.', fixed: 'The mayor\'s plan failed.' },
      { text: 'The board does« n\'t» want to pay.', fixed: 'The board doesn\'t want to pay.' },
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
      'It is the letter \'s\' that is missing, and \'twas ever so.',
      'He asked what n\'t stands for, and who the d\'Artagnans are.',
    ],
  },
  check(reading, report, hits) {
    const { text, scan } = reading
    const { start, end, count, gap } = scan.words
    const found: Place[] = []
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
      found.push({ from, to: from + 2, what: text[from + 1]! })
    }
    for (const hit of hits) {
      const from = cutOff(reading, hit)
      if (from >= 0) found.push({ from, to: hit.end, what: text.slice(from + 1, hit.end) })
    }
    found.sort((a, b) => a.from - b.from)
    const marks = found.length < LEAST_CUT ? Infinity : marksIn(scan)
    const isCut = found.length >= CUT_SHARE * marks
    for (const [i, { from, to, what }] of found.entries()) {
      const close = to > from + 2 || /\s/.test(text[to] ?? ' ')
      const fix: Fix = { start: from, end: to, text: close ? what : `${what} `, safe: false }
      const whole = isCut && i === 0
      report({
        start: from,
        end: to,
        ...(found.length > A_MANNER && !whole && { severity: 'info' as const }),
        message: whole
          ? `${found.length} marks and endings stand apart from their words; a program cut the text up: join it again`
          : `a blank before "${what}"; delete the blank${to > from + 2 ? '' : ', and look whether a word is missing'}`,
        confidence: 0.8,
        fix,
        ...(whole && { related: found.slice(1, 1 + MOST_RELATED).map((one) => ({ start: one.from, end: one.to, message: 'another' })) }),
      })
    }
  },
})

interface Place {
  /** Of the blank. */
  readonly from: number
  readonly to: number
  /** What stands after it. */
  readonly what: string
}

/** Where the blank before "'s" or "n't" stands; -1 when it is no ending that was cut off. */
function cutOff({ text, scan }: Reading, { start, end, word, list }: PhraseHit): number {
  const from = list === 'negation' ? start - 1 : start - 2
  if (word === 0 || text.charCodeAt(from) !== BLANK || scan.words.end[word - 1] !== from) return -1
  if (/[\p{L}\p{N}'’]/u.test(text[end] ?? ' ')) return -1
  if (list === 'negation') return NEGATED.has(scan.words.hash[word - 1]!) ? from : -1
  return APOSTROPHES.includes(text[start - 1]!) ? from : -1
}

/** Words after a comma or a stop. */
function marksIn({ words: { gap, count } }: Scan): number {
  let marks = 0
  for (let word = 1; word < count; word++) if ((gap[word]! & (GAP_COMMA | GAP_STOP)) !== 0) marks++
  return marks
}
