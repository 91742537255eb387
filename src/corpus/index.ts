/** What the commands need of a run as a whole. */
export { findDuplicates, type DuplicateCluster, type DuplicateEntry } from './duplicates.ts'
export { TemplateLearner } from './page-templates.ts'
