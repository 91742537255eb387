import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HeadlineSearch } from '../src/article/headline-search.ts'
import { compareHeadlines } from '../src/article/headlines.ts'

const HEADLINE = "Harbour city's mayor opens 3 schools and a clinic in Lower Town"

describe('the same headline', () => {
  test.each([
    ['capitals', HEADLINE.toUpperCase()],
    ['small letters', HEADLINE.toLowerCase()],
    ['curly apostrophes', HEADLINE.replace("'", '’')],
    ['entities', HEADLINE.replace("'", '&#x27;').replace(' and ', ' &amp; ').replace('mayor opens', 'mayor&nbsp;opens')],
    ['no-break spaces', HEADLINE.replaceAll(' ', '\u00a0')],
    ['zero-width spaces', HEADLINE.replaceAll(' ', ' \u200b')],
    ['bytes read as Windows-1252', HEADLINE.replace("'", 'â€™')],
    ['a site after a bar', `${HEADLINE} | Valley Herald`],
    ['a site after a dash', `${HEADLINE} - Valley Herald`],
    ['a site in two parts', `${HEADLINE} | Valley Herald - News`],
    ['a domain', `${HEADLINE} - valleyherald.com`],
    ['a label', `BREAKING: ${HEADLINE}`],
    ['a version', `UPDATE 2-${HEADLINE}`],
    ['a cut-off end', "Harbour city's mayor opens 3 schools and a…"],
    ['a word cut off', "Harbour city's mayor opens 3 schools and a cli..."],
    ['American spelling', HEADLINE.replace('Harbour', 'Harbor')],
    ['a number in words', HEADLINE.replace('3', 'three')],
    ['swapped letters', HEADLINE.replace('clinic', 'clniic')],
    ['a letter too many', HEADLINE.replace('schools', 'schhools')],
    ['a full stop', `${HEADLINE}.`],
    ['a hyphen', HEADLINE.replace('Lower Town', 'Lower-Town')],
  ])('but for %s', (_, other) => {
    for (const [a, b] of [[HEADLINE, other], [other, HEADLINE]] as const) {
      const { duplicate, similarity } = compareHeadlines(a, b)
      expect(duplicate).toBe(true)
      expect(similarity).toBeGreaterThanOrEqual(0.98)
    }
  })

  test('with initials with and without stops', () => {
    expect(compareHeadlines('U.S. and U.N. agree on aid', 'US and UN agree on aid').duplicate).toBe(true)
  })

  test('under two sites', () => {
    expect(compareHeadlines('Ferry sinks off Lund | Valley Herald', 'Ferry sinks off Lund | Channel 9 News').duplicate).toBe(true)
  })
})

describe('another headline', () => {
  test.each([
    ['another number', HEADLINE.replace('3', '4'), 'another number'],
    ['a number more', HEADLINE.replace('opens 3', 'opens 33'), 'another number'],
    ['a "not"', HEADLINE.replace('opens', 'will not open'), '"not"'],
    ['a contracted "not"', HEADLINE.replace('opens', "doesn't open"), '"not"'],
    ['another word', HEADLINE.replace('opens', 'closes'), '"opens" became "closes"'],
    ['a word of one letter less that is a word', HEADLINE.replace('clinic', 'clinics'), 'clinic'],
    ['a clause more', `${HEADLINE}, then resigns over contract`, 'only one has'],
  ])('with %s', (_, other, why) => {
    const compared = compareHeadlines(HEADLINE, other)
    expect(compared.duplicate).toBe(false)
    expect(compared.similarity).toBeLessThan(1)
    expect(compared.why).toContain(why)
  })

  test.each([
    ['Iran launches satellite', 'Iraq launches satellite'],
    ['Austria beats Norway in extra time', 'Australia beats Norway in extra time'],
    ['Rates will rise - Keller', 'Rates will rise - Sommer'],
    ['UPDATE 1-Oil climbs on supply fears', 'UPDATE 4-Oil climbs on supply fears'],
    ['Shares close higher', 'Shares close lower'],
    ['The answer to the question is…', 'The answer to the question is not…'],
    ['', ''],
    ['!!!', '???'],
  ])('%s / %s', (a, b) => {
    expect(compareHeadlines(a, b).duplicate).toBe(false)
  })

  test('is more alike the more it shares', () => {
    const similarity = (other: string): number => compareHeadlines('Ferry sinks in storm off Lund, 30 saved', other).similarity
    expect(similarity('Ferry sinks off Lund in storm; 30 are saved')).toBeGreaterThan(similarity('Storm keeps ferries off Lund in port'))
    expect(similarity('Storm keeps ferries off Lund in port')).toBeGreaterThan(similarity('Parliament adopts budget'))
    expect(similarity('Parliament adopts budget')).toBe(0)
    expect(similarity('Ferry sinks in storm off Lund, 40 saved')).toBeLessThan(0.9)
  })
})

describe('comparing', () => {
  const given = fc.constantFrom(HEADLINE, `${HEADLINE} | Site`, 'a b', '…', '&#xffffff;', 'â€')
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), given)

  test('is symmetric, bounded, and never throws', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const there = compareHeadlines(a, b)
        const back = compareHeadlines(b, a)
        expect(there.duplicate).toBe(back.duplicate)
        expect(there.similarity).toBeCloseTo(back.similarity, 10)
        expect(there.similarity >= 0 && there.similarity <= 1).toBe(true)
        expect(there.why).not.toBe('')
      }),
    )
  })

  test('takes hostile headlines in its stride', () => {
    for (const one of ['(', '- ', '| ', 'a ', '&amp;', 'â€', '. ', 'BREAKING: ']) {
      const long = one.repeat(200_000)
      expect(compareHeadlines(long, `${long}x`).similarity).toBeLessThanOrEqual(1)
    }
  })
})

describe('the search among many headlines', () => {
  test('finds what comparing every two finds', () => {
    const headlines = [
      HEADLINE, `${HEADLINE} | Valley Herald`, HEADLINE.replace('3', '4'), HEADLINE.replace('clinic', 'clniic'),
      "Harbour city's mayor opens 3 schools…", HEADLINE.replace('mayor', 'maoyr').toUpperCase(),
      'Ferry sinks off Lund', 'LIVE: Ferry sinks off Lund', 'Ferry does not sink off Lund',
    ]
    const search = new HeadlineSearch()
    const found = headlines.map((headline) => search.add(headline).length > 0)
    const wanted = headlines.map((headline, i) => headlines.slice(0, i).some((earlier) => compareHeadlines(earlier, headline).duplicate))
    expect(found).toEqual(wanted)
  })

  // compared with each other they would take hours: the guard is for a hang, and no measurement
  test('comes to an end when thousands of headlines begin alike', { timeout: 120_000 }, () => {
    const search = new HeadlineSearch()
    for (let i = 0; i < 20_000; i++) search.add(`Live updates: the vote in district ${i} is counted`)
    expect(search.add('Live updates: the vote in district 7 is counted').map(({ earlier }) => earlier)).toEqual([7])
  })
})
