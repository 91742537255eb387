import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { glob } from 'tinyglobby'
import { EXTENSIONS, formatOfName } from './formats.ts'
import { GitIgnore, type IgnoreList, matcherOf } from './git-ignore.ts'

/** What the config leaves out of a folder (absolute path). */
export type IgnoresOf = (folder: string) => IgnoreList | undefined | Promise<IgnoreList | undefined>

type IsIgnored = (path: string, kind: 'file' | 'folder') => boolean

/** JSON files that stand beside articles and are none. */
const NO_ARTICLES = /^(?:package(?:-lock)?\.json|tsconfig[\w.-]*\.json|newslint[\w.-]*\.json)$/

/** Finds articles in folders. What is found is handed to `take`: how the file is called, and its absolute path. */
export class FolderSearch {
  readonly #take: (path: string, file: string) => void
  readonly #ignores: IgnoresOf | undefined
  readonly #git = new GitIgnore()
  readonly #matchers = new Map<string, Promise<IsIgnored>>()

  constructor(take: (path: string, file: string) => void, ignores: IgnoresOf | undefined) {
    this.#take = take
    this.#ignores = ignores
  }

  /** Everything below the folder; returns what is wrong with it, if anything is. */
  async addFolder(path: string, folder: string): Promise<string | undefined> {
    this.#git.nameFolder(folder)
    const prefix = path === '.' || path === './' ? '' : path.endsWith('/') ? path : `${path}/`
    const found = await this.#walk(prefix, folder)
    return found === 0 ? `no articles in this folder (${EXTENSIONS.join(' ')}, also .gz; ignored files are left out)` : undefined
  }

  /** Everything in the folder that matches the glob; `prefix` is how the folder is called. */
  async addGlob(prefix: string, folder: string, pattern: string): Promise<string | undefined> {
    const matches = await glob(pattern, { cwd: folder, expandDirectories: false, followSymbolicLinks: false, ignore: '**/node_modules/**' })
    matches.sort((a, b) => (a < b ? -1 : 1))
    // a glob that spells an extension out means it
    const anyExtension = /\.\w+$/.test(pattern)
    let found = 0
    for (const match of matches) {
      const file = join(folder, match)
      if (!anyExtension && !isArticleName(match.slice(match.lastIndexOf('/') + 1))) continue
      if (this.#git.ignoresFile(file) || (await this.#isIgnoredBelow(folder, match))) continue
      this.#take(prefix + match, file)
      found++
    }
    if (found > 0) return undefined
    if (matches.length === 0) return 'no file matches this glob'
    return 'every file that matches this glob is ignored, or is no article by its extension'
  }

  /** The number of articles in the folder, taken before or now. */
  async #walk(prefix: string, folder: string): Promise<number> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    let found = 0
    for (const entry of entries.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (isOffRoad(entry.name) || this.#git.ignoresFolder(path) || (await this.#isIgnored(folder, path, 'folder'))) continue
        found += await this.#walk(`${prefix}${entry.name}/`, path)
      } else if (isArticleName(entry.name) && isFile(entry, path)) {
        if (this.#git.ignoresFile(path) || (await this.#isIgnored(folder, path, 'file'))) continue
        this.#take(prefix + entry.name, path)
        found++
      }
    }
    return found
  }

  /** Whether the config ignores the file, or a folder between it and the one that was searched. */
  async #isIgnoredBelow(folder: string, match: string): Promise<boolean> {
    let at = folder
    const parts = match.split('/')
    for (const [index, part] of parts.entries()) {
      const path = join(at, part)
      if (await this.#isIgnored(at, path, index === parts.length - 1 ? 'file' : 'folder')) return true
      at = path
    }
    return false
  }

  async #isIgnored(folder: string, path: string, kind: 'file' | 'folder'): Promise<boolean> {
    if (this.#ignores === undefined) return false
    let matcher = this.#matchers.get(folder)
    if (matcher === undefined) {
      matcher = Promise.resolve(this.#ignores(folder)).then((list) => (list === undefined ? () => false : matcherOf(list)))
      this.#matchers.set(folder, matcher)
    }
    return (await matcher)(path, kind)
  }
}

/** Files come in the order of their paths, as those of a glob do. */
function sortKey(entry: { readonly name: string; isDirectory(): boolean }): string {
  return entry.isDirectory() ? `${entry.name}/` : entry.name
}

/** Folders that are never walked unless they are named. */
function isOffRoad(folder: string): boolean {
  return folder === 'node_modules' || folder.startsWith('.')
}

function isArticleName(name: string): boolean {
  return !name.startsWith('.') && formatOfName(name) !== undefined && !NO_ARTICLES.test(name)
}

/** Linked files are read; linked folders are not walked, they may lead in a circle. */
function isFile(entry: { isFile(): boolean; isSymbolicLink(): boolean }, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile() === true)
}
