/** Dates, captions and credits: the article's parts that are known by a few words and marks, wherever they stand. */
import { classOf, CLOSE, isLetter, OPEN, STOP, UPPER } from '../../text/characters.ts'
import type { Scan } from '../../text/scan.ts'
import { ALL_CAPITALS, HAS_DIGIT, hashWord, NOT_LATIN, NUMERIC, wordSet } from '../../text/words.ts'
import { data } from '../lexicon/article-parts.yaml.ts'
import { beginsWithCredit, endsWithCredit } from './credits.ts'
import { FULL_STOP, NO_STOP, type LineTable } from './lines.ts'

const MONTHS = wordSet(data.months)
const DATE_WORDS = wordSet(data.date_words)
const AGENCIES = wordSet(data.agencies)
const CREDIT_WORDS = wordSet(data.credit_words)
const CAPTION_LEADS = wordSet(data.caption_leads)
const BARE_CREDITS: ReadonlySet<string> = new Set(data.bare_credits)
const BARE_CREDIT_WORDS = 5
/** For the lowest bits of a word's hash: whether a word of credits can be this one. */
const FILTER_MASK = (1 << 14) - 1
const creditFilter = new Uint8Array(FILTER_MASK + 1)
for (const hash of [...CREDIT_WORDS, ...AGENCIES]) creditFilter[hash & FILTER_MASK] = 1

/** "Published on … at …, updated on … at …" in words as a reader counts them. */
const DATE_SIZE = 20
/** Captions of agencies run to 60 words. */
const CAPTION_WORDS_MOST = 75

