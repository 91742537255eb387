/**
 * Fits what the signs of a cue and of the end of what is said weigh (`src/article/attribution-signs.ts`), and writes
 * `src/article/lexicon/attribution-weights.yaml`. Only weights of signs are kept, no text.
 *
 * The articles are those of ../shared/data/attribution whose attributions were marked by hand (PolNeAR 1.0.0). The weights that are written
 * are fitted on all of them; the figures beside them are those of halves: fitted on every second article, and counted on the others.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Cue } from '../../src/article/attribution-cues.ts'
import { nameOf, signCount, type Signs } from '../../src/article/attribution-signs.ts'
import type { Judge } from '../../src/article/attribution-sources.ts'
import { attribute, LEAST_CUE, LEAST_END } from '../../src/article/attributions.ts'
import { read } from '../../src/article/read.ts'
import { pairQuotations, type QuotationSpan } from '../../src/text/quotations.ts'
import type { Block } from '../../src/article/reading.ts'
import { SentenceCues } from '../../src/article/sentence-cues.ts'
import type { Scan } from '../../src/text/scan.ts'
import { projectFile } from './background.ts'

/** Passes over the examples; more change nothing in the second decimal. */
const PASSES = 20
const RATE = 0.1
/** How far a weight is pulled to nothing, as if so many examples of its sign had spoken against it. */
const PULL = 2
/** What a word within something said counts when nobody marked it as a cue: what stands within other content was often not marked. */
const UNMARKED_INSIDE = 0.1
/** Weights nearer to nothing are left out of the file: with them the figures on the halves left out stay the same. */
const LEAST_WEIGHT = 0.15

type Span = readonly [start: number, end: number]
interface Sentence {
  readonly s: number
  readonly e: number
  readonly kind: string
  readonly discard?: boolean
  readonly attributed: boolean
}
interface Marked {
  readonly text: string
  readonly title: string
  readonly sentences: readonly Sentence[]
  readonly attributions: readonly { readonly cue?: readonly Span[]; readonly content?: readonly Span[] }[]
}
interface Example {
  readonly signs: Signs
  readonly right: boolean
  readonly counts: number
}
interface Article {
  readonly marked: Marked
  readonly scan: Scan
  readonly quotes: readonly QuotationSpan[]
  readonly blocks: readonly Block[]
}

const articles = readFileSync(projectFile('../shared/data/attribution/polnear.dev.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Article => {
    const marked = JSON.parse(line) as Marked
    const reading = read({ headline: marked.title, text: marked.text, format: 'record', language: 'en' })
    return { marked, scan: reading.scan, quotes: pairQuotations(reading.scan).spans, blocks: reading.blocks }
  })

/** The mark that each code unit stands in, as an index; -1 for none. */
function marksOf(length: number, marks: readonly (readonly Span[] | undefined)[]): Int16Array {
  const at = new Int16Array(length + 1).fill(-1)
  marks.forEach((spans, i) => {
    for (const [start, end] of spans ?? []) at.fill(i, start, end)
  })
  return at
}

/** What was marked, asked at every word that could be a cue and every place where what is said could end. */
function examplesOf({ marked, scan, quotes, blocks }: Article): { readonly cues: readonly Example[]; readonly ends: readonly Example[] } {
  const cueAt = marksOf(marked.text.length, marked.attributions.map(({ cue }) => cue))
  const contentAt = marksOf(marked.text.length, marked.attributions.map(({ content }) => content))
  const readAllCues = (judge: Judge): readonly Cue[] => {
    const all = new SentenceCues(scan, quotes, blocks, judge)
    return Array.from({ length: scan.sentences.count }, (_, sentence) => all.in(sentence)).flat()
  }
  const cues: Example[] = []
  const ends: Example[] = []
  const recordCues: Judge = {
    mayBeCue: () => true,
    isCue(word, signs) {
      const start = scan.words.start[word]!
      const right = cueAt[start]! >= 0
      cues.push({ signs: [...signs], right, counts: right || contentAt[start]! < 0 ? 1 : UNMARKED_INSIDE })
      return false
    },
    ends: () => false,
  }
  readAllCues(recordCues)
  let end = -1
  const recordEnds: Judge = {
    mayBeCue: () => true,
    isCue(word) {
      const start = scan.words.start[word]!
      const cue = cueAt[start]!
      if (cue < 0) return false
      const sentenceEnd = scan.sentences.end[scan.sentences.at(start)]!
      const content = (marked.attributions[cue]!.content ?? []).filter(([from]) => from >= start && from < sentenceEnd)
      end = Math.max(-1, ...content.map(([, to]) => Math.min(to, sentenceEnd)))
      return true
    },
    ends(word, signs) {
      if (end < 0) return false
      const right = scan.words.start[word]! >= end
      ends.push({ signs: [...signs], right, counts: 1 })
      return right
    },
  }
  readAllCues(recordEnds)
  return { cues, ends }
}

