/** The form in which the lexicon of page furniture is kept: numbers, compiled when newslint is built. */
import { ONE_IDEOGRAPH } from '../../text/words.ts'
import type { Role } from '../reading.ts'

export interface Furniture {
  /** Name of the rule that reports it. */
  readonly residue: string
  readonly role: Role
  /** In an editor's words; options name it so. */
  readonly kind: string
  /** Lines of this kind are only mentioned: a desk may well want them. */
  readonly probable?: true
}

/** How much a lexicon entry says. */
export const LABEL = 1
export const SURE = 2
/** Sure, and what follows belongs to it. */
export const OPENER = 3

/** No entry is longer, in words as a reader counts them, two ideographs to a word: of whole lines, and of what lines begin or end with. */
export const LONGEST_WHOLE = 16
export const LONGEST_PART = 8
/** One word in fourteen begins a line of the lexicon by chance with so many bits; a byte to each slot stays in a core's own cache. */
export const FILTER_MASK = (1 << 16) - 1
export const BEGINS = 1
export const ENDS = 2
export const HOLDS = 4
export const IS_WHOLE = 8
// what is asked of a line that begins with some words
export const PLAIN = 0
export const OPENS = 1
export const LABELLED = 2
export const USES = ['plain', 'opens', 'labelled'] as const
/** The lexicon in numbers, each list a Uint32Array in base64. */
export interface LexiconTable {
  readonly furniture: readonly Furniture[]
  /** Key and code of whole lines, by key. */
  readonly whole: string
  /** Key, use, code, most words. */
  readonly begins: string
  /** Keys of all beginnings of what lines begin with, in order. */
  readonly prefixes: string
  /** Key of the words from the end, code, most words. */
  readonly ends: string
  /** The same, of what a headline has behind it. */
  readonly tails: string
  /** Key of the first words, code, most words, number of hashes, hashes of what follows later. */
  readonly frames: string
  /** Code, most words, pivot, number of hashes, hashes. */
  readonly inner: string
  /** Lowest bits of a word's hash, and what it can be. */
  readonly filter: string
  /** Key and code of labels that are nothing without their value. */
  readonly unfilled: string
}

export interface LexiconTables {
  /** What single lines are. */
  readonly lines: LexiconTable
  /** What a whole text is that is no article. */
  readonly texts: LexiconTable
}

/** A kind of furniture, by its index, and a strength in one number. */
export const codeOf = (furniture: number, strength: number): number => furniture * 4 + strength

const IDEOGRAPH_SIZE = 0.5

/** Of a word with these flags, in words as a reader counts them. */
export const sizeOf = (flags: number): number => ((flags & ONE_IDEOGRAPH) !== 0 ? IDEOGRAPH_SIZE : 1)
