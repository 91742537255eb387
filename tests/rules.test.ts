import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { checkExamples } from '../src/engine/examples.ts'

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('finds what its examples mark and nothing else', () => {
    expect(checkExamples(rule, rules)).toEqual([])
  })

  test('says what it is', () => {
    expect(id).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/)
    for (const text of [rule.summary, rule.why, rule.mend]) expect(text.trim().length).toBeGreaterThan(10)
    expect(rule.summary).not.toMatch(/\.$/)
  })
})

test('no two rules share an id', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
})
