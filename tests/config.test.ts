import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '../src/config/check.ts'
import { defineConfig } from '../src/config/config.ts'
import type { JsonSchema } from '../src/rule.ts'
import { ConfigError } from '../src/config/config-error.ts'
import { withoutBraces } from '../src/config/globs.ts'
import { nearest } from '../src/config/nearest.ts'
import { createConfigs, type ConfigChoice, type ResolvedConfig } from '../src/config/resolve.ts'
import { folderWith } from './command-line.ts'

/** Three rules that are nobody's, so that presets can be told apart. */
const PLUGIN = `
const rule = (name, severity, status) => ({
  id: 'acme/' + name, summary: 'finds ' + name, severity, status,
  options: { type: 'object', properties: { allow: { type: 'array', items: { type: 'string' }, default: ['x'] }, most: { type: 'integer', default: 3 } }, additionalProperties: false },
  check() {},
})
export const rules = [rule('house-style', 'warning', 'stable'), rule('hint', 'info', 'stable'), rule('new-idea', 'error', 'preview')]
`

function configOf(cwd: string, path = 'article.txt', choice: Omit<ConfigChoice, 'cwd'> = {}): Promise<ResolvedConfig> {
  return createConfigs({ cwd, ...choice })(path)
}

async function settingsOf(files: Readonly<Record<string, string>>, path = 'article.txt'): Promise<Record<string, unknown>> {
  const cwd = folderWith({ 'plugin.mjs': PLUGIN, ...files })
  const config = await configOf(cwd, path)
  return Object.fromEntries(config.settingsFor(path).map(({ rule, severity, options }) => [rule.id, Object.keys(options).length > 0 ? [severity, options] : severity]))
}

async function messagesOf(files: Readonly<Record<string, string>>, choice: Omit<ConfigChoice, 'cwd'> = {}): Promise<readonly string[]> {
  const cwd = folderWith({ 'plugin.mjs': PLUGIN, ...files })
  try {
    await configOf(cwd, 'article.txt', choice)
  } catch (error) {
    if (error instanceof ConfigError) return error.messages
    throw error
  }
  return []
}

const severityOf = (settings: Record<string, unknown>, id: string): unknown => (Array.isArray(settings[id]) ? (settings[id] as unknown[])[0] : settings[id])

describe('discovery', () => {
  test('without a config the recommended preset holds', async () => {
    const config = await configOf(folderWith({}), 'a.txt', { config: false })
    expect(config.files).toEqual([])
    expect(config.failOn).toBe('error')
    expect(config.rulesFor('a.txt').map(({ rule }) => rule.id)).toContain('garble/repeated-word')
    expect(config.rulesFor('a.txt').every(({ rule, severity }) => rule.status === 'stable' && severity === rule.severity)).toBe(true)
  })

  test('the nearest config upwards from the file holds', async () => {
    const cwd = folderWith({ 'newslint.config.yaml': 'failOn: warning', 'wire/newslint.config.json': '{"failOn":"never"}', 'wire/deep/a.txt': '' })
    const configFor = createConfigs({ cwd })
    expect((await configFor('a.txt')).failOn).toBe('warning')
    expect((await configFor('wire/deep/a.txt')).failOn).toBe('never')
    expect((await configFor('wire/b.txt')).files).toEqual([join(cwd, 'wire', 'newslint.config.json')])
    expect(await configFor('wire/b.txt')).toBe(await configFor('wire/deep/a.txt'))
  })

  test('--config holds for every file, and `false` for none', async () => {
    const cwd = folderWith({ 'newslint.config.yaml': 'failOn: warning', 'other.yaml': 'failOn: info' })
    expect((await configOf(cwd, 'a.txt', { config: 'other.yaml' })).failOn).toBe('info')
    expect((await configOf(cwd, 'a.txt', { config: false })).failOn).toBe('error')
  })

  test.each([
    ['newslint.config.ts', "const config: { failOn: 'info' } = { failOn: 'info' }\nexport default config"],
    ['newslint.config.js', "module.exports = { failOn: 'info' }"],
    ['newslint.config.mjs', "export default { failOn: 'info' }"],
    ['newslint.config.json', '\uFEFF{ "failOn": "info" }'],
    ['newslint.config.yaml', 'failOn: info # comment'],
    ['newslint.config.yml', 'failOn: info'],
  ])('%s is read', async (name, content) => {
    expect((await configOf(folderWith({ [name]: content }))).failOn).toBe('info')
  })

  test('an empty YAML file is an empty config', async () => {
    expect((await configOf(folderWith({ 'newslint.config.yaml': '# nothing yet\n' }))).failOn).toBe('error')
  })
})

