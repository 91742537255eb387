/** Marks in one paragraph above which it is read as plain text: micromark's time grows with their square (16,000 take it 8 seconds). */
const MOST_MARKS = 2000
/** Fewer are too many as well where there is one for every six characters: no person writes so. */
const MOST_DENSE_MARKS = 300
const DENSE = 6
/** Quotations in lists in quotations … on one line. */
const MOST_CONTAINERS = 50
/** Columns: lists in lists in lists … */
const DEEPEST_INDENT = 80

const MARKS = /[\\`*_[\]<&~!]/g
const CONTAINER = /^[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/

/** A part of a Markdown document as micromark is to read it, and the way back. */
export class MarkdownChunk {
  readonly #parts: string[] = []
  /** Where the parts begin in the text and in the document. */
  readonly #textStarts: number[] = []
  readonly #documentStarts: number[] = []
  #length = 0

  get text(): string {
    return this.#parts.join('')
  }

  /** `place`: where the text stands in the document. */
  add(text: string, place: number): void {
    this.#parts.push(text)
    this.#textStarts.push(this.#length)
    this.#documentStarts.push(place)
    this.#length += text.length
  }

  /** Takes the meaning from the marks when they are more than micromark can stand. Whether it did. */
  calm(): boolean {
    let calmed = false
    const text = this.text
    if (text.length > MOST_DENSE_MARKS && hasTooManyMarks(text)) {
      for (const [index, part] of this.#parts.entries()) this.#parts[index] = part.replace(/[\\`*_[\]<&~!]/g, 'x')
      calmed = true
    }
    for (const [index, part] of this.#parts.entries()) {
      if (part.length <= MOST_CONTAINERS || !isTooDeep(part)) continue
      this.#parts[index] = part.replace(/^[ \t>*+.)\d-]+/, (marks) => marks.replace(/[^ \t]/g, 'x').replace(/^[ \t]/, 'x'))
      calmed = true
    }
    return calmed
  }

  /** The place in the document of an offset in the text. */
  toDocument(offset: number): number {
    let low = 0
    let high = this.#textStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#textStarts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return this.#documentStarts[low]! + offset - this.#textStarts[low]!
  }
}

function hasTooManyMarks(text: string): boolean {
  let marks = 0
  MARKS.lastIndex = 0
  while (marks <= MOST_MARKS && MARKS.test(text)) marks++
  return marks > MOST_MARKS || (marks > MOST_DENSE_MARKS && marks * DENSE > text.length)
}

function isTooDeep(line: string): boolean {
  if (/^[ \t]*/.exec(line)![0].length > DEEPEST_INDENT) return true
  let rest = line
  for (let count = 0; count < MOST_CONTAINERS; count++) {
    const mark = CONTAINER.exec(rest)
    if (mark === null) return false
    rest = rest.slice(mark[0].length)
  }
  return true
}
