import { type Stats, statSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import type { Problem } from './entry.ts'
import type { FolderSearch, IgnoresOf } from './folder-search.ts'

export interface DiscoverOptions {
  /** Where relative patterns start; the process's own folder when absent. */
  readonly cwd?: string
  /** The config's `ignores` that hold for the files of a folder (absolute path). Files named outright are read whatever it says. */
  readonly ignores?: IgnoresOf
}

export interface Discovered {
  /** As given or below what was given, with forward slashes, each once, in the order of the patterns and sorted within one; `-` stays. */
  readonly files: readonly string[]
  /** Patterns that lead to nothing. */
  readonly problems: readonly Problem[]
}

const WILDCARD = /[*?[\]{}()!]/

/** The files that the patterns (files, folders, globs, `-`) lead to. */
export async function discover(patterns: readonly string[], options: DiscoverOptions = {}): Promise<Discovered> {
  const cwd = resolve(options.cwd ?? '.')
  const files: string[] = []
  const problems: Problem[] = []
  const seen = new Set<string>()
  const take = (path: string, file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    files.push(path)
  }
  let search: FolderSearch | undefined
  // one file named outright has not to wait for what folders and globs need
  const folders = async (): Promise<FolderSearch> => {
    const { FolderSearch } = await import('./folder-search.ts')
    return (search ??= new FolderSearch(take, options.ignores))
  }

  const add = async (path: string): Promise<string | undefined> => {
    if (path === '') return 'an empty name; name a file, a folder, a glob, or - for standard input'
    const file = path === '-' ? '-' : resolve(cwd, path)
    const stats = path === '-' ? undefined : statsOf(file)
    if (stats?.isDirectory() === true) return (await folders()).addFolder(path, file)
    if (stats === undefined && path !== '-') {
      if (!WILDCARD.test(path)) return 'no such file or folder'
      const { base, rest } = splitGlob(path)
      return (await folders()).addGlob(base, resolve(cwd, base), rest)
    }
    take(path, file)
    return undefined
  }

  for (const pattern of patterns) {
    const path = slashed(pattern)
    const message = await add(path)
    if (message !== undefined) problems.push({ path, message })
  }
  return { files, problems }
}

/** Undefined for what is not there, and for names that no file can have. */
function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** The folders before the first part with a wildcard, and the rest. */
function splitGlob(pattern: string): { readonly base: string; readonly rest: string } {
  const parts = pattern.split('/')
  const first = parts.findIndex((part) => WILDCARD.test(part))
  return { base: first === 0 ? '' : `${parts.slice(0, first).join('/')}/`, rest: parts.slice(first).join('/') }
}

/** Windows' backslashes separate folders; elsewhere a backslash is part of a name or escapes a wildcard. */
function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path
}
