import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import { lint, type LintSettings } from './library.ts'

/**
 * newslint as a unified plugin: `unified().use(retextEnglish).use(newslint)` puts its findings on the vfile, as messages with place, rule id
 * (`ruleId` is the rule's name, `source` is `newslint`), `fatal` for errors, `undefined` for info. Lints the file's text, not the tree.
 */
export const newslint: Plugin<[LintSettings?]> = function (settings) {
  return (_tree, file: VFile) => {
    for (const { rule, severity, message, range, excerpt, fix, suggestions } of lint(String(file), settings).diagnostics) {
      const place = { start: pointOf(range.start), end: pointOf(range.end) }
      const added = severity === 'info' ? file.info(message, { place, ruleId: rule, source: 'newslint' }) : file.message(message, { place, ruleId: rule, source: 'newslint' })
      if (severity === 'error') added.fatal = true
      added.actual = excerpt
      const expected = [...(fix ? [fix.text] : []), ...(suggestions ?? []).map(({ text }) => text)]
      if (expected.length > 0) added.expected = expected
    }
  }
}

function pointOf({ line, column, offset }: { line: number; column: number; offset: number }): { line: number; column: number; offset: number } {
  return { line, column, offset }
}
