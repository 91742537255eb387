import {
  accessSync, closeSync, constants, fchmodSync, fchownSync, fsyncSync, openSync, renameSync, rmSync, type Stats, statSync, writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** A file that is left as it is. The message says why, as in `a.txt: …`. */
export class NotWritten extends Error {
  constructor(why: string) {
    super(`${why}; left as it is`)
    this.name = 'NotWritten'
  }
}

/** Bytes; lines of records are written many at a time. */
const WRITTEN_AT_ONCE = 2 ** 18

/** What tells that a file has been written to. */
export interface Stamp {
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
}

export function stampOf(file: string): Stamp {
  const { size, mtimeMs, ino } = statSync(file)
  return { size, mtimeMs, ino }
}

/**
 * Puts new content in the place of a file's: written beside it and moved over it when it is whole, with the file's mode and owner. Throws
 * `NotWritten` when the file is read-only, is no longer the one of `stamp`, or when the system refuses. `file`: a real path, no link.
 */
export async function replaceFile(file: string, stamp: Stamp, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  const stats = attempt(() => statSync(file))
  if (!stats.isFile()) throw new NotWritten('no regular file')
  // the superuser may write to every file, and its owner has said that nobody should
  if ((stats.mode & 0o222) === 0) throw new NotWritten('read-only')
  attempt(() => accessSync(file, constants.W_OK))
  const unfinished = join(dirname(file), `.newslint-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`)
  const handle = attempt(() => openSync(unfinished, 'wx', 0o600))
  let open = true
  try {
    let waiting: Uint8Array[] = []
    let length = 0
    const flush = (): void => {
      attempt(() => writeFileSync(handle, Buffer.concat(waiting)))
      waiting = []
      length = 0
    }
    for await (const chunk of content) {
      waiting.push(chunk)
      length += chunk.length
      if (length >= WRITTEN_AT_ONCE) flush()
    }
    flush()
    attempt(() => {
      keepOwner(handle, stats)
      fsyncSync(handle)
    })
    closeSync(handle)
    open = false
    const { size, mtimeMs, ino } = attempt(() => stampOf(file))
    if (size !== stamp.size || mtimeMs !== stamp.mtimeMs || ino !== stamp.ino) throw new NotWritten('has changed since it was read')
    attempt(() => renameSync(unfinished, file))
  } catch (error) {
    if (open) closeSync(handle)
    rmSync(unfinished, { force: true })
    throw error
  }
}

function keepOwner(handle: number, { uid, gid, mode }: Stats): void {
  if (process.getuid !== undefined && (uid !== process.getuid() || gid !== process.getgid!())) fchownSync(handle, uid, gid)
  // after the owner: a change of owner takes bits from the mode
  fchmodSync(handle, mode & 0o7777)
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new NotWritten(code === 'EACCES' || code === 'EPERM' ? 'may not be written (permission denied)' : `cannot be written: ${message}`)
  }
}
