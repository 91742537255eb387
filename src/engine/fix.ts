import type { Fix, Severity } from '../rule.ts'
import type { Found } from './found.ts'

/** What takes the place of a span. */
export type Replacement = Pick<Fix, 'start' | 'end' | 'text'>

/** The texts that an article stands in: the text, or the file that it was read from, and a record's headline. */
export interface Texts {
  readonly text: string
  readonly headline?: string
}

export interface Edit extends Replacement {
  readonly part: 'text' | 'headline'
}

export interface FixedTexts {
  readonly texts: Texts
  /** How many replacements were made. */
  readonly fixes: number
}

/** Fixes uncover each other; ESLint stops after as many rounds. */
const MOST_ROUNDS = 10

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 }

/** What is fixed without asking: the safe fixes of findings from this severity on. */
export function isFixed({ fix, severity }: Found, least: Severity): boolean {
  return fix?.safe === true && RANK[severity] >= RANK[least]
}

/** The edits that the safe fixes of the findings from this severity on make in the texts that the findings count in. */
export function safeEdits(found: readonly Found[], least: Severity): readonly Edit[] {
  return found.filter((finding) => isFixed(finding, least)).map(({ part, fix }) => ({ ...fix!, part }))
}

/** In order of place. Of two that overlap, the one that starts first is left; two deletions go together. */
export function withoutOverlaps<R extends Replacement>(replacements: readonly R[]): readonly R[] {
  const kept: R[] = []
  let reached = 0
  for (const each of [...replacements].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const isApart = each.start >= reached
    if (!isApart && (each.text !== '' || kept.at(-1)!.text !== '' || each.end <= reached)) continue
    kept.push(isApart ? each : { ...each, start: reached })
    reached = each.end
  }
  return kept
}

/** Applies fixes to a text, in one go; of two that overlap only the one that starts first is applied, unless both delete. */
export function applyFixes(text: string, fixes: readonly Replacement[]): string {
  let fixed = ''
  let at = 0
  for (const { start, end, text: replacement } of withoutOverlaps(fixes)) {
    fixed += text.slice(at, start) + replacement
    at = end
  }
  return fixed + text.slice(at)
}

/**
 * Makes the edits that are wanted in the texts, then those that are wanted in what came of it, until there are none. A text that nothing
 * would be left of keeps what it has: whatever is wrong with such an article, deleting all of it is for a person to decide.
 */
export function fixTexts(texts: Texts, wanted: (texts: Texts) => readonly Edit[]): FixedTexts {
  let now = texts
  let fixes = 0
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = wanted(now)
    const text = fixPart(now.text, edits, 'text')
    const headline = now.headline === undefined ? undefined : fixPart(now.headline, edits, 'headline')
    if (text.fixes + (headline?.fixes ?? 0) === 0) break
    fixes += text.fixes + (headline?.fixes ?? 0)
    now = { text: text.fixed, ...(headline && { headline: headline.fixed }) }
  }
  // two rules that undo each other's work have done none
  return now.text === texts.text && now.headline === texts.headline ? { texts, fixes: 0 } : { texts: now, fixes }
}

function fixPart(text: string, edits: readonly Edit[], part: Edit['part']): { readonly fixed: string; readonly fixes: number } {
  const own = withoutOverlaps(edits.filter((edit) => edit.part === part))
  const fixed = applyFixes(text, own)
  return fixed === text || fixed.trim() === '' ? { fixed: text, fixes: 0 } : { fixed, fixes: own.length }
}
