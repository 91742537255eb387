import { defineRule, GAP_COMMA, wordSet, type Reading, type Scan } from '../../src/rule.ts'
import { data } from './change.yaml.ts'

const UP = wordSet(data.up)
const DOWN = wordSet(data.down)
const ADVERBS_UP = wordSet(data.adverbs_up)
const ADVERBS_DOWN = wordSet(data.adverbs_down)
const CLAUSE = wordSet(data.clause)
const RANKED = wordSet(data.ranked)
const MULTIPLES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, m: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12 }
const ABOUT = '(?:about |around |roughly |nearly |almost |some |just over |just under |more than |a (?:record )?(?:high|low|peak) of )?'
const FIGURE = '[$€£]?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)'
const UNIT = '(?: ?(thousand|million|billion|trillion|bn|m)\\b)?'
const SHARE = '( ?%| percent\\b| per cent\\b)?'
const WHAT = '(?: [a-z][a-z-]*){0,3}?'
/** "from 300 million pounds to 360 million"; nothing but the thing counted between the two. */
const AMOUNT_TOLD = `${ABOUT}${FIGURE}${UNIT}${SHARE}`
const ENDS = '(?![\\d.,]*\\d|[-–/:]\\d)'
const FROM_TO = new RegExp(`\\bfrom ${AMOUNT_TOLD}${WHAT},? to ${AMOUNT_TOLD}${ENDS}`)
const TO_FROM = new RegExp(`\\bto ${AMOUNT_TOLD}${WHAT},? from ${AMOUNT_TOLD}${ENDS}`)
/** "by 10 per cent", "10%,": the change told as a share. */
const CHANGE = /(\d+(?:\.\d+)?)(?:%| percent| per cent)(?!\w| of| point|-point)/g
const AMOUNT = new RegExp(`^${ABOUT}[$€£]?\\d`)
/** In code units: a longer sentence tells of several changes. */
const LONGEST = 260
/** Words before "from" or "to" in which the verb stands. */
const NEAR_WORDS = 8
/** What rounding of three figures makes of a share that is right: so much of it, and a point. */
const MOST_OFF = 0.15
const POINTS_OFF = 1
/** Years, which are no amounts. */
const FIRST_YEAR = 1800
const LAST_YEAR = 2100

interface Change {
  readonly before: number
  readonly after: number
  /** Both are shares themselves. */
  readonly areShares: boolean
  readonly start: number
  readonly end: number
}

export default defineRule({
  id: 'consistency/change',
  summary: 'a change whose figures do not fit it: "rose by 10 percent, from 300 to 360", "fell from 3.1 to 3.4"',
  why: 'One of the figures is wrong, or per cent were written for percentage points; a reader who works it out believes none of them.',
  mend: 'Find out which figure is meant. A rise from 50 to 62 percent is one of 12 percentage points, or of 24 percent.',
  severity: 'warning',
  quotes: 'both',
  examples: {
    wrong: [
      'Sales rose by 10 percent, «from 300 million pounds to 360 million» pounds, the shop said.',
      'The share of girls rose by 12 percent «from 50 to 62 percent» in two years.',
      'Inflation fell «from 2.9 percent to 3.4 percent» in May.',
      'The rent is down 10 percent «to 1,210 euros from 1,230» a year ago.',
      'The number of storks grew «from 412 to 380» pairs.',
      'Turnout climbed «from 61 percent to 58 percent» in the north.',
      'Exports dropped 50 percent «from 200 tonnes to 180» tonnes, the union said.',
      'The fee increased by 5 percent «from 40 euros to 50» euros on Monday.',
    ],
    right: [
      'Sales rose by 10 percent, from 300 million pounds to 330 million pounds, the shop said.',
      'The share of girls rose by 12 percentage points from 50 to 62 percent.',
      'The share of girls rose by 24 percent from 50 to 62 percent.',
      'The rate of those who wait fell from 3.4 percent to 2.9 percent of all who had asked, the clinic said.',
      'The club fell from 3rd to 5th place, and the choir from No. 3 to No. 5.',
      'The club fell from place 3 to 5 in the table.',
      'Sales fell from 2019 to 2021 and rose from May 3 to 9.',
      'Sales rose 3.5 percent from 1.41 million to 1.46 million.',
      'Prices rose 3 percent, and the fee went from 40 to 50 euros.',
      'The increase in wages fell to 3.1 percent, and the rise in jobs went to 2.3 million from 2.7 million.',
      'The price fell, pushing the yield up to 1.65 percent from 1.56 percent.',
      'The town grew by 1,400 to 11,200 from 2008 to last year.',
      'They stole up to 9 million from 100 banks.',
      'Costs rose from 5 to 10 percent a year, and from 8 to 6 p.m. it rained.',
    ],
  },
  check(reading, report) {
    let told = -1
    for (let at = reading.text.indexOf('from '); at >= 0; at = reading.text.indexOf('from ', at + 1)) {
      // hardly any "from" has a figure behind it
      if (!AMOUNT.test(reading.text.slice(at + 5, at + 28))) continue
      const sentence = reading.scan.sentences.at(at)
      if (sentence === told) continue
      const change = changeAt(reading, at, sentence)
      if (change === undefined) continue
      const message = misfit(reading, change, sentence)
      if (message === undefined) continue
      told = sentence
      report({ start: change.start, end: change.end, message, confidence: 0.85 })
    }
  },
})

