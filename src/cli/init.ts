import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONFIG_FILES } from '../config/load.ts'
import { UsageError } from './usage-error.ts'

/** Where the common site generators and newsrooms keep articles. */
const CONTENT_FOLDERS = ['content', 'src/content', 'source/_posts', '_posts', 'posts', 'articles', 'news', 'stories', 'wire', 'src/posts']

const FILE = 'newslint.config.yaml'

function configFor(folder: string): string {
  return `# yaml-language-server: $schema=./node_modules/newslint/schemas/config.schema.json
# newslint: what to check in ${folder}. All rules: npx newslint explain

# recommended: stable rules. strict: what recommended calls info is a warning. all: also rules whose precision is not measured yet.
extends: recommended

# The lowest severity that fails a run: error, warning, info or never.
failOn: error

# Files that are no articles, as in .gitignore.
ignores:
  - README.md

# A severity (error, warning, info, off), or a severity and the rule's options; a family as residue/*.
# rules:
#   garble/repeated-word: warning
#   residue/*: error

# Other settings for some of the files.
# overrides:
#   - files: ['${folder}/archive/**']
#     rules:
#       attribution/*: off

# What records (JSON, JSONL) call their fields, where it is not text and headline.
# fields:
#   text: articleBody
#   headline: name

# Phrase packs, modules of rules, retext plugins.
# plugins:
#   - ./house-style.yaml
#   - retext: retext-repeated-words
`
}

/** Writes a commented config into the current folder; never over one that is there. Returns the exit code. */
export async function init(): Promise<number> {
  const cwd = process.cwd()
  const present = CONFIG_FILES.find((name) => existsSync(join(cwd, name)))
  if (present !== undefined) throw new UsageError(`${present} is there already; newslint does not overwrite it`)
  const folders = CONTENT_FOLDERS.filter((name) => statSync(join(cwd, name), { throwIfNoEntry: false })?.isDirectory() === true)
  try {
    // `wx`: somebody may have been faster
    writeFileSync(join(cwd, FILE), configFor(folders[0] ?? 'this folder'), { flag: 'wx' })
  } catch (error) {
    throw new UsageError(`${FILE}: cannot be written: ${(error as Error).message}`)
  }
  process.stdout.write(`${FILE} is written. Now run:\n\n  npx newslint ${folders.length > 0 ? folders.map((name) => `${name}/`).join(' ') : '.'}\n`)
  return 0
}
