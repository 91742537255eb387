import { expect, test } from 'vitest'
import { read } from '../src/article/read.ts'

/** The speaker of every outermost quotation. */
function speakers(text: string): (string | undefined)[] {
  const reading = read({ text, format: 'text', language: 'en' })
  return reading.quotes.filter(({ depth }) => depth === 0).map(({ speaker }) => speaker?.name)
}

test.each([
  ['after', '“The bridge is safe,” Marta Lund said.', ['Marta Lund']],
  ['turned round', '“The bridge is safe,” said Marta Lund, the chief engineer.', ['Marta Lund']],
  ['before', 'Marta Lund said: “The bridge is safe.”', ['Marta Lund']],
  ['in the middle', '“The bridge,” Lund said, “is safe.”', ['Lund', 'Lund']],
  ['after a question mark', '“Who would swim here?” Lund asked.', ['Lund']],
  ['carried on in the paragraph', '“The bridge is safe,” Lund said. “I use it every day.”', ['Lund', 'Lund']],
  ['two apostrophes as a mark', "''The bridge is safe,'' Lund said.", ['Lund']],
  ['a piece of a sentence', 'Lund called the bridge “safe enough for an elephant”.', ['Lund']],
  ['"according to"', 'According to Lund, “the bridge is safe enough for an elephant”.', ['Lund']],
  ['added', 'Marta Lund opened the bridge. “It is safe,” she added.', ['Marta Lund']],
])('%s', (_, text, wanted) => {
  expect(speakers(text)).toEqual(wanted)
})

test('over paragraphs', () => {
  expect(speakers('Lund was asked about the bridge and answered:\n\n“It is safe.”')).toEqual(['Lund'])
  expect(speakers('“It is safe,” Lund said.\n\n“And it is pretty.”\n\nThe bridge was built in 1903.')).toEqual(['Lund', 'Lund'])
  expect(speakers('“It is safe for now.\n\n“It is pretty too,” Lund said.')).toEqual(['Lund'])
})

test('signed quotations', () => {
  expect(speakers('“It is safe, and it will be safe for a hundred years.”\n\n— Marta Lund')).toEqual(['Marta Lund'])
  expect(speakers('“It is safe, and it will be safe for a hundred years.” — Marta Lund')).toEqual(['Marta Lund'])
})

test('the nearer cue speaks', () => {
  expect(speakers('Reed said the bridge was old. “It is safe,” Lund said.')).toEqual(['Lund'])
})

test('offices and pronouns mean the person named last', () => {
  const text = 'Marta Lund, the harbour minister, said it was safe.\n\n“It is safe,” the minister said.\n\n“It is pretty,” she said.'
  expect(speakers(text)).toEqual(['Marta Lund', 'Marta Lund'])
})

test('an office with its country is the person, somebody else\'s spokesman is not', () => {
  const lead = 'Marta Lund, the Danish harbour minister, said it was safe.'
  const text = `${lead}\n\n“It is pretty,” the Danish minister said.\n\n“It is red,” a spokesman said.`
  expect(speakers(text)).toEqual(['Marta Lund', 'a spokesman'])
})

test('nobody', () => {
  expect(speakers('The bridge was shut in May.\n\n“It was a long winter for all of us.”\n\nIt will open in June.')).toEqual([undefined])
})

test('a quotation inside another has no speaker of its own', () => {
  const reading = read({ text: '“They told us ‘go home’ and we went,” Lund said.', format: 'text', language: 'en' })
  expect(reading.quotes.map(({ depth, speaker }) => [depth, speaker?.name])).toEqual([[0, 'Lund'], [1, undefined]])
})

/** How the speaker of every outermost quotation is known. */
function found(text: string): (string | undefined)[] {
  const reading = read({ text, format: 'text', language: 'en' })
  return reading.quotes.filter(({ depth }) => depth === 0).map(({ speaker }) => speaker && `${speaker.name}, ${speaker.found}`)
}

test('who says it all speaks, not whoever is spoken of', () => {
  expect(speakers('Lund said that the board wanted “a new start”.')).toEqual(['Lund'])
})

test('labels', () => {
  const text = 'LUND: “The pool stays shut.”\n\nREED: “For how long?”\n\nLUND: “Until the roof is mended.”'
  expect(speakers(text)).toEqual(['LUND', 'REED', 'LUND'])
})

test('whoever has the floor is only guessed', () => {
  const next = '\n\n“It has stood for a hundred years.”'
  expect(found('“It is safe,” Marta Lund said.')).toEqual(['Marta Lund, named'])
  expect(found('“It is safe,” Lund said. “It is pretty.”')).toEqual(['Lund, named', 'Lund, carried'])
  expect(found(`Marta Lund was blunt.${next}`)).toEqual(['Marta Lund, guessed'])
  expect(found(`Marta Lund fears for the bridge.${next}`)).toEqual(['Marta Lund, guessed'])
  expect(found(`The board ruled that the bridge was safe. It was built in 1903.${next}`)).toEqual(['The board, guessed'])
})

test('a capital that only opens the sentence is no part of a name', () => {
  const text = 'Calling Reed a thief, the board sold the mill.\n\nAnd Anna Reed was blunt.\n\n“It was not theirs to sell.”'
  expect(speakers(text)).toEqual(['Anna Reed'])
})
