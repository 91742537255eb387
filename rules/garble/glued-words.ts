import {
  ALL_CAPITALS, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BRACKET, GAP_COMMA, GAP_QUOTE, GAP_STOP, HAS_DIGIT, INITIALISM,
  INNER_CAPITAL, isSpelt, KNOWN, landmarksOf, NOT_LATIN, unglue, wordSet, type Reading,
} from '../../src/rule.ts'
import { data } from './glued-words.yaml.ts'

const STARTERS: ReadonlySet<string> = new Set(data.starters)
const DOMAINS = wordSet(data.domains)
const TITLES = wordSet(data.titles)
const ALLOWED: ReadonlySet<string> = new Set(data.allow)
/** Longer runs of letters are data, and splitting them is slow. */
const MOST_LETTERS = 40
/** "stationThe": as many small letters before the capital. */
const LEAST_BEFORE_CAPITAL = 3
/** An unknown word that comes back this often is the article's own (a name, a term). */
const OWN_WORD = 3

export default defineRule({
  id: 'garble/glued-words',
  summary: 'two words without a blank between them',
  why: 'Lost blanks ("forpressure", "thenominee", "countries.Considered") come from text that was cut out of its markup or put ' +
    'together by a machine.',
  mend: 'Put the blank back.',
  severity: 'error',
  quotes: 'both',
  options: {
    type: 'object',
    properties: { allow: { type: 'array', items: { type: 'string' }, default: [], description: 'words that are written in one' } },
    additionalProperties: false,
  },
  examples: {
    wrong: [
      { text: 'They blamed Rome «forpressure» on the border.', fixed: 'They blamed Rome for pressure on the border.' },
      'The party will choose «thenominee» in July.',
      'He said he was able «tohandle» the crisis.',
      'It was the «righttemperament» for a judge.',
      'New «policiesaffected» farmers most of all.',
      'The system is used by many «countries.Considered» costly, it was dropped.',
      'When it came to «taxes,insisting» on a cut, she won.',
      'A view from the «stationThe» harbour at night.',
      'The pressures that «Mrs.Clinton» faces grow.',
      'Prices «graduallyturned» down after the summer.',
      { text: 'He never was a «Republican.Only» his wife was.', fixed: 'He never was a Republican. Only his wife was.' },
    ],
    right: [
      'He bought an iPhone on eBay and ate at a McDonald’s.',
      'The website Bankrate.com and the tool Node.js were cited.',
      'Firefighters and policewomen joined the gunfight downtown.',
      'The U.S. officials met at 10.30 near St. Louis.',
      'Their LinkedIn page and YouTube channel were closed.',
      'Notwithstanding the whistleblower, nonetheless the crowdfunding went on.',
      'The weltanschauung of the schadenfreude party puzzled everybody.',
      'Write to press@example.org or see www.thecity.example/therules for more.',
      'Prices rose 2,000 in all; see p.12 and figures 3,4 and 5.',
      'Kohlberg and vonderleyen, as he signs himself, agreed; vonderleyen, vonderleyen!',
      'The playwright saw a rainstorm from the lighthouse.',
      'The artist will.i.am and the site del.icio.us were there.',
      'The site HarbourlineNow was sold in May.',
      'She writes for Harbour.News in the evenings.',
    ],
  },
  check(reading, report, _hits, options) {
    const { words, text } = reading.scan
    const { flags, gap, start, end, hash } = words
    const entries = entriesOf(reading.scan)
    const allowed = new Set((options['allow'] as readonly string[]).map((word) => word.toLowerCase()))
    let counts: Map<number, number> | undefined
    const landmarks = landmarksOf(reading.scan)
    for (const i of landmarks.tight) {
      if (gap[i] === GAP_BRACKET || gap[i] === (GAP_BRACKET | GAP_STOP)) overBracket(i)
      if ((gap[i]! & (GAP_STOP | GAP_COMMA)) !== 0 && (gap[i]! & ~(GAP_STOP | GAP_COMMA | GAP_QUOTE)) === 0) overPunctuation(i)
    }
    for (const i of landmarks.unknown) {
      const flag = flags[i]!
      const length = end[i]! - start[i]!
      if (length > MOST_LETTERS) continue
      if ((flag & INNER_CAPITAL) !== 0) overCapital(i)
      else if ((flag & CAPITALISED) === 0) inside(i)
    }

    function tell(from: number, to: number, at: number, between: string, certain: number): void {
      const mended = `${text.slice(from, at)}${between}${text.slice(at, to)}`
      if (allowed.has(text.slice(from, to).toLowerCase())) return
      report({
        start: from,
        end: to,
        message: `"${text.slice(from, to)}" is two words in one; write "${mended}"`,
        confidence: certain,
        fix: { start: from, end: to, text: mended, safe: false },
      })
    }

    function inside(word: number): void {
      if (isInAddress(reading, word)) return
      const shown = reading.scan.word(word)
      const parts = unglue(shown)
      if (!parts) return
      counts ??= countUnknown(reading, entries)
      if (counts.get(hash[word]!)! >= OWN_WORD) return
      tell(start[word]!, end[word]!, start[word]! + parts[0].length, ' ', 0.9)
    }

    /** "stationThe": small letters, then a word that opens sentences. */
    function overCapital(word: number): void {
      const shown = reading.scan.word(word)
      let capital = shown.length - 1
      while (capital > 0 && shown[capital] === shown[capital]!.toLowerCase()) capital--
      if (capital < LEAST_BEFORE_CAPITAL || ALLOWED.has(shown.toLowerCase()) || !STARTERS.has(shown.slice(capital).toLowerCase())) return
      // "PropOrNot": a name that is written so
      if (/[A-Z]/.test(shown.slice(1, capital))) return
      // "HarbourNow": a site, a programme
      if ((flags[word]! & CAPITALISED) !== 0 && shown.endsWith('Now')) return
      if (shown[capital - 1] === shown[capital - 1]!.toUpperCase() || isInAddress(reading, word)) return
      tell(start[word]!, end[word]!, start[word]! + capital, ' ', 0.85)
    }

    /** "(Photo: L. Berg)The turbine" */
    function overBracket(word: number): void {
      const mark = end[word - 1]!
      if (text[start[word]! - 1] !== ')' || start[word]! - mark > 2 || (flags[word]! & CAPITALISED) === 0) return
      if ((entries[word]! & FUNCTION_WORD) === 0 || (flags[word]! & ALL_CAPITALS) !== 0) return
      tell(start[word - 1]!, end[word]!, start[word]!, ' ', 0.85)
    }

    /** "countries.Considered", "taxes,insisting", "her.”But" */
    function overPunctuation(word: number): void {
      const from = end[word - 1]!
      const to = start[word]!
      if (to - from > 2 || ((flags[word - 1]! | flags[word]!) & (HAS_DIGIT | INITIALISM | NOT_LATIN)) !== 0) return
      const mark = text[from]!
      const capital = (flags[word]! & CAPITALISED) !== 0
      const quoted = to - from === 2
      if (!quoted && entries[word - 1] === 0 && !TITLES.has(hash[word - 1]!) && !isSpelt(hash[word - 1]!)) return
      if (isAddressMark(text[start[word - 1]! - 1]) || isAddressMark(text[end[word]!]) || isLabelled(reading, word)) return
      if (to - from === 1) {
        if (mark === ',') {
          if ((entries[word]! & KNOWN) === 0 && !capital) return
        } else if (mark === '.') {
          if (!capital || DOMAINS.has(hash[word]!) || ((flags[word - 1]! | flags[word]!) & ALL_CAPITALS) !== 0) return
          const title = TITLES.has(hash[word - 1]!) && (flags[word - 1]! & CAPITALISED) !== 0
          if (!title && (entries[word] === 0 || end[word - 1]! - start[word - 1]! < LEAST_BEFORE_CAPITAL)) return
        } else if (mark === '…' || !capital || entries[word] === 0 || end[word - 1]! - start[word - 1]! < LEAST_BEFORE_CAPITAL) return
        tell(start[word - 1]!, end[word]!, to, ' ', 0.9)
      } else if ((mark === '.' || mark === ',' || mark === '!' || mark === '?') && '”"'.includes(text[from + 1]!)
        && (mark !== '.' || capital)) {
        tell(start[word - 1]!, end[word]!, to, ' ', 0.9)
      }
    }
  },
})

