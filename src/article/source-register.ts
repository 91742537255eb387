/**
 * The register of an article's sources: each once, whatever it is called ("Anna Keller", "Keller", "the minister", "she"). Mentions are
 * handed in in order of place.
 */
import { CAPITALISED, GAP_SPACE, hashWord } from '../text/words.ts'
import { data } from './lexicon/ledger.yaml.ts'
import type { Attribution, Quotation, Reading, SourceKind } from './reading.ts'
import { isPlainWord, isSeveral, speakerKind } from './source-heads.ts'
import {
  hasTitle, headOf, isNamed, isNobody, keyOf, nameKind, namesJoined, untitled, wordingOf, type Mention, type Wording,
} from './source-wording.ts'

/**
 * `name` is a name that may be a person's or a body's; `writer` is the article's own "I" and "we", `pronoun` anybody else's that
 * nobody explains.
 */
export type LedgerKind = 'person' | 'body' | 'name' | 'role' | 'group' | 'document' | 'anonymous' | 'writer' | 'pronoun'

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

/** One source and what rests on it; whoever keeps the ledger adds to that. */
export class Entry {
  name: string
  kind: SourceKind
  isWriter = false
  /** Spoken of as one person: by a title, as "he" or "she", as "the minister". */
  isPerson = false
  /** The first place that it stands at. */
  readonly first: number
  readonly called = new Map<string, string>()
  readonly statements = new Set<number>()
  readonly stances = new Set<number>()
  readonly quotations: Quotation[] = []

  constructor(name: string, kind: SourceKind, first: number) {
    this.name = name
    this.kind = kind
    this.first = first
  }

