/**
 * Pages, extracted texts and sound articles in the languages of the lexicon: tests/languages/. In `*-page.txt`, `*-extract.txt` and
 * `*-error.txt` every line has what it is before a tab: a role, the name of the residue rule that reports it, or `residue` for any.
 * `*-clean.txt` are articles that speak of newsletters, cookies and sharing, and have no residue. `lines.tsv` has single lines that stand
 * between a headline and its article: what each is, in which language.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { read } from '../src/article/read.ts'
import type { Reading } from '../src/article/reading.ts'
import { cleanArticle } from '../src/engine/clean.ts'
import { lintArticle } from '../src/engine/lint.ts'
import { defaultOptions } from '../src/rule.ts'

const folder = new URL('languages/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort()
const active = rules.map((rule) => ({ rule, severity: rule.severity, options: defaultOptions(rule) }))
const contentOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const languageOf = (name: string): string => name.slice(0, 2)

/** Of the article itself; no residue rule is called so. */
const OWN_ROLES: ReadonlySet<string> = new Set(['headline', 'standfirst', 'byline', 'dateline', 'body', 'crosshead', 'list'])
const ROLES_THAT_STAY: ReadonlySet<string> = new Set(['body', 'crosshead', 'list'])

interface Labelled {
  readonly lines: readonly string[]
  readonly labels: readonly string[]
}

function labelled(name: string): Labelled {
  const rows = contentOf(name).replace(/\n$/, '').split('\n').map((row) => row.split('\t'))
  return { labels: rows.map(([label]) => label!), lines: rows.map(([, line = '']) => line) }
}

/** What the anatomy says of each line, in the words of the labels; a finding that is only mentioned has a question mark. */
function judged({ blocks, scan, text }: Reading, found: ReadonlySet<number>): string[] {
  const labels = Array.from({ length: scan.lines.count }, () => '')
  for (const { firstLine, lastLine, residue, role } of blocks) {
    // what stands in an article's place is found on its first line
    const whole = residue === 'error-page' && found.has(firstLine)
    for (let line = firstLine; line <= lastLine; line++) {
      if (text.slice(scan.lines.start[line], scan.lines.end[line]).trim() === '') continue
      labels[line] = residue === undefined ? role : whole || found.has(line) ? residue : `${residue}?`
    }
  }
  return labels
}

/** The label itself where it holds, else what was found instead. */
function held(label: string, found: string): string {
  if (label === 'residue') return found !== '' && !found.endsWith('?') && !OWN_ROLES.has(found) ? label : found
  // a line of the article that is not known as its headline, its byline or its crosshead is no mistake here
  return label === 'body' && ROLES_THAT_STAY.has(found) ? label : found
}

function findings(text: string): { reading: Reading; found: ReadonlySet<number>; body: string; headline: string | undefined } {
  const linted = lintArticle({ text, format: 'text' }, active)
  const reading = linted.reading
  const found = new Set<number>()
  for (const { rule, severity, start, end } of linted.found) {
    if (!rule.startsWith('residue/') || severity === 'info') continue
    for (let line = reading.scan.lines.at(start); line <= reading.scan.lines.at(Math.max(start, end - 1)); line++) found.add(line)
  }
  const cleaned = cleanArticle(linted, active)
  return { reading, found, body: cleaned.text, headline: cleaned.headline }
}

describe.each(names.filter((name) => !name.endsWith('-clean.txt')))('%s', (name) => {
  const { lines, labels } = labelled(name)
  const { reading, found, body, headline } = findings(lines.join('\n'))

  test('is read in its language', () => {
    expect(reading.language).toBe(languageOf(name))
  })

  test('every line is what it is', () => {
    const judgements = judged(reading, found)
    const rows = lines.flatMap((line, i) => (line === '' ? [] : [[held(labels[i]!, judgements[i]!), line]]))
    expect(rows).toEqual(lines.flatMap((line, i) => (line === '' ? [] : [[labels[i], line]])))
  })

  test('cleaning leaves its headline and its body', () => {
    expect(headline || undefined).toBe(lines[labels.indexOf('headline')])
    expect(body).toBe(lines.filter((_, i) => ROLES_THAT_STAY.has(labels[i]!)).join('\n\n'))
  })
})

test.each(names.filter((name) => name.endsWith('-clean.txt')))('%s has no residue', (name) => {
  const text = contentOf(name)
  const linted = lintArticle({ text, format: 'text' }, active)
  expect(linted.reading.language).toBe(languageOf(name))
  const residue = linted.found.filter(({ rule }) => rule.startsWith('residue/'))
  expect(residue.map(({ rule, start, end }) => [rule, text.slice(start, end)])).toEqual([])
})

/** The line between the headline and the paragraphs of a sound text in that language. */
function inArticle(language: string, line: string): { role: string; residue: string | undefined } {
  const page = labelled(`${language}-page.txt`)
  const extract = labelled(`${language}-extract.txt`)
  const body = extract.lines.filter((_, i) => extract.labels[i] === 'body')
  const headline = page.lines[page.labels.indexOf('headline')]!
  const text = [headline, line, ...body].join('\n\n')
  const { role, residue } = read({ text, format: 'text' }).blockAt(headline.length + 2)!
  return { role, residue }
}

const single = contentOf('lines.tsv').trimEnd().split('\n').map((row) => row.split('\t') as [label: string, language: string, line: string])

test.each(single)('%s, %s: %s', (label, language, line) => {
  const { role, residue } = inArticle(language, line)
  expect(residue ?? role).toBe(label)
})
