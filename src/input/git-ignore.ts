import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Ignore } from 'ignore'
import createIgnore from 'ignore'

/** Patterns as in .gitignore, and the folder (absolute) that they are relative to. */
export interface IgnoreList {
  readonly folder: string
  readonly patterns: readonly string[]
}

interface Level {
  readonly folder: string
  readonly matcher: Ignore
}

/** What git would leave out: the .gitignore files from the repository's root down to the file, and `.git/info/exclude`. */
export class GitIgnore {
  readonly #levels = new Map<string, readonly Level[]>()
  readonly #folders = new Map<string, boolean>()
  /** Folders that the user named: whether they themselves are ignored no longer counts. */
  readonly #named = new Set<string>()

  /** A folder named outright is read although a file above it leaves it out; the files above say nothing about what is in it then. */
  nameFolder(folder: string): void {
    if (!this.ignoresFolder(folder)) return
    this.#named.add(folder)
    this.#folders.set(folder, false)
    this.#levels.set(folder, ownLevels(folder))
  }

  ignoresFile(file: string): boolean {
    const folder = dirname(file)
    return this.ignoresFolder(folder) || decide(this.#levelsOf(folder), file, '')
  }

  ignoresFolder(folder: string): boolean {
    const known = this.#folders.get(folder)
    if (known !== undefined) return known
    const parent = dirname(folder)
    // the repository's root and everything outside of repositories is ignored by nobody
    const isTop = parent === folder || isRepository(folder)
    const ignored = !isTop && (this.ignoresFolder(parent) || decide(this.#levelsOf(parent), folder, '/'))
    this.#folders.set(folder, ignored)
    return ignored
  }

  #levelsOf(folder: string): readonly Level[] {
    const known = this.#levels.get(folder)
    if (known !== undefined) return known
    const parent = dirname(folder)
    const above = parent === folder || isRepository(folder) ? [] : this.#levelsOf(parent)
    const levels = [...above, ...ownLevels(folder)]
    this.#levels.set(folder, levels)
    return levels
  }
}

/** The matcher of a list, for absolute paths; what lies outside of the list's folder is never ignored. */
export function matcherOf({ folder, patterns }: IgnoreList): (path: string, kind: 'file' | 'folder') => boolean {
  const level = { folder, matcher: createIgnore().add(patterns) }
  return (path, kind) => decide([level], path, kind === 'folder' ? '/' : '')
}

/** The deepest file that says anything about the path decides, as in git. */
function decide(levels: readonly Level[], path: string, suffix: '' | '/'): boolean {
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const { folder, matcher } = levels[depth]!
    const inFolder = relative(folder, path).replaceAll(sep, '/')
    if (inFolder === '' || !createIgnore.isPathValid(inFolder)) continue
    const { ignored, unignored } = matcher.test(inFolder + suffix)
    if (ignored) return true
    if (unignored) return false
  }
  return false
}

function ownLevels(folder: string): readonly Level[] {
  const files = isRepository(folder) ? [join(folder, '.git', 'info', 'exclude'), join(folder, '.gitignore')] : [join(folder, '.gitignore')]
  return files.flatMap((file) => {
    const patterns = contentOf(file)
    return patterns === undefined ? [] : [{ folder, matcher: createIgnore().add(patterns) }]
  })
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // most folders have none, and one that may not be read says nothing
    return undefined
  }
}

/** `.git` is a folder, and a file in worktrees and submodules. */
function isRepository(folder: string): boolean {
  return statSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined
}
