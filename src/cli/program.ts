import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { KEEPABLE } from '../engine/clean.ts'
import { FORMATS } from '../report/reporter.ts'
import type { ExplainOptions } from './explain.ts'
import { version } from './version.ts'

const SEVERITIES = ['error', 'warning', 'info', 'off']

/** `name=value` pairs of an option that may be given several times. */
function pair(value: string, known: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const at = value.indexOf('=')
  if (at < 1 || at === value.length - 1) throw new InvalidArgumentError('Write it as name=field, as in text=articleBody.')
  return { ...known, [value.slice(0, at)]: value.slice(at + 1) }
}

/** `family/name:severity` pairs. */
function ruleSetting(value: string, known: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const at = value.lastIndexOf(':')
  if (at < 1 || !SEVERITIES.includes(value.slice(at + 1))) {
    throw new InvalidArgumentError(`Write it as rule:severity (${SEVERITIES.join(', ')}), as in garble/repeated-word:error.`)
  }
  return { ...known, [value.slice(0, at)]: value.slice(at + 1) }
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(value)
}


const FIELDS = ['id', 'headline', 'text', 'source', 'url', 'publishedAt', 'byline', 'language']

function fieldNames(value: string, known?: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = pair(value, known)
  const wrong = Object.keys(names).find((name) => !FIELDS.includes(name))
  if (wrong !== undefined) throw new InvalidArgumentError(`There is no ${wrong}; there is ${FIELDS.join(', ')}.`)
  return names
}

/** What every command that reads articles takes. */
function withInputs(command: Command): Command {
  return command
    .option('-c, --config <file>', 'use this config for every file')
    .option('--no-config', 'use the defaults alone')
    .option('--field <name=field>', 'what records call a field: text=articleBody (repeatable)', fieldNames)
    .option('--language <code>', 'the language of the articles, as en or pt-BR')
    .option('--stdin-filename <name>', 'what to call standard input; its extension says the format')
}

/** A command that reads articles and prints what it makes of them, with what all of these take. */
function reading(program: Command, name: string, formats: readonly string[], settings: { readonly isDefault?: boolean } = {}): Command {
  const command = program
    .command(`${name} [files...]`, settings)
    .addOption(new Option('-f, --format <format>', 'how to print').choices([...formats]).default(formats[0]))
    .option('-o, --output-file <file>', 'write to a file instead of standard output')
  return withInputs(command)
    .option('--no-corpus', 'judge each article alone: nothing is compared with the others, or learned from them')
    .option('--color', 'colour whatever the output is')
    .option('--no-color', 'no colour')
}

const TEMPLATES = ['--templates <file>', 'page templates by source, as `newslint templates learn` writes them'] as const

function keptParts(value: string): readonly string[] {
  const parts = value.split(',').map((part) => part.trim())
  const wrong = parts.find((part) => !(KEEPABLE as readonly string[]).includes(part))
  if (wrong !== undefined) throw new InvalidArgumentError(`There is no ${wrong}; there is ${KEEPABLE.join(', ')}.`)
  return parts
}

/** Where page templates are written when nothing is said. */
const TEMPLATES_FILE = 'newslint.templates.json'

type Action = (files: readonly string[], options: never) => Promise<number>

/** Commands are loaded when they are called: one article must not wait for all of them. */
function runs(command: Command, load: () => Promise<Action>): Command {
  return command.action(async (files: readonly string[], options: unknown) => {
    const action = await load()
    process.exitCode = await action(files, options as never)
  })
}

