import type { Span } from '../rule.ts'

/** Stands for a character that is no text and that micromark is to take for a letter. */
export const LEFT_OUT = '\ue000'

/**
 * Tags of site generators and Markdown dialects, which are no text: shortcodes of Hugo, Liquid and Jinja tags, ERB, MDX's imports and
 * components, attributes of kramdown and Pandoc, admonitions, footnote marks, task boxes, strikethrough.
 */
const TAG = new RegExp(
  [
    String.raw`\{\{|\{%|\{/\*|<%`,
    String.raw`\{[#.:][^{}\n]{0,200}\}`,
    String.raw`(?<!~)~~(?!~)`,
    String.raw`\[\^[^\]\s]{1,100}\]:?`,
    String.raw`^ {0,3}:{3,}.*$`,
    String.raw`^ {0,3}(?:!!!|\?\?\?\+?) .*$`,
    String.raw`^[ \t]*>[ \t]*\[![A-Za-z]{2,20}\]`,
    String.raw`^(?:\[TOC\]|\[\[_?(?:TOC|toc)_?\]\])[ \t]*$`,
    String.raw`^import .{0,500} from ['"].*$`,
    String.raw`^export (?:const|let|default|function|async)\b.*(?:\n(?![ \t]*\r?$).*)*$`,
    String.raw`^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\](?=[ \t])`,
    String.raw`</?[A-Z][\w.]*(?=[\s/>])`,
  ].join('|'),
  'gm',
)

const CLOSING: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{/*': '*/}', '<%': '%>' }

/** UTF-16 code units; a longer tag is an unclosed one. */
const LONGEST_TAG = 4000
const LONGEST_COMPONENT = 1000

/** The generators' tags from the offset on, in order. */
export function generatorTags(document: string, from: number): readonly Span[] {
  const tags: Span[] = []
  const closings = new Map<string, number>()
  TAG.lastIndex = from
  for (let match = TAG.exec(document); match !== null; match = TAG.exec(document)) {
    const [found] = match
    const end = tagEnd(document, match.index, found, closings)
    if (end === undefined) {
      TAG.lastIndex = match.index + Math.min(found.length, 2)
      continue
    }
    tags.push({ start: match.index + markBefore(found), end })
    TAG.lastIndex = end
  }
  return tags
}

function tagEnd(document: string, start: number, found: string, closings: Map<string, number>): number | undefined {
  const closing = CLOSING[found]
  if (closing !== undefined) return closedBy(document, start, closing, closings)
  if (/^<\/?[A-Z]/.test(found)) return componentEnd(document, start + found.length)
  return start + found.length
}

/** Each closing is searched for once: half a million unclosed tags are no more work than one. */
function closedBy(document: string, start: number, closing: string, closings: Map<string, number>): number | undefined {
  let at = closings.get(closing) ?? 0
  if (at < start + 2) {
    at = document.indexOf(closing, start + 2)
    if (at < 0) at = Infinity
    closings.set(closing, at)
  }
  if (at - start > LONGEST_TAG) return undefined
  const end = at + closing.length
  return closing === '}}' && document[end] === '}' ? end + 1 : end
}

/** Behind the `>` of a component, braces and quoted attributes skipped. */
function componentEnd(document: string, start: number): number | undefined {
  let depth = 0
  let quote = ''
  for (let at = start; at < document.length && at < start + LONGEST_COMPONENT; at++) {
    const character = document[at]!
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '{') depth++
    else if (character === '}') depth--
    else if (depth > 0) continue
    else if (character === '"' || character === "'") quote = character
    else if (character === '<') return undefined
    else if (character === '>') return at + 1
  }
  return undefined
}

/** List and quotation marks before a box or an alert's name are the document's structure. */
function markBefore(found: string): number {
  return /^[ \t]*(?:>[ \t]*(?=\[!)|(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\[[ xX]\]))/.exec(found)?.[0].length ?? 0
}

/** The document with the spans as letters, line breaks kept. */
export function masked(document: string, spans: readonly Span[]): string {
  if (spans.length === 0) return document
  const parts: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    parts.push(document.slice(at, start), document.slice(start, end).replace(/[^\r\n]/g, LEFT_OUT))
    at = end
  }
  parts.push(document.slice(at))
  return parts.join('')
}
