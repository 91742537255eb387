import { describe, expect, test } from 'vitest'
import { read } from '../src/article/read.ts'
import type { Attribution } from '../src/article/reading.ts'

/** Source, cue and content as text, in order. */
function told(text: string): string[] {
  const reading = read({ text, format: 'text', language: 'en' })
  const write = ({ start, end }: { start: number; end: number }): string => text.slice(start, end).trim()
  const show = ({ source, cue, content }: Attribution): string =>
    [source?.name ?? '-', cue ? write(cue) : '-', content.map(write).join(' … ')].join(' | ')
  return reading.attributions.map(show)
}

const kinds = (text: string): string[] =>
  read({ text, format: 'text', language: 'en' }).attributions.map(({ source }) => source?.kind ?? 'none')

describe('where the cue stands', () => {
  test.each([
    ['before what is said', 'The mayor said that the pool would stay open.', ['The mayor | said | that the pool would stay open.']],
    ['after it', 'The pool will stay open, the mayor said.', ['the mayor | said | The pool will stay open,']],
    ['turned round', 'The pool will stay open, said Marta Lund.', ['Marta Lund | said | The pool will stay open,']],
    ['in the middle', 'It was, she said, a good year for eels.', ['she | said | It was, … , a good year for eels.']],
    ['after a name and more', 'Marta Lund, 42, the head of the board, said the pool was safe.', ['Marta Lund | said | the pool was safe.']],
    ['with an audience', 'Lund told a news conference that it was safe.', ['Lund | told a news conference | that it was safe.']],
    ['"according to"', 'Eels are rare, according to the ministry.', ['the ministry | according to | Eels are rare']],
    ['"according to" first', 'According to the ministry, eels are rare.', ['the ministry | According to | , eels are rare.']],
    ['"as … noted"', 'Eels are rare now, as Lund noted.', ['Lund | noted | Eels are rare now,']],
    ['a document', 'The report found that eels were rare.', ['The report | found | that eels were rare.']],
    ['a participle', 'Lund left early, saying that eels bored her.', ['Lund | saying | that eels bored her.']],
    [
      'a noun',
      "Lund rejected the board's claim that eels were rare.",
      ["Lund | rejected | the board's claim that eels were rare.", 'board | claim | that eels were rare.'],
    ],
    ['an adjective', 'Lund is confident that eels will come back.', ['Lund | is confident | that eels will come back.']],
  ])('%s', (_, text, wanted) => {
    expect(told(text)).toEqual(wanted)
  })

  test('the passive has no source but its agent', () => {
    expect(told('Lund was told that the pool was shut.')).toEqual(['- | was told | that the pool was shut.'])
    expect(told('The plan was praised by the fire brigade.')[0]).toMatch(/^the fire brigade \| was praised/)
  })
})

describe('what is a cue', () => {
  test.each([
    ['a verb before "that"', 'Tests show that the water is clean.', ['Tests | show | that the water is clean.']],
    ['some of many', 'Three in ten say the pool should close.', ['Three in ten | say | the pool should close.']],
    ['nobody', 'No one knows when the ferry will sail.', ['No one | knows | when the ferry will sail.']],
    ['a verb and a pronoun', "Lund claims he's the oldest swimmer in town.", ["Lund | claims | he's the oldest swimmer in town."]],
    ['hopes', 'Lund hopes the ferry will come back.', ['Lund | hopes | the ferry will come back.']],
    ['plans', 'The board plans to raise fares in May.', ['The board | plans | to raise fares in May.']],
    ['a decision', "The board's decision to sell the mill has angered swimmers.", ['The board | decision | to sell the mill']],
    ['a poll', 'In a poll of 800 farmers, half wanted lower fees.', ['a poll | In | of 800 farmers, half wanted lower fees.']],
    ['a poll of two bodies', 'In a Harbour News/Eel Union poll, half agreed.', ['a Harbour News/Eel Union poll | In | , half agreed.']],
    [
      'a body before a slash',
      'A Harbour News/Eel Union poll found that half agreed.',
      ['A Harbour News/Eel Union poll | found | that half agreed.'],
    ],
    ['a verb after "and"', 'The minister has given support to Lund and hopes for more.', ['The minister | hopes | for more.']],
    ['no plans of a town', 'The town plans were late again.', []],
    ['no reports of a storm', 'Storm reports delayed the ferry.', []],
    ['a refusal', 'The ministry declined to comment.', ['The ministry | declined | to comment.']],
    [
      'after a relative clause',
      'The harbour master, who has seen the plans, thinks the pier is safe.',
      ['The harbour master | thinks | the pier is safe.'],
    ],
  ])('%s', (_, text, wanted) => {
    expect(told(text)).toEqual(wanted)
  })
})

