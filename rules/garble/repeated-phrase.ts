import {
  ADVERB, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BREAK, GAP_COMMA, GAP_OTHER, GAP_SPACE, GAP_STOP, hashWord, NUMERIC,
  PAST_VERB, PROSE, SINGULAR_VERB, wordSet, type Reading,
} from '../../src/rule.ts'

/** Longer loops than this are found by their lines and sentences (duplicate/repeated-line, duplicate/repeated-sentence). Words. */
const LONGEST = 40
/** Slots of the table of last places; a power of two. Two pairs in one slot only hide an older place. */
const SLOTS = 1 << 12
/** Any odd number: "of the" and "the of" are two pairs. */
const PAIRING = 31
/** From this many copies on nobody means it, comma or not, quotation or not. */
const LOOP = 4

/** A phrase that ends in one of these is unfinished, so that saying it again after a comma is no figure of speech. */
const UNFINISHED = wordSet(
  'the a an of to in on at by for from with and or but as than into that which who whose is are was were has have had will would can ' +
    'could ' +
    'may must her his its their',
)
/** People who speak stumble over these. */
const STUMBLES = wordSet("i you we they he she it that's it's i'm they're we're there's what don't")
const PRONOUNS = wordSet('i you we they he she it')
/** "A and the A and the B" lists a greater and a smaller thing of one name. Words. */
const LONGEST_LISTED = 3
/** Words of a title or credit. */
const LEAST_TITLE = 3
/** "from time to time to", "on and on and", "call a spade a spade": with one of these between, a content word may come again. */
const CONNECTING = wordSet('and or to by after upon but a in for')
/** "What is done is done", "what will be will be". */
const FREE_RELATIVES = wordSet("what what's whatever who whoever which how")
const AND = hashWord('and')
const TO = hashWord('to')
const HAVE = hashWord('have')
const THE = hashWord('the')
const THAT = hashWord('that')

