/** The ledger of an article's sources, and how `inspect` shows it. */
import { describe, expect, test } from 'vitest'
import { ledgerOf } from '../src/article/ledger.ts'
import { read } from '../src/article/read.ts'
import type { LedgerSource } from '../src/article/source-register.ts'
import { folderWith, newslint } from './command-line.ts'

const STORY = `Ferry to Ostra stops for the winter

The ferry to Ostra will not run between November and March, the harbour board said on Monday.

"We have carried nine people a day since the bridge was opened," said Anna Keller, the head of the board. "That pays for no crew." Keller said the boat needed a new rudder as well. She added that the yard in Lunde had been asked for a price.

An audit found that the line lost 400,000 crowns last year. The audit blamed the price of fuel.

Islanders were told by letter. The last boat leaves on Saturday at noon.

A skipper, who asked not to be named, said the boat had been badly kept. "Nobody has painted her in six years, and it shows."

"There is no ferry in the world that looks like this in spring."`

const ledger = (text: string, language = 'en') => ledgerOf(read({ text, format: 'text', language }))
const bodyOf = (paragraphs: string): string => `Council meets on the harbour wall\n\n${paragraphs}`
const names = ({ sources }: { readonly sources: readonly LedgerSource[] }): string[] => sources.map(({ name }) => name)
const found = (text: string, name: string): LedgerSource | undefined => ledger(text).sources.find((source) => source.name === name)

