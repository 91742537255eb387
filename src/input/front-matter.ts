import { parse } from 'yaml'
import { isFields } from './field-values.ts'

export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>
  /** Where the body begins in the document. */
  readonly end: number
  readonly notices: readonly string[]
}

const YAML = /^---[ \t]*(?:\r\n|[\r\n])(?:([^]*?)(?:\r\n|[\r\n]))??(?:---|\.\.\.)[ \t]*(?:\r\n|[\r\n]|$)/
const TOML = /^\+\+\+[ \t]*(?:\r\n|[\r\n])([^]*?)(?:\r\n|[\r\n])\+\+\+[ \t]*(?:\r\n|[\r\n]|$)/
const LINE_BREAK = /\r\n?|\n/g

/** UTF-16 code units: front matter is a handful of lines; yaml gets slow on megabytes. */
const LONGEST = 2 ** 16

/** Front matter in YAML, or Hugo's TOML, of which only `name = "text"` is read. None: the body begins at 0. */
export function readFrontMatter(document: string): FrontMatter {
  const head = document.slice(0, LONGEST)
  const yaml = YAML.exec(head)
  if (yaml !== null) return { ...fromYaml((yaml[1] ?? '').replace(LINE_BREAK, '\n')), end: yaml[0].length }
  const toml = TOML.exec(head)
  if (toml !== null) return { fields: fromToml(toml[1]!), end: toml[0].length, notices: [] }
  return { fields: {}, end: 0, notices: [] }
}

function fromYaml(source: string): Pick<FrontMatter, 'fields' | 'notices'> {
  try {
    const value: unknown = parse(source, { logLevel: 'error', maxAliasCount: 20 })
    if (value === null || isFields(value)) return { fields: value ?? {}, notices: [] }
    return { fields: {}, notices: ['front matter that is no list of names and values; left aside'] }
  } catch (error) {
    return { fields: {}, notices: [`front matter that is not YAML; left aside (${(error as Error).message.split('\n')[0]})`] }
  }
}

function fromToml(source: string): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {}
  for (const line of source.split(LINE_BREAK)) {
    // tables hold what no article needs
    if (line.startsWith('[')) break
    const match = /^([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\d[\dTZ:.+-]*))\s*$/.exec(line)
    if (match !== null) fields[match[1]!] = match[2] ?? match[3] ?? match[4]
  }
  return fields
}
