/**
 * Counts in how many of 11,374 news articles (../shared/data/background) each word stands, and writes the counts to
 * src/article/lexicon/headline-words.yaml: how much a word says about which story a headline tells, and which words are words at all.
 * Words only, no text.
 */
import { writeFileSync } from 'node:fs'
import { stem } from '../../src/text/stem.ts'
import { backgroundArticles, projectFile } from './background.ts'

/** Rarer words are left out: misspellings stand in fewer articles, and a word that is not listed weighs as much as the rarest listed. */
const FEWEST_ARTICLES = 9
/** A word is a name when at most this share of it stands in lower case. */
const NAME_IN_LOWER_CASE = 0.1
/** Steps a doubling: weights are kept to half a bit. */
const STEPS = 2

const articles = backgroundArticles()
const counts = new Map<string, { articles: number; last: number; all: number; lower: number }>()
for (const [index, { title, text }] of articles.entries()) {
  for (const [word] of `${title}\n${text}`.replaceAll('’', "'").matchAll(/\p{L}+(?:'\p{L}+)*/gu)) {
    const folded = stem(word.toLowerCase())
    let count = counts.get(folded)
    if (!count) counts.set(folded, (count = { articles: 0, last: -1, all: 0, lower: 0 }))
    if (count.last !== index) count.articles++
    count.last = index
    count.all++
    if (word === word.toLowerCase()) count.lower++
  }
}

const levels = { words: new Map<number, string[]>(), names: new Map<number, string[]>() }
for (const [word, { articles: standsIn, all, lower }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (standsIn < FEWEST_ARTICLES) continue
  const level = Math.round(STEPS * Math.log2(articles.length / standsIn))
  const group = lower <= NAME_IN_LOWER_CASE * all ? levels.names : levels.words
  const list = group.get(level)
  if (list) list.push(word)
  else group.set(level, [word])
}
const section = (name: 'words' | 'names'): string => {
  const ordered = [...levels[name]].sort(([a], [b]) => a - b)
  return `${name}:\n${ordered.map(([level, words]) => `  ${level}: ${JSON.stringify(words.join(' '))}\n`).join('')}`
}
const about =
  '# written by npm run train: stems by how rare they are in news, in half bits: level n stands in one of 2^(n/2) articles'
writeFileSync(projectFile('src/article/lexicon/headline-words.yaml'), `${about}\n${section('words')}${section('names')}`)
