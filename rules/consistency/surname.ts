import {
  ALL_CAPITALS, CAPITALISED, defineRule, entriesOf, GAP_SPACE, HAS_APOSTROPHE, HAS_DIGIT, landmarksOf, wordSet,
  type Reading,
} from '../../src/rule.ts'

const TITLES = wordSet('mr mrs ms miss dr sir')
const LEAST_LETTERS = 5
/** Of names that long a second letter may be wrong. */
const LONG = 8
/** Plurals, possessives, feminine forms: "Petrov", "Petrova"; "Wilson", "Wilsons". */
const INFLECTION = /(?:s|a|n|an|y|i|e|o)$/

const MOST_NAMES = 300
const GROUP_ENDING = /(?:ics?|s)$/

interface Named {
  /** Index of the word that is the surname. */
  readonly word: number
  readonly first: number
  /** The word before it is a title. */
  readonly titled: boolean
}

export default defineRule({
  id: 'consistency/surname',
  summary: 'a surname that changes by a letter ("Colin Marsdon" and later "Colin Marsden", "Lena Prowse" and "Ms Prowle")',
  why: 'Readers take the two for different people, and searches find one of them.',
  mend: 'Find out how the person writes the name.',
  severity: 'warning',
  quotes: 'skip',
  examples: {
    wrong: [
      'Colin Marsdon opened the ward. Marsdon was late. In the evening «Colin Marsden» went home.',
      'Lena Prowse runs the shop. Prowse has nine of them. On Friday «Ms Prowle» bought one more.',
      'Nuwan Perera bowled well. Perera took four. The captain said that «Nuwan Pereira» was hurt.',
      'Ingrid Halvorsen is the governor. Halvorsen spoke. Asked again, «Ingrid Halverson» smiled.',
      'Tomasz Reiner will leave. Reiner has said so. Nobody asked «Mr Reimer» why.',
      'Signe Dahlberg won. Dahlberg bakes at night. The cup went to «Signe Dahlborg» again.',
      'Viktor Lammert led the strike. Lammert is 44. The railway wrote to «Viktor Lamert» in May.',
      'Petra Novak wrote it. Novak is a baker. A letter to «Petra Nowak» came back.',
    ],
    right: [
      'Ivan Petrov and Ivan Petrova are man and wife. Petrov works.',
      'Colin Marsh and Colin Norris are friends. Marsh is late.',
      'Colin Marsh came. Marsh sat down, and Mr March, whose name is Otto March, left.',
      'The Wilsons came. Ingrid Wilson sat. Ingrid Wilsons is no name. Wilson left.',
      'New York and New Cork are far apart. York is old.',
      'Lena Prowse runs the shop. Ms Prowse has nine.',
      'Lena Prowse runs the shop. Her neighbour, Jonas Prowle, does not. Prowse has nine. Ms Prowle is his wife.',
      'Ricardo Patiño and Ricardo Patino are one man. Patiño says so.',
      'Kim Jong-un met Kim Jung-sook. Jong is short.',
      'Kentucky Democrats met. Democrats won. A Kentucky Democratic leader sang.',
    ],
  },
  check(reading, report) {
    const { scan } = reading
    const { words } = scan
    const names = namesIn(reading)
    // a longer text is a list of names, and comparing them all would be quadratic
    if (names.length > MOST_NAMES) return
    let times: ReadonlyMap<number, number> | undefined
    const whole: Named[] = []
    const byFirst = new Map<number, Named[]>()
    for (const odd of names) {
      const ofFirst = byFirst.get(words.hash[odd.first]!)
      const usual = (odd.titled ? whole : ofFirst)?.find((other) => isSlip(reading, other, odd))
      if (!odd.titled) {
        whole.push(odd)
        if (ofFirst === undefined) byFirst.set(words.hash[odd.first]!, [odd])
        else ofFirst.push(odd)
      }
      if (usual === undefined) continue
      times ??= capitalised(reading)
      if (times.get(words.hash[odd.word]!) !== 1 || times.get(words.hash[usual.word]!)! < 2 || hasOwnName(reading, odd)) continue
      const place = { start: words.start[usual.first]!, end: words.end[usual.word]! }
      const line = scan.lines.at(place.start) + 1
      report({
        start: words.start[odd.first]!,
        end: words.end[odd.word]!,
        message: `"${scan.word(odd.word)}" is "${scan.word(usual.word)}" in line ${line}; find out which is right`,
        confidence: 0.85,
        related: [{ ...place, message: reading.text.slice(place.start, place.end) }],
      })
    }
  },
})

