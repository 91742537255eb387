/** Word hashes as a string: what a worker or a file can carry. */

/** The hashes in base64, five characters and a third a word. */
export function packWords(words: Uint32Array): string {
  return Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('base64')
}

export function unpackWords(packed: string): Uint32Array {
  // copied, because a pooled buffer need not start where a Uint32Array may
  const bytes = Uint8Array.from(Buffer.from(packed, 'base64'))
  return new Uint32Array(bytes.buffer, 0, bytes.length >> 2)
}
