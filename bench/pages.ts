/** Cleaning HTML pages beside Mozilla's Readability over linkedom: milliseconds of CPU a page, in one run. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { read } from '../src/article/read.js'
import { createConfigs } from '../src/config/resolve.js'
import { cleanArticle, residueRules } from '../src/engine/clean.js'
import { lintReading } from '../src/engine/lint.js'
import { readHtml } from '../src/input/html.js'

const ROUNDS = 5
/** The project's own pages are few; they come round again until the code is warm. */
const MOST_OFTEN = 600

/** `folder`: pages, gzipped or not; the project's own when it is absent. */
export async function pages(folder: string | undefined, cpuSeconds: (work: () => void) => number): Promise<void> {
  const from = folder ?? join(import.meta.dirname, '..', '..', 'corpus')
  const documents = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.html?(?:\.gz)?$/.test(name))
    .sort()
    .map((name) => readFileSync(join(from, name)))
    .map((raw) => (raw[0] === 0x1f ? gunzipSync(raw) : raw).toString('utf8'))
  const config = await createConfigs({ cwd: from, config: false })(join(from, 'page.html'))
  const rules = residueRules(config.rulesFor('page.html'))
  const own = (document: string): void => {
    const { article } = readHtml(document, 'page.html', {})
    cleanArticle(lintReading(read(article), rules), rules)
  }
  const peer = (document: string): void => void new Readability(parseHTML(document).document).parse()
  const rounds = Math.max(1, Math.floor(MOST_OFTEN / documents.length))
  const median = (work: (document: string) => void): number => {
    documents.forEach(work)
    const times = Array.from({ length: ROUNDS }, () => cpuSeconds(() => {
      for (let round = 0; round < rounds; round++) documents.forEach(work)
    }))
    return (1000 * times.sort((a, b) => a - b)[ROUNDS >> 1]!) / documents.length / rounds
  }
  const [ours, theirs] = [median(own), median(peer)]
  console.log(`cleaning a page, ${documents.length} pages of ${from}, median of ${ROUNDS} rounds`)
  console.log(`  newslint                       ${ours.toFixed(1).padStart(8)} ms`)
  console.log(`  Readability with linkedom      ${theirs.toFixed(1).padStart(8)} ms   newslint takes ${(ours / theirs).toFixed(2)} of it`)
}
