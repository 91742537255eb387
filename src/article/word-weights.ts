/** How rare a word is in news, and whether it is a word at all: counts over 11,000 articles (scripts/train/headline-words.ts). */
import { stem } from '../text/stem.ts'
import { data } from './lexicon/headline-words.yaml.ts'

interface Entry {
  readonly weight: number
  readonly name: boolean
}

/** Steps a doubling in the list. */
const STEPS = 2
/** What a word that is not listed weighs: a little more than the rarest that is. */
const UNLISTED = 12

let table: Map<string, Entry> | undefined

function entryOf(word: string): Entry | undefined {
  if (!table) {
    table = new Map()
    for (const [section, name] of [[data.words, false], [data.names, true]] as const) {
      for (const [level, words] of Object.entries(section)) {
        for (const one of words.split(' ')) table.set(one, { weight: Number(level) / STEPS, name })
      }
    }
  }
  return table.get(stem(word))
}

/** Inverse document frequency in bits (0 to 12): one article in 2^weight has the word. `word` in lower case. */
export function weightOf(word: string): number {
  return entryOf(word)?.weight ?? UNLISTED
}

/** Whether enough articles have the word to rule out a misspelling. */
export function isListed(word: string): boolean {
  return entryOf(word) !== undefined
}

/** Whether the word stands with a capital nearly always. */
export function isUsualName(word: string): boolean {
  return entryOf(word)?.name === true
}
