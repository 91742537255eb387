import { BREAK, classOf, SPACE } from './characters.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/**
 * What goes from a text when a span goes that nothing else stands beside on its lines: these lines with their line breaks. The blank lines
 * after them go too where there are some before them, and those before them at the end of the text. Undefined when something else stands
 * there.
 */
export function wholeLines(text: string, span: Span): Span | undefined {
  const isSpace = (at: number): boolean => at >= 0 && at < text.length && classOf(text.charCodeAt(at)) === SPACE
  const isBreak = (at: number): boolean => at >= 0 && at < text.length && classOf(text.charCodeAt(at)) === BREAK
  const afterSpace = (at: number): number => {
    let next = at
    while (isSpace(next)) next++
    return next
  }
  const beforeSpace = (at: number): number => {
    let next = at
    while (isSpace(next - 1)) next--
    return next
  }
  const afterBreak = (at: number): number => {
    if (!isBreak(at)) return at
    return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
  }
  const beforeBreak = (at: number): number => (text.charCodeAt(at - 1) === 10 && text.charCodeAt(at - 2) === 13 ? at - 2 : at - 1)

  const start = beforeSpace(span.start)
  const lineEnd = afterSpace(span.end)
  if ((start > 0 && !isBreak(start - 1)) || (lineEnd < text.length && !isBreak(lineEnd))) return undefined
  let end = afterBreak(lineEnd)
  const lineBefore = start === 0 ? 0 : beforeSpace(beforeBreak(start))
  if (lineBefore === 0 || isBreak(lineBefore - 1)) {
    for (let next = afterSpace(end); next === text.length || isBreak(next); next = afterSpace(end)) {
      end = afterBreak(next)
      if (end === text.length) break
    }
  }
  if (end < text.length) return { start, end }
  let content = start
  while (isSpace(content - 1) || isBreak(content - 1)) content--
  return { start: content === 0 ? 0 : afterBreak(afterSpace(content)), end }
}
