/** Which headlines and which stories stand more than once in a run. */
import { HeadlineSearch } from '../article/headline-search.ts'
import { narrationOf } from '../article/narration.ts'
import { read } from '../article/read.ts'
import type { Reading } from '../article/reading.ts'
import type { Entry } from '../input/entry.ts'
import { Clusters } from '../text/clusters.ts'
import { NearDuplicates } from '../text/near-duplicates.ts'

/** Articles with the same headline, or with the same story. */
export interface DuplicateCluster {
  readonly kind: 'headline' | 'article'
  /** A name for the cluster within the run: `headline-1`, `article-1`, by first member. */
  readonly cluster: string
  /** The records' ids in order of input; for an article without one its path, with the line of a record: `crawl.jsonl:17`. Two at least. */
  readonly members: readonly string[]
  /** 0 to 1: how alike the two are that are least alike of those that hold the cluster together. */
  readonly similarity: number
}

/** What is needed of an entry. */
export type DuplicateEntry = Pick<Entry, 'path' | 'article' | 'record'>

interface Link {
  readonly earlier: number
  readonly later: number
  readonly similarity: number
}

/**
 * From here on two articles are one story. Two-word shingles of the narration (see `NearDuplicates`): versions of one story at different
 * reading
 * levels, in different translations or as damaged copies share 13% and more of them, reports of one event by different outlets stay below
 * it.
 */
const SAME_STORY = 0.13

/**
 * Reads every entry once and returns all clusters, headlines first, each kind by first member. Keeps about 4 kB an article; 20,000 articles
 * take
 * some seconds besides the reading. The result depends on the order of the entries only where more than 24 articles are alike.
 */
export async function findDuplicates(entries: Iterable<DuplicateEntry> | AsyncIterable<DuplicateEntry>): Promise<DuplicateCluster[]> {
  const search = new DuplicateSearch()
  for await (const entry of entries) search.add(memberOf(entry), read(entry.article))
  return search.clusters()
}

class DuplicateSearch {
  private readonly members: string[] = []
  private readonly headlines = new HeadlineSearch()
  /** Which member carries the headline of a number in `headlines`. */
  private readonly carriers: number[] = []
  private readonly headlineLinks: Link[] = []
  private readonly stories = new NearDuplicates()

  /** `member`: what the clusters call the article. */
  add(member: string, reading: Reading): void {
    const number = this.members.push(member) - 1
    this.stories.add(narrationOf(reading))
    const headline = reading.headline?.text
    if (headline === undefined) return
    this.carriers.push(number)
    for (const { earlier, similarity } of this.headlines.add(headline)) {
      this.headlineLinks.push({ earlier: this.carriers[earlier]!, later: number, similarity })
    }
  }

  clusters(): DuplicateCluster[] {
    const stories = this.stories.pairs().filter(({ similarity }) => similarity >= SAME_STORY)
    return [...this.clustersOf('headline', this.headlineLinks), ...this.clustersOf('article', stories)]
  }

  private clustersOf(kind: 'headline' | 'article', links: readonly Link[]): DuplicateCluster[] {
    const clusters = new Clusters(this.members.length)
    // strongest links first: a weaker one that joins nothing new says nothing about the cluster
    const least = new Map<number, number>()
    const strongestFirst = [...links].sort((a, b) => b.similarity - a.similarity || a.later - b.later || a.earlier - b.earlier)
    for (const { earlier, later, similarity } of strongestFirst) {
      const [one, other] = [clusters.of(earlier), clusters.of(later)]
      if (one === other) continue
      clusters.link(one, other)
      least.set(clusters.of(one), similarity)
    }
    return clusters.groups().map((group, i) => ({
      kind,
      cluster: `${kind}-${i + 1}`,
      members: group.map((member) => this.members[member]!),
      similarity: Math.round(1000 * (least.get(group[0]!) ?? 1)) / 1000,
    }))
  }
}

function memberOf({ path, article, record }: DuplicateEntry): string {
  return article.id ?? (record === undefined ? path : `${path}:${record.line}`)
}
