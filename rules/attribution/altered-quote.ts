import {
  areSameWords, CAPITALISED, defineRule, hashWord, stem, wordChanges, wordSet, type Fingerprinted, type Reading, type WordChange,
} from '../../src/rule.ts'
import { data } from './altered-quote.yaml.ts'

const SPOKEN = new Map(Object.entries(data.spoken).map(([written, spoken]) => [written, spoken.split(' ').filter((word) => word !== '')]))
const FILLERS: ReadonlySet<string> = new Set(data.fillers)
const CURRENCIES: ReadonlyMap<string, string> = new Map(Object.entries(data.currencies))
const SCALES: ReadonlySet<string> = new Set(data.scales)
const NO_NAMES = wordSet(data['no names'])

/** Shorter quotations are said again on another day. */
const LEAST_WORDS = 8
/** What comes after so many words is not compared; bounds the time on hostile input. */
const MOST_WORDS = 120
/** Of the words between the first and the last in common; below this, two things were said. */
const LEAST_COMMON = 0.8
/** Of the words of the shorter one; below this, two speeches have a turn of phrase in common. */
const LEAST_OF_SHORTER = 0.5
/** Words that went or came between two wordings of one sentence. */
const MOST_CHANGED = 10
/** Places where they differ. More of them are two translations, or two things said. */
const MOST_CHANGES = 2
/** Words of one change; longer ones are a sentence left out. */
const LONGEST_CHANGE = 4
/** Words in a row that a quotation is looked up by. */
const SHINGLE = 4
/** Two wordings share at least so many of those runs, and this share of the shorter one's. */
const LEAST_RUNS = 1
const LEAST_SHARE = 0.2
/** What everybody says is not looked up: a run of words leads to so many quotations at most. */
const MOST_POSTINGS = 8
/** So many of the earlier quotations that share most runs are compared. */
const MOST_CANDIDATES = 4

interface Said {
  /**
   * Hashes of the names that stand beside it and before it. Who speaks is among them; to find out who, for every quotation of a run, would
   * cost more than all other corpus rules, and two people hardly ever say one sentence.
   */
  readonly names: readonly number[]
  readonly words: readonly string[]
  readonly start: number
  readonly end: number
}

type Fingerprint = readonly Said[]

interface Placed {
  readonly said: Said
  readonly keys: Int32Array
  readonly by: Fingerprinted<Fingerprint>
}

