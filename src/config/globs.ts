/** More alternatives than this in one glob are a mistake. */
const MOST_ALTERNATIVES = 1000

/** `*.{md,txt}` as `*.md`, `*.txt`: .gitignore globs have no braces, and people expect them. */
export function withoutBraces(glob: string): readonly string[] {
  const open = [glob]
  const done: string[] = []
  for (let pattern = open.pop(); pattern !== undefined; pattern = open.pop()) {
    const braces = /\{([^{}]*,[^{}]*)\}/.exec(pattern)
    if (braces === null || open.length + done.length > MOST_ALTERNATIVES) {
      done.push(pattern)
      continue
    }
    const [all, list] = braces
    const after = pattern.slice(braces.index + all.length)
    open.push(...list!.split(',').map((part) => pattern.slice(0, braces.index) + part + after).reverse())
  }
  return done
}
