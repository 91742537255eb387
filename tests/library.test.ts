/** The library's door: what somebody gets who imports newslint, and what the engine promises to those who write rules. */
import retextEnglish from 'retext-english'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { suppress } from '../src/engine/suppress.ts'
import type { Found } from '../src/engine/found.ts'
import {
  checkExamples, compareHeadlines, ConfigError, defineConfig, defineRule, lint, newslint, read,
  type ArticleRule, type Example, type Finding, type LintSettings, type Severity,
} from '../src/index.ts'

const FLAWED = 'The council met on Monday and agreed to to nothing much, as officials of the town said.'

/** A rule that reports every place where the word stands. */
function wordRule(word: string, more: Partial<Omit<ArticleRule, 'scope'>> = {}, finding: (start: number, end: number) => Partial<Finding> = () => ({})): ArticleRule {
  return defineRule({
    id: 'house/word',
    summary: `the word ${word}`,
    why: 'It is not in our style book.',
    mend: 'Delete it.',
    severity: 'warning',
    languages: ['*'],
    examples: { wrong: [], right: [] },
    check(reading, report) {
      for (let start = reading.text.indexOf(word); start >= 0; start = reading.text.indexOf(word, start + 1)) {
        const end = start + word.length
        report({ start, end, message: `"${word}" stands here`, ...finding(start, end) })
      }
    },
    ...more,
  })
}

/** newslint with this rule alone. */
const alone = (rule: ArticleRule, rules: LintSettings['rules'] = {}): LintSettings => ({
  plugins: [rule],
  rules: { 'residue/*': 'off', 'garble/*': 'off', 'duplicate/*': 'off', 'attribution/*': 'off', ...rules },
})

describe('lint', () => {
  test('says once what two rules would mend in the same way', () => {
    const { diagnostics } = lint('The minister&rsquo;s boat sank&nbsp;off the pier on Monday, and nobody was hurt.')
    expect(diagnostics.map(({ rule, excerpt }) => [rule, excerpt])).toEqual([
      ['garble/mojibake', '&rsquo;'],
      ['residue/leaked-markup', '&nbsp;'],
    ])
  })
  test('takes a text', () => {
    const { diagnostics, article } = lint(FLAWED)
    expect(diagnostics.filter(({ rule }) => rule === 'garble/repeated-word')).toMatchObject([
      { severity: 'error', excerpt: 'to to', range: { start: { line: 1, column: 38, offset: 37 }, end: { line: 1, column: 43, offset: 42 } } },
    ])
    expect(article).toMatchObject({ language: 'en', machineTranslated: false })
    expect(article.words).toBeGreaterThan(10)
  })

  test('takes an article with what is known about it', () => {
    const { article, diagnostics } = lint({ headline: 'Council agrees to to nothing', text: FLAWED, source: 'Calderby Gazette', url: 'https://example.org/1', publishedAt: '2024-01-06' })
    expect(article).toMatchObject({ headline: 'Council agrees to to nothing', source: 'Calderby Gazette', url: 'https://example.org/1', publishedAt: '2024-01-06' })
    const repeated = diagnostics.filter(({ rule }) => rule === 'garble/repeated-word')
    expect(repeated.map(({ field, range }) => [field, range.start.offset])).toEqual([['headline', 15], [undefined, 37]])
  })

  test('leaves rules out and sets severities and options', () => {
    expect(lint(FLAWED, { rules: { 'garble/repeated-word': 'off' } }).diagnostics.map(({ rule }) => rule)).not.toContain('garble/repeated-word')
    const milder = lint(FLAWED, { rules: { 'garble/repeated-word': { severity: 'info' } } }).diagnostics.find(({ rule }) => rule === 'garble/repeated-word')
    expect(milder!.severity).toBe('info')
    expect(lint(FLAWED, { rules: { 'garble/repeated-word': { allow: ['to'] } } }).diagnostics.map(({ rule }) => rule)).not.toContain('garble/repeated-word')
  })

  test('an id named outright wins over its family, wherever it stands', () => {
    const one = lint(FLAWED, { rules: { 'garble/repeated-word': 'warning', 'garble/*': 'off' } })
    expect(one.diagnostics.map(({ rule, severity }) => [rule, severity])).toContainEqual(['garble/repeated-word', 'warning'])
  })

  test('heeds what the article switches off', () => {
    const found = (disable: readonly string[]): readonly string[] => lint({ text: FLAWED, disable }).diagnostics.map(({ rule }) => rule)
    expect(found([])).toContain('garble/repeated-word')
    for (const pattern of ['garble/repeated-word', 'garble/*', '*']) expect(found([pattern])).not.toContain('garble/repeated-word')
  })

  test('throws on a rule that there is not, with a hint', () => {
    const settings = { rules: { 'garble/repeated-words': 'off' } } as const
    expect(() => lint(FLAWED, settings)).toThrow(ConfigError)
    expect(() => lint(FLAWED, settings)).toThrow(/did you mean `garble\/repeated-word`/)
  })

  test('an empty text is an article', () => expect(lint('')).toMatchObject({ diagnostics: [], article: { words: 0 } }))

  test('a config is what it is', () => {
    const config = { extends: 'strict', failOn: 'warning' } as const
    expect(defineConfig(config)).toBe(config)
  })
})

