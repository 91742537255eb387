import { ALL_CAPITALS, CAPITALISED, defineRule, landmarksOf, NUMERIC, type PhraseHit, type Reading } from '../../src/rule.ts'
import { data } from './misread-letter.yaml.ts'

/** "5O", "1O,000", "2O19"; not "O2", not a grade of steel. */
const LETTER_O = /^\d[\d,.]*O[\dO,]*$/
/** "l0", "l5", "1l5"; not "5l", which is five litres. */
const LETTER_L = /^(?:l\d[\d,.]*|\d+l\d+)$/
/** Words that end like these are what comes after an abbreviation, or a name ("Aud"). */
const OPENS_SENTENCE = /(?:^|[.!?…]["”’')\]]*\s+|["“‘'(]|\n\s*)$/

export default defineRule({
  id: 'garble/misread-letter',
  summary: 'a letter that a scanner read for another ("tbe", "witb", "l0 minutes", "5O litres")',
  why: 'A page that was scanned keeps the errors of the program that read it; searches do not find the words, and figures are wrong.',
  mend: 'Write the letter that stands on the page.',
  severity: 'error',
  phrases: data,
  examples: {
    wrong: [
      'It is a novel «witb» no sea in it.',
      'She wore out «tbree» pairs of boots.',
      'They were off by «l0» minutes at most.',
      'The cub drinks «5O» millilitres of milk.',
      '«ln» the end it took her 61 days.',
      'The mill of «tbe» town burned in 1871.',
      'He came «frorn» the coast «wbich» he loved.',
      'The hall holds «1O,000» people, «aud» the church a hundred.',
      'It ended at noon. «lt» was cold.',
    ],
    right: [
      'Aud Berg of Lier came with a bottle of O2 and 5l of milk.',
      'E. coli O157 and the A1O are not found here.',
      'The command ls lists files, and ln links them.',
      'The band TBE and the agency WBO met.',
      'He read l\'Unita, and a poem of 10 lines.',
      'The 1Os are old. The thread of silk is long, said Horne.',
      'Room 10l, said the porter, and meant 101.',
      'In the end it took her 61 days.',
    ],
  },
  check(reading, report, hits) {
    const { scan, text } = reading
    for (const hit of hits) {
      const better = hit.list === 'capitals' ? capitalI(reading, hit) : misread(reading, hit)
      if (better === undefined) continue
      tell(hit.start, hit.end, better)
    }
    for (const word of landmarksOf(scan).digits) {
      if ((scan.words.flags[word]! & NUMERIC) !== 0) continue
      const start = scan.words.start[word]!
      const last = scan.words.end[word]!
      const end = last + (/^(?:,\d{3})+/.exec(text.slice(last, last + 12))?.[0].length ?? 0)
      const shown = text.slice(start, end)
      if (!LETTER_O.test(shown) && !LETTER_L.test(shown)) continue
      if (!/[\s("“‘$€£]/.test(text[start - 1] ?? ' ') || !/[\s.,;:!?)"”’%]/.test(text[end] ?? ' ')) continue
      tell(start, end, shown.replaceAll('O', '0').replaceAll('l', '1'))
    }

    function tell(start: number, end: number, better: string): void {
      report({
        start,
        end,
        message: `"${text.slice(start, end)}" is a scanner's reading of "${better}"; look at the page`,
        confidence: 0.9,
        fix: { start, end, text: better, safe: false },
      })
    }
  },
})

function misread({ scan }: Reading, { word, data: { means } }: PhraseHit): string | undefined {
  // names and short forms of bodies are no misreadings
  if ((scan.words.flags[word]! & (CAPITALISED | ALL_CAPITALS)) !== 0) return undefined
  return String(means)
}

function capitalI({ text }: Reading, { start, end }: PhraseHit): string | undefined {
  if (text[start] !== 'l' || !OPENS_SENTENCE.test(text.slice(Math.max(0, start - 6), start)) || text[end] !== ' ') return undefined
  return `I${text.slice(start + 1, end)}`
}
