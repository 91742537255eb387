import { packWords } from '../../src/text/packed-words.ts'
import { scan } from '../../src/text/scan.ts'

/** The languages that Unicode's locale data (CLDR) calls well covered, one variety each. */
const LANGUAGES =
  ('af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv ' +
  'mk ml mn mr ms my nb ne nl pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zu').split(' ')
const DATES: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { dateStyle: 'full' },
  { day: 'numeric', month: 'short', weekday: 'short', hour: 'numeric', hour12: true },
]
const UNITS: readonly Intl.RelativeTimeFormatUnit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year']
/** Numbers that languages have different forms for: one, two, few, many. */
const NUMBERS = [-1, -2, -3, -5, -11, -21]

/** Shorter ones are words of many languages ("a", "y") before they are anybody's abbreviation of a year. */
const SHORTEST_LATIN = 2

/** Every month and every day of the week, before and after noon. */
const SAMPLES = [
  ...Array.from({ length: 12 }, (_, n) => Date.UTC(2021, n, n + 1, n * 2)),
  ...Array.from({ length: 7 }, (_, n) => Date.UTC(2021, 0, n + 1)),
]

function packed(texts: Iterable<string>): string {
  const hashes = new Set<number>()
  for (const text of texts) {
    const { words, word } = scan(text)
    for (let i = 0; i < words.count; i++) if (word(i).length >= SHORTEST_LATIN || !/[a-z]/i.test(word(i))) hashes.add(words.hash[i]!)
  }
  return packWords(Uint32Array.from(hashes).sort())
}

/** Names of months, weekdays and halves of the day; names of the units of time ("Stunden", "ساعات"). In base64: hashes, ascending. */
export function dateWords(): { readonly names: string; readonly units: string } {
  const names = LANGUAGES.flatMap((language) => DATES.flatMap((options) => {
    const format = new Intl.DateTimeFormat(language, { ...options, calendar: 'gregory', timeZone: 'UTC' })
    const parts = SAMPLES.flatMap((sample) => format.formatToParts(sample))
    return parts.filter(({ type }) => type === 'month' || type === 'weekday' || type === 'dayPeriod').map(({ value }) => value)
  }))
  const units = LANGUAGES.flatMap((language) => (['long', 'short'] as const).flatMap((style) => [...unitNames(language, style)]))
  return { names: packed(names), units: packed(units) }
}

/** What differs between "3 hours ago" and "3 days ago". */
function unitNames(language: string, style: 'long' | 'short'): Set<string> {
  const format = new Intl.RelativeTimeFormat(language, { style })
  const wordsOf = (unit: Intl.RelativeTimeFormatUnit): string[] => {
    const parts = NUMBERS.flatMap((number) => format.formatToParts(number, unit))
    return parts.flatMap(({ type, value }) => (type === 'literal' ? value.split(/\s+/) : []))
  }
  const byUnit = UNITS.map((unit) => new Set(wordsOf(unit)))
  return new Set(byUnit.flatMap((words) => [...words]).filter((word) => !byUnit.every((words) => words.has(word))))
}
