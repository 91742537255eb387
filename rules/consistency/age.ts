import {
  ALL_CAPITALS, CAPITALISED, defineRule, GAP_COMMA, GAP_SPACE, landmarksOf, NUMERIC, wordSet, type PhraseHit, type Reading, type Report,
} from '../../src/rule.ts'

/** "Anna Keller, 67, …" */
const YOUNGEST = 5
const OLDEST = 110
/** A birthday lies between two reports of one story, and rounding between two sources. */
const MOST_APART = 1
/** Before an age that the person had at another time: "Keller, then 34,". */
const AT_ANOTHER_TIME = wordSet('then now aged when turned was is at')
/** Words of a name before the age. */
const NAME_WORDS = 4

interface Aged {
  readonly age: number
  /** Index of the word that is the figure. */
  readonly word: number
  /** Index of the first word of the name. */
  readonly first: number
}

export default defineRule({
  id: 'consistency/age',
  summary: 'a person who has two ages in one article ("Anna Keller, 67," and later "Keller, 71,")',
  why: 'One of the two is wrong, or they are two people of one name; readers of both kinds write letters.',
  mend: 'Find out how old the person is, and say of what time an age is where it is not today\'s.',
  severity: 'warning',
  phrases: { whoever: ['year-old'] },
  examples: {
    wrong: [
      'Anna Keller, 67, had slept in a hut. The dog found her. «Keller, 71,» is well.',
      'Jonas Weber, 34, sang first. The hall rose for the last song, and «Jonas Weber, 43,» bowed.',
      'The singer Mia Berg, 59, has a cold.\n\nThe tour begins in May. «Mia Berg, 61,» knows every road.',
      'Ivo Brandl, 23, won. Nobody beat him. «Brandl, 32,» trains alone.',
      'Petra Novak, 18, and Ida Crewe, 19, rowed. «Novak, 81,» steered.',
      'The driver, Leo Marin, 40, was unhurt. The court let «Marin, 46,» go.',
      'Rosa Lind, 55, bakes. Her rolls are eaten by all. «Rosa Lind, 50,» gets up at two.',
      'Graham Holt, 67, had slept in a hut. He is well. The «71-year-old» had set out on Wednesday.',
      'Emil Roth, 77, sells tulips. «Emil Roth, 87,» hates the wind.',
    ],
    right: [
      'Anna Keller, 67, had slept in a hut. Keller, then 34, had done so before.',
      'Anna Keller, 67, came with her son. Jonas Keller, 34, is a guide.',
      'Anna Keller, 67, came. Keller, who is 67, left.',
      'Anna Keller, 67, and Jonas Keller, 34, came. Keller, 34, left.',
      'Graham Holt, 67, had slept in a hut. The 71-year-old driver found him. The 67-year-old was well.',
      'Graham Holt, 67, lost his son, aged nine. The 9-year-old had been ill.',
      'Anna Keller, 67, came. Rosa Keller had opened the door. Keller, 38, moved there in May.',
      'On May 4, 12 boats sailed. On May 5, 14, and on May 6, 20, came home.',
      'Anna Keller, 67, came. In 1990 Keller, 34, had been a guide.',
      'Route 4, 12 and 14 are closed. Route 4, 15, too.',
      'Anna Keller, 67, is the sister. A year later Anna Keller, 68, is the aunt.',
    ],
  },
  check(reading, report, hits) {
    const { words } = reading.scan
    const aged = agedIn(reading)
    const [only] = aged
    if (only !== undefined && hits.length > 0 && aged.every(({ age }) => age === only.age)) tellWhoever(reading, report, only, hits)
    if (aged.length < 2) return
    const bySurname = new Map<number, Aged[]>()
    for (const one of aged) {
      const surname = words.hash[one.word - 1]!
      const others = bySurname.get(surname)
      if (others === undefined) bySurname.set(surname, [one])
      else others.push(one)
    }
    for (const ofName of bySurname.values()) {
      const [known, ...later] = ofName
      if (known === undefined || !ofName.every((one) => isSame(reading, known, one))) continue
      for (const one of later) {
        if (Math.abs(one.age - known.age) <= MOST_APART) continue
        const place = spanOf(reading, known)
        const line = reading.scan.lines.at(place.start) + 1
        report({
          ...spanOf(reading, one),
          message: `${reading.scan.word(one.word - 1)} is ${known.age} in line ${line}; find out which age is right`,
          confidence: 0.85,
          related: [{ ...place, message: 'has another age here' }],
        })
        break
      }
    }
  },
})

