/** What a source's wording says: a name, an office, people, a body, something written; and which of its words belong to it. */
import { hashWord } from '../text/words.ts'
import { data as grammar } from './lexicon/attribution-grammar.yaml.ts'
import { data as words } from './lexicon/attribution-sources.yaml.ts'
import { data as more } from './lexicon/ledger.yaml.ts'
import { sexOfFirstName } from './names.ts'
import type { SourceKind } from './reading.ts'
import { among, headBeforeOf, isPlainWord, isSeveral, isVerbForm, isWriting, nounPhraseIn, speakerKind } from './source-heads.ts'

/** A source or a speaker as the reading has it. */
export interface Mention {
  readonly name: string
  readonly kind: SourceKind
  readonly start: number
  readonly end: number
}

/** A mention under the words that are its own. */
export interface Wording {
  readonly name: string
  readonly kind: SourceKind
  /** Equal for the mentions of one source. */
  readonly key: string
  /** The noun that says what it is, in small letters; undefined for names. */
  readonly noun: string | undefined
}

const TITLES: ReadonlySet<string> = new Set(words.titles)
const ROLES: ReadonlySet<string> = new Set(words.roles)
const GROUPS: ReadonlySet<string> = new Set(words.groups)
const DOCUMENTS: ReadonlySet<string> = new Set(words.documents)
const ANONYMOUS: ReadonlySet<string> = new Set(words.anonymous)
const BODIES: ReadonlySet<string> = new Set(more.bodies)
const NO_SOURCE: ReadonlySet<string> = new Set(more.nobody)
const DATES: ReadonlySet<string> = new Set(grammar.dates)
const OPENERS: ReadonlySet<string> = new Set(more.openers)
/** "the coast guard" is nobody who guards. */
const BODIES_OF_TWO: ReadonlySet<string> = new Set(more.bodies_of_two)