/** How often each word stands with a capital. */
function capitalised({ scan: { words } }: Reading): ReadonlyMap<number, number> {
  const times = new Map<number, number>()
  for (let i = 0; i < words.count; i++) {
    if ((words.flags[i]! & CAPITALISED) !== 0) times.set(words.hash[i]!, (times.get(words.hash[i]!) ?? 0) + 1)
  }
  return times
}

/** Names of two words, and surnames behind a title; each once. Surnames that are words of the vocabulary are often no names. */
function namesIn({ scan }: Reading): Named[] {
  const { count, flags, gap, hash, start, end } = scan.words
  const entries = entriesOf(scan)
  const found: Named[] = []
  const seen = new Set<number>()
  for (const word of landmarksOf(scan).names) {
    if (word === 0 || !isName(word - 1)) continue
    const titled = TITLES.has(hash[word - 1]!)
    if (gap[word] !== GAP_SPACE && !(titled && scan.text.slice(end[word - 1], start[word]) === '. ')) continue
    // a first name is no word of the vocabulary ("New York", "Prime Minister")
    if (!titled && entries[word - 1] !== 0) continue
    // "Ana Maria Ruiz": the last word is the surname
    if (word + 1 < count && gap[word + 1] === GAP_SPACE && isName(word + 1)) continue
    const pair = Math.imul(hash[word - 1]!, PAIRING) + hash[word]! | 0
    if (seen.has(pair)) continue
    seen.add(pair)
    found.push({ word, first: word - 1, titled })
  }
  return found

  function isName(word: number): boolean {
    return (flags[word]! & (CAPITALISED | ALL_CAPITALS | HAS_DIGIT | HAS_APOSTROPHE)) === CAPITALISED
  }
}

const PAIRING = 31

function isSlip({ scan }: Reading, usual: Named, odd: Named): boolean {
  const { hash, start, end } = scan.words
  if (scan.text.charCodeAt(start[usual.word]!) !== scan.text.charCodeAt(start[odd.word]!)) return false
  if (Math.abs(end[usual.word]! - start[usual.word]! - end[odd.word]! + start[odd.word]!) > 2) return false
  if (hash[usual.word] === hash[odd.word]) return false
  // "Kim Jong-un" and "Kim Jung-sook": more of the name follows
  if ([usual, odd].some(({ word }) => scan.text[scan.words.end[word]!] === '-')) return false
  return differByASlip(unaccented(scan.lower(usual.word)), unaccented(scan.lower(odd.word)))
}

/** "Ms Prowle", whose husband Jonas Prowle was named: a surname that stands once has no first name but this one. */
function hasOwnName({ scan: { words } }: Reading, { word, titled }: Named): boolean {
  if (!titled) return false
  for (let i = 1; i < words.count; i++) {
    if (words.hash[i] === words.hash[word] && i !== word && (words.flags[i - 1]! & CAPITALISED) !== 0) return true
  }
  return false
}

const unaccented = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '')

function differByASlip(one: string, other: string): boolean {
  if (one[0] !== other[0] || one.length < LEAST_LETTERS || other.length < LEAST_LETTERS) return false
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  // "Democrats", "Democratic"
  if (one.replace(GROUP_ENDING, '') === other.replace(GROUP_ENDING, '')) return false
  if (long.startsWith(short.slice(0, -1)) && long.length !== short.length && INFLECTION.test(long)) return false
  const apart = distance(short, long)
  return apart === 1 || (apart === 2 && short.length >= LONG)
}

/** How many letters have to be put in, left out, or exchanged; three for more. */
function distance(a: string, b: string): number {
  if (b.length - a.length > 2) return 3
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    before = row
  }
  return Math.min(3, before[b.length]!)
}
