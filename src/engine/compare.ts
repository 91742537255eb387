/** Runs corpus rules: a fingerprint of every article first, then all of them compared. */
import type { Reading } from '../article/reading.ts'
import type { CorpusRule, Finding, Fingerprinted, Related } from '../rule.ts'
import type { ActiveRule, Found, RuleFailure } from './found.ts'
import { asSet, checkFinding } from './lint.ts'

/** What corpus rules found, by the index of the article that it lands on. */
export interface Compared {
  readonly found: ReadonlyMap<number, readonly Found[]>
  /** The places in other articles that findings speak of, by the index of the article they are in. */
  readonly related: ReadonlyMap<number, readonly Related[]>
  readonly failures: readonly RuleFailure[]
}

interface Gathered {
  readonly rule: CorpusRule
  /** How the rule is set for each article, by index; articles that it is off for, or in another language, are missing. */
  readonly active: Map<number, ActiveRule>
  readonly fingerprints: Fingerprinted<unknown>[]
}

/** Gathers fingerprints article by article; the index of an article is the number of those before it. */
export class Comparison {
  readonly #rules = new Map<string, Gathered>()
  readonly #lengths: { readonly text: number; readonly headline: number }[] = []
  readonly #failures = new Map<string, RuleFailure>()

  add(reading: Reading, path: string, rules: readonly ActiveRule[]): void {
    const article = this.#lengths.length
    const { text, format, headline = '', id, source } = reading.article
    this.#lengths.push({ text: text.length, headline: format === 'record' ? headline.length : 0 })
    for (const active of rules) {
      const { rule, options } = active
      if (rule.scope !== 'corpus' || !(rule.languages.includes('*') || rule.languages.includes(reading.language))) continue
      this.#guarded(rule.id, () => {
        const fingerprint = rule.fingerprint(reading, options)
        if (fingerprint === undefined) return
        const gathered = this.#gathered(rule)
        gathered.active.set(article, active)
        gathered.fingerprints.push({ article, id, path, source, fingerprint })
      })
    }
  }

  /** Compares what was gathered. A rule's options are those of the first article that it is on for. */
  compare(): Compared {
    const found = new Map<number, Found[]>()
    const related = new Map<number, Related[]>()
    for (const { rule, active, fingerprints } of this.#rules.values()) {
      const options = [...active.values()][0]?.options ?? {}
      const report = (article: number, part: 'text' | 'headline', finding: Finding): void => {
        const setting = active.get(article)
        const length = this.#lengths[article]?.[part]
        if (setting === undefined || length === undefined) throw new RangeError(`it reports article ${article}, which it was not given`)
        checkFinding(rule, finding, length)
        const settled = asSet(setting, part, finding)
        if (settled === undefined) return
        for (const other of finding.related ?? []) {
          if (other.article === undefined) continue
          if (other.article >= article) throw new RangeError(`a finding on article ${article} is related to the later article ${other.article}`)
          listOf(related, other.article).push(other)
        }
        listOf(found, article).push(settled)
      }
      this.#guarded(rule.id, () => rule.compare(fingerprints, report, options))
    }
    return { found, related, failures: [...this.#failures.values()] }
  }

  #gathered(rule: CorpusRule): Gathered {
    let gathered = this.#rules.get(rule.id)
    if (gathered === undefined) {
      gathered = { rule, active: new Map(), fingerprints: [] }
      this.#rules.set(rule.id, gathered)
    }
    return gathered
  }

  #guarded(rule: string, work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#failures.set(rule, { rule, message: error instanceof Error ? error.message : String(error) })
    }
  }
}

function listOf<T>(lists: Map<number, T[]>, key: number): T[] {
  let list = lists.get(key)
  if (list === undefined) {
    list = []
    lists.set(key, list)
  }
  return list
}
