import type { Span } from '../rule.ts'
import type { Directive } from './entry.ts'

type Order = 'disable-next-line' | 'disable' | 'enable'

interface Said {
  readonly order: Order
  readonly rules: readonly string[]
  readonly reason: string | undefined
  readonly place: Span
  /** UTF-16 code units of text written before the comment. */
  readonly at: number
}

const COMMENT = /^\s*newslint-(disable-next-line|disable|enable)(?![\w-])([^]*)$/

/** Collects what comments say about rules while a document is read; what they apply to is known when all of the text is. */
export class Directives {
  readonly #said: Said[] = []

  /** `comment`: what stands between `<!--` and `-->`. `at`: length of the text before it. */
  read(comment: string, place: Span, at: number): void {
    const match = comment.length < 10_000 ? COMMENT.exec(comment) : null
    if (match === null) return
    const [rules, ...reason] = match[2]!.split(/\s--\s/)
    this.#said.push({
      order: match[1] as Order,
      rules: rules!.split(/[\s,]+/).filter((rule) => rule !== ''),
      reason: reason.join(' -- ').trim() || undefined,
      place,
      at,
    })
  }

  /** In the order of their places. A pair is one directive, at the place of the first comment; without the second it holds to the end. */
  over(text: string): readonly Directive[] {
    const directives: Directive[] = []
    /** For each rule (`*`: all), the ends that enabling comments further on set, nearest last. */
    const enabled: { at: number; rules: readonly string[] }[] = []
    for (const { order, rules, reason, place, at } of this.#said.toReversed()) {
      if (order === 'enable') {
        enabled.push({ at, rules })
        continue
      }
      const appliesTo = order === 'disable' ? { start: at, end: enabledAgain(rules, enabled) ?? text.length } : nextLine(text, at)
      directives.push({ rules, ...(reason !== undefined && { reason }), appliesTo, place })
    }
    return directives.reverse()
  }
}

/** Where the nearest comment that enables all of the rules stands; one without rules enables every rule. */
function enabledAgain(rules: readonly string[], enabled: readonly { at: number; rules: readonly string[] }[]): number | undefined {
  return enabled.findLast((each) => each.rules.length === 0 || (rules.length > 0 && rules.every((rule) => each.rules.includes(rule))))?.at
}

/** The first line that begins at the offset or later and is not blank. */
function nextLine(text: string, offset: number): Span {
  let start = offset
  if (start > 0 && text.charCodeAt(start - 1) !== NEWLINE) {
    const end = text.indexOf('\n', start)
    start = end < 0 ? text.length : end
  }
  while (text.charCodeAt(start) === NEWLINE) start++
  const end = text.indexOf('\n', start)
  return { start, end: end < 0 ? text.length : end }
}

const NEWLINE = 10
