/** Brings the forms of an English word together: plural, past and -ing forms, possessives. Made for comparing, not for showing. */

const VOWEL = /[aeiouy]/

/**
 * What is left of a word (lower case, straight apostrophe) without its ending; short words keep theirs. Equal stems are not always one
 * word.
 */
export function stem(word: string): string {
  let rest = word.endsWith("'s") ? word.slice(0, -2) : word
  const { length } = rest
  if (length > 3 && rest.endsWith('s') && !/(?:ss|us|is)$/.test(rest)) {
    if (rest.endsWith('ies') && length > 4) return rest.slice(0, -3) + 'y'
    rest = /(?:sses|shes|ches|xes|zes)$/.test(rest) ? rest.slice(0, -2) : rest.slice(0, -1)
  }
  if (rest.length > 5 && rest.endsWith('ing')) return bare(rest.slice(0, -3), rest)
  if (rest.length > 4 && rest.endsWith('ied')) return rest.slice(0, -3) + 'y'
  if (rest.length > 4 && rest.endsWith('ed')) return bare(rest.slice(0, -2), rest)
  return rest.length > 4 && rest.endsWith('e') ? rest.slice(0, -1) : rest
}

/** `stopp` to `stop`; what has no vowel left was no ending ("bring"). */
function bare(root: string, whole: string): string {
  if (!VOWEL.test(root)) return whole
  return /([bdgmnprt])\1$/.test(root) ? root.slice(0, -1) : root.length > 4 && root.endsWith('e') ? root.slice(0, -1) : root
}
