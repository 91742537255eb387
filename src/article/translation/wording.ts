/**
 * How a text is worded, without what it says: function words, the parts of speech of the others, which of them follow each other, and how
 * usual each word is where it stands. Names, numbers and the content words themselves are not looked at, so that topic and outlet do not
 * count. One pass over the words of its sentences.
 */
import type { Scan } from '../../text/scan.ts'
import { CAPITALISED, FNV_OFFSET, FNV_PRIME, HAS_DIGIT, hashWord } from '../../text/words.ts'
import { STEPS, usageModel } from '../usage/model.ts'
import { BOUNDARY, COMMA, gapToken, shapeToken, SHAPES, SPECIALS, wordKey } from '../usage/tokens.ts'
import { BASE_VERB, entriesOf, entryFor, FUNCTION_WORD, KNOWN, PAST_VERB, SINGULAR_VERB } from '../vocabulary.ts'
import { data as vocabulary } from '../vocabulary.yaml.ts'

/** Tags: of what stands between words, of words that the vocabulary lacks, of function words (one each), of the kinds that words have. */
const START = 0
const END = 1
const COMMA_TAG = 2
const NUMBER = 3
const NAME = 4
const UNKNOWN = 5
const UNKNOWN_PAST = 6
const UNKNOWN_GERUND = 7
const UNKNOWN_ADVERB = 8
const UNKNOWN_PLURAL = 9
const FIRST_FUNCTION_WORD = 10
const KINDS = KNOWN - 1

const functionWords = vocabulary.words.flatMap(({ kinds, words }) => (kinds.includes('f') ? words.split(' ') : []))
const kindTags = new Uint16Array(KNOWN)
let tags = FIRST_FUNCTION_WORD + functionWords.length
for (const { kinds } of vocabulary.words) {
  const bits = entryFor(kinds, 0) & KINDS
  if ((bits & FUNCTION_WORD) === 0 && kindTags[bits] === 0) kindTags[bits] = tags++
}
/** Number of tags. */
export const TAGS = tags
/** Changes when the tags mean something else. */
export const TAGS_CHECK = hashWord(vocabulary.words.map(({ kinds, words }) => (kinds.includes('f') ? words : kinds)).join(' '))

/** Function words by hash: open addressing, few enough that nearly every look-up is the first. */
const SLOTS = 1 << 11
const slotHash = new Uint32Array(SLOTS)
const slotTag = new Uint16Array(SLOTS)
for (const [i, word] of functionWords.entries()) {
  const hash = hashWord(word)
  let slot = hash & (SLOTS - 1)
  while (slotTag[slot] !== 0) slot = (slot + 1) & (SLOTS - 1)
  slotHash[slot] = hash
  slotTag[slot] = FIRST_FUNCTION_WORD + i
}
/** By tag: 1 for a verb that makes a clause of a sentence. */
const finiteTags = new Uint8Array(TAGS)
const FINITE: ReadonlySet<string> = new Set(
  ("is are was were has have had will would can could may might do does did should must isn't aren't wasn't weren't hasn't haven't " +
    "hadn't won't wouldn't can't couldn't don't doesn't didn't shouldn't it's he's she's that's there's they're we're i'm").split(' '),
)
for (const [i, word] of functionWords.entries()) if (FINITE.has(word)) finiteTags[FIRST_FUNCTION_WORD + i] = 1

/** Shorter sentences are headlines, captions and exclamations. */
const LEAST_WORDS = 4
/** Steps of the histograms, in eighths of a bit. */
const FUNCTION_STEP = 12
const CONTENT_STEP = 20
const BITS_BINS = 8
const RARITY_FROM = 64
const RARITY_STEP = 10
const RARITY_BINS = 10
/** No word has more eighths than this. */
const MOST_EIGHTHS = 512
const binsOf = (from: number, step: number, bins: number): Uint8Array =>
  Uint8Array.from({ length: MOST_EIGHTHS }, (_, eighths) => Math.max(0, Math.min(bins - 1, Math.floor((eighths - from) / step))))
const functionBins = binsOf(0, FUNCTION_STEP, BITS_BINS)
const contentBins = binsOf(0, CONTENT_STEP, BITS_BINS)
const rarityBins = binsOf(RARITY_FROM, RARITY_STEP, RARITY_BINS)

