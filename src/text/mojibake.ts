/** UTF-8 that was read as Windows-1252 (`donâ€™t`), taken back to what it was. */

/** What Windows-1252 has at bytes 0x80 to 0x9f; the five unassigned bytes come through as control characters or as U+FFFD. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const byteOf = new Map(Array.from(HIGH, (character, i) => [character.charCodeAt(0), 0x80 + i]))
/** First bytes of two- and three-byte sequences as they look when misread; nothing else starts a misreading. */
const LEAD = /[\u00c2-\u00ef]/
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * The text with every misread sequence put right; other text comes back unchanged. A byte lost after `â€` was the closing quotation
 * mark's.
 */
export function repairMojibake(text: string): string {
  if (!LEAD.test(text)) return text
  let repaired = ''
  for (let i = 0; i < text.length; i++) {
    const lead = text.charCodeAt(i)
    const length = lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xc2 && lead <= 0xdf ? 2 : 0
    const sequence = length === 0 ? undefined : decode(text, i, length)
    repaired += sequence ?? text[i]!
    if (sequence !== undefined) i += length - 1
  }
  return repaired
}

function decode(text: string, start: number, length: number): string | undefined {
  if (text.startsWith('â€\ufffd', start)) return '”'
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(start + i)
    const byte = code < 0x100 ? code : byteOf.get(code)
    if (byte === undefined || (i > 0 && (byte & 0xc0) !== 0x80)) return undefined
    bytes[i] = byte
  }
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
