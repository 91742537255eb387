import { defineRule, landmarksOf } from '../../src/rule.ts'
import { data } from './mojibake.yaml.ts'

/** What windows-1252 makes of the bytes 0x80 to 0x9f; 0 where it has no character (decoders leave the control character there). */
const WINDOWS_1252 = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
]
const BYTE_OF = new Map(WINDOWS_1252.flatMap((code, i) => (code === 0 ? [] : [[code, 0x80 + i] as const])))
/** Also escaped twice: `&amp;#39;`. */
const ENTITY = /^&(?:amp;)?(?:#(\d{2,6})|#[xX]([\dA-Fa-f]{2,5})|([A-Za-z]{2,8}));/
const ENTITIES: Readonly<Record<string, string>> = data.entities
const LONGEST_ENTITY = 16
const CONTRACTED = /^(?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}])/u
/** Decoding wrongly more often than this has not been seen. */
const MOST_ROUNDS = 3
const REPLACEMENT = '\ufffd'

interface Damage {
  readonly end: number
  /** undefined: the character is lost. */
  readonly repair: string | undefined
}

export default defineRule({
  id: 'garble/mojibake',
  summary: 'characters broken by a wrong encoding ("â€™"), replacement characters, entities left as code',
  why: 'The text was stored in one encoding and read in another; every apostrophe and accent of the page is likely to be hurt.',
  mend: 'Read the file again in its true encoding. The fix puts back the single character where the bytes still tell it, and is safe then.',
  severity: 'error',
  languages: ['*'],
  quotes: 'both',
  examples: {
    wrong: [
      { text: 'The minister«â€™»s car was stolen.', fixed: 'The minister’s car was stolen.' },
      { text: 'She called it «â€œ»a long night.«â€\u009d»', fixed: 'She called it “a long night.”' },
      { text: 'The caf«Ã©» on the corner closed.', fixed: 'The café on the corner closed.' },
      { text: 'The mayor doesn«�»t know.', fixed: "The mayor doesn't know." },
      'The vote ended 41«�»39 after a recount.',
      { text: 'The firm«&rsquo;»s shares fell.', fixed: 'The firm’s shares fell.' },
      { text: 'The price was «Â£»40 a head.', fixed: 'The price was £40 a head.' },
      { text: 'Talks go on «&mdash;» slowly.', fixed: 'Talks go on — slowly.' },
      { text: 'He won«&#8217;»t say why.', fixed: 'He won’t say why.' },
      '«ÐŸÑ€Ð¸Ð²ÐµÑ‚» stood on the sign.',
    ],
    right: [
      'The café in São Paulo serves pão de queijo.',
      'Français, Español, Português: the page has three languages.',
      'Zürich’s mayor met José’s brother.',
      'Johnson & Johnson rose 2%; AT&T fell.',
      'NÃO, said the banner in Lisbon.',
      'The R&D budget doubled; see &c. in the notes.',
      'Â and Ê are letters of Vietnamese.',
      'He wrote to Ærø, Ötzi and Ångström.',
      'The fiancé— “a dull man” — left.',
      'Prices: 5 € and 7 £, the shop said.',
    ],
  },
  check(reading, report) {
    const { text } = reading
    let told = 0
    for (const start of landmarksOf(reading.scan).broken) {
      const damage = start < told ? undefined : damageAt(text, start)
      if (!damage) continue
      told = damage.end
      const { end, repair } = damage
      const shown = text.slice(start, end)
      report({
        start,
        end,
        message:
          repair === undefined
            ? 'a character was lost when the text was decoded; put it back from the source'
            : `"${shown}" stands for "${repair}"; the text was decoded wrongly or has its entities left in`,
        confidence: 0.97,
        ...(repair !== undefined && { fix: { start, end, text: repair, safe: true } }),
      })
    }
  },
})

function damageAt(text: string, at: number): Damage | undefined {
  const first = text[at]!
  if (first === '&') return entityAt(text, at)
  if (first === REPLACEMENT) return replacementAt(text, at)
  let end = at
  let repair = ''
  for (let next = sequenceAt(text, end); next; next = sequenceAt(text, end)) {
    repair += next.repair
    end = next.end
  }
  return end > at ? { end, repair: repaired(repair) } : undefined
}

/** Text that was decoded wrongly twice or three times. */
function repaired(text: string): string {
  let once = text
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let better = ''
    for (let at = 0; at < once.length; ) {
      const sequence = sequenceAt(once, at)
      better += sequence?.repair ?? once[at]!
      at = sequence?.end ?? at + 1
    }
    if (better === once) break
    once = better
  }
  return once
}

function byteOf(code: number): number {
  return code < 0x100 ? code : (BYTE_OF.get(code) ?? 0)
}

/** One UTF-8 sequence that was read byte by byte, when what it gives is a character that news has. */
function sequenceAt(text: string, at: number): { end: number; repair: string } | undefined {
  const lead = text.charCodeAt(at)
  if (!(lead >= 0xc2 && lead <= 0xf4)) return undefined
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  let code = lead & (length === 2 ? 0x1f : length === 3 ? 0x0f : 0x07)
  for (let i = 1; i < length; i++) {
    const byte = byteOf(text.charCodeAt(at + i))
    if (byte < 0x80 || byte > 0xbf) {
      // the closing quotation mark ends in a byte that windows-1252 has no character for: it is often dropped
      return lead === 0xe2 && i === 2 && text[at + 1] === '€' ? { end: at + (text[at + 2] === '\u00a0' ? 3 : 2), repair: '”' } : undefined
    }
    code = (code << 6) | (byte & 0x3f)
  }
  const plausible = length === 2 ? code <= 0x17f || code === 0x192 || code === 0x2c6 || code === 0x2dc || (code >= 0x390 && code <= 0x45f)
    : length === 3 ? (code >= 0x2010 && code <= 0x2044) || code === 0x20ac || code === 0x2122 : code >= 0x1f300
  return plausible ? { end: at + length, repair: String.fromCodePoint(code) } : undefined
}

function replacementAt(text: string, at: number): Damage {
  let end = at
  while (text[end] === REPLACEMENT) end++
  const before = text[at - 1] ?? ' '
  const contraction = /\p{L}/u.test(before) && CONTRACTED.test(text.slice(end, end + 4))
  return { end, repair: contraction ? "'" : undefined }
}

/** Letters, dashes, quotation marks: what words and sentences are made of. */
const isOfText = (code: number): boolean => code === 0x22 || code === 0x27 || (code >= 0xc0 && code < 0x250) || (code >= 0x2010 && code <= 0x2026)

function entityAt(text: string, at: number): Damage | undefined {
  const match = ENTITY.exec(text.slice(at, at + LONGEST_ENTITY))
  if (!match) return undefined
  const [all, decimal, hexadecimal, name] = match
  const code = decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? parseInt(hexadecimal, 16) : 0
  const repair = name !== undefined ? ENTITIES[name] : isOfText(code)
    ? String.fromCodePoint(code) : undefined
  return repair === undefined ? undefined : { end: at + all.length, repair }
}
