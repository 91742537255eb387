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

test.each([
  ['Marta Lund held up a sign saying “no toll on our bridge”.', 'a sign'],
  ['Marta Lund wore a yellow campaign hat that read “no toll on our bridge”.', 'a yellow campaign hat'],
  ['Marta Lund sent a letter saying “no toll on our bridge”.', 'Marta Lund'],
])('what can be read speaks, and nobody who carries it: %s', (text, wanted) => {
  expect(speakers(text)).toEqual([wanted])
})

test('a hint of anger is nobody', () => {
  expect(speakers('“It is old,” Marta Lund said, a hint of anger in her voice. “It will fall.”')).toEqual(['Marta Lund', 'Marta Lund'])
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

test('who leads on to a quotation in the paragraph before speaks it, over captions and advertisements', () => {
  const next = '\n\n“It has stood for a hundred years.”'
  expect(found(`Marta Lund said that the bridge was old.${next}`)).toEqual(['Marta Lund, carried'])
  expect(found(`The bridge was old, Marta Lund said.${next}`)).toEqual(['Marta Lund, guessed'])
  expect(found(`“It is safe,” Marta Lund said.\n\nADVERTISEMENT${next}`)).toEqual(['Marta Lund, named', 'Marta Lund, carried'])
})

test('a capital that only opens the sentence is no part of a name', () => {
  const text = 'Calling Reed a thief, the board sold the mill.\n\nAnd Anna Reed was blunt.\n\n“It was not theirs to sell.”'
  expect(speakers(text)).toEqual(['Anna Reed'])
})

test.each([
  ['the office before the name', 'Mayor Olga Brandt spoke first. Petr Lund said it was late. “It is safe,” the mayor said.', 'Olga Brandt'],
  ['the office before a comma', 'The archivist, Bela Orsos, said it was old. Petr Lund said it was late. “It is safe,” the archivist said.', 'Bela Orsos'],
  ['the office after a comma', 'Peter Aldous, 48, a biologist at Exford, said it was old. Olga Lund said it was late. “It is safe,” the biologist said.', 'Peter Aldous'],
  ['another office of the same noun', 'Economy minister Jonas Weil said it was old. “It is safe,” the finance minister said.', 'the finance minister'],
  ['the holder before', 'Mayor Olga Brandt said it was old. “It is safe,” the former mayor said.', 'the former mayor'],
  ['a party', 'President Adan Reyes said it was old. “It is safe,” the Liberal president said.', 'Adan Reyes'],
  ['an office that nobody holds', 'Olga Brandt said it was old. “It is safe,” the mayor said.', 'the mayor'],
  ['an office whose holder is named later', '“It is safe,” the mayor of Lunde said. Petr Lund said it was late. Mayor Olga Brandt opened the bridge.', 'Olga Brandt'],
  ['somebody without a name since', 'Rail spokesman Tom Ashe said it was old. A spokesman for the port said it was late. “It is safe,” the spokesman said.', 'the spokesman'],
  ['the name in an apposition', '“It is safe,” said their leader, Amina Sow, who wants the tram.', 'Amina Sow'],
  ['somebody\'s lawyer', 'Tate\'s lawyer, Colin Reeve, said: “It is safe.”', 'Colin Reeve'],
  ['as translations have it', '“It is safe,” said the minister of transport of Castria Viktor Halas.', 'Viktor Halas'],
])('an office: %s', (_, text, wanted) => {
  expect(speakers(text).at(-1)).toBe(wanted)
})

test.each([
  ['by a first name', 'Olga Brandt said it was old. Petr Ashe and Tom Lund left. Tom Lund said it was late. “It is safe,” she said.', 'Olga Brandt'],
  ['by a title', 'Ms. Okoro said it was old. Mr. Lund said it was late. “It is safe,” she said.', 'Okoro'],
  ['somebody without a name', 'Olga Brandt said it was old. A spokesman for the port said it was late. “It is safe,” he said.', 'A spokesman for the port'],
  ['a woman by what she is called', 'Petra Lund said it was old. A spokesman left. A policewoman said it was late. “It is safe,” she said.', 'A policewoman'],
  ['no body', 'Olga Brandt said it was old. Judicial Watch said it was late. “It is safe,” she said.', 'Olga Brandt'],
  ['according to him', 'Viktor Halas said it was late. Olga Brandt said it was old. “It is safe,” according to him.', 'Viktor Halas'],
  ['over another pronoun', 'Olga Brandt said it was old. She said it was late.\n\nRain fell.\n\nShe said it was red.\n\n“It is safe,” she said.', 'Olga Brandt'],
  ['a name with a hyphen', 'Joan Prynne-Hale said it was old. “It is safe,” Ms. Prynne-Hale said.', 'Joan Prynne-Hale'],
  ['a name with an initial', 'Donald J. Reed opened the bridge. “It is safe,” Mr. Reed said.', 'Donald J. Reed'],
])('he and she: %s', (_, text, wanted) => {
  expect(speakers(text).at(-1)).toBe(wanted)
})

test.each([
  ['“It is safe,” the Congressional Budget Office said.', 'the Congressional Budget Office'],
  ['“It is safe,” the Harbour Workers Guild said.', 'the Harbour Workers Guild'],
  ['“It is safe,” said Centers for Harbour Control.', 'Centers for Harbour Control'],
  ['“It is safe,” the Reed campaign said.', 'the Reed campaign'],
  ['“It is safe,” said a biologist at Exford College.', 'a biologist at Exford College'],
])('who is no name is called by their own words: %s', (text, wanted) => {
  expect(speakers(text)).toEqual([wanted])
})

test('whoever says it all speaks what somebody in it would consider or asks for', () => {
  expect(speakers('Brooks has said that he would consider “anything short of a toll” for the bridge.')).toEqual(['Brooks'])
  expect(found('The old skipper said he rarely asks anybody to pay, “except for people I do not know”.')).toEqual(['The old skipper, named'])
})