/** Logistic regression by adaptive steps, in an order that is always the same. */
function fit(examples: readonly Example[]): Float64Array {
  const weights = new Float64Array(signCount)
  const steps = new Float64Array(signCount)
  const seen = new Int32Array(signCount)
  for (const { signs } of examples) for (const sign of signs) seen[sign]!++
  const order = examples.map((_, i) => i)
  let random = 1
  for (let pass = 0; pass < PASSES; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
      const other = random % (i + 1)
      const kept = order[i]!
      order[i] = order[other]!
      order[other] = kept
    }
    const rate = RATE / (1 + 0.3 * pass)
    for (const i of order) {
      const { signs, right, counts } = examples[i]!
      let sum = 0
      for (const sign of signs) sum += weights[sign]!
      const error = (1 / (1 + Math.exp(-sum)) - (right ? 1 : 0)) * counts
      for (const sign of signs) {
        const slope = error + (PULL * weights[sign]!) / seen[sign]!
        steps[sign]! += slope * slope
        weights[sign]! -= (rate * slope) / Math.sqrt(steps[sign]! + 1e-3)
      }
    }
  }
  return weights
}

const overlap = (a: { s: number; e: number }, start: number, end: number): number => Math.max(0, Math.min(a.e, end) - Math.max(a.s, start))

/** F1 of "half of the sentence or more is attributed" over the articles. */
function figure(list: readonly Article[], judge: Judge): string {
  let both = 0
  let ours = 0
  let theirs = 0
  for (const { marked, scan, quotes, blocks } of list) {
    const parts = attribute(scan, quotes, blocks, 'en', judge).attributions.flatMap(({ source, cue, content }) => [source, cue, ...content])
    for (const sentence of marked.sentences) {
      if (sentence.kind !== 'body' || sentence.discard) continue
      let covered = 0
      for (const part of parts) if (part) covered += overlap(sentence, part.start, part.end)
      const found = covered >= 0.5 * (sentence.e - sentence.s)
      if (found && sentence.attributed) both++
      else if (found) ours++
      else if (sentence.attributed) theirs++
    }
  }
  const percent = (share: number): string => (100 * share).toFixed(1)
  const f1 = (2 * both) / (2 * both + ours + theirs)
  return `precision ${percent(both / (both + ours))}, recall ${percent(both / (both + theirs))}, F1 ${percent(f1)}`
}

/** The weight of every sign, those too small to be kept as nothing. */
function weightsOf(examples: readonly ReturnType<typeof examplesOf>[]): Float64Array {
  const cueWeights = fit(examples.flatMap(({ cues }) => cues))
  const endWeights = fit(examples.flatMap(({ ends }) => ends))
  return Float64Array.from({ length: signCount }, (_, sign) => {
    const weight = Math.round(100 * (cueWeights[sign]! + endWeights[sign]!)) / 100
    return Math.abs(weight) < LEAST_WEIGHT ? 0 : weight
  })
}

function judgeBy(weights: Float64Array): Judge {
  const sumOf = (signs: Signs): number => signs.reduce((sum, sign) => sum + weights[sign]!, 0)
  return { mayBeCue: () => true, isCue: (_, signs) => sumOf(signs) >= LEAST_CUE, ends: (_, signs) => sumOf(signs) >= LEAST_END }
}

const examples = articles.map(examplesOf)
const figures = [0, 1].map((half) => {
  const weights = weightsOf(examples.filter((_, i) => i % 2 === half))
  return figure(articles.filter((_, i) => i % 2 !== half), judgeBy(weights))
})

const weights = weightsOf(examples)
const byFamily = new Map<string, string[]>()
for (const [sign, weight] of weights.entries()) {
  if (weight === 0) continue
  const [family, value] = nameOf(sign)
  const entry = `${weight} ${value}`
  const listed = byFamily.get(family)
  if (listed) listed.push(entry)
  else byFamily.set(family, [entry])
}
const written = [...byFamily.values()].reduce((sum, list) => sum + list.length, 0)
writeFileSync(
  projectFile('src/article/lexicon/attribution-weights.yaml'),
  [
    '# What the signs of a cue and of the end of what is said weigh. Written by `npm run train -- attributions`; do not edit. Fitted',
    `# on the attributions marked in ${articles.length} articles of PolNeAR 1.0.0 (github.com/networkdynamics/PolNeAR). Sentences`,
    '# attributed, when fitted on one half of the articles and counted on the other:',
    ...figures.map((found) => `# ${found}`),
    'weights:',
    ...[...byFamily].map(([family, list]) => `  '${family}': "${list.join(', ')}"`),
    '',
  ].join('\n'),
)
console.log(`${written} weights of ${signCount} signs; on the half left out: ${figures.join('; ')}`)
