/**
 * The ledger of an article: everybody that it names for something, each once whatever it is called ("Anna Keller", "Keller", "the
 * minister",
 * "she"), with the sentences and quotations that rest on it; and the sentences that rest on nobody.
 */
import { CAPITALISED, GAP_SPACE, hashWord } from '../text/words.ts'
import { data as words } from './lexicon/attribution-sources.yaml.ts'
import { data as more } from './lexicon/ledger.yaml.ts'
import { mayBeOneSided, plainName } from './one-sided.ts'
import type { Attribution, Quotation, Reading, Role, SourceKind } from './reading.ts'
import { among, headBeforeOf, isPlainWord, isSeveral, isWriting, nounPhraseIn, speakerKind } from './source-heads.ts'

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

export interface Ledger {
  /** Who carries most of the article first, then in order of place. */
  readonly sources: readonly LedgerSource[]
  /** Sentences of the article's prose. */
  readonly sentences: readonly number[]
  /** Those of them that rest on no source, in order. */
  readonly bare: readonly number[]
  /** Outermost quotations of several words without a speaker, in order. */
  readonly unspoken: readonly Quotation[]
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
  const { scan } = reading
  const register = new Register(reading)
  const prose = new Set(sentencesIn(reading, TELLS))
  for (const attribution of reading.attributions) {
    if (attribution.source === null) continue
    const told = toldBy(reading, attribution).filter((sentence) => prose.has(sentence))
    if (told.length === 0) continue
    const claims = isClaim(attribution)
    for (const entry of register.entriesIn(attribution)) {
      for (const sentence of told) (claims ? entry.statements : entry.stances).add(sentence)
    }
  }
  const quoted = new Set(sentencesIn(reading, QUOTES))
  const unspoken: Quotation[] = []
  for (const quotation of reading.quotes) {
    const sentence = scan.sentences.at(quotation.start)
    if (quotation.depth > 0 || !quoted.has(sentence)) continue
    const { speaker } = quotation
    const entries = speaker ? register.entriesOf(speaker, quotation.words < LEAST_QUOTED) : []
    for (const entry of entries) {
      entry.quotations.push(quotation)
      for (const said of sentencesOf(reading, quotation)) {
        if (prose.has(said) && isMostly(reading, said, quotation)) entry.statements.add(said)
      }
    }
    if (entries.length === 0 && quotation.words >= LEAST_QUOTED) unspoken.push(quotation)
  }
  const sources = register.sources()
  const resting = register.resting()
  const sentences = [...prose]
  return { sources, sentences, bare: sentences.filter((sentence) => !resting.has(sentence)), unspoken }
}

/**
 * The ledger of an article all of whose claims rest on one source, a "they" that nobody explains aside; undefined for the others, and where
 * less than `share` of the sentences can rest on anybody. Of most
 * articles no more is read than up to the second source.
 */
