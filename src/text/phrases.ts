/**
 * One matcher for all phrase lists: a trie over word hashes, walked once along the words of a text. A phrase is whole words; what stands between
 * two words must be what stands between them in the phrase (blanks of any length are one blank). In a phrase `*` is any one word, `[a|b]` one
 * of several words, `(word)` a word that may be missing.
 */
import { scan, type Scan } from './scan.ts'
import { foldWord, GAP_BREAK, GAP_SPACE, hashWord, isFolded } from './words.ts'

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

interface Terminal {
  readonly owner: string
  readonly list: string
  /** Number of the owner's list among all lists. */
  readonly group: number
  readonly phrase: string
  readonly data: Readonly<Record<string, unknown>>
  /** In folded form; undefined for any word. */
  readonly words: readonly (string | undefined)[]
}

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
    else if (part.startsWith('(')) choices = [part.slice(1, -1), '']
    else choices = [part]
    forms = forms.flatMap((form) => choices.map((choice) => form + choice))
    if (forms.length > MOST_FORMS) throw new Error(`phrase "${phrase}": more than ${MOST_FORMS} forms`)
  }
  return forms.map((form) => form.replace(/\s+/g, ' ').trim()).filter((form) => form !== '')
}

const blankAsSpace = (gap: number): number => ((gap & GAP_BREAK) !== 0 ? (gap & ~GAP_BREAK) | GAP_SPACE : gap)

