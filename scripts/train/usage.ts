/**
 * Counts which words of news stand together (`src/article/models/usage.bin`, which src/article/usage/model.ts reads). Of pairs and triples of
 * words only those are kept that several outlets wrote, and only their probability: neither a text nor a list of pairs can be read from it.
 */
import { writeFileSync } from 'node:fs'
import { trainedBytes } from '../../src/article/trained.ts'
import {
  checkOf, COARSE_BITS, FINE_BITS, findSlot, fingerprintOf, GRAM_BITS, GRAM_MASK, GRAM_STEPS, pairKey, SLOTS, STEPS, tripleKey,
} from '../../src/article/usage/model.ts'
import { BOUNDARY, gapToken, shapeToken, SPECIALS, wordKey } from '../../src/article/usage/tokens.ts'
import { scan } from '../../src/text/scan.ts'
import { cellsFor, fillTables } from '../../src/text/static-map.ts'
import { backgroundArticles, isCounted, projectFile } from './background.ts'
import { classesOf, type Pairs } from './word-classes.ts'

/** A word is in the vocabulary when it stands this often, in this many outlets. */
const LEAST_COUNT = 6
const LEAST_OUTLETS = 3
/** What is taken from every count for what was not seen (absolute discounting; Ney, Essen and Kneser 1994). */
const DISCOUNT = 0.75
/** Outlets are numbered within the keys that are sorted. */
const OUTLETS = 256
const TOKENS = SPECIALS + SLOTS

const articles = backgroundArticles().filter(isCounted)
const outlets = new Map([...new Set(articles.map(({ source }) => source))].sort().map((source, i) => [source, i]))
if (outlets.size > OUTLETS) throw new Error(`more than ${OUTLETS} outlets`)

const known = new Map<number, { count: number; outlets: Set<number> }>()
for (const { source, text } of articles) {
  const read = scan(text)
  const outlet = outlets.get(source)!
  for (let word = 0; word < read.words.count; word++) {
    const key = wordKey(read, word)
    if (key < SPECIALS) continue
    let entry = known.get(key)
    if (!entry) known.set(key, (entry = { count: 0, outlets: new Set() }))
    entry.count++
    if (entry.outlets.size < LEAST_OUTLETS) entry.outlets.add(outlet)
  }
}
const fingerprints = new Uint16Array(SLOTS)
for (const [key, entry] of [...known].sort(([a], [b]) => a - b)) {
  if (entry.count >= LEAST_COUNT && entry.outlets.size >= LEAST_OUTLETS) fingerprints[findSlot(fingerprints, key)] = fingerprintOf(key)
}

/** All sentences, one token after another, each sentence between two boundaries; and the outlet of every token. */
const stream: number[] = []
const outletAt: number[] = []
for (const { source, text } of articles) {
  const read = scan(text)
  const outlet = outlets.get(source)!
  const { words, sentences } = read
  stream.push(BOUNDARY)
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    const first = sentences.firstWord[sentence]!
    for (let word = first; word < sentences.endWord[sentence]!; word++) {
      const gap = word === first ? -1 : gapToken(words.gap[word]!)
      if (gap >= 0) stream.push(gap)
      const key = wordKey(read, word)
      const slot = key < SPECIALS ? -1 : findSlot(fingerprints, key)
      stream.push(key < SPECIALS ? key : fingerprints[slot] === 0 ? shapeToken(read, word, word === first) : SPECIALS + slot)
    }
    stream.push(BOUNDARY)
  }
  while (outletAt.length < stream.length) outletAt.push(outlet)
}

const counts = new Float64Array(TOKENS)
for (const token of stream) counts[token]!++
const total = stream.length

interface Gram {
  readonly tokens: readonly number[]
  readonly count: number
  readonly outlets: number
}

/** Runs of `size` tokens with how often and in how many outlets they stand, in order. None goes over the end of a sentence. */
function grams(size: 2 | 3): Gram[] {
  const keys = new Float64Array(total)
  let n = 0
  for (let i = 1; i < total; i++) {
    let key = 0
    if (size === 3) {
      if (stream[i - 1] === BOUNDARY) continue
      key = stream[i - 2]! * TOKENS
    }
    keys[n++] = ((key + stream[i - 1]!) * TOKENS + stream[i]!) * OUTLETS + outletAt[i]!
  }
  const sorted = keys.subarray(0, n).sort()
  const found: Gram[] = []
  for (let i = 0; i < n;) {
    const key = Math.floor(sorted[i]! / OUTLETS)
    const from = i
    let distinct = 0
    for (; i < n && Math.floor(sorted[i]! / OUTLETS) === key; i++) if (i === from || sorted[i] !== sorted[i - 1]) distinct++
    const pair = Math.floor(key / TOKENS)
    const last = key % TOKENS
    found.push({ tokens: size === 3 ? [Math.floor(pair / TOKENS), pair % TOKENS, last] : [pair, last], count: i - from, outlets: distinct })
  }
  return found
}

