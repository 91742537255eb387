/**
 * Fits the model of wording that the verdict on machine translation rests on (`src/article/models/translation.bin`). Human and machine
 * versions of the same stories (../shared/data/garble/docs.dev.jsonl), both with the same weight within every source, so that neither topic
 * nor outlet tells them apart. Prints how it does on stories, sources and systems that were left out.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { rules } from '../../rules/index.ts'
import { LEAST_WORDS, probabilityOf, proseSentences, wordsRead } from '../../src/article/translation.ts'
import { clip, FEATURE_LIMIT, lengthFactor, logOddsOf, MEASURE_LIMIT, RATE_WORDS } from '../../src/article/translation/model.ts'
import { weigh } from '../../src/article/translation/signs.ts'
import { ALL_KEPT, MEASURES, TAGS_CHECK, wordingOf } from '../../src/article/translation/wording.ts'
import { read } from '../../src/article/read.ts'
import { trainedBytes } from '../../src/article/trained.ts'
import { lintReading } from '../../src/engine/lint.ts'
import { defaultOptions, type Verdict } from '../../src/rule.ts'
import { hashWord } from '../../src/text/words.ts'
import { backgroundArticles, projectFile } from './background.ts'
import { fitLogistic, scoreOf, type LinearModel } from './logistic.ts'
import { tellFigures, type JudgedDocument, type Tier } from './translation-figures.ts'

interface Document {
  readonly story: string
  readonly label: 'clean' | 'garbled'
  readonly tier: Tier
  readonly source: string
  readonly system: string
  readonly text: string
}

/** A feature is kept when so many of the documents and of the background have it. */
const LEAST_DOCUMENTS = 300
/** One background article in so many is looked at. */
const BACKGROUND_SHARE = 6
const PENALTY = 500
/** Measures are few and steady: they count this much more than a feature before the penalty. */
const MEASURE_SCALE = 2
const FOLDS = 5

const documents = readFileSync(projectFile('../shared/data/garble/docs.dev.jsonl'), 'utf8').split('\n').filter(Boolean)
  .map((line) => JSON.parse(line) as Document)
const background = backgroundArticles().filter(({ id }) => hashWord(id) % BACKGROUND_SHARE === 0)

const unjudged = (): Verdict => ({ machineTranslation: 0, machineTranslated: false, evidence: [] })

interface Looked {
  readonly words: number
  readonly counts: ReadonlyMap<number, number>
  readonly measures: Float64Array
  /** Log odds of what the garble rules find. */
  readonly damage: number
}

const garble = rules.filter(({ id, scope }) => id.startsWith('garble/') && scope === 'article')
  .map((rule) => ({ rule, severity: rule.severity, options: defaultOptions(rule) }))

function look(text: string): Looked {
  const reading = read({ text, format: 'text' })
  const { words, features, counts, measures } = wordingOf(reading.scan, proseSentences(reading), ALL_KEPT)
  const own = new Map(Array.from(features, (feature) => [feature, counts[feature]!]))
  const { found } = lintReading(reading, garble, { judge: unjudged })
  return { words, counts: own, measures, damage: weigh(found, wordsRead(reading)).logOdds }
}
const looked = documents.map(({ text }) => look(text))
const news = background.map(({ text, source }) => ({ ...look(text), outlet: source })).filter(({ words }) => words > 0)

const standsIn = new Map<number, number>()
for (const { counts } of [...looked, ...news]) for (const feature of counts.keys()) standsIn.set(feature, (standsIn.get(feature) ?? 0) + 1)
const features = Uint32Array.from([...standsIn].filter(([, count]) => count >= LEAST_DOCUMENTS).map(([feature]) => feature)).sort()

const rootOf = ({ words, counts }: Looked, feature: number): number => Math.sqrt(((counts.get(feature) ?? 0) * RATE_WORDS) / words)
function moments(values: readonly number[], least: number): { mean: number; deviation: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length) + least }
}
/** The human half of the documents and the background's tell how much news varies; labels have no say in it. */
const all = [...looked, ...news]
const ofFeature = Array.from(features, (feature) => moments(all.map((one) => rootOf(one, feature)), 1e-3))
const ofMeasure = Array.from({ length: MEASURES }, (_, i) => moments(all.map(({ measures }) => measures[i]!), 1e-9))

const rowOf = (one: Looked): Float64Array => Float64Array.from([
  ...Array.from(features, (feature, i) => clip((rootOf(one, feature) - ofFeature[i]!.mean) / ofFeature[i]!.deviation, FEATURE_LIMIT)),
  ...ofMeasure.map(({ mean, deviation }, i) => MEASURE_SCALE * clip((one.measures[i]! - mean) / deviation, MEASURE_LIMIT)),
])
const rows = looked.map(rowOf)
const labels = documents.map(({ label }) => (label === 'garbled' ? 1 : 0))

