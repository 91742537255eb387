/** What a line is found to be, with how sure that is (0 to 1). */
import type { ResidueKinds } from '../lexicon/residue.generated.ts'
import type { Role } from '../reading.ts'
import { furnitureOf, OPENER, SURE } from './lexicon.ts'
import type { LineSigns } from './span.ts'

export interface Verdict {
  role: Role
  residue?: string
  kind?: string
  /** What a message calls it, when that says more than its kind. */
  title?: string
  confidence: number
  /** The heading of a list: what stands above it is another list. */
  opens?: boolean
  /** The line's own words or form say it, wherever it stands. The heading of a list says it of what follows. */
  certain?: boolean
  /** Known by its recurring in the source, whatever it ends with. */
  recurs?: boolean
}

export const BODY: Verdict = { role: 'body', confidence: 0.9 }
/** Of kinds that are no more than mentioned; less than a residue rule wants for a warning. */
const PROBABLE = 0.6

/** As the lexicon has matched the line. */
export function fromMatch(signs: LineSigns, k: number, confidence: number): Verdict {
  const { furniture: { role, residue, kind, probable }, strength } = signs.match[k]!
  const certain = strength === SURE && !probable
  return { role, residue, kind, confidence: probable ? PROBABLE : confidence, opens: strength === OPENER, certain }
}

export function furniture<Name extends keyof ResidueKinds>(name: Name, kindName: ResidueKinds[Name], confidence: number): Verdict {
  const { role, residue, kind } = furnitureOf(name, kindName)
  return { role, residue, kind, confidence }
}
