/** Part-of-speech terms of one sentence, by compromise: loaded on first use, because loading takes a fifth of a second. */
import { createRequire } from 'node:module'
import type { Term } from './reading.ts'

interface CompromiseTerm {
  readonly text: string
  readonly tags: readonly string[]
  readonly offset: { readonly start: number; readonly length: number }
}
type Compromise = (text: string) => { json(options: { offset: true }): readonly { readonly terms: readonly CompromiseTerm[] }[] }

/** Longer sentences are no sentences, and compromise is superlinear on them. Code units. */
const LONGEST_TAGGED = 1200
/** A run of one punctuation mark this long hangs compromise. */
const PUNCTUATION_RUN = /([^\p{L}\p{N}\s])\1{15}/u

let compromise: Compromise | undefined

/** Empty for what compromise cannot be trusted with. `offset` is added to the terms' places. */
export function tag(sentence: string, offset: number): Term[] {
  if (sentence.length > LONGEST_TAGGED || PUNCTUATION_RUN.test(sentence)) return []
  compromise ??= createRequire(import.meta.url)('compromise') as Compromise
  const terms: Term[] = []
  for (const part of compromise(sentence).json({ offset: true })) {
    for (const { text, tags, offset: at } of part.terms) {
      terms.push({ text, tags, start: offset + at.start, end: offset + at.start + at.length })
    }
  }
  return terms
}