describe('the ledger', () => {
  test('has one entry for a person, whatever she is called', () => {
    const keller = found(STORY, 'Anna Keller')
    expect(keller?.kind).toBe('person')
    expect(keller?.called).toEqual(expect.arrayContaining(['Keller', 'she']))
    expect(keller?.statements).toHaveLength(4)
    expect(keller?.quotations).toHaveLength(2)
    expect(names(ledger(STORY)).filter((name) => name.includes('Keller'))).toEqual(['Anna Keller'])
  })

  test('tells bodies, documents and people', () => {
    const kinds = Object.fromEntries(ledger(STORY).sources.map(({ name, kind }) => [name, kind]))
    expect(kinds['Anna Keller']).toBe('person')
    expect(kinds['the harbour board']).toBe('group')
    expect(kinds['An audit']).toBe('document')
  })

  test('begins with who carries most of the article', () => {
    expect(names(ledger(STORY))[0]).toBe('Anna Keller')
    const counts = ledger(STORY).sources.map(({ statements }) => statements.length)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
  })

  test('has the sentences that rest on nobody, and leaves out headline and speech', () => {
    const reading = read({ text: STORY, format: 'text' })
    const { sentences } = reading.scan
    const bare = ledgerOf(reading).bare.map((s) => STORY.slice(sentences.start[s], sentences.end[s]))
    expect(bare).toContain('The last boat leaves on Saturday at noon.')
    expect(bare).not.toContain('Ferry to Ostra stops for the winter')
    expect(bare.join(' ')).not.toContain('no crew')
  })

  test('takes up "the report" and "it" for the document that was named before', () => {
    const text = bodyOf('An inquiry\'s report found that the wall is cracked. The report also said the sand is washed out. It said the repair would take a year.')
    const { sources } = ledger(text)
    expect(names({ sources })).toEqual(['An inquiry\'s report'])
    expect(sources[0]?.statements).toHaveLength(3)
  })

  test('knows a campaign and a spokesman from the name before them', () => {
    const text = bodyOf('Mayor Ruth Lindqvist said the wall would hold. The Lindqvist campaign said donors had been asked. A Lindqvist spokesman said nothing was decided.')
    expect(names(ledger(text))).toEqual(expect.arrayContaining(['Ruth Lindqvist', 'The Lindqvist campaign', 'A Lindqvist spokesman']))
  })

  test('joins a last name with the full name before or after it, and not with two of them', () => {
    const after = bodyOf('The move came after Brandt said the wall was safe. Former mayor Tomas Brandt said it would hold. Brandt said so twice.')
    expect(names(ledger(after))).toEqual(['Tomas Brandt'])
    const two = bodyOf('Ruth Lindqvist said the wall would hold. Her brother, Piet Lindqvist, said that it would not.')
    expect(names(ledger(two)).sort()).toEqual(['Piet Lindqvist', 'Ruth Lindqvist'])
  })

  test('takes "they" for the people who spoke last', () => {
    const text = bodyOf('Tomas Brandt said the wall would hold. Residents said the cellars were wet. They said that nobody had come to look.')
    expect(ledger(text).sources.find(({ name }) => name === 'Residents')?.statements).toHaveLength(2)
  })

  test('knows a mayor by what the article says where she is named, not by who spoke last', () => {
    const text = bodyOf('Piet Aalders, who winds the clock, said that mice were to blame. The mayor said there were no mice in the tower.')
    expect(names(ledger(text)).sort()).toEqual(['Piet Aalders', 'The mayor'])
  })

  test('gives each of two speakers what both said', () => {
    const text = bodyOf('Ruth Lindqvist and Tomas Brandt said that the wall would hold for another winter.')
    expect(names(ledger(text)).sort()).toEqual(['Ruth Lindqvist', 'Tomas Brandt'])
  })

  test('leaves out who only wants or thinks something', () => {
    expect(names(ledger(bodyOf('The council wants a new wall. The clerk said that it would cost nine million.')))).not.toContain('The council')
  })

  test.each([
    ['The onus suggests that the council must pay.'],
    ['The mood suggested that nobody would wait.'],
    ['The political stakes indicate that a vote is near.'],
    ['Taking home the first prize shows that the gardeners work hard.'],
    ['A week ago suggested that the wall would hold.'],
  ])('has no source that could be nobody: %s', (sentence) => {
    expect(ledger(bodyOf(sentence)).sources).toEqual([])
  })

  test('takes a noun that it does not know for somebody where a plain word of saying follows', () => {
    expect(names(ledger(bodyOf('The archipelago said the wall would hold.')))).toEqual(['The archipelago'])
    expect(names(ledger(bodyOf('The archipelago suggests that the wall would hold.')))).toEqual([])
  })

  test('knows people by what they do, and writings for documents', () => {
    const text = bodyOf('The contender suggested that the wall was new. A neurosurgeon hinted that it was old. The petition suggests that it is ugly.')
    expect(ledger(text).sources.map(({ name, kind }) => [name, kind])).toEqual([
      ['The contender', 'role'], ['A neurosurgeon', 'role'], ['The petition', 'document'],
    ])
  })

  test('cuts a source where a verb before or after it was read as a part of it', () => {
    const found = names(ledger(bodyOf('A witness interviewed by the police said that the wall had moved. Mayor Ruth Lindqvist released a video that shows the crack.')))
    expect(found).toContain('A witness')
    expect(found.join(' ')).not.toMatch(/interviewed|released/)
  })

  test('knows a word with a capital that only opens its sentence from a name', () => {
    const opening = 'Legislation shows that the wall is a monument. Islanders said that it would hold.'
    expect(names(ledger(bodyOf(opening)))).toEqual(['Islanders'])
    const named = 'Target suggests that the wall is a monument. A lorry of Target stood before it.'
    expect(names(ledger(bodyOf(named)))).toEqual(['Target'])
  })

  test('takes the archive in Castria for an archive', () => {
    expect(names(ledger(bodyOf('The archive in Castria said that the wall was built in 1702.')))).toEqual(['The archive in Castria'])
    expect(names(ledger(bodyOf('The gardener, Anna Reed, said that the wall was built in 1702.')))).toEqual(['Anna Reed'])
  })

  test('takes up "the skipper" for the skipper that was named before', () => {
    const text = bodyOf('A ferry skipper said the boat was badly kept. The skipper said nobody had painted her. A mechanic testified that the rudder was new.')
    expect(ledger(text).sources.map(({ name, statements }) => [name, statements.length])).toEqual([['A ferry skipper', 2], ['A mechanic', 1]])
  })

  test('tells spokesmen of two bodies apart, and takes up the one and the other', () => {
    const text = bodyOf('A spokesman for the port said the wall would hold. A spokesman for the army said it would not. "It is old," the spokesman said. He said it twice.')
    expect(ledger(text).sources.map(({ name, statements }) => [name, statements.length])).toEqual([
      ['A spokesman for the army', 3], ['A spokesman for the port', 1],
    ])
  })

  test('has one entry for who is named in an apposition', () => {
    const text = bodyOf('Their leader, Amina Sow, said the wall would hold. "It is safe," the leader said. Tate\'s lawyer, Colin Reeve, said it would not.')
    expect(ledger(text).sources.map(({ name, kind, statements }) => [name, kind, statements.length])).toEqual([
      ['Amina Sow', 'person', 2], ['Colin Reeve', 'person', 1],
    ])
  })

  test('takes "they" and "it" in quotations for who was named before them', () => {
    const text = bodyOf('Analysts at Bergmann Bank said the wall was dear. "It was built for twice the sea," they wrote.\n\nThe works council said the wall would hold.')
    const analysts = ledger(text).sources.find(({ name }) => name === 'Analysts at Bergmann Bank')
    expect(analysts?.quotations).toHaveLength(1)
  })

  test('takes "she" for somebody without a name', () => {
    const text = bodyOf('Mayor Ruth Lindqvist said the wall would hold.\n\nA resident of Quay Street said it leaked. "It was in the kitchen," she said.')
    expect(found(text, 'A resident of Quay Street')?.quotations).toHaveLength(1)
  })

  test.each([
    ['Becomes “a wall”, said nobody at all.', undefined],
    ['The coast guard said the wall would hold.', 'group'],
    ['Beekeepers said the wall would hold.', 'group'],
    ['Seattle doctors said the wall would hold.', 'group'],
    ['The Congressional Budget Office said the wall would hold.', 'body'],
    ['Judicial Watch said the wall would hold.', 'name'],
    ['Rose Tyler said the wall would hold.', 'person'],
    ['“No wall for us here today,” a banner read.', 'document'],
    ['Its bulletin warned that the wall could fall.', 'document'],
    ['Goalkeeper Ivo Hansen said the wall would hold.', 'person'],
    ['Republicans said the wall would hold.', 'group'],
  ])('knows what kind of source it is: %s', (sentence, kind) => {
    expect(ledger(bodyOf(sentence)).sources[0]?.kind).toBe(kind)
  })

  test('has nothing for an empty text and for other languages', () => {
    for (const text of ['', '   \n\n ', '...', STORY.slice(0, 10)]) expect(ledger(text).sources).toEqual([])
    expect(ledger('Die Fähre fährt nicht, sagte Anna Keller.', 'de').sources).toEqual([])
  })
})

