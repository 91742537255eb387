import { defineResidueRule } from '../../src/residue.ts'
import { wordSet, type Reading } from '../../src/rule.ts'
import { data } from './headline-suffix.yaml.ts'

const OUTLET_WORDS = wordSet(data.outlet_words)
const SEPARATOR = /\s(?:\||-|–|—|::|»|·|•|~)\s/g
/** What stands before the suffix is a headline, not the name of a column. */
const HEADLINE_WORDS = 3
/** Names of sites and their sections are not longer. */
const SUFFIX_WORDS = 6
/** Longer headlines are paragraphs that were taken for one. */
const LONGEST = 400

export default defineResidueRule({
  id: 'residue/headline-suffix',
  summary: 'the site\'s name or section behind the headline',
  why: '`<title>` carries the site\'s name for the browser\'s tab; a headline that kept it is never equal to the same headline elsewhere.',
  mend: 'Cut the headline before the separator.',
  severity: 'warning',
  kinds: ['site name'],
  roles: ['headline'],
  examples: {
    wrong: [
      'Bridge to close for nine months «| Harbour News»\n\nThe bridge closes in May, the port said on Monday.',
      { headline: 'Mayor resigns over school contract «- The Valley Herald»', text: 'The mayor resigned on Friday.' },
      { headline: 'Wolf seen near the motorway again «| Local | Coast Weekly»', text: 'A wolf was seen on Sunday.' },
      { headline: 'Comet to pass on Tuesday «— BBC News»', text: 'A comet passes the earth on Tuesday.' },
      { headline: 'Lokführer streiken ab Montag «| Tagblatt»', text: 'Die Lokführer streiken ab Montag.', language: 'de' },
      { headline: 'Frost kills half the harvest «:: Alpine Courier»', text: 'Half the harvest is lost.' },
      { headline: 'Strike ends after eleven days «- coastweekly.com»', text: 'The strike is over.' },
      { headline: 'The tea room at the end of the line «- Daily Orbit - Page 2»', text: 'The tea room has four tables.' },
      { headline: 'New comet found over Chile «· Science Daily»', text: 'Astronomers found a comet.' },
    ],
    right: [
      { headline: 'Talks will go on, Russia says — Lavrov', text: 'Talks go on, the minister said.' },
      { headline: 'Opinion | The bridge nobody wanted', text: 'Nobody wanted the bridge.' },
      { headline: 'No deal on fishing quotas - minister', text: 'There is no deal.' },
      { headline: 'Linz 3 - Graz 1 in the cup', text: 'Linz beat Graz.' },
      { headline: 'Frost, hail, drought – a year on the farm', text: 'It was a hard year.' },
      { headline: 'COVID mortality down by 80% after first shot — health ministry', text: 'Mortality fell.' },
      { headline: 'The well-known singer is dead', text: 'She was 81.' },
      { headline: 'Berg - Hahn: the long road to the final', text: 'They meet again.' },
      { headline: 'Press freedom in danger - UN report', text: 'The report names nine countries.' },
    ],
  },
  check(reading, report) {
    const place = reading.headline?.place
    if (place === undefined || place.part !== reading.part || reading.article.format === 'page' || place.end - place.start > LONGEST) return
    const headline = reading.text.slice(place.start, place.end)
    const cut = suffixOf(reading, headline, place.start)
    if (cut === undefined) return
    const start = place.start + cut
    report({
      start,
      end: place.end,
      message: `"${reading.text.slice(start, place.end)}" names the site, not the story; cut the headline before it`,
      kind: 'site name',
      confidence: 0.85,
      suggestions: [{ message: 'cut it off', start: place.start + headline.slice(0, cut).trimEnd().length, end: place.end, text: '' }],
    })
  },
})

/** Where the suffix begins, separator included; undefined when the headline has none. */
function suffixOf(reading: Reading, headline: string, offset: number): number | undefined {
  const separators = [...headline.matchAll(SEPARATOR)].map(
    ({ index, 0: text }) => ({ at: index + 1, mark: text.trim(), after: index + text.length }),
  )
  let cut: number | undefined
  for (let i = separators.length - 1; i >= 0; i--) {
    const { at, mark, after } = separators[i]!
    const end = cut === undefined ? headline.length : separators[i + 1]!.at
    const first = reading.scan.wordAt(offset + after)
    const last = reading.scan.wordAt(offset + end - 1)
    const count = Math.min(last, reading.scan.words.count - 1) - first + 1
    const before = reading.scan.wordAt(offset + at) - reading.scan.wordAt(offset)
    if (count > SUFFIX_WORDS || before < HEADLINE_WORDS) break
    const name = headline.slice(after, end).trim()
    if (!/^[\p{Lu}\p{Lo}\d]|\.[a-z]{2,4}$/u.test(name)) break
    // a speaker after a dash is part of the headline; a bar never introduces one
    if (!/^Page \d+$/.test(name) && mark !== '|' && mark !== '::' && mark !== '»'
      && !namesOutlet(reading, name, first, first + count)) break
    cut = at
  }
  return cut
}

function namesOutlet(reading: Reading, name: string, first: number, end: number): boolean {
  const source = reading.article.source?.toLowerCase()
  if (source !== undefined && source !== '' && name.toLowerCase().includes(source)) return true
  if (/report$/i.test(name)) return false
  for (let i = first; i < end; i++) {
    if (!OUTLET_WORDS.has(reading.scan.words.hash[i]!)) continue
    // every word of an outlet's name has its capital: "The Valley Herald", but "press review" is none
    return /^(?:\p{Lu}|[a-z0-9.-]+\.[a-z]{2,4}$)/u.test(name) && !/\s\p{Ll}/u.test(name.replace(/\s(?:of|the|and|for|on|de|du|la|le|in)\b/g, ''))
  }
  return false
}