describe('presets and extends', () => {
  const withPreset = (extend: string): Promise<Record<string, unknown>> =>
    settingsOf({ 'newslint.config.yaml': `extends: ${extend}\nplugins: [./plugin.mjs]` })

  test.each([
    ['recommended', 'warning', 'info', 'off'],
    ['strict', 'warning', 'warning', 'off'],
    ['all', 'warning', 'info', 'error'],
    ['[]', 'off', 'off', 'off'],
    ['[strict, recommended]', 'warning', 'info', 'off'],
  ])('%s', async (extend, warning, info, preview) => {
    const settings = await withPreset(extend)
    expect([severityOf(settings, 'acme/house-style'), severityOf(settings, 'acme/hint'), severityOf(settings, 'acme/new-idea')]).toEqual([warning, info, preview])
  })

  test('an extended config comes first, and its plugins come along', async () => {
    const settings = await settingsOf({
      'shared/base.yaml': 'plugins: [../plugin.mjs]\nrules: {acme/hint: error, acme/house-style: error}',
      'newslint.config.yaml': 'extends: ./shared/base.yaml\nrules: {acme/hint: off}',
    })
    expect([severityOf(settings, 'acme/hint'), severityOf(settings, 'acme/house-style'), severityOf(settings, 'garble/repeated-word')]).toEqual(['off', 'error', 'error'])
  })

  test('a package can be a config', async () => {
    const settings = await settingsOf({
      'node_modules/newslint-config-acme/package.json': '{"name":"newslint-config-acme","main":"main.mjs"}',
      'node_modules/newslint-config-acme/main.mjs': "export default { rules: { 'garble/repeated-word': 'info' } }",
      'newslint.config.json': '{"extends":["newslint-config-acme"]}',
    })
    expect(severityOf(settings, 'garble/repeated-word')).toBe('info')
  })

  test('a circle is named', async () => {
    expect(await messagesOf({ 'newslint.config.yaml': 'extends: ./b.yaml', 'b.yaml': 'extends: ./newslint.config.yaml' })).toEqual([
      'newslint.config.yaml: extends: it extends itself, by way of newslint.config.yaml, b.yaml',
    ])
  })

  test('what cannot be found is named', async () => {
    expect(await messagesOf({ 'newslint.config.yaml': 'extends: recomended' })).toEqual([
      'newslint.config.yaml: extends: there is no `recomended`; did you mean `recommended`?',
    ])
    expect(await messagesOf({ 'newslint.config.yaml': 'extends: ./gone.yaml' })).toEqual([
      'newslint.config.yaml: extends: there is no `./gone.yaml`; presets are recommended, strict, all, anything else is a path or a package',
    ])
  })
})

