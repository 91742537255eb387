/** Compiles the lists of senses to numbers when newslint is built: reading their YAML would take longer than linting ten articles. */
import { hashWord } from '../../text/words.ts'
import {
  AFTER, BEFORE, FAR_AFTER, FAR_BEFORE, FILTER_BITS, NAME, neighbourHash, openingHash, pairHash, pairKey, setBit, setBoth, TERM,
  type EncodedSenses, type SenseTable,
} from '../senses.ts'

/** A topic of `senses.yaml`. `nouns` stand for both numbers; `company` as in `Company`. */
export interface Topic {
  readonly nouns: Readonly<Record<string, string>>
  readonly words: Readonly<Record<string, string>>
  readonly company: Readonly<Record<string, string>>
}

/** The company that words keep, by word: neighbours as in "secretary of _, _ department": so frequent that nothing else is said for it. */
export interface Company {
  /** Terms written with capitals. */
  readonly names: Readonly<Record<string, string>>
  readonly terms: Readonly<Record<string, string>>
  /** Substitutes beside neighbours that edited news has as well. */
  readonly seen: Readonly<Record<string, string>>
}

/** Marks a word of nearly the same sense: wrong only in names, and beside another wrong word. */
const NEARLY = '~'
export const SLOT = '_'

/** The plural as most nouns spell it: "water tanks". */
function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

/** Calls back with every form of every word that can be meant and every form that stands for it; nouns have both numbers. */
export function eachSense(topics: readonly Topic[], visit: (meant: string, substitute: string, nearly: boolean) => void): void {
  for (const { nouns, words } of topics) {
    for (const [list, bothNumbers] of [[nouns, true], [words, false]] as const) {
      for (const [meant, substitutes] of Object.entries(list)) {
        const forms = bothNumbers ? [meant, pluralOf(meant)] : [meant]
        for (const written of substitutes.split(', ')) {
          const nearly = written.startsWith(NEARLY)
          const substitute = nearly ? written.slice(NEARLY.length) : written
          const others = bothNumbers ? [substitute, pluralOf(substitute)] : [substitute]
          for (const form of forms) for (const other of others) if (form !== other) visit(form, other, nearly)
        }
      }
    }
  }
}

/** Reads "secretary of _", "_ brigade". */
function neighbourIn(context: string): { readonly side: number, readonly near: number, readonly far: number } {
  const words = context.split(' ')
  const after = words[0] === SLOT
  const [near, far] = (after ? words.slice(1) : words.slice(0, -1).reverse()).map(hashWord) as [number, number?]
  if (far === undefined) return { side: after ? AFTER : BEFORE, near, far: near }
  return { side: after ? FAR_AFTER : FAR_BEFORE, near, far }
}

interface Substitute {
  readonly words: readonly number[]
  readonly hash: number
  /** Words meant, and whether each is meant by a word of nearly the same sense. */
  readonly meant: Map<string, boolean>
}

export function compileSenses(topics: readonly Topic[], company: Company): SenseTable {
  const firsts = new Uint32Array(FILTER_BITS >>> 5)
  const openings = new Uint32Array(FILTER_BITS >>> 5)
  const companions = new Uint32Array(FILTER_BITS >>> 5)
  const beside = new Uint32Array(FILTER_BITS >>> 5)
  const neighbours = new Uint32Array(FILTER_BITS >>> 5)
  const together = new Uint32Array(FILTER_BITS >>> 5)

  const byForm = new Map<string, Substitute>()
  const meantForms: string[] = []
  const numberOf = new Map<string, number>()
  eachSense(topics, (form, other, nearly) => {
    if (!numberOf.has(form)) numberOf.set(form, meantForms.push(form) - 1)
    const spaced = other.replaceAll('-', ' ')
    let substitute = byForm.get(spaced)
    if (!substitute) byForm.set(spaced, (substitute = { words: spaced.split(' ').map(hashWord), hash: hashWord(spaced), meant: new Map() }))
    substitute.meant.set(form, nearly && (substitute.meant.get(form) ?? true))
  })
  const ordered = [...byForm.values()].sort((a, b) => a.words[0]! - b.words[0]! || b.words.length - a.words.length || a.hash - b.hash)
  const substitutes: number[] = []
  const starts: number[] = []
  for (const { words, hash, meant } of ordered) {
    setBit(firsts, words[0]!)
    if (words.length > 1) setBoth(openings, openingHash(words[0]!, words[1]!))
    starts.push(substitutes.length)
    substitutes.push(hash, words.length - 1, ...words.slice(1), meant.size)
    for (const [form, nearly] of meant) substitutes.push(numberOf.get(form)! * 2 + Number(nearly))
  }

  /** First words of what stands for each word that can be meant. */
  const firstsFor = new Map<number, number[]>()
  for (const { words, meant } of ordered) {
    for (const form of meant.keys()) firstsFor.set(hashWord(form), [...(firstsFor.get(hashWord(form)) ?? []), words[0]!])
  }
  const kinds = new Map<number, number>()
  const learn = (lists: Readonly<Record<string, string>>, kind: number): void => {
    for (const [form, contexts] of Object.entries(lists)) {
      const word = hashWord(form)
      for (const context of contexts.split(', ')) {
        const { side, near, far } = neighbourIn(context)
        setBit(companions, far)
        setBit(neighbours, neighbourHash(side, near, far))
        setBit(together, pairHash(word, side, near, far))
        for (const first of firstsFor.get(word) ?? []) setBoth(beside, pairHash(first, side, near, far))
        const [left, right] = side === AFTER ? [word, near] : [near, word]
        for (const first of firstsFor.get(left) ?? []) {
          for (const second of firstsFor.get(right) ?? []) setBoth(openings, openingHash(first, second))
        }
        const key = pairKey(word, side, near, far)
        kinds.set(key, (kinds.get(key) ?? 0) | kind)
      }
    }
  }
  for (const topic of topics) learn(topic.company, 0)
  learn(company.terms, TERM)
  learn(company.names, TERM | NAME)
  const pairs = [...kinds].sort(([a], [b]) => a - b)

  const seen = Object.entries(company.seen).flatMap(([form, contexts]) => contexts.split(', ').map((context) => {
    const { side, near, far } = neighbourIn(context)
    return pairKey(hashWord(form), side, near, far)
  }))
  return {
    firsts,
    openings,
    companions,
    beside,
    neighbours,
    pairs: together,
    substituteFirsts: Uint32Array.from(ordered, ({ words }) => words[0]!),
    substituteStarts: Uint32Array.from(starts),
    substitutes: Uint32Array.from(substitutes),
    meant: Uint32Array.from(meantForms, hashWord),
    meantForms,
    company: Float64Array.from(pairs, ([key]) => key),
    companyKinds: Uint8Array.from(pairs, ([, kind]) => kind),
    seen: Float64Array.from(seen).sort(),
  }
}

export function encodeSenses({ meantForms, ...arrays }: SenseTable): EncodedSenses {
  const encoded = Object.entries(arrays).map(([name, { buffer, byteOffset, byteLength }]) =>
    [name, Buffer.from(buffer, byteOffset, byteLength).toString('base64')])
  return { ...(Object.fromEntries(encoded) as Omit<EncodedSenses, 'meantForms'>), meantForms: meantForms.join('|') }
}
