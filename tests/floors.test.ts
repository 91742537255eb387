/**
 * What the linter reaches on labelled text, and must not fall below: `tests/quality/floors.json` holds one floor for each figure worth keeping.
 * All figures are 0 to 1, and more is better. The labelled sets stand beside the project, in ../shared, and are no part of it; where they are missing
 * only the corpus is measured. To raise the floors after an improvement, run `FLOORS=show npx vitest run tests/floors.test.ts`, which prints every
 * figure that the sets yield, and write down those that are to stay, a little below what was reached where other rules have a say in them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Diagnostic, JsonReport } from '../src/report/result.ts'

interface Floor {
  readonly set: string
  readonly metric: string
  readonly floor: number
}

type Figures = ReadonlyMap<string, number>

const root = fileURLToPath(new URL('..', import.meta.url))
const scorer = fileURLToPath(new URL('../../shared/eval/run.mjs', import.meta.url))
const floors = JSON.parse(readFileSync(join(root, 'tests/quality/floors.json'), 'utf8')) as readonly Floor[]
const GUARD = 290_000

/** `P 0.9992 R 0.9975 F1 0.9983 | best F1 0.9983 @1`: every name with the number after it. */
function namedNumbers(line: string): Figures {
  return new Map([...line.matchAll(/([a-z][\w ]*?)[ =](-?\d+(?:\.\d+)?)(?![\w.])/gi)].map(([, name, value]) => [name!.trim(), Number(value)]))
}

/** `seeds: 60 of 64 wanted, 0 false flags`. */
function seedFigures(output: string): Figures {
  const total = /^seeds: (\d+) of (\d+) wanted, (\d+) false flags/m.exec(output)
  if (total === null) return new Map()
  const articles = [...output.matchAll(/^\S+: \d+ findings at warning or error, \d+ missed, (\d+) false flags$/gm)].map(([, wrong]) => Number(wrong))
  return new Map([
    ['wanted', Number(total[1]) / Number(total[2])],
    ['articles without false flags', articles.filter((wrong) => wrong === 0).length / Math.max(1, articles.length)],
  ])
}

/** A row a group of pairs; the figures of the decision, of the similarity, and for pairs that are all different the share that is told apart. */
function pairFigures(output: string): Figures {
  const figures = new Map<string, number>()
  for (const part of ['decision', 'similarity']) {
    // a set without headlines has a decision only, and does not call it so
    const section = output.includes('the decision\n') ? (output.split(`the ${part}\n`)[1]?.split(/^ {2}the /m)[0] ?? '') : part === 'decision' ? output : ''
    for (const line of section.split('\n')) {
      const [group] = line.split(/ +n=/, 1)
      const numbers = namedNumbers(line.slice(group!.length))
      const pairs = numbers.get('n')
      if (pairs === undefined || group === undefined) continue
      if (numbers.get('pos') === 0) figures.set(`${part} ${group} told apart`, 1 - numbers.get('fp')! / pairs)
      else for (const name of ['F1', 'best F1']) figures.set(`${part} ${group} ${name}`, numbers.get(name)!)
    }
  }
  return figures
}

/** A row a set of articles; a set of articles that are all different has no pairs, so its figure is the share of clusters that were to be. */
function clusterFigures(output: string): Figures {
  const figures = new Map<string, number>()
  for (const [, group, rest] of output.matchAll(/^(\S+) +(n=\d+ gold .*)$/gm)) {
    const numbers = namedNumbers(rest!)
    for (const name of ['F1', 'ARI']) figures.set(`${group} ${name}`, numbers.get(name)!)
    figures.set(`${group} kept apart`, Math.min(1, numbers.get('pred')! / numbers.get('gold')!))
  }
  return figures
}

/** A row an extractor for the lines that lint calls residue, and one for the body that clean keeps. */
function residueFigures(output: string): Figures {
  const figures = new Map<string, number>()
  for (const [, extractor, precision, recall, f1, falseFlags] of output.matchAll(/^(\S+) +\| +([\d.]+) +([\d.]+) +([\d.]+) \|[^|]*\| +([\d.]+)% /gm)) {
    figures.set(`${extractor} line precision`, Number(precision))
    figures.set(`${extractor} line recall`, Number(recall))
    figures.set(`${extractor} line F1`, Number(f1))
    figures.set(`${extractor} body lines left alone`, 1 - Number(falseFlags) / 100)
  }
  for (const [, name, f1] of output.matchAll(/^(clean-\S+) +F1 ([\d.]+)/gm)) figures.set(`${name} F1`, Number(f1))
  return figures
}

