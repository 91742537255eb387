/** What the commands need of a run as a whole. */
export { DuplicateSearch, findDuplicates, type DuplicateCluster, type DuplicateEntry } from './duplicates.ts'
