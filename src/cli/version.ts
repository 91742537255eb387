import { createRequire } from 'node:module'

/** The package's version. The package names itself, so that this holds in src/ and in dist/. */
export const version = (createRequire(import.meta.url)('newslint/package.json') as { version: string }).version