export default defineRule({
  id: 'garble/repeated-phrase',
  summary: 'two or more words that stand twice in a row',
  why: 'A phrase written twice ("in the city in the city") is what a decoder leaves that has lost its place, or an editor who pasted ' +
    'twice.',
  mend: 'Delete the second copy. The fix is safe for three words or more that stand twice to the letter.',
  severity: 'error',
  quotes: 'both',
  // captions and credits that stand twice are the page's doing: duplicate/repeated-caption
  roles: PROSE.filter((role) => role !== 'caption'),
  examples: {
    wrong: [
      { text: 'The fair opens «in the city in the city» on Sunday.', fixed: 'The fair opens in the city on Sunday.' },
      'He continued «to lose ground to lose ground» in the polls.',
      'Growth was driven «by Polish exports, by Polish exports, by Polish exports, by Polish exports» of furniture.',
      'The mayor said «she had her, she had her» own plan for the bridge.',
      'It is one «of the of the» largest ports in Europe.',
      '"«The board decided to The board decided to» wait," he said.',
      'The inquiry, led by a retired judge, «will hear from will hear from» forty witnesses.',
      'Voters in the north «turned out in large numbers turned out in large numbers» despite the rain.',
      { text: 'They «had no plan, had no plan, had no plan» for the winter.', fixed: 'They had no plan for the winter.' },
    ],
    right: [
      'Frank Sinatra sang New York, New York at the end.',
      'They came back day after day after day.',
      'The answer was no, again and again and again.',
      '"Lock it up, lock it up," the crowd chanted.',
      'We will not yield. We will not yield.',
      '"I think I think too much," the singer said.',
      'The set ended 6-3 6-3 after an hour.',
      'What is done is done, and the club has moved on.',
      'The more they spend, the more they lose, the manager said.',
      '"It takes a long time, a long time," the farmer said.',
      'Row, row, row your boat, the children sang.',
      'Dust to dust, ashes to ashes, the priest read.',
      'He drank tea, and he drank tea, and on Sundays he drank tea.',
      'A strike, followed by a lockout, followed by a lockout of the whole coast, closed the port.',
      'The town is the heart of the Heart of the North.',
      'They lost last year and the year before and the year before that.',
      'At dusk the light the light house leaves on the water is red.',
      'He may lose the Upper House and the House and the Court.',
    ],
  },
  check(reading, report) {
    const { words } = reading.scan
    const { count, hash } = words
    const base = takeBase(count)
    let done = 0
    /**
     * By distance: up to where a run of copies has been looked at. Looked at from each of its words again, a long run would cost its
     * square.
     */
    const judged = new Uint32Array(LONGEST + 1)
    let before = 0
    for (let i = 0; i < count; i++) {
      const word = hash[i]!
      // two copies of a phrase have its pairs of words twice: few pairs come again so soon, while "the" always does
      const slot = (Math.imul(before, PAIRING) + word) & (SLOTS - 1)
      before = word
      const distance = base + i - lastPlace[slot]!
      lastPlace[slot] = base + i
      if (distance > LONGEST || distance < 2 || distance > i || i < done || i < judged[distance]!) continue
      if (word !== hash[i - distance] || hash[i - 1] !== hash[i - 1 - distance]) continue
      let first = i
      while (first > distance && first > done && hash[first - 1] === hash[first - 1 - distance]) first--
      let next = i + 1
      while (next < count && hash[next] === hash[next - distance]) next++
      judged[distance] = next
      if (next - first < distance) continue
      // whatever this is, it is not looked at again: looking back from every word of a long loop would be quadratic
      done = next
      // "day after day after day", "the rule is the rule is the rule": a copy without its last word is a turn of speech
      if ((next - first) % distance === distance - 1) continue
      const copies = 1 + Math.floor((next - first) / distance)
      const begin = first - distance
      if (!isMistake(reading, begin, distance, copies)) continue
      const end = words.end[begin + distance * copies - 1]!
      const start = words.start[begin]!
      const phrase = reading.text.slice(start, words.end[begin + distance - 1])
      report({
        start,
        end,
        message: `"${phrase}" stands ${copies === 2 ? 'twice' : `${copies} times`} in a row; delete what is too much`,
        confidence: 0.95,
        fix: { start, end, text: phrase, safe: isToTheLetter(reading, begin, distance, copies) },
      })
    }
  },
})

/** With two words in between there are sentences that need both ("the share that you have to have to win"). */
const SAFE_WORDS = 3

/** Whether the copies are the same with nothing but blanks between them: after a comma the second one may begin another clause. */
function isToTheLetter({ scan: { words, text } }: Reading, begin: number, length: number, copies: number): boolean {
  const copy = (n: number): string => text.slice(words.start[begin + n * length], words.end[begin + (n + 1) * length - 1])
  for (let n = 1; n < copies; n++) {
    if ((words.gap[begin + n * length]! & ~GAP_BREAK) !== GAP_SPACE || copy(n) !== copy(0)) return false
  }
  return length >= SAFE_WORDS
}

/**
 * Where each pair of words was last seen, by the second one, counted over all articles: clearing the table for every one of them costs more than looking. Places of
 * another article are always farther away than `LONGEST`.
 */
const lastPlace = new Int32Array(SLOTS)
const MOST_PLACES = 2 ** 30
let nextBase = LONGEST + 1

function takeBase(words: number): number {
  if (nextBase + words > MOST_PLACES) {
    lastPlace.fill(0)
    nextBase = LONGEST + 1
  }
  const base = nextBase
  nextBase += words + LONGEST + 1
  return base
}

