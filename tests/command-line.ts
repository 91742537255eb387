import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'

const MAIN = join(import.meta.dirname, '..', 'dist', 'src', 'cli', 'main.js')

/** A new folder with these files, taken away when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'newslint-test-')))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command line; two minutes are a guard against hanging, not a measurement. */
export function newslint(cwd: string, args: readonly string[], settings: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {}): Finished {
  const { NO_COLOR: _, FORCE_COLOR: __, ...environment } = process.env
  const run = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 2 ** 28,
    input: settings.input ?? '',
    env: { ...environment, ...settings.env },
  })
  return { code: run.status, stdout: run.stdout, stderr: run.stderr }
}

/** The same, still running. */
export function newslintStarted(cwd: string, args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [MAIN, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 })
}