/** The name with the age and the comma behind it. */
function spanOf({ scan: { words } }: Reading, { first, word }: Aged): { start: number; end: number } {
  return { start: words.start[first]!, end: words.end[word]! + 1 }
}

/** Names with an age between commas behind them. */
function agedIn({ scan, text }: Reading): Aged[] {
  const { flags, gap, start, end } = scan.words
  const found: Aged[] = []
  for (const word of landmarksOf(scan).digits) {
    if (word === 0 || (flags[word]! & NUMERIC) === 0 || gap[word] !== (GAP_COMMA | GAP_SPACE)) continue
    const digits = end[word]! - start[word]!
    if (digits > 3 || text[end[word]!] !== ',' || text[end[word]! + 1] !== ' ') continue
    const age = Number(text.slice(start[word], end[word]))
    if (!(age >= YOUNGEST && age <= OLDEST)) continue
    let first = word
    while (first > 0 && word - first < NAME_WORDS && isName(first - 1) && (first === word || gap[first] === GAP_SPACE)) first--
    if (first < word) found.push({ age, word, first })
  }
  return found

  function isName(at: number): boolean {
    return (flags[at]! & (CAPITALISED | ALL_CAPITALS | NUMERIC)) === CAPITALISED && end[at]! - start[at]! > 1
  }
}

/** One person: the whole name again, or its last word alone; and no other time in the sentence. */
function isSame({ scan }: Reading, known: Aged, one: Aged): boolean {
  if (one === known) return one.word - one.first > 1
  const { words, sentences } = scan
  const { hash, flags } = words
  const sentence = sentences.at(words.start[one.first]!)
  for (let i = sentences.firstWord[sentence]!; i < one.first; i++) {
    if ((flags[i]! & NUMERIC) !== 0 || AT_ANOTHER_TIME.has(hash[i]!)) return false
  }
  if (one.word - one.first === 1) return !hasNamesake(words, known)
  for (let back = 1; back <= Math.min(known.word - known.first, one.word - one.first); back++) {
    if (hash[known.word - back] !== hash[one.word - back]) return false
  }
  return true
}

/** Whether somebody else of that surname is in the article, with an age or without. */
function hasNamesake({ count, hash, flags, gap }: Reading['scan']['words'], known: Aged): boolean {
  const surname = known.word - 1
  for (let i = 1; i < count; i++) {
    if (hash[i] !== hash[surname] || gap[i] !== GAP_SPACE || (flags[i - 1]! & CAPITALISED) === 0) continue
    if (hash[i - 1] !== hash[surname - 1]) return true
  }
  return false
}

/** "The 71-year-old had set out on Wednesday": whoever is meant is the one person whose age the article tells. */
function tellWhoever(reading: Reading, report: Report, only: Aged, hits: readonly PhraseHit[]): void {
  const { text, scan } = reading
  const ages = hits.map(({ start }) => Number(AGE_BEFORE.exec(text.slice(Math.max(0, start - 4), start))?.[1] ?? NaN))
  for (const [n, { start, end, word, words }] of hits.entries()) {
    const age = ages[n]!
    if (only.word - only.first < 2 || start < scan.words.start[only.word]! || age < ADULT || only.age < ADULT) continue
    if (!OPENS.test(text.slice(Math.max(0, start - 10), start)) || !VERBS.has(scan.words.hash[word + words] ?? 0)) continue
    const apart = Math.abs(age - only.age)
    if (apart <= MOST_APART || apart > FARTHEST || ages.some((other, m) => m < n && other === age)) continue
    const known = spanOf(reading, only)
    const line = scan.lines.at(known.start) + 1
    report({
      start: start - String(age).length - 1,
      end,
      message: `${text.slice(known.start, known.end - 1)} in line ${line} is the only one whose age is told; find out which is right`,
      confidence: 0.8,
      related: [{ ...known, message: 'has another age here' }],
    })
    return
  }
}

const AGE_BEFORE = /(\d{1,3})-$/
const OPENS = /(?:^|[.!?\n]\s)The \d{1,3}-$/
const ADULT = 18
const FARTHEST = 12
/** What whoever is meant does; a noun behind the age is somebody else ("the 71-year-old driver"). */
const VERBS = wordSet(
  'is was has had will would said says told died lived worked came went left took made did can could also who never later began',
)
