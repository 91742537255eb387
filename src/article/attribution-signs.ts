/**
 * What tells whether a word is a cue where it stands, and whether what is said ends before a word: signs, each with a weight. A sign is a
 * number here and a name in `lexicon/attribution-weights.yaml`, where `scripts/train/attributions.ts` writes its weight.
 */
import { CAPITALISED, GAP_COMMA, GAP_OTHER, hashWord, NUMERIC } from '../text/words.ts'
import { isSomebody, kindOf, type Marked, type NounPhrase } from './attribution-sources.ts'
import { CLASSES, lemmas, PRONOUN, RELATIVE, SMALL_WORDS, type WordClass } from './attribution-words.ts'
import { data as cues } from './lexicon/attribution-cues.yaml.ts'
import { data } from './lexicon/attribution-weights.yaml.ts'
import { ADJECTIVE, BASE_VERB, entriesOf, GERUND, KNOWN, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB } from './vocabulary.ts'

const FOLLOWS = ['quote', 'that', 'clause', 'to', 'object', 'preposition', 'verb', 'end'] as const
/** What follows a cue, as far as it tells whether the word is one. */
export type Follows = (typeof FOLLOWS)[number]
const FORMS = ['base', 'third', 'gerund', 'past', 'participle'] as const
export type Form = (typeof FORMS)[number]
const HELPERS = ['none', 'be', 'have', 'modal', 'to', 'passive'] as const
export type Helper = (typeof HELPERS)[number]
/** By the bits of the kinds of cue verbs. */
const KINDS = ['saying', 'telling', 'calling', 'thinking', 'wanting', 'judging', 'showing', 'seeming'] as const
/** What the words are cues as. */
const CUE_KINDS = [...KINDS, 'noun', 'adjective'] as const
const SUBJECTS = [
  'none', 'I', 'you', 'we', 'he', 'it', 'they', 'relative', 'named', 'role', 'group', 'document', 'anonymous', 'other',
] as const
/** Where the cue stands beside what is said. */
const PLACES = ['before', 'after', 'after quotation', 'aside', 'as'] as const
export type Place = (typeof PLACES)[number]
const OWNERS = ['none', 'pronoun', 'name'] as const
export type Owner = (typeof OWNERS)[number]
const COMPLEMENTS = ['none', 'to a noun', ...cues.complements]
/** What may stand between what is said and what the reporter goes on with. */
const BOUNDARIES = ['comma', 'dash', 'colon', 'bracket', 'none', 'semicolon', 'verb'] as const
export type Boundary = (typeof BOUNDARIES)[number]
/** How the cue's clause is built. */
const SHAPES = ['finite', 'gerund', 'infinitive', 'passive', 'noun', 'adjective', 'relative'] as const
export type Shape = (typeof SHAPES)[number]
/** Words to the end of the sentence, by doubling. */
const LENGTHS = ['0', '1', '2', '3', '4', '8', '16', '32', '64'] as const
/** Words from the beginning of the sentence. */
const POSITIONS = ['0', '3', '6', '9', '12', '15', '18'] as const
const POSITION_STEP = 3
const COMMAS = ['0', '1', '2', '3'] as const
const YES = ['no', 'yes'] as const

/** Signs of one name: the number of a sign is the first one's and its values' places in the lists. */
interface Family {
  readonly name: string
  readonly first: number
  readonly values: readonly (readonly string[])[]
}
const families: Family[] = []
let count = 0
/** Number of the family's first sign. */
function family(name: string, ...values: readonly (readonly string[])[]): number {
  const first = count
  families.push({ name, first, values })
  count += values.reduce((product, list) => product * list.length, 1)
  return first
}

/** Of the words beside a cue of one kind. */
const besides = (kind: string): Besides => ({
  twoBefore: family(`two before the ${kind}`, CLASSES, CLASSES),
  twoAfter: family(`two after the ${kind}`, CLASSES, CLASSES),
  next: family(`${kind}, next word`, SMALL_WORDS),
  position: family(`${kind}, words before`, POSITIONS),
})
type Besides = Readonly<Record<'twoBefore' | 'twoAfter' | 'next' | 'position', number>>

