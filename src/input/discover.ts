import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import type { Problem } from './entry.ts'
import { EXTENSIONS, formatOfName } from './formats.ts'
import { GitIgnore, type IgnoreList, matcherOf } from './git-ignore.ts'

export interface DiscoverOptions {
  /** Where relative patterns start; the process's own folder when absent. */
  readonly cwd?: string
  /** The config's `ignores` that hold for the files of a folder (absolute path). Files named outright are read whatever it says. */
  readonly ignores?: (folder: string) => IgnoreList | undefined | Promise<IgnoreList | undefined>
}

export interface Discovered {
  /** As given or below what was given, with forward slashes, each once, in the order of the patterns and sorted within one; `-` stays. */
  readonly files: readonly string[]
  /** Patterns that lead to nothing. */
  readonly problems: readonly Problem[]
}

/** JSON files that stand beside articles and are none. */
const NO_ARTICLES = /^(?:package(?:-lock)?\.json|tsconfig[\w.-]*\.json|newslint[\w.-]*\.json)$/

/** The files that the patterns (files, folders, globs, `-`) lead to. */
export async function discover(patterns: readonly string[], options: DiscoverOptions = {}): Promise<Discovered> {
  const search = new Search(options)
  const problems: Problem[] = []
  for (const pattern of patterns) {
    const message = await search.add(pattern)
    if (message !== undefined) problems.push({ path: slashed(pattern), message })
  }
  return { files: search.files, problems }
}

class Search {
  readonly files: string[] = []
  readonly #seen = new Set<string>()
  readonly #cwd: string
  readonly #git = new GitIgnore()
  readonly #options: DiscoverOptions
  readonly #ignores = new Map<string, Promise<(path: string, kind: 'file' | 'folder') => boolean>>()

  constructor(options: DiscoverOptions) {
    this.#options = options
    this.#cwd = resolve(options.cwd ?? '.')
  }

  /** What is wrong with the pattern, if anything is. */
  async add(pattern: string): Promise<string | undefined> {
    if (pattern === '') return 'an empty name; name a file, a folder, a glob, or - for standard input'
    if (pattern === '-') {
      this.#take('-', '-')
      return undefined
    }
    const path = slashed(pattern)
    const file = resolve(this.#cwd, path)
    const stats = statSync(file, { throwIfNoEntry: false })
    if (stats?.isDirectory() === true) return this.#addFolder(path, file)
    if (stats !== undefined) {
      this.#take(path, file)
      return undefined
    }
    return isDynamicPattern(path) ? this.#addGlob(path) : 'no such file or folder'
  }

  async #addFolder(path: string, folder: string): Promise<string | undefined> {
    this.#git.nameFolder(folder)
    const prefix = path === '.' || path === './' ? '' : path.endsWith('/') ? path : `${path}/`
    const found = await this.#walk(prefix, folder)
    return found === 0 ? `no articles in this folder (${EXTENSIONS.join(' ')}, also .gz; ignored files are left out)` : undefined
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
      } else if (isArticleName(entry.name) && isFile(entry, path) && !this.#git.ignoresFile(path) && !(await this.#isIgnored(folder, path, 'file'))) {
        this.#take(prefix + entry.name, path)
        found++
      }
    }
    return found
  }

  async #addGlob(pattern: string): Promise<string | undefined> {
    const { base, rest } = splitGlob(pattern)
    const folder = resolve(this.#cwd, base)
    const matches = await glob(rest, { cwd: folder, dot: false, expandDirectories: false, followSymbolicLinks: false, ignore: '**/node_modules/**' })
    matches.sort((a, b) => (a < b ? -1 : 1))
    // a glob that spells an extension out means it
    const anyExtension = /\.\w+$/.test(rest)
    let found = 0
    for (const match of matches) {
      const path = join(folder, match)
      if (!anyExtension && !isArticleName(match.slice(match.lastIndexOf('/') + 1))) continue
      if (this.#git.ignoresFile(path) || (await this.#isIgnoredBelow(folder, match))) continue
      this.#take(base + match, path)
      found++
    }
    if (found > 0) return undefined
    return matches.length === 0 ? 'no file matches this glob' : 'every file that matches this glob is ignored, or is no article by its extension'
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
    if (this.#options.ignores === undefined) return false
    let matcher = this.#ignores.get(folder)
    if (matcher === undefined) {
      matcher = Promise.resolve(this.#options.ignores(folder)).then((list) => (list === undefined ? () => false : matcherOf(list)))
      this.#ignores.set(folder, matcher)
    }
    return (await matcher)(path, kind)
  }

  #take(path: string, file: string): void {
    if (this.#seen.has(file)) return
    this.#seen.add(file)
    this.files.push(path)
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

/** The folders before the first part with a wildcard, and the rest. */
function splitGlob(pattern: string): { readonly base: string; readonly rest: string } {
  const parts = pattern.split('/')
  const first = parts.findIndex((part) => isDynamicPattern(part))
  const base = parts.slice(0, first).join('/')
  return { base: first === 0 ? '' : `${base}/`, rest: parts.slice(first).join('/') }
}

/** Windows' backslashes separate folders; elsewhere a backslash is part of a name or escapes a wildcard. */
function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path
}
