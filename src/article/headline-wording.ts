/** What a headline says when case, typography, spelling habits, labels and the site's name are taken away. */
import { repairMojibake } from '../text/mojibake.ts'
import { data } from './lexicon/headlines.yaml.ts'

export interface HeadlineWording {
  /** What is compared: lower case, articles left out, figures and spellings made one. */
  readonly tokens: readonly string[]
  /** The same tokens as they stand in the headline, for messages. */
  readonly shown: readonly string[]
  /** All letters and figures in a row: what stays the same whatever hyphens, blanks and apostrophes do. */
  readonly letters: string
  /** The headline was cut off: it ends in an ellipsis. */
  readonly truncated: boolean
}

/** One way to read a headline: whole, or without a last part that names the site or the speaker ("| Reuters", "- Lavrov"). */
export interface HeadlineForm extends HeadlineWording {
  readonly suffix?: string
  /** The suffix can only be a site's name; otherwise it may belong to the headline. */
  readonly site: boolean
}

export interface HeadlineForms {
  /** The whole headline first. */
  readonly forms: readonly [HeadlineForm, ...HeadlineForm[]]
  /** Which version of a wire story it is: "2" of "UPDATE 2-Oil rises". */
  readonly update?: string
}

/** No headline is longer; what comes after is not compared. Bounds the work on hostile input. */
const LONGEST_HEADLINE = 600
/** The name of a site has at most this many words ("The Sydney Morning Herald Online"). */
const SUFFIX_WORDS = 5
/** Fewer words than this before a separator are a label or a name, not a headline. */
const LEAST_BEFORE_SUFFIX = 3
/** "Title | The Daily Example - News" has two. */
const MOST_SUFFIXES = 2

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '', zwnj: '', zwj: '',
  lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»', ndash: '–', mdash: '—', hellip: '…',
  middot: '·', bull: '•', copy: '©', reg: '®', trade: '™', pound: '£', euro: '€', cent: '¢', yen: '¥', deg: '°',
  aacute: 'á', auml: 'ä', ccedil: 'ç', eacute: 'é', egrave: 'è', iacute: 'í', ntilde: 'ñ', oacute: 'ó', ouml: 'ö', uuml: 'ü', szlig: 'ß',
}
const LABELS: ReadonlySet<string> = new Set(data.labels)
const OUTLETS: readonly string[] = data.outlets.map((name) => ` ${name} `)
const SPELLINGS: ReadonlyMap<string, string> = new Map(Object.entries(data.spellings))
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the'])

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g
const SEPARATOR = /\s*(?:\||»|::)\s*|\s+[-–—·•«]+\s+/g
const UPDATE = /^(?:UPDATE|WRAPUP|CORRECTED|REFILE)\s*(\d*)\s*-\s*/i
const ELLIPSIS = /\s*(?:…|\.{3,})$/
const TOKEN = /\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*|\d+(?:[.,:]\d+)*|[&%$£€¥]/gu
const INITIALS = /(?<![\p{L}\d])(?:\p{L}\.){2,}\p{L}?|(?<![\p{L}\d])\p{L}(?:\.\p{L})+(?![\p{L}\d])/gu

export function formsOf(headline: string): HeadlineForms {
  const tidied = tidy(headline.slice(0, LONGEST_HEADLINE))
  const update = UPDATE.exec(tidied)
  const text = withoutLabel(tidied.slice(update?.[0].length ?? 0))
  const forms: [HeadlineForm, ...HeadlineForm[]] = [{ ...wordingOf(text), site: false }]
  let end = text.length
  for (const separator of [...text.matchAll(SEPARATOR)].slice(-MOST_SUFFIXES).reverse()) {
    const suffix = text.slice(separator.index + separator[0].length, end)
    const kind = suffixKind(suffix, separator[0].trim())
    end = separator.index
    const before = text.slice(0, end)
    if (kind === undefined || before.split(' ').length < LEAST_BEFORE_SUFFIX) break
    forms.push({ ...wordingOf(before), suffix: text.slice(separator.index).trim(), site: kind === 'site' })
    if (kind !== 'site') break
  }
  return update?.[1] ? { forms, update: update[1] } : { forms }
}

/** The characters as they were meant: entities, misread bytes, invisible characters, kinds of blanks, quotation marks and dashes. */
function tidy(headline: string): string {
  return repairMojibake(headline)
    .replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));?/g, decodeEntity)
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(/[‘’ʼ`´′]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

function decodeEntity(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name] ?? entity
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal!, 16)
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : entity
}

/** Without "BREAKING:", "Video |". */
function withoutLabel(text: string): string {
  let rest = text
  for (;;) {
    const label = /^[[(]?([\p{L} -]{3,20}?)[\])]?\s*(?::|\||\s[-–—]\s|(?<=[\])]))\s*(?=\S)/u.exec(rest)
    if (!label || !LABELS.has(label[1]!.trim().toLowerCase())) return rest
    rest = rest.slice(label[0].length)
  }
}

function suffixKind(suffix: string, separator: string): 'site' | 'open' | undefined {
  const words = suffix.split(' ')
  if (suffix === '' || words.length > SUFFIX_WORDS || ELLIPSIS.test(suffix)) return undefined
  const spaced = ` ${suffix.toLowerCase().replace(/[^\p{L}\d.]+/gu, ' ')} `
  if (/\.[a-z]{2,4} $/.test(spaced) || OUTLETS.some((name) => spaced.includes(name))) return 'site'
  if (separator === '|' || separator === '»' || separator === '::') return /\d/.test(suffix) ? 'open' : 'site'
  const lower = suffix === suffix.toLowerCase()
  if (/\d/.test(suffix) || (lower && words.length > 2)) return undefined
  return lower || words.every((word) => /^[\p{Lu}('"]/u.test(word) || word.length <= 3) ? 'open' : undefined
}

function wordingOf(text: string): HeadlineWording {
  const truncated = ELLIPSIS.test(text)
  const joined = text.replace(INITIALS, (initials) => initials.replaceAll('.', ''))
  const tokens: string[] = []
  const shown: string[] = []
  let letters = ''
  // "35GB", "$55bn": a figure and its unit are two tokens
  const units = joined.matchAll(TOKEN)
  for (const [word] of units) {
    const folded = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
    const token = spelling(folded)
    if (ARTICLES.has(token)) continue
    letters += folded.replaceAll("'", '')
    tokens.push(token)
    shown.push(word)
  }
  return { tokens, shown, letters, truncated }
}

/** One spelling of a word: figures without grouping, British endings as American ones. */
function spelling(word: string): string {
  if (/^\d/.test(word)) return word.replace(/,(?=\d{3}(?!\d))/g, '')
  const known = SPELLINGS.get(word)
  if (known !== undefined) return known
  if (word.length < 5) return word
  if (word.endsWith('tre')) return `${word.slice(0, -2)}er`
  if (word.length < 6) return word
  return word
    .replace(/is(e|ed|es|er|ers|ing|ation|ations)$/, 'iz$1')
    .replace(/our(?=$|s$|ed$|ing$|able$|abl[ey]$|ful$|ite$|ites$|hood$|er$|ers$)/, 'or')
    .replace(/(?<=[aeiou])ll(ed|ing|er|ers)$/, (doubled, ending: string) => (word.length >= 8 ? `l${ending}` : doubled))
    .replace(/ence(s?)$/, 'ense$1')
    .replace(/mme(s?)$/, 'm$1')
}