/** Three kinds of words by what is known of them; each has its mean, its deviation and its histogram of bits. */
const [FUNCTION, CONTENT, OUTSIDE] = [0, 1, 2]
const GROUPS = 3
/** Where the measures of the text as a whole stand in `measures`. */
const HISTOGRAMS = 0
const RARITIES = HISTOGRAMS + GROUPS * BITS_BINS
const SHAPED = RARITIES + RARITY_BINS
const MOMENTS = SHAPED + SHAPES
/** Of the moments, after the bits of the three groups: rarity, bits beyond it, length, the worst function word, bits a word. */
const [RARITY, CONTENT_BEYOND, FUNCTION_BEYOND, LENGTH, WORST, SENTENCE] = [GROUPS, GROUPS + 1, GROUPS + 2, GROUPS + 3, GROUPS + 4, GROUPS + 5]
const MOMENT_COUNT = GROUPS + 6
const WITHOUT_VERB = MOMENTS + 2 * MOMENT_COUNT
export const MEASURES = WITHOUT_VERB + 1

export interface Wording {
  /** Words of the sentences that were looked at. */
  readonly words: number
  /** The kept features that occur. */
  readonly features: Uint16Array
  /** By feature. This and `features` are valid until the next text is looked at. */
  readonly counts: Uint16Array
  /** Averages and shares over all words. */
  readonly measures: Float64Array
}

/** Number of features: how often each tag stands, then how often each tag stands after each other one (`TAGS * (1 + before) + tag`). */
export const FEATURES = TAGS * (TAGS + 1)
/** By feature: the number that it is counted under, plus one; 0 for a feature that is not kept. */
export type Kept = Uint16Array
export const ALL_KEPT: Kept = Uint16Array.from({ length: FEATURES }, (_, feature) => feature + 1)
/** By number; the next text clears what this one filled. */
const counts = new Uint16Array(FEATURES)
/** The features that occur, in order of the first occurrence, and how many they are. */
const occurring = new Uint16Array(FEATURES)
let occur = 0

/** Three numbers a moment: how many values, their sum, the sum of their squares. Of bits in eighths, so that no sum loses anything. */
const sums = new Float64Array(3 * MOMENT_COUNT)

function add(moment: number, value: number): void {
  sums[3 * moment]!++
  sums[3 * moment + 1]! += value
  sums[3 * moment + 2]! += value * value
}

function count(kept: number): void {
  if (kept !== 0 && counts[kept - 1]!++ === 0) occurring[occur++] = kept - 1
}

/** The wording of these sentences (indices into `scan.sentences`). */
export function wordingOf(scan: Scan, sentences: Iterable<number>, kept: Kept): Wording {
  const model = usageModel()
  const { words, sentences: all } = scan
  const entries = entriesOf(scan)
  for (let i = 0; i < occur; i++) counts[occurring[i]!] = 0
  occur = 0
  const measures = new Float64Array(MEASURES)
  sums.fill(0)
  let total = 0
  let looked = 0
  let verbless = 0
  const seen = new Set<number>()
  for (const sentence of sentences) {
    const first = all.firstWord[sentence]!
    const end = all.endWord[sentence]!
    if (end - first < LEAST_WORDS) continue
    const shape = tagSentence(scan, entries, first, end)
    // "Ward 7 voted for the bridge" forty times over is a table, and one way of wording
    if (seen.has(shape)) continue
    seen.add(shape)
    for (let i = 1; i < tagged; i++) {
      const tag = tagsOf[i]!
      count(kept[TAGS * (1 + tagsOf[i - 1]!) + tag]!)
      if (tag !== END) count(kept[tag]!)
    }
    looked++
    // each table in a loop of its own: what is not in the cache is then waited for together, not one after the other
    for (let word = first; word < end; word++) {
      const known = model.tokenOf(wordKey(scan, word))
      tokensOf[word - first] = known < 0 ? shapeToken(scan, word, word === first) : known
    }
    let before = BOUNDARY
    for (let word = first; word < end; word++) {
      const gap = word === first ? -1 : gapToken(words.gap[word]!)
      const token = tokensOf[word - first]!
      placesOf[word - first] = model.placeOfPair(gap >= 0 ? gap : before, token)
      before = token
    }
    for (let i = 0; i < end - first; i++) eighthsOf[i] = model.eighthsAt(placesOf[i]!, tokensOf[i]!)
    let sum = 0
    let most = 0
    let hasVerb = hasFinite
    for (let word = first; word < end; word++) {
      const entry = entries[word]!
      const eighths = eighthsOf[word - first]!
      const token = tokensOf[word - first]!
      sum += eighths
      if ((entry & FUNCTION_WORD) !== 0) {
        add(FUNCTION, eighths)
        add(FUNCTION_BEYOND, eighths - model.eighthsAlone(token))
        measures[HISTOGRAMS + FUNCTION * BITS_BINS + functionBins[eighths]!]!++
        if (eighths > most) most = eighths
      } else if (token >= SPECIALS) {
        const alone = model.eighthsAlone(token)
        add(CONTENT, eighths)
        add(RARITY, alone)
        add(CONTENT_BEYOND, eighths - alone)
        measures[HISTOGRAMS + CONTENT * BITS_BINS + contentBins[eighths]!]!++
        measures[RARITIES + rarityBins[alone]!]!++
      } else {
        add(OUTSIDE, eighths)
        measures[HISTOGRAMS + OUTSIDE * BITS_BINS + contentBins[eighths]!]!++
        measures[SHAPED + Math.min(token, SHAPES - 1)]!++
      }
      if ((entry & (PAST_VERB | SINGULAR_VERB | BASE_VERB)) !== 0) hasVerb = true
    }
    total += end - first
    if (!hasVerb) verbless++
    add(LENGTH, STEPS * (end - first))
    add(WORST, most)
    add(SENTENCE, sum / (end - first))
  }
  for (let i = 0; i < MOMENTS; i++) measures[i]! /= Math.max(1, total)
  for (let i = 0; i < MOMENT_COUNT; i++) {
    const n = Math.max(1, sums[3 * i]!)
    const mean = sums[3 * i + 1]! / STEPS / n
    measures[MOMENTS + 2 * i] = mean
    measures[MOMENTS + 2 * i + 1] = Math.sqrt(Math.max(0, sums[3 * i + 2]! / STEPS ** 2 / n - mean ** 2))
  }
  measures[WITHOUT_VERB] = verbless / Math.max(1, looked)
  return { words: total, features: occurring.subarray(0, occur), counts, measures }
}

