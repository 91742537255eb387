import type { ErrorObject } from 'ajv'
import type { JsonSchema } from '../rule.ts'
import { didYouMean } from './nearest.ts'

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a map',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
}

/** `/overrides/0/files` as a person writes it: `overrides[0].files`; `sources["herald.example"].lines`. */
function placeOf(pointer: string): string {
  let place = ''
  for (const raw of pointer.split('/').slice(1)) {
    const key = raw.replaceAll('~1', '/').replaceAll('~0', '~')
    if (/^\d+$/.test(key)) place += `[${key}]`
    else place += /^[^\s.[\]"]*$/.test(key) ? `${place === '' ? '' : '.'}${key}` : `[${JSON.stringify(key)}]`
  }
  return place
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function sentenceOf(error: ErrorObject): string {
  const { params, parentSchema, data } = error
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = String(params['additionalProperty'])
      const known = Object.keys((parentSchema?.['properties'] ?? {}) as object).filter((key) => key !== '$schema')
      const hint = didYouMean(name, known)
      return `there is no \`${name}\`${hint !== '' ? hint : known.length > 0 ? `; there is ${known.map((key) => `\`${key}\``).join(', ')}` : ''}`
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly unknown[]).map(String)
      return `must be ${allowed.join(', ')}; it is ${shown(data)}${typeof data === 'string' ? didYouMean(data, allowed) : ''}`
    }
    case 'type': {
      const wanted = [params['type'] as string | readonly string[]].flat()
      return `must be ${wanted.map((kind) => KINDS[kind] ?? kind).join(' or ')}; it is ${shown(data)}`
    }
    case 'required':
      return `\`${String(params['missingProperty'])}\` is missing`
    case 'minLength':
      return 'must not be empty'
    case 'pattern':
    case 'anyOf':
    case 'oneOf':
      return `must be ${String(parentSchema?.['description'] ?? 'something else')}; it is ${shown(data)}`
    default:
      return `${error.message ?? 'is not allowed'}; it is ${shown(data)}`
  }
}

/**
 * What is wrong with a value, one sentence a fault, each beginning with its place in the value where that is not the whole.
 * Inside alternatives only the alternatives' own description is given: ajv's errors for every branch say nothing to a person.
 */
export async function faultsOf(schema: JsonSchema, value: unknown): Promise<readonly string[]> {
  const { Ajv } = await import('ajv')
  const validate = new Ajv({ allErrors: true, verbose: true, strict: false }).compile(schema)
  if (validate(value)) return []
  const errors = validate.errors ?? []
  const isAlternative = (error: ErrorObject): boolean => error.keyword === 'anyOf' || error.keyword === 'oneOf'
  const alternatives = errors.filter(isAlternative).map((error) => error.instancePath)
  const inAlternative = (error: ErrorObject): boolean =>
    alternatives.some((path) => error.instancePath.startsWith(`${path}/`) || (error.instancePath === path && !isAlternative(error)))
  const sentences = errors
    .filter((error) => !inAlternative(error))
    .map((error) => {
      const place = placeOf(error.instancePath)
      return place === '' ? sentenceOf(error) : `${place}: ${sentenceOf(error)}`
    })
  return [...new Set(sentences)]
}