const startsUpper = (word: string): boolean => /^\p{Lu}/u.test(word)
const isAcronym = (word: string): boolean => /^(?:\p{Lu}\.?){2,6}$/u.test(word) && !/^[IVX]+$/.test(word)
const ARTICLE = /^(?:the|a|an|his|her|its|their|this|that|these|those)\s+/i
const POSSESSIVE = /['’]s?$/
const lastWordOf = (phrase: string): string => phrase.split(' ').at(-1)!.replace(POSSESSIVE, '')

/** Small letters, without article and possessive; "F.B.I." is "FBI". */
export const keyOf = (name: string): string => name.replace(ARTICLE, '').replace(POSSESSIVE, '').replaceAll('.', '').toLowerCase()

export const isNobody = (lower: string): boolean => NO_SOURCE.has(lower)

/** What goes before "of the harbour board", ", who runs it", "(Lund)". */
export const headOf = (written: string): string => written.split(ENDS_HEAD)[0]!.replace(POSSESSIVE, '')
const ENDS_HEAD = new RegExp(`,? (?:${more.after_head.join('|')})(?= |$)|,|\\s*\\(`)

/** The reading knows who is meant by "he" and "the minister". */
export const isNamed = ({ name }: Mention, written: string): boolean =>
  isName(name) && !written.toLowerCase().includes(name.toLowerCase())

/** "Anna Keller", and not "A keeper of the lighthouse" at the beginning of a sentence. */
const isName = (name: string): boolean => startsUpper(name) && startsUpper(lastWordOf(headOf(name))) && !COUNTED.test(name)
const COUNTED = /^(?:the|an?|one|another|this|that) /i

/**
 * "the Keller campaign" is no Keller: what follows a name in small letters says who speaks. Undefined where nobody could. `says`: a plain
 * word of saying follows, which makes a source of a noun that could be anything.
 */
export function wordingOf(mention: Mention, written: string, says: boolean): Wording | undefined {
  const whole = headOf(written)
  if (mention.kind === 'anonymous' && THOSE.test(whole)) return named(whole, mention.kind)
  if (isNobody(lastWordOf(headBeforeOf(whole)).toLowerCase())) return undefined
  if (mention.kind === 'pronoun') return named(mention.name, mention.kind)
  // "Keller's lawyer, Tom Reed", "the archivist": the reading has another name for it than its own words
  if (mention.kind !== 'document' && isNamedElsewhere(mention, whole, written)) return named(mention.name, 'named')
  const head = mention.kind === 'named' && startsUpper(lastWordOf(whole)) ? whole : nounPhraseIn(whole)
  if (head === undefined || isNobody(lastWordOf(headBeforeOf(head)).toLowerCase())) return undefined
  const last = lastWordOf(head)
  if (mention.kind === 'named') {
    const kind = kindOfNoun(head)
    // the name of "the archive in Castria" stands behind who speaks
    const isBehind = written.startsWith(`${whole} `) && !head.includes(lastWordOf(mention.name))
    // "its Reedian name" is no Reedian
    const isCommon = kind !== undefined || isBehind || mention.name === written || !(startsUpper(last) || DATES.has(last))
    const isUnnamed = startsUpper(last) ? kind !== undefined && (/^an? /i.test(head) || isPlural(head)) : isCommon
    if (isUnnamed) return unnamed(mention, head, written, says)
    const name = (mention.name === written ? head : mention.name).replace(OWNER, '')
    return namesSomebody(name) ? named(name, mention.kind) : undefined
  }
  if (mention.kind === 'role' && isNamed(mention, written)) return named(mention.name, 'named')
  // "Bill Keller" and "the Harbour Post" are no papers
  const isPaper = kindOfNoun(head) === 'document'
  if (mention.kind === 'document' && startsUpper(last) && (!isPaper || BODIES.has(last.toLowerCase()))) {
    return named(isPaper ? head : (CAPITALS.exec(head)?.[0] ?? head), 'named')
  }
  return unnamed(mention, head, written, says)
}

/** Not among the words that say who it is: added after a comma, or before or far from them. "The archive in Castria" is no Castria. */
function isNamedElsewhere({ kind, name }: Mention, whole: string, written: string): boolean {
  const last = lastWordOf(name)
  if (!isName(name)) return false
  // "the minister of Castria Viktor Reed"
  if (kind === 'role' && whole.endsWith(` ${name}`)) return true
  if (whole.includes(last)) return false
  const at = written.indexOf(last, whole.length)
  return at < 0 || ADDED_NAME.test(written.slice(0, at))
}
/** ", Captain Anna " */
const ADDED_NAME = /, (?:\p{Lu}\S* )*$/u

/** "Republicans", "some Republicans", and not "United Workers" */
const isPlural = (head: string): boolean => {
  const [first = '', ...others] = head.split(' ')
  const isOne = others.slice(0, -1).every((word) => !startsUpper(word)) && (others.length === 0 || COUNTING.has(first.toLowerCase()))
  return isOne && isSeveral(lastWordOf(head).toLowerCase())
}
const COUNTING: ReadonlySet<string> = new Set([...more.quantities, ...more.determiners])

const named = (name: string, kind: SourceKind): Wording => ({ name, kind, key: keyOf(name), noun: undefined })

/** "those surveyed" */
const THOSE = /^(?:[\p{L}-]+ of )?those \p{L}+(?:ed|ing)$/iu

/** The reading takes for a source whatever stands before a cue: "his smile", "the onus", "a week ago". */
function unnamed({ kind: read }: Mention, head: string, written: string, says: boolean): Wording | undefined {
  const phrase = headBeforeOf(head)
  const noun = lastWordOf(phrase).toLowerCase()
  const kind = kindOfNoun(phrase)
  const anonymous = (found: SourceKind): SourceKind => (read === 'anonymous' && found !== 'document' ? 'anonymous' : found)
  const wording = (found: SourceKind): Wording => {
    const name = `${head}${addedTo(head, written, found)}`
    return { name, kind: anonymous(found), key: keyOf(name), noun }
  }
  if (kind !== undefined) return wording(kind === 'role' && isSeveral(noun) ? 'group' : kind)
  if (isWriting(noun)) return wording('document')
  const said = says && (SOMEBODY.test(head) || isSeveral(noun))
  const speaks = speakerKind(noun) ?? (said ? (/^an? /i.test(head) ? 'role' : 'group') : undefined)
  return speaks && wording(speaks)
}

/** " for the harbour board" of "a spokesman for the harbour board, who asked not to be named", " by the auditor" of a report. */
function addedTo(head: string, written: string, kind: SourceKind): string {
  if (!written.startsWith(`${head} `)) return ''
  const [added] = ADDED.exec(written.slice(head.length)) ?? []
  if (added === undefined || (added.startsWith(' by ') && kind !== 'document')) return ''
  const words = added.slice(1).split(' ')
  const stop = words.findIndex((word, at) => at > 0 && (STOPS.has(word) || DATES.has(word.toLowerCase()) || /^\d/.test(word)))
  const kept = stop < 0 ? words : words.slice(0, stop)
  return kept.length > 1 && !DETERMINED.has(kept.at(-1)!) ? ` ${kept.join(' ')}` : ''
}
const ADDED = /^ (?:for|at|in|from|with|by) [^,(]+/
/** What follows one of these tells what it did, and no longer who it is. */
const STOPS: ReadonlySet<string> = new Set(more.after_head.filter((word) => !['for', 'at', 'in', 'from', 'with', 'by'].includes(word)))
const DETERMINED: ReadonlySet<string> = new Set(more.determiners)

/** The name at the end: "Bill Keller" of "former governor Bill Keller". */
const CAPITALS = /(?:\p{Lu}\S* ?)+$/u
/** "the borough", "a young neurologist" */
const SOMEBODY = /^(?:the|an?) (?:\S+ ){0,2}\S+$/i
/** "Harbour News's Anna Reed" is Anna Reed. */
const OWNER = /^.*['’]s (?=\p{Lu}\S* \p{Lu})/u

function kindOfNoun(phrase: string): SourceKind | undefined {
  const [before = '', noun] = phrase.toLowerCase().split(' ').slice(-2)
  const word = (noun ?? before).replace(POSSESSIVE, '')
  if (noun !== undefined && BODIES_OF_TWO.has(`${before} ${word}`)) return 'group'
  if (among(DOCUMENTS, word)) return 'document'
  if (among(GROUPS, word) || BODIES.has(word)) return 'group'
  if (among(ROLES, word)) return 'role'
  if (among(ANONYMOUS, word)) return 'anonymous'
  return undefined
}

/** "None", "Twenty-four", "Becomes" in a headline: a capital alone is no name. */
const namesSomebody = (name: string): boolean => startsUpper(name.replace(ARTICLE, '')) && !isNobody(name.toLowerCase()) && !isVerbForm(name)

/** "Anna Keller and Tom Reed", and not "the Ministry of Health and Sport". */
export function namesJoined(written: string): readonly [string, string] | undefined {
  const [left = '', right = '', ...others] = written.split(' and ')
  if (right === '' || others.length > 0) return undefined
  const isFullName = (text: string): boolean => {
    const parts = text.split(' ')
    return parts.length >= 2 && parts.length <= 3 && parts.every((part) => startsUpper(part) && !among(GROUPS, part.toLowerCase()))
  }
  return isFullName(left) && isFullName(right) ? [left, right] : undefined
}

/** "Former Attorney General Anna Keller" is Anna Keller. */
export function untitled(name: string): string {
  const parts = name.split(' ')
  const isTitle = (part: string, at: number): boolean => {
    const lower = part.toLowerCase()
    if (TITLES.has(lower.replace('.', '')) || ROLES.has(lower) || OPENERS.has(lower)) return true
    // "Goalkeeper Ivo Hansen", and not "Baker Hansen"
    return parts.length - at > 2 && speakerKind(lower) === 'role'
  }
  let first = 0
  while (first < parts.length - 1 && (isTitle(parts[first]!, first) || (first > 0 && isAcronym(parts[first]!)))) first++
  return parts.slice(first).join(' ')
}

export const hasTitle = (written: string): boolean => {
  const [first = ''] = written.toLowerCase().split(/[ .]/)
  return TITLES.has(first) || ROLES.has(first)
}

/** Whether a name is a body's, a person's, or may be either's. */
export function nameKind(name: string): 'body' | 'person' | 'name' {
  const parts = name.replace(ARTICLE, '').split(' ')
  const ofBody = (part: string): boolean => part === 'of' || among(GROUPS, part.toLowerCase()) || BODIES.has(part.toLowerCase())
  if (ARTICLE.test(name) || isAcronym(parts.at(-1)!) || parts.some(ofBody)) return 'body'
  const [first] = parts as [string]
  // "Judicial Watch" may be anybody
  const isGivenName = sexOfFirstName(hashWord(first.toLowerCase())) !== undefined || !isPlainWord(first)
  return parts.length > 1 && isGivenName ? 'person' : 'name'
}