function isMistake(reading: Reading, begin: number, length: number, copies: number): boolean {
  const { words, paragraphs } = reading.scan
  const { start, hash, gap, flags } = words
  if (paragraphs.at(start[begin]!) !== paragraphs.at(start[begin + length * copies - 1]!)) return false
  // a gallery's title, said again in its caption: "Photos: The winter fair The winter fair"
  if ((gap[begin]! & GAP_OTHER) !== 0 && reading.text[start[begin]! - 2] === ':' && copies < LOOP) return false
  let comma = false
  for (let copy = 1; copy < copies; copy++) {
    const between = gap[begin + copy * length]! & ~GAP_BREAK
    if ((between & ~GAP_COMMA) !== GAP_SPACE) return false
    if ((between & GAP_COMMA) !== 0) comma = true
  }
  let capitals = 0
  let numbers = 0
  for (let word = begin; word < begin + length; word++) {
    if ((flags[word]! & CAPITALISED) !== 0) capitals++
    if ((flags[word]! & NUMERIC) !== 0) numbers++
    // a comma inside, as in "true, mostly true, mostly untrue": two members of a list
    if (copies < LOOP && word > begin && (gap[word]! & GAP_COMMA) !== 0) return false
    // sentences said again are rhetoric ("We will win. We will win."), "white-woman white woman" is a slip of another kind
    if (word > begin && (gap[word]! & GAP_STOP) !== 0) return false
    const firstCompared = word > begin ? 1 : copies
    for (let copy = firstCompared; copy < copies; copy++) if (gap[word] !== gap[word + copy * length]) return false
    for (let copy = 1; copy < copies; copy++) {
      if (reading.scan.lower(word) !== reading.scan.lower(word + copy * length)) return false
      // "the heart of the Heart of Dixie": another thing by the same word
      if (word > begin && copies < LOOP && ((flags[word]! ^ flags[word + copy * length]!) & CAPITALISED) !== 0) return false
      // "the White House and the House and the Senate"
      if (hash[word] === AND && length <= LONGEST_LISTED && copies < LOOP && UNFINISHED.has(hash[begin + length - 1]!)) return false
    }
  }
  if (numbers * 2 >= length) return false
  // a list of names, a table
  if (capitals + numbers === length) return false
  if (copies >= LOOP) return true
  // "if we think we can, we can do it"
  if (comma && length === 2 && PRONOUNS.has(hash[begin]!)) return false
  // a title or a credit, and again in the next line that the page lost: "Photos: The winter fair The winter fair"
  if (!comma && length >= LEAST_TITLE && (flags[begin]! & CAPITALISED) !== 0 && !UNFINISHED.has(hash[begin + length - 1]!)
    && reading.scan.sentences.firstWord[reading.scan.sentences.at(start[begin]!)] !== begin && capitals * 2 >= length) return false
  // "they are going to have to have a plan"
  if (length === 2 && hash[begin] === TO && hash[begin + 1] === HAVE) return false
  if (length === 2 && connects(hash[begin]!, hash[begin + 1]!)) return false
  if (length === 2 && begin > 0 && FREE_RELATIVES.has(hash[begin - 1]!)) return false
  const next = begin + length * copies
  const goesOn = next < reading.scan.words.count && gap[next] === GAP_SPACE
  // "last year and the year before and the year before that"
  if (goesOn && hash[begin] === AND && hash[next] === THAT) return false
  // "the light the light house leaves": a relative clause about a thing of the same name
  if (goesOn && length === 2 && copies === 2 && hash[begin] === THE && (flags[next]! & CAPITALISED) === 0
    && (entriesOf(reading.scan)[next]! & (FUNCTION_WORD | PAST_VERB | SINGULAR_VERB | ADVERB)) === 0) return false
  const quoted = reading.quoteAt(start[begin]!) !== undefined
  if (quoted && length === 2 && STUMBLES.has(hash[begin]!)) return false
  // "he drank tea, and he drank tea": said again on purpose
  const last = begin + length - 1
  if ((comma && hash[begin] === AND) || (hash[last] === AND && (gap[last]! & GAP_COMMA) !== 0)) return false
  // "followed by a crisis, followed by a crisis of trust": twice with a comma between is a figure of speech, three times is a loop
  return !comma || (!quoted && length > 2 && copies > 2) || UNFINISHED.has(hash[last]!)
}

function connects(first: number, second: number): boolean {
  return (CONNECTING.has(first) && !UNFINISHED.has(second)) || (CONNECTING.has(second) && !UNFINISHED.has(first)) || first === AND
    || second === AND
}