const ELEMENT = /\[[^\]]*\]|\([^)]*\)|[^ ]+/g
/** Elements with one blank between them, each of words without any mark: what nearly every phrase is, and what needs no scan to be read. */
const PLAIN = /^[\p{L}\p{N}'’*[\]|() ]+$/u
const GLUED = /[^ ([|][[(]|[\])][^ )\]|]|[([|] | [)\]|]| {2}|^ | $/

/** Trie nodes are numbers; an edge is the mix of node, gap and word hash. Wrong edges by equal mixes are possible and found out at the end. */
class Trie {
  nodes = 1
  private edges = 0
  /** Open addressing: key and target side by side, so that a look-up touches one cache line. Key 0 is an empty slot. */
  table = new Uint32Array(2 * FIRST_SIZE)
  readonly wild: number[] = [0]
  readonly terminals: (Terminal[] | undefined)[] = [undefined]

  /** Throws on unbalanced brackets and on too many forms. */
  add(phrase: string, terminal: Omit<Terminal, 'words'>): void {
    if (PLAIN.test(phrase) && !GLUED.test(phrase)) this.addPlain(phrase, terminal)
    else for (const form of phraseForms(phrase)) this.addForm(form, terminal)
  }

  /** The paths of all forms at once: what they begin with in common is built once. */
  private addPlain(phrase: string, terminal: Omit<Terminal, 'words'>): void {
    let ends: { node: number; words: readonly (string | undefined)[] }[] = [{ node: 0, words: [] }]
    for (const element of phrase.match(ELEMENT) ?? []) {
      const optional = element.startsWith('(')
      const choices = element.startsWith('[') ? element.slice(1, -1).split('|') : [optional ? element.slice(1, -1) : element]
      const next = optional ? [...ends] : []
      for (const { node, words } of ends) {
        for (const choice of choices) {
          if (choice === '') {
            next.push({ node, words })
            continue
          }
          let to = node
          const longer = [...words]
          for (const raw of choice.split(' ')) {
            const word = raw === ANY ? undefined : foldWord(raw)
            to = word === undefined ? this.any(to) : this.next(to, word, longer.length === 0 ? 0 : GAP_SPACE)
            longer.push(word)
          }
          next.push({ node: to, words: longer })
        }
      }
      if (next.length > MOST_FORMS) throw new Error(`phrase "${phrase}": more than ${MOST_FORMS} forms`)
      ends = next
    }
    for (const { node, words } of ends) this.end(node, words, terminal)
  }

  private addForm(form: string, terminal: Omit<Terminal, 'words'>): void {
    // a star is a word to the scan when it is written as one
    const marked = scan(form.replaceAll(ANY, 'xanyx'))
    const words: (string | undefined)[] = []
    let node = 0
    for (let i = 0; i < marked.words.count; i++) {
      const word = marked.lower(i)
      words.push(word === 'xanyx' ? undefined : word)
      node = word === 'xanyx' ? this.any(node) : this.next(node, word, i === 0 ? 0 : blankAsSpace(marked.words.gap[i]!))
    }
    this.end(node, words, terminal)
  }

  private end(node: number, words: readonly (string | undefined)[], terminal: Omit<Terminal, 'words'>): void {
    if (words.length > 0) (this.terminals[node] ??= []).push({ ...terminal, words })
  }

  private any(node: number): number {
    return (this.wild[node] ||= this.grow())
  }

  private next(node: number, word: string, gap: number): number {
    const key = edgeKey(node, hashWord(word), gap)
    const known = targetOf(this.table, key)
    if (known !== 0) return known
    if (++this.edges * 4 > this.table.length) this.rehash()
    const target = this.grow()
    insert(this.table, key, target)
    return target
  }

  private rehash(): void {
    const { table } = this
    this.table = new Uint32Array(table.length * 2)
    for (let slot = 0; slot < table.length; slot += 2) if (table[slot] !== 0) insert(this.table, table[slot]!, table[slot + 1]!)
  }

  private grow(): number {
    this.wild.push(0)
    this.terminals.push(undefined)
    return this.nodes++
  }
}

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

/** Builds the matcher. Throws an Error that names the owner's list when a phrase cannot be read. */
export function compilePhrases(lists: readonly PhraseList[]): PhraseMatcher {
  const trie = new Trie()
  for (const [group, { owner, list, entries }] of lists.entries()) {
    for (const entry of entries) {
      const phrase = typeof entry === 'string' ? entry : entry.phrase
      const data = typeof entry === 'string' ? NOTHING : entry
      try {
        trie.add(phrase, { owner, list, group, phrase, data })
      } catch (error) {
        throw new Error(`${owner}, list ${list}: ${(error as Error).message}`, { cause: error })
      }
    }
  }
  return { match: (scan) => new Walk(trie, scan).hits() }
}

/** One text's way through the trie. */
class Walk {
  private readonly trie: Trie
  private readonly scan: Scan
  /** The longest hit of each list that starts at the word in hand. */
  private readonly longest: { terminal: Terminal; end: number }[] = []

  constructor(trie: Trie, scan: Scan) {
    this.trie = trie
    this.scan = scan
  }

  hits(): Map<string, Hit[]> {
    const { table, wild } = this.trie
    const { count, hash } = this.scan.words
    const hits = new Map<string, Hit[]>()
    const startsWild = wild[0]!
    for (let first = 0; first < count; first++) {
      const node = targetOf(table, edgeKey(0, hash[first]!, 0))
      if (node !== 0) this.follow(node, first, first + 1)
      if (startsWild !== 0) this.follow(startsWild, first, first + 1)
      if (this.longest.length > 0) this.collect(first, hits)
    }
    return hits
  }

  private follow(from: number, first: number, second: number): void {
    const { table, wild, terminals } = this.trie
    const { count, hash, gap } = this.scan.words
    let node = from
    for (let next = second; ; next++) {
      const ended = terminals[node]
      if (ended !== undefined) for (const terminal of ended) this.offer(terminal, first, next)
      if (next >= count) return
      const between = blankAsSpace(gap[next]!)
      if (wild[node] !== 0 && between === GAP_SPACE) this.follow(wild[node]!, first, next + 1)
      node = targetOf(table, edgeKey(node, hash[next]!, between))
      if (node === 0) return
    }
  }

  private offer(terminal: Terminal, first: number, end: number): void {
    if (!this.isThere(terminal, first)) return
    for (const best of this.longest) {
      if (best.terminal.group !== terminal.group) continue
      if (best.end <= end) {
        best.terminal = terminal
        best.end = end
      }
      return
    }
    this.longest.push({ terminal, end })
  }

  /** Equal hashes are not yet equal words. */
  private isThere({ words }: Terminal, first: number): boolean {
    const { text } = this.scan
    const { start, end } = this.scan.words
    return words.every((word, i) => word === undefined || isFolded(text, start[first + i]!, end[first + i]!, word))
  }

  private collect(first: number, hits: Map<string, Hit[]>): void {
    const { paragraphs, words } = this.scan
    const start = words.start[first]!
    for (const { terminal, end } of this.longest) {
      const stop = words.end[end - 1]!
      if (end - first > 1 && paragraphs.at(start) !== paragraphs.at(stop - 1)) continue
      let list = hits.get(terminal.owner)
      if (!list) hits.set(terminal.owner, (list = []))
      list.push({ list: terminal.list, phrase: terminal.phrase, data: terminal.data, start, end: stop, word: first, words: end - first })
    }
    this.longest.length = 0
  }
}