describe('rules', () => {
  test('an id named outright wins over its family, whatever the order', async () => {
    const settings = await settingsOf({ 'newslint.config.yaml': 'plugins: [./plugin.mjs]\nrules: {acme/hint: error, acme/*: off}' })
    expect([severityOf(settings, 'acme/hint'), severityOf(settings, 'acme/house-style')]).toEqual(['error', 'off'])
  })

  test('options are merged over the defaults; a severity alone keeps them', async () => {
    const settings = await settingsOf({
      'base.yaml': 'plugins: [./plugin.mjs]\nrules: {acme/hint: {severity: warning, allow: [y]}}',
      'newslint.config.yaml': 'extends: ./base.yaml\nrules: {acme/hint: error, acme/house-style: {most: 5}}',
    })
    expect(settings['acme/hint']).toEqual(['error', { allow: ['y'], most: 3 }])
    expect(settings['acme/house-style']).toEqual(['warning', { allow: ['x'], most: 5 }])
  })

  test('overrides hold for their files only, and the list is the same for paths alike', async () => {
    const cwd = folderWith({
      'newslint.config.yaml': "overrides:\n  - files: 'wire/**'\n    rules: {garble/*: off}\n  - files: ['*.{md,html}']\n    rules: {garble/repeated-word: info}",
    })
    const config = await configOf(cwd)
    const severity = (path: string): unknown => config.rulesFor(path).find(({ rule }) => rule.id === 'garble/repeated-word')?.severity
    expect([severity('a.txt'), severity('wire/a.txt'), severity('deep/a.md'), severity('wire/a.html'), severity('../a.md')]).toEqual(['error', undefined, 'info', 'info', 'error'])
    expect(config.rulesFor('a.txt')).toBe(config.rulesFor('b/c.txt'))
  })

  test('kinds are merged, each by its name', async () => {
    const cwd = folderWith({
      'newslint.config.yaml': "rules: {residue/caption: {kinds: {photo credit: off, photo caption: info}}}\noverrides: [{files: 'wire/**', rules: {residue/caption: {kinds: {photo credit: error}}}}]",
    })
    const config = await configOf(cwd)
    const kinds = (path: string): unknown => config.rulesFor(path).find(({ rule }) => rule.id === 'residue/caption')?.options['kinds']
    expect(kinds('a.txt')).toEqual({ 'photo credit': 'off', 'photo caption': 'info' })
    expect(kinds('wire/a.txt')).toEqual({ 'photo credit': 'error', 'photo caption': 'info' })
  })

  test('--rule wins over everything', async () => {
    const cwd = folderWith({ 'newslint.config.yaml': "overrides: [{files: '*', rules: {garble/repeated-word: off}}]" })
    const config = await configOf(cwd, 'a.txt', { rules: { 'garble/repeated-word': 'info' } })
    expect(config.rulesFor('a.txt').find(({ rule }) => rule.id === 'garble/repeated-word')?.severity).toBe('info')
  })
})