describe('read', () => {
  const reading = read({ text: 'Council sells ferry\n\nBy Anna Keller\n\n“We had no choice,” Mayor Odile Brandt said on Monday. The sale is final.', format: 'text' })

  test('gives lines, words and sentences', () => {
    const { words, word, sentences, lines } = reading.scan
    expect(Array.from({ length: 3 }, (_, i) => word(i))).toEqual(['Council', 'sells', 'ferry'])
    expect(words.count).toBe(20)
    expect([lines.count, sentences.count]).toEqual([5, 4])
  })

  test('gives the anatomy', () => {
    expect(reading.headline?.text).toBe('Council sells ferry')
    expect(reading.blocks.map(({ role }) => role)).toEqual(['headline', 'byline', 'body'])
  })

  test('gives quotations with their speakers', () => {
    expect(reading.quotes.map(({ start, end }) => reading.text.slice(start, end))).toEqual(['“We had no choice,”'])
    expect(reading.quotes[0]!.speaker?.name).toContain('Brandt')
  })

  test('gives trees and terms when they are asked for', () => {
    expect(reading.tree(2)).toMatchObject({ type: expect.stringMatching(/Root|Paragraph/) as unknown })
    expect(reading.terms(3).map(({ start, end }) => reading.text.slice(start, end)).join(' ')).toContain('sale')
  })
})

describe('compareHeadlines', () => {
  test.each([
    ['Council sells ferry landing', 'COUNCIL SELLS FERRY LANDING', true],
    ['Council sells ferry landing', 'Council sells ferry landing | Calderby Gazette', true],
    ['Council sells ‘ferry’ landing', 'Council sells "ferry" landing', true],
    ['Council sells 12 ferries', 'Council sells 13 ferries', false],
    ['Council will sell ferry', 'Council will not sell ferry', false],
    ['Brandt wins in Calderby', 'Sorokin wins in Calderby', false],
    ['', '', false],
  ])('%j and %j: %j', (a, b, duplicate) => {
    const [one, other] = [compareHeadlines(a, b), compareHeadlines(b, a)]
    expect([one.duplicate, other.duplicate]).toEqual([duplicate, duplicate])
    expect(one.similarity).toBeCloseTo(other.similarity, 10)
    expect(one.similarity).toBeGreaterThanOrEqual(0)
    expect(one.similarity).toBeLessThanOrEqual(1)
    expect(one.why.length).toBeGreaterThan(3)
  })
})