/** Both versions of a source's stories weigh the same, whatever their number. */
function fit(chosen: readonly number[]): LinearModel {
  const bySource = new Map<string, [number[], number[]]>()
  for (const i of chosen) {
    const { source } = documents[i]!
    if (!bySource.has(source)) bySource.set(source, [[], []])
    bySource.get(source)![labels[i] as 0 | 1].push(i)
  }
  const weights = new Map<number, number>()
  for (const sides of bySource.values()) {
    if (sides.some((side) => side.length === 0)) continue
    const half = (sides[0].length + sides[1].length) / 2
    for (const side of sides) for (const i of side) weights.set(i, half / side.length)
  }
  const used = [...weights.keys()].sort((a, b) => a - b)
  return fitLogistic(used.map((i) => rows[i]!), used.map((i) => labels[i]!), used.map((i) => weights.get(i)!), PENALTY)
}

const everyone = documents.map((_, i) => i)
const foldOf = (i: number): number => hashWord(documents[i]!.story) % FOLDS
/** Scores of documents by a model that has not seen what `key` says of them. */
function leftOut(key: (i: number) => string | number, sees: (own: string | number, i: number) => boolean): Float64Array {
  const scores = new Float64Array(documents.length)
  for (const own of new Set(everyone.map(key))) {
    const model = fit(everyone.filter((i) => sees(own, i)))
    for (const i of everyone) if (key(i) === own) scores[i] = scoreOf(model, rows[i]!)
  }
  return scores
}

const byStory = leftOut(foldOf, (own, i) => foldOf(i) !== own)
const bySource = leftOut((i) => documents[i]!.source, (own, i) => documents[i]!.source !== own)
const eraOf = (i: number): string => (documents[i]!.source.startsWith('wmt16') ? 'phrase-based' : 'later')
const byEra = leftOut(eraOf, (own, i) => eraOf(i) !== own)
const final = fit(everyone)
const newsScores = news.map((one) => scoreOf(final, rowOf(one)))

/** Scores, of sources that were left out, to log odds: human documents and the background have half of the human weight each. */
const machines = labels.filter((label) => label === 1).length
const humans = labels.length - machines
const judged = [
  ...everyone.map((i) => ({
    score: bySource[i]!, words: looked[i]!.words, label: labels[i]!, weight: labels[i] === 1 ? 0.5 / machines : 0.25 / humans,
  })),
  ...news.map(({ words }, i) => ({ score: newsScores[i]!, words, label: 0, weight: 0.25 / news.length })),
]
const calibration = fitLogistic(
  judged.map(({ score, words }) => Float64Array.from([score * lengthFactor(words), lengthFactor(words)])),
  judged.map(({ label }) => label), judged.map(({ weight }) => weight), 0, false).weights

const wordingOdds = ({ words }: Looked, score: number): number => (words < LEAST_WORDS ? 0 : logOddsOf(score, words, calibration))
const judgedBy = (scores: Float64Array): JudgedDocument[] => everyone.map((i) => {
  const { tier, source } = documents[i]!
  const odds = wordingOdds(looked[i]!, scores[i]!)
  return { tier, source, era: eraOf(i), score: scores[i]!, probability: probabilityOf(looked[i]!.damage, odds) }
})
console.log(`translation: ${features.length} features and ${MEASURES} measures of ${documents.length} documents`)
console.log(`  slope ${calibration[0]!.toFixed(3)}, offset ${calibration[1]!.toFixed(3)}`)
tellFigures({ stories: judgedBy(byStory), sources: judgedBy(bySource), eras: judgedBy(byEra) }, news.map((one, i) => {
  const odds = wordingOdds(one, newsScores[i]!)
  return { outlet: one.outlet, odds, probability: probabilityOf(one.damage, odds) }
}))

const bytes = trainedBytes({
  tags: Uint32Array.from([TAGS_CHECK]),
  features,
  mean: Float32Array.from(ofFeature, ({ mean }) => mean),
  deviation: Float32Array.from(ofFeature, ({ deviation }) => deviation),
  weight: Float32Array.from(final.weights.subarray(0, features.length)),
  measureMean: Float32Array.from(ofMeasure, ({ mean }) => mean),
  measureDeviation: Float32Array.from(ofMeasure, ({ deviation }) => deviation),
  measureWeight: Float32Array.from(final.weights.subarray(features.length), (weight) => weight * MEASURE_SCALE),
  bias: Float32Array.from([final.bias]),
  calibration: Float32Array.from(calibration),
})
writeFileSync(projectFile('src/article/models/translation.bin'), bytes)
console.log(`  ${bytes.length} bytes`)
