import type { Fix } from '../rule.ts'

/** Applies fixes to a text, in one go; of two that overlap only the one that starts first is applied. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  let fixed = ''
  let at = 0
  for (const { start, end, text: replacement } of [...fixes].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue
    fixed += text.slice(at, start) + replacement
    at = end
  }
  return fixed + text.slice(at)
}
