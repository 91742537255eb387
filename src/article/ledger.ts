/**
 * The ledger of an article: everybody that it names for something, with the sentences and quotations that rest on it, and the sentences
 * that rest on nobody.
 */
import { hasTwoPlainSources, mayBeOneSided } from './one-sided.ts'
import type { Attribution, Quotation, Reading, Role } from './reading.ts'
import { SourceRegister, type Entry, type LedgerSource } from './source-register.ts'

export interface Ledger {
  /** Who carries most of the article first, then in order of place. */
  readonly sources: readonly LedgerSource[]
  /** Sentences of the article's prose. */
  readonly sentences: readonly number[]
  /** Those of them that rest on no source, in order. */
  readonly bare: readonly number[]
  /** Outermost quotations of several words without a speaker, in order. */
  readonly unspoken: readonly Quotation[]
  /** The entry of an attribution's source or a quotation's speaker; undefined for those that stand in no entry alone. */
  entryOf(mention: { readonly start: number }): Pick<Entry, 'plainName' | 'kind'> | undefined
}

/** What the article itself tells, and where its sources stand. Headlines and captions say again what the prose does. */
const TELLS: ReadonlySet<Role> = new Set<Role>(['standfirst', 'body', 'list'])
/** Quotations stand in these as well. */
const QUOTES: ReadonlySet<Role> = new Set<Role>(['headline', 'standfirst', 'body', 'list', 'crosshead', 'caption'])
/** A sentence of which somebody says less than this share tells something of its own. */
const LEAST_SHARE = 0.25
/** Fewer quoted words with nobody near are a title, a nickname, a word held at arm's length. */
const LEAST_QUOTED = 5

export function ledgerOf(reading: Reading): Ledger {
  const register = new SourceRegister(reading)
  const prose = new Set(sentencesIn(reading, TELLS))
  const unspoken: Quotation[] = []
  const byPlace = new Map<number, Entry>()
  for (const turn of turnsOf(reading)) {
    if ('attribution' in turn) enter(turn.attribution)
    else enterQuotation(turn.quotation)
  }
  const sources = register.sources()
  const resting = register.resting()
  const sentences = [...prose]
  return {
    sources, sentences,
    bare: sentences.filter((sentence) => !resting.has(sentence)),
    unspoken: unspoken.sort((a, b) => a.start - b.start),
    entryOf: ({ start }) => byPlace.get(start),
  }

  function enter(attribution: Attribution): void {
    const told = toldBy(reading, attribution).filter((sentence) => prose.has(sentence))
    if (told.length === 0) return
    const claims = isClaim(attribution)
    const entries = register.entriesIn(attribution)
    place(attribution.source!, entries)
    for (const entry of entries) {
      for (const sentence of told) (claims ? entry.statements : entry.stances).add(sentence)
    }
  }

  function place({ start }: { readonly start: number }, [entry, ...others]: readonly Entry[]): void {
    if (entry && others.length === 0 && !entry.isWriter) byPlace.set(start, entry)
  }

  function enterQuotation(quotation: Quotation): void {
    const { speaker } = quotation
    const entries = speaker ? register.entriesOf(speaker, quotation.words < LEAST_QUOTED) : []
    if (speaker) place(speaker, entries)
    for (const entry of entries) {
      entry.quotations.push(quotation)
      for (const said of sentencesOf(reading, quotation)) {
        if (prose.has(said) && isMostly(reading, said, quotation)) entry.statements.add(said)
      }
    }
    if (entries.length === 0 && quotation.words >= LEAST_QUOTED) unspoken.push(quotation)
  }
}

type Turn = { readonly at: number } & ({ readonly attribution: Attribution } | { readonly quotation: Quotation })

/** Attributions and outermost quotations in the order in which their sources are named: "it" and "they" mean who was named before. */
function turnsOf(reading: Reading): Turn[] {
  const quoted = new Set(sentencesIn(reading, QUOTES))
  const turns: Turn[] = []
  for (const attribution of reading.attributions) if (attribution.source) turns.push({ at: attribution.source.start, attribution })
  for (const quotation of reading.quotes) {
    if (quotation.depth > 0 || !quoted.has(reading.scan.sentences.at(quotation.start))) continue
    turns.push({ at: quotation.speaker?.start ?? quotation.start, quotation })
  }
  return turns.sort((a, b) => a.at - b.at)
}

/**
 * The ledger of an article all of whose claims rest on one source, a "they" that nobody explains aside; undefined for the others, and where
 * less than `share` of the sentences can rest on anybody. Of most articles no more is read than up to the second source.
 */
export function oneSidedLedger(reading: Reading, share: number): { readonly only: LedgerSource; readonly ledger: Ledger } | undefined {
  if (!mayBeOneSided(reading, sentencesIn(reading, TELLS), share)) return undefined
  if (hasTwoPlainSources(claimsIn(reading), reading.text)) return undefined
  const register = new SourceRegister(reading)
  let first: Entry | undefined
  for (const attribution of claimsIn(reading)) {
    for (const entry of register.entriesIn(attribution)) {
      if (entry.ledgerKind === 'pronoun') continue
      first ??= entry
      if (entry !== first) return undefined
    }
  }
  if (!first) return undefined
  const ledger = ledgerOf(reading)
  const [only, ...others] = ledger.sources.filter(({ kind }) => kind !== 'pronoun')
  return only && others.length === 0 ? { only, ledger } : undefined
}

/** What sources say and show in the article's own prose, sentence by sentence. */
function* claimsIn(reading: Reading): Generator<Attribution> {
  for (const sentence of sentencesIn(reading, TELLS)) {
    for (const attribution of reading.attributionsIn(sentence)) if (attribution.source && isClaim(attribution)) yield attribution
  }
}

/** Somebody says or shows it; else it is only told what they think or want. */
const isClaim = ({ manner }: Attribution): boolean => manner === 'says' || manner === 'shows'

function* sentencesIn(reading: Reading, roles: ReadonlySet<Role>): Generator<number> {
  for (const block of reading.blocks) if (roles.has(block.role)) yield* sentencesOf(reading, block)
}

interface Span {
  readonly start: number
  readonly end: number
}

function* sentencesOf({ scan: { sentences } }: Reading, { start, end }: Span): Generator<number> {
  if (sentences.count === 0) return
  for (let s = sentences.at(start); s < sentences.count && sentences.start[s]! < end; s++) if (sentences.end[s]! > start) yield s
}

function isMostly({ scan: { sentences } }: Reading, sentence: number, { start, end }: Span): boolean {
  const length = sentences.end[sentence]! - sentences.start[sentence]!
  return Math.min(end, sentences.end[sentence]!) - Math.max(start, sentences.start[sentence]!) >= LEAST_SHARE * length
}

/** The sentence of the cue, and those of which the content is a good part. */
function toldBy(reading: Reading, { cue, content }: Attribution): number[] {
  const told = new Set<number>()
  if (cue) told.add(reading.scan.sentences.at(cue.start))
  for (const part of content) for (const sentence of sentencesOf(reading, part)) if (isMostly(reading, sentence, part)) told.add(sentence)
  return [...told]
}

