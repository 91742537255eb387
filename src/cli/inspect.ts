import type { Reading } from '../article/reading.ts'
import type { Entry } from '../input/index.ts'
import { sourceTexts } from '../report/document.ts'
import type { Range } from '../report/result.ts'
import { counted } from '../report/table.ts'
import { shortened, visible } from '../report/terminal-text.ts'
import type { Span } from '../rule.ts'
import { firstPass } from './first-pass.ts'
import { openInputs, problemLine, type InputOptions } from './inputs.ts'
import { openOutput } from './output.ts'

export interface InspectOptions extends InputOptions {
  readonly format: 'pretty' | 'ndjson'
  readonly corpus: boolean
}

const WIDTH = 100
/** Longer lists of quotations say nothing more at a terminal. */
const MOST_SHOWN = 20

function asRecord(entry: Entry, reading: Reading, rangeOf: (span: Span) => Range): object {
  const { sentences } = reading.scan
  const { id } = entry.article
  return {
    path: entry.path,
    ...(id === undefined ? {} : { id }),
    language: reading.language,
    blocks: reading.blocks.map((block) => ({
      role: block.role,
      ...(block.kind === undefined ? {} : { kind: block.kind }),
      confidence: block.confidence,
      range: rangeOf(block),
    })),
    sentences: Array.from({ length: sentences.count }, (_, i) => ({ range: rangeOf({ start: sentences.start[i]!, end: sentences.end[i]! }) })),
    quotes: reading.quotes.map((quote) => ({
      range: rangeOf(quote),
      speaker: quote.speaker === undefined ? null : { name: quote.speaker.name, range: rangeOf(quote.speaker) },
    })),
    attributions: reading.attributions.map(({ source, cue, content, quoted }) => ({
      source: source === null ? null : { name: source.name, kind: source.kind, range: rangeOf(source) },
      cue: cue === null ? null : { range: rangeOf(cue) },
      content: content.map((part) => ({ range: rangeOf(part) })),
      quoted,
    })),
  }
}

function asOutline(entry: Entry, reading: Reading, rangeOf: (span: Span) => Range): string {
  const { text, scan, blocks, quotes, attributions } = reading
  const name = entry.record === undefined ? entry.path : `${entry.path}:${entry.record.line}`
  const lines = [
    `${visible(name)}: ${reading.language}, ${counted(scan.words.count, 'word')}, ${counted(scan.sentences.count, 'sentence')}, ${counted(quotes.length, 'quotation')}, ${counted(attributions.length, 'attribution')}`,
    ...(reading.headline === undefined ? [] : [`  headline: ${shortened(reading.headline.text, WIDTH)}`]),
  ]
  for (const block of blocks) {
    const { start, end } = rangeOf(block)
    const place = start.line === end.line ? `${start.line}` : `${start.line}-${end.line}`
    const beginning = shortened(text.slice(block.start, Math.min(block.end, block.start + WIDTH)).replace(/\s+/g, ' '), WIDTH - 40)
    lines.push(`  ${place.padStart(9)}  ${(block.title ?? block.role).padEnd(24)}  ${beginning}`)
  }
  const outermost = quotes.filter(({ depth }) => depth === 0)
  for (const quote of outermost.slice(0, MOST_SHOWN)) {
    const said = shortened(text.slice(quote.start, Math.min(quote.end, quote.start + WIDTH)).replace(/\s+/g, ' '), WIDTH - 40)
    lines.push(`  ${String(rangeOf(quote).start.line).padStart(9)}  ${visible(quote.speaker?.name ?? 'nobody named').padEnd(24)}  ${said}`)
  }
  if (outermost.length > MOST_SHOWN) lines.push(`  ${'…'.padStart(9)}  ${counted(outermost.length - MOST_SHOWN, 'more quotation')}`)
  return `${lines.join('\n')}\n`
}

/** Prints what newslint reads in the articles. Returns the exit code: 0, or 2 for inputs that could not be used. */
export async function inspect(patterns: readonly string[], options: InspectOptions): Promise<number> {
  const inputs = await openInputs(patterns, options)
  const output = openOutput(options.outputFile)
  let code = 0
  try {
    const passed = await firstPass(inputs, { corpus: options.corpus })
    for await (const item of passed.items()) {
      if ('problem' in item) {
        code = 2
        process.stderr.write(problemLine(item.problem))
        continue
      }
      const { entry, config } = item
      const reading = passed.read(entry, config)
      const { rangeOf } = sourceTexts(entry, { reading, headlineReading: undefined })('text')
      await output.write(options.format === 'ndjson' ? `${JSON.stringify(asRecord(entry, reading, rangeOf))}\n` : asOutline(entry, reading, rangeOf))
    }
    await output.finish()
    return code
  } catch (error) {
    output.discard()
    throw error
  }
}
