import { relative, sep } from 'node:path'
import { createConfigs } from '../config/resolve.ts'
import type { LintOptions } from './lint.ts'

/** Prints, as JSON, what the configuration makes of a file. */
export async function printConfig(file: string, options: LintOptions): Promise<number> {
  const cwd = process.cwd()
  const configFor = createConfigs({
    cwd,
    ...(options.config === undefined ? {} : { config: options.config }),
    ...(options.rule === undefined ? {} : { rules: options.rule }),
    ...(options.templates === undefined ? {} : { templates: options.templates }),
  })
  const config = await configFor(file)
  const rules = config.settingsFor(file).map(({ rule, severity, options: ruleOptions }) => {
    const hasOptions = severity !== 'off' && Object.keys(ruleOptions).length > 0
    return [rule.id, hasOptions ? { severity, ...ruleOptions } : severity] as const
  })
  const shown = (path: string): string => relative(cwd, path).replaceAll(sep, '/')
  const printed = {
    files: config.files.map(shown),
    failOn: options.failOn ?? config.failOn,
    ignores: config.ignores.patterns,
    fields: { ...config.fields, ...options.field },
    templates: config.templates && shown(config.templates.file),
    plugins: config.plugins,
    rules: Object.fromEntries(rules),
  }
  process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`)
  return 0
}
