/**
 * Puts the command line's 200 modules into a few files under dist/bin: finding and opening modules one by one takes longer than linting an
 * article. What a command loads on demand stays apart; the packages newslint depends on are left outside.
 */
import { chmodSync, rmSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { rolldown } from 'rolldown'

const dist = join(import.meta.dirname, '..', 'dist')
rmSync(join(dist, 'bin'), { recursive: true, force: true })
const bundle = await rolldown({
  input: { newslint: join(dist, 'src', 'cli', 'main.js') },
  platform: 'node',
  external: (id) => !id.startsWith('.') && !isAbsolute(id),
})
await bundle.write({ dir: join(dist, 'bin'), format: 'esm', chunkFileNames: '[name]-[hash].js' })
await bundle.close()
// npx runs it as a program, and sees to this only when it links the package for the first time
chmodSync(join(dist, 'bin', 'newslint.js'), 0o755)