const VERB = {
  lemma: family('verb', lemmas),
  follows: family('verb, what follows', lemmas, FOLLOWS),
  kindFollows: family('kind, what follows', KINDS, FOLLOWS),
  kindForm: family('kind, form, helper', KINDS, FORMS, HELPERS),
  kindSubject: family('kind, subject', KINDS, SUBJECTS),
  kindPlace: family('kind, place', KINDS, PLACES),
  around: family('before, after', CLASSES, CLASSES),
  formFollows: family('form, what follows', FORMS, FOLLOWS),
  length: family('words to the end', LENGTHS),
  lemmaForm: family('verb, form, helper', lemmas, FORMS, HELPERS),
  beside: besides('verb'),
  lemmaSubject: family('verb, subject', lemmas, SUBJECTS),
  lemmaPlace: family('verb, place', lemmas, PLACES),
}
const NOUN = {
  owner: family('noun, owner', lemmas, OWNERS),
  complement: family('owner, complement', OWNERS, COMPLEMENTS),
  before: family('before the noun', CLASSES),
  lemma: family('noun, complement', lemmas, COMPLEMENTS),
  beside: besides('noun'),
}
const ADJECTIVES = {
  lemma: family('adjective', lemmas),
  complement: family('adjective linked, complement', YES, COMPLEMENTS),
  beside: besides('adjective'),
}
const END = {
  any: family('end', ['any']),
  word: family('end, boundary, word', BOUNDARIES, SMALL_WORDS),
  follows: family('end, what follows the cue, verb before, boundary', FOLLOWS, YES, BOUNDARIES),
  verbs: family('end, verb before, verb after, word', YES, YES, SMALL_WORDS),
  shape: family('end, shape, led, verb before, boundary', SHAPES, YES, YES, BOUNDARIES),
  words: family('end, boundary, word after, next', BOUNDARIES, CLASSES, CLASSES),
  commasBefore: family('end, boundary, commas before, verb before', BOUNDARIES, COMMAS, YES),
  commasAfter: family('end, boundary, commas after, verb after', BOUNDARIES, COMMAS, YES),
  kind: family('end, kind, what follows the cue, verb before, boundary', CUE_KINDS, FOLLOWS, YES, BOUNDARIES),
  lemma: family('end, cue', lemmas),
}

const placesOf = (list: readonly string[]): ReadonlyMap<string, number> => new Map(list.map((value, index) => [value, index]))
const hashPlaces = (list: readonly string[]): ReadonlyMap<number, number> => new Map(list.map((value, index) => [hashWord(value), index]))
const follows = placesOf(FOLLOWS)
const forms = placesOf(FORMS)
const helpers = placesOf(HELPERS)
const subjects = placesOf(SUBJECTS)
const places = placesOf(PLACES)
const classes = placesOf(CLASSES)
const owners = placesOf(OWNERS)
const boundaries = placesOf(BOUNDARIES)
const shapes = placesOf(SHAPES)
const complements = hashPlaces(COMPLEMENTS)
const TO = hashWord('to')
const TO_A_NOUN = 1
const lengthOf = (words: number): number => (words < 4 ? words : Math.min(LENGTHS.length - 1, 33 - Math.clz32(words)))

/** One sign of every family, as numbers. Valid until the next one is asked about: the lists are used again. */
export type Signs = readonly number[]

export interface VerbTraits {
  readonly lemma: number
  /** Bits. */
  readonly kinds: number
  readonly follows: Follows
  readonly form: Form
  readonly helper: Helper
  readonly around: Around
  /** To the end of the sentence. */
  readonly wordsOn: number
}

/** The words beside a cue. */
export interface Around {
  /** Classes, those next to the cue first. */
  readonly before: number
  readonly secondBefore: number
  readonly after: number
  readonly secondAfter: number
  /** Place of the next word in `SMALL_WORDS`; 0 within a quotation and at the end of the sentence. */
  readonly next: number
  /** From the beginning of the sentence. */
  readonly wordsBefore: number
}