describe('the engine', () => {
  test.each([
    ['throws', () => { throw new Error('no such luck') }, /house\/word failed: no such luck/],
    ['reports a range outside the text', () => ({ end: 10_000 }), /house\/word failed: the range of a finding is \d+ to 10000/],
    ['reports an end before its start', (start: number) => ({ end: start - 1 }), /house\/word failed: the range of a finding/],
    ['reports what is no offset', () => ({ start: Number.NaN }), /house\/word failed: the range of a finding is NaN/],
    ['fixes outside the text', (start: number) => ({ fix: { start, end: 10_000, text: '', safe: true } }), /house\/word failed: the range of a fix/],
    ['suggests outside the text', (start: number) => ({ suggestions: [{ start, end: 10_000, text: '', message: 'x' }] }), /house\/word failed: the range of a suggestion/],
    ['relates to what is outside the text', (start: number) => ({ related: [{ start, end: 10_000, message: 'x' }] }), /house\/word failed: a related range/],
  ] as const)('names a rule that %s, and the other rules go on', (_what, finding, message) => {
    const { notices, diagnostics } = lint(FLAWED, { plugins: [wordRule('council', {}, finding)] })
    expect(notices).toEqual([expect.stringMatching(message)])
    expect(diagnostics.map(({ rule }) => rule)).toContain('garble/repeated-word')
    expect(diagnostics.map(({ rule }) => rule)).not.toContain('house/word')
  })

  test.each<readonly [Severity, Severity | undefined, Severity]>([
    ['warning', undefined, 'warning'],
    ['warning', 'info', 'info'],
    ['error', 'warning', 'warning'],
    ['warning', 'error', 'warning'],
    ['info', 'error', 'info'],
  ])('lets a rule of severity %s report %s as %s: lower, never higher', (severity, own, reported) => {
    const rule = wordRule('council', { severity }, () => (own === undefined ? {} : { severity: own }))
    expect(lint(FLAWED, alone(rule)).diagnostics.map((each) => each.severity)).toEqual([reported])
  })

  test('lets the configuration raise a rule, and the finding stay below it', () => {
    expect(lint(FLAWED, alone(wordRule('council'), { 'house/word': 'error' })).diagnostics.map(({ severity }) => severity)).toEqual(['error'])
    const probable = wordRule('council', {}, () => ({ severity: 'info' }))
    expect(lint(FLAWED, alone(probable, { 'house/word': 'error' })).diagnostics.map(({ severity }) => severity)).toEqual(['info'])
  })

  describe('quotations', () => {
    const text = 'The ferry is sold, she said. “The ferry was old, and ‘the ferry leaks’ was all we heard,” she added, and the ferry sailed.'
    const found = (quotes: ArticleRule['quotes']): readonly number[] => lint(text, alone(wordRule('ferry', { quotes }))).diagnostics.map(({ range }) => range.start.offset)
    const all = [...text.matchAll(/ferry/g)].map(({ index }) => index)

    test('both: all of them', () => expect(found('both')).toEqual(all))
    test('skip: what stands in none', () => expect(found('skip')).toEqual([all[0], all[3]]))
    test('only: what stands in one', () => expect(found('only')).toEqual([all[1], all[2]]))
  })

  test('drops what starts in a line of a role that the rule is not for', () => {
    const text = 'Council sells ferry\n\nBy Anna Keller\n\nThe council met on Monday and sold the ferry, Mayor Odile Brandt said. The sale is final, and the ferry leaves.'
    const lines = (roles: ArticleRule['roles']): readonly number[] => lint(text, alone(wordRule('e', { roles }))).diagnostics.map(({ range }) => range.start.line)
    expect(new Set(lines(['headline']))).toEqual(new Set([1]))
    expect(new Set(lines(['byline']))).toEqual(new Set([3]))
    expect(new Set(lines(['body']))).toEqual(new Set([5]))
    expect(new Set(lines(['headline', 'byline', 'body']))).toEqual(new Set([1, 3, 5]))
  })

  test('leaves articles in other languages alone', () => {
    const german = 'Der Stadtrat hat am Montag beschlossen, die Fähre zu verkaufen, wie die Bürgermeisterin der Zeitung am Abend in der Stadt sagte.'
    const count = (languages: readonly string[], article: Parameters<typeof lint>[0]): number => lint(article, alone(wordRule('a', { languages }))).diagnostics.length
    expect(count(['en'], german)).toBe(0)
    expect(count(['de'], german)).toBeGreaterThan(0)
    expect(count(['*'], german)).toBeGreaterThan(0)
    expect(count(['en'], { text: german, language: 'en-GB' })).toBeGreaterThan(0)
    expect(count(['de'], { text: FLAWED, language: 'de' })).toBeGreaterThan(0)
  })

  test('gives a rule its phrases, its options with defaults, and a headline of its own', () => {
    const seen: unknown[] = []
    const rule = defineRule({
      id: 'house/phrases', summary: 'phrases', why: 'To see them.', mend: 'Nothing.', severity: 'info', examples: { wrong: [], right: [] },
      options: { type: 'object', properties: { depth: { type: 'integer', default: 3 }, mood: { type: 'string' } } },
      phrases: { verdicts: ['agreed to', { phrase: '[met|meets] on *', weight: 2 }] },
      check({ part }, _report, hits, options) {
        seen.push({ part, options, hits: hits.map(({ list, phrase, start, end, words, data }) => ({ list, phrase, start, end, words, data })) })
      },
    })
    lint({ headline: 'Council meets on Monday', text: FLAWED, language: 'en' }, { plugins: [rule], rules: { 'house/phrases': { mood: 'grave' } } })
    expect(seen).toEqual([
      { part: 'headline', options: { depth: 3, mood: 'grave' }, hits: [{ list: 'verdicts', phrase: '[met|meets] on *', start: 8, end: 23, words: 3, data: expect.objectContaining({ weight: 2 }) as unknown }] },
      {
        part: 'text',
        options: { depth: 3, mood: 'grave' },
        hits: [
          { list: 'verdicts', phrase: '[met|meets] on *', start: 12, end: 25, words: 3, data: expect.objectContaining({ weight: 2 }) as unknown },
          { list: 'verdicts', phrase: 'agreed to', start: 30, end: 39, words: 2, data: {} },
        ],
      },
    ])
  })
})

