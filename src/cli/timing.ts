import { table } from '../report/table.ts'

export interface Timing {
  readonly onTime: (rule: string, milliseconds: number) => void
  /** A row a rule, slowest first. */
  table(): string
}

/** Adds up what each rule takes. What several rules ask of a reading counts for the first that asks. */
export function createTiming(): Timing {
  const began = performance.now()
  const times = new Map<string, number>()
  return {
    onTime(rule, milliseconds) {
      times.set(rule, (times.get(rule) ?? 0) + milliseconds)
    },
    table() {
      const whole = performance.now() - began
      const rules = [...times].sort(([, a], [, b]) => b - a)
      const inRules = rules.reduce((sum, [, milliseconds]) => sum + milliseconds, 0)
      const row = (name: string, milliseconds: number): readonly string[] => [
        name, milliseconds.toFixed(1), ((100 * milliseconds) / whole).toFixed(1),
      ]
      return table([['rule', 'ms', '%'], ...rules.map(([rule, milliseconds]) => row(rule, milliseconds)), row('reading, input, output', whole - inRules), row('altogether', whole)])
    },
  }
}