/** Tags of one sentence, from `START` to `END`, how many they are, and whether there is a verb such as "is" among them. */
let tagsOf = new Uint16Array(1 << 10)
let tagged = 0
let hasFinite = false
/** By word of the sentence. */
let tokensOf = new Uint16Array(1 << 9)
let placesOf = new Uint32Array(1 << 9)
let eighthsOf = new Uint16Array(1 << 9)

/** Fills `tagsOf`, and gives a hash of it. */
function tagSentence(scan: Scan, entries: Uint16Array, first: number, end: number): number {
  if (2 * (end - first) + 2 > tagsOf.length) {
    tagsOf = new Uint16Array(4 * (end - first))
    tokensOf = new Uint16Array(2 * (end - first))
    placesOf = new Uint32Array(2 * (end - first))
    eighthsOf = new Uint16Array(2 * (end - first))
  }
  tagsOf[0] = START
  tagged = 1
  hasFinite = false
  for (let word = first; word < end; word++) {
    if (word > first && gapToken(scan.words.gap[word]!) === COMMA) tagsOf[tagged++] = COMMA_TAG
    const tag = tagOf(scan, word, entries[word]!, word === first)
    if (finiteTags[tag] !== 0) hasFinite = true
    tagsOf[tagged++] = tag
  }
  tagsOf[tagged++] = END
  let hash = FNV_OFFSET
  for (let i = 1; i < tagged; i++) hash = Math.imul(hash ^ tagsOf[i]!, FNV_PRIME)
  return hash
}

function tagOf(scan: Scan, word: number, entry: number, opens: boolean): number {
  const { flags, hash, start, end } = scan.words
  const flag = flags[word]!
  if ((flag & HAS_DIGIT) !== 0) return NUMBER
  if ((entry & FUNCTION_WORD) !== 0) {
    let slot = hash[word]! & (SLOTS - 1)
    while (slotHash[slot] !== hash[word] && slotTag[slot] !== 0) slot = (slot + 1) & (SLOTS - 1)
    return slotTag[slot]!
  }
  if ((flag & CAPITALISED) !== 0 && !opens) return NAME
  if (entry !== 0) return kindTags[entry & KINDS]!
  const { text } = scan
  const at = end[word]!
  if (at - start[word]! < LEAST_WORDS) return UNKNOWN
  const last = text.charCodeAt(at - 1)
  const before = text.charCodeAt(at - 2)
  if (last === 100 && before === 101) return UNKNOWN_PAST
  if (last === 103 && before === 110 && text.charCodeAt(at - 3) === 105) return UNKNOWN_GERUND
  if (last === 121 && before === 108) return UNKNOWN_ADVERB
  return last === 115 ? UNKNOWN_PLURAL : UNKNOWN
}
