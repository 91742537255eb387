/** What the findings of the garble rules say of an article's origin: each kind of damage with its own weight. */

/** What stands for the name of a rule where the wording of a sentence is the evidence. */
export const WORDING = 'wording'

/** A finding as the verdict needs it. Places in a headline of its own (`part`) count, but cannot be shown in the text. */
export interface TranslationSign {
  readonly rule: string
  readonly start: number
  readonly end: number
  readonly confidence: number
  readonly severity: string
  readonly part?: 'text' | 'headline'
}

export interface Evidence {
  readonly rule: string
  readonly start: number
  readonly end: number
  /** Log odds. */
  readonly weight: number
}

/**
 * Log odds that one finding adds. Set by what the damage says of its origin, and checked on human news: words without a place in the clause
 * are no human's slip; repeated words, lost blanks and quotation marks are made by people and by page extractors as well (in 2,500 human
 * articles the glued word, the lone quotation mark and the doubled word stand in 4 to 6 of 100, every other kind in fewer than 1). Fitted
 * beside the wording on stories that were left out, their sum gets a factor of 1.05: they are what they are called.
 */
const WEIGHTS: Readonly<Record<string, number>> = {
  'garble/wrong-sense': 2.6,
  'garble/calque': 1.6,
  'garble/stranded-noun': 2.2,
  'garble/resumptive-subject': 2.2,
  'garble/broken-coordination': 2,
  'garble/tense-wreckage': 1.6,
  'garble/untranslated-word': 1.6,
  'garble/word-order': 1.6,
  'garble/false-split': 1.6,
  'garble/modifier-order': 1.4,
  'garble/lost-subject': 1.4,
  'garble/determiner': 1.2,
  'garble/preposition': 1.2,
  'garble/verb-pattern': 1.2,
  'garble/pronoun-gender': 1.2,
  'garble/agreement': 1.1,
  'garble/noun-number': 1.1,
  'garble/comparison': 0.9,
  'garble/lost-article': 0.9,
  'garble/article-sound': 0.7,
  'garble/foreign-script': 1.2,
  'garble/stray-stop': 1.2,
  'garble/repeated-phrase': 0.7,
  'garble/repeated-word': 0.7,
  'garble/figure-format': 0.5,
  'garble/source-punctuation': 0.5,
  'garble/name-spelling': 0.4,
  'garble/letter-case': 0.4,
  'garble/glued-words': 0.3,
  'garble/unbalanced-quote': 0.3,
  'garble/doubled-punctuation': 0.2,
  'garble/homoglyph': 0.2,
}
/** Each further finding of one rule counts this share of the one before: five doubled words are one bad habit. */
const FURTHER = 0.5
/** Log odds for every rule after the first that speaks: people make one kind of mistake, machines all kinds. */
const ANOTHER_RULE = 0.5
/** Rules lighter than this are no kind of their own for that. */
const LIGHT = 0.5
/** In longer articles more is found by chance: above this many words the sum is scaled down by the square root of the length. */
const USUAL_WORDS = 600
/** Damage of fewer heavy kinds than this adds at most `MOST_OF_FEW`, however often one kind occurs. */
const LEAST_KINDS = 3
/**
 * Words that have no place or no sense in their clause: no human's slip. Without one of them, and without as many kinds of wrecked grammar
 * as `LEAST_GRAMMAR` together with them, the damage adds at most `MOST_OF_FEW` as well: non-native authors make many kinds of mistakes,
 * and careless editing leaves doubled words, lost blanks and stray stops.
 */
const MISPLACED: ReadonlySet<string> = new Set(['garble/wrong-sense', 'garble/calque', 'garble/stranded-noun',
  'garble/resumptive-subject', 'garble/broken-coordination', 'garble/word-order'])
const GRAMMAR: ReadonlySet<string> = new Set([...MISPLACED, 'garble/tense-wreckage', 'garble/determiner', 'garble/agreement',
  'garble/noun-number', 'garble/preposition', 'garble/modifier-order', 'garble/article-sound', 'garble/lost-subject', 'garble/lost-article',
  'garble/verb-pattern'])
const LEAST_GRAMMAR = 2
/** Less than the odds against a translation, so that the wording has to speak for one too. */
const MOST_OF_FEW = 2

export interface Weighed {
  /** Log odds of all findings together. */
  readonly logOdds: number
  /** The findings that can be shown in the text. */
  readonly evidence: readonly Evidence[]
}

/** Weighs what was found in an article of so many words. */
export function weigh(found: readonly TranslationSign[], words: number): Weighed {
  const byRule = new Map<string, TranslationSign[]>()
  for (const sign of found) {
    if (sign.severity === 'info' || WEIGHTS[sign.rule] === undefined) continue
    const signs = byRule.get(sign.rule)
    if (signs) signs.push(sign)
    else byRule.set(sign.rule, [sign])
  }
  const evidence: Evidence[] = []
  let sum = 0
  let kinds = 0
  for (const [rule, signs] of byRule) {
    const weight = WEIGHTS[rule]!
    let share = 1
    for (const { start, end, confidence, part } of signs) {
      const own = weight * share * confidence
      sum += own
      share *= FURTHER
      if (part !== 'headline') evidence.push({ rule, start, end, weight: own })
    }
    if (weight >= LIGHT) kinds++
  }
  if (kinds > 1) sum += ANOTHER_RULE * (kinds - 1)
  const rules = [...byRule.keys()]
  const isWrecked = rules.some((rule) => MISPLACED.has(rule)) && rules.filter((rule) => GRAMMAR.has(rule)).length >= LEAST_GRAMMAR
  const scaled = sum / Math.sqrt(Math.max(1, words / USUAL_WORDS))
  return { logOdds: kinds >= LEAST_KINDS && isWrecked ? scaled : Math.min(scaled, MOST_OF_FEW), evidence }
}
