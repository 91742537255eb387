/**
 * The words that attributions are read by, as bits of a word: what it does in a sentence, what kind of cue it is, what source it names.
 * One look-up a word; the reading of attributions then works on numbers only.
 */
import { hashWord } from '../text/words.ts'
import type { Scan } from '../text/scan.ts'
import { data as cues } from './lexicon/attribution-cues.yaml.ts'
import { data as grammar } from './lexicon/attribution-grammar.yaml.ts'
import { data as sources } from './lexicon/attribution-sources.yaml.ts'

export const PRONOUN = 1
export const RELATIVE = 1 << 1
export const DETERMINER = 1 << 2
export const BE = 1 << 3
export const HAVE = 1 << 4
export const MODAL = 1 << 5
export const INFINITIVE = 1 << 6
export const ADVERB = 1 << 7
export const PREPOSITION = 1 << 8
export const SUBORDINATOR = 1 << 9
export const CONJUNCTION = 1 << 10
export const DATE = 1 << 11
export const TITLE = 1 << 12
export const ROLE = 1 << 13
export const GROUP = 1 << 14
export const DOCUMENT = 1 << 15
export const ANONYMOUS = 1 << 16
/** A noun that holds what somebody says: "claim", "plan". */
export const CUE_NOUN = 1 << 17
/** First word of "according to" and its like. */
export const BEFORE_SOURCE = 1 << 18
/** "confident": what somebody thinks. */
export const CUE_ADJECTIVE = 1 << 19
/** What voters were asked. */
export const POLL = 1 << 20
/** What leads from a cue noun or adjective to what is said: "that", "of", "about". */
export const COMPLEMENT = 1 << 21
/** Small words: what is no noun, no name and no full verb. */
export const FUNCTION =
  PRONOUN | RELATIVE | DETERMINER | BE | HAVE | MODAL | INFINITIVE | ADVERB | PREPOSITION | SUBORDINATOR | CONJUNCTION | DATE

/** Kinds of cue verbs. */
export const SAYING = 1
export const TELLING = 1 << 1
export const CALLING = 1 << 2
export const THINKING = 1 << 3
export const WANTING = 1 << 4
export const JUDGING = 1 << 5
export const SHOWING = 1 << 6
export const SEEMING = 1 << 7
/** Of a cue that is a noun. */
export const OF_NOUN = 1 << 8
/** Its base form or -s is a noun as often as a verb. */
export const NOUN_TOO = 1 << 9
/** A cue only when a clause or a quotation follows or goes before. */
export const CLAUSE_ONLY = 1 << 15
/** Forms, which can fall together ("cast", "said"). */
export const BASE = 1 << 10
export const THIRD_PERSON = 1 << 11
export const GERUND = 1 << 12
export const PAST = 1 << 13
export const PARTICIPLE = 1 << 14

/** A verb that is a cue only with the word after it: "pointed out", "takes issue". */
interface WithParticle {
  readonly particle: number
  verb: number
  readonly lemma: number
}

/** What kind of word stands beside a cue; those of the lists first, in the order that decides for a word of several. */
export const CLASSES = [
  'nothing', 'pronoun', 'relative', 'be', 'have', 'modal', 'to', 'conjunction', 'determiner', 'adverb', 'preposition', 'subordinator',
  'date', 'role', 'title', 'group', 'document', 'anonymous', 'comma', 'mark', 'quotation', 'number', 'name', 'gerund', 'past', 'adjective',
  'plural', 'singular', 'third', 'base', 'other',
] as const
export type WordClass = (typeof CLASSES)[number]
const CLASS_BITS: readonly number[] = [
  0, PRONOUN, RELATIVE, BE, HAVE, MODAL, INFINITIVE, CONJUNCTION, DETERMINER, ADVERB, PREPOSITION, SUBORDINATOR, DATE, ROLE, TITLE, GROUP,
  DOCUMENT, ANONYMOUS,
]

/** Words beside a cue and after what is said that tell something by themselves; the first stands for all others. */
export const SMALL_WORDS = ['other', ...grammar.after_end]

interface Entry {
  bits: number
  verb: number
  /** Place in `SMALL_WORDS`. */
  small: number
  /** Index into `lemmas` of the verb, noun or adjective that the word is a form of; 0 for none. */
  lemma: number
  /** What a cue noun holds, as a kind of verbs; 0 for other words. */
  nounKind: number
  particles: WithParticle[] | undefined
}

/** Index 0 is every word that stands in no list. */
const noEntry: Entry = { bits: 0, verb: 0, small: 0, lemma: 0, nounKind: 0, particles: undefined }
const entries: Entry[] = [{ ...noEntry }]
const indexes = new Map<number, number>()
/** Base forms of all cues, as the lists have them; the first is none. */
export const lemmas: string[] = ['']
const lemmaIndexes = new Map<string, number>()

function entryOf(word: string): Entry {
  const hash = hashWord(word)
  let index = indexes.get(hash)
  if (index === undefined) {
    index = entries.length
    entries.push({ ...noEntry })
    indexes.set(hash, index)
  }
  return entries[index]!
}

