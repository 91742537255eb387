/**
 * The phrases of all rules in one matcher. Those of newslint's own rules are compiled when newslint is built; what plugins bring is compiled when
 * it is met.
 */
import { compiled } from '../../rules/phrases.generated.ts'
import { rules as ownRules } from '../../rules/index.ts'
import type { PhraseHit, Rule } from '../rule.ts'
import { compilePhrases, decodePhrases, phraseMatcher, type PhraseList, type PhraseMatcher } from '../text/phrases.ts'
import type { Scan } from '../text/scan.ts'
import { hashWord } from '../text/words.ts'

/** The hits of each rule's phrases, by rule id. */
export type HitsOf = (scan: Scan) => ReadonlyMap<string, readonly PhraseHit[]>

/** The phrase lists of those rules that look at one article. */
export function phraseLists(rules: readonly Rule[]): PhraseList[] {
  return rules
    .filter((rule) => rule.scope === 'article')
    .flatMap(({ id, phrases }) => Object.entries(phrases).map(([list, entries]) => ({ owner: id, list, entries })))
}

/** Changes with every phrase; says whether the compiled table is that of the lists at hand. */
export function fingerprintOf(lists: readonly PhraseList[]): number {
  let fingerprint = 0
  for (const { owner, list, entries } of lists) {
    fingerprint = Math.imul(fingerprint ^ hashWord(owner + list), 31)
    for (const entry of entries) fingerprint = Math.imul(fingerprint ^ hashWord(typeof entry === 'string' ? entry : entry.phrase), 31)
  }
  return fingerprint >>> 0
}

let own: PhraseMatcher | undefined

function ownMatcher(): PhraseMatcher {
  if (!own) {
    const lists = phraseLists(ownRules)
    // while a rule is being written its phrases are newer than the table
    const table = fingerprintOf(lists) === compiled.fingerprint ? decodePhrases(compiled.table) : compilePhrases(lists)
    own = phraseMatcher(table, lists)
  }
  return own
}

/** Finds the phrases of these rules; of newslint's own rules it may find those of others as well. */
export function phraseHits(rules: readonly Rule[]): HitsOf {
  const known = new Set(ownRules)
  const foreign = phraseLists(rules.filter((rule) => !known.has(rule)))
  const first = rules.some((rule) => known.has(rule) && Object.keys(rule.phrases).length > 0) ? ownMatcher() : undefined
  const second = foreign.length > 0 ? phraseMatcher(compilePhrases(foreign), foreign) : undefined
  if (first && second) return (scan) => new Map([...first.match(scan), ...second.match(scan)])
  const only = first ?? second
  return only ? (scan) => only.match(scan) : () => NONE
}

const NONE: ReadonlyMap<string, readonly PhraseHit[]> = new Map()
