import { once } from 'node:events'
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from './usage-error.ts'

/** Where a command's results go. */
export interface Output {
  /** Waits while the reader is behind. */
  write(text: string): Promise<void>
  /** Everything is written. A file appears under its name only now, so that nobody reads half a report. */
  finish(): Promise<void>
  /** Leaves no file behind. */
  discard(): void
}

/** Small writes are joined up to this many code units, */
const CHUNK = 2 ** 16
/** or for this many milliseconds, so that a pipeline sees results as they come. */
const LONGEST_WAIT = 100

function toStandardOutput(): Output {
  const { stdout } = process
  let waiting = ''
  let written = performance.now()
  const flush = async (): Promise<void> => {
    if (waiting === '') return
    const text = waiting
    waiting = ''
    written = performance.now()
    if (!stdout.write(text)) await once(stdout, 'drain')
  }
  return {
    async write(text) {
      waiting += text
      if (waiting.length >= CHUNK || performance.now() - written > LONGEST_WAIT) await flush()
    },
    finish: flush,
    discard: () => undefined,
  }
}

function toFile(path: string): Output {
  const file = resolve(path)
  const unfinished = `${file}.${process.pid}.tmp`
  let handle: number
  try {
    handle = openSync(unfinished, 'w')
  } catch (error) {
    throw new UsageError(`--output-file ${path}: cannot be written: ${(error as Error).message}`)
  }
  return {
    write: async (text) => {
      writeSync(handle, text)
    },
    async finish() {
      closeSync(handle)
      renameSync(unfinished, file)
    },
    discard() {
      closeSync(handle)
      rmSync(unfinished, { force: true })
    },
  }
}

/** Standard output, or the file. */
export function openOutput(path: string | undefined): Output {
  return path === undefined ? toStandardOutput() : toFile(path)
}