describe('where what is said ends', () => {
  test.each([
    ['before "but"', 'Lund said the roof was safe, but no date has been set.', ['Lund | said | the roof was safe']],
    ['not before "and that"', 'Lund said it was safe and that it would open.', ['Lund | said | it was safe and that it would open.']],
    ['not after a condition', 'Lund said that if it held, it would open.', ['Lund | said | that if it held, it would open.']],
    ['not at who is spoken of', 'Police said the driver, who is 34, had left.', ['Police | said | the driver, who is 34, had left.']],
    ['before what somebody does next', 'Reed criticised the council and left the hall.', ['Reed | criticised | the council']],
    ['on both sides of the cue', 'The plan, Reed argued, came too late.', ['Reed | argued | The plan, … , came too late.']],
    ['where the agent does', 'Reed was accused by the union of hiding it.', ['the union | was accused | Reed … by the union of hiding it.']],
  ])('%s', (_, text, wanted) => {
    expect(told(text)).toEqual(wanted)
  })

  test('at the next label of a transcript, of whoever speaks only once as well', () => {
    expect(told('LUND: The pool stays shut.\n\nREED: For how long?\n\nLUND: Until May.')).toEqual([
      'LUND | LUND | The pool stays shut.', 'REED | REED | For how long?', 'LUND | LUND | Until May.',
    ])
  })
})

test('of one sentence, and the share of it that somebody says', () => {
  const text = 'Lund said that the pool was safe. It was built in 1903. “Nobody swims there in winter,” Reed said.'
  const reading = read({ text, format: 'text', language: 'en' })
  const sources = [0, 1, 2].map((sentence) => reading.attributionsIn(sentence).map(({ source }) => source?.name))
  expect(sources).toEqual([['Lund'], [], ['Reed']])
  expect(reading.saidShare(0)).toBeGreaterThan(0.5)
  expect(reading.saidShare(1)).toBe(0)
  expect(reading.saidShare(2)).toBeGreaterThan(0.5)
})

test.each([
  'The claims were paid in May.',
  'Calls to the office were not returned.',
  'The newly announced road is closed.',
  'She added two eggs and a cup of milk.',
  'The council plans are on the wall.',
])('no attribution: %s', (text) => {
  expect(told(text)).toEqual([])
})

test('kinds of sources', () => {
  expect(kinds('Marta Lund said so.\n\nShe said so again.')).toEqual(['named', 'pronoun'])
  const text = 'The survey shows that eels are rare. Experts say they taste good. The mayor said they do not.'
  expect(kinds(text)).toEqual(['document', 'anonymous', 'role'])
})

test('what a quotation says beyond its sentence belongs to its speaker', () => {
  const found = told('“We are shut. We shall open in May,” Lund said. “Come then.”')
  expect(found.every((line) => line.startsWith('Lund'))).toBe(true)
  expect(found.join(' ')).toContain('Come then.')
})

test('labels of a transcript', () => {
  const found = told('LUND: The pool is shut.\n\nREED: For how long?\n\nLUND: Until May.\n\nREED: I see.')
  expect(found.map((line) => line.split(' | ')[0])).toEqual(['LUND', 'REED', 'LUND', 'REED'])
})

test('manner: wanting is not saying', () => {
  const reading = read({ text: 'The union wants to leave the hall. The union said the hall was cold.', format: 'text', language: 'en' })
  expect(reading.attributions.map(({ manner }) => manner)).toEqual(['wants', 'says'])
})

test('other languages have none', () => {
  expect(read({ text: 'Der Bürgermeister sagte, das Bad bleibe offen.', format: 'text', language: 'de' }).attributions).toEqual([])
})

/** Milliseconds: what is quadratic takes longer by far. */
const HANG_GUARD = { timeout: 120_000 }

test('hostile input stays linear', HANG_GUARD, () => {
  const hostile = ['said ', 'he said, ', '"a" said ', 'the man who said ', 'Lund: ', '"a"\n\n', 'according to '].map((part) => part.repeat(30_000))
  for (const text of hostile) {
    expect(read({ text, format: 'text', language: 'en' }).attributions.length).toBeLessThan(200_000)
  }
})