export default defineRule<Fingerprint>({
  id: 'attribution/altered-quote',
  scope: 'corpus',
  summary: 'a quotation that an earlier article of the run has from the same speaker in other words',
  why: 'What stands between quotation marks was said word for word. Where two articles print one sentence in two wordings, one of ' +
    'them has ' +
    'changed what somebody said.',
  mend: 'Go back to the recording. Where words were left out, say so with an ellipsis; where one was put in, with brackets. The ' +
    'same person may have ' +
    'said the same thing twice: then say when.',
  severity: 'info',
  options: {
    type: 'object',
    properties: {
      inflection: {
        type: 'boolean', default: false,
        description: 'report words in another form as well: "close" for "closed", "ship" for "ships"',
      },
    },
    additionalProperties: false,
  },
  roles: ['headline', 'standfirst', 'body', 'list', 'crosshead', 'caption'],
  examples: {
    wrong: [
      'Board keeps the ferry\n\n"We will not take the boat away from the islanders this winter," Anna Keller said on Monday.\n=====\n' +
        'Ferry stays, for now\n\n«"We will never take the boat away from the islanders this winter,"» Anna Keller told the meeting.',
      'Mayor on the bridge\n\nRuth Amadi said: "Nobody in this town voted for a toll, and nobody in this town is going to pay ' +
      'one."\n=====\n' +
        'No toll, says Amadi\n\n«"Nobody in this town voted for a tax, and nobody in this town is going to pay one,"» Amadi said. ' +
        'The mayor is Ruth Amadi.',
      'Coach angry at referee\n\n"He saw the hand, he looked at me and he gave the goal anyway," said Tomas Brandt, the coach.\n=====\n' +
        'Brandt: goal was a gift\n\nTomas Brandt was furious. «"He saw the hand, he laughed at me and he gave the goal anyway,"» ' +
        'Brandt said. "I have it on film."',
      'Factory to hire\n\n"We need two hundred welders by the end of the year, and we will train every one of them," Lena Hadari ' +
      'said.\n=====\n' +
        'Hadari seeks welders\n\n«"We need two hundred welders by the end of the decade, and we will train every one of them,"» ' +
        'said Lena Hadari, who owns the yard.',
      'Choir in the quarry\n\n"The stone gives every voice back to you a little bit lower than you sent it," Piet Aalders ' +
      'said.\n=====\n' +
        'Singing to the stone\n\nThe choir\'s leader, Piet Aalders, smiled. «"The stone gives every voice back to you a little bit ' +
        'sweeter than you sent it,"» Aalders said.',
      'Snow on the pass\n\n"I have driven this road for thirty years and have been afraid on it twice," Ivo Marsh said.\n=====\n' +
        'A driver and his road\n\n«"I have driven this road for thirty years and have really been afraid on it twice,"» said Ivo ' +
        'Marsh, a driver.',
      'School to close\n\n"My children will have to walk for an hour through the dark forest every morning," said Mira ' +
      'Solberg.\n=====\n' +
        'Parents fear for the school\n\nMira Solberg, a mother of three, was in tears. «"My children will have to walk for an hour ' +
        'through the wolf forest every morning,"» Solberg said.',
      'Court hears the baker\n\n"I weighed the bread with the paper because my father weighed it with the paper," Jonas Thale told ' +
      'the court.\n=====\n' +
        'Baker blames his father\n\n«"I weighed the bread with the paper because my master weighed it with the paper,"» Jonas Thale ' +
        'told the judge.',
    ],
    right: [
      {
        note: 'the same words',
        text: 'Board keeps the boat\n\n"We will not take the boat away from the islanders this spring," Anna Keller said on ' +
          'Monday.\n=====\n' +
          'Boat stays, for now\n\n"We will not take the boat away from the islanders this spring," Anna Keller told the meeting.',
      },
      {
        note: 'cut at its end',
        text: 'Mayor on the tunnel\n\nRuth Amadi said: "Nobody in this town asked for a tunnel, and nobody in this town is going to ' +
          'drive through one."\n=====\n' +
          'No tunnel, says Amadi\n\n"Nobody in this town asked for a tunnel," Ruth Amadi said.',
      },
      {
        note: 'what is left out is marked',
        text: 'Coach praises keeper\n\n"She has been the best of us all since the day she came, and she knows it," said Tomas ' +
          'Brandt, the coach.\n=====\n' +
          'Brandt on his keeper\n\n"She has been the best of us all ... and she knows it," Tomas Brandt said.',
      },
      {
        note: 'what is put in is marked',
        text: 'Yard to build again\n\n"We will lay down three ships before the summer and three more after it," Lena Hadari ' +
          'said.\n=====\n' +
          'Hadari has orders\n\n"We will lay down [six] ships before the summer and three more after it," said Lena Hadari.',
      },
      {
        note: 'contractions written out',
        text: 'Organ in the mill\n\n"It\'s the only organ in the country that\'s driven by a mill, and it\'s a quarter tone flat," ' +
          'Piet Aalders said.\n=====\n' +
          'An organ and its river\n\n"It is the only organ in the country that is driven by a mill, and it is a quarter tone flat," ' +
          'said Piet Aalders.',
      },
      {
        note: 'two people',
        text: 'Two drivers, one road\n\n"I have never in my life been afraid of this road in the dark," Ivo Marsh said.\n=====\n' +
          'Night on the road\n\n"I have never in my life been fond of this road in the dark," Mira Solberg said.',
      },
      {
        note: 'two things said',
        text: 'Herring is back\n\n"The herring came back in May, and we had forgotten how to salt it," said Greta Holm.\n=====\n' +
          'Salt and silver\n\n"The price of salt has gone up, and we have forgotten what it cost before the war," said Greta Holm.',
      },
      {
        note: 'another form of the word, which the option `inflection` reports',
        text: 'Bakers weigh again\n\n"We weigh every loaf in the morning, and every customer may look on when we do it," Jonas ' +
          'Thale said.\n=====\n' +
          'A baker and his scales\n\n"We weighed every loaf in the morning, and every customer may look on when we do it," Jonas ' +
          'Thale said.',
      },
    ],
  },
  fingerprint(reading) {
    const said: Said[] = []
    const named = new NamesNear(reading)
    for (const { start, end, closed, depth, words } of reading.quotes) {
      if (depth > 0 || !closed || words < LEAST_WORDS) continue
      // what was left out or put in is marked
      if (MARKED.test(reading.text.slice(start, end))) continue
      const names = named.near(start, end)
      if (names.length > 0) said.push({ names, words: spokenWords(reading, start, end), start, end })
    }
    return said.length > 0 ? said : undefined
  },
  compare(fingerprints, report, options) {
    const differs = options['inflection'] === true ? () => true : isAnotherWord
    const quotations = new Map<number, Placed[]>()
    const ordered = [...fingerprints].sort((a, b) => a.article - b.article)
    for (const by of ordered) {
      const placed = by.fingerprint.map((said) => ({ said, by, keys: keysOf(said) }))
      for (const each of placed) {
        const { said } = each
        const altered = candidates(quotations, each)
          .map((earlier) => ({ earlier, changes: changesBetween(earlier.said, said).filter(differs) }))
          .find(({ changes }) => changes.length > 0)
        if (!altered) continue
        const { earlier: { said: other, by: { article, id, path } }, changes } = altered
        report(by.article, 'text', {
          start: said.start,
          end: said.end,
          message: `${id ?? path} has this quotation in other words: here ${changes.map(inWords).join(', ')}; ` +
            'go back to what was said',
          confidence: 0.6,
          related: [{ article, start: other.start, end: other.end, message: 'the same quotation in other words' }],
        })
      }
      for (const each of placed) {
        for (const key of each.keys) {
          const list = quotations.get(key)
          if (!list) quotations.set(key, [each])
          else if (list.length < MOST_POSTINGS) list.push(each)
        }
      }
    }
  },
})