const allPairs = grams(2)
function pairsBy(own: 0 | 1): Pairs {
  const from = new Uint32Array(TOKENS + 1)
  for (const { tokens } of allPairs) from[tokens[own]! + 1]!++
  for (let token = 0; token < TOKENS; token++) from[token + 1]! += from[token]!
  const next = from.slice()
  const other = new Uint32Array(allPairs.length)
  const count = new Float64Array(allPairs.length)
  for (const gram of allPairs) {
    const at = next[gram.tokens[own]!]!++
    other[at] = gram.tokens[1 - own]!
    count[at] = gram.count
  }
  return { from, other, count }
}
const words = Array.from({ length: SLOTS }, (_, slot) => SPECIALS + slot)
  .filter((token) => counts[token]! > 0)
  .sort((a, b) => counts[b]! - counts[a]! || a - b)
const bigrams = { counts, words, fixed: SPECIALS, after: pairsBy(0), before: pairsBy(1) }
const COARSE = 1 << COARSE_BITS
const FINE = 1 << FINE_BITS
const coarse = Uint8Array.from(classesOf(bigrams, COARSE))
const fine = classesOf(bigrams, FINE)

/** -log2 in eighths of a bit; `none` for what never occurs. */
const eighths = (probability: number): number =>
  probability > 0 ? Math.min(255, Math.max(0, Math.round(-Math.log2(probability) * STEPS))) : 255

interface ClassPairs {
  readonly mass: Float64Array
  /** Probability of the second class after the first. */
  readonly probability: Float64Array
}

function classPairs(classOf: ArrayLike<number>, classes: number): ClassPairs {
  const mass = new Float64Array(classes)
  const count = new Float64Array(classes * classes)
  for (let i = 0; i < total; i++) {
    mass[classOf[stream[i]!]!]!++
    if (i > 0) count[classOf[stream[i - 1]!]! * classes + classOf[stream[i]!]!]!++
  }
  const probability = new Float64Array(classes * classes)
  for (let first = 0; first < classes; first++) {
    const row = count.subarray(first * classes, (first + 1) * classes)
    const sum = row.reduce((a, b) => a + b, 0)
    const kinds = row.reduce((a, b) => a + (b > 0 ? 1 : 0), 0)
    for (let second = 0; second < classes; second++) {
      const rest = mass[second]! / total
      probability[first * classes + second] = sum === 0 ? rest : (Math.max(0, row[second]! - DISCOUNT) + DISCOUNT * kinds * rest) / sum
    }
  }
  return { mass, probability }
}
const byCoarse = classPairs(coarse, COARSE)
const byFine = classPairs(fine, FINE)

const coarseCounts = new Float64Array(COARSE ** 3)
for (let i = 1; i < total; i++) {
  const second = stream[i - 1]!
  const first = second === BOUNDARY ? BOUNDARY : stream[i - 2]!
  coarseCounts[(((coarse[first]! << COARSE_BITS) | coarse[second]!) << COARSE_BITS) | coarse[stream[i]!]!]!++
}
const coarseTriples = new Uint8Array(COARSE ** 3)
const coarseBackoff = new Uint8Array(COARSE ** 2)
for (let context = 0; context < COARSE ** 2; context++) {
  const row = coarseCounts.subarray(context << COARSE_BITS, (context + 1) << COARSE_BITS)
  const sum = row.reduce((a, b) => a + b, 0)
  const left = sum === 0 ? 1 : (DISCOUNT * row.reduce((a, b) => a + (b > 0 ? 1 : 0), 0)) / sum
  coarseBackoff[context] = eighths(left)
  for (const [c, count] of row.entries()) {
    if (count === 0) continue
    const rest = byCoarse.probability[((context & (COARSE - 1)) << COARSE_BITS) | c]!
    coarseTriples[(context << COARSE_BITS) | c] = Math.max(1, eighths((count - DISCOUNT) / sum + left * rest))
  }
}

/** What the classes say of a word after two others. */
function classProbability(first: number, second: number, word: number): number {
  const c = coarse[word]!
  const context = (coarse[first]! << COARSE_BITS) | coarse[second]!
  const stored = coarseTriples[(context << COARSE_BITS) | c]!
  const left = 2 ** (-coarseBackoff[context]! / STEPS)
  const triple = stored > 0 ? 2 ** (-stored / STEPS) : left * byCoarse.probability[(coarse[second]! << COARSE_BITS) | c]!
  const f = fine[word]!
  const pair = byFine.probability[(fine[second]! << FINE_BITS) | f]!
  return ((triple / (byCoarse.mass[c]! / total) + pair / (byFine.mass[f]! / total)) / 2) * (counts[word]! / total)
}

