import type { Verdict } from '../rule.ts'
import type { Reading } from './reading.ts'

export function judgeTranslation(_reading: Reading, _found: readonly { rule: string; start: number; end: number; confidence: number; severity: string }[]): Verdict {
  return { machineTranslation: 0, machineTranslated: false, evidence: [] }
}
