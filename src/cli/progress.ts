/** Between two pictures of the progress, in milliseconds. */
const INTERVAL = 100

/** Says on a terminal how far long work has come; silent elsewhere. */
export interface Progress {
  step(done: string): void
  clear(): void
}

export function showProgress(): Progress {
  const { stderr } = process
  if (!stderr.isTTY) return { step: () => undefined, clear: () => undefined }
  // work that is done before the first picture shows none
  let shown = performance.now() + 4 * INTERVAL
  let visible = false
  return {
    step(done) {
      const now = performance.now()
      if (now - shown < INTERVAL) return
      shown = now
      visible = true
      stderr.write(`\r\u001b[K${done}`)
    },
    clear() {
      if (visible) stderr.write('\r\u001b[K')
      visible = false
    },
  }
}