/** An ellipsis, brackets, a word that the paper does not print: "f***", "p----". */
const MARKED = /[[\]()…*]|\.\s?\.\s?\.|\p{L}-{2,}/u

/** Names in the paragraphs of a quotation and the one before, outside quotations. */
class NamesNear {
  readonly #reading: Reading
  readonly #known = new Map<number, readonly number[]>()

  constructor(reading: Reading) {
    this.#reading = reading
  }

  near(start: number, end: number): number[] {
    const { paragraphs } = this.#reading.scan
    const found = new Set<number>()
    const last = paragraphs.at(end - 1)
    for (let p = Math.max(0, paragraphs.at(start) - 1); p <= last && found.size < MOST_NAMES; p++) {
      for (const name of this.#in(p)) found.add(name)
    }
    return [...found].slice(0, MOST_NAMES)
  }

  #in(paragraph: number): readonly number[] {
    let names = this.#known.get(paragraph)
    if (!names) {
      const { scan: { paragraphs, words } } = this.#reading
      const found: number[] = []
      const end = Math.min(paragraphs.endWord[paragraph]!, paragraphs.firstWord[paragraph]! + LONGEST_PARAGRAPH)
      for (let word = paragraphs.firstWord[paragraph]!; word < end; word++) {
        const isName = (words.flags[word]! & CAPITALISED) !== 0 && !NO_NAMES.has(words.hash[word]!)
        if (isName && !this.#reading.quoteAt(words.start[word]!)) found.push(words.hash[word]!)
      }
      this.#known.set(paragraph, (names = found))
    }
    return names
  }
}
const MOST_NAMES = 24
/** Words of a paragraph in which names are looked for; bounds the work where a text is one paragraph. */
const LONGEST_PARAGRAPH = 400

/** As they are heard: in small letters, contractions written out, "20%" as "20 percent", "$20 million" as "20 million dollars". */
function spokenWords({ scan, text }: Reading, start: number, end: number): string[] {
  const said: string[] = []
  const { count, start: starts, end: ends } = scan.words
  let currency: string | undefined
  for (let word = scan.wordAt(start); word < count && starts[word]! < end && said.length < MOST_WORDS; word++) {
    const lower = scan.lower(word)
    said.push(...(SPOKEN.get(lower) ?? lower.split('-')))
    if (text[ends[word]!] === '%') said.push('percent')
    currency ??= CURRENCIES.get(text[starts[word]! - 1]!)
    if (currency === undefined || (word + 1 < count && SCALES.has(scan.lower(word + 1)))) continue
    said.push(currency)
    currency = undefined
  }
  return said
}

function keysOf({ words }: Said): Int32Array {
  const hashes = words.map(hashWord)
  const keys = new Set<number>()
  for (let word = SHINGLE - 1; word < hashes.length; word++) {
    let key = 0
    for (let i = word - SHINGLE + 1; i <= word; i++) key = Math.imul(key, 31) ^ hashes[i]!
    keys.add(key)
  }
  return Int32Array.from(keys)
}

/** Earlier quotations in other articles with a name in common, those that share most runs of words first. */
function candidates(quotations: ReadonlyMap<number, readonly Placed[]>, { said, by, keys }: Placed): Placed[] {
  const shared = new Map<Placed, number>()
  for (const key of keys) for (const placed of quotations.get(key) ?? []) shared.set(placed, (shared.get(placed) ?? 0) + 1)
  return [...shared]
    .filter(([other, runs]) => runs >= Math.max(LEAST_RUNS, LEAST_SHARE * Math.min(keys.length, other.keys.length)))
    .filter(([other]) => other.by.article !== by.article && said.names.some((name) => other.said.names.includes(name)))
    .sort(([, one], [, two]) => two - one)
    .slice(0, MOST_CANDIDATES)
    .map(([other]) => other)
}

/** Empty when they are the same, and when they are two things. */
function changesBetween(before: Said, after: Said): readonly WordChange[] {
  const found = wordChanges(before.words, after.words, MOST_CHANGED + 2 * MOST_WORDS)
  if (!found || found.common < LEAST_WORDS || found.common < LEAST_COMMON * found.span) return []
  if (found.common < LEAST_OF_SHORTER * Math.min(before.words.length, after.words.length)) return []
  const isNoChange = ({ before: gone, after: come }: WordChange): boolean =>
    [...gone, ...come].every((word) => FILLERS.has(word)) || areSameWords(gone, come)
  const changes = found.changes.filter((change) => !isNoChange(change))
  const isShort = ({ before: gone, after: come }: WordChange): boolean => Math.max(gone.length, come.length) <= LONGEST_CHANGE
  return changes.length <= MOST_CHANGES && changes.every(isShort) ? changes : []
}

/** More than another form of the same words. */
const isAnotherWord = ({ before, after }: WordChange): boolean =>
  before.length !== after.length || before.some((word, i) => formless(word) !== formless(after[i]!))

/** Neither ending nor doubled letter: "counselled" and "counseled" are spellings. */
const formless = (word: string): string => stem(word).replace(/(.)\1/gu, '$1')

function inWords({ before, after }: WordChange): string {
  const [gone, come] = [before.join(' '), after.join(' ')]
  if (gone === '') return `"${come}" is put in`
  return come === '' ? `"${gone}" is left out` : `"${come}" for "${gone}"`
}
