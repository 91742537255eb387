/**
 * Template expressions, tags, entities, shortcodes and code that were left in a text. Found by their first characters; no pattern runs over
 * the text.
 */

export interface Leak {
  readonly start: number
  readonly end: number
  /** In an editor's words. */
  readonly kind: string
  /** What should stand there instead: the character that an entity means, a blank or line break for a tag that parted words, or nothing. */
  readonly replacement: string
}

/** Longer than this is no expression but a brace that was never closed. */
const LONGEST = 400
/** Longer lines than this are prose with a word of code in it. */
const LONGEST_LINE = 2000
/** Texts with more leaks than this are not articles; what follows is not looked at. */
const MOST = 2000

/** By their first character; `close` ends them. */
const EXPRESSIONS: Readonly<Record<string, readonly { readonly open: string; readonly close: string; readonly kind: string }[]>> = {
  '{': [
    { open: '{{', close: '}}', kind: 'template expression' },
    { open: '{%', close: '%}', kind: 'template tag' },
  ],
  '<': [
    { open: '<%', close: '%>', kind: 'template tag' },
    { open: '<?php', close: '?>', kind: 'PHP' },
    { open: '<?=', close: '?>', kind: 'PHP' },
  ],
  $: [{ open: '${', close: '}', kind: 'template literal' }],
  '#': [{ open: '#{', close: '}', kind: 'template expression' }],
}
/** Whatever ends the lines. */
const BLANK_LINE = /\n\r?\n|\r\r/
/** "%s", "%1$s", and the merge fields of newsletters: "%FIRSTNAME%". */
const FORMAT = /%(?:[sd@]|\d\$[sd]|\([a-z_]{1,30}\)[sd]|[A-Z][A-Z_]{2,30}%)(?=[\s.,:;!?)"'’”]|$)/y

const BEFORE_FORMAT = /[\s("'“‘:]/

const TAGS =
  'a|abbr|article|aside|b|blockquote|body|br|button|caption|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|' +
  'html|i|iframe|img|input|ins|label|li|link|main|meta|nav|noscript|object|ol|option|p|picture|pre|q|s|script|section|select|small|source|span|strike|strong|' +
  'style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|u|ul|video|wbr'
const TAG = new RegExp(`</?(?:${TAGS})(?:\\s[^<>]{0,${LONGEST}})?/?>|<!--[^<>]{0,${LONGEST}}-->`, 'iy')
/** What stands on both sides of these stands on two lines of the page. */
const BLOCK_TAG = new RegExp(
  '^(?:<|&(?:amp;)*lt;)/?(?:article|aside|blockquote|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|' +
    'section|table|td|th|tr|ul)\\b',
  'i',
)
const ESCAPED_TAG = new RegExp(`&(?:amp;)*lt;/?(?:${TAGS})(?:\\s[^<>]{0,${LONGEST}}?)?/?&(?:amp;)*gt;`, 'iy')
const ENTITY = /&(?:amp;)*(#\d{2,6}|#x[0-9a-f]{2,6}|nbsp|amp|lt|gt|quot|apos|rsquo|lsquo|ldquo|rdquo|sbquo|bdquo|laquo|raquo|mdash|ndash|hellip|bull|middot|eacute|egrave|agrave|ccedil|ouml|auml|uuml|Ouml|Auml|Uuml|szlig|ntilde|oacute|aacute|iacute|uacute|euro|pound|copy|reg|trade|deg|shy|zwj|thinsp);/y
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', sbquo: '‚', bdquo: '„', laquo: '«', raquo: '»',
  mdash: '—', ndash: '–', hellip: '…', bull: '•', middot: '·', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ouml: 'ö', auml: 'ä', uuml: 'ü', Ouml: 'Ö',
  Auml: 'Ä', Uuml: 'Ü', szlig: 'ß', ntilde: 'ñ', oacute: 'ó', aacute: 'á', iacute: 'í', uacute: 'ú', euro: '€', pound: '£', copy: '©', reg: '®', trade: '™',
  deg: '°', shy: '', zwj: '', thinsp: ' ',
}
const SHORTCODE =
  /\[\/?(?:(?:caption|gallery|video|audio|embed|image|img|button|quote|pullquote|youtube|table|column|row)(?:\s[a-z_]+=[^\]\r\n]{1,300})?|(?:vc_|et_pb_|fusion_|su_|wp_|ai_|related_|recent_|mc4wp_|ninja_)[a-z_]{2,30}(?:\s[^\]\r\n]{0,300})?|contact-form-7[^\]\r\n]{0,200}|(?:rev_slider|sharethis-|addtoany|wpforms)[^\]\r\n]{0,100})\]/iy
