import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { faultsOf } from './check.ts'
import { ConfigError, reasonOf } from './config-error.ts'
import type { Config, Preset } from './config.ts'
import { didYouMean } from './nearest.ts'
import { isPreset, PRESETS } from './presets.ts'
import { configSchema } from './schema.ts'

/** In order of precedence when a folder has several. */
export const CONFIG_FILES = ['ts', 'js', 'mjs', 'json', 'yaml', 'yml'].map((ending) => `newslint.config.${ending}`)

/** What a configuration is put together from, weakest first. */
export type Layer = { readonly preset: Preset } | { readonly file: string; readonly config: Config }

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

/** The config nearest to a folder, upwards to the root of the file system. `known` remembers every folder passed. */
export function findConfig(folder: string, known: Map<string, string | undefined>): string | undefined {
  const passed: string[] = []
  let found: string | undefined
  for (let at = folder; ; at = dirname(at)) {
    if (known.has(at)) {
      found = known.get(at)
      break
    }
    passed.push(at)
    found = CONFIG_FILES.map((name) => join(at, name)).find(isFile)
    if (found !== undefined || dirname(at) === at) break
  }
  for (const at of passed) known.set(at, found)
  return found
}

/** Imports a module that a config or the user names; TypeScript goes through jiti. Returns its namespace. */
export async function importModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  if (/\.[cm]?ts$/.test(file)) {
    const { createJiti } = await import('jiti')
    return createJiti(import.meta.url, { moduleCache: false }).import(file)
  }
  return (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>
}

/** The file that a path or a package name means, seen from a file. */
export async function resolveFrom(name: string, file: string): Promise<string> {
  if (name.startsWith('.') || isAbsolute(name)) {
    const path = resolve(dirname(file), name)
    if (!isFile(path)) throw new Error(`there is no ${name}`)
    return path
  }
  try {
    return createRequire(file).resolve(name)
  } catch (error) {
    // packages that can only be imported
    if ((error as NodeJS.ErrnoException).code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED') throw error
    const { createJiti } = await import('jiti')
    return fileURLToPath(createJiti(pathToFileURL(file).href).esmResolve(name))
  }
}

async function valueOf(file: string): Promise<unknown> {
  switch (extname(file)) {
    case '.json':
      return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
    case '.yaml':
    case '.yml': {
      const { parse } = await import('yaml')
      // an empty file is an empty config
      return parse(readFileSync(file, 'utf8')) ?? {}
    }
    default: {
      const namespace = await importModule(file)
      if (namespace['default'] === undefined) throw new Error('it has no default export; write `export default defineConfig({ … })`')
      return namespace['default']
    }
  }
}

async function configOf(file: string, shown: string): Promise<Config> {
  let value: unknown
  try {
    value = await valueOf(file)
  } catch (error) {
    throw new ConfigError([`${shown}: cannot be read: ${reasonOf(error)}`])
  }
  const faults = await faultsOf(configSchema(undefined), value)
  if (faults.length > 0) throw new ConfigError(faults.map((fault) => `${shown}: ${fault}`))
  return value as Config
}

/**
 * A config with everything it extends, weakest first. A config that extends nothing stands on `recommended`.
 * `show` turns an absolute path into the one that messages name. Throws `ConfigError`.
 */
export async function loadLayers(file: string, show: (path: string) => string, above: readonly string[] = []): Promise<readonly Layer[]> {
  const shown = show(file)
  if (above.includes(file)) throw new ConfigError([`${shown}: extends: it extends itself, by way of ${above.map(show).join(', ')}`])
  const config = await configOf(file, shown)
  const layers: Layer[] = []
  for (const name of config.extends === undefined ? ['recommended'] : [config.extends].flat()) {
    if (isPreset(name)) {
      layers.push({ preset: name })
      continue
    }
    let extended: string
    try {
      extended = await resolveFrom(name, file)
    } catch {
      const hint = didYouMean(name, PRESETS)
      throw new ConfigError([
        `${shown}: extends: there is no \`${name}\`${hint === '' ? `; presets are ${PRESETS.join(', ')}, anything else is a path or a package` : hint}`,
      ])
    }
    layers.push(...(await loadLayers(extended, show, [...above, file])))
  }
  layers.push({ file, config })
  return layers
}
