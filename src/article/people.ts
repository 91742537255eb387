/**
 * Who a source is, by the name that the article knows best: "Lavrov" is Sergey Lavrov, "the minister" whoever is said to be minister, "he"
 * the man who spoke last.
 */
import { ALL_CAPITALS, CAPITALISED, GAP_HYPHEN, GAP_SPACE, wordSet } from '../text/words.ts'
import { kindOf, subjectOfSentence, type Marked, type NounPhrase } from './attribution-sources.ts'
import { ANONYMOUS, DETERMINER, DOCUMENT, GROUP, PREPOSITION, RELATIVE, ROLE, TITLE } from './attribution-words.ts'
import { data } from './lexicon/people.yaml.ts'
import { fullNamesOf, nameIn, NO_NAME, sexOfFirstName, soundsLikePerson, type Sex } from './names.ts'
import { findOffices, firstFrom, type Offices } from './offices.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { speakerKind } from './source-heads.ts'
import { nameKind } from './source-wording.ts'

/** A pronoun means nobody who was named more sentences ago than this. */
const FARTHEST_NAME = 12
/** So many people of the other sex may have spoken since the person that "he" means; bounds the work on hostile input. */
const MOST_PASSED = 12
const FEMININE = wordSet(data.feminine)
const MASCULINE = wordSet(data.masculine)
const LINKS = wordSet(['of', 'for'])

/** Somebody who speaks: under a name, as "a spokesman for the board", as whoever "she" means. What it costs to know is asked for once. */
interface Mention {
  /** Word where it stands. */
  readonly first: number
  readonly phrase: NounPhrase
  /** Null: none; undefined: not asked yet. */
  name: NounPhrase | null | undefined
  sex: Sex | null | undefined
}

export interface People {
  /** The best known name of who the phrase means; its own words where nobody better is known. */
  nameOf(phrase: NounPhrase): string
  /** One person: "he", "the minister", "Lavrov" where Sergey Lavrov is named; no body and no place. */
  isPerson(phrase: NounPhrase): boolean
}

