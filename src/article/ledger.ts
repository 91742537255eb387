/**
 * The ledger of an article: everybody that it names for something, each once whatever it is called ("Anna Keller", "Keller", "the minister",
 * "she"), with the sentences and quotations that rest on it; and the sentences that rest on nobody.
 */
import { data as words } from './lexicon/attribution-sources.yaml.ts'
import type { Attribution, Quotation, Reading, Role, SourceKind } from './reading.ts'

/** `named` is a name that may be a person's or a body's: "Keller" where nobody of that name is introduced. */
export type LedgerKind = 'person' | 'body' | 'named' | 'role' | 'group' | 'document' | 'anonymous' | 'pronoun'

export interface LedgerSource {
  /** The fullest name that the article has for it; its own words where it has none. */
  readonly name: string
  readonly kind: LedgerKind
  /** What else it is called where it is a source, each once, in order of place. */
  readonly called: readonly string[]
  /** Sentences that it says or shows, as indexes into `scan.sentences`, in order. */
  readonly statements: readonly number[]
  /** Sentences that only tell what it thinks, wants, praises or blames; none of `statements`. */
  readonly stances: readonly number[]
  /** Outermost ones, in order. */
  readonly quotations: readonly Quotation[]
}

export interface Ledger {
  /** Who carries most of the article first, then in order of place. */
  readonly sources: readonly LedgerSource[]
  /** Sentences of the article's prose. */
  readonly sentences: readonly number[]
  /** Those of them that rest on no source, in order. */
  readonly bare: readonly number[]
  /** Outermost quotations of several words without a speaker. */
  readonly unspoken: readonly Quotation[]
}

/** What the article itself tells, and where its sources stand. Headlines and captions say again what the prose does. */
const PROSE: ReadonlySet<Role> = new Set<Role>(['standfirst', 'body', 'list'])
/** Quotations stand in these as well. */
const QUOTED: ReadonlySet<Role> = new Set<Role>(['headline', 'standfirst', 'body', 'list', 'crosshead', 'caption'])
/** A sentence of which somebody says less than this share tells something of its own. */
const LEAST_SHARE = 0.25
/** Fewer quoted words with nobody near are a title, a nickname, a word held at arm's length. */
const LEAST_QUOTED = 5

export function ledgerOf(reading: Reading): Ledger {
  const { scan, blocks } = reading
  const register = new Register(reading)
  const prose = sentencesIn(reading, PROSE)
  for (const attribution of reading.attributions) {
    if (attribution.source === null) continue
    const told = toldBy(reading, attribution).filter((sentence) => prose.has(sentence))
    if (told.length > 0) register.attribute(attribution.source, isStatement(attribution), told)
  }
  const quoted = sentencesIn(reading, QUOTED)
  const unspoken: Quotation[] = []
  for (const quotation of reading.quotes) {
    if (quotation.depth > 0 || (blocks.length > 0 && !quoted.has(scan.sentences.at(quotation.start)))) continue
    if (quotation.speaker) register.quote(quotation, quotation.speaker)
    else if (quotation.words >= LEAST_QUOTED) unspoken.push(quotation)
  }
  const sources = register.sources()
  const resting = new Set(sources.flatMap(({ statements, stances }) => [...statements, ...stances]))
  const sentences = [...prose]
  return { sources, sentences, bare: sentences.filter((sentence) => !resting.has(sentence)), unspoken }
}

const isStatement = ({ manner }: Attribution): boolean => manner === 'says' || manner === 'shows'

function sentencesIn({ scan, blocks }: Reading, roles: ReadonlySet<Role>): ReadonlySet<number> {
  const { sentences } = scan
  const found = new Set<number>()
  for (const { role, start, end } of blocks) {
    if (!roles.has(role)) continue
    for (let s = sentences.at(start); s < sentences.count && sentences.start[s]! < end; s++) if (sentences.start[s]! >= start) found.add(s)
  }
  return found
}

/** The sentence of the cue, and those of which the content is a good part. */
function toldBy({ scan: { sentences } }: Reading, { cue, content }: Attribution): number[] {
  const told = new Set<number>()
  if (cue) told.add(sentences.at(cue.start))
  for (const { start, end } of content) {
    for (let s = sentences.at(start); s < sentences.count && sentences.start[s]! < end; s++) {
      const length = sentences.end[s]! - sentences.start[s]!
      if (Math.min(end, sentences.end[s]!) - Math.max(start, sentences.start[s]!) >= LEAST_SHARE * length) told.add(s)
    }
  }
  return [...told]
}

/** A source as the reading has it. */
type Mention = NonNullable<Attribution['source']>

interface Entry {
  name: string
  kind: SourceKind
  /** Its name in small letters, without article and possessive. */
  readonly tokens: readonly string[]
  readonly first: number
  readonly called: Map<string, string>
  readonly statements: Set<number>
  readonly stances: Set<number>
  readonly quotations: Quotation[]
}

/** How well a kind tells who it is: an entry has the best of its mentions. */
const RANK: readonly SourceKind[] = ['none', 'pronoun', 'anonymous', 'role', 'group', 'document', 'named']

const hasCapital = (text: string): boolean => /\p{Lu}/u.test(text)

class Register {
  readonly #reading: Reading
  readonly #entries = new Map<string, Entry>()
  /** The source that was named last, for "it" and "they". */

  constructor(reading: Reading) {
    this.#reading = reading
  }

  attribute(source: Mention, isStatement: boolean, sentences: readonly number[]): void {
    const entry = this.#entryOf(source)
    for (const sentence of sentences) (isStatement ? entry.statements : entry.stances).add(sentence)
  }

  quote(quotation: Quotation, speaker: NonNullable<Quotation['speaker']>): void {
    this.#entryOf({ ...speaker, name: speaker.name, kind: kindOfName(speaker.name) }).quotations.push(quotation)
  }
}
