import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, newslint } from './command-line.ts'

const ARTICLE = 'Harbour reopens after nine days\n\nDock workers went back to work on Monday, the harbour master said.\n\n“We are glad,” said Anna Keller, who runs the ferry.\n'
const lines = <T>(text: string): T[] => text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as T)

describe('help', () => {
  test.each(['lint', 'clean', 'inspect', 'duplicates', 'score', 'explain', 'init'])('%s has examples', (command) => {
    const { code, stdout } = newslint(folderWith({}), [command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/Examples:\n {2}\$ newslint/)
  })

  test('--help lists the commands, --version the version', () => {
    const { code, stdout } = newslint(folderWith({}), ['--help'])
    expect(code).toBe(0)
    for (const command of ['lint', 'clean', 'inspect', 'duplicates', 'score', 'templates', 'explain', 'init']) expect(stdout).toContain(`  ${command} `)
    expect(newslint(folderWith({}), ['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('clean', () => {
  interface CleanedRecord {
    readonly path: string
    readonly id?: string
    readonly headline?: string
    readonly text: string
    readonly removed: readonly { readonly kind: string; readonly range: unknown; readonly text: string }[]
    readonly [field: string]: unknown
  }

  /** A residue rule that only this test has. */
  const RESIDUE = {
    'residue.mjs': `export default {
      id: 'residue/test-mark', summary: 'marks', severity: 'warning', languages: ['*'], roles: ['headline', 'body', 'crosshead', 'list', 'footer', 'template', 'navigation', 'related', 'share', 'comments', 'standfirst', 'byline', 'dateline', 'caption'],
      check(reading, report) { for (const { index, 0: mark } of reading.text.matchAll(/\\[\\[.*?\\]\\]/g)) report({ start: index, end: index + mark.length, message: 'a mark', kind: 'mark' }) },
    }`,
    'newslint.config.yaml': 'extends: []\nplugins: [./residue.mjs]\nrules: {residue/test-mark: warning}',
  }

  test('takes residue out of the text and says what', () => {
    const text = 'Dock workers went [[ad]] back to work on Monday, the harbour master said.\n\n[[share]]\n\nThey had been on strike for nine days, the union said on Sunday.\n'
    const cwd = folderWith({ ...RESIDUE, 'r.jsonl': JSON.stringify({ id: 'x', headline: 'Harbour reopens', body: text, section: 'Local', note: { kept: true } }) })
    const { code, stdout } = newslint(cwd, ['clean', '--format', 'ndjson', 'r.jsonl'])
    const [record] = lines<CleanedRecord>(stdout)
    expect(code).toBe(0)
    expect(record).toMatchObject({ path: 'r.jsonl', id: 'x', headline: 'Harbour reopens', section: 'Local', note: { kept: true } })
    expect(record).not.toHaveProperty('body')
    expect(record?.text).toBe(
      'Dock workers went back to work on Monday, the harbour master said.\n\nThey had been on strike for nine days, the union said on Sunday.',
    )
    expect(record?.removed.map(({ kind, text: removed }) => [kind, removed])).toEqual([['mark', '[[ad]]'], ['mark', '[[share]]']])
  })

  test('info findings stay in the text', () => {
    const cwd = folderWith({ ...RESIDUE, 'newslint.config.yaml': RESIDUE['newslint.config.yaml'].replace('mark: warning', 'mark: info'), 'a.txt': ARTICLE.replace('back to', 'back [[ad]] to') })
    expect(newslint(cwd, ['clean', 'a.txt']).stdout).toContain('back [[ad]] to')
  })

  test('prints text, with the names when there are several', () => {
    const cwd = folderWith({ 'a.txt': ARTICLE, 'b.txt': ARTICLE })
    expect(newslint(cwd, ['clean', 'a.txt']).stdout).toContain('Dock workers went back to work on Monday, the harbour master said.\n')
    expect(newslint(cwd, ['clean', 'a.txt']).stdout).not.toContain('==>')
    expect(newslint(cwd, ['clean', 'a.txt', 'b.txt']).stdout).toMatch(/^==> a\.txt <==\n[^]*\n==> b\.txt <==\n/)
  })

  test('--keep takes roles only', () => {
    const { code, stderr } = newslint(folderWith({ 'a.txt': ARTICLE }), ['clean', '--keep', 'captions', 'a.txt'])
    expect(code).toBe(2)
    expect(stderr).toContain('There is no captions')
  })

  test('what is cleaned stays as it is when it is cleaned again', () => {
    const cwd = folderWith({ 'a.txt': ARTICLE })
    const once = newslint(cwd, ['clean', 'a.txt']).stdout
    expect(newslint(folderWith({ 'a.txt': once }), ['clean', 'a.txt']).stdout).toBe(once)
  })

  test('a missing file ends with 2', () => {
    expect(newslint(folderWith({ 'a.txt': ARTICLE }), ['clean', 'a.txt', 'gone.txt']).code).toBe(2)
  })
})

describe('inspect', () => {
  interface Inspected {
    readonly path: string
    readonly id: string
    readonly blocks: readonly { readonly role: string; readonly range: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } } }[]
    readonly sentences: readonly unknown[]
    readonly quotes: readonly { readonly range: { readonly start: { readonly line: number; readonly offset: number }; readonly end: { readonly offset: number } }; readonly speaker: { readonly name: string } | null }[]
    readonly attributions: readonly { readonly source: { readonly name: string; readonly kind: string; readonly range: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } } } | null }[]
  }

  test('ndjson has blocks, sentences, quotations and attributions with ranges', () => {
    const cwd = folderWith({ 'r.jsonl': JSON.stringify({ id: 'x', text: ARTICLE }) })
    const { code, stdout } = newslint(cwd, ['inspect', '--format', 'ndjson', '--no-config', 'r.jsonl'])
    const [inspected] = lines<Inspected>(stdout)
    expect(code).toBe(0)
    expect(inspected).toMatchObject({ path: 'r.jsonl', id: 'x' })
    expect(inspected?.sentences.length).toBeGreaterThanOrEqual(3)
    expect(inspected?.blocks.length).toBeGreaterThan(0)
    const [quote] = inspected!.quotes
    expect(ARTICLE.slice(quote!.range.start.offset, quote!.range.end.offset)).toBe('“We are glad,”')
    expect(quote?.range.start.line).toBe(5)
    expect(Array.isArray(inspected?.attributions)).toBe(true)
  })

  test('ndjson calls sources and speakers what the ledger calls them, where they stand', () => {
    const text = 'Council meets on the wall\n\nA witness interviewed by the police on Tuesday said that the wall had moved. The coast guard said it had not. ' +
      'Their leader, Amina Sow, was angry. "It will fall on us before the winter," she said.\n'
    const { stdout } = newslint(folderWith({ 'a.txt': text }), ['inspect', '--format', 'ndjson', '--no-config', 'a.txt'])
    const [inspected] = lines<Inspected>(stdout)
    const sources = inspected!.attributions.flatMap(({ source }) => (source ? [source] : []))
    expect(sources.map(({ name, kind }) => [name, kind])).toEqual([['A witness', 'role'], ['The coast guard', 'group'], ['Amina Sow', 'pronoun']])
    const { start, end } = sources[0]!.range
    expect(text.slice(start.offset, end.offset)).toBe('A witness interviewed by the police on Tuesday')
    expect(inspected?.quotes[0]?.speaker?.name).toBe('Amina Sow')
  })

  test('pretty is an outline', () => {
    const { stdout } = newslint(folderWith({ 'a.txt': ARTICLE }), ['inspect', 'a.txt'])
    expect(stdout).toMatch(/^a\.txt: en, \d+ words, \d+ sentences, 1 quotation/)
    expect(stdout).toMatch(/ 3 {2}body +Dock workers/)
  })
})

describe('duplicates', () => {
  const story = (place: string): string => `The bridge over the ${place} stays closed until spring, the council said on Friday. Engineers had found cracks in two of its piers, and repairs cost more than the town has. Buses take the long way round by the mill.`
  const records = [
    { id: 'a', headline: 'Bridge stays closed until spring', text: story('Ell') },
    { id: 'b', headline: 'Ferry runs again after nine days', text: 'The ferry runs again, its captain said. It had been in dock for nine days while a rudder was made for it in another country.' },
    { id: 'c', headline: 'Bridge Stays Closed Until Spring', text: 'Nobody crosses the river here before April. That is what the mayor told a meeting of shopkeepers who fear for their trade.' },
    { id: 'd', headline: 'Cracks found in two piers', text: story('Ell') },
  ]
  const FILES = { 'r.jsonl': records.map((record) => JSON.stringify(record)).join('\n') }

  test('clusters of headlines and of stories', () => {
    const { code, stdout } = newslint(folderWith(FILES), ['duplicates', '--format', 'ndjson', '--no-config', 'r.jsonl'])
    expect(code).toBe(0)
    expect(lines(stdout)).toEqual([
      { kind: 'headline', cluster: 'headline-1', members: ['a', 'c'], similarity: 1 },
      { kind: 'article', cluster: 'article-1', members: ['a', 'd'], similarity: 1 },
    ])
    expect(newslint(folderWith(FILES), ['duplicates', 'r.jsonl']).stdout).toMatch(/4 articles: 1 headline and 1 story more than once\n$/)
  })

  test('a missing file ends with 2', () => {
    expect(newslint(folderWith(FILES), ['duplicates', 'r.jsonl', 'gone.txt']).code).toBe(2)
  })
})

describe('score', () => {
  test('a row a source', () => {
    const records = Array.from({ length: 11 }, (_, i) => ({ id: `n${i}`, source: i < 10 ? 'Harbour Post' : 'Quay Times', text: ARTICLE.replace('Monday', `day ${i}`) }))
    const cwd = folderWith({ 'r.jsonl': records.map((record) => JSON.stringify(record)).join('\n') })
    const { code, stdout } = newslint(cwd, ['score', '--format', 'ndjson', '--no-config', 'r.jsonl'])
    expect(code).toBe(0)
    expect(lines(stdout)).toEqual([
      expect.objectContaining({ source: 'Harbour Post', articles: 10, enough: true, score: expect.any(Number) as number, interval: [expect.any(Number), expect.any(Number)], dimensions: expect.any(Object) as object, rules: expect.any(Object) as object }),
      expect.objectContaining({ source: 'Quay Times', articles: 1, enough: false }),
    ])
    expect(newslint(cwd, ['score', 'r.jsonl']).stdout).toMatch(/Quay Times +1 article +too few articles to judge/)
  })
})

describe('explain', () => {
  test('lists rules, by family', () => {
    const { code, stdout } = newslint(folderWith({}), ['explain'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^garble\n(.*\n)* {2}garble\/repeated-word +error +/m)
    expect(newslint(folderWith({}), ['explain', 'garble']).stdout).not.toMatch(/^residue$/m)
  })

  test('shows a rule with why, mend, options and examples', () => {
    const { stdout } = newslint(folderWith({}), ['explain', 'garble/repeated-word'])
    for (const title of ['Why', 'What to do', 'Options', 'Wrong', 'Right']) expect(stdout).toMatch(new RegExp(`^${title}$`, 'm'))
    expect(stdout).toContain('rules/README.md#garblerepeated-word')
  })

  test('a rule that there is not', () => {
    const { code, stderr } = newslint(folderWith({}), ['explain', 'garble/repeated-wrod'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'newslint: there is no rule `garble/repeated-wrod`; did you mean `garble/repeated-word`?\n' })
  })
})

describe('init', () => {
  test('writes a config that works, and never writes over one', () => {
    const cwd = folderWith({ 'content/a.txt': ARTICLE })
    const { code, stdout } = newslint(cwd, ['init'])
    expect(code).toBe(0)
    expect(stdout).toContain('npx newslint content/')
    const written = readFileSync(join(cwd, 'newslint.config.yaml'), 'utf8')
    expect(written).toMatch(/^# yaml-language-server: \$schema=/)
    expect(newslint(cwd, ['--print-config', 'content/a.txt']).code).toBe(0)
    const again = newslint(cwd, ['init'])
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('newslint.config.yaml is there already')
    expect(readFileSync(join(cwd, 'newslint.config.yaml'), 'utf8')).toBe(written)
  })

  test('what is commented out works when it is not', () => {
    const cwd = folderWith({ 'a.txt': ARTICLE })
    newslint(cwd, ['init'])
    const written = readFileSync(join(cwd, 'newslint.config.yaml'), 'utf8')
    const [head, ...rest] = written.split('# A severity')
    const settings = rest.join('').split('# Phrase packs')[0]!.split('\n').slice(1).filter((line) => /^# ( |rules:|overrides:|fields:)/.test(line)).map((line) => line.slice(2)).join('\n')
    const { code, stderr } = newslint(folderWith({ 'a.txt': ARTICLE, 'newslint.config.yaml': `${head}\n${settings}` }), ['--print-config', 'a.txt'])
    expect(stderr).not.toMatch(/cannot be read|must be/)
    expect(code === 0 || /there is no `(residue|attribution)\/\*`/.test(stderr)).toBe(true)
  })
})
