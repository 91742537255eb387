/**
 * Counts English words in news and writes `src/article/vocabulary.yaml`: every frequent word form with its frequency and the parts of
 * speech it was seen as, and the compounds that look like two glued words. Only counts are kept, no text.
 */
import { writeFileSync } from 'node:fs'
import { tag } from '../../src/article/terms.ts'
import { splitOf } from '../../src/article/glue.ts'
import { entryFor } from '../../src/article/vocabulary.ts'
import { scan } from '../../src/text/scan.ts'
import { CAPITALISED, hashWord, HAS_DIGIT, INNER_CAPITAL, NOT_LATIN } from '../../src/text/words.ts'
import { backgroundArticles, isCounted, projectFile } from './background.ts'

/** A form must have been written in lower case this often, by this many outlets. */
const LEAST_COUNT = 4
const LEAST_OUTLETS = 2
/** A compound needs less: it only has to be no accident. */
const LEAST_COMPOUND_COUNT = 2
/**
 * A sentence is given to the tagger when a word of it has been tagged fewer times than this: the parts of speech of rare words are worth
 * more than the hundred thousandth "the".
 */
const ENOUGH_TAGS = 24
/** A part of speech counts for a word when it has at least this share of its tags. */
const LEAST_TAG_SHARE = 0.06
/** A form that is written with a capital more often than this is a name. */
const MOST_CAPITALS = 0.9

/** Closed classes, written out: taggers confuse them with open ones. */
const FUNCTION_WORDS = new Set(
  ('a an the this that these those my your his her its our their some any no every each either neither both all another such what ' +
    'which whose ' +
    'i you he she it we they me him us them who whom myself himself herself itself ourselves themselves yourself something anything ' +
      'nothing ' +
    'everything someone anyone everyone nobody somebody anybody of in on at by for from with without to into onto upon about against ' +
      'between among ' +
    'through during before after since until till under over above below behind beside beyond near across along around toward towards ' +
      'within ' +
    'outside inside despite except than as like via per and or but nor so yet if because although though unless whereas while when ' +
      'where why how ' +
    'whether is are was were be been being am has have had having do does did will would can could shall should may might must not never ' +
    "isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't it's he's she's " +
    "that's " +
    "there's they're we're i'm i've we've they've you're also too very just only even still already then there here now off out up " +
    'down').split(' '),
)

const KINDS: readonly (readonly [string, (tags: readonly string[]) => boolean])[] = [
  ['n', (tags) => tags.includes('Noun') && !tags.includes('Plural') && !tags.includes('Pronoun')],
  ['s', (tags) => tags.includes('Plural') && !tags.includes('Pronoun')],
  ['v', (tags) => tags.includes('Infinitive') || (tags.includes('PresentTense') && !tags.includes('Gerund'))],
  ['d', (tags) => tags.includes('PastTense')],
  ['p', (tags) => tags.includes('Participle')],
  ['g', (tags) => tags.includes('Gerund')],
  ['j', (tags) => tags.includes('Adjective')],
  ['r', (tags) => tags.includes('Adverb')],
]

interface Counted {
  lower: number
  upper: number
  readonly outlets: Set<string>
  readonly kinds: Map<string, number>
  tagged: number
}

const articles = backgroundArticles().filter(isCounted)

const counted = new Map<string, Counted>()
let total = 0
let sentencesTagged = 0
for (const { source, text } of articles) {
  const read = scan(text)
  const { words, sentences } = read
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    const first = sentences.firstWord[sentence]!
    let isNews = false
    for (let i = first; i < sentences.endWord[sentence]!; i++) {
      total++
      if ((words.flags[i]! & (HAS_DIGIT | INNER_CAPITAL | NOT_LATIN)) !== 0) continue
      const word = read.lower(i)
      let entry = counted.get(word)
      if (!entry) counted.set(word, (entry = { lower: 0, upper: 0, outlets: new Set(), kinds: new Map(), tagged: 0 }))
      if ((words.flags[i]! & CAPITALISED) === 0) {
        entry.lower++
        entry.outlets.add(source)
        if (entry.tagged < ENOUGH_TAGS) isNews = true
      } else if (i > first) entry.upper++
    }
    if (!isNews) continue
    sentencesTagged++
    for (const { text: shown, tags } of tag(text.slice(sentences.start[sentence], sentences.end[sentence]), 0)) {
      const entry = counted.get(shown.toLowerCase())
      if (!entry || /[A-Z]/.test(shown)) continue
      entry.tagged++
      for (const [kind, has] of KINDS) if (has(tags)) entry.kinds.set(kind, (entry.kinds.get(kind) ?? 0) + 1)
    }
  }
}

function kindsOf(word: string, { kinds, tagged }: Counted): string {
  if (FUNCTION_WORDS.has(word)) return 'f'
  let letters = ''
  for (const [kind] of KINDS) if ((kinds.get(kind) ?? 0) >= Math.max(1, tagged * LEAST_TAG_SHARE)) letters += kind
  // the tagger has one tag for "go" and "goes"
  if (letters.includes('v') && /[^s]s$/.test(word)) letters = letters.replace('v', 'z')
  return letters
}

const byList = new Map<string, string[]>()
const entries = new Map<number, number>()
const rest: string[] = []
for (const [word, entry] of [...counted].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const isWord = /^[a-z][a-z']*$/.test(word) && entry.lower >= LEAST_COUNT && entry.outlets.size >= LEAST_OUTLETS
  if ((isWord && entry.upper <= MOST_CAPITALS * (entry.lower + entry.upper)) || FUNCTION_WORDS.has(word)) {
    const frequency = Math.max(1, Math.round(Math.log2((entry.lower / total) * 1e8)))
    const key = `${String(frequency).padStart(2, '0')} ${kindsOf(word, entry)}`
    entries.set(hashWord(word), entryFor(key.slice(3), frequency))
    const list = byList.get(key)
    if (list) list.push(word)
    else byList.set(key, [word])
  } else if (/^[a-z]+$/.test(word) && entry.lower >= LEAST_COMPOUND_COUNT) rest.push(word)
}
const compounds = rest.filter((word) => splitOf(word, (hash) => entries.get(hash) ?? 0) !== undefined)
const lists = [...byList].sort(([a], [b]) => (a < b ? 1 : -1))
writeFileSync(
  projectFile('src/article/vocabulary.yaml'),
  [
    '# English word forms of news, by frequency (log2 of the count in a hundred million words) and part of speech. Written by ' +
      'npm run train',
    `# from ${articles.length} articles; do not edit. n noun, s plural, v verb, z third person, d past, p participle,`,
    '# g -ing form, j adjective, r adverb, f function word',
    'words:',
    ...lists.map(([key, words]) => `  - { frequency: ${Number(key.slice(0, 2))}, kinds: '${key.slice(3)}', words: "${words.join(' ')}" }`),
    '# words that look like two glued ones and are none',
    `compounds: "${compounds.join(' ')}"`,
    '',
  ].join('\n'),
)
console.log(`vocabulary: ${total} words in ${articles.length} articles: ${entries.size} forms, ${compounds.length} compounds, ` +
  `${sentencesTagged} sentences tagged`)
