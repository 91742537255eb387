#!/usr/bin/env node
import { runProgram } from './program.ts'

// whoever reads the output may stop reading: `newslint … | head`
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(process.exitCode ?? 0)
})

await runProgram(process.argv)
