/**
 * One matcher for all phrase lists: a trie over word hashes, walked once along the words of a text. A phrase is whole words; what stands between
 * two words must be what stands between them in the phrase (blanks of any length are one blank). In a phrase `*` is any one word, `[a|b]` one
 * of several words, `(word)` a word that may be missing.
 */
import { scan, type Scan } from './scan.ts'
import { fold } from './characters.ts'
import { foldWord, GAP_BREAK, GAP_SPACE, hashWord } from './words.ts'

export interface PhraseList {
  /** Whose list it is; hits come back by owner. */
  readonly owner: string
  readonly list: string
  readonly entries: readonly (string | { readonly phrase: string; readonly [key: string]: unknown })[]
}

export interface Hit {
  readonly list: string
  readonly phrase: string
  readonly data: Readonly<Record<string, unknown>>
  readonly start: number
  readonly end: number
  /** Index of the first word, and how many. */
  readonly word: number
  readonly words: number
}

export interface PhraseMatcher {
  /** Hits by owner, in order of start; of hits of one list that start at the same word only the longest. */
  match(scan: Scan): ReadonlyMap<string, readonly Hit[]>
}

/**
 * The trie in numbers, so that it can be built once for all, written to a file and read back (`encodePhrases`, `decodePhrases`).
 * Nodes are numbers, 0 the root.
 */
export interface PhraseTable {
  /** A bit for every word that a phrase begins with, by the lowest bits of its hash: most words of a text are done with here. */
  readonly firsts: Uint32Array
  /** Likewise for first words that are a phrase themselves, or have any word after them. */
  readonly alone: Uint32Array
  /** Likewise, two bits each, for the first two words, by `pairOf`: "the" begins many phrases, and hardly any "the" of a text does. */
  readonly pairs: Uint32Array
  /**
   * Open addressing, key and target side by side so that a look-up touches one cache line. Key 0 is an empty slot; length a power of two.
   * A target is a node with what is to be looked for there (`HAS_ENDS`, `HAS_WILD`, `HAS_EDGES`).
   */
  readonly edges: Uint32Array
  /** Target that any one word leads to, by node; 0 for none. */
  readonly wild: Uint32Array
  /** Index into `terminals` of the first phrase that ends at the node, plus one; 0 for none. */
  readonly ends: Uint32Array
  /** `TERMINAL` numbers a phrase: list, entry, bits of the words that may be any, check of the other words, next terminal of the node plus one. */
  readonly terminals: Uint32Array
}

const TERMINAL = 5
const LIST = 0
const ENTRY = 1
const WILD = 2
const CHECK = 3
const NEXT = 4

/** Of a target: a phrase ends at the node, any word leads on from it, certain words do. */
const HAS_ENDS = 1 << 30
const HAS_WILD = 1 << 29
const HAS_EDGES = 1 << 28
const NODE = HAS_EDGES - 1

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({})
const ANY = '*'
/** A phrase with more forms than this is a mistake in the list. */
const MOST_FORMS = 4096
/** Multiplies the node's number into the transition's key; any odd constant with high bits set spreads well (this one: 2^32 / golden ratio). */
const SPREAD = 0x9e3779b1

/** All forms of a phrase: `*` kept, alternatives and optional words resolved. Throws on unbalanced brackets and on too many forms. */
export function phraseForms(phrase: string): string[] {
  let forms = ['']
  for (const part of phrase.match(/\[[^\]]*\]|\([^)]*\)|[^[(]+|./g) ?? []) {
    if (part === '[' || part === '(') throw new Error(`phrase "${phrase}": a ${part} without its partner`)
    let choices: string[]
    if (part.startsWith('[')) choices = part.slice(1, -1).split('|').map((choice) => choice.trim())
    else if (part.startsWith('(')) choices = [...part.slice(1, -1).split('|').map((choice) => choice.trim()), '']
    else choices = [part]
    forms = forms.flatMap((form) => choices.map((choice) => form + choice))
    if (forms.length > MOST_FORMS) throw new Error(`phrase "${phrase}": more than ${MOST_FORMS} forms`)
  }
  return forms.map((form) => form.replace(/\s+/g, ' ').trim()).filter((form) => form !== '')
}

const blankAsSpace = (gap: number): number => ((gap & GAP_BREAK) !== 0 ? (gap & ~GAP_BREAK) | GAP_SPACE : gap)

