import { ledgerOf } from '../article/ledger.ts'
import type { Reading, SourceKind } from '../article/reading.ts'
import type { Mention } from '../article/source-wording.ts'
import type { Entry } from '../input/index.ts'
import { sourceTexts } from '../report/document.ts'
import { outline } from '../report/outline.ts'
import type { Range } from '../report/result.ts'
import type { Span } from '../rule.ts'
import { wantsColor } from './color.ts'
import { firstPass } from './first-pass.ts'
import { openInputs, problemLine, type InputOptions } from './inputs.ts'
import { openOutput } from './output.ts'

export interface InspectOptions extends InputOptions {
  readonly format: 'pretty' | 'ndjson'
  readonly corpus: boolean
  readonly color?: boolean
}

/** Columns, where no terminal says how wide it is. */
const WIDTH = 80

function asRecord(entry: Entry, reading: Reading, rangeOf: (span: Span) => Range): object {
  const { sentences } = reading.scan
  const { id } = entry.article
  const ledger = ledgerOf(reading)
  /** As the ledger has it; where it has none, as it stands: who only thinks or wants something, who speaks in headlines and captions. */
  const known = ({ name, kind, start }: Mention): { readonly name: string; readonly kind: SourceKind } => {
    const found = ledger.entryOf({ start })
    const isOtherKind = found !== undefined && found.kind !== 'named' && kind !== 'pronoun'
    return { name: found?.plainName ?? name, kind: isOtherKind ? found.kind : kind }
  }
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
      speaker: quote.speaker === undefined ? null : { name: known(quote.speaker).name, range: rangeOf(quote.speaker) },
    })),
    attributions: reading.attributions.map(({ source, cue, content, quoted }) => ({
      source: source === null ? null : { ...known(source), range: rangeOf(source) },
      cue: cue === null ? null : { range: rangeOf(cue) },
      content: content.map((part) => ({ range: rangeOf(part) })),
      quoted,
    })),
  }
}

/** Prints what newslint reads in the articles. Returns the exit code: 0, or 2 for inputs that could not be used. */
export async function inspect(patterns: readonly string[], options: InspectOptions): Promise<number> {
  const inputs = await openInputs(patterns, options)
  const output = openOutput(options.outputFile)
  const toTerminal = options.outputFile === undefined && process.stdout.isTTY
  const look = { color: wantsColor(options.color, toTerminal), width: (toTerminal ? process.stdout.columns : 0) || WIDTH }
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
      if (options.format === 'ndjson') await output.write(`${JSON.stringify(asRecord(entry, reading, rangeOf))}\n`)
      else await output.write(outline(entry.record === undefined ? entry.path : `${entry.path}:${entry.record.line}`, reading, rangeOf, look))
    }
    await output.finish()
    return code
  } catch (error) {
    output.discard()
    throw error
  }
}
