/**
 * `npm run train [-- STEP…]`: makes every trained file of the project from the data beside it (../shared/data), or those of the steps
 * named. The same data and the same code give the same bytes. What is made is committed, since the data is not public.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** In order: what a step makes may be read by the next ones. */
const STEPS = ['vocabulary', 'headline-words', 'usage', 'translation']

const jiti = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib', 'jiti-cli.mjs')
const wanted = process.argv.slice(2)
const unknown = wanted.find((step) => !STEPS.includes(step))
if (unknown !== undefined) {
  console.error(`there is no step "${unknown}"; the steps are ${STEPS.join(', ')}`)
  process.exit(2)
}

function run(script: string): void {
  const { status } = spawnSync(process.execPath, [jiti, join(import.meta.dirname, script)], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

for (const step of STEPS) {
  if (wanted.length > 0 && !wanted.includes(step)) continue
  run(`train/${step}.ts`)
  run('generate.ts')
}
