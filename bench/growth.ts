/** CPU time on hostile input at size N and at 2N: below 2.5 times is linear, as far as a measurement can tell. */
import { lint } from '../src/index.js'

const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  'one line of prose': (n) => 'The council met on Monday and agreed to nothing much, as officials said. '.repeat(n / 72),
  'opening brackets': (n) => '('.repeat(n),
  'a a a': (n) => 'a '.repeat(n / 2),
  'full stops': (n) => '.'.repeat(n),
  'well-well-': (n) => 'well-'.repeat(n / 5),
  'short lines': (n) => 'Read more\n'.repeat(n / 10),
  'different short lines': (n) => Array.from({ length: n / 12 }, (_, i) => `Story ${i} told`).join('\n'),
  'nested quotation marks': (n) => '“a '.repeat(n / 3),
  'straight quotation marks': (n) => '"a'.repeat(n / 2),
  'apostrophes': (n) => "'a ".repeat(n / 3),
  'capitals': (n) => 'Anna Berg '.repeat(n / 10),
  'braces': (n) => '{{'.repeat(n / 2),
  'forum marks left open': (n) => '[b] '.repeat(n / 4),
  'tags left open': (n) => '<b '.repeat(n / 3),
  'blank': (n) => ' '.repeat(n),
  'letters': (n) => 'a'.repeat(n),
  'mojibake': (n) => 'â€™'.repeat(n / 3),
}

/** Code units; large enough that a measurement is not all noise, small enough that a quadratic step shows and ends. */
const SIZE = 1_000_000

export function growth(cpuSeconds: (work: () => void) => number): void {
  console.log(`growth, CPU seconds at ${SIZE / 1e6} and ${(2 * SIZE) / 1e6} million code units`)
  lint(HOSTILE['one line of prose']!(SIZE))
  for (const [name, make] of Object.entries(HOSTILE)) {
    const [once, twice] = [make(SIZE), make(2 * SIZE)]
    const first = cpuSeconds(() => void lint(once))
    const second = cpuSeconds(() => void lint(twice))
    console.log(`  ${name.padEnd(26)} ${first.toFixed(3).padStart(8)} ${second.toFixed(3).padStart(8)}   ${(second / Math.max(first, 0.001)).toFixed(2)} times`)
  }
}