describe('messages', () => {
  test.each<[string, string, string[]]>([
    ['a rule that there is not', 'rules: {garble/repeated-words: error}', ['rules: there is no `garble/repeated-words`; did you mean `garble/repeated-word`?']],
    ['a family that there is not', 'rules: {garbel/*: error}', ['rules: there is no `garbel/*`; did you mean `garble/*`?']],
    ['a severity that there is not', 'rules: {garble/repeated-word: eror}', ['rules: garble/repeated-word: must be error, warning, info, off or a map with options; it is "eror"; did you mean `error`?']],
    ['an option that there is not', 'rules: {garble/repeated-word: {alow: []}}', ['rules: garble/repeated-word: there is no `alow`; did you mean `allow`?']],
    ['an option of another kind', 'rules: {garble/repeated-word: {allow: so}}', ['rules: garble/repeated-word: allow: must be a list; it is "so"']],
    ['a kind that there is not', 'rules: {residue/caption: {kinds: {photo credits: off}}}', ['rules: residue/caption: kinds: there is no `photo credits`; did you mean `photo credit`?']],
    ['a severity of a kind', 'rules: {residue/caption: {kinds: {photo credit: of}}}', ['rules: residue/caption: kinds["photo credit"]: must be error, warning, info, off; it is "of"; did you mean `off`?']],
    ['options for a family', 'rules: {garble/*: {severity: error, allow: []}}', ['rules: garble/*: takes a severity only; set options by rule']],
    ['an override without files', 'overrides: [{rules: {}}]', ['overrides[0]: `files` is missing']],
    ['a rule in an override', "overrides: [{files: '*', rules: {garble/repeated-wrd: off}}]", ['overrides[0].rules: there is no `garble/repeated-wrd`; did you mean `garble/repeated-word`?']],
    ['a key that there is not', 'ignore: [drafts]', ['there is no `ignore`; did you mean `ignores`?']],
    ['a list that is none', 'ignores: drafts', ['ignores: must be a list; it is "drafts"']],
    ['failOn', 'failOn: warnings', ['failOn: must be error, warning, info, never; it is "warnings"; did you mean `warning`?']],
    ['a field', 'fields: {body: text}', ['fields: there is no `body`; there is `id`, `headline`, `text`, `source`, `url`, `publishedAt`, `byline`, `language`']],
    ['two at once', 'failOn: x\nignores: y', ['ignores: must be a list; it is "y"', 'failOn: must be error, warning, info, never; it is "x"']],
    ['a list of rules', 'rules: [a]', ['rules: must be a map; it is ["a"]']],
    ['a plugin that is none', 'plugins: [{retxt: a}]', ['plugins[0]: must be a path, a package name, or {retext: name, options}; it is {"retxt":"a"}']],
  ])('%s', async (_, yaml, messages) => {
    const found = await messagesOf({ 'newslint.config.yaml': yaml })
    expect([...found].sort()).toEqual(messages.map((message) => `newslint.config.yaml: ${message}`).sort())
  })

  test('a file that is no YAML', async () => {
    const [message] = await messagesOf({ 'newslint.config.yaml': 'rules: [' })
    expect(message).toMatch(/^newslint\.config\.yaml: cannot be read: .*line 1/)
  })

  test('a module that throws, and one without a default', async () => {
    expect(await messagesOf({ 'newslint.config.mjs': "throw new Error('out of paper')" })).toEqual(['newslint.config.mjs: cannot be read: out of paper'])
    expect((await messagesOf({ 'newslint.config.mjs': 'export const config = {}' }))[0]).toContain('it has no default export')
  })

  test('--rule', async () => {
    expect(await messagesOf({}, { rules: { 'garble/repeatd-word': 'error' } })).toEqual(['--rule: there is no `garble/repeatd-word`; did you mean `garble/repeated-word`?'])
  })
})

describe('plugins', () => {
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['a module that is not there', { 'newslint.config.yaml': 'plugins: [./gone.mjs]' }, /plugins: `\.\/gone\.mjs` cannot be used: there is no \.\/gone\.mjs/],
    ['a package that is not there', { 'newslint.config.yaml': 'plugins: [newslint-plugin-gone]' }, /`newslint-plugin-gone` cannot be used: it is not installed/],
    ['a retext plugin that is not there', { 'newslint.config.yaml': 'plugins: [{retext: retext-gone}]' }, /`retext-gone` cannot be used: it is not installed/],
    ['a module that throws', { 'p.mjs': "throw new Error('no ink')", 'newslint.config.yaml': 'plugins: [./p.mjs]' }, /`\.\/p\.mjs` cannot be used: no ink/],
    ['a module without rules', { 'p.mjs': 'export const a = 1', 'newslint.config.yaml': 'plugins: [./p.mjs]' }, /exports neither `rules` nor a default/],
    [
      'a rule that is none',
      { 'p.mjs': "export default { id: 'House', summary: 'x', severity: 'loud' }", 'newslint.config.yaml': 'plugins: [./p.mjs]' },
      /House: `id` must be `family\/name`.*`severity` must be error, warning or info.*`check` must be a function/,
    ],
    ['two rules with one id', { 'p.mjs': "export default { id: 'garble/repeated-word', summary: 'x', severity: 'error', check() {} }", 'newslint.config.yaml': 'plugins: [./p.mjs]' }, /two rules with the id `garble\/repeated-word`/],
    ['a phrase pack without phrases', { 'p.yaml': 'rule: acme/style\nsummary: x', 'newslint.config.yaml': 'plugins: [./p.yaml]' }, /^p\.yaml: `phrases` is missing$/],
    ['a phrase pack with a wrong key', { 'p.yaml': 'rule: acme/style\nsummary: x\nphrase: [a]\nphrases: [b]', 'newslint.config.yaml': 'plugins: [./p.yaml]' }, /^p\.yaml: there is no `phrase`; did you mean `phrases`\?$/],
    ['a phrase pack with a wrong id', { 'p.yaml': 'rule: Style\nsummary: x\nphrases: [b]', 'newslint.config.yaml': 'plugins: [./p.yaml]' }, /^p\.yaml: rule: must be family\/name/],
  ])('%s', async (_, files, message) => {
    const messages = await messagesOf(files)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(message)
  })

  test('TypeScript modules are read', async () => {
    const settings = await settingsOf({
      'rules.ts': "export default [{ id: 'acme/typed' as string, summary: 'x', severity: 'error', check(): void {} }]",
      'newslint.config.yaml': 'plugins: [./rules.ts]',
    })
    expect(settings['acme/typed']).toBe('error')
  })
})