const NUMERIC_DATE = /\b(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})\b/
/** "2024年5月4日", "2024. 5. 4.", "2024년 5월 4일", "5/4(土)", "٢٠٢٤/٥/٤", "١٢-٥-٢٠٢٤". */
const EASTERN_DATE = new RegExp([
  '[\\d０-９]{4}年[\\d０-９]{1,2}月',
  '令和[\\d０-９元]{1,2}年[\\d０-９]{1,2}月',
  '\\d{1,2}(?:月\\d{1,2}日|/\\d{1,2})[（(][日月火水木金土]',
  '\\d{4}\\. ?\\d{1,2}\\. ?\\d{1,2}',
  '\\d{4}년 ?\\d{1,2}월',
  '[٠-٩]{4}[/-][٠-٩]{1,2}[/-][٠-٩]{1,2}',
  '[٠-٩]{1,2}[/-][٠-٩]{1,2}[/-][٠-٩]{4}',
].join('|'))
const SECTION_NUMBER = /^\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s/
/** "(Photo by AFP)", "(AP Photo/Jane Doe)", "[Reuters]" at the end; "Photo: Jane Doe" anywhere near the end. */
const CREDIT_IN_BRACKETS = /[([](?:(?:file |handout )?(?:photo|image|picture|photograph|foto|credit|courtesy)\b[^()[\]]{0,80}|[^()[\]]{0,60}\b(?:photo|getty(?: images)?|via (?:AP|AFP|Reuters|Getty Images)|(?:AP|AFP|REUTERS|EPA|TASS|Xinhua)\/[\p{L}. '-]{2,60}))[^()[\]]{0,60}[)\]]\.?$/iu
const CREDIT_BEGINS = /^(?:\(?c\)|©|(?:file |handout |stock |featured |cover |heading |header |lead |main |top |banner |hero )?(?:photos?|photographs?|images?|pictures?|fotos?|bild|фото|fot\.|zdjęcie|fotoğraf|crédit|crédito|(?:photo |image )?credit)(?: (?:credit|source|by|courtesy(?: of)?|copyright|caption|from|via|via getty))?\s*[:/©|]\s*|(?:photo|photograph|image|illustration|foto|picture)s? (?:by|courtesy of|courtesy|via|von|copyright) [\p{Lu}(]|(?:image|media) caption [\p{Lu}\d"“])/iu
const CREDIT_ENDS = /(?:\b(?:photo|photograph|image|picture|foto|фото|bild|credit|fot\.)s?(?: credit| by| courtesy of)?\s*[:/©]\s*[^.!?]{2,60}|[\p{L}.]\s?\/\s?(?:AP|AFP|REUTERS|Reuters|TASS|EPA|EPA-EFE|DPA|dpa|ANSA|UPI|PTI|PA|AAP|Xinhua|Sputnik|Shutterstock|Bloomberg|Getty Images|AP Photo|ТАСС|РИА Новости|Anadolu|iStock|Alamy|Pool|Handout|Unsplash|[\p{L} ]{2,30} via Getty Images)|(?:[|/,–—-]|©)\s?(?:Getty Images|AFP\/Getty Images|Shutterstock|iStock(?:photo)?|AP Photo|Alamy|Handout|Reuters file photo)|©\s?[\p{Lu}\d][^.!?]{1,50})$/iu
/** "© 2019": the page's rights, not a picture's. */
const COPYRIGHT = /^(?:©|\(c\)) ?(?:copyright )?(?:19|20)\d\d\b/i
/** "Copyright Alpine Courier 2019": no sentence. */
const RIGHTS_WORD = hashWord('copyright')
const RIGHTS_WORDS = 12
const OWNER_AND_YEAR = /^copyright\s[^.!?]{2,60}\b(?:19|20)\d\d\b/i
const FILE_PHOTO = /^(?:FILE\s?[-–—:]|FILE PHOTO\b|FILE PICTURE\b|(?:In this|This) [^.]{3,60} (?:file )?photo\b|Above:|Pictured:|\(?(?:L-R|From left)[:)])/
/** "…, 1920", "…, 1280, 05.03.2021": an image's width stays behind the alternative text of some newsroom systems. */
const IMAGE_WIDTH = /(?:^|[,\s])(?:240|320|480|600|640|720|768|800|960|1000|1024|1080|1200|1280|1440|1600|1920|2048|2560)(?:, ?\d{1,2}[./]\d{1,2}[./]\d{4})?$/
const SUFFIX_WITH_WIDTH = /\s?[-–—|] ?\p{Lu}[^.,]{2,40}, ?\d{3,4}(?:, ?\d{1,2}[./]\d{1,2}[./]\d{4})?$/u
const CREDIT_ONLY_WORDS = 9
/** "(Unsplash)", "Getty Images." */
const AROUND_CREDIT = /^[([]|[)\].]+$/g
/** A credit at the end of a caption is not longer, in code units. */
const CREDIT_LENGTH = 140

/** "File photo", "Photo by": words at the head of a line that make it a caption. */
const CREDIT_AT_HEAD = 3

const isOpening = (code: number): boolean => classOf(code) === OPEN

function endsInBracket(text: string, end: number): boolean {
  const code = text.charCodeAt(end - 1)
  return classOf(classOf(code) === STOP ? text.charCodeAt(end - 2) : code) === CLOSE
}

const LAST_INITIALS = /(?:\s?\p{Lu}\.){1,4}$/u

/** "S. A.", whose last stop ends no sentence. */
function endsInInitial(text: string, end: number): boolean {
  return text.charCodeAt(end - 1) === 46 && classOf(text.charCodeAt(end - 2)) === UPPER && !isLetter(text.charCodeAt(end - 3))
}

/** A rights line that names a year and an owner. */
export function isCopyright(scan: Scan, table: LineTable, k: number): boolean {
  if (scan.words.hash[table.firstWord[k]!] === RIGHTS_WORD) {
    return table.stop[k] === NO_STOP && table.words[k]! <= RIGHTS_WORDS && OWNER_AND_YEAR.test(scan.text.slice(table.start[k], table.end[k]))
  }
  const lead = scan.text.charCodeAt(table.start[k]!)
  return (lead === 0xa9 || lead === 40) && table.words[k]! <= CAPTION_WORDS_MOST
    && COPYRIGHT.test(scan.text.slice(table.start[k], table.start[k]! + 24))
}

export type Part = 'byline' | 'sign-off' | 'dateline' | 'caption' | 'credit' | 'image-text'

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** A line that gives the date or the time of publication, and nothing else. */
export function isDate(scan: Scan, table: LineTable, k: number): boolean {
  const count = table.words[k]!
  if (count === 0 || table.size[k]! > DATE_SIZE || table.stop[k] === FULL_STOP && count > 6) return false
  const first = table.firstWord[k]!
  const { hash, flags, start } = scan.words
  // "2024년 5월" has figures and no number of its own
  let figured = table.numbers[k]! > 0
  for (let i = first; i < first + count && !figured; i++) figured = (flags[i]! & (HAS_DIGIT | NOT_LATIN)) === (HAS_DIGIT | NOT_LATIN)
  if (!figured) return false
  let dated = false
  let known = 0
  for (let i = first; i < first + count; i++) {
    if (MONTHS.has(hash[i]!)) {
      dated = true
      known++
    } else if ((flags[i]! & NUMERIC) !== 0 || DATE_WORDS.has(hash[i]!)) known++
    else if (isDigit(scan.text.charCodeAt(start[i]!))) known++
  }
  if (known < count - 2 || known < count * 0.6) return false
  if (dated) return true
  const line = scan.text.slice(table.start[k], table.end[k])
  // "2.5.10. The update command" is the number of a section
  return known < count && SECTION_NUMBER.test(line) ? false : NUMERIC_DATE.test(line) || EASTERN_DATE.test(line)
}

/** "Ministry/Interfax" at the end: above the text whoever stands behind such a mark has taken the picture. */
const OWNER_AND_AGENCY = /\p{Lu}[\p{L}\p{M}.'’-]+\s?\/\s?\p{Lu}[\p{L}\p{M}.'’ -]{1,30}$/u

/** Whether a line without a stop ends like a caption, with an owner and an agency that need not be known. */
export function endsInCredit(scan: Scan, table: LineTable, k: number): boolean {
  if (table.stop[k] !== NO_STOP || table.words[k]! < 2 || table.words[k]! > CAPTION_WORDS_MOST) return false
  return OWNER_AND_AGENCY.test(scan.text.slice(Math.max(table.start[k]!, table.end[k]! - CREDIT_LENGTH), table.end[k]))
}

/** An address of the web by itself. */
const ADDRESS = /^(?:https?:\/\/)?(?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,12}(?:[/?#]\S{0,200})?$/i

export function isAddress(scan: Scan, table: LineTable, k: number): boolean {
  const start = table.start[k]!
  const end = table.end[k]!
  return end - start <= 300 && ADDRESS.test(scan.text.slice(start, end))
}

/** Captions with their credits, credits alone, and alternative texts of images. */
export function captionOf(scan: Scan, table: LineTable, k: number): Part | undefined {
  const count = table.words[k]!
  const size = table.size[k]!
  if (count === 0 || size > CAPTION_WORDS_MOST) return undefined
  const { words, text } = scan
  const first = table.firstWord[k]!
  const lead = text.charCodeAt(table.start[k]!)
  const end = first + count
  const marked = lead === 0xa9 || isOpening(lead)
  const leads = CAPTION_LEADS.has(words.hash[first]!) || (words.flags[first]! & ALL_CAPITALS) !== 0
  const sized = isDigit(text.charCodeAt(table.end[k]! - 1))
  // a sentence has its credit at its head, or in brackets at its end
  const isBracketed = endsInBracket(text, table.end[k]!)
  const isInitial = endsInInitial(text, table.end[k]!)
  const isSentence = table.stop[k] === FULL_STOP && !isBracketed && !isInitial
  const last = isSentence ? Math.min(end, first + CREDIT_AT_HEAD) : end
  let credited = false
  for (let i = first; i < last && !credited; i++) {
    const hash = words.hash[i]!
    credited = creditFilter[hash & FILTER_MASK] === 1 && (CREDIT_WORDS.has(hash) || AGENCIES.has(hash))
  }
  if (!marked && !leads && !sized && !credited) return undefined
  const line = text.slice(table.start[k], table.end[k])
  const tail = line.slice(-CREDIT_LENGTH)
  if (sized && IMAGE_WIDTH.test(tail) && SUFFIX_WITH_WIDTH.test(tail)) return 'image-text'
  if (COPYRIGHT.test(line)) return undefined
  if (count <= BARE_CREDIT_WORDS && BARE_CREDITS.has(line.replace(AROUND_CREDIT, '').toLowerCase())) return 'credit'
  const credit = CREDIT_BEGINS.exec(line)?.[0] ?? beginsWithCredit(line)
  // "Credit: no shop gives any" is a sentence; a name has its capital
  if (credit !== undefined && !(/[:|]\s*$/.test(credit) && /^\p{Ll}/u.test(line.slice(credit.length))) && !/\breserved\b/i.test(line)) {
    return size <= CREDIT_ONLY_WORDS ? 'credit' : lead === 0xa9 || table.stop[k] !== FULL_STOP || size < 40 ? 'caption' : undefined
  }
  if (FILE_PHOTO.test(line)) return 'caption'
  if (isBracketed && (CREDIT_IN_BRACKETS.test(line) || endsWithCredit(tail, true))) {
    return size <= CREDIT_ONLY_WORDS && isOpening(lead) ? 'credit' : 'caption'
  }
  if (table.stop[k] === NO_STOP || isInitial) {
    const owner = isInitial ? tail.replace(LAST_INITIALS, '') : tail
    if (CREDIT_ENDS.test(owner) || endsWithCredit(owner, false)) return size <= 5 ? 'credit' : 'caption'
  }
  if (count <= 6 && table.stop[k] === NO_STOP && AGENCIES.has(words.hash[first + count - 1]!) && /[/|]/.test(line)) return 'credit'
  return undefined
}
