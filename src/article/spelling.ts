/**
 * Is this spelt like an English word at all? The words of the spelling dictionaries of US and British English: far more than the
 * vocabulary of news has, without their parts of speech.
 */
import { filterHas } from '../text/word-filter.ts'
import { spelling } from './spelling.generated.ts'

let words: Uint8Array | undefined

/** The word by its hash (see `hashWord`). One word in a hundred that is none is taken for one. */
export function isSpelt(hash: number): boolean {
  return filterHas((words ??= Buffer.from(spelling, 'base64')), hash)
}