function lemmaOf(base: string): number {
  let index = lemmaIndexes.get(base)
  if (index === undefined) {
    index = lemmas.length
    lemmas.push(base)
    lemmaIndexes.set(base, index)
  }
  return index
}

function addWords(words: readonly string[], bit: number): void {
  for (const word of words) entryOf(word).bits |= bit
}

/** Nouns in the singular and plural. With 's they are no source but an owner, and stand in no list. */
function addNouns(nouns: readonly string[], bit: number): void {
  for (const noun of nouns) {
    entryOf(noun).bits |= bit
    entryOf(pluralOf(noun)).bits |= bit
  }
}

function pluralOf(noun: string): string {
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  if (noun === 'man' || noun === 'woman' || /(?:s|p|e|l)(?:wo)?man$/.test(noun)) return noun.replace(/man$/, 'men')
  return `${noun}s`
}

/** The forms of a verb with their form bits. */
function formsOf(base: string): [string, number][] {
  const irregular = (cues.irregular as Readonly<Record<string, readonly string[]>>)[base]
  const thirdPerson = base.endsWith('o') ? `${base}es` : pluralOf(base)
  const stem = /[^aeiouy]e$|ue$|[^o]ye$/.test(base) ? base.slice(0, -1) : base
  const doubled = irregular?.[0]?.match(/^(.*(.)\2)ed$/)?.[1]
  const gerund = doubled ?? (DOUBLING.test(base) ? base + base.at(-1)! : base.endsWith('ee') ? base : stem)
  const past = irregular?.[0] ?? (base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`)
  const participle = irregular?.[1] ?? past
  const british: [string, number][] = (cues.doubled_too as readonly string[]).includes(base)
    ? [[`${base}${base.at(-1)}ing`, GERUND], [`${base}${base.at(-1)}ed`, PAST | PARTICIPLE]]
    : []
  return [
    ...british,
    [base, BASE],
    [thirdPerson, THIRD_PERSON],
    [`${gerund}ing`, GERUND],
    [past, PAST],
    [participle, PARTICIPLE],
  ]
}
/** Verbs that double their last letter before -ing although their past tense does not show it. */
const DOUBLING = /^(?:begin|forget|hit|put|let|set)$/

const VERB_LISTS: readonly (readonly [readonly string[], number])[] = [
  [cues.saying, SAYING],
  [cues.telling, TELLING],
  [cues.calling, CALLING],
  [cues.thinking, THINKING],
  [cues.wanting, WANTING],
  [cues.judging, JUDGING],
  [cues.showing, SHOWING],
  [cues.seeming, SEEMING],
]
for (const [verbs, kind] of VERB_LISTS) {
  for (const verb of verbs) {
    const [base, particle] = verb.split(' ') as [string, string?]
    const lemma = lemmaOf(verb)
    for (const [form, formBit] of formsOf(base)) {
      const entry = entryOf(form)
      if (particle === undefined) {
        entry.verb |= kind | formBit
        entry.lemma ||= lemma
      } else addParticle(entry, hashWord(particle), kind | formBit, lemma)
    }
  }
}
function addParticle(entry: Entry, particle: number, verb: number, lemma: number): void {
  const known = (entry.particles ??= []).find((other) => other.particle === particle)
  if (known) known.verb |= verb
  else entry.particles.push({ particle, verb, lemma })
}
for (const [verbs, flag] of [[cues.nouns_too, NOUN_TOO], [cues.clause_only, CLAUSE_ONLY]] as const) {
  for (const verb of verbs) for (const [form] of formsOf(verb)) if (entryOf(form).verb !== 0) entryOf(form).verb |= flag
}
addWords(grammar.pronouns, PRONOUN)
addWords(grammar.relatives, RELATIVE)
addWords(grammar.determiners, DETERMINER)
addWords(grammar.be, BE)
addWords(grammar.have, HAVE)
addWords(grammar.modals, MODAL)
addWords(grammar.infinitive, INFINITIVE)
addWords(grammar.adverbs, ADVERB)
addWords(grammar.prepositions, PREPOSITION)
addWords(grammar.subordinators, SUBORDINATOR)
addWords(grammar.conjunctions, CONJUNCTION)
addWords(grammar.dates, DATE)
addWords(sources.titles, TITLE)
addNouns(sources.roles, ROLE)
addNouns(sources.groups, GROUP)
addNouns(sources.documents, DOCUMENT)
addNouns(sources.anonymous, ANONYMOUS)
addNouns(sources.polls, POLL)

const NOUN_KINDS = { saying: SAYING, showing: SHOWING, wanting: WANTING, thinking: THINKING } as const
for (const [kind, nouns] of Object.entries(cues.cue_nouns)) {
  for (const noun of nouns) for (const form of [noun, pluralOf(noun)]) entryOf(form).nounKind = NOUN_KINDS[kind as keyof typeof NOUN_KINDS]
  addCues(nouns.flatMap((noun) => [[noun, noun], [pluralOf(noun), noun]]), CUE_NOUN)
}
addCues(cues.cue_adjectives.map((adjective) => [adjective, adjective]), CUE_ADJECTIVE)
function addCues(forms: readonly (readonly string[])[], bit: number): void {
  for (const [form, base] of forms) {
    const entry = entryOf(form!)
    entry.bits |= bit
    entry.lemma ||= lemmaOf(base!)
  }
}
addWords(cues.complements, COMPLEMENT)
for (const [place, word] of SMALL_WORDS.entries()) if (place > 0) entryOf(word).small = place

const beforeSource = cues.before_source.map((phrase) => phrase.split(' ').map(hashWord))
for (const phrase of cues.before_source) entryOf(phrase.split(' ')[0]!).bits |= BEFORE_SOURCE

/** Open-addressed: hash and index side by side; a Map would be most of the time that attributions take. */
const SIZE = 16384
const MASK = SIZE - 1
const keys = new Uint32Array(SIZE)
const values = new Uint16Array(SIZE)
for (const [hash, index] of indexes) {
  let slot = hash & MASK
  while (values[slot] !== 0) slot = (slot + 1) & MASK
  keys[slot] = hash
  values[slot] = index
}

function indexOf(hash: number): number {
  let slot = hash & MASK
  while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & MASK
  return values[slot]!
}

/** What the word with this hash does, and what kind of source it names. */
export const bitsOfHash = (hash: number): number => bitsOf[indexOf(hash)]!

export class AttributionWords {
  private readonly scan: Scan
  /** Index of each word's entry, plus one; 0 where nobody asked yet: most articles are asked about a few sentences. */
  private readonly known: Uint16Array

  constructor(scan: Scan) {
    this.scan = scan
    this.known = new Uint16Array(scan.words.count)
  }

  private index(word: number): number {
    const known = this.known[word]!
    if (known !== 0) return known - 1
    const index = indexOf(this.scan.words.hash[word]!)
    this.known[word] = index + 1
    return index
  }

  /** Whether the word can be a cue or begin one. */
  isCandidate(word: number): boolean {
    return candidateOf[this.index(word)] !== 0
  }

  /** What the word does, and what kind of source it names. */
  bits(word: number): number {
    return bitsOf[this.index(word)]!
  }

  /** Kinds and forms of the cue verb that the word is; 0 for none. */
  verb(word: number): number {
    const index = this.index(word)
    return hasParticles[index] === 0 ? verbOf[index]! : verbOf[index]! | (this.withParticle(word)?.verb ?? 0)
  }

  /** Place in `CLASSES` of a word that stands in the lists of small words and sources; 0 for others. */
  listedClass(word: number): number {
    return classOfEntry[this.index(word)]!
  }

  /** Place of the word in `SMALL_WORDS`. */
  smallWord(word: number): number {
    return smallOfEntry[this.index(word)]!
  }

  /** Index of the base form among `lemmas`; that of "point out" where the particle follows. */
  lemma(word: number): number {
    const index = this.index(word)
    return (hasParticles[index] === 0 ? undefined : this.withParticle(word)?.lemma) ?? lemmaOfEntry[index]!
  }

  /** What the cue noun holds, with `OF_NOUN`. */
  nounKind(word: number): number {
    return nounKindOf[this.index(word)]! | OF_NOUN
  }

  /** The verb that the word is together with the particle that stands after it. */
  withParticle(word: number): WithParticle | undefined {
    const index = this.index(word)
    if (hasParticles[index] === 0) return undefined
    const next = this.scan.words.hash[word + 1]
    for (const known of entries[index]!.particles!) if (known.particle === next) return known
    return undefined
  }

  /** Number of words of "according to" and its like that begins here; 0 for none. */
  beforeSource(word: number): number {
    const { hash } = this.scan.words
    for (const phrase of beforeSource) {
      let matched = 0
      while (matched < phrase.length && hash[word + matched] === phrase[matched]) matched++
      if (matched === phrase.length) return matched
    }
    return 0
  }
}

const bitsOf = Uint32Array.from(entries, (entry) => entry.bits)
const CANDIDATE = CUE_NOUN | CUE_ADJECTIVE | BEFORE_SOURCE | POLL
const candidateOf = Uint8Array.from(entries, ({ bits, verb, particles }) => (verb !== 0 || particles || (bits & CANDIDATE) !== 0 ? 1 : 0))
const classOfEntry = Uint8Array.from(entries, ({ bits }) => Math.max(0, CLASS_BITS.findIndex((bit) => (bits & bit) !== 0)))
const smallOfEntry = Uint8Array.from(entries, ({ small }) => small)
const verbOf = Uint32Array.from(entries, (entry) => entry.verb)
const lemmaOfEntry = Uint16Array.from(entries, (entry) => entry.lemma)
const nounKindOf = Uint8Array.from(entries, (entry) => entry.nounKind)
const hasParticles = Uint8Array.from(entries, (entry) => (entry.particles ? 1 : 0))