const BRACKET = /[[\]()]/
const BRACKETED = /\[[^[\]()]*\]|\([^[\]()]*\)/g
const ELEMENT = /\[[^\]]*\]|\([^)]*\)|[^ ]+/g
/** Elements with one blank between them, each of words without any mark: what nearly every phrase is, and what needs no scan to be read. */
const PLAIN = /^[\p{L}\p{N}'’*[\]|() ]+$/u
const GLUED = /[^ ([|][[(]|[\])][^ )\]|]|[([|] | [)\]|]| {2}|^ | $/

/** What every edge is found by is a mix of node, gap and word hash. Wrong edges by equal mixes are possible and found out at the end. */
class Trie {
  private count = 0
  private edges = new Uint32Array(2 * FIRST_SIZE)
  private readonly firsts = new Uint32Array(FIRSTS >> 5)
  private readonly alone = new Uint32Array(FIRSTS >> 5)
  private readonly pairs = new Uint32Array(FIRSTS >> 5)
  private readonly wild: number[] = [0]
  private readonly ends: number[] = [0]
  private readonly branches = new Set<number>()
  private readonly terminals: number[] = []

  /** Throws on unbalanced brackets and on too many forms. */
  add(phrase: string, list: number, entry: number): void {
    const outside = phrase.replace(BRACKETED, '')
    if (BRACKET.test(outside)) throw new Error(`phrase "${phrase}": a bracket without its partner`)
    if (outside.includes('|')) throw new Error(`phrase "${phrase}": alternatives stand in brackets, [one|two]`)
    const before = this.terminals.length
    if (PLAIN.test(phrase) && !GLUED.test(phrase)) this.addPlain(phrase, list, entry)
    else for (const form of phraseForms(phrase)) this.addForm(form, list, entry)
    if (this.terminals.length === before) throw new Error(`phrase "${phrase}": there is no word in it`)
  }

  table(): PhraseTable {
    const { firsts, alone, pairs, wild, ends, terminals } = this
    return { firsts, alone, pairs, edges: this.edges.map((number, i) => ((i & 1) === 0 ? number : this.target(number))),
      wild: Uint32Array.from(wild, (node) => this.target(node)), ends: Uint32Array.from(ends), terminals: Uint32Array.from(terminals) }
  }

  private target(node: number): number {
    if (node === 0) return 0
    const ends = this.ends[node] === 0 ? 0 : HAS_ENDS
    const wild = this.wild[node] === 0 ? 0 : HAS_WILD
    return node | ends | wild | (this.branches.has(node) ? HAS_EDGES : 0)
  }

  /** The paths of all forms at once: what they begin with in common is built once. */
  private addPlain(phrase: string, list: number, entry: number): void {
    let paths: Path[] = [ROOT]
    for (const element of phrase.match(ELEMENT) ?? []) {
      const optional = element.startsWith('(')
      const choices = optional || element.startsWith('[') ? element.slice(1, -1).split('|') : [element]
      const next = optional ? [...paths] : []
      for (const path of paths) {
        for (const choice of choices) {
          let longer = path
          for (const word of choice === '' ? [] : choice.split(' ')) longer = this.go(longer, word, longer.words === 0 ? 0 : GAP_SPACE)
          next.push(longer)
        }
      }
      if (next.length > MOST_FORMS) throw new Error(`phrase "${phrase}": more than ${MOST_FORMS} forms`)
      paths = next
    }
    for (const path of paths) this.end(path, list, entry)
  }

  private addForm(form: string, list: number, entry: number): void {
    // a star is a word to the scan when it is written as one
    const marked = scan(form.replaceAll(ANY, 'xanyx'))
    let path = ROOT
    for (let i = 0; i < marked.words.count; i++) {
      const word = marked.lower(i)
      path = this.go(path, word === 'xanyx' ? ANY : word, i === 0 ? 0 : blankAsSpace(marked.words.gap[i]!))
    }
    this.end(path, list, entry)
  }

  private go({ node, words, wild, check, first }: Path, word: string, gap: number): Path {
    if (word === ANY) {
      if (words === 1) set(this.alone, first)
      return { node: (this.wild[node] ||= this.grow()), words: words + 1, wild: wild | (1 << words), check, first }
    }
    const folded = foldWord(word)
    const hash = hashWord(folded)
    if (words === 0) set(this.firsts, hash)
    else if (words === 1) setBoth(this.pairs, pairOf(first, hash))
    return { node: this.next(node, hash, gap), words: words + 1, wild, check: checkWord(check, folded, 0, folded.length),
      first: words === 0 ? hash : first }
  }

  private end({ node, words, wild, check, first }: Path, list: number, entry: number): void {
    if (words === 0) return
    if (words === 1) set(this.alone, first)
    this.terminals.push(list, entry, wild >>> 0, check >>> 0, this.ends[node]!)
    this.ends[node] = this.terminals.length / TERMINAL
  }

  private next(node: number, hash: number, gap: number): number {
    const key = edgeKey(node, hash, gap)
    const known = targetOf(this.edges, key)
    if (known !== 0) return known
    if (++this.count * 4 > this.edges.length) this.rehash()
    const target = this.grow()
    insert(this.edges, key, target)
    this.branches.add(node)
    return target
  }

  private rehash(): void {
    const { edges } = this
    this.edges = new Uint32Array(edges.length * 2)
    for (let slot = 0; slot < edges.length; slot += 2) if (edges[slot] !== 0) insert(this.edges, edges[slot]!, edges[slot + 1]!)
  }

  private grow(): number {
    this.ends.push(0)
    return this.wild.push(0) - 1
  }
}

interface Path {
  readonly node: number
  readonly words: number
  readonly wild: number
  readonly check: number
  /** Hash of the first word; 0 when that may be any. */
  readonly first: number
}
const ROOT: Path = { node: 0, words: 0, wild: 0, check: 0, first: 0 }

const set = (bits: Uint32Array, hash: number): void => void (bits[(hash & (FIRSTS - 1)) >> 5]! |= 1 << (hash & 31))
/** 1 or 0: a number, so that several can be put together without a branch for each, of which the processor foresees few. */
const bitOf = (bits: Uint32Array, hash: number): number => (bits[(hash & (FIRSTS - 1)) >> 5]! >>> (hash & 31)) & 1
/** One bit in five is set: of two both seldom are. */
const setBoth = (bits: Uint32Array, hash: number): void => {
  set(bits, hash)
  set(bits, hash >>> SECOND_PLACE)
}
const bothOf = (bits: Uint32Array, hash: number): number => bitOf(bits, hash) & bitOf(bits, hash >>> SECOND_PLACE)
const pairOf = (first: number, second: number): number => Math.imul(first, SPREAD) ^ second

/** Adds a word, folded, to the check of a phrase: another hash than the edges', so that two words that share one do not share both. */
function checkWord(check: number, text: string, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const code = fold(text.charCodeAt(i))
    if (code !== 0) check = Math.imul(check, CHECK_FACTOR) + code
  }
  return Math.imul(check, CHECK_FACTOR) + 1
}
/** The multiplier of Knuth's MMIX generator, its lower half: odd, and no relation of FNV's prime. */
const CHECK_FACTOR = 0x4c957f2d