/** A blank-free run with one of these in it is an address, a handle, a path. */
function isInAddress(reading: Reading, word: number): boolean {
  const { text, words } = reading.scan
  const before = text[words.start[word]! - 1]
  const after = text[words.end[word]!]
  return isAddressMark(before) || isAddressMark(after) || (after === '.' && isLowerOrDigit(text[words.end[word]! + 1]))
    || (before === '.' && isLowerOrDigit(text[words.start[word]! - 2]))
}

/** "www.example.org": a third label before or after the two. */
function isLabelled(reading: Reading, word: number): boolean {
  const { text, words } = reading.scan
  const end = words.end[word]!
  return text[words.start[word - 1]! - 1] === '.' || (text[end] === '.' && isLowerOrDigit(text[end + 1]))
}

const isAddressMark = (character: string | undefined): boolean => character !== undefined && '@#/\\_=&+%~|*<>{}[]'.includes(character)
/** Small letters on the far side of a stop: the next label of an address. */
const isLowerOrDigit = (character: string | undefined): boolean => character !== undefined && /[a-z\d]/.test(character)

function countUnknown(reading: Reading, entries: Uint16Array): Map<number, number> {
  const { count, hash } = reading.scan.words
  const counts = new Map<number, number>()
  for (let i = 0; i < count; i++) if (entries[i] === 0) counts.set(hash[i]!, (counts.get(hash[i]!) ?? 0) + 1)
  return counts
}