describe('suppress', () => {
  const found = (rule: string, start: number, part: 'text' | 'headline' = 'text'): Found => ({ rule, start, end: start + 5, part, message: 'x', severity: 'warning', confidence: 1 })
  const findings = [found('garble/repeated-word', 0, 'headline'), found('garble/repeated-word', 10), found('garble/mojibake', 20), found('residue/template', 30)]
  const rulesLeft = (...arguments_: Parameters<typeof suppress>): readonly string[] => suppress(...arguments_).found.map(({ rule, start }) => `${rule}@${start}`)

  test('takes out what a comment covers, by id, by family, or all of it', () => {
    const appliesTo = { start: 10, end: 25 }
    expect(rulesLeft(findings, [{ rules: ['garble/repeated-word'], appliesTo }], [])).toEqual(['garble/repeated-word@0', 'garble/mojibake@20', 'residue/template@30'])
    expect(rulesLeft(findings, [{ rules: ['garble/*'], appliesTo }], [])).toEqual(['garble/repeated-word@0', 'residue/template@30'])
    expect(rulesLeft(findings, [{ rules: [], appliesTo: { start: 0, end: 100 } }], [])).toEqual(['garble/repeated-word@0'])
  })

  test('takes out of the whole article, headline included, what it disables', () => {
    expect(rulesLeft(findings, [], ['garble/repeated-word'])).toEqual(['garble/mojibake@20', 'residue/template@30'])
    expect(rulesLeft(findings, [], ['*'])).toEqual([])
  })

  test('names what nothing was there for', () => {
    const used = { rules: ['garble/*'], appliesTo: { start: 10, end: 25 } }
    const elsewhere = { rules: ['garble/*'], appliesTo: { start: 40, end: 50 } }
    const otherRule = { rules: ['attribution/*'], appliesTo: { start: 0, end: 50 } }
    const { unused, unusedDisables } = suppress(findings, [used, elsewhere, otherRule], ['residue/*', 'residue/share-bar'])
    expect(unused).toEqual([elsewhere, otherRule])
    expect(unusedDisables).toEqual(['residue/share-bar'])
  })

  test('counts two comments over one finding as used both', () => {
    const [one, other] = [{ rules: [], appliesTo: { start: 0, end: 50 } }, { rules: ['garble/*'], appliesTo: { start: 0, end: 50 } }]
    expect(suppress(findings, [one, other], ['garble/*'])).toMatchObject({ unused: [], unusedDisables: [] })
  })
})

