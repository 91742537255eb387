/** What people write into the fields of records, front matter and JSON-LD, read with patience. */

type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at a field name, or at a dotted path (`meta.title`) when no field has the whole name. Own fields only. */
export function fieldAt(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name]
  let value: unknown = fields
  for (const part of name.split('.')) {
    if (!isFields(value) || !Object.hasOwn(value, part)) return undefined
    value = value[part]
  }
  return value
}

/** A text that says something; numbers (ids) become text. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** A name, `{name: …}`, or a list of both: "Ann Lee, Tom Roe". */
export function namesOf(value: unknown): string | undefined {
  const names = (Array.isArray(value) ? value.slice(0, 50) : [value]).map((each: unknown) => textOf(isFields(each) ? each['name'] : each))
  return textOf(names.filter((name) => name !== undefined).join(', '))
}

/** Rules switched off by `newslint: {disable: …}`, `newslint-disable` or, in records, `disable`: a rule, a list, or "a, b". */
export function disabledRules(fields: Fields, ...names: readonly string[]): readonly string[] {
  const own = isFields(fields['newslint']) ? fields['newslint']['disable'] : undefined
  const values = [own, ...['newslint-disable', ...names].map((name) => fields[name])]
  return values.flatMap((value) => (Array.isArray(value) ? value : [value])).flatMap(rulesIn)
}

function rulesIn(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split(/[\s,]+/).filter((rule) => /^[\w-]+\/(?:[\w-]+|\*)$/.test(rule)) : []
}