/** Their sources are who "he" can mean. */
export function findPeople(cues: SentenceCues): People {
  const { marked } = cues
  const { scan } = marked
  const { text, paragraphs, sentences, words } = scan
  const { start, end, hash } = words
  let fullNames: readonly NounPhrase[] | undefined
  let byLastName: Map<number, NounPhrase> | undefined
  let sexes: ReadonlyMap<number, Sex> | undefined
  let offices: Offices | undefined
  /** Who speaks, in order of place, as far as the sentences were read. */
  const mentions: Mention[] = []
  let read = 0

  return { nameOf, isPerson }

  function nameOf(phrase: NounPhrase): string {
    if (isPronoun(phrase)) {
      readUpTo(sentences.at(start[phrase.first]!))
      const meant = meantBy(phrase.first)
      if (!meant) return write(phrase)
      const name = nameOfMention(meant)
      return name ? best(name) : write(meant.phrase)
    }
    const kind = kindOf(marked, phrase)
    if (kind === 'role' || isOffice(marked, phrase) || isDescribed(marked, phrase)) {
      if (isDefinite(marked, phrase)) readUpTo(sentences.at(start[phrase.first]!))
      const holder = holderOf(phrase)
      return holder ? best(holder) : write(phrase)
    }
    const name = kind === 'named' && !isBodysName(phrase) ? nameIn(marked, phrase) : undefined
    return name ? best(name) : write(phrase)
  }

  /** "the Congressional Budget Office", "Centers for Disease Control": no word of it is a name for itself. */
  function isBodysName(phrase: NounPhrase): boolean {
    const head = headOf(marked, phrase)
    if ((words.flags[head]! & CAPITALISED) === 0) return false
    if ((marked.words.bits(head) & GROUP) !== 0 || isAllCapitals(phrase.first, head)) return true
    const next = head + 2
    const goesOn = next < phrase.end && LINKS.has(hash[head + 1]!) && (words.flags[next]! & CAPITALISED) !== 0
    return goesOn && head === phrase.first && !known().has(hash[head]!)
  }

  /** "the Campaign Workers Guild": an article, then capitals alone, and no office or title. */
  function isAllCapitals(first: number, head: number): boolean {
    if (head - first < 2 || !isDetermined(marked, { first, end: head })) return false
    for (let word = first + 1; word <= head; word++) {
      const isOfName = (words.flags[word]! & CAPITALISED) !== 0 && (marked.words.bits(word) & TITLE) === 0
      if (!isOfName || (word === head && namesOne(marked, word))) return false
    }
    return true
  }

  function isPerson(phrase: NounPhrase): boolean {
    if (isPronoun(phrase)) return true
    const kind = isOffice(marked, phrase) ? 'role' : kindOf(marked, phrase)
    if (kind === 'pronoun') return false
    // "the leader of the Greens, Anna Reed, was scathing"
    const added = phrase.wholeEnd === undefined ? undefined : nameIn(marked, { first: phrase.end, end: phrase.wholeEnd })
    if (added && isPersonsName(added)) return true
    if (kind === 'role') return isDefinite(marked, phrase) && isOffice(marked, phrase)
    const name = kind === 'named' && !isDetermined(marked, phrase) ? nameIn(marked, phrase) : undefined
    if (!name) return false
    // "Mr. Reed"
    return isPersonsName(name) || (name.first > phrase.first && (marked.words.bits(name.first - 1) & TITLE) !== 0)
  }

  function isPronoun(phrase: NounPhrase): boolean {
    return phrase.end - phrase.first === 1 && MEANS_SOMEBODY.test(scan.word(phrase.first))
  }

  function write({ first, end: stop }: NounPhrase): string {
    const last = stop - first > 1 && (marked.words.bits(stop - 1) & RELATIVE) !== 0 ? stop - 2 : stop - 1
    return text.slice(start[first], end[last]).replace(/['’]s$/, '')
  }

  function best(name: NounPhrase): string {
    const isFull = name.end - name.first > 1 && words.gap[name.end - 1] !== GAP_HYPHEN
    return write(isFull ? name : (known().get(hash[name.end - 1]!) ?? name))
  }

  /** Full names by the hash of their last word; the first in the text counts. */
  function known(): ReadonlyMap<number, NounPhrase> {
    if (byLastName) return byLastName
    byLastName = new Map()
    for (const name of (fullNames ??= fullNamesOf(marked))) {
      const last = hash[name.end - 1]!
      if (!byLastName.has(last)) byLastName.set(last, name)
    }
    return byLastName
  }

  /** Named in full somewhere: "West" and "Kremlin" never are. */
  function isPersonsName(name: NounPhrase): boolean {
    return name.end - name.first > 1 || known().has(hash[name.first]!)
  }

  /** Whoever holds the office that the phrase names, as far as the article says so. Mentions before it have been read. */
  function holderOf(phrase: NounPhrase): NounPhrase | undefined {
    offices ??= findOffices(marked, (fullNames ??= fullNamesOf(marked)))
    const beside = offices.holderAt(phrase) ?? nameBehind(phrase)
    if (beside || !isDefinite(marked, phrase)) return beside
    const holder = offices.holderOf(phrase)
    return holder && isTakenOver(phrase, holder.first) ? undefined : holder
  }

  /** "The minister of justice of Castria Viktor Reed", as translations have it. */
  function nameBehind({ first, end: stop }: NounPhrase): NounPhrase | undefined {
    const name = { first: stop - 2, end: stop }
    const given = hash[name.first]!
    const isFull = name.first > first && (words.flags[stop - 1]! & CAPITALISED) !== 0 && words.gap[stop - 1] === GAP_SPACE
    return isFull && sexOfFirstName(given) !== undefined ? name : undefined
  }

  /** "A spokesman" without a name has spoken since: he is the spokesman now. */
  function isTakenOver(phrase: NounPhrase, since: number): boolean {
    const noun = hash[headOf(marked, phrase)]
    for (let m = firstFrom(mentions, phrase.first) - 1, passed = 0; m >= 0 && passed < MOST_PASSED; m--, passed++) {
      const mention = mentions[m]!
      if (mention.first < since) return false
      const isIndefinite = hash[headOf(marked, mention.phrase)] === noun && !isDefinite(marked, mention.phrase)
      if (isIndefinite && !nameOfMention(mention)) return true
    }
    return false
  }

  function sexOf(phrase: NounPhrase, name: NounPhrase | null): Sex | undefined {
    if (name) {
      const first = hash[(name.end - name.first > 1 ? name : (known().get(hash[name.first]!) ?? name)).first]!
      sexes ??= findSexes(marked)
      const told = sexes.get(hash[name.end - 1]!) ?? sexOfFirstName(first)
      if (told) return told
    }
    return sexOfWord(headOf(marked, phrase))
  }

  function sexOfWord(word: number): Sex | undefined {
    if (FEMININE.has(hash[word]!)) return 'female'
    if (MASCULINE.has(hash[word]!)) return 'male'
    const [, woman] = /(wo)?man$/.exec(scan.lower(word)) ?? [undefined, false]
    return woman === false ? undefined : woman === undefined ? 'male' : 'female'
  }

  function mentionOf(phrase: NounPhrase): Mention | undefined {
    const kind = kindOf(marked, phrase)
    if (kind === 'pronoun' || kind === 'document') return undefined
    if (kind === 'named' && !isOffice(marked, phrase) && !isDescribed(marked, phrase)) {
      if (!isPerson(phrase)) return undefined
      const name = nameIn(marked, phrase) ?? nameIn(marked, { first: phrase.end, end: phrase.wholeEnd ?? phrase.end })
      const isPersons = name !== undefined && nameKind(write(name)) !== 'body' && soundsLikePerson(marked, name)
      return isPersons ? { first: phrase.first, phrase, name, sex: undefined } : undefined
    }
    if (namesOne(marked, headOf(marked, phrase))) return { first: phrase.first, phrase, name: undefined, sex: undefined }
    const name = phrase.wholeEnd === undefined ? undefined : holderOf(phrase)
    return name && { first: phrase.first, phrase, name, sex: undefined }
  }

  function nameOfMention(mention: Mention): NounPhrase | null {
    return (mention.name ??= mention.name === null ? null : (holderOf(mention.phrase) ?? null))
  }

  function sexOfMention(mention: Mention): Sex | null {
    return (mention.sex ??= mention.sex === null ? null : (sexOf(mention.phrase, nameOfMention(mention)) ?? null))
  }

  /** Reads who speaks up to the sentence: reading all cues takes longer than most questions need. */
  function readUpTo(sentence: number): void {
    for (; read <= sentence; read++) {
      for (const { source } of cues.in(read)) {
        if (!source || (mentions.length > 0 && source.first <= mentions.at(-1)!.first)) continue
        const mention = isPronoun(source) ? meantBy(source.first) : mentionOf(source)
        if (mention) mentions.push(mention.first === source.first ? mention : { ...mention, first: source.first })
      }
    }
  }

  /** Bylines and captions are about nobody. */
  function isWhole(sentence: number): boolean {
    return ENDS_SENTENCE.test(text.slice(sentences.end[sentence]! - 2, sentences.end[sentence]))
  }

  /** Who "he" or "she" means: who spoke last, or whom a sentence since is about. Mentions before it have been read. */
  function meantBy(pronoun: number): Mention | undefined {
    const sentence = sentences.at(start[pronoun]!)
    const sex: Sex = /^(?:s|her)/.test(scan.lower(pronoun)) ? 'female' : 'male'
    const fits = (mention: Mention): boolean => (sexOfMention(mention) ?? sex) === sex
    const stop = firstFrom(mentions, pronoun)
    const near = mentions.slice(Math.max(0, stop - MOST_PASSED), stop)
    const nearest = near.findLast(fits)
    // who spoke in another paragraph gives way to somebody who is known to be a man, or a woman
    const isFar = nearest !== undefined && nearest.first < paragraphs.firstWord[sentences.paragraph[sentence]!]!
    const last = isFar ? (near.findLast((mention) => sexOfMention(mention) === sex) ?? nearest) : nearest
    for (let s = sentence; s >= 0 && s > sentence - FARTHEST_NAME; s--) {
      if (last && last.first >= sentences.firstWord[s]!) return last
      const subject = isWhole(s) ? subjectOfSentence(marked, s) : undefined
      if (!subject || subject.first >= pronoun || !isPerson(subject)) continue
      const about = mentionOf(subject)
      if (about && nameOfMention(about) && fits(about)) return about
    }
    return undefined
  }
}

/** "the minister", "Russian Foreign Minister", "the US president", and not "Trump spokesman": nobody's name stands before the office. */
function isOffice({ scan, words }: Marked, { first, end }: NounPhrase): boolean {
  if ((words.bits(end - 1) & ROLE) === 0) return false
  for (let word = first; word < end; word++) {
    if ((scan.words.flags[word]! & CAPITALISED) === 0 || (words.bits(word) & NO_NAME) !== 0) continue
    if ((scan.words.flags[word]! & ALL_CAPITALS) === 0 && !NATIONALITY.test(scan.word(word))) return false
  }
  return true
}
const NATIONALITY = /(?:an|ish|ese|ch|qi|li|tsi)$/

/** "the Reed campaign", "Reed's lawyer", "a biologist at Reed College": what stands in small letters says who it is. */
function isDescribed(marked: Marked, phrase: NounPhrase): boolean {
  const head = headOf(marked, phrase)
  if ((marked.scan.words.flags[head]! & CAPITALISED) !== 0) return false
  return head + 1 < phrase.end || (marked.words.bits(head) & (ROLE | GROUP | DOCUMENT | ANONYMOUS)) !== 0
}

/** "resident", "biologist", and not "residents". */
function namesOne({ scan, words }: Marked, noun: number): boolean {
  const lower = scan.lower(noun)
  return (words.bits(noun) & ROLE) !== 0 ? !/[^s]s$/.test(lower) : speakerKind(lower) === 'role'
}

/** The last word before what is added with a preposition: "spokesman" of "a spokesman for the board". */
function headOf({ words }: Marked, { first, end }: NounPhrase): number {
  let last = first
  while (last + 1 < end && (words.bits(last + 1) & (PREPOSITION | RELATIVE)) === 0) last++
  return last
}

/** One certain person, not "a minister" or "ministers". */
function isDefinite(marked: Marked, phrase: NounPhrase): boolean {
  const { scan } = marked
  if (/s$/i.test(scan.word(headOf(marked, phrase)))) return false
  const opening = scan.lower(phrase.first)
  const isIndefinite = opening === 'a' || opening === 'an' || opening === 'one'
  return opening === 'the' || (!isIndefinite && (scan.words.flags[phrase.first]! & CAPITALISED) !== 0)
}

/** "the White House" */
const isDetermined = ({ words }: Marked, { first }: NounPhrase): boolean => (words.bits(first) & DETERMINER) !== 0

/** "He said", "according to him"; "it" is a body or a document, "they" are several. */
const MEANS_SOMEBODY = /^(?:he|she|him|her)(?:['’](?:s|d|ll))?$/i

const ENDS_SENTENCE = /[.!?…]/

/** By the hash of the last name: "Mr. Reed", "Ms Reed". */
function findSexes(marked: Marked): ReadonlyMap<number, Sex> {
  const { scan, words } = marked
  const { count, flags, hash } = scan.words
  const sexes = new Map<number, Sex>()
  for (let word = 0; word + 1 < count; word++) {
    if ((flags[word + 1]! & CAPITALISED) === 0 || (words.bits(word) & TITLE) === 0) continue
    const sex = FEMININE.has(hash[word]!) ? 'female' : MASCULINE.has(hash[word]!) ? 'male' : undefined
    const name = sex && nameIn(marked, { first: word + 1, end: Math.min(count, word + 3) })
    if (sex && name?.first === word + 1) sexes.set(hash[name.end - 1]!, sex)
  }
  return sexes
}