/** What stands beside the words `start` to `end` of a sentence from `first` to `last`; ends are exclusive. */
export function aroundOf(marked: Marked, start: number, end: number, first: number, last: number): Around {
  const { gap } = marked.scan.words
  return {
    before: classOf(marked, start - 1, first, last, gap[start]!),
    secondBefore: classOf(marked, start - 2, first, last, gap[start - 1] ?? 0),
    after: classOf(marked, end, first, last, gap[end] ?? 0),
    secondAfter: classOf(marked, end + 1, first, last, gap[end + 1] ?? 0),
    next: end < last && marked.quoteOf[end] === -1 ? marked.words.smallWord(end) : 0,
    wordsBefore: start - first,
  }
}

/** Writes four signs into the list. */
function putAround(signs: number[], at: number, beside: Besides, around: Around): void {
  signs[at] = beside.twoBefore + around.secondBefore * CLASSES.length + around.before
  signs[at + 1] = beside.twoAfter + around.after * CLASSES.length + around.secondAfter
  signs[at + 2] = beside.next + around.next
  signs[at + 3] = beside.position + Math.min(POSITIONS.length - 1, Math.floor(around.wordsBefore / POSITION_STEP))
}
const plainSigns: number[] = []
const verbSigns: number[] = []

/** A verb's signs as far as its neighbours tell; the subject costs more to find. */
export function signsOfVerb({ lemma, kinds, follows: following, form, helper, around, wordsOn }: VerbTraits): Signs {
  const kind = kindOfBits(kinds)
  const followed = follows.get(following)!
  const formed = forms.get(form)!
  const helped = helpers.get(helper)!
  plainSigns[0] = VERB.lemma + lemma
  plainSigns[1] = VERB.follows + lemma * FOLLOWS.length + followed
  plainSigns[2] = VERB.kindFollows + kind * FOLLOWS.length + followed
  plainSigns[3] = VERB.kindForm + (kind * FORMS.length + formed) * HELPERS.length + helped
  plainSigns[4] = VERB.around + around.before * CLASSES.length + around.after
  plainSigns[5] = VERB.formFollows + formed * FOLLOWS.length + followed
  plainSigns[6] = VERB.length + lengthOf(wordsOn)
  plainSigns[7] = VERB.lemmaForm + (lemma * FORMS.length + formed) * HELPERS.length + helped
  putAround(plainSigns, 8, VERB.beside, around)
  return plainSigns
}

/** All signs of a verb. */
export function withSubject(plain: Signs, kinds: number, subject: number, place: Place): Signs {
  const kind = kindOfBits(kinds)
  for (let i = 0; i < plain.length; i++) verbSigns[i] = plain[i]!
  verbSigns[plain.length] = VERB.kindSubject + kind * SUBJECTS.length + subject
  const placed = places.get(place)!
  verbSigns[plain.length + 1] = VERB.kindPlace + kind * PLACES.length + placed
  const lemma = lemmaOfSigns(plain)
  verbSigns[plain.length + 2] = VERB.lemmaSubject + lemma * SUBJECTS.length + subject
  verbSigns[plain.length + 3] = VERB.lemmaPlace + lemma * PLACES.length + placed
  return verbSigns
}
const lemmaOfSigns = (plain: Signs): number => plain[0]! - VERB.lemma
const kindOfBits = (kinds: number): number => 31 - Math.clz32(kinds & -kinds)

const nounSigns: number[] = []
/** `complement`: hash of the word that leads to what is said, 0 for none; `named`: a noun follows it, as in "calls to the office". */
export function signsOfNoun(lemma: number, complement: number, named: boolean, owner: Owner, around: Around): Signs {
  const owned = owners.get(owner)!
  const led = named && complement === TO ? TO_A_NOUN : (complements.get(complement) ?? 0)
  nounSigns[0] = NOUN.owner + lemma * OWNERS.length + owned
  nounSigns[1] = NOUN.complement + owned * COMPLEMENTS.length + led
  nounSigns[2] = NOUN.before + around.before
  nounSigns[3] = NOUN.lemma + lemma * COMPLEMENTS.length + led
  putAround(nounSigns, 4, NOUN.beside, around)
  return nounSigns
}