  /** Without a possessive. */
  get plainName(): string {
    return this.name.replace(/['’]s?$/, '')
  }

  get ledgerKind(): LedgerKind {
    if (this.isWriter) return 'writer'
    if (this.kind === 'pronoun' || this.kind === 'none') return 'pronoun'
    if (this.kind !== 'named') return this.kind
    return this.isPerson ? 'person' : nameKind(this.name)
  }
}

const WRITER: ReadonlySet<string> = new Set(data.writer)
const SAYING: ReadonlySet<string> = new Set([...data.saying, ...data.only_somebody])
/** Of these "the report", "the skipper", "officials" speak again. */
const TAKEN_UP: ReadonlySet<SourceKind> = new Set<SourceKind>(['document', 'group', 'role', 'anonymous'])
const TAKES_UP = /^(?:(?:the|this|that|these|those) )?\p{L}+$/iu
const ONE_PERSON: ReadonlySet<string> = new Set(['he', 'she', 'him', 'her'])
/** "I'm", "they've" */
const CONTRACTED = /(?<=^(?:i|we|he|she|it|they))['’](?:m|s|re|ve|d|ll)$/
const SEVERAL = 'they'
const THING = 'it'
/** Code units: "it" and "they" mean nothing that was named longer ago, about four sentences. */
const FARTHEST_MEANT = 600

export class SourceRegister {
  readonly #text: string
  readonly #scan: Reading['scan']
  /** Hashes of the words that have a capital within a sentence, once somebody asked. */
  #capitals: Set<number> | undefined
  /** Where the sources stand that plainly say something: "the borough said" is somebody, "the borough shows" may be none. */
  readonly #saying = new Set<number>()
  readonly #entries = new Map<string, Entry>()
  /** Entries by the last word of their names; undefined where two names end in it. */
  readonly #lastNames = new Map<string, Entry | undefined>()
  /** Keys of documents, groups and people without a name by their nouns: "the report" is the auditor's report that was named before. */
  readonly #nouns = new Map<string, string>()
  /** The body, document or group that was named last, for "it" and "they", and where. */
  #body: { readonly entry: Entry; readonly end: number } | undefined
  /** The same for people without a name, for "they": "researchers", "the residents". */
  #several: { readonly entry: Entry; readonly end: number } | undefined

  constructor({ text, scan }: Reading) {
    this.#text = text
    this.#scan = scan
  }

  /** `entriesOf` the source of an attribution; what else it speaks is plainly said as well. */
  entriesIn({ source, cue }: Attribution): readonly Entry[] {
    if (!source) return []
    const words = cue ? this.#text.slice(cue.start, cue.end).toLowerCase().split(/\s+/) : []
    if (words.some((word) => SAYING.has(word))) this.#saying.add(source.start)
    return this.entriesOf(source)
  }

  /**
   * None where what was read is no source; several for "Anna Keller and Tom Reed". `known`: only those that are in the register
   * already.
   */
  entriesOf(given: Mention, known = false): readonly Entry[] {
    // the reading works out a name when it is asked for: a copy by spreading would lack it
    const { name, kind, start, end } = given
    const mention = { name, kind, start, end }
    const written = this.#text.slice(start, end).replace(/\s+/g, ' ').trim()
    const lower = written.toLowerCase().replace(CONTRACTED, '')
    if (isNobody(lower)) return []
    if (WRITER.has(lower)) return this.#writer(start, written, known)
    if (lower === THING || lower === SEVERAL) return this.#meant(mention, written, known)
    if (ONE_PERSON.has(lower)) return this.#person(mention, written, known)
    const both = namesJoined(written)
    if (both) {
      return both.flatMap((each) => this.#known({ name: each, kind, key: keyOf(each), noun: undefined }, { start, written: each, known }))
    }
    return this.#described(this.#asWritten(mention, written), written, known)
  }

  /** Sentences that anybody says, shows, wants or thinks. */
  resting(): ReadonlySet<number> {
    return new Set([...new Set(this.#entries.values())].flatMap(({ statements, stances }) => [...statements, ...stances]))
  }

  /** Who carries most of the article first. Those who only think or want something are none. */
  sources(): LedgerSource[] {
    return [...new Set(this.#entries.values())]
      .filter(({ statements, quotations }) => statements.size + quotations.length > 0)
      .sort((a, b) => b.statements.size - a.statements.size || b.quotations.length - a.quotations.length || a.first - b.first)
      .map((entry) => ({
        name: entry.plainName,
        kind: entry.ledgerKind,
        called: [...entry.called.values()].filter((called) => keyOf(called) !== keyOf(entry.name)),
        statements: ordered(entry.statements),
        stances: ordered(entry.stances).filter((sentence) => !entry.statements.has(sentence)),
        quotations: entry.quotations.sort((a, b) => a.start - b.start),
      }))
  }

  /** The article's own "I" and "we". */
  #writer(start: number, written: string, known: boolean): readonly Entry[] {
    const entries = this.#known({ name: 'the writer', kind: 'pronoun', key: 'I', noun: undefined }, { start, written, known })
    for (const entry of entries) entry.isWriter = true
    return entries
  }

  /** "He" and "she": under a name, as "a spokesman for the board", or nobody that is known. */
  #person(mention: Mention, written: string, known: boolean): readonly Entry[] {
    const { name, start } = mention
    if (keyOf(name) === keyOf(written)) return this.#known({ ...mention, key: keyOf(name), noun: undefined }, { start, written, known })
    if (!isNamed(mention, written)) return this.#described({ ...mention, kind: 'role' }, name, known, written)
    const entries = this.#known({ name, kind: 'named', key: keyOf(name), noun: undefined }, { start, written, known })
    for (const entry of entries) entry.isPerson = true
    return entries
  }

  /** Under its own words. `calledHere`: what it is called where it stands, when these are not the words. */
  #described(mention: Mention, written: string, known: boolean, calledHere = written): readonly Entry[] {
    const own = wordingOf(mention, written, this.#saying.has(mention.start))
    if (!own) return []
    // "the service" is the customs service of Castria
    const takenUp = own.noun !== undefined && TAKES_UP.test(own.name) ? this.#nouns.get(own.noun) : undefined
    const key = takenUp ?? own.key
    const entries = this.#known({ ...own, key }, { start: mention.start, written: calledHere, known })
    if (own.noun !== undefined && TAKEN_UP.has(own.kind)) this.#nouns.set(own.noun, key)
    for (const entry of entries) {
      if (entry.kind === 'named' && ((mention.kind === 'role' && isNamed(mention, written)) || hasTitle(written))) entry.isPerson = true
      const isPlural = own.noun !== undefined && isSeveral(own.noun)
      if (isThing(entry) && !isPlural) this.#body = { entry, end: mention.end }
      const isWritten = entry.kind === 'document' && !isPlural
      if (isPlural || (isThing(entry) && !isWritten) || entry.kind === 'anonymous' || entry.kind === 'role') this.#several = { entry, end: mention.end }
    }
    return entries
  }

  /** Not under a name that is none: a word that only opens its sentence. */
  #asWritten(mention: Mention, written: string): Mention {
    const { name, kind, start } = mention
    const opens = kind === 'named' && start === this.#scan.sentences.start[this.#scan.sentences.at(start)]
    if (!opens || name.includes(' ') || !written.startsWith(name)) return mention
    const isPlain = isPlainWord(name) || speakerKind(name.toLowerCase()) !== undefined
    return isPlain && !this.#isWrittenWithCapital(name) ? { ...mention, name: written, kind: 'role' } : mention
  }

  /** Within a sentence, as a name is. */
  #isWrittenWithCapital(word: string): boolean {
    if (!this.#capitals) {
      this.#capitals = new Set()
      const { count, flags, gap, hash } = this.#scan.words
      for (let at = 0; at < count; at++) if (gap[at] === GAP_SPACE && (flags[at]! & CAPITALISED) !== 0) this.#capitals.add(hash[at]!)
    }
    return this.#capitals.has(hashWord(word.toLowerCase()))
  }

  /** "It" and "they". */
  #meant({ start }: Mention, written: string, known: boolean): readonly Entry[] {
    const lower = written.toLowerCase().replace(CONTRACTED, '')
    const meant = lower === THING ? this.#body : this.#several
    if (meant && start - meant.end <= FARTHEST_MEANT) {
      meant.entry.called.set(...calledAs(lower))
      return [meant.entry]
    }
    return this.#known({ name: lower, kind: 'pronoun', key: lower, noun: undefined }, { start, written, known })
  }

  #known(own: Wording, { start, written, known }: { start: number; written: string; known: boolean }): readonly Entry[] {
    const { kind } = own
    const name = kind === 'named' ? untitled(own.name) : own.name
    const key = kind === 'named' ? keyOf(name) : own.key
    // "Keller" is Anna Keller, whichever comes first
    const last = key.slice(key.lastIndexOf(' ') + 1)
    let entry = this.#entries.get(key)
    if (!entry && kind === 'named') entry = last === key ? this.#lastNames.get(last) : this.#entries.get(last)
    if (!entry) {
      if (known || key === '') return []
      entry = new Entry(name, kind, start)
    }
    if (!this.#entries.has(key) && kind === 'named' && last !== key) {
      if (!entry.name.includes(' ')) entry.name = name
      if (!this.#lastNames.has(last)) this.#lastNames.set(last, entry)
      // two people of one name: "Keller" alone is neither
      else if (this.#lastNames.get(last) !== entry) this.#lastNames.set(last, undefined)
    }
    this.#entries.set(key, entry)
    if (entry.kind !== 'named' && kind === 'named') {
      entry.kind = kind
      entry.name = name
    }
    entry.called.set(...calledAs(written))
    return [entry]
  }
}

/** One entry a wording; longer ones are clauses, and pronouns have no capital of their own. */
function calledAs(written: string): [string, string] {
  const head = headOf(written)
  const lower = head.toLowerCase()
  return [keyOf(head), ONE_PERSON.has(lower) || lower === THING || lower === SEVERAL ? lower : head]
}

const ordered = (sentences: ReadonlySet<number>): number[] => [...sentences].sort((a, b) => a - b)

const isThing = (entry: Entry): boolean => {
  const { kind, ledgerKind } = entry
  return ledgerKind !== 'person' && (kind === 'named' || kind === 'group' || kind === 'document')
}