/** Documents, sentences and injected defects; the verdict on translation, and how well its probability tells documents apart. */
function garbleFigures(output: string): Figures {
  const figures = new Map<string, number>()
  const find = (pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? Number.NaN)
  figures.set('injected defects found', find(/^injected mean ([\d.]+)/m))
  for (const [, group, precision, recall] of output.matchAll(/^sent (\S+) \{.*?"P":([\d.]+),"R":([\d.]+)/gm)) {
    figures.set(`sentences ${group} precision`, Number(precision))
    figures.set(`sentences ${group} recall`, Number(recall))
  }
  for (const kind of ['docsNative', 'docsTranslated', 'injectedBases']) figures.set(`words left alone ${kind}`, 1 - find(new RegExp(`"${kind}":([\\d.]+)`)) / 1000)
  for (const [, kind, share] of output.matchAll(/^verdict machine-translated, (.+): ([\d.]+)% of \d+$/gm)) {
    const machine = kind!.startsWith('machine')
    figures.set(`verdict right on ${kind}`, machine ? Number(share) / 100 : 1 - Number(share) / 100)
  }
  for (const [, kind, area, recall] of output.matchAll(/^machineTranslation (.+): AUC ([\d.]+), recall at 5% of clean documents ([\d.]+)$/gm)) {
    figures.set(`translation ${kind} AUC`, Number(area))
    figures.set(`translation ${kind} recall at 5%`, Number(recall))
  }
  return figures
}

const COUNTS = /(?:^| )(?:n|of|hit|flagged|sentences|[tf][pn])$/
/** Figures of which less is better are turned round: what was rightly left alone. */
const FALSE_ALARMS = /^flaggedWhenAttributed$|^mustNotFlagFalseAlarms rate$/

/** JSON, over one line or several: every percentage in it by its path. */
function jsonFigures(output: string): Figures {
  const figures = new Map<string, number>()
  const json = /^\{[^]*?^\}|^\{.*\}$/m.exec(output)?.[0] ?? '{}'
  const walk = (value: unknown, path: string): void => {
    if (COUNTS.test(path)) return
    if (typeof value === 'number') figures.set(FALSE_ALARMS.test(path) ? `${path}, none` : path, FALSE_ALARMS.test(path) ? 1 - value / 100 : value / 100)
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) for (const [key, each] of Object.entries(value)) walk(each, path === '' ? key : `${path} ${key}`)
  }
  walk(JSON.parse(json), '')
  return figures
}

const FIGURES: Readonly<Record<string, (output: string) => Figures>> = {
  'seeds': seedFigures,
  'headline-pairs': pairFigures,
  'headline-edits': pairFigures,
  'articles': clusterFigures,
  'articles-noisy': clusterFigures,
  'headline-stories': clusterFigures,
  'residue': residueFigures,
  'residue-html': residueFigures,
  'garble': garbleFigures,
  'attribution': jsonFigures,
  'quotes': jsonFigures,
  'unattributed': jsonFigures,
  'stripped': jsonFigures,
  'orphans': jsonFigures,
  'weasel': jsonFigures,
  'syndication': pairFigures,
  'corpus': corpusFigures,
}

interface Labelled {
  readonly file: string
  readonly id?: string
  readonly clean: boolean
  readonly defects: readonly { readonly rule: string; readonly lines: readonly [first: number, last: number]; readonly field?: string; readonly missed?: string }[]
  readonly may?: readonly { readonly family: string; readonly lines: readonly [first: number, last: number] }[]
}

/**
 * The report on corpus/ against its manifest, roughly: family and lines, without the defects that the manifest knows to be missed. What exactly
 * has to be found, corpus.test.ts knows.
 */
function corpusFigures(output: string): Figures {
  const { articles } = JSON.parse(readFileSync(join(root, 'corpus/manifest.json'), 'utf8')) as { readonly articles: readonly Labelled[] }
  const { results } = JSON.parse(output) as JsonReport
  const meets = ({ range }: Diagnostic, [first, last]: readonly [number, number]): boolean => range.start.line <= last && range.end.line >= first
  let defects = 0
  let found = 0
  let clean = 0
  let silent = 0
  for (const article of articles) {
    const result = results.find(({ path, id }) => path.endsWith(`/${article.file}`) && (article.id === undefined || id === article.id))
    const diagnostics = result?.diagnostics ?? []
    const answers = (family: string, lines: readonly [number, number]): readonly Diagnostic[] => diagnostics.filter((each) => each.rule.startsWith(`${family}/`) && meets(each, lines))
    for (const { rule, lines, missed } of article.defects) {
      if (missed !== undefined) continue
      defects++
      if (answers(rule.split('/', 1)[0]!, lines).length > 0) found++
    }
    if (!article.clean) continue
    clean++
    const excused = new Set((article.may ?? []).flatMap(({ family, lines }) => answers(family, lines)))
    if (diagnostics.every((each) => each.severity === 'info' || excused.has(each))) silent++
  }
  return new Map([['labelled defects found', found / defects], ['clean articles without a warning', silent / clean]])
}

function measure(set: string): Figures {
  const own = set === 'corpus'
  const command = own ? [join(root, 'dist/src/cli/main.js'), 'lint', '--format', 'json', 'corpus/'] : [scorer, set]
  const run = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', timeout: GUARD, maxBuffer: 2 ** 28 })
  expect({ set, error: run.error, signal: run.signal }).toEqual({ set, error: undefined, signal: null })
  const figures = FIGURES[set]!(run.stdout)
  if (process.env['FLOORS'] === 'show') for (const [metric, figure] of figures) console.log(JSON.stringify({ set, metric, floor: Math.floor(figure * 1000) / 1000 }))
  // a set that could not be scored says why
  expect(figures.size, `${run.stdout.slice(0, 600)}${run.stderr.slice(0, 600)}`).toBeGreaterThan(0)
  return figures
}

const measurable = (set: string): boolean => set === 'corpus' || existsSync(scorer)

describe.each([...new Set(floors.map(({ set }) => set))])('%s', (set) => {
  test.skipIf(!measurable(set))(measurable(set) ? 'stays above its floors' : 'skipped: the labelled set is not here (../shared)', { timeout: GUARD + 10_000 }, () => {
    const figures = measure(set)
    const own = floors.filter((floor) => floor.set === set)
    const below = own.filter(({ metric, floor }) => !((figures.get(metric) ?? Number.NaN) >= floor)).map(({ metric, floor }) => ({ metric, floor, reached: figures.get(metric) }))
    expect(below).toEqual([])
  })
})
