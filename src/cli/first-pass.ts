/** The pass over the inputs that comes before the command's own: what needs several articles is gathered in it. */
import { templateOf, type PageTemplate, type PageTemplates } from '../article/page-template.ts'
import { read } from '../article/read.ts'
import type { Reading } from '../article/reading.ts'
import type { ResolvedConfig } from '../config/resolve.ts'
import { TemplateLearner } from '../corpus/index.ts'
import type { Entry } from '../input/index.ts'
import type { InputItem, Inputs } from './inputs.ts'

export interface FirstPassOptions {
  /** False judges each article alone: there is no first pass. Neither is there over standard input, which is read once. */
  readonly corpus: boolean
  /** Called with each article, when there are two at least. */
  readonly onReading?: (reading: Reading, entry: Entry, config: ResolvedConfig) => void
  readonly onArticle?: () => void
}

/** What the first pass knows, and the inputs once more. */
export interface Passed {
  readonly items: () => AsyncIterable<InputItem> | Iterable<InputItem>
  /** The page template of the article's source: what a file says of the source, else what the run has learned of it. */
  readonly templateFor: (entry: Entry, config: ResolvedConfig) => PageTemplate | undefined
  /** Reads an article with it. */
  readonly read: (entry: Entry, config: ResolvedConfig) => Reading
}

/** Runs of fewer articles and code units than this keep their readings between the two passes instead of reading them again: some 50 MB. */
const KEPT_ARTICLES = 500
const KEPT_CODE_UNITS = 4_000_000

function fromFile({ article }: Entry, { templates }: ResolvedConfig): PageTemplate | undefined {
  return templates && templateOf(templates.templates, article)
}

export async function firstPass(inputs: Inputs, { corpus, onReading, onArticle }: FirstPassOptions): Promise<Passed> {
  if (!corpus || !inputs.rereadable) {
    return {
      items: () => inputs.items(),
      templateFor: fromFile,
      read: (entry, config) => read(entry.article, { template: fromFile(entry, config) }),
    }
  }
  const learner = new TemplateLearner()
  const items: InputItem[] = []
  const readings = new Map<Entry, Reading>()
  let size = 0
  let keeping = true
  // one article has nothing to be compared with: it waits for the second
  let first: (() => void) | undefined
  let articles = 0
  for await (const item of inputs.items()) {
    if (keeping) items.push(item)
    if (!('entry' in item)) continue
    const { entry, config } = item
    const template = fromFile(entry, config)
    const reading = read(entry.article, { template })
    const see = (): void => {
      if (template === undefined) learner.add(reading)
      onReading?.(reading, entry, config)
    }
    if (articles++ === 0) first = see
    else {
      first?.()
      first = undefined
      see()
    }
    size += entry.article.text.length
    keeping &&= items.length <= KEPT_ARTICLES && size <= KEPT_CODE_UNITS
    if (keeping) readings.set(entry, reading)
    else {
      items.length = 0
      readings.clear()
    }
    onArticle?.()
  }
  const learned: PageTemplates = learner.templates()
  const templateFor: Passed['templateFor'] = (entry, config) => fromFile(entry, config) ?? templateOf(learned, entry.article)
  return {
    items: () => (keeping ? items : inputs.items()),
    templateFor,
    read(entry, config) {
      const template = templateFor(entry, config)
      const kept = readings.get(entry)
      return kept !== undefined && kept.template === template ? kept : read(entry.article, { template })
    },
  }
}