function examples(command: Command, lines: readonly string[]): Command {
  return command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`)
}

const RESULTS = `
Exit codes:
  0  nothing at or above --fail-on (error unless the config says otherwise)
  1  something is; with --fix, of what is left; with --fix-dry-run: something would be changed
  2  the command, the config, an input or a rule could not be used, or a file not be fixed
`

function buildProgram(): Command {
  const program = new Command('newslint')
    .description('Lints news articles: page residue, machine-translation garbling, duplicated headlines and stories, claims nobody is named for.')
    .version(version)
    .usage('[command] FILES...')
    .addHelpText('after', '\nFILES are files, folders, globs, or - for standard input. Without a command, FILES are linted.\n')
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ helpWidth: 100 })
    .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, 'newslint: ')) })

  const lint = reading(program, 'lint', FORMATS, { isDefault: true })
    .description('find what is wrong with the articles, line by line (the default command)')
    .option(...TEMPLATES)
    .option('--source-text <file>', 'what the one article was made from, in any language: shows exchanged words and figures')
    .addOption(new Option('--fail-on <severity>', 'the lowest severity that ends with 1').choices(['error', 'warning', 'info', 'never']))
    .option('--max-warnings <number>', 'end with 1 when there are more warnings', wholeNumber)
    .option('--rule <rule:severity>', 'set a rule or a family: garble/repeated-word:error, residue/*:off (repeatable)', ruleSetting)
    .option('--no-inline-config', 'ignore what the articles themselves say about rules')
    .option('--fix', 'make the safe fixes of errors and warnings (--info: of notes too, --quiet: of errors alone) in the files; report what is left')
    .addOption(
      new Option('--fix-dry-run', 'show as a diff (json, ndjson: as `output`) what --fix would change; write nothing')
        .conflicts(['fix', 'statistics', 'failOn', 'maxWarnings']),
    )
    .option('--info', 'show info findings too (pretty, github; the other formats always have them)')
    .option('-q, --quiet', 'show errors only, and no summary (pretty, github)')
    .option('--statistics', 'count how often each rule speaks, instead of showing every finding')
    .option('--timing', 'show the time that each rule takes')
    .option('--print-config <file>', 'print the configuration that holds for a file, and stop')
    .addHelpText('after', RESULTS)
  examples(lint, [
    'newslint content/',
    'newslint "content/**/*.md" --fail-on warning',
    'newslint lint --format sarif --output-file newslint.sarif content/',
    'newslint lint --format ndjson --no-corpus --no-inline-config crawl.jsonl.gz > findings.ndjson',
    'cat draft.md | newslint lint --stdin-filename draft.md -',
    'newslint lint --rule "residue/*:off" --rule garble/repeated-word:warning article.txt',
    'newslint lint --info --source-text agency.txt article.txt',
    'newslint lint --fix content/',
    'newslint lint --fix-dry-run content/ > fixes.patch',
  ])
  runs(lint, async () => (await import('./lint.ts')).lint)

  const clean = reading(program, 'clean', ['text', 'ndjson'])
    .description('print the articles without what is not the article: residue, headline, byline, captions')
    .option(...TEMPLATES)
    .option('--keep <parts>', `parts to leave in the text: ${KEEPABLE.join(', ')}`, keptParts)
    .option('--no-inline-config', 'ignore what the articles themselves say about rules')
  examples(clean, [
    'newslint clean page.html > article.txt',
    'newslint clean --keep standfirst,caption content/',
    'newslint clean --format ndjson --no-corpus crawl.jsonl.gz > clean.jsonl',
  ])
  runs(clean, async () => (await import('./clean.ts')).clean)

  const inspect = reading(program, 'inspect', ['pretty', 'ndjson'])
    .description('show what newslint reads in the articles: blocks and their roles, and who each sentence and quotation rests on')
    .option(...TEMPLATES)
  examples(inspect, ['newslint inspect article.txt', 'newslint inspect --format ndjson articles.jsonl | jq .quotes'])
  runs(inspect, async () => (await import('./inspect.ts')).inspect)

  const duplicates = reading(program, 'duplicates', ['pretty', 'ndjson'])
    .description('group the articles that carry the same headline, or tell the same story in the same words')
  examples(duplicates, ['newslint duplicates content/', 'newslint duplicates --format ndjson crawl.jsonl > clusters.jsonl'])
  runs(duplicates, async () => (await import('./duplicates.ts')).duplicates)

  const score = reading(program, 'score', ['pretty', 'ndjson'])
    .description('score each source by what is found in its articles: 0 to 100, higher is better')
    .option(...TEMPLATES)
    .option('--no-inline-config', 'ignore what the articles themselves say about rules')
  examples(score, ['newslint score articles.jsonl', 'newslint score --format ndjson --no-corpus crawl.jsonl.gz'])
  runs(score, async () => (await import('./score.ts')).score)

  const templates = program.command('templates').description('learn what stands on the pages of each source again and again')
  const learn = withInputs(templates.command('learn [files...]'))
    .description('write the lines that recur in the articles of a source to a file: lint, clean, inspect and score take it as --templates')
    .option('-o, --output-file <file>', 'the file', TEMPLATES_FILE)
    .option('--force', 'write over a file that is there already')
    .option('--merge', 'keep the sources of a file that is there already, but those learned now')
    .addHelpText('after', `
The file is meant to be read: strike a line that is an article's own, and it is left alone.
`)
  examples(learn, [
    'newslint templates learn crawl/*.jsonl.gz',
    'newslint templates learn --merge --output-file pages.json monday.jsonl',
    'newslint lint --templates newslint.templates.json article.md',
  ])
  runs(learn, async () => (await import('./templates.ts')).learn)

  const explain = program
    .command('explain [rule]')
    .description('what a rule finds, why it matters, how to mend it; without a rule, the list of all rules')
    .option('-c, --config <file>', 'use this config: its plugins have rules too')
    .option('--no-config', 'use the defaults alone')
    .option('--color', 'colour whatever the output is')
    .option('--no-color', 'no colour')
    .action(async (rule: string | undefined, options: ExplainOptions) => {
      process.exitCode = await (await import('./explain.ts')).explain(rule, options)
    })
  examples(explain, ['newslint explain', 'newslint explain residue', 'newslint explain garble/repeated-word'])

  const init = program
    .command('init')
    .description('write a commented newslint.config.yaml into this folder')
    .action(async () => {
      process.exitCode = await (await import('./init.ts')).init()
    })
  examples(init, ['newslint init'])
  return program
}

/** Says on standard error why the command ended. */
async function explainFailure(error: unknown): Promise<void> {
  const { ConfigError } = await import('../config/config-error.ts')
  const { UsageError } = await import('./usage-error.ts')
  if (error instanceof ConfigError) process.stderr.write(error.messages.map((message) => `newslint: ${message}\n`).join(''))
  else if (error instanceof UsageError) process.stderr.write(`newslint: ${error.message}\n`)
  else process.stderr.write(`newslint: this is a bug in newslint: ${error instanceof Error ? error.stack : String(error)}\n`)
}

/** Runs the command line and sets the exit code: 0, 1 for findings, 2 for what could not be used. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  try {
    await buildProgram().parseAsync([...argv])
  } catch (error) {
    if (error instanceof CommanderError) {
      // help and version end well; commander has said what is wrong with everything else
      process.exitCode = error.exitCode === 0 ? 0 : 2
      return
    }
    process.exitCode = 2
    await explainFailure(error)
  }
}
