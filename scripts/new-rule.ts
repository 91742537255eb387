/** `npm run new-rule -- family/name`: writes rules/family/name.ts with everything that a rule has to have. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const FAMILIES = ['residue', 'garble', 'duplicate', 'attribution', 'consistency', 'curation']
const id = process.argv[2] ?? ''
const [family = '', name = ''] = id.split('/')

function refuse(message: string): never {
  console.error(message)
  process.exit(2)
}

if (!/^[a-z]+\/[a-z]+(-[a-z]+)*$/.test(id)) refuse(`"${id}" is no rule id; write family/name, as in: npm run new-rule -- garble/doubled-verb`)
if (!FAMILIES.includes(family)) refuse(`there is no family "${family}"; the families are ${FAMILIES.join(', ')}`)
const path = `rules/${family}/${name}.ts`
const full = join(import.meta.dirname, '..', path)
if (existsSync(full)) refuse(`${path} is there already`)

const OF_BLOCKS = `import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: '${id}',
  summary: 'TODO what it finds, in one line',
  why: 'TODO why it matters to a reader or an editor.',
  mend: 'Delete the line.',
  says: 'TODO after "share bar (…):", as in: buttons of the page, no part of the text',
  examples: {
    // at least 8 of each; the lines that are found are marked: «Share this story». The right ones are the near misses.
    wrong: ['TODO a paragraph of an article\\n\\n«TODO the line»'],
    right: ['TODO a text that looks like it, and is right'],
  },
})
`

const OF_TEXT = `import { defineRule } from '../../src/rule.ts'

export default defineRule({
  id: '${id}',
  summary: 'TODO what it finds, in one line',
  why: 'TODO why it matters to a reader or an editor.',
  mend: 'TODO how to mend it.',
  severity: 'warning',
  status: 'preview',
  examples: {
    // at least 8 of each; what is found is marked: «June June». The right ones are the near misses.
    wrong: ['TODO a text with «what is found» in it'],
    right: ['TODO a text that looks like it, and is right'],
  },
  check(reading, report) {
    const { words } = reading.scan
    for (let i = 0; i < words.count; i++) {
      if (reading.scan.lower(i) !== 'todo') continue
      report({ start: words.start[i]!, end: words.end[i]!, message: 'TODO what is there, what was expected, what to do' })
    }
  },
})
`

const isResidue = family === 'residue'
mkdirSync(dirname(full), { recursive: true })
writeFileSync(full, isResidue ? OF_BLOCKS : OF_TEXT)
console.log(`${path} is written. Next:
  1. its examples, at least 8 wrong and 8 right
  2. ${isResidue
    ? `its kinds and their words: src/article/lexicon/residue-${name}.yaml (residue.md there says how), named in src/article/anatomy/compile-lexicon.ts`
    : 'its check: `reading` and `report` are described in src/article/reading.ts and src/rule.ts'}
  3. npm run generate && npx vitest run tests/rules.test.ts -t ${id}`)