function changeAt({ text, scan }: Reading, start: number, sentence: number): Change | undefined {
  const { sentences } = scan
  const from = sentences.start[sentence]!
  const to = sentences.end[sentence]!
  if (to - from > LONGEST) return undefined
  const whole = text.slice(from, to)
  const forward = FROM_TO.exec(whole)
  const backward = forward === null ? TO_FROM.exec(whole) : null
  const found = forward ?? backward
  if (found === null || start < from + found.index || start > from + found.index + found[0].length) return undefined
  const [, one, oneUnit, oneShare, other, otherUnit, otherShare] = found
  // "from 1.2 to 1.4 million"
  const first = valueOf(one!, oneUnit ?? (forward ? otherUnit : undefined))
  const second = valueOf(other!, otherUnit ?? (backward ? oneUnit : undefined))
  if ((isYear(one!) && oneUnit === undefined) || (isYear(other!) && otherUnit === undefined)) return undefined
  const [before, after] = forward ? [first, second] : [second, first]
  const areShares = oneShare !== undefined && otherShare !== undefined || (forward ? otherShare : oneShare) !== undefined
  return { before, after, areShares, start: from + found.index, end: from + found.index + found[0].length }
}

const valueOf = (figure: string, unit: string | undefined): number =>
  Number(figure.replaceAll(',', '')) * (unit === undefined ? 1 : MULTIPLES[unit]!)

const isYear = (figure: string): boolean => /^\d{4}$/.test(figure) && Number(figure) >= FIRST_YEAR && Number(figure) <= LAST_YEAR

/** What is wrong with the change; undefined when nothing is, or nobody can tell. */
function misfit({ text, scan }: Reading, { before, after, areShares, start, end }: Change, sentence: number): string | undefined {
  const { words, sentences } = scan
  const first = scan.wordAt(start)
  for (let i = Math.max(0, first - 1); i < words.count && words.start[i]! <= end + 1; i++) if (RANKED.has(words.hash[i]!)) return undefined
  const direction = directionBefore(scan, first, sentences.firstWord[sentence]!)
  if (direction === 0 || before <= 0 || before === after) return undefined
  const figures = text.slice(start, end)
  const went = after > before ? 1 : -1
  if (went !== direction) {
    return `"${figures}" goes ${went > 0 ? 'up' : 'down'}, and the sentence says the other; find out which figure is meant`
  }
  // the share belongs to the change when it stands between the verb and the figures, or right before the verb
  const told = text.slice(sentences.start[sentence], start)
  const shares = [...told.matchAll(CHANGE)]
  if (shares.length !== 1) return undefined
  const share = Number(shares[0]![1])
  const right = Math.abs(after - before) / before * 100
  if (Math.abs(share - right) <= Math.max(POINTS_OFF, right * MOST_OFF)) return undefined
  if (areShares) {
    return Math.abs(share - Math.abs(after - before)) > POINTS_OFF ? undefined
      : `"${figures}" is a change of ${round(Math.abs(after - before))} percentage points, or ${round(right)} percent; write which is meant`
  }
  return `"${figures}" is a change of ${round(right)} percent, not of ${share}; find out which figure is meant`
}

const BY_SO_MUCH = /^ (?:by )?(?:about |nearly |almost )?\d/

/** 1 or -1 by the verb that the figures belong to, 0 when there is none near. */
function directionBefore({ words, text }: Scan, first: number, opening: number): number {
  for (let i = first - 1; i >= Math.max(opening, first - NEAR_WORDS); i--) {
    const word = words.hash[i]!
    if (CLAUSE.has(word) || (i + 1 < first && (words.gap[i + 1]! & GAP_COMMA) !== 0)) return 0
    if (UP.has(word)) return 1
    if (DOWN.has(word)) return -1
    // "up 10 percent", "is down to": not "up to 9", "put up from"
    if ((ADVERBS_UP.has(word) || ADVERBS_DOWN.has(word)) && BY_SO_MUCH.test(text.slice(words.end[i], words.end[i]! + 24))) {
      return ADVERBS_UP.has(word) ? 1 : -1
    }
  }
  return 0
}

const round = (value: number): string => (value >= 10 ? String(Math.round(value)) : value.toPrecision(2))
