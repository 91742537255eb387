import {
  ALL_CAPITALS, CAPITALISED, defineRule, entriesOf, foreignRuns, FUNCTION_WORD, GAP_BRACKET, GAP_COMMA, GAP_HYPHEN, GAP_OTHER, GAP_QUOTE,
  GAP_SPACE, HAS_DIGIT, hashWord, INNER_CAPITAL, isSpelt, landmarksOf, wordSet, type Reading,
} from '../../src/rule.ts'
import { data } from './untranslated-word.yaml.ts'

const LOANS: ReadonlySet<string> = new Set([...data.loans, ...data.adopted])
const SCIENCE = new RegExp(data.science)
const ROMANISED = new RegExp(data.romanised)
const OR = hashWord('or')
const PARTICLES = wordSet(data.particles)
const INTRODUCED = wordSet(data.introduced)
const CITED = wordSet(data.cited)
const INTRODUCED_WITHIN = 3
/** A word that comes back this often is the article's own. */
const OWN_WORD = 3
/** With two more words around it that are not English it belongs to a title or a sentence of another language. */
const MOST_STRANGERS = 1
const AROUND_IT = 3
/** In quotation marks as short as this the words are shown on purpose. */
const SHOWN_WORDS = 6
/** Runs of three letters that no English word has; a slip of the finger makes one or two. Short words need more. */
const LEAST_FOREIGN = 3
const LEAST_FOREIGN_IN_SHORT = 4
const LONG_WORD = 8
/** Letters with marks; not ligatures, and not what broken encodings leave at a word's end. */
const ACCENTED = /[\u00df-\u024f]/
const LIGATURE = /[\ufb00-\ufb06]/
const ENDINGS = /(?:'s|s|d|ed)$/
/** The same letter three times, no vowel, an ending of addresses: shouts, codes, handles. */
const NO_WORD = /(.)\1\1|^[b-df-hj-np-tv-xz]+$|(?:com|org|net|http|www)/
const AROUND = '@#/\\_=&+%~|*<>{}[].'

export default defineRule({
  id: 'garble/untranslated-word',
  summary: 'a word of another language, in Latin letters, inside an English sentence',
  why: 'The translation did not know the word and left it standing. What the reader misses may be what the sentence is about.',
  mend: 'Translate it, or put it in quotation marks when it is meant to be seen.',
  severity: 'warning',
  phrases: { function_words: data.function_words },
  examples: {
    wrong: [
      'The mayor wants to «wegzuholen» people from their daily life.',
      'Passengers found four «hýčkanější» seats in the front row.',
      'They came to the «työmatkalaisia» meeting on Monday.',
      'The old bridge «und» the new road were closed.',
      'He said the plan «nie» work without new money.',
      'The council met the «näytteilleasettajat» on Friday.',
      'Farmers sold their «żniwa» early this year.',
      'The poster was hung in the «aamukuutta» station.',
      'She works for the town «och» the county.',
      'The buses to the Finnish «järvenrannoille» leave at noon.',
      'The «rvk:n» office was closed, he told «AAF:lle» on Friday.',
      'He told «rätkät» to go home.',
      'He gave the keys to the Czech «starostovi» of the village.',
      'The wind pumps near «Brdlovicích» still turn.',
    ],
    right: [
      'The café served crème brûlée and jalapeños to his fiancée.',
      'Ursula von der Leyen met the head of Bayer und Söhne.',
      'They call it "hygge", and Danes know the word gemütlichkeit.',
      'The Finnish word sisu has no English counterpart.',
      'He ate pierogi, pierogi with żurek, and again żurek; żurek is a soup.',
      'Follow us at @wxyzhgj or www.zxcvuiq.example for more.',
      'Nooooo, the boy cried, and hmmmph, said the girl.',
      'The cuckservative label and the snowplough backlog were noted.',
      'The orchid (Ophrys żółtawa) grows there.',
      'Dysprosium and praseodymium are mined in the north.',
      'They met at the Hradčany brzdník house.',
      'The office is in Náměstí Malého (old town), and the café "Brdlovicích" is closed.',
      'They sell kabayaki at the summer fair.',
    ],
  },
  check(reading, report, hits) {
    const { scan, text } = reading
    const { words } = scan
    const { start, end, hash } = words
    let counts: Map<number, number> | undefined
    for (const word of landmarksOf(scan).tight) {
      if (text[start[word]! - 1] === ':' && COLON_ENDINGS.has(hash[word]!) && LETTER.test(text[start[word]! - 2] ?? '')) tell(word - 1, word)
    }
    for (const { word } of hits) if (isAmongEnglish(reading, word)) tell(word)
    for (const word of landmarksOf(scan).names) {
      if (hasMarkedEnd(text, end[word]!) && OBLIQUE.test(scan.lower(word)) && isNamedAmongEnglish(reading, word)) tell(word)
    }
    for (const word of landmarksOf(scan).unknown) {
      if (!isStrange(reading, word)) continue
      const inflected = isInflected(reading, word)
      if (!inflected && !looksForeign(scan.lower(word))) continue
      counts ??= countUnknown(reading)
      if (counts.get(hash[word]!)! < OWN_WORD && !(inflected ? isCited : isShown)(reading, word)) tell(word)
    }

    function tell(word: number, last = word): void {
      report({
        start: start[word]!,
        end: end[last]!,
        message: `"${text.slice(start[word], end[last])}" is no English word; translate it, or set it off in quotation marks`,
        confidence: 0.85,
      })
    }
  },
})

/** In small letters, in no dictionary, no shout, code, address or broken letters. */
function isStrange(reading: Reading, word: number): boolean {
  const { scan, text } = reading
  const { flags, hash, start, end } = scan.words
  if ((flags[word]! & (CAPITALISED | ALL_CAPITALS | INNER_CAPITAL)) !== 0) return false
  if (isSpelt(hash[word]!)) return false
  const shown = scan.lower(word)
  if (NO_WORD.test(shown)) return false
  if (AROUND.includes(text[start[word]! - 1] ?? ' ') || '@/_='.includes(text[end[word]!] ?? ' ')) return false
  if (text[end[word]!] === '.' && /\w/.test(text[end[word]! + 1] ?? ' ')) return false
  const stem = shown.replace(ENDINGS, '')
  if (LOANS.has(shown) || LOANS.has(stem) || isSpelt(hashWord(stem))) return false
  return !LIGATURE.test(shown) && !BROKEN.test(text.slice(start[word]! - 1, end[word]! + 1)) && !ROMANISED.test(shown)
}

function looksForeign(shown: string): boolean {
  return ACCENTED.test(shown) || (!SCIENCE.test(shown) && foreignRuns(shown) >= (shown.length < LONG_WORD ? LEAST_FOREIGN_IN_SHORT : LEAST_FOREIGN)
    && !isCompound(shown))
}

const COLON_ENDINGS = wordSet(data.after_colons)
const LETTER = /[\p{L}!]/u
const INFLECTED = new RegExp(`(?:${data.inflected.join('|')})$`)
const OBLIQUE = new RegExp(`..(?:${data.oblique.join('|')})$`)
const LEAST_INFLECTED = 6

/** "seisoville": in a form that no dictionary names it by. Names have such endings too, but not in small letters. */
function isInflected({ scan }: Reading, word: number): boolean {
  return scan.words.end[word]! - scan.words.start[word]! >= LEAST_INFLECTED && INFLECTED.test(scan.lower(word))
}

/** "recordkeeping": two words that are spelt. */
function isCompound(word: string): boolean {
  for (let at = LEAST_PART; at <= word.length - LEAST_PART; at++) {
    if (isSpelt(hashWord(word.slice(0, at))) && isSpelt(hashWord(word.slice(at)))) return true
  }
  return false
}
const LEAST_PART = 3
/** What a wrong encoding leaves: garble/mojibake. */
const BROKEN = /[\u0080-\u009f\u00a0-\u00bf]|[âãÂÃ](?:\W|$)|[Ââ€™œ]{2}/

/** A small word of another language between English ones in small letters. */
function isAmongEnglish({ scan }: Reading, word: number): boolean {
  const { flags, gap, count } = scan.words
  const entries = entriesOf(scan)
  if (word === 0 || word + 1 >= count || (flags[word]! & CAPITALISED) !== 0) return false
  if (gap[word] !== GAP_SPACE || gap[word + 1] !== GAP_SPACE) return false
  return [word - 1, word + 1].every((beside) => entries[beside] !== 0 && (flags[beside]! & CAPITALISED) === 0)
    && [word - 1, word + 1].some((beside) => (entries[beside]! & FUNCTION_WORD) !== 0 || (entries[beside - 1] ?? 0) !== 0)
}

/** Whether one of the last letters is none of English, as in nearly all of those endings: hardly any name gets farther. */
function hasMarkedEnd(text: string, end: number): boolean {
  for (let at = end - LONGEST_MARKED; at < end; at++) if (text.charCodeAt(at) > LAST_ASCII) return true
  return false
}
const LONGEST_MARKED = 4
const LAST_ASCII = 127

/** A name that stands alone: beside other words of its language it belongs to an address, a title, or a sentence of that language. */
function isNamedAmongEnglish(reading: Reading, word: number): boolean {
  const { hash, gap, start, count } = reading.scan.words
  const quote = reading.quoteAt(start[word]!)
  if ((quote && quote.words <= SHOWN_WORDS) || ((gap[word]! | (gap[word + 1] ?? 0)) & (GAP_BRACKET | GAP_QUOTE | GAP_HYPHEN)) !== 0) return false
  return word > 0 && gap[word] === GAP_SPACE && !isStranger(reading, word - 1) && !PARTICLES.has(hash[word - 1]!)
    && (word + 1 >= count || gap[word + 1] !== GAP_SPACE || !isStranger(reading, word + 1))
}

/** An inflected word that the sentence speaks of, or one of a sentence of its own language. */
function isCited(reading: Reading, word: number): boolean {
  const { hash, start } = reading.scan.words
  const quote = reading.quoteAt(start[word]!)
  return (quote !== undefined && quote.words <= SHOWN_WORDS) || CITED.has(hash[word - 1] ?? 0) || strangersAround(reading, word) > MOST_STRANGERS + 1
}

/** Meant to be seen: quoted by itself, in brackets, introduced as a word of another language, in a row of such words. */
function isShown(reading: Reading, word: number): boolean {
  const { scan } = reading
  const { gap, hash, flags, start } = scan.words
  const quote = reading.quoteAt(start[word]!)
  if (quote && quote.words <= SHOWN_WORDS) return true
  // with its gloss: "a títere, or puppet", "naengmyeon, cold noodles", "titushki—"
  if (((gap[word + 1] ?? 0) & (GAP_COMMA | GAP_OTHER)) !== 0 || hash[word + 1] === OR) return true
  if (((gap[word]! | (gap[word + 1] ?? 0)) & (GAP_BRACKET | GAP_QUOTE | GAP_HYPHEN)) !== 0) return true
  for (let before = word - 1; before >= 0 && before >= word - INTRODUCED_WITHIN; before--) if (INTRODUCED.has(hash[before]!)) return true
  // the rest of a name that keeps its own spelling: "Dolní brána", "Ulica nowej huty"
  let name = word - 1
  while (name > 0 && gap[name + 1] === GAP_SPACE && (flags[name]! & CAPITALISED) === 0 && isStranger(reading, name)) name--
  if (name >= 0 && gap[name + 1] === GAP_SPACE && (flags[name]! & CAPITALISED) !== 0 && isStranger(reading, name)) return true
  return strangersAround(reading, word) > MOST_STRANGERS
}

/** Other words around it that are not English: they are a title or a sentence of another language. */
function strangersAround(reading: Reading, word: number): number {
  const { hash, flags, count } = reading.scan.words
  let strangers = 0
  for (let at = Math.max(0, word - AROUND_IT); at <= word + AROUND_IT && at < count; at++) {
    if (at === word || (flags[at]! & (CAPITALISED | HAS_DIGIT)) !== 0) continue
    if (PARTICLES.has(hash[at]!)) strangers += at === word - 1 || at === word + 1 ? 2 : 1
    else if (isStranger(reading, at)) strangers++
  }
  return strangers
}

const isStranger = ({ scan }: Reading, word: number): boolean => entriesOf(scan)[word] === 0 && !isSpelt(scan.words.hash[word]!)

function countUnknown(reading: Reading): Map<number, number> {
  const { hash } = reading.scan.words
  const counts = new Map<number, number>()
  for (const word of landmarksOf(reading.scan).unknown) counts.set(hash[word]!, (counts.get(hash[word]!) ?? 0) + 1)
  return counts
}
