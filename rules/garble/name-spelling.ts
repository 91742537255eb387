import { CAPITALISED, defineRule, entriesOf, GAP_SPACE, hashWord, isSpelt, landmarksOf, wordSet, type Reading } from '../../src/rule.ts'
import { data } from './name-spelling.yaml.ts'

const FOLDS: readonly (readonly [RegExp, string])[] = data.folds.map(([from, to]) => [new RegExp(from, 'g'), to])
const FIRST_NAMES = wordSet(data.first_names)
const LETTER_A = 97
const LETTER_Z = 122
/** Vowels, and letters that a transliteration writes in two ways or leaves out: no part of a name's skeleton. */
const SOFT = Array.from('aeiouyhjwv').reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - LETTER_A)), 0)
const SKELETON = 31

interface Spelling {
  /** Index of the word, where it is written so for the first time. */
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
      'Zelinsky or Zelinskyy? Editors have asked since Pavel Zelinsky took office.',
      'The Marin family and the Moran family met.',
      'The Annan plan was read out. The Ghanaian had written it.',
    ],
  },
  check(reading, report) {
    const { scan, text } = reading
    const { start, end } = scan.words
    for (const group of groupsOf(reading)) {
      const [usual, ...others] = [...group].sort((a, b) => a.first - b.first)
      for (const other of others) {
        if (!usual || !isOneName(reading, usual, other) || areCompared(group)) continue
        report({
          start: start[other.first]!,
          end: end[other.first]!,
          message: `"${scan.word(other.first)}" is also spelt "${scan.word(usual.first)}" in this article; keep one spelling`,
          confidence: usual.before === other.before && usual.before !== 0 ? 0.95 : 0.85,
          related: [{ start: start[usual.first]!, end: end[usual.first]!, message: text.slice(start[usual.first], end[usual.first]) }],
        })
      }
    }
  },
})

/** Slots of the table of skeletons; a power of two. Two skeletons in one slot only cost a second look. */
const SLOTS = 1 << 12
/** By skeleton: index of the first word that has it, plus one. */
const firstWith = new Uint32Array(SLOTS)

/** Names whose skeletons of hard consonants are the same, in two spellings or more. */
function groupsOf(reading: Reading): Spelling[][] {
  const { scan } = reading
  const { count, flags, hash, start, end, gap } = scan.words
  const entries = entriesOf(scan)
  const groups = new Map<number, Spelling[]>()
  firstWith.fill(0)
  for (const word of landmarksOf(scan).names) {
    const key = skeletonOf(scan.text, start[word]!, end[word]!)
    const slot = key & (SLOTS - 1)
    const first = firstWith[slot]! - 1
    if (first < 0) firstWith[slot] = word + 1
    else if (hash[first] !== hash[word]) {
      add(skeletonOf(scan.text, start[first]!, end[first]!), first)
      add(key, word)
    }
  }
  return [...groups.values()].filter((group) => group.length > 1 && group.length <= MOST_SPELLINGS
    && !group.some(({ first }) => isSpelt(hash[first]!)))

  function add(key: number, word: number): void {
    const group = groups.get(key)
    if (group?.some(({ first }) => hash[first] === hash[word])) return
    if (scan.text[start[word]! - 1] === '@') return
    const spelling = { first: word, before: nameAt(word - 1, word), after: nameAt(word + 1, word + 1) }
    if (group) group.push(spelling)
    else groups.set(key, [spelling])
  }
  function nameAt(word: number, gapBefore: number): number {
    if (word < 0 || word >= count || gap[gapBefore] !== GAP_SPACE) return 0
    return (flags[word]! & CAPITALISED) !== 0 && entries[word] === 0 ? hash[word]! : 0
  }
}

/** Larger groups are lists of names that share little. */
const MOST_SPELLINGS = 4

/** Of the hard consonants, each once: what transliterations of one name share. Letters outside a to z count as they are. */
function skeletonOf(text: string, from: number, to: number): number {
  let key = 0
  let last = 0
  for (let i = from; i < to; i++) {
    const letter = text.charCodeAt(i) | LOWER
    if (letter === last || (letter >= LETTER_A && letter <= LETTER_Z && (SOFT & (1 << (letter - LETTER_A))) !== 0)) continue
    // "kh" and "gh" are written "h" as well
    if ((letter === LETTER_K || letter === LETTER_G) && (text.charCodeAt(i + 1) | LOWER) === LETTER_H) continue
    last = letter
    key = Math.imul(key ^ letter, SKELETON)
  }
  return key
}

/** The bit that makes a small letter of a capital. */
const LOWER = 32
const LETTER_G = 103
const LETTER_H = 104
const LETTER_K = 107

/** Two spellings that transliterations of one name have; with different first names before them they are two people. */
function isOneName({ scan }: Reading, a: Spelling, b: Spelling): boolean {
  const first = scan.lower(a.first)
  const second = scan.lower(b.first)
  if (FIRST_NAMES.has(hashWord(first)) || FIRST_NAMES.has(hashWord(second))) return false
  if ((a.before !== 0 && b.before !== 0 && a.before !== b.before) || a.after !== b.after) return false
  // "Annan", "Ghanaian": what is folded away is most of the word
  if (Math.abs(first.length - second.length) > MOST_LETTERS_MORE) return false
  // "Petrov", "Petrova": man and wife; plurals and adjectives
  if (INFLECTED.test(first.slice(0, -1) === second || second.slice(0, -1) === first ? longer(first, second) : '')) return false
  return fold(first) === fold(second) && fold(first)[0] === fold(second)[0]
}

/** "Zelinsky or Zelinskyy?": what stands so close together is a question of spelling, and the article asks it. */
function areCompared(group: readonly Spelling[]): boolean {
  return group.some((one) => group.some((other) => other.first > one.first && other.first - one.first <= MOST_BETWEEN))
}
const MOST_BETWEEN = 2

/** "Mykolaivka", "Mykolayivka"; "Alhatib", "Alkhatib" */
const MOST_LETTERS_MORE = 2
const INFLECTED = /(?:a|s|n|i|e|o)$/
const longer = (a: string, b: string): string => (a.length > b.length ? a : b)

function fold(name: string): string {
  let folded = name
  for (const [from, to] of FOLDS) folded = folded.replace(from, to)
  return folded
}
