import {
  ALL_CAPITALS, CAPITALISED, defineRule, entriesOf, GAP_SPACE, HAS_APOSTROPHE, HAS_DIGIT, hashWord, INNER_CAPITAL, isSpelt, NOT_LATIN, type Reading,
} from '../../src/rule.ts'
import { data } from './name-spelling.yaml.ts'

const FOLDS: readonly (readonly [RegExp, string])[] = data.folds.map(([from, to]) => [new RegExp(from, 'g'), to])
const FIRST_NAMES: ReadonlySet<number> = new Set(data.first_names.map(hashWord))
const LEAST_LETTERS = 5
const VOWELS = 'aeiouy'
/** Letters that a transliteration writes in two ways or leaves out: no part of a name's skeleton. */
const SOFT = 'hjwv'
const SKELETON = 31

interface Spelling {
  readonly shown: string
  readonly first: number
  /** Hash of the name before it; 0 when there is none. */
  readonly before: number
  /** … and after it. */
  readonly after: number
}

export default defineRule({
  id: 'garble/name-spelling',
  summary: 'a name spelt in two ways in one article ("Zelensky" and "Zelenskyy", "Kharkiv" and "Harkiv")',
  why: 'Each sentence was translated by itself. Readers and searches take the two for different people or places.',
  mend: 'Keep one spelling throughout.',
  severity: 'warning',
  languages: ['en'],
  quotes: 'skip',
  examples: {
    wrong: [
      'Pavel Zelinsky met the envoy on Monday. In May «Zelinskyy» had refused.',
      'The town of Mykolayivka was hit. «Mykolaivka» has no power.',
      'Oleg Tarasenkov left. Oleg «Tarassenkov» was the director.',
      'The river Khortytsia rose; the «Hortytsia» has not been so high since 1990.',
      'Muhammad Alkhatib spoke first. «Alhatib» was tired.',
      'The village of Zhovtneve is empty. «Zhovtnevye» had 200 houses.',
      'Sergei Dobrovolski was freed. His lawyer says «Dobrovolsky» is ill.',
      'The general Yuri Kuznetsow wrote it. «Kuznetsov» denies that.',
    ],
    right: [
      'Anna Keller and Boris Kellner met. Kellner left first.',
      'Sara Thomson and Mark Thompson are no relations.',
      'Ivan Petrov and his wife Olga Petrova came.',
      'The Ivanov and Ivanova case went on.',
      'Zelinsky, whom the paper calls "Zelinskyy", left.',
      'Jon Weller and John Weller are brothers.',
      'Kharkiv and Kherson are towns.',
      'The Marin family and the Moran family met.',
    ],
  },
  check(reading, report) {
    const { scan, text } = reading
    const { start, end } = scan.words
    for (const group of groupsOf(reading)) {
      const [usual, ...others] = [...group].sort((a, b) => a.first - b.first)
      for (const other of others) {
        if (!usual || !isOneName(usual, other)) continue
        report({
          start: start[other.first]!,
          end: end[other.first]!,
          message: `"${other.shown}" is also spelt "${usual.shown}" in this article; keep one spelling`,
          confidence: usual.before === other.before && usual.before !== 0 ? 0.95 : 0.85,
          related: [{ start: start[usual.first]!, end: end[usual.first]!, message: text.slice(start[usual.first], end[usual.first]) }],
        })
      }
    }
  },
})

/** Names whose skeletons of hard consonants are the same, in two spellings or more. */
function groupsOf(reading: Reading): Spelling[][] {
  const { scan } = reading
  const { count, flags, hash, start, end, gap } = scan.words
  const entries = entriesOf(scan)
  const seen = new Set<number>()
  const groups = new Map<number, Spelling[]>()
  for (let word = 0; word < count; word++) {
    if ((flags[word]! & (CAPITALISED | UNFIT)) !== CAPITALISED || entries[word] !== 0 || end[word]! - start[word]! < LEAST_LETTERS) continue
    if (seen.has(hash[word]!) || scan.text[start[word]! - 1] === '@') continue
    seen.add(hash[word]!)
    const shown = scan.word(word)
    const spelling = { shown, first: word, before: nameAt(word - 1, word), after: nameAt(word + 1, word + 1) }
    const key = skeletonOf(shown)
    const group = groups.get(key)
    if (group) group.push(spelling)
    else groups.set(key, [spelling])
  }
  function nameAt(word: number, gapBefore: number): number {
    if (word < 0 || word >= count || gap[gapBefore] !== GAP_SPACE) return 0
    return (flags[word]! & CAPITALISED) !== 0 && entries[word] === 0 ? hash[word]! : 0
  }
  return [...groups.values()].filter((group) => group.length > 1 && group.length <= MOST_SPELLINGS && !group.some(({ shown }) => isSpelt(hashWord(shown))))
}

/** Larger groups are lists of names that share little. */
const MOST_SPELLINGS = 4
const UNFIT = ALL_CAPITALS | HAS_DIGIT | HAS_APOSTROPHE | INNER_CAPITAL | NOT_LATIN

function skeletonOf(name: string): number {
  let key = 0
  let last = ''
  const lower = name.toLowerCase()
  for (let i = 0; i < lower.length; i++) {
    const letter = lower[i]!
    // "kh" and "gh" are written "h" as well
    if (lower[i + 1] === 'h' && (letter === 'k' || letter === 'g')) continue
    if (VOWELS.includes(letter) || SOFT.includes(letter) || letter === last) continue
    last = letter
    key = Math.imul(key ^ letter.charCodeAt(0), SKELETON)
  }
  return key
}

/** Two spellings that transliterations of one name have; with different first names before them they are two people. */
function isOneName(a: Spelling, b: Spelling): boolean {
  const first = a.shown.toLowerCase()
  const second = b.shown.toLowerCase()
  if (FIRST_NAMES.has(hashWord(first)) || FIRST_NAMES.has(hashWord(second))) return false
  if ((a.before !== 0 && b.before !== 0 && a.before !== b.before) || a.after !== b.after) return false
  // "Petrov", "Petrova": man and wife; plurals and adjectives
  if (INFLECTED.test(first.slice(0, -1) === second || second.slice(0, -1) === first ? longer(first, second) : '')) return false
  return fold(first) === fold(second) && fold(first)[0] === fold(second)[0]
}

const INFLECTED = /(?:a|s|n|i|e|o)$/
const longer = (a: string, b: string): string => (a.length > b.length ? a : b)

function fold(name: string): string {
  let folded = name
  for (const [from, to] of FOLDS) folded = folded.replace(from, to)
  return folded
}
