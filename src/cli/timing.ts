import { counted, table } from '../report/table.ts'

export interface Timing {
  readonly onTime: (rule: string, milliseconds: number) => void
  /** Sentences that no parts of speech were worked out for, because their article had its share. */
  addUntagged(sentences: number): void
  /** A row a rule, slowest first. */
  table(): string
}

/** Adds up what each rule takes. What several rules ask of a reading counts for the first that asks. */
export function createTiming(): Timing {
  const began = performance.now()
  const times = new Map<string, number>()
  let untagged = 0
  return {
    onTime(rule, milliseconds) {
      times.set(rule, (times.get(rule) ?? 0) + milliseconds)
    },
    addUntagged(sentences) {
      untagged += sentences
    },
    table() {
      const whole = performance.now() - began
      const rules = [...times].sort(([, a], [, b]) => b - a)
      const inRules = rules.reduce((sum, [, milliseconds]) => sum + milliseconds, 0)
      const row = (name: string, milliseconds: number): readonly string[] => [
        name, milliseconds.toFixed(1), ((100 * milliseconds) / whole).toFixed(1),
      ]
      const rows = [...rules, ['reading, input, output', whole - inRules] as const, ['altogether', whole] as const]
      const note = untagged === 0 ? '' : `  ${counted(untagged, 'sentence')} left untagged: their articles had their share of the tagger\n`
      return table([['rule', 'ms', '%'], ...rows.map(([name, milliseconds]) => row(name, milliseconds))]) + note
    },
  }
}