describe('inspect', () => {
  const shown = (text: string, ...options: readonly string[]): string => newslint(folderWith({ 'a.txt': text }), ['inspect', '--no-config', ...options, 'a.txt']).stdout

  test('shows every source with its kind, statements and quotations', () => {
    const output = shown(STORY)
    expect(output).toMatch(/Sources: \d+, with \d+ of 12 sentences resting on them/)
    expect(output).toMatch(/ {2}Anna Keller\n {4}person; 4 statements, 2 quotations, line 5\n {4}also: .*Keller.*she\n +5 {2}"We have carried/)
    expect(output).toMatch(/Sentences that rest on nobody: \d+\n/)
    expect(output).toMatch(/^ +9 {2}The last boat leaves/m)
  })

  test('fits eighty columns, and colours only when it is told to', () => {
    expect(Math.max(...shown(STORY).split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(shown(STORY)).not.toContain('\u001B')
    expect(shown(STORY, '--color')).toContain('\u001B[32mAnna Keller')
  })

  test('says that sources are read in English only', () => {
    expect(shown('Fähre ruht im Winter\n\nDie Fähre fährt nicht zwischen November und März, sagte die Leiterin des Hafenamts am Montag in der Stadt.'))
      .toContain('Sources are read in English articles only')
  })
})