describe('what editors check with', () => {
  const schemaOf = (name: string): JsonSchema => JSON.parse(readFileSync(join(import.meta.dirname, '..', 'schemas', name), 'utf8')) as JsonSchema

  test.each<[string, object, boolean]>([
    ['every key', { extends: ['strict', './a.yaml'], plugins: ['./p.yaml', { retext: 'retext-quotes', options: {} }], ignores: ['a'], fields: { text: 'body' }, failOn: 'never', overrides: [{ files: '*.md', rules: { 'garble/*': 'off' } }] }, true],
    ['options of a rule', { rules: { 'garble/repeated-word': { severity: 'info', allow: ['x'] } } }, true],
    ['rules of plugins', { rules: { 'acme/style': { words: 3 } } }, true],
    ['a wrong option', { rules: { 'garble/repeated-word': { allow: 3 } } }, false],
    ['a wrong severity', { rules: { 'garble/repeated-word': 'loud' } }, false],
    ['a wrong key', { rule: {} }, false],
  ])('%s', async (_, config, right) => {
    expect((await faultsOf(schemaOf('config.schema.json'), config)).length === 0).toBe(right)
  })

  test('defineConfig knows the options', () => {
    const config = defineConfig({ rules: { 'garble/repeated-word': { severity: 'info', allow: ['x'] }, 'residue/*': 'off', 'acme/style': { words: 3 } } })
    // @ts-expect-error: a list of words
    defineConfig({ rules: { 'garble/repeated-word': { allow: 3 } } })
    // @ts-expect-error: no such severity
    defineConfig({ failOn: 'warnings' })
    expect(Object.keys(config.rules ?? {})).toHaveLength(3)
  })
})

describe('names', () => {
  test('the nearest name is found, a far one is not', () => {
    expect(nearest('garble/repeated-wrod', ['garble/repeated-word', 'garble/repeated-phrase'])).toBe('garble/repeated-word')
    expect(nearest('xyz', ['garble/repeated-word'])).toBeUndefined()
    expect(nearest('of', ['off', 'info'])).toBe('off')
    expect(nearest('a'.repeat(10_000), ['b'.repeat(10_000)])).toBeUndefined()
  })

  test('braces', () => {
    expect(withoutBraces('{a,b}/*.{md,txt}')).toEqual(['a/*.md', 'a/*.txt', 'b/*.md', 'b/*.txt'])
    expect(withoutBraces('a/{b}.md')).toEqual(['a/{b}.md'])
    expect(withoutBraces('{a,b}'.repeat(40)).length).toBeLessThan(2000)
  })
})
