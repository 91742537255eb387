import type { Node } from 'unist'
import type { Plugin as UnifiedPlugin } from 'unified'
import type { VFileMessage } from 'vfile-message'
import { defineRule, type Finding, type Rule } from '../rule.ts'
import { importModule } from './load.ts'

/** Where a message stands, in code units of the text; undefined for a message about the whole file. */
function spanOf(message: VFileMessage): { start: number; end: number } | undefined {
  const place = message.place
  if (place === undefined) return undefined
  const [start, end] = 'start' in place ? [place.start.offset, place.end.offset] : [place.offset, place.offset]
  return start === undefined || end === undefined ? undefined : { start, end }
}

function findingOf(message: VFileMessage, paragraph: { readonly start: number; readonly end: number }): Finding {
  const { start, end } = spanOf(message) ?? paragraph
  const expected: readonly unknown[] = Array.isArray(message.expected) ? message.expected : []
  const suggestions = expected
    .filter((text): text is string => typeof text === 'string')
    .map((text) => ({ start, end, text, message: text === '' ? 'delete it' : `write “${text}”` }))
  const note = typeof message.note === 'string' ? ` (${message.note.split('\n', 1)[0]})` : ''
  return { start, end, message: `${message.reason}${note}`, ...(suggestions.length > 0 ? { suggestions } : {}) }
}

/** `retext-repeated-words`, `@acme/retext-repeated-words` and `./retext-repeated-words.js` are all `repeated-words`. */
function shortName(name: string): string {
  const parts = name.replace(/\.[cm]?[jt]s$/, '').split('/')
  const last = parts.at(-1) === 'index' && parts.length > 1 ? parts.at(-2)! : parts.at(-1)!
  return last.replace(/^retext-/, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

/**
 * A retext plugin as a rule `retext/NAME`, without the `retext-` of its package. It sees one paragraph at a time, so that a plugin that is slow on
 * long texts stays usable; whatever it throws is the engine's to name.
 */
export async function loadRetextPlugin(name: string, file: string, options: unknown): Promise<Rule> {
  const [namespace, { unified }, { VFile }] = await Promise.all([importModule(file), import('unified'), import('vfile')])
  const plugin = namespace['default']
  if (typeof plugin !== 'function') throw new Error(`\`${name}\` has no default export that is a function`)
  const processor = unified()
    .use(plugin as UnifiedPlugin<[unknown?]>, ...(options === undefined ? [] : [options]))
    .freeze()
  return defineRule({
    id: `retext/${shortName(name)}`,
    summary: `what the retext plugin ${name} reports`,
    why: `See the documentation of ${name}.`,
    mend: '',
    severity: 'warning',
    languages: ['*'],
    examples: { wrong: [], right: [] },
    check(reading, report) {
      const { paragraphs } = reading.scan
      for (let index = 0; index < paragraphs.count; index++) {
        const paragraph = { start: paragraphs.start[index]!, end: paragraphs.end[index]! }
        const messages = new VFile(reading.text)
        // plugins may change the tree they are given, and the reading's own is everyone's
        processor.runSync(structuredClone<Node>(reading.tree(index)), messages)
        for (const message of messages.messages) report(findingOf(message, paragraph))
      }
    },
  })
}
