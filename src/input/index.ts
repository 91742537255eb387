/** From files, folders, globs and standard input to articles with a way back to where they stand. */
export type { Entry, Problem, ReadOptions } from './entry.ts'
export { discover } from './discover.ts'
export type { DiscoverOptions } from './discover.ts'
export { readEntries } from './entries.ts'
export { rereader, rewriteFile, stampedFile, textsOf } from './rewrite.ts'
export type { Reread, StampedFile } from './rewrite.ts'
