/**
 * `npm run bench -- [--articles FILE.jsonl.gz] [--pages FOLDER] [--only peers|start|pages|growth]`: newslint beside its peers on the same articles in one run, CPU time of this process.
 * The ratios are what counts; the megabytes a second are those of the machine.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { retext } from 'retext'
import retextContractions from 'retext-contractions'
import retextEquality from 'retext-equality'
import retextIndefiniteArticle from 'retext-indefinite-article'
import retextQuotes from 'retext-quotes'
import retextReadability from 'retext-readability'
import retextRedundantAcronyms from 'retext-redundant-acronyms'
import retextRepeatedWords from 'retext-repeated-words'
import retextSentenceSpacing from 'retext-sentence-spacing'
import { text as alex } from 'alex'
import writeGood from 'write-good'
import { lint } from '../src/index.js'
import { articles, megabytes } from './articles.js'
import { growth } from './growth.js'
import { pages } from './pages.js'

const { values } = parseArgs({ options: { articles: { type: 'string' }, pages: { type: 'string' }, only: { type: 'string' } } })

/** What one round reads, in bytes of UTF-8: the slow ones take some seconds for it. */
const SLOW = 300_000
const FAST = 20_000_000
const ROUNDS = 3

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function speed(work: (text: string) => void, bytes: number): number {
  const texts = articles(values.articles, bytes)
  for (const text of texts.slice(0, 20)) work(text)
  const size = megabytes(texts)
  const speeds = Array.from({ length: ROUNDS }, () => size / cpuSeconds(() => texts.forEach((text) => work(text))))
  return speeds.sort((a, b) => a - b)[ROUNDS >> 1]!
}

function peers(): void {
  const processor = retext()
    .use(retextRepeatedWords)
    .use(retextIndefiniteArticle)
    .use(retextQuotes)
    .use(retextSentenceSpacing)
    .use(retextContractions)
    .use(retextRedundantAcronyms)
    .use(retextEquality)
    .use(retextReadability)
    .freeze()
  const own = speed((text) => void lint(text), FAST)
  const rows: [string, number][] = [
    ['newslint, recommended rules', own],
    ['write-good', speed((text) => void writeGood(text), SLOW)],
    ['alex', speed((text) => void alex(text), SLOW)],
    ['retext with eight plugins', speed((text) => void processor.processSync(text), SLOW)],
  ]
  console.log(`Node ${process.version}, MB of UTF-8 a CPU second, median of ${ROUNDS} rounds on ${values.articles ?? 'corpus/'}`)
  for (const [name, each] of rows) {
    console.log(`  ${name.padEnd(30)} ${each.toFixed(each < 1 ? 3 : 1).padStart(8)}${each === own ? '' : `   newslint is ${(own / each).toFixed(0)} times as fast`}`)
  }
}

function coldStart(): void {
  const folder = mkdtempSync(join(tmpdir(), 'newslint-bench-'))
  const file = join(folder, 'article.txt')
  writeFileSync(file, articles(undefined, 1)[0]!)
  const main = join(import.meta.dirname, '..', 'bin', 'newslint.js')
  const median = (command: readonly string[]): number => {
    const times = Array.from({ length: 15 }, () => {
      const began = performance.now()
      spawnSync(process.execPath, command, { stdio: 'ignore' })
      return performance.now() - began
    })
    return times.sort((a, b) => a - b)[7]!
  }
  const empty = median(['-e', '0'])
  const one = median([main, '--no-config', file])
  console.log(`cold start, median of 15: node -e 0 ${empty.toFixed(0)} ms, newslint on one article ${one.toFixed(0)} ms, ${(one / empty).toFixed(2)} times`)
  rmSync(folder, { recursive: true })
}

if (values.only === undefined || values.only === 'peers') peers()
if (values.only === undefined || values.only === 'start') coldStart()
if (values.only === undefined || values.only === 'pages') await pages(values.pages, cpuSeconds)
if (values.only === undefined || values.only === 'growth') growth(cpuSeconds)