const ATTRIBUTED_SHORTCODE = /^\[(?:\/|[a-z_-]+[\s_-])/i
/** Pairs that name no system of shortcodes but forums' own marks: "[b]…[/b]"; and whatever else has its closing half. */
const PAIRED_CODE = /\[(\/?)([a-z][a-z_-]{0,20})(?:=[^\]\r\n]{1,200})?\]/iy
/** "[ad-inline-2]", "[ad_1]": where a program would have put an advertisement. */
const AD_SLOT = /\[(?:ads?|advert|adsense)[-_][a-z\d_-]{1,30}\]/iy
/** "[the plan](https://…)": the name is between the brackets. */
const MARKDOWN_LINK = /\[([^\][\r\n]{1,200})\]\(https?:\/\/[^)\s]{1,300}\)/y
/** "[the plan](http://)", "![a boat](null)": nothing to go to. */
const EMPTY_LINK = /\[([^\][\r\n]{0,200})\]\((?:null|undefined|https?:\/\/)?\)/y
/** "**Less waste**" within a line. */
const EMPHASIS = /\*\*(?=[^\s*])([^*\r\n]{1,200}?[^\s*])\*\*(?!\*)/y
/** "### Less waste" */
const HEADING = /#{2,6} (?=[\p{L}\p{N}"“‘'])/uy
/** What strings of programs write for characters: "\u2019", "\n\n", "\"". */
const ESCAPE = /\\u([\da-fA-F]{4})|(?:\\r)?\\n(?:(?:\\r)?\\n)*(?![a-z\d])|\\(["'])/y
/** "C:\new" */
const PATH_BEFORE = /(?:\\|[a-z]:)$/i
/** "<<<<<<< HEAD", ">>>>>>> main": what a version control system writes where two versions of a text meet. */
const CONFLICT_MARK = /(?:<{7}|>{7}) [\w./:-]{1,80}(?=[\r\n]|$)/y
/** ".figure{margin:0 auto;max-width:720px}": declarations between braces. */
const STYLE_RULE = /\{\s*-{0,2}[a-z-]{3,30}\s*:\s*[^{}"';]{1,100};?[^{}"]{0,300}\}/y
const STYLE_SELECTOR = /[.#][\w-]+[\w\s.,#:>-]*$|^\s*(?:body|div|html|img|p|ul|li|a|h[1-6]|table|td|span)[\w\s.,#:>-]*$/
/** Source code by words that no sentence has; the whole line is taken. */
const CODE = [
  'document.getElementById', 'document.write(', 'document.createElement', 'window.dataLayer', 'window.adsbygoogle', 'googletag.', 'addEventListener(',
  'adsbygoogle', '"@context"', '"@type":', '!important;', '@media (', '@media screen', '});', 'function() {', 'function () {', '(function(', '$(document)', 'display:none;', 'display: none;',
  'console.log(', '//<![CDATA[', '/*<![CDATA[',
]

/** `{{…}}`, `{%…%}`, `<%…%>`, `${…}`, `%s` and their like, in order. Code between backticks is meant to be read. */
export function expressionsIn(text: string): readonly Leak[] {
  const leaks: Leak[] = []
  const look = (character: string, take: (at: number) => Leak | undefined): void => {
    for (let at = text.indexOf(character); at >= 0 && leaks.length < MOST; at = text.indexOf(character, at + 1)) {
      const leak = take(at)
      if (leak === undefined || isCode(text, at)) continue
      leaks.push(leak)
      at = leak.end - 1
    }
  }
  // a pass for each first character costs next to nothing, one for each opening mark would not
  const hasBrace = text.includes('{')
  for (const [character, forms] of Object.entries(EXPRESSIONS)) {
    if (hasBrace || character === '<') look(character, (at) => expressionAt(text, at, forms))
  }
  look('%', (at) => {
    FORMAT.lastIndex = at
    const match = at === 0 || BEFORE_FORMAT.test(text[at - 1]!) ? FORMAT.exec(text) : null
    return match ? { start: at, end: at + match[0].length, kind: 'format placeholder', replacement: '' } : undefined
  })
  return inOrder(leaks)
}

function expressionAt(text: string, at: number, forms: readonly { readonly open: string; readonly close: string; readonly kind: string }[]): Leak | undefined {
  for (const { open, close, kind } of forms) {
    if (!text.startsWith(open, at)) continue
    const shut = text.slice(at, at + LONGEST).indexOf(close, open.length)
    if (shut < 0 || BLANK_LINE.test(text.slice(at, at + shut))) return undefined
    // `{{{a}}}` closes with three
    const end = at + shut + close.length + (close === '}}' && text[at + shut + 2] === '}' ? 1 : 0)
    return { start: at, end, kind, replacement: '' }
  }
  return undefined
}

/** With attributes, or with its closing half in the text; "[video]" alone may be a note. */
function isShortcode(text: string, found: string): boolean {
  return ATTRIBUTED_SHORTCODE.test(found) || text.includes(`[/${found.slice(1)}`)
}

/** Kinds that Markdown has no use for either; there a reverse solidus takes a mark's meaning from it. */
export const LEAKED_IN_MARKDOWN: ReadonlySet<string> = new Set(['shortcode', 'conflict mark'])

/** Tags, entities, shortcodes, escape sequences, marks of Markdown and lines of source code, in order. */
export function markupIn(text: string): readonly Leak[] {
  const leaks: Leak[] = []
  const look = (character: string, pattern: RegExp, take: (match: RegExpExecArray) => Leak | undefined): void => {
    for (let at = text.indexOf(character); at >= 0 && leaks.length < MOST; at = text.indexOf(character, at + 1)) {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      const leak = match && !isCode(text, at) ? take(match) : undefined
      if (leak === undefined) continue
      leaks.push(leak)
      at = leak.end - 1
    }
  }
  const span = (match: RegExpExecArray, kind: string, replacement = ''): Leak => ({ start: match.index, end: match.index + match[0].length,
    kind, replacement })
  const tag = (match: RegExpExecArray, kind: string): Leak => {
    const joins = /\S/.test(text[match.index - 1] ?? ' ') && /\S/.test(text[match.index + match[0].length] ?? ' ')
    return span(match, kind, joins && BLOCK_TAG.test(match[0]) ? ' ' : '')
  }
  look('<', TAG, (match) => (/^<br/i.test(match[0]) ? span(match, 'HTML tag', '\n') : tag(match, 'HTML tag')))
  look('&', ESCAPED_TAG, (match) => tag(match, 'escaped HTML tag'))
  look('&', ENTITY, (match) => span(match, 'HTML entity', decoded(match[1]!)))
  look('[', SHORTCODE, (match) => (isShortcode(text, match[0]) ? span(match, 'shortcode') : undefined))
  const pairs = new CodePairs(text)
  look('[', PAIRED_CODE, (match) => (pairs.has(match) ? span(match, 'shortcode') : undefined))
  look('[', AD_SLOT, (match) => span(match, 'shortcode'))
  look('[', MARKDOWN_LINK, (match) => span(match, 'Markdown link', match[1]))
  look('[', EMPTY_LINK, (match) => emptyLink(text, match))
  look('*', EMPHASIS, (match) => (/[\w*]/.test(text[match.index - 1] ?? ' ') ? undefined : span(match, 'Markdown emphasis', match[1])))
  look('#', HEADING, (match) => (startsLine(text, match.index) ? span(match, 'Markdown heading') : undefined))
  look('\\', ESCAPE, (match) => escapeSequence(text, match))
  if (text.includes('<<<<<<<') || text.includes('>>>>>>>')) {
    for (const mark of '<>') look(mark, CONFLICT_MARK, (match) => (startsLine(text, match.index) ? span(match, 'conflict mark') : undefined))
  }
  // no line of code without one of these, and hardly any article with one
  if (!text.includes('{') && !text.includes('=') && !text.includes(');')) return inOrder(leaks)
  look('{', STYLE_RULE, ({ index, 0: { length } }) => {
    const { start, end } = lineAround(text, index)
    if (end - start > LONGEST_LINE || !STYLE_SELECTOR.test(text.slice(start, index))) return undefined
    return { start, end: Math.max(end, index + length), kind: 'source code', replacement: '' }
  })
  for (const word of CODE) {
    for (let at = text.indexOf(word); at >= 0 && leaks.length < MOST; at = text.indexOf(word, at + 1)) {
      if (isCode(text, at)) continue
      const { start, end } = lineAround(text, at)
      if (end - start <= LONGEST_LINE) leaks.push({ start, end, kind: 'source code', replacement: '' })
      at = end
      if (at >= text.length) break
    }
  }
  return inOrder(leaks)
}

const startsLine = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r'

/** Where each forum mark is opened first and closed last: one pass for all, as a text may have as many marks as words. */
class CodePairs {
  private readonly text: string
  private opened: Map<string, number> | undefined
  private readonly closed = new Map<string, number>()

  constructor(text: string) {
    this.text = text
  }

  /** Whether the closing half stands behind the opening one: "[b]" … "[/b]". */
  has({ index, 1: slash, 2: name }: RegExpExecArray): boolean {
    const opened = (this.opened ??= this.read())
    return slash === '/' ? (opened.get(name!) ?? Infinity) < index : (this.closed.get(name!) ?? -1) > index
  }

  private read(): Map<string, number> {
    const opened = new Map<string, number>()
    for (const { index, 1: slash, 2: name } of this.text.matchAll(CODE_HALF)) {
      if (slash === '/') this.closed.set(name!, index)
      else if (!opened.has(name!)) opened.set(name!, index)
    }
    return opened
  }
}
const CODE_HALF = /\[(\/?)([a-z][a-z_-]{0,20})[\]=]/gi

function emptyLink(text: string, { index, 0: { length }, 1: name }: RegExpExecArray): Leak | undefined {
  const isImage = text[index - 1] === '!'
  // "f[x]()" is a call
  if (!isImage && (name!.trim() === '' || /\w/.test(text[index - 1] ?? ' '))) return undefined
  return { start: isImage ? index - 1 : index, end: index + length, kind: 'link without an address', replacement: isImage ? '' : name! }
}

function escapeSequence(text: string, { index, 0: { length }, 1: code, 2: mark }: RegExpExecArray): Leak | undefined {
  if (PATH_BEFORE.test(text.slice(Math.max(0, index - 2), index))) return undefined
  const replacement = code !== undefined ? decoded(`#x${code}`) : mark ?? '\n'
  return { start: index, end: index + length, kind: 'escape sequence', replacement }
}

/** The line around the offset, or more of it than `LONGEST_LINE`. */
function lineAround(text: string, at: number): { readonly start: number; readonly end: number } {
  const ends = (offset: number): boolean => text[offset] === '\n' || text[offset] === '\r'
  let start = at
  while (start > 0 && at - start <= LONGEST_LINE && !ends(start - 1)) start--
  let end = at
  while (end < text.length && end - at <= LONGEST_LINE && !ends(end)) end++
  return { start, end }
}

/** By start, without those that lie in another one. */
function inOrder(leaks: Leak[]): readonly Leak[] {
  leaks.sort((a, b) => a.start - b.start || b.end - a.end)
  let reached = 0
  return leaks.filter(({ start, end }) => {
    if (start < reached) return false
    reached = end
    return true
  })
}

/** Between backticks on one line: code that the article talks about. */
function isCode(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at)
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
  return (line.split('`').length - 1) % 2 === 1
}

function decoded(name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? ''
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  if (code === 0xfeff || code === 0xad || (code >= 0x200b && code <= 0x200d)) return ''
  return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
}
