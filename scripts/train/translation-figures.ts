/** Prints how the verdict on machine translation does on what the model of wording has not seen. */
import { PRIOR, THRESHOLD } from '../../src/article/translation.ts'

/** Human: written in English, or translated by people. Machine: systems that people can tell at once, or fluent ones. */
export type Tier = 'native' | 'translated' | 'hard' | 'weak'

export interface JudgedDocument {
  readonly tier: Tier
  readonly source: string
  readonly era: string
  /** Of the wording alone. */
  readonly score: number
  readonly probability: number
}

export interface JudgedNews {
  readonly outlet: string
  /** Of the wording alone. */
  readonly odds: number
  readonly probability: number
}

/** Upper ends of the rows of the table that shows whether probabilities mean what they say. */
const RELIABILITY = [0.01, 0.03, 0.1, 0.3, THRESHOLD, 1]
/** Outlets with fewer articles say nothing of how much outlets differ. */
const LEAST_OF_OUTLET = 10

/** `leftOut`: the same documents by models that had not seen the story, the source or the era of each. */
export function tellFigures(
  leftOut: Readonly<Record<'stories' | 'sources' | 'eras', readonly JudgedDocument[]>>, news: readonly JudgedNews[],
): void {
  for (const [what, documents] of Object.entries(leftOut)) {
    tellAreas(`${what} left out`, documents)
    const key = what === 'eras' ? 'era' : 'source'
    if (what === 'stories') continue
    for (const own of [...new Set(documents.map((document) => document[key]))].sort()) {
      tellAreas(`  ${own}`, documents.filter((document) => document[key] === own))
    }
  }
  const called = news.filter(({ probability }) => probability >= THRESHOLD).length
  console.log(`  background: ${called} of ${news.length} articles called a translation`)
  tellReliability(leftOut.sources, news)
  tellOutlets(news)
}

/** Areas under the curve of the wording alone and of the whole verdict, and how many are called a translation. */
function tellAreas(name: string, documents: readonly JudgedDocument[]): void {
  const parts = [`  ${name}`]
  const human = documents.filter(isHuman)
  for (const tier of ['hard', 'weak'] as const) {
    const machine = documents.filter((document) => document.tier === tier)
    if (machine.length === 0) continue
    const areas = `${area(machine, human, 'score')} by wording, ${area(machine, human, 'probability')} in all`
    parts.push(`${tier} ${areas}, ${called(machine)} called`)
  }
  console.log(`${parts.join('; ')}; human ${called(human)} called`)
}

const isHuman = ({ tier }: JudgedDocument): boolean => tier === 'native' || tier === 'translated'

function called(documents: readonly JudgedDocument[]): string {
  return `${documents.filter(({ probability }) => probability >= THRESHOLD).length} of ${documents.length}`
}

function area(positive: readonly JudgedDocument[], negative: readonly JudgedDocument[], by: 'score' | 'probability'): string {
  let wins = 0
  for (const a of positive) for (const b of negative) wins += a[by] > b[by] ? 1 : a[by] === b[by] ? 0.5 : 0
  return (wins / (positive.length * negative.length)).toFixed(3)
}

/** What articles with a probability up to so much are, where translations are as frequent as the verdict takes them to be. */
function tellReliability(documents: readonly JudgedDocument[], news: readonly JudgedNews[]): void {
  const frequency = 1 / (1 + Math.exp(-PRIOR))
  const humans = documents.filter(isHuman).length
  const ofHuman = (1 - frequency) / 2
  const weighed = [
    ...documents.map((document) => ({ probability: document.probability, isMachine: !isHuman(document),
      weight: isHuman(document) ? ofHuman / humans : frequency / (documents.length - humans) })),
    ...news.map(({ probability }) => ({ probability, isMachine: false, weight: ofHuman / news.length })),
  ]
  let from = 0
  for (const to of RELIABILITY) {
    const inside = weighed.filter(({ probability }) => probability >= from && probability < to)
    const all = inside.reduce((sum, { weight }) => sum + weight, 0)
    if (inside.length === 0) continue
    const mean = inside.reduce((sum, { probability, weight }) => sum + probability * weight, 0) / all
    const machine = inside.reduce((sum, { isMachine, weight }) => sum + (isMachine ? weight : 0), 0) / all
    console.log(`    ${from} to ${to}: ${inside.length} articles, on average ${mean.toFixed(3)}, translations ${machine.toFixed(3)}`)
    from = to
  }
}

function tellOutlets(news: readonly JudgedNews[]): void {
  const byOutlet = new Map<string, JudgedNews[]>()
  for (const article of news) byOutlet.set(article.outlet, [...(byOutlet.get(article.outlet) ?? []), article])
  const means = [...byOutlet.values()].filter(({ length }) => length >= LEAST_OF_OUTLET)
    .map((articles) => articles.reduce((sum, { odds }) => sum + odds, 0) / articles.length).sort((a, b) => a - b)
  console.log(`  mean log odds of the wording, by outlet (${means.length}): ${means[0]!.toFixed(2)} to ${means.at(-1)!.toFixed(2)}`)
}