const adjectiveSigns: number[] = []
export function signsOfAdjective(lemma: number, complement: number, linked: boolean, around: Around): Signs {
  adjectiveSigns[0] = ADJECTIVES.lemma + lemma
  adjectiveSigns[1] = ADJECTIVES.complement + (linked ? 1 : 0) * COMPLEMENTS.length + (complements.get(complement) ?? 0)
  putAround(adjectiveSigns, 2, ADJECTIVES.beside, around)
  return adjectiveSigns
}

export interface EndTraits {
  readonly boundary: Boundary
  /** Place in `SMALL_WORDS` of the word after the boundary. */
  readonly word: number
  /** Classes of that word and of the one after it. */
  readonly wordClass: number
  readonly nextClass: number
  /** Base form and kinds of the cue, as `AttributionWords` has them. */
  readonly lemma: number
  readonly kinds: number
  readonly follows: Follows
  readonly shape: Shape
  /** A finite verb stands before the cue. */
  readonly led: boolean
  /** A finite verb stands in what is said so far. */
  readonly verbBefore: boolean
  /** One stands between the boundary and the next. */
  readonly verbAfter: boolean
  /** Within what is said so far, and after the boundary. */
  readonly commasBefore: number
  readonly commasAfter: number
}
const endSigns: number[] = []
export function signsOfEnd(traits: EndTraits): Signs {
  const { follows: following, shape, lemma, word: small } = traits
  const bounded = boundaries.get(traits.boundary)!
  const followed = follows.get(following)!
  const before = traits.verbBefore ? 1 : 0
  const after = traits.verbAfter ? 1 : 0
  const kind = shape === 'noun' || shape === 'adjective' ? CUE_KINDS.indexOf(shape) : kindOfBits(traits.kinds)
  endSigns[0] = END.any
  endSigns[1] = END.word + bounded * SMALL_WORDS.length + small
  endSigns[2] = END.follows + (followed * 2 + before) * BOUNDARIES.length + bounded
  endSigns[3] = END.verbs + (before * 2 + after) * SMALL_WORDS.length + small
  endSigns[4] = END.shape + ((shapes.get(shape)! * 2 + (traits.led ? 1 : 0)) * 2 + before) * BOUNDARIES.length + bounded
  endSigns[5] = END.words + (bounded * CLASSES.length + traits.wordClass) * CLASSES.length + traits.nextClass
  endSigns[6] = END.commasBefore + (bounded * COMMAS.length + fewCommas(traits.commasBefore)) * 2 + before
  endSigns[7] = END.commasAfter + (bounded * COMMAS.length + fewCommas(traits.commasAfter)) * 2 + after
  endSigns[8] = END.kind + ((kind * FOLLOWS.length + followed) * 2 + before) * BOUNDARIES.length + bounded
  endSigns[9] = END.lemma + lemma
  return endSigns
}

const fewCommas = (commas: number): number => Math.min(COMMAS.length - 1, commas)

/** What kind of subject a cue has, as a place in the list of them. */
export function subjectOf(marked: Marked, source: NounPhrase | undefined): number {
  if (!source) return 0
  const { words, scan } = marked
  const { first, end } = source
  const bits = words.bits(end - 1)
  if ((bits & RELATIVE) !== 0) return RELATIVE_SUBJECT
  if (end - first === 1 && (bits & PRONOUN) !== 0) return pronouns.get(scan.words.hash[first]!) ?? ANONYMOUS_SUBJECT
  const kind = kindOf(marked, source)
  if (kind !== 'role') return subjects.get(kind)!
  return isSomebody(marked, source) ? ROLE_SUBJECT : OTHER_SUBJECT
}
const RELATIVE_SUBJECT = subjects.get('relative')!
const ANONYMOUS_SUBJECT = subjects.get('anonymous')!
const ROLE_SUBJECT = subjects.get('role')!
const OTHER_SUBJECT = subjects.get('other')!
const pronouns: ReadonlyMap<number, number> = new Map(
  ([
    ['I', ['i', "i'm"]], ['you', ['you']], ['we', ['we', "we're"]], ['he', ['he', 'she', "he's", "she's"]],
    ['it', ['it', "it's", "there's"]], ['they', ['they', "they're"]],
  ] as const).flatMap(([subject, forms]) => forms.map((form): [number, number] => [hashWord(form), subjects.get(subject)!])),
)