/** Bits; eight kilobytes stay in the fastest cache, and two thousand first words leave 97 in 100 of them clear. */
const FIRSTS = 65536
/** The bits of a hash that its first place does not depend on. */
const SECOND_PLACE = 16
/** Slots; a power of two. */
const FIRST_SIZE = 4096

function edgeKey(node: number, hash: number, gap: number): number {
  const mixed = Math.imul(hash ^ Math.imul(node * 256 + gap, SPREAD), SPREAD)
  return (mixed ^ (mixed >>> 15)) >>> 0 || 1
}

function insert(table: Uint32Array, key: number, target: number): void {
  const mask = table.length - 2
  let slot = (key << 1) & mask
  while (table[slot] !== 0) slot = (slot + 2) & mask
  table[slot] = key
  table[slot + 1] = target
}

function targetOf(table: Uint32Array, key: number): number {
  const mask = table.length - 2
  let slot = (key << 1) & mask
  for (;;) {
    const found = table[slot]
    if (found === key) return table[slot + 1]!
    if (found === 0) return 0
    slot = (slot + 2) & mask
  }
}

/** Builds the table. Throws an Error that names the owner's list when a phrase cannot be read. */
export function compilePhrases(lists: readonly PhraseList[]): PhraseTable {
  const trie = new Trie()
  for (const [number, { owner, list, entries }] of lists.entries()) {
    for (const [entry, each] of entries.entries()) {
      try {
        trie.add(typeof each === 'string' ? each : each.phrase, number, entry)
      } catch (error) {
        throw new Error(`${owner}, list ${list}: ${(error as Error).message}`, { cause: error })
      }
    }
  }
  return trie.table()
}

/** The table in base64, for a generated module. */
export function encodePhrases({ firsts, alone, pairs, edges, wild, ends, terminals }: PhraseTable): readonly string[] {
  return [firsts, alone, pairs, edges, wild, ends, terminals].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('base64'))
}

export function decodePhrases(encoded: readonly string[]): PhraseTable {
  const [firsts, alone, pairs, edges, wild, ends, terminals] = encoded.map((part) => {
    const bytes = Buffer.from(part, 'base64')
    // small buffers share a pool that is not aligned for 32-bit numbers
    return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  }) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array]
  return { firsts, alone, pairs, edges, wild, ends, terminals }
}

