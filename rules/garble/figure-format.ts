import { defineRule, GAP_SPACE, landmarksOf, wordSet, type PhraseHit, type Reading, type Scan } from '../../src/rule.ts'
import { data } from './figure-format.yaml.ts'

const DECIMALS = wordSet(data.decimals)
const COUNTED = wordSet(data.counted)
/** "1.200.000"; four groups may be an address of the internet. */
const STOPS_FOR_COMMAS = /^\d{1,3}(?:\.\d{3}){2,}$/
/** "1.248.300,50", "12.500,75": the stop and the comma have changed places. */
const CHANGED_PLACES = /^\d{1,3}(?:\.\d{3})+,\d{1,2}$/
/** "$5 million dollars": the currency by its sign and by its name. */
const SIGN_BEFORE = /(?:[$€£] ?\d[\d,.]*(?: ?(?:thousand|million|billion|trillion|bn|m))?|\d[\d,.]*(?: (?:thousand|million|billion|trillion))? ?[$€£]) $/
const SIGNS: Readonly<Record<string, string>> = { $: 'dollars', '€': 'euros', '£': 'pounds' }
const LONGEST_SIGNED = 32
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/
const COMMA_FOR_STOP = /^\d{1,3},\d{1,2}$/
const STOP_FOR_COMMA = /^\d{1,3}\.\d{3}$/
/** "1 million of dollars": a number before it, and not "hundreds of". */
const NUMBER_BEFORE = /^(?:\d.*|one|two|three|four|five|six|seven|eight|nine|ten|several|few|a|hundred|some)$/

