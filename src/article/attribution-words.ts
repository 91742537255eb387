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
/** A noun that holds what somebody says when one of its complements follows. */
export const CUE_NOUN = 1 << 17
/** First word of "according to" and its like. */
export const BEFORE_SOURCE = 1 << 18
/** "confident" before "that": what somebody thinks. */
export const CUE_ADJECTIVE = 1 << 19
/** What voters were asked. */
export const POLL = 1 << 20

/** Kinds of cue verbs. */
export const SAYING = 1
export const TELLING = 1 << 1
export const CALLING = 1 << 2
export const THINKING = 1 << 3
export const WANTING = 1 << 4
export const JUDGING = 1 << 5
export const SHOWING = 1 << 6
export const SEEMING = 1 << 7
/** Its base form or -s is a noun as often as a verb. */
export const NOUN_TOO = 1 << 8
/** A cue only when a clause or a quotation follows or goes before. */
export const CLAUSE_ONLY = 1 << 9
/** Forms, which can fall together ("cast", "said"). */
export const BASE = 1 << 10
export const THIRD_PERSON = 1 << 11
export const GERUND = 1 << 12
export const PAST = 1 << 13
export const PARTICIPLE = 1 << 14

interface Entry {
  bits: number
  verb: number
  /** For verbs that are cues only with a particle ("pointed out"): its hash and the kinds with it. */
  particle: number
  withParticle: number
}

/** Index 0 is every word that stands in no list. */
const entries: Entry[] = [{ bits: 0, verb: 0, particle: 0, withParticle: 0 }]
const indexes = new Map<number, number>()

function entryOf(word: string): Entry {
  const hash = hashWord(word)
  let index = indexes.get(hash)
  if (index === undefined) {
    index = entries.length
    entries.push({ bits: 0, verb: 0, particle: 0, withParticle: 0 })
    indexes.set(hash, index)
  }
  return entries[index]!
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
const DOUBLING = /^(?:begin|forget|hit|put)$/

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
    for (const [form, formBit] of formsOf(base)) {
      const entry = entryOf(form)
      if (particle === undefined) entry.verb |= kind | formBit
      else {
        entry.particle = hashWord(particle)
        entry.withParticle |= kind | formBit
      }
    }
  }
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

/** Complements of cue nouns and adjectives: hash of the word -> hashes of the words that may follow. */
const complements = new Map<number, Set<number>>()
function addComplement(word: string, bit: number, complement: string): void {
  entryOf(word).bits |= bit
  const hash = hashWord(word)
  let set = complements.get(hash)
  if (!set) complements.set(hash, (set = new Set()))
  set.add(hashWord(complement))
}
for (const [complement, nouns] of Object.entries(cues.cue_nouns)) {
  for (const noun of nouns) for (const form of [noun, pluralOf(noun)]) addComplement(form, CUE_NOUN, complement)
}
for (const [complement, adjectives] of Object.entries(cues.cue_adjectives)) {
  for (const adjective of adjectives) addComplement(adjective, CUE_ADJECTIVE, complement)
}

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

export class AttributionWords {
  private readonly scan: Scan
  private readonly index: Uint16Array

  constructor(scan: Scan) {
    this.scan = scan
    const { count, hash } = scan.words
    this.index = new Uint16Array(count)
    for (let word = 0; word < count; word++) {
      const wanted = hash[word]!
      let slot = wanted & MASK
      while (values[slot] !== 0 && keys[slot] !== wanted) slot = (slot + 1) & MASK
      this.index[word] = values[slot]!
    }
  }

  /** What the word does, and what kind of source it names. */
  bits(word: number): number {
    return bitsOf[this.index[word]!]!
  }

  /** Kinds and forms of the cue verb that the word is; 0 for none. */
  verb(word: number): number {
    const index = this.index[word]!
    const verb = verbOf[index]!
    const particle = particleOf[index]!
    return particle !== 0 && this.scan.words.hash[word + 1] === particle ? verb | entries[index]!.withParticle : verb
  }

  /** Whether the particle that makes the verb a cue stands after it. */
  particle(word: number): boolean {
    const particle = particleOf[this.index[word]!]!
    return particle !== 0 && this.scan.words.hash[word + 1] === particle
  }

  /** Whether the complement that the cue noun or adjective wants stands after it. */
  hasComplement(word: number): boolean {
    return complements.get(this.scan.words.hash[word]!)?.has(this.scan.words.hash[word + 1]!) === true
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
const verbOf = Uint32Array.from(entries, (entry) => entry.verb)
const particleOf = Uint32Array.from(entries, (entry) => entry.particle)
