/** One token of JSON, blanks before it included. */
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/
const TOKEN = new RegExp(`[ \\t\\r\\n]*([{}[\\],:]|${STRING.source}|${NUMBER.source}|true|false|null)`, 'y')

type Expected = 'a value' | 'a name in quotation marks' | '`:`' | '`,` or the closing bracket' | 'nothing more'

/** Where a text ceases to be JSON, as `line 3, column 7: expected …`; undefined when it is JSON. Node tells no place for some faults. */
export function jsonFault(text: string): string | undefined {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'a value'
  /** Whether a closing bracket may stand here too: nothing of the list or map has been read. */
  let empty = false
  TOKEN.lastIndex = 0
  for (let at = 0; ; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(text)?.[1]
    if (token === undefined) {
      const rest = text.slice(at).search(/[^ \t\r\n]/)
      if (expected === 'nothing more' && rest < 0) return undefined
      return faultAt(text, rest < 0 ? text.length : at + rest, expected)
    }
    const closes = (token === '}' && open.at(-1) === '{') || (token === ']' && open.at(-1) === '[')
    if (closes && (empty || expected === '`,` or the closing bracket')) {
      open.pop()
      expected = afterValue(open)
      empty = false
    } else if (expected === 'a value' && !/^[}\],:]/.test(token)) {
      empty = token === '{' || token === '['
      if (empty) open.push(token as '{' | '[')
      expected = token === '{' ? 'a name in quotation marks' : token === '[' ? 'a value' : afterValue(open)
    } else if (expected === 'a name in quotation marks' && token.startsWith('"')) {
      expected = '`:`'
      empty = false
    } else if (expected === '`:`' && token === ':') expected = 'a value'
    else if (expected === '`,` or the closing bracket' && token === ',') {
      expected = open.at(-1) === '{' ? 'a name in quotation marks' : 'a value'
    } else return faultAt(text, TOKEN.lastIndex - token.length, expected)
  }
}

function afterValue(open: readonly string[]): Expected {
  return open.length === 0 ? 'nothing more' : '`,` or the closing bracket'
}

function faultAt(text: string, offset: number, expected: Expected): string {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/)
  const word = text.slice(offset, offset + 20).split(/[\s,:{}[\]]/, 1)[0] || text[offset]
  const found = offset >= text.length ? 'the file ends' : `there is ${JSON.stringify(word)}`
  return `line ${before.length}, column ${before.at(-1)!.length + 1}: expected ${expected}, but ${found}`
}
