/** Which word of a source's wording says what it is, and whether that can be somebody: a person, a body, people, or something written. */
import { hashWord } from '../text/words.ts'
import { data as sources } from './lexicon/attribution-sources.yaml.ts'
import { data } from './lexicon/ledger.yaml.ts'
import { hasPastForm } from './noun-phrases.ts'
import {
  ADJECTIVE, ADVERB, BASE_VERB, entryOf, FUNCTION_WORD, GERUND, PARTICIPLE, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB,
} from './vocabulary.ts'

const DETERMINERS: ReadonlySet<string> = new Set(data.determiners)
const QUANTITIES: ReadonlySet<string> = new Set(data.quantities)
const SPEAKING: ReadonlySet<string> = new Set(data.speaking)
const SPEAKING_BODIES: ReadonlySet<string> = new Set(data.speaking_bodies)
const WRITINGS: ReadonlySet<string> = new Set(data.writings)
/** "the public", an adjective to the vocabulary */
const LISTED: ReadonlySet<string> = new Set([
  ...sources.roles, ...sources.groups, ...sources.documents, ...sources.anonymous,
  ...data.bodies, ...data.speaking, ...data.speaking_bodies,
])
const NO_AGENTS: ReadonlySet<string> = new Set(data.no_agents)

const NOUN = SINGULAR_NOUN | PLURAL_NOUN
const VERB = BASE_VERB | SINGULAR_VERB | PAST_VERB | PARTICIPLE | GERUND
const KINDS = NOUN | VERB | ADJECTIVE | ADVERB | FUNCTION_WORD

const kindsOfWord = (word: string): number => entryOf(hashWord(word)) & KINDS
const isLower = (word: string): boolean => /^\p{Ll}/u.test(word)
/** "witnesses", "families", "boards" */
const singular = (word: string): string =>
  /(?:ss|sh|ch|x)es$/.test(word) ? word.slice(0, -2) : word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '')
/** Whether the word or its singular is one of them. */
export const among = (list: ReadonlySet<string>, word: string): boolean => list.has(word) || list.has(singular(word))

/**
 * The noun phrase in what was read as one, its noun last: "a witness" of "a witness interviewed", "the teams" of "expanded the teams".
 * Undefined where it has no noun: "coming fast", "an old", "made". Given in the article's own letters, without what follows "for" or "who".
 */
export function nounPhraseIn(head: string): string | undefined {
  let words = head.split(' ')
  // before the article stand "all", "half" and "the head of"; a verb there has it for its object, and after "over" it is no source
  const article = words.findLastIndex((word, at) => at > 0 && DETERMINERS.has(word) && !leadsOn(words[at - 1]!))
  if (article > 0) {
    if ((kindsOfWord(words[article - 1]!.toLowerCase()) & FUNCTION_WORD) !== 0) return undefined
    words = words.slice(article)
  } else if (words.length > 1 && isVerbForm(words[0]!) && !startsSaying(words)) return undefined
  while (words.length > 1 && isLower(words.at(-1)!) && !isNoun(words.at(-1)!.toLowerCase())) words.pop()
  const last = words.at(-1)!
  return isLower(last) && !isNoun(last.toLowerCase()) ? undefined : words.join(' ')
}

/** Before an article, within one phrase. */
const leadsOn = (word: string): boolean =>
  LINKS.has(word) || QUANTITIES.has(word.toLowerCase()) || (!isLower(word) && !isVerbForm(word)) || POSSESSIVE.test(word)
const LINKS: ReadonlySet<string> = new Set(['of', 'and', 'or', 'but', 'than', 'such', 'what'])
const POSSESSIVE = /['’]s?$/

/** "made", "holding", in whatever letters: a verb and no noun, adjective or name. */
export function isVerbForm(word: string): boolean {
  const kinds = kindsOfWord(word.toLowerCase())
  if ((kinds & GERUND) !== 0) return (kinds & PLURAL_NOUN) === 0
  return (kinds & VERB) !== 0 && (kinds & (NOUN | ADJECTIVE | FUNCTION_WORD)) === 0
}

/** "Leading economists" are people, "missing the bus" and "making calls" are none. */
const startsSaying = ([first, second]: readonly string[]): boolean =>
  (kindsOfWord(first!.toLowerCase()) & ADJECTIVE) !== 0 && speakerKind(second!.toLowerCase()) !== undefined

/** Words that the vocabulary lacks are nouns: it has the frequent verbs and adjectives. */
function isNoun(word: string): boolean {
  const kinds = kindsOfWord(word)
  return kinds === 0 || (kinds & NOUN) !== 0 || QUANTITIES.has(word) || among(LISTED, word)
}

/** The words that say what it is: "the ways" of "the ways of the board", and "farmers" of "dozens of farmers". */
export function headBeforeOf(phrase: string): string {
  const parts = phrase.split(' of ')
  let part = 0
  const lastWord = (of: number): string => parts[of]!.split(' ').at(-1)!.toLowerCase()
  // "some of them" are some
  while (part < parts.length - 1 && among(QUANTITIES, lastWord(part)) && (kindsOfWord(lastWord(part + 1)) & FUNCTION_WORD) === 0) part++
  return parts[part]!
}

/**
 * What a word in small letters is that stands for people by what they do, or for a body, a company, a town: one person, or several.
 * Undefined where it is nobody.
 */
export function speakerKind(word: string): 'role' | 'group' | undefined {
  if (among(SPEAKING_BODIES, word)) return 'group'
  const one = singular(word)
  const isPerson = among(SPEAKING, word) || (!NO_AGENTS.has(one) && (PERSON.test(word) || isAgent(one)))
  if (!isPerson) return undefined
  return one === word && !IRREGULAR_PLURAL.test(word) ? 'role' : 'group'
}
const IRREGULAR_PLURAL = /(?:men|people|children)$/
/** "pediatrician", "neurosurgeon", "cameraman", "carmaker", "43-year-old" */
const PERSON = /.(?:[^aeiou]ist|ician|arian|ologian|surgeon|man|men|woman|women|person|people|maker|holder|keeper|worker|owner|seller|goer|year-old)s?$/

/** "contender", "organisor", "attendee": whoever does, or has done to them, what the verb says. */
function isAgent(word: string): boolean {
  const stem = AGENT.exec(word)?.[1]
  if (stem === undefined || stem.length < LEAST_STEM) return false
  const undoubled = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem
  const bare = stem.slice(stem.lastIndexOf('-') + 1)
  return [stem, bare, `${bare}e`, undoubled].some((each) => each.length >= LEAST_STEM && isVerb(each))
}
const AGENT = /^([a-z-]+?)(?:er|or|ee)$/
/** "offer", "order" and "water" are made of no verb. */
const LEAST_STEM = 4

const isVerb = (stem: string): boolean => (kindsOfWord(stem) & BASE_VERB) !== 0 || hasPastForm(stem)

/** In small letters: what is written or recorded, beyond the documents that attributions are read by. */
export const isWriting = (word: string): boolean => among(WRITINGS, word)

/** A single word that has its capital from the beginning of a sentence: "Holding", "Wait", "Legislation". */
export const isPlainWord = (name: string): boolean => !name.includes(' ') && kindsOfWord(name.toLowerCase()) !== 0

/** In small letters: several of one kind, "islanders". */
export const isSeveral = (word: string): boolean =>
  word.endsWith('s') && (kindsOfWord(word) === 0 || (kindsOfWord(word) & PLURAL_NOUN) !== 0)
