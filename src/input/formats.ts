/** How a file is read. */
export type Format = 'text' | 'markdown' | 'html' | 'json' | 'jsonl'

const FORMAT_OF_EXTENSION: ReadonlyMap<string, Format> = new Map([
  ['.txt', 'text'],
  ['.text', 'text'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.xhtml', 'html'],
  ['.json', 'json'],
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
])

/** The extensions that a folder is walked for, each also with `.gz` after it. */
export const EXTENSIONS: readonly string[] = [...FORMAT_OF_EXTENSION.keys()]

/** What the file's name says, whatever its case: `A.HTML.gz` is HTML. Undefined when it says nothing. */
export function formatOfName(path: string): Format | undefined {
  const name = path.toLowerCase().replace(/\.gz$/, '')
  return FORMAT_OF_EXTENSION.get(/\.[a-z]+$/.exec(name)?.[0] ?? '')
}

/** An object with a list of articles, as `json.ts` reads it, on one long line. */
const HOLDS_A_LIST = /^\{\s*"(?:articles|items|records|data)"\s*:\s*\[/
const PROLOGUE = /^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,1000}-->\s*)*/i
const BEGINS_AS_PAGE = /^<(?:!doctype\s+html|html|head|body|article|main|div|p|meta|title)\b/i
const FRONT_MATTER = /^---[ \t]*\r?\n(?:[^\n]*\n){0,200}?---[ \t]*(?:\r?\n|$)/

/** What the first characters of a file look like. Markdown is only told by its front matter: without it, plain text is the safe reading. */
export function formatOfContent(head: string): Format {
  const start = head.trimStart()
  if (start.startsWith('[')) return beginsAsJson(start) ? 'json' : 'text'
  if (start.startsWith('{')) {
    if (!beginsAsJson(start)) return 'text'
    return holdsLines(start) ? 'jsonl' : 'json'
  }
  if (BEGINS_AS_PAGE.test(start.slice(0, 4000).replace(PROLOGUE, ''))) return 'html'
  if (FRONT_MATTER.test(head)) return 'markdown'
  return 'text'
}

/** Whether the first line is a whole JSON object, or an object too long for the head that is no list of articles. */
export function holdsLines(head: string): boolean {
  const start = head.trimStart()
  const lineEnd = start.indexOf('\n')
  if (lineEnd < 0) return start.startsWith('{') && !HOLDS_A_LIST.test(start)
  const line = start.slice(0, lineEnd).trim()
  return line.startsWith('{') && line.endsWith('}') && isJson(line)
}

/** `[1]`, `{"`, `[{`: text may begin with a bracket too ("[Update] …", "{{ title }}"). */
function beginsAsJson(start: string): boolean {
  return /^(?:\{\s*["}]|\[\s*(?:\{\s*["}]|["\]\d-]|\[|null|true|false))/.test(start)
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