export default defineRule({
  id: 'garble/figure-format',
  summary: 'a figure written as another language writes it ("1.200.000 people", "3,5 percent", "18 o\'clock")',
  why: 'A comma and a stop change places between languages: 3,500 and 3.500 are a thousandfold apart, and readers cannot tell which is ' +
    'meant.',
  mend: 'Write thousands with commas and decimals with a stop, after a look at the source.',
  severity: 'warning',
  phrases: data.phrases,
  examples: {
    wrong: [
      'The town has «1.200.000» inhabitants.',
      'Prices rose by «3,5» percent in May.',
      'More than «10.000 people» came to the square.',
      'The bridge is «2,4» kilometres long.',
      'It cost 20 «million of euros» to build.',
      "The train left at «18 o'clock» and never came back.",
      'The fund holds «12.500 euros» of the club.',
      'The quake had a strength of «5,2» degrees.',
      'About «900 000» visitors came.',
      'The bank holds «4, 25»% of the mill.',
      'The works cost «1.248.300,50» euros, the court heard.',
      'The firm will pay «$5 million dollars» to the town.',
      'It paid «5 million $ dollars» for the damage.',
    ],
    right: [
      'The town has 1,200,000 inhabitants, and 1.2 million with its suburbs.',
      'Prices rose 3.5 percent to 1.234 euros a litre.',
      'The server 192.168.100.200 failed.',
      'Pages 3,5 and 7 are missing.',
      'The scores were 6,4 and 6,3.',
      "He left at 8 o'clock with hundreds of people.",
      'A lens of 0.500 metres and a time of 10.125 seconds.',
      'The rate was 348 deaths/100 000 in May.',
      'By 3-1, 58% wanted a new bridge, on July 1, 15% of them, and of those over 65, 40%.',
      'It cost $5 million Canadian dollars, or 3 pounds and €4.',
      'The rows read 100 000 200 000 300.',
      'Half a million people of all ages, and millions of dollars.',
    ],
  },
  check(reading, report, hits) {
    const { scan, text } = reading
    const { start, end, hash, gap, count } = scan.words
    for (const hit of hits) {
      if (hit.list === 'currency') {
        tellCurrency(hit)
        continue
      }
      if (hit.list === 'of_amount' && !isCounted(reading, hit)) continue
      const what = hit.list === 'clock' ? 'the hours of a day are not counted so in English' : 'no "of" stands after a number'
      report({ start: hit.start, end: hit.end, message: `"${text.slice(hit.start, hit.end)}": ${what}`, confidence: 0.9 })
    }
    for (const word of landmarksOf(scan).figures) {
      const figure = text.slice(start[word], end[word])
      const next = word + 1 < count && gap[word + 1] === GAP_SPACE ? hash[word + 1]! : 0
      if (isGroup(text, scan, word)) tell(word - 1, word, `${text.slice(start[word - 1], end[word - 1])},${figure}`, word)
      else if (CHANGED_PLACES.test(figure)) tell(word, word, figure.replaceAll('.', ' ').replace(',', '.').replaceAll(' ', ','))
      else if (STOPS_FOR_COMMAS.test(figure) && !ADDRESS.test(figure)) tell(word, word, figure.replaceAll('.', ','))
      else if (COMMA_FOR_STOP.test(figure) && (DECIMALS.has(next) || text[end[word]!] === '%')) tell(word, word, figure.replace(',', '.'))
      else if (STOP_FOR_COMMA.test(figure) && COUNTED.has(next) && !figure.startsWith('0')) tell(word, word + 1, figure.replace('.', ','))
    }

    for (let sign = text.indexOf('%'); sign >= 0; sign = text.indexOf('%', sign + 1)) {
      const figure = SPLIT_DECIMAL.exec(text.slice(Math.max(0, sign - LONGEST_SPLIT), sign))
      if (figure) tellSplit(sign - figure[1]!.length, sign, figure[1]!.replace(', ', '.').trim())
    }

    function tellCurrency({ start: from, end: to, phrase }: PhraseHit): void {
      const before = SIGN_BEFORE.exec(text.slice(Math.max(0, from - LONGEST_SIGNED), from))?.[0]
      const sign = before === undefined ? undefined : /[$€£]/.exec(before)?.[0]
      if (before === undefined || sign === undefined || SIGNS[sign] !== phrase) return
      const whole = text.slice(from - before.length, to)
      const message = `"${whole}" names the currency twice; leave out "${sign}" or "${phrase}"`
      report({ start: from - before.length, end: to, message, confidence: 0.9 })
    }

    function tellSplit(from: number, to: number, better: string): void {
      report({
        start: from,
        end: to,
        message: `"${text.slice(from, to)}" is not how English writes it; write "${better}" if that is meant`,
        confidence: 0.85,
        suggestions: [{ message: `write "${better}"`, start: from, end: to, text: better }],
      })
    }

    function tell(first: number, last: number, better: string, figureEnd = first): void {
      if (/[.\d,]/.test(text[start[first]! - 1] ?? ' ') || (text[end[first]!] === '.' && /\d/.test(text[end[first]! + 1] ?? ' '))) return
      report({
        start: start[first]!,
        end: end[last]!,
        message: `"${text.slice(start[first], end[figureEnd])}" is not how English writes it; write "${better}" if that is meant`,
        confidence: 0.88,
        suggestions: [{ message: `write "${better}"`, start: start[first]!, end: end[figureEnd]!, text: better }],
      })
    }
  },
})

/**
 * "of 4, 25%": below ten only, as "of those over 65, 40%" is a sentence; a word in small letters before it, as "on July 1, 15%" is one too,
 * and the margin "by 3-1, 58%".
 */
const SPLIT_DECIMAL = /(?:^|[^\w.])[a-z]+ (\d, \d{1,2} ?)$/
const LONGEST_SPLIT = 24

/** "900 000": thousands set off by a blank; tables and charts have rows of such figures. */
function isGroup(text: string, { words: { start, end, gap, count } }: Scan, word: number): boolean {
  if (word === 0 || gap[word] !== GAP_SPACE || text.slice(start[word], end[word]) !== '000') return false
  if (!SHORT_FIGURE.test(text.slice(start[word - 1], end[word - 1])) || word + 1 < count && FIGURE.test(text[start[word + 1]!]!)) return false
  // "348 deaths/100 000": so in journals of medicine
  return text[start[word - 1]! - 1] !== '/' && (word < 2 || !FIGURE.test(text[end[word - 2]! - 1]!))
}
const SHORT_FIGURE = /^[1-9]\d{0,2}$/
const FIGURE = /\d/

function isCounted({ scan }: Reading, hit: PhraseHit): boolean {
  return hit.word > 0 && scan.words.gap[hit.word] === GAP_SPACE && NUMBER_BEFORE.test(scan.lower(hit.word - 1))
}
