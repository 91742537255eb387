/** Which runs of three letters English words have: a word with several that no word of the vocabulary has is another language's. */
import { data } from './vocabulary.yaml.ts'

const LETTER_A = 97
const LETTERS = 27
/** Letters before a word and after it. */
const EDGE = 26
let seen: Uint8Array | undefined

const codeOf = (code: number): number => (code >= LETTER_A && code < LETTER_A + EDGE ? code - LETTER_A : EDGE)

/** Calls back with the number of every run of three, the edges of the word among them. */
function eachRun(word: string, use: (run: number) => void): void {
  let first = EDGE
  let second = codeOf(word.charCodeAt(0))
  for (let i = 1; i <= word.length; i++) {
    const third = i < word.length ? codeOf(word.charCodeAt(i)) : EDGE
    use((first * LETTERS + second) * LETTERS + third)
    first = second
    second = third
  }
}

function build(): Uint8Array {
  const runs = new Uint8Array(LETTERS ** 3)
  const add = (run: number): void => {
    runs[run] = Math.min(runs[run]! + 1, 255)
  }
  for (const { words } of data.words) for (const word of words.split(' ')) eachRun(word, add)
  for (const word of data.compounds.split(' ')) eachRun(word, add)
  return runs
}

/** Number of runs of three letters in the word (small letters) that fewer than two words of the vocabulary have. */
export function foreignRuns(word: string): number {
  const runs = (seen ??= build())
  let foreign = 0
  eachRun(word, (run) => {
    if (runs[run]! < 2) foreign++
  })
  return foreign
}