const keptPairs = allPairs.filter(({ outlets }) => outlets >= LEAST_OUTLETS)
const pairMass = new Float64Array(TOKENS)
for (const { tokens, count } of keptPairs) pairMass[tokens[0]!]! += count - DISCOUNT
const backoff = (token: number): number => (counts[token]! > 0 ? (counts[token]! - pairMass[token]!) / counts[token]! : 1)
const pairProbability = new Map<number, number>()
for (const { tokens: [first = 0, second = 0], count } of keptPairs) {
  // a pair's classes without what stands before it: the boundary, which makes no difference to the many classes
  const rest = classProbability(BOUNDARY, first, second)
  pairProbability.set(first * TOKENS + second, (count - DISCOUNT) / counts[first]! + backoff(first) * rest)
}

const allTriples = grams(3)
const keptTriples = allTriples.filter(({ tokens: [first = 0, second = 0], outlets }) =>
  outlets >= LEAST_OUTLETS && pairProbability.has(first * TOKENS + second))
const contextCount = new Map<number, number>()
for (let i = 2; i < total; i++) {
  if (stream[i - 1] === BOUNDARY) continue
  const context = stream[i - 2]! * TOKENS + stream[i - 1]!
  contextCount.set(context, (contextCount.get(context) ?? 0) + 1)
}
const tripleMass = new Map<number, number>()
for (const { tokens, count } of keptTriples) {
  const context = tokens[0]! * TOKENS + tokens[1]!
  tripleMass.set(context, (tripleMass.get(context) ?? 0) + count - DISCOUNT)
}
const tripleBackoff = (context: number): number => 1 - (tripleMass.get(context) ?? 0) / (contextCount.get(context) ?? 1)
const triples = keptTriples.map(({ tokens: [first = 0, second = 0, third = 0], count }) => {
  const context = first * TOKENS + second
  const pair = pairProbability.get(second * TOKENS + third) ?? backoff(second) * classProbability(first, second, third)
  return { first, second, third, probability: (count - DISCOUNT) / contextCount.get(context)! + tripleBackoff(context) * pair }
})

const quarters = (probability: number): number => Math.min(GRAM_MASK, Math.max(0, Math.round(-Math.log2(probability) * GRAM_STEPS)))
const cell = (probability: number, second: number): number => (checkOf(second) << GRAM_BITS) | quarters(probability)
const pairs = new Uint16Array(cellsFor(keptPairs.length))
const pairBackoff = new Uint8Array(pairs.length)
const pairFirst = Uint32Array.from(keptPairs, ({ tokens }) => pairKey(tokens[0]!, tokens[1]!, 0))
const pairSecond = Uint32Array.from(keptPairs, ({ tokens }) => pairKey(tokens[0]!, tokens[1]!, 1))
fillTables(pairFirst, pairSecond, [
  {
    cells: pairs,
    values: keptPairs.map(({ tokens: [first = 0, second = 0] }, i) => cell(pairProbability.get(first * TOKENS + second)!, pairSecond[i]!)),
  },
  { cells: pairBackoff, values: keptPairs.map(({ tokens: [first = 0, second = 0] }) => eighths(tripleBackoff(first * TOKENS + second))) },
])
const tripleCells = new Uint16Array(cellsFor(triples.length))
const tripleSecond = Uint32Array.from(triples, ({ first, second, third }) => tripleKey(first, second, third, 1))
fillTables(Uint32Array.from(triples, ({ first, second, third }) => tripleKey(first, second, third, 0)), tripleSecond, [
  { cells: tripleCells, values: triples.map(({ probability }, i) => cell(probability, tripleSecond[i]!)) },
])

const bytes = trainedBytes({
  fingerprints,
  coarse,
  fine,
  rarity: Uint8Array.from(counts, (count) => eighths(count / total)),
  backoff: Uint8Array.from(counts, (_, token) => eighths(backoff(token))),
  coarseMass: Uint8Array.from(byCoarse.mass, (mass) => eighths(mass / total)),
  fineMass: Uint8Array.from(byFine.mass, (mass) => eighths(mass / total)),
  coarseTriples,
  coarsePairs: Uint8Array.from(byCoarse.probability, eighths),
  coarseBackoff,
  finePairs: Uint8Array.from(byFine.probability, eighths),
  pairs,
  pairBackoff,
  triples: tripleCells,
})
writeFileSync(projectFile('src/article/models/usage.bin'), bytes)
console.log(`usage: ${total} tokens of ${articles.length} articles, ${words.length} words, ${keptPairs.length} of ${allPairs.length} ` +
  `pairs, ${keptTriples.length} of ${allTriples.length} triples; ${bytes.length} bytes`)
