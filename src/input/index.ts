/** From files, folders, globs and standard input to articles with a way back to where they stand. */
export type { Directive, Entry, FieldNames, InputItem, OffsetMap, Problem, ReadOptions } from './entry.ts'
export { discover } from './discover.ts'
export type { Discovered, DiscoverOptions } from './discover.ts'
export { readEntries } from './entries.ts'
export type { Source } from './entries.ts'
export type { IgnoreList } from './git-ignore.ts'
