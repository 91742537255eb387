/**
 * Did the article go through machine translation? Two things speak: how it is worded, by a model that was trained on human and machine
 * versions of the same stories (docs/machine-translation.md), and what the garble rules found. Both are log odds, and add up.
 */
import type { Verdict } from '../rule.ts'
import type { Reading, Role } from './reading.ts'
import { weigh, WORDING, type Evidence, type TranslationSign } from './translation/signs.ts'
import { wordingModel } from './translation/model.ts'
import { wordingOf } from './translation/wording.ts'

export type { TranslationSign } from './translation/signs.ts'

/** Log odds of an article that nothing is known of: 3 in 100. */
export const PRIOR = -3.5
export const THRESHOLD = 0.5
/** Sentences that are shown for the wording. */
const MOST_SENTENCES = 3
/** How the beginning is worded, the rest is: of a long article no more words are looked at, so that they take no longer to lint. */
const MOST_WORDS = 350
/** Fewer words than this (a headline, a brief) are not judged by their wording. */
export const LEAST_WORDS = 60

const READ: ReadonlySet<Role> = new Set(['headline', 'standfirst', 'body', 'crosshead', 'caption', 'list'])

/** Weighs the wording and what was found in the article. Of articles in other languages than English the prior is the probability. */
export function judgeTranslation(reading: Reading, found: readonly TranslationSign[]): Verdict {
  const { logOdds, evidence } = weigh(found, wordsRead(reading))
  const machineTranslation = probabilityOf(logOdds, reading.language === 'en' ? wordingOdds(reading) : 0)
  const machineTranslated = machineTranslation >= THRESHOLD
  const shown = machineTranslated && reading.language === 'en' ? [...evidence, ...tellingSentences(reading)] : evidence
  return { machineTranslation, machineTranslated, evidence: shown.toSorted((a, b) => b.weight - a.weight || a.start - b.start) }
}

/** The probability of a translation by the log odds of what was found and of the wording. */
export function probabilityOf(damage: number, wording: number): number {
  return 1 / (1 + Math.exp(-(PRIOR + damage + wording)))
}

function wordingOdds(reading: Reading): number {
  const model = wordingModel()
  const wording = wordingOf(reading.scan, proseSentences(reading), model.kept)
  if (wording.words < LEAST_WORDS) return 0
  return model.logOdds(model.score(wording), wording.words)
}

/** The sentences whose wording speaks most for a translation. */
function tellingSentences(reading: Reading): Evidence[] {
  const { scan } = reading
  const sentences = proseSentences(reading)
  const model = wordingModel()
  const whole = wordingOf(scan, sentences, model.kept)
  if (whole.words < LEAST_WORDS) return []
  const shareOf = model.shares(whole)
  const evidence = sentences.map((sentence) => {
    const own = wordingOf(scan, [sentence], model.kept)
    const weight = model.slope(whole.words) * own.features.reduce((sum, feature) => sum + own.counts[feature]! * shareOf(feature), 0)
    return { rule: WORDING, start: scan.sentences.start[sentence]!, end: scan.sentences.end[sentence]!, weight }
  })
  return evidence.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight).slice(0, MOST_SENTENCES)
}

/** The first sentences of what readers read, by index: a page's furniture says nothing of how the article is worded. */
export function proseSentences(reading: Reading): number[] {
  const { sentences } = reading.scan
  const prose: number[] = []
  let block = 0
  let words = 0
  for (let sentence = 0; sentence < sentences.count && words < MOST_WORDS; sentence++) {
    const start = sentences.start[sentence]!
    while (block < reading.blocks.length && reading.blocks[block]!.end <= start) block++
    const role = reading.blocks[block]?.role
    if (role === undefined || !READ.has(role)) continue
    words += sentences.endWord[sentence]! - sentences.firstWord[sentence]!
    prose.push(sentence)
  }
  return prose
}

/** Words of what readers read: a page's furniture makes no article longer. */
export function wordsRead(reading: Reading): number {
  const { scan } = reading
  let words = 0
  for (const { role, start, end } of reading.blocks) if (READ.has(role)) words += scan.wordAt(end) - scan.wordAt(start)
  return words
}
