import { createHash } from 'node:crypto'
import type { Found, Linted } from '../engine/found.ts'

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * What a finding is recognised by when lines have moved: its rule, the text it stands on and the sentence around it, never its place.
 * 32 hexadecimal digits.
 */
export function fingerprintOf(found: Found, linted: Linted): string {
  const reading = found.part === 'headline' ? (linted.headlineReading ?? linted.reading) : linted.reading
  const { sentences } = reading.scan
  let sentence = ''
  if (sentences.count > 0) {
    const index = sentences.at(found.start)
    sentence = reading.text.slice(sentences.start[index], sentences.end[index])
  }
  const identity = [found.rule, squeezed(reading.text.slice(found.start, found.end)), squeezed(sentence)].join('\0')
  return createHash('sha256').update(identity).digest('hex').slice(0, 32)
}
