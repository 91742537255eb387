/** Two wordings of one passage, and the quotations of a run that are compared by them. */
import { describe, expect, test } from 'vitest'
import { wordChanges } from '../src/text/word-changes.ts'
import { folderWith, newslint } from './command-line.ts'

const words = (text: string): string[] => text.split(' ')

describe('wordChanges', () => {
  test('tells what stands between words that both have', () => {
    const found = wordChanges(words('we will not close the yard this year'), words('we will never close the yard this year'), 50)
    expect(found).toEqual({ changes: [{ before: ['not'], after: ['never'] }], common: 7, span: 8 })
  })

  test('leaves out what one of them lacks at its beginning or end', () => {
    const found = wordChanges(words('look we will not close the yard'), words('we will not close the yard or sell it'), 50)
    expect(found?.changes).toEqual([])
    expect(found?.common).toBe(6)
  })

  test('takes a word in common by chance for no beginning', () => {
    expect(wordChanges(words('the sea is cold'), words('a boat in the harbour'), 50)?.changes).toEqual([])
  })

  test('has nothing for empty lists, and gives up above the limit', () => {
    expect(wordChanges([], [], 10)).toEqual({ changes: [], common: 0, span: 0 })
    expect(wordChanges(words('a b c d e f'), words('u v w x y z'), 3)).toBeUndefined()
  })
})

describe('attribution/altered-quote', () => {
  const FIRST = 'Board keeps the ferry\n\n"We will not take the boat away from the islanders this winter," Anna Keller said on Monday.\n'
  const SECOND = 'Ferry stays, for now\n\n"We will never take the boat away from the islanders this winter," Anna Keller told the meeting.\n'
  const options = ['lint', '--no-config', '--format', 'json']
  interface Report {
    readonly results: readonly { readonly diagnostics: readonly { readonly rule: string; readonly message: string; readonly related?: readonly { readonly path: string }[] }[] }[]
  }
  const notes = (files: Readonly<Record<string, string>>, ...more: readonly string[]) => {
    const { stdout } = newslint(folderWith(files), [...options, ...more, ...Object.keys(files)])
    return (JSON.parse(stdout) as Report).results.map(({ diagnostics }) => diagnostics.filter(({ rule }) => rule === 'attribution/altered-quote'))
  }

  test('stands on the later file, and shows the words and the earlier file', () => {
    const [first, second] = notes({ 'a.txt': FIRST, 'b.txt': SECOND })
    expect(first).toEqual([])
    expect(second).toHaveLength(1)
    expect(second![0]!.message).toContain('a.txt has this quotation in other words: here "never" for "not"')
    expect(second![0]!.related?.[0]?.path).toMatch(/a\.txt$/)
  })

  test('needs the other file', () => {
    expect(notes({ 'a.txt': FIRST, 'b.txt': SECOND }, '--no-corpus').flat()).toEqual([])
  })

  test.each([
    ['a stop in an initialism', 'the U.S. will not pay for this bridge', 'the US will not pay for this bridge'],
    ['an initialism written out', 'the U.S. will not pay for this bridge', 'the United States will not pay for this bridge'],
    ['a curly apostrophe', 'it’s the harbour’s own fault that it’s shut', 'it\'s the harbour\'s own fault that it\'s shut'],
    ['per cent', 'we lost twenty per cent of the herring', 'we lost twenty percent of the herring'],
    ['a percent sign', 'we lost 20 percent of the herring in May', 'we lost 20% of the herring in May'],
    ['a number in words', 'we lost twenty-five boats in one winter', 'we lost 25 boats in one winter'],
    ['a large number', 'we lost 1,200 boats in a single winter here', 'we lost twelve hundred boats in a single winter here'],
    ['a currency', 'we paid $20 million for that one bridge', 'we paid 20 million dollars for that one bridge'],
    ['another spelling', 'we organised a colourful defence of the theatre', 'we organized a colorful defense of the theater'],
    ['a word written apart', 'we sent an e-mail to the web site anyway', 'we sent an email to the website anyway'],
    ['an ordinal', 'this is the fifth bridge that they have shut', 'this is the 5th bridge that they have shut'],
    ['a dash and commas', 'we tried — and tried again — to keep it open', 'we tried, and tried again, to keep it open'],
  ])('does not take for another wording: %s', (_, one, other) => {
    const saying = (quotation: string): string => `Board shuts a bridge\n\n"${quotation}, and nobody can say why it is so," Anna Keller said on Monday.\n`
    expect(notes({ 'a.txt': saying(one), 'b.txt': saying(other) }).flat()).toEqual([])
  })

  test.each([
    ['we lost 20 percent of the herring in May', 'we lost 30 percent of the herring in May', '"30" for "20"'],
    ['we paid $20 million for that one bridge', 'we paid 20 million euros for that one bridge', '"euros" for "dollars"'],
    ['we lost twenty-five boats in one winter', 'we lost 26 boats in one winter', '"26" for "twenty five"'],
  ])('takes another number for another wording: %s', (one, other, words) => {
    const saying = (quotation: string): string => `Board shuts a bridge\n\n"${quotation}, and nobody can say why it is so," Anna Keller said on Monday.\n`
    expect(notes({ 'a.txt': saying(one), 'b.txt': saying(other) }).flat()[0]?.message).toContain(words)
  })

  test('takes no longer for many quotations of the same words than they are many', () => {
    const quotation = '"We will not take the boat away from the islanders this winter," Anna Keller said on Monday. '
    const many = Object.fromEntries(['a.txt', 'b.txt'].map((name) => [name, `Board keeps the ferry\n\n${quotation.repeat(2000)}\n`]))
    expect(notes(many).flat()).toEqual([])
  })
})