export function oneSidedLedger(reading: Reading, share: number): { readonly only: LedgerSource; readonly ledger: Ledger } | undefined {
  if (!mayBeOneSided(reading, sentencesIn(reading, TELLS), share)) return undefined
  const register = new Register(reading)
  let first: Entry | undefined
  let plain = 0
  for (const sentence of sentencesIn(reading, TELLS)) {
    for (const attribution of reading.attributionsIn(sentence)) {
      if (!attribution.source || !isClaim(attribution)) continue
      const name = plainName(reading, attribution.source)
      if (name !== 0 && plain !== 0 && name !== plain) return undefined
      plain ||= name
      for (const entry of register.entriesIn(attribution)) {
        if (ledgerKind(entry) === 'pronoun') continue
        first ??= entry
        if (entry !== first) return undefined
      }
    }
  }
  if (!first) return undefined
  const ledger = ledgerOf(reading)
  const [only, ...others] = ledger.sources.filter(({ kind }) => kind !== 'pronoun')
  return only && others.length === 0 ? { only, ledger } : undefined
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

/** A source or a speaker as the reading has it. */
interface Mention extends Span {
  readonly name: string
  readonly kind: SourceKind
}

interface Entry {
  name: string
  kind: SourceKind
  /** Spoken of as one person: by a title, as "he" or "she", as "the minister". */
  isPerson: boolean
  /** The first place that it stands at. */
  readonly first: number
  readonly called: Map<string, string>
  readonly statements: Set<number>
  readonly stances: Set<number>
  readonly quotations: Quotation[]
}

const TITLES: ReadonlySet<string> = new Set(words.titles)
const ROLES: ReadonlySet<string> = new Set(words.roles)
const GROUPS: ReadonlySet<string> = new Set(words.groups)
const DOCUMENTS: ReadonlySet<string> = new Set(words.documents)
const ANONYMOUS: ReadonlySet<string> = new Set(words.anonymous)
const BODIES: ReadonlySet<string> = new Set(more.bodies)
const WRITER: ReadonlySet<string> = new Set(more.writer)
const NO_SOURCE: ReadonlySet<string> = new Set(more.nobody)
const SAYING: ReadonlySet<string> = new Set([...more.saying, ...more.only_somebody])
const OPENERS: ReadonlySet<string> = new Set(more.openers)

const startsUpper = (word: string): boolean => /^\p{Lu}/u.test(word)
const isAcronym = (word: string): boolean => /^(?:\p{Lu}\.?){2,6}$/u.test(word)

const ARTICLE = /^(?:the|a|an|his|her|its|their|this|that|these|those)\s+/i
/** Of these "the report", "the skipper" speak again. */
const TAKEN_UP: ReadonlySet<SourceKind> = new Set<SourceKind>(['document', 'group', 'role'])
const TAKES_UP = /^(?:the|this|that|these|those) \p{L}+$/iu
const POSSESSIVE = /['’]s?$/
const ONE_PERSON: ReadonlySet<string> = new Set(['he', 'she'])
const SEVERAL = 'they'
const THING = 'it'
/** Code units: "it" and "they" mean nothing that was named longer ago, about four sentences. */
const FARTHEST_MEANT = 600

/** Code units around a name, within which its office stands: "the head of the harbour board, Anna Keller, 48". */
const INTRODUCED = 100
/** Not the stop of "Sen." or "Dr." */
const SENTENCE_END = /(?<=[\p{Ll}\d]{4}[.!?]["”]?)\s|\n/u

class Register {
  readonly #text: string
  readonly #scan: Reading['scan']
  /** Hashes of the words that have a capital within a sentence, once somebody asked. */
  #capitals: Set<number> | undefined
  /** Where the sources stand that plainly say something: "the borough said" is somebody, "the borough shows" may be none. */
  readonly #saying = new Set<number>()
  readonly #entries = new Map<string, Entry>()
  /** Entries by the last word of their names; undefined where two names end in it. */
  readonly #lastNames = new Map<string, Entry | undefined>()
  /** Keys of documents and groups by their last word: "the report" is the auditor's report that was named before. */
  readonly #heads = new Map<string, string>()
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
   * None where what was read is no source; several for "Anna Keller and Tom Reed". `known`: only those that are in the ledger
   * already.
   */
  entriesOf(given: Mention, known = false): readonly Entry[] {
    // the reading works out a name when it is asked for: a copy by spreading would lack it
    const { name, kind, start, end } = given
    const mention = { name, kind, start, end }
    const written = this.#text.slice(start, end).replace(/\s+/g, ' ').trim()
    const lower = written.toLowerCase()
    if (NO_SOURCE.has(lower)) return []
    if (WRITER.has(lower)) return this.#known('I', { ...mention, name: 'the writer', kind: 'pronoun' }, written, known)
    if (lower === THING || lower === SEVERAL) return this.#meant(mention, written, known)
    if (ONE_PERSON.has(lower)) {
      const resolved = isNamed(mention, written)
      const entries = this.#known(keyOf(name), resolved ? { ...mention, kind: 'named' } : mention, written, known)
      for (const entry of entries) entry.isPerson = resolved
      return entries
    }
    const both = namesJoined(written)
    if (both) return both.flatMap((each) => this.#known(keyOf(each), { ...mention, name: each }, each, known))
    const own = ownWords(this.#asWritten(mention, written), written, this.#saying.has(start))
    if (!own) return []
    const said = TAKES_UP.test(written) ? this.#heads.get(keyOf(own.name)) : undefined
    const entries = this.#known(said ?? keyOf(own.name), own, written, known)
    // "the service" is the customs service of Castria
    const [head] = own.name.toLowerCase().split(' of ')
    if (TAKEN_UP.has(own.kind)) this.#heads.set(head!.split(' ').at(-1)!, said ?? keyOf(own.name))
    for (const entry of entries) {
      if (entry.kind === 'named' && ((mention.kind === 'role' && isNamed(mention, written)) || hasTitle(written))) entry.isPerson = true
      if (isThing(entry)) this.#body = this.#several = { entry, end: mention.end }
      else if (entry.kind === 'anonymous' || entry.kind === 'role') this.#several = { entry, end: mention.end }
    }
    return entries
  }

  /** Not under a name that it does not have: an office that the person named last does not hold, a word that only opens its sentence. */
  #asWritten(mention: Mention, written: string): Mention {
    if (mention.kind === 'role' && !this.#holds(mention, written)) return { ...mention, name: written }
    const opens = mention.kind === 'named' && mention.start === this.#scan.sentences.start[this.#scan.sentences.at(mention.start)]
    const onlyOpens = opens && written.startsWith(mention.name) && isPlainWord(mention.name) && !this.#isWrittenWithCapital(mention.name)
    return onlyOpens ? { ...mention, name: written, kind: 'role' } : mention
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

  /**
   * The reading takes "the mayor" for whoever was named last; the article has to say of that person that he is mayor, where they
   * are named first.
   */
  #holds({ name }: Mention, written: string): boolean {
    const at = this.#text.indexOf(name)
    const office = headOf(written).split(' ').at(-1)!.toLowerCase()
    if (at < 0) return false
    const before = this.#text.slice(Math.max(0, at - INTRODUCED), at).split(SENTENCE_END).at(-1)!
    const after = this.#text.slice(at, at + name.length + INTRODUCED).split(SENTENCE_END)[0]!
    return `${before} ${after}`.toLowerCase().includes(office)
  }

  /** "It" and "they". */
  #meant(mention: Mention, written: string, known: boolean): readonly Entry[] {
    const meant = written.toLowerCase() === THING ? this.#body : this.#several
    if (meant && mention.start - meant.end <= FARTHEST_MEANT) {
      meant.entry.called.set(...calledAs(written))
      return [meant.entry]
    }
    return this.#known(written.toLowerCase(), { ...mention, name: written.toLowerCase(), kind: 'pronoun' }, written, known)
  }

  #known(given: string, mention: Mention, written: string, known: boolean): readonly Entry[] {
    const { kind, start } = mention
    const name = kind === 'named' ? untitled(mention.name) : mention.name
    const key = kind === 'named' ? keyOf(name) : given
    // "Keller" is Anna Keller, whichever comes first
    const last = key.slice(key.lastIndexOf(' ') + 1)
    let entry = this.#entries.get(key)
    if (!entry && kind === 'named') entry = last === key ? this.#lastNames.get(last) : this.#entries.get(last)
    if (!entry) {
      if (known || key === '') return []
      entry = { name, kind, isPerson: false, first: start, called: new Map(), statements: new Set(), stances: new Set(), quotations: [] }
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
        name: entry.name.replace(POSSESSIVE, ''),
        kind: ledgerKind(entry),
        called: [...entry.called.values()].filter((called) => keyOf(called) !== keyOf(entry.name)),
        statements: ordered(entry.statements),
        stances: ordered(entry.stances).filter((sentence) => !entry.statements.has(sentence)),
        quotations: entry.quotations,
      }))
  }
}

/** One entry a wording; longer ones are clauses, and pronouns have no capital of their own. */
function calledAs(written: string): [string, string] {
  const head = headOf(written)
  const lower = head.toLowerCase()
  return [keyOf(head), ONE_PERSON.has(lower) || lower === THING || lower === SEVERAL ? lower : head]
}

const ordered = (sentences: ReadonlySet<number>): number[] => [...sentences].sort((a, b) => a - b)

/**
 * "the Keller campaign" is no Keller: what follows a name in small letters says who speaks. Undefined where nobody could. `says`: a plain
 * word of saying follows, which makes a source of a noun that could be anything.
 */
function ownWords(mention: Mention, written: string, says: boolean): Mention | undefined {
  const [, added] = mention.kind === 'role' || mention.kind === 'anonymous' ? (ADDED.exec(written) ?? []) : []
  if (added !== undefined) return { ...mention, name: added, kind: 'named' }
  const whole = headOf(written)
  if (mention.kind === 'anonymous' && THOSE.test(whole)) return { ...mention, name: whole }
  if (NO_SOURCE.has(lastWordOf(headBeforeOf(whole)).toLowerCase())) return undefined
  if (mention.kind === 'pronoun') return mention
  const head = mention.kind === 'named' && startsUpper(lastWordOf(whole)) ? whole : nounPhraseIn(whole)
  if (head === undefined || NO_SOURCE.has(lastWordOf(headBeforeOf(head)).toLowerCase())) return undefined
  const last = lastWordOf(head)
  if (mention.kind === 'named') {
    const kind = kindOfWord(last.toLowerCase())
    // the name of "the archive in Castria" stands behind who speaks
    const isBehind = written.startsWith(`${whole} `) && !head.includes(lastWordOf(mention.name))
    const isCommon = kind !== undefined || isBehind || mention.name === written
    if (startsUpper(last) ? kind !== undefined && /^an? /i.test(head) : isCommon) return unnamed(mention, head, says)
    const name = (mention.name === written ? head : mention.name).replace(OWNER, '')
    return namesSomebody(name) ? { ...mention, name } : undefined
  }
  if (mention.kind === 'role' && isNamed(mention, written)) return { ...mention, kind: 'named' }
  // "Bill Keller" and "the Harbour Post" are no papers
  const isPaper = kindOfWord(last.toLowerCase()) === 'document'
  if (mention.kind === 'document' && startsUpper(last) && (!isPaper || BODIES.has(last.toLowerCase()))) {
    return { ...mention, name: isPaper ? head : CAPITALS.exec(head)?.[0] ?? head, kind: 'named' }
  }
  return unnamed(mention, head, says)
}

/** "those surveyed" */
const THOSE = /^(?:[\p{L}-]+ of )?those \p{L}+(?:ed|ing)$/iu
const lastWordOf = (phrase: string): string => phrase.split(' ').at(-1)!.replace(POSSESSIVE, '')

/** The reading takes for a source whatever stands before a cue: "his smile", "the onus", "a week ago". */
function unnamed(mention: Mention, head: string, says: boolean): Mention | undefined {
  const word = lastWordOf(headBeforeOf(head)).toLowerCase()
  const kind = kindOfWord(word)
  if (kind !== undefined) return { ...mention, name: head, kind: mention.kind === 'anonymous' && kind !== 'document' ? 'anonymous' : kind }
  if (isWriting(word)) return { ...mention, name: head, kind: 'document' }
  const said = says && (SOMEBODY.test(head) || isSeveral(word))
  const speaks = speakerKind(word) ?? (said ? (/^an? /i.test(head) ? 'role' : 'group') : undefined)
  return speaks && { ...mention, name: head, kind: mention.kind === 'anonymous' ? 'anonymous' : speaks }
}
/** The name at the end: "Bill Keller" of "former governor Bill Keller". */
const CAPITALS = /(?:\p{Lu}\S* ?)+$/u

/** "A neurologist, Anna Keller": the name is what is added. */
const ADDED = /, (\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){1,3})(?:,|$)/u
/** "the borough", "a young neurologist" */
const SOMEBODY = /^(?:the|an?) (?:\S+ ){0,2}\S+$/i

/** The reading knows who is meant by "he" and "the minister". */
const isNamed = ({ name }: Mention, written: string): boolean => startsUpper(name) && !written.toLowerCase().includes(name.toLowerCase())

/** What goes before "of the harbour board", ", who runs it", "(Lund)". */
const headOf = (written: string): string => written.split(ENDS_HEAD)[0]!.replace(POSSESSIVE, '')
const ENDS_HEAD = new RegExp(`,? (?:${more.after_head.join('|')})(?= |$)|,|\\s*\\(`)
/** "Harbour News's Anna Reed" is Anna Reed. */
const OWNER = /^.*['’]s (?=\p{Lu}\S* \p{Lu})/u

function kindOfWord(word: string): SourceKind | undefined {
  if (among(DOCUMENTS, word)) return 'document'
  if (among(GROUPS, word) || BODIES.has(word)) return 'group'
  if (among(ROLES, word)) return 'role'
  if (among(ANONYMOUS, word)) return 'anonymous'
  return undefined
}

/** "None", "Twenty-four": a capital alone is no name. */
const namesSomebody = (name: string): boolean => startsUpper(name.replace(ARTICLE, '')) && !NO_SOURCE.has(name.toLowerCase())

/** "Anna Keller and Tom Reed", and not "the Ministry of Health and Sport". */
function namesJoined(written: string): readonly [string, string] | undefined {
  const [left = '', right = '', ...more] = written.split(' and ')
  if (right === '' || more.length > 0) return undefined
  const isName = (text: string): boolean => {
    const parts = text.split(' ')
    return parts.length >= 2 && parts.length <= 3 && parts.every((part) => startsUpper(part) && !among(GROUPS, part.toLowerCase()))
  }
  return isName(left) && isName(right) ? [left, right] : undefined
}

/** "Former Attorney General Anna Keller" is Anna Keller. */
function untitled(name: string): string {
  const parts = name.split(' ')
  const isTitle = (part: string): boolean => {
    const lower = part.toLowerCase()
    return TITLES.has(lower.replace('.', '')) || ROLES.has(lower) || OPENERS.has(lower)
  }
  let first = 0
  while (first < parts.length - 1 && (isTitle(parts[first]!) || (first > 0 && isAcronym(parts[first]!)))) first++
  return parts.slice(first).join(' ')
}

const hasTitle = (written: string): boolean => {
  const [first = ''] = written.toLowerCase().split(/[ .]/)
  return TITLES.has(first) || ROLES.has(first)
}

/** Small letters, without article and possessive; "F.B.I." is "FBI". */
const keyOf = (name: string): string => name.replace(ARTICLE, '').replace(POSSESSIVE, '').replaceAll('.', '').toLowerCase()

const isThing = (entry: Entry): boolean => {
  const kind = ledgerKind(entry)
  return kind !== 'person' && (entry.kind === 'named' || kind === 'group' || kind === 'document')
}

function ledgerKind({ name, kind, isPerson }: Entry): LedgerKind {
  if (name === 'the writer') return 'writer'
  if (kind === 'pronoun' || kind === 'none') return 'pronoun'
  if (kind !== 'named') return kind
  if (isPerson) return 'person'
  const parts = name.replace(ARTICLE, '').split(' ')
  const ofBody = (part: string): boolean => part === 'of' || among(GROUPS, part.toLowerCase()) || BODIES.has(part.toLowerCase())
  if (ARTICLE.test(name) || isAcronym(parts.at(-1)!) || parts.some(ofBody)) return 'body'
  return parts.length > 1 ? 'person' : 'name'
}