/** A matcher for the lists that the table was compiled from. */
export function phraseMatcher(table: PhraseTable, lists: readonly PhraseList[]): PhraseMatcher {
  return { match: (scan) => new Walk(table, lists, scan).hits() }
}

/** One text's way through the trie. */
class Walk {
  private readonly table: PhraseTable
  private readonly lists: readonly PhraseList[]
  private readonly scan: Scan
  private readonly hitsOf = new Map<string, Hit[]>()
  /** The longest hit of each list that starts at the word in hand, and how many these are: terminal and end. */
  private readonly terminals: number[] = []
  private readonly ends: number[] = []
  private longest = 0

  constructor(table: PhraseTable, lists: readonly PhraseList[], scan: Scan) {
    this.table = table
    this.lists = lists
    this.scan = scan
  }

  hits(): Map<string, Hit[]> {
    const { firsts, alone, pairs, edges, wild } = this.table
    const { count, hash } = this.scan.words
    const startsWild = wild[0]!
    for (let first = 0; first < count; first++) {
      const word = hash[first]!
      const next = hash[first + 1 < count ? first + 1 : first]!
      if ((bitOf(alone, word) | (bitOf(firsts, word) & bothOf(pairs, pairOf(word, next)))) !== 0) {
        const target = targetOf(edges, edgeKey(0, word, 0))
        if (target !== 0) this.follow(target, first, first + 1)
      }
      if (startsWild !== 0) this.follow(startsWild, first, first + 1)
      if (this.longest > 0) this.collect(first)
    }
    return this.hitsOf
  }

  private follow(from: number, first: number, second: number): void {
    const { edges, wild, ends, terminals } = this.table
    const { count, hash, gap } = this.scan.words
    let target = from
    for (let next = second; ; next++) {
      const node = target & NODE
      if ((target & HAS_ENDS) !== 0) {
        for (let at = ends[node]!; at !== 0; at = terminals[(at - 1) * TERMINAL + NEXT]!) this.offer((at - 1) * TERMINAL, first, next)
      }
      if (next >= count || (target & (HAS_WILD | HAS_EDGES)) === 0) return
      const between = blankAsSpace(gap[next]!)
      if ((target & HAS_WILD) !== 0 && between === GAP_SPACE) this.follow(wild[node]!, first, next + 1)
      if ((target & HAS_EDGES) === 0) return
      target = targetOf(edges, edgeKey(node, hash[next]!, between))
      if (target === 0) return
    }
  }

  private offer(terminal: number, first: number, end: number): void {
    const { terminals, ends } = this
    const list = this.table.terminals[terminal + LIST]
    let known = 0
    while (known < this.longest && this.table.terminals[terminals[known]! + LIST] !== list) known++
    if ((known < this.longest && ends[known]! >= end) || !this.isThere(terminal, first, end)) return
    if (known === this.longest) this.longest++
    terminals[known] = terminal
    ends[known] = end
  }

  /** Equal hashes are not yet equal words. */
  private isThere(terminal: number, first: number, end: number): boolean {
    const { terminals } = this.table
    const { words, text } = this.scan
    const wild = terminals[terminal + WILD]!
    let check = 0
    for (let i = first; i < end; i++) if ((wild & (1 << (i - first))) === 0) check = checkWord(check, text, words.start[i]!, words.end[i]!)
    return check >>> 0 === terminals[terminal + CHECK]
  }

  private collect(first: number): void {
    const { hitsOf, lists, terminals, ends } = this
    const { words } = this.scan
    for (let i = 0; i < this.longest; i++) {
      const end = ends[i]!
      if (this.isOverParagraphs(first, end)) continue
      const { owner, list, entries } = lists[this.table.terminals[terminals[i]! + LIST]!]!
      const entry = entries[this.table.terminals[terminals[i]! + ENTRY]!]!
      const phrase = typeof entry === 'string' ? entry : entry.phrase
      const data = typeof entry === 'string' ? NOTHING : entry
      let own = hitsOf.get(owner)
      if (!own) hitsOf.set(owner, (own = []))
      own.push({ list, phrase, data, start: words.start[first]!, end: words.end[end - 1]!, word: first, words: end - first })
    }
    this.longest = 0
  }

  private isOverParagraphs(first: number, end: number): boolean {
    const { paragraphs, words } = this.scan
    for (let word = first + 1; word < end; word++) {
      if ((words.gap[word]! & GAP_BREAK) === 0) continue
      if (paragraphs.at(words.start[word - 1]!) !== paragraphs.at(words.start[word]!)) return true
    }
    return false
  }
}