/**
 * What kind of word stands there, as a place in `CLASSES`, seen from the word beside it in the sentence from `first` to `end`; `gap` is
 * what stands between the two.
 */
export function classOf(marked: Marked, word: number, first: number, end: number, gap: number): number {
  if (word < first || word >= end) return NOTHING
  if (marked.quoteOf[word] !== -1) return QUOTATION
  if ((gap & GAP_COMMA) !== 0) return COMMA
  if ((gap & GAP_OTHER) !== 0) return MARK
  const known = marked.classes[word]!
  if (known !== 0) return known - 1
  const found = classOfWord(marked, word, first)
  marked.classes[word] = found + 1
  return found
}

function classOfWord({ scan, words }: Marked, word: number, first: number): number {
  const listed = words.listedClass(word)
  if (listed !== 0) return listed
  const flags = scan.words.flags[word]!
  if ((flags & NUMERIC) !== 0) return NUMBER
  if ((flags & CAPITALISED) !== 0 && word > first) return NAME
  return classOfKinds[entriesOf(scan)[word]! & (KNOWN - 1)]!
}
const [NOTHING, COMMA, MARK, QUOTATION, NUMBER, NAME] = (['nothing', 'comma', 'mark', 'quotation', 'number', 'name'] as const).map(
  (name) => classes.get(name)!,
) as [number, number, number, number, number, number]
const KIND_CLASSES: readonly (readonly [number, WordClass])[] = [
  [GERUND, 'gerund'], [PAST_VERB, 'past'], [ADJECTIVE, 'adjective'], [PLURAL_NOUN, 'plural'], [SINGULAR_NOUN, 'singular'],
  [SINGULAR_VERB, 'third'], [BASE_VERB, 'base'],
]
const classOfKinds = Uint8Array.from({ length: KNOWN }, (_, kinds) =>
  classes.get(KIND_CLASSES.find(([bit]) => (kinds & bit) !== 0)?.[1] ?? 'other')!)

export const signCount = count

/** The family and the values of a sign, as the file of weights names them. */
export function nameOf(number: number): readonly [family: string, value: string] {
  const { name, first, values } = families.findLast((one) => one.first <= number)!
  let rest = number - first
  const parts: string[] = []
  for (const list of values.toReversed()) {
    parts.unshift(list[rest % list.length]!)
    rest = Math.floor(rest / list.length)
  }
  return [name, parts.join(' | ')]
}

const weights = new Float32Array(count)
for (const { name, first, values } of families) {
  const listed = (data.weights as Readonly<Record<string, string>>)[name]
  if (listed === undefined) continue
  const known = values.map(placesOf)
  for (const entry of listed.split(', ')) {
    const blank = entry.indexOf(' ')
    const named = entry.slice(blank + 1).split(' | ')
    let sign = 0
    for (let i = 0; i < named.length; i++) sign = sign * values[i]!.length + (known[i]!.get(named[i]!) ?? NaN)
    // not a word that was taken out of its list since the weights were fitted
    if (!Number.isNaN(sign)) weights[first + sign] = Number(entry.slice(0, blank))
  }
}

export function weigh(signs: Signs): number {
  let sum = 0
  for (let i = 0; i < signs.length; i++) sum += weights[signs[i]!]!
  return sum
}

/** The most that a subject and a place can add to a verb, by kind and by verb. */
const mostOf = (first: number, length: number, at: number): number =>
  Math.max(...weights.subarray(first + at * length, first + (at + 1) * length))
const mostOfKind = KINDS.map((_, kind) => mostOf(VERB.kindSubject, SUBJECTS.length, kind) + mostOf(VERB.kindPlace, PLACES.length, kind))
const mostOfLemma = Float32Array.from(lemmas, (_, lemma) =>
  mostOf(VERB.lemmaSubject, SUBJECTS.length, lemma) + mostOf(VERB.lemmaPlace, PLACES.length, lemma))

/** The most that a verb can weigh whose subject is not known yet. */
export const weighAtMost = (plain: Signs, kinds: number): number =>
  weigh(plain) + mostOfKind[kindOfBits(kinds)]! + mostOfLemma[lemmaOfSigns(plain)]!