describe('checkExamples', () => {
  const NOUNS = ['council', 'ferry', 'hospital', 'museum', 'orchard', 'printer', 'quarry', 'river', 'school', 'theatre']
  /** Eight sentences that share next to nothing. */
  const eight = (mark: (noun: string) => string): Example[] => NOUNS.slice(0, 8).map((noun, i) => ({ text: `${mark(noun)} ${NOUNS.slice(i + 1, i + 3).join(' ')} ${'abcdefgh'.repeat(i + 1)}.`, language: 'en' }))
  const wrong = eight((noun) => `The ${noun} was «utilized» by`)
  const right = eight((noun) => `A ${noun} uses`)
  const deletes = (start: number, end: number): Partial<Finding> => ({ fix: { start, end, text: 'used', safe: true } })
  const problems = (examples: ArticleRule['examples'], finding: (start: number, end: number) => Partial<Finding> = deletes): readonly string[] =>
    checkExamples(wordRule('utilized', { examples }, finding))
  const withFirst = (first: Example): readonly Example[] => [first, ...wrong.slice(1)]

  test('has nothing to say of good ones', () => expect(problems({ wrong, right })).toEqual([]))

  test('refuses too few', () => {
    expect(problems({ wrong: wrong.slice(0, 3), right })).toEqual([expect.stringMatching(/^wrong: 3 examples/)])
    expect(problems({ wrong, right: [] })).toEqual([expect.stringMatching(/^right: 0 examples/)])
  })

  test.each<readonly [string, Example, RegExp]>([
    ['a finding that is not marked', { text: 'It was «utilized», then utilized again by nobody.' }, /wrong 1 .*finds "utilized", which is not marked/],
    ['a mark without a finding', { text: 'It was «utilized», not «used», by nobody at all.' }, /wrong 1 .*does not find "used"/],
    ['a mark that is too wide', { text: 'It «was utilized» by nobody at all.' }, /wrong 1 .*does not find "was utilized"/],
    ['a wrong example without a mark', { text: 'Nobody used it.' }, /wrong 1 .*nothing is marked/],
    ['a mark that is not closed', { text: 'It was «utilized by nobody at all.' }, /wrong 1 .*without its/],
    ['another text after the fix', { text: 'It was «utilized» by nobody at all.', fixed: 'It was employed by nobody at all.' }, /wrong 1 .*the fix gives/],
  ])('refuses %s', (_what, example, message) => {
    expect(problems({ wrong: withFirst(example), right })).toContainEqual(expect.stringMatching(message))
  })

  test('refuses a right example in which something is found, or marked', () => {
    const [first, ...rest] = right
    expect(problems({ wrong, right: [{ text: 'It was utilized by nobody.' }, ...rest] })).toContainEqual(expect.stringMatching(/right 1 .*finds "utilized"/))
    expect(problems({ wrong, right: [{ text: `«${first!.text}»` }, ...rest] })).toContainEqual(expect.stringMatching(/right 1 .*no marks/))
  })

  test('refuses an example that nearly repeats another', () => {
    const again = { text: `${wrong[1]!.text} Again.`, language: 'en' }
    expect(problems({ wrong: withFirst(again), right })).toContainEqual(expect.stringMatching(/wrong 2 .*nearly the same as wrong 1/))
    const likeWrong = { text: wrong[3]!.text.replaceAll(/[«»]/g, '').replace('utilized', 'used'), language: 'en' }
    expect(problems({ wrong, right: [...right, likeWrong] })).toEqual([])
  })

  test('refuses a fix that changes nothing', () => {
    expect(problems({ wrong, right }, (start, end) => ({ fix: { start, end, text: 'utilized', safe: true } }))).toContainEqual(expect.stringMatching(/the fix changes nothing/))
  })

  test('refuses a fix that leaves something to fix', () => {
    expect(problems({ wrong, right }, (start, end) => ({ fix: { start, end, text: 'well utilized', safe: true } }))).toContainEqual(expect.stringMatching(/something to fix again/))
  })

  test('refuses `fixed` where nothing is fixed', () => {
    expect(problems({ wrong: withFirst({ ...wrong[0]!, fixed: 'Used.' }), right }, () => ({}))).toEqual([expect.stringMatching(/has `fixed`, but no finding has a fix/)])
  })

  test('refuses an empty message, and a rule that throws', () => {
    expect(problems({ wrong, right }, () => ({ message: '' }))).toContainEqual(expect.stringMatching(/message/))
    expect(problems({ wrong, right }, () => { throw new Error('no such luck') })).toContainEqual(expect.stringMatching(/throws no such luck/))
  })
})

describe('newslint as a unified plugin', () => {
  const process = async (text: string, settings: LintSettings = {}): Promise<VFile> => unified().use(retextEnglish).use(newslint, settings).use(compileNothing).process(new VFile(text))
  function compileNothing(this: { compiler?: unknown }): void {
    this.compiler = () => ''
  }

  test('puts its findings on the file, where they stand, with their severity', async () => {
    const { messages } = await process(`Ferry sold 😀\r\n\r\nNobody 👩‍👩‍👧 knew.\r\n${FLAWED}\r\n`)
    const message = messages.find(({ ruleId }) => ruleId === 'garble/repeated-word')!
    expect(message).toMatchObject({ source: 'newslint', fatal: true, line: 4, column: 38, actual: 'to to', expected: ['to'] })
    expect(message.place).toMatchObject({ start: { line: 4, column: 38 }, end: { line: 4, column: 43 } })
    const { start, end } = message.place as { start: { offset: number }; end: { offset: number } }
    expect(`Ferry sold 😀\r\n\r\nNobody 👩‍👩‍👧 knew.\r\n${FLAWED}\r\n`.slice(start.offset, end.offset)).toBe('to to')
  })

  test.each([
    ['error', true],
    ['warning', false],
    ['info', undefined],
  ] as const)('%s: fatal is %s', async (severity, fatal) => {
    const { messages } = await process(FLAWED, alone(wordRule('council', { severity })))
    expect(messages.map((message) => message.fatal)).toEqual([fatal])
  })

  test('takes suggestions for what is expected', async () => {
    const rule = wordRule('council', {}, (start, end) => ({ suggestions: [{ start, end, text: 'town council', message: 'which one?' }] }))
    expect((await process(FLAWED, alone(rule))).messages[0]!.expected).toEqual(['town council'])
  })

  test('a sound text has no messages', async () => expect((await process('The council met on Monday.')).messages).toEqual([]))
})
