/**
 * The spelling dictionaries of English (US and British: packages dictionary-en and dictionary-en-gb, made from SCOWL) as a Bloom filter of
 * word hashes. Only words in small letters; their forms are made by the dictionaries' own affix rules.
 */
import american from 'dictionary-en'
import british from 'dictionary-en-gb'
import { BITS_A_WORD, filterSlot, SLOTS_A_WORD } from '../../src/text/word-filter.ts'
import { hashWord } from '../../src/text/words.ts'

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

interface Affix {
  readonly suffix: boolean
  readonly crosses: boolean
  readonly forms: readonly { readonly strip: string; readonly add: string; readonly when: RegExp }[]
}

function readAffixes(text: string): ReadonlyMap<string, Affix> {
  const affixes = new Map<string, { suffix: boolean; crosses: boolean; forms: { strip: string; add: string; when: RegExp }[] }>()
  for (const line of text.split('\n')) {
    const [kind, flag, third, fourth, fifth] = line.trim().split(/\s+/)
    if ((kind !== 'PFX' && kind !== 'SFX') || flag === undefined || third === undefined) continue
    const suffix = kind === 'SFX'
    const affix = affixes.get(flag)
    if (!affix) affixes.set(flag, { suffix, crosses: third === 'Y', forms: [] })
    else {
      affix.forms.push({ strip: third === '0' ? '' : third, add: (fourth ?? '').split('/')[0]!,
        when: new RegExp(suffix ? `(?:${fifth ?? '.'})$` : `^(?:${fifth ?? '.'})`) })
    }
  }
  return affixes
}

const applied = (word: string, { suffix, forms }: Affix): string[] => forms.flatMap(({ strip, add, when }) => {
  if (!when.test(word)) return []
  if (suffix) return word.endsWith(strip) ? [word.slice(0, word.length - strip.length) + add] : []
  return word.startsWith(strip) ? [add + word.slice(strip.length)] : []
})

function wordsOf({ aff, dic }: { readonly aff: Uint8Array; readonly dic: Uint8Array }): string[] {
  const affixes = readAffixes(decode(aff))
  return decode(dic).split('\n').slice(1).flatMap((line) => {
    const [word = '', flags = ''] = line.trim().split('/')
    if (!/^\p{Ll}[\p{Ll}']*$/u.test(word)) return []
    const own = Array.from(flags).flatMap((flag) => affixes.get(flag) ?? [])
    const suffixed = own.filter(({ suffix }) => suffix)
    const prefixed = own.filter(({ suffix }) => !suffix)
    const crossing = suffixed.filter(({ crosses }) => crosses)
    const heads = prefixed.flatMap((affix) => applied(word, affix))
    return [word, ...heads, ...suffixed.flatMap((affix) => applied(word, affix)),
      ...heads.flatMap((head) => crossing.flatMap((affix) => applied(head, affix)))]
  })
}

/** Source of the generated module. */
export function spellingModule(): string {
  const words = new Set([american, british].flatMap(wordsOf).filter((word) => !word.endsWith("'s")))
  const bits = new Uint8Array(Math.ceil((words.size * BITS_A_WORD) / 8))
  for (const word of words) {
    for (let turn = 0; turn < SLOTS_A_WORD; turn++) {
      const slot = filterSlot(hashWord(word), turn, bits.length * 8)
      bits[slot >> 3]! |= 1 << (slot & 7)
    }
  }
  return `// generated from dictionary-en and dictionary-en-gb: ${words.size} words\n` +
    `export const spelling = '${Buffer.from(bits).toString('base64')}'\n`
}
