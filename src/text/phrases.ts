/**
 * One matcher for all phrase lists: a trie over word hashes, walked once along the words of a text. A phrase is whole words; what stands between
 * two words must be what stands between them in the phrase (blanks of any length are one blank). In a phrase `*` is any one word, `[a|b]` one
 * of several words, `(word)` a word that may be missing.
 */
import { scan, type Scan } from './scan.ts'
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

interface Terminal {
  readonly owner: string
  readonly list: string
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

/** Elements with a blank between them, each of plain words: what nearly every phrase is, and what needs no scan to be read. */
const WORDS = String.raw`[\p{L}\p{N}'’*]+(?: [\p{L}\p{N}'’*]+)*`
const PLAIN = new RegExp(String.raw`^(?:${WORDS}|\[${WORDS}(?:\|${WORDS})*\]|\(${WORDS}\))(?: (?:${WORDS}|\[${WORDS}(?:\|${WORDS})*\]|\(${WORDS}\)))*$`, 'u')
const ELEMENT = /\[[^\]]*\]|\([^)]*\)|[^ ]+/g

class Trie {
  private nodes = 1
  private readonly edges = new Map<string, number>()
  private readonly wild: number[] = [0]
  readonly terminals: Terminal[][] = [[]]

  /** Throws on unbalanced brackets and on too many forms. */
  add(phrase: string, terminal: Omit<Terminal, 'words'>): void {
    if (PLAIN.test(phrase)) this.addPlain(phrase, terminal)
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
    for (const { node, words } of ends) if (words.length > 0) this.terminals[node]!.push({ ...terminal, words })
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
    if (words.length > 0) this.terminals[node]!.push({ ...terminal, words })
  }

  private any(node: number): number {
    return (this.wild[node] ||= this.grow())
  }

  private next(node: number, word: string, gap: number): number {
    const key = `${node} ${hashWord(word)} ${gap}`
    let next = this.edges.get(key)
    if (next === undefined) {
      next = this.grow()
      this.edges.set(key, next)
    }
    return next
  }

  private grow(): number {
    this.wild.push(0)
    this.terminals.push([])
    return this.nodes++
  }

  /** The edges as an open-addressed table: key parts and target side by side. */
  table(): { size: number; from: Int32Array; hash: Uint32Array; gap: Uint8Array; target: Int32Array; wild: Int32Array } {
    let size = 1024
    while (size < this.edges.size * 4) size *= 2
    const from = new Int32Array(size).fill(-1)
    const hash = new Uint32Array(size)
    const gap = new Uint8Array(size)
    const target = new Int32Array(size)
    for (const [key, next] of this.edges) {
      const [node, word, between] = key.split(' ').map(Number) as [number, number, number]
      let slot = slotOf(node, word, size)
      while (from[slot] !== -1) slot = (slot + 1) & (size - 1)
      from[slot] = node
      hash[slot] = word
      gap[slot] = between
      target[slot] = next
    }
    return { size, from, hash, gap, target, wild: Int32Array.from(this.wild) }
  }
}

function slotOf(node: number, hash: number, size: number): number {
  const mixed = Math.imul(hash ^ Math.imul(node, SPREAD), SPREAD)
  return (mixed ^ (mixed >>> 15)) & (size - 1)
}

/** Builds the matcher. Throws an Error that names the owner's list when a phrase cannot be read. */
export function compilePhrases(lists: readonly PhraseList[]): PhraseMatcher {
  const trie = new Trie()
  for (const { owner, list, entries } of lists) {
    for (const entry of entries) {
      const phrase = typeof entry === 'string' ? entry : entry.phrase
      const data = typeof entry === 'string' ? NOTHING : entry
      try {
        trie.add(phrase, { owner, list, phrase, data })
      } catch (error) {
        throw new Error(`${owner}, list ${list}: ${(error as Error).message}`, { cause: error })
      }
    }
  }
  const { size, from, hash, gap, target, wild } = trie.table()
  const { terminals } = trie
  const mask = size - 1

  return {
    match(scan) {
      const { words } = scan
      const { count, hash: hashes, gap: gaps } = words
      const hits = new Map<string, Hit[]>()
      const longest = new Map<string, { terminal: Terminal; end: number }>()
      const edge = (node: number, word: number, between: number): number => {
        const wanted = hashes[word]!
        let slot = slotOf(node, wanted, size)
        while (from[slot] !== -1) {
          if (from[slot] === node && hash[slot] === wanted && gap[slot] === between) return target[slot]!
          slot = (slot + 1) & mask
        }
        return 0
      }
      const walk = (node: number, first: number, next: number): void => {
        for (const terminal of terminals[node]!) {
          if (!same(scan, terminal, first)) continue
          const key = `${terminal.owner} ${terminal.list}`
          const best = longest.get(key)
          if (!best || best.end <= next) longest.set(key, { terminal, end: next })
        }
        if (next >= count) return
        const between = blankAsSpace(gaps[next]!)
        const exact = edge(node, next, between)
        if (exact > 0) walk(exact, first, next + 1)
        if (wild[node]! > 0 && between === GAP_SPACE) walk(wild[node]!, first, next + 1)
      }
      const startsWild = wild[0]! > 0
      for (let first = 0; first < count; first++) {
        const node = edge(0, first, 0)
        if (node === 0 && !startsWild) continue
        if (node > 0) walk(node, first, first + 1)
        if (startsWild) walk(wild[0]!, first, first + 1)
        if (longest.size === 0) continue
        for (const { terminal, end } of longest.values()) {
          const start = words.start[first]!
          const stop = words.end[end - 1]!
          if (end - first > 1 && scan.paragraphs.at(start) !== scan.paragraphs.at(stop - 1)) continue
          let list = hits.get(terminal.owner)
          if (!list) hits.set(terminal.owner, (list = []))
          list.push({ list: terminal.list, phrase: terminal.phrase, data: terminal.data, start, end: stop, word: first, words: end - first })
        }
        longest.clear()
      }
      return hits
    },
  }
}

/** Equal hashes are not yet equal words. */
function same(scan: Scan, terminal: Terminal, first: number): boolean {
  return terminal.words.every((word, i) => word === undefined || scan.lower(first + i) === word)
}
