import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Rule, Severity } from '../rule.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Reported, Reporter, ReporterOptions } from './reporter.ts'
import { documentationOf, type Diagnostic, type Range, type Result } from './result.ts'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** A path as a URI: relative ones to the source root, absolute ones (files outside the folder) as they are. */
function artifactOf(path: string): object {
  if (isAbsolute(path)) return { uri: pathToFileURL(path).href }
  return { uri: path.replace(/\p{Cs}/gu, '\ufffd').split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
}

function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  }
}

/** A range in a record counts in one of its fields, not in the file: the record's line is the region, field and range go beside it. */
function locationOf(result: Result, diagnostic: Pick<Diagnostic, 'field' | 'range'> & { readonly excerpt?: string }): object {
  const { range, field = 'text', excerpt } = diagnostic
  const artifactLocation = artifactOf(result.path)
  if (result.record === undefined) {
    return { physicalLocation: { artifactLocation, region: { ...regionOf(range), ...(excerpt === undefined ? {} : { snippet: { text: excerpt } }) } } }
  }
  const name = result.record.fields?.[field === 'headline' ? 'headline' : 'text'] ?? field
  return {
    physicalLocation: { artifactLocation, region: { startLine: result.record.line } },
    logicalLocations: [{ name, fullyQualifiedName: `${result.id ?? result.record.index}/${name}`, kind: 'member' }],
    properties: { field: name, range },
  }
}

function relatedOf(other: NonNullable<Diagnostic['related']>[number], result: Result): object {
  const message = { text: other.message }
  if (other.path === undefined) return { ...locationOf(result, other), message }
  const region = other.record === undefined ? regionOf(other.range) : { startLine: other.record.line }
  return { physicalLocation: { artifactLocation: artifactOf(other.path), region }, message }
}

function resultsOf({ result, linted }: Reported): readonly object[] {
  return result.diagnostics.map((diagnostic, index) => {
    const { rule, severity, message, confidence, fix, related } = diagnostic
    const found = linted.found[index]
    return {
      ruleId: rule,
      level: LEVELS[severity],
      message: { text: message },
      rank: Math.round(confidence * 100),
      locations: [locationOf(result, diagnostic)],
      ...(found === undefined ? {} : { partialFingerprints: { 'newslint/v1': fingerprintOf(found, linted) } }),
      ...(related === undefined ? {} : { relatedLocations: related.map((other) => relatedOf(other, result)) }),
      ...(fix === undefined || result.record !== undefined
        ? {}
        : {
            fixes: [
              {
                artifactChanges: [
                  {
                    artifactLocation: artifactOf(result.path),
                    replacements: [{ deletedRegion: regionOf(fix.range), insertedContent: { text: fix.text } }],
                  },
                ],
              },
            ],
          }),
    }
  })
}

function descriptorOf(rule: Rule, severity: Severity): object {
  const help = [rule.why, rule.mend].filter((part) => part !== '').join('\n\n')
  const url = documentationOf(rule.id)
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    ...(rule.why === '' ? {} : { fullDescription: { text: rule.why } }),
    ...(help === '' ? {} : { help: { text: help, markdown: help } }),
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [rule.id.split('/', 1)[0]] },
  }
}

/** SARIF 2.1.0. Results are written as they come; what describes the rules stands after them. */
export function sarifReporter({ version }: Pick<ReporterOptions, 'version'>): Reporter {
  let first = true
  return {
    opening: `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    article(reported) {
      let text = ''
      for (const result of resultsOf(reported)) {
        text += `${first ? '\n' : ',\n'}${JSON.stringify(result)}`
        first = false
      }
      return text
    },
    closing({ rules, summary }) {
      const tool = {
        driver: {
          name: 'newslint',
          version,
          informationUri: 'https://github.com/newslint/newslint',
          rules: rules.map(({ rule, severity }) => descriptorOf(rule, severity)),
        },
      }
      const notifications = summary.problems.map(({ path, message, record }) => ({
        level: 'error',
        message: { text: message },
        locations: [
          {
            physicalLocation: {
              artifactLocation: artifactOf(path),
              ...(record === undefined ? {} : { region: { startLine: record.line } }),
            },
          },
        ],
      }))
      const invocation = { executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }
      return `${first ? '' : '\n'}],"tool":${JSON.stringify(tool)},"invocations":${JSON.stringify([invocation])}}]}\n`
    },
  }
}
