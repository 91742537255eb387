/**
 * Counts which neighbours the words of `src/article/senses/senses.yaml` keep in news and writes `src/article/senses/company.yaml`. Only
 * pairs of words are kept, no text.
 *
 *     npx jiti scripts/train-company.ts ../shared/data/background/articles.dev.jsonl.gz [half]
 *
 * With `half`, half of the outlets (by a hash of their name) are left out, so that the rule can be measured on news that it was not counted
 * in; what the project ships is counted in all of them. The same input gives the same bytes. Run `npm run generate` afterwards.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { AFTER, eachNeighbour, FAR_AFTER, SenseSearch } from '../src/article/senses.ts'
import { compileSenses, eachSense, SLOT, type Company } from '../src/article/senses/compile-senses.ts'
import { data as senses } from '../src/article/senses/senses.yaml.ts'
import { scan, type Scan } from '../src/text/scan.ts'
import { CAPITALISED, hashWord } from '../src/text/words.ts'

/** A pair is a term when this many outlets have it this often, and the word fills this share of the places that it stands in ... */
const TERM_COUNT = 120
const LEAST_OUTLETS = 4
const TERM_SHARE = 0.2
/** ... or a smaller one, when it is seldom elsewhere: "vice president" is most of "vice". */
const LEAST_SHARE_OF_TERM = 0.04
const LEAST_SHARE_OF_WORD = 0.25
/** Pairs written with two capitals at least this often are names. */
const NAME_SHARE = 0.8
const LONGEST_FORM = 3

const [path, part] = process.argv.slice(2)
if (path === undefined) throw new Error('name the file of articles (JSON lines, gzip)')
const articles = gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { readonly source: string, readonly text: string })
  .filter(({ source }) => part !== 'half' || (hashWord(source) >>> 3) % 2 === 0)

const topics = Object.values(senses.topics)
const meant = new Set<string>()
eachSense(topics, (form) => void meant.add(form))

interface Counted {
  count: number
  names: number
  readonly outlets: Set<string>
}
const places = new Map<string, number>()
const counted = new Map<string, Map<string, Counted>>()
const all = new Map<string, number>()

/** The neighbour as `company.yaml` writes it. */
function writtenNeighbour(read: Scan, side: number, near: number, far: number): string {
  const between = near === far ? '' : `${read.lower(near)} `
  return side === AFTER || side === FAR_AFTER ? `${SLOT} ${between}${read.lower(far)}` : `${read.lower(far)} ${between}${SLOT}`
}

function count(read: Scan, source: string): void {
  const { words } = read
  for (let first = 0; first < words.count; first++) {
    eachNeighbour(read, first, first + 1, (side, near, far) => {
      const place = writtenNeighbour(read, side, near, far)
      places.set(place, (places.get(place) ?? 0) + 1)
    })
    let form = ''
    for (let end = first + 1; end <= Math.min(words.count, first + LONGEST_FORM); end++) {
      form += (form === '' ? '' : ' ') + read.lower(end - 1)
      if (!meant.has(form)) continue
      const beside = form
      all.set(beside, (all.get(beside) ?? 0) + 1)
      eachNeighbour(read, first, end, (side, near, far) => {
        const place = writtenNeighbour(read, side, near, far)
        let byPlace = counted.get(beside)
        if (!byPlace) counted.set(beside, (byPlace = new Map()))
        let entry = byPlace.get(place)
        if (!entry) byPlace.set(place, (entry = { count: 0, names: 0, outlets: new Set() }))
        entry.count++
        entry.outlets.add(source)
        if ((words.flags[first]! & words.flags[far]! & CAPITALISED) !== 0) entry.names++
      })
    }
  }
}
for (const { source, text } of articles) count(scan(text), source)

type Lists = Map<string, string[]>
const company = { names: new Map() as Lists, terms: new Map() as Lists }
const put = (lists: Lists, form: string, place: string): void => void lists.set(form, [...(lists.get(form) ?? []), place])
for (const [form, byPlace] of [...counted].sort(([a], [b]) => (a < b ? -1 : 1))) {
  for (const [place, { count, names, outlets }] of [...byPlace].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count < TERM_COUNT || outlets.size < LEAST_OUTLETS) continue
    const share = count / places.get(place)!
    const isOwn = share >= LEAST_SHARE_OF_TERM && count >= LEAST_SHARE_OF_WORD * all.get(form)!
    if (share >= TERM_SHARE || isOwn) put(names >= NAME_SHARE * count ? company.names : company.terms, form, place)
  }
}
const written = (lists: ReadonlyMap<string, readonly string[]>): Record<string, string> =>
  Object.fromEntries([...lists].map(([form, list]) => [form, list.join(', ')]))
const unseen: Company = {
  names: written(company.names), terms: written(company.terms), seen: {},
}

// what the search finds in edited news is no garbling
const seen = new Map<string, Set<string>>()
for (let found = -1; found !== 0; ) {
  const seenLists = new Map([...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([form, places]) => [form, [...places].sort()]))
  const search = new SenseSearch(compileSenses(topics, { ...unseen, seen: written(seenLists) }))
  found = 0
  for (const { text } of articles) {
    const read = scan(text)
    for (const { first, end, replaced } of search.search(read)) {
      for (const part of replaced) {
        const form = Array.from({ length: part.end - part.first }, (_, i) => read.lower(part.first + i)).join(' ')
        eachNeighbour(read, part.first, part.end, (side, near, far) => {
          if (far < first || far >= end) return
          const place = writtenNeighbour(read, side, near, far)
          const list = seen.get(form)
          if (list) list.add(place)
          else seen.set(form, new Set([place]))
          found++
        })
      }
    }
  }
  console.log(`${found} substitutions in edited news`)
}

const section = (name: string, lists: Readonly<Record<string, string>>): string =>
  `${name}:\n${Object.entries(lists).map(([form, places]) => `  ${JSON.stringify(form)}: ${JSON.stringify(places)}\n`).join('')}`
const about = `# The company that words keep in news, counted by scripts/train-company.ts in ${articles.length} articles; do not edit.
# names: pairs that are names. terms: other pairs that nothing else is said for.
# seen: words of other senses that stand beside the same neighbours in edited news.
`
const sortedSeen = new Map([...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([form, list]) => [form, [...list].sort()]))
writeFileSync(
  join(import.meta.dirname, '..', 'src/article/senses/company.yaml'),
  about + Object.entries({ ...unseen, seen: written(sortedSeen) }).map(([name, lists]) => section(name, lists)).join(''),
)
const total = (lists: ReadonlyMap<string, readonly string[]>): number => [...lists.values()].reduce((sum, list) => sum + list.length, 0)
const totals = Object.entries({ ...company, seen: sortedSeen }).map(([name, lists]) => `${total(lists)} ${name}`)
console.log(totals.join(', '))
