import { defineRule, INVISIBLE, isInvisible, landmarksOf, MIXED_SCRIPT } from '../../src/rule.ts'
import { data } from './homoglyph.yaml.ts'

const LATIN_OF: Readonly<Record<string, string>> = data.letters
const OTHER_OF: Readonly<Record<string,
  string>> = Object.fromEntries(Object.entries(LATIN_OF).filter(([letter]) => letter >= 'Ѐ').map(([letter, latin]) => [latin, letter]))
const LATIN = /\p{Script=Latin}/u
const CYRILLIC = /\p{Script=Cyrillic}/u
const GREEK = /\p{Script=Greek}/u
/** Shorter words with a Greek letter are units and formulas ("μg", "TNFα"). */
const LEAST_WITH_GREEK = 5
const SOFT_HYPHEN = '\u00ad'

export default defineRule({
  id: 'garble/homoglyph',
  summary: 'a letter of another alphabet inside a word, or an invisible character',
  why: 'The word looks right and is not: searches miss it, screen readers stumble. It comes from text recognition, from spinning tools ' +
    'that hide copying, and from careless keyboards.',
  mend: 'Write the letter that it looks like; delete what cannot be seen. Both fixes are safe.',
  severity: 'error',
  languages: ['*'],
  quotes: 'both',
  examples: {
    wrong: [
      { text: 'The bank raised its «intеrest» rate.', fixed: 'The bank raised its interest rate.' },
      { text: 'A «Сouncil» member resigned.', fixed: 'A Council member resigned.' },
      { text: 'The «supрlier» went bankrupt.', fixed: 'The supplier went bankrupt.' },
      { text: 'She lives in «Μadrid» now.', fixed: 'She lives in Madrid now.' },
      { text: 'The «gov\u200bernment» fell on Friday.', fixed: 'The government fell on Friday.' },
      { text: 'His «re\u2060port» was late.', fixed: 'His report was late.' },
      { text: '"We «agrеe»," the union said.', fixed: '"We agree," the union said.' },
      { text: 'Власти «гopода» молчат, пишет газета о новом мосте.', fixed: 'Власти города молчат, пишет газета о новом мосте.',
        language: 'ru' },
    ],
    right: [
      'Doses of 40 μg and 5 μm filters were used.',
      'TNFα and β2m levels fell in the trial.',
      'The word Москва stands on the old map.',
      'He bought an iPhone at a McDonald’s.',
      'The naïve café owner in Łódź laughed.',
      'Π day is on March 14.',
      'Nintendo’s ポケモンGO came back.',
      { text: 'Новый iPhone и VIP-зал открыли в городе, сообщает газета.', language: 'ru' },
      'The Δt of the pump was two seconds.',
    ],
  },
  check(reading, report) {
    const { words } = reading.scan
    const { flags } = words
    for (const i of landmarksOf(reading.scan).strange) {
      if ((flags[i]! & (MIXED_SCRIPT | INVISIBLE)) === 0) continue
      const start = words.start[i]!
      const end = words.end[i]!
      const word = reading.scan.word(i)
      const seen = (flags[i]! & INVISIBLE) !== 0 && LATIN.test(word) ? withoutInvisible(word) : word
      const repair = (flags[i]! & MIXED_SCRIPT) !== 0 ? inOneScript(seen) : seen
      // at a word's end it hides nothing
      if (repair === undefined || repair === word || word.startsWith(repair)) continue
      const strange = Array.from(word).find((letter, at) => letter !== repair[at]) ?? ''
      report({
        start,
        end,
        message:
          seen === repair
            ? `an invisible character (${codeOf(strange)}) stands in "${repair}"; delete it`
            : `"${word}" has a letter of another alphabet in it (${codeOf(strange)}); write "${repair}"`,
        // pages put soft hyphens into long words on purpose
        ...(strange === SOFT_HYPHEN && { severity: 'info' as const }),
        confidence: 0.97,
        fix: { start, end, text: repair, safe: true },
      })
    }
  },
})

const codeOf = (letter: string): string => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

function withoutInvisible(word: string): string {
  return Array.from(word).filter((letter) => !isInvisible(letter.charCodeAt(0))).join('')
}

/** The word in the script most of its letters have; undefined when the others are more than look-alikes. */
function inOneScript(word: string): string | undefined {
  const letters = Array.from(word)
  const latin = letters.filter((letter) => LATIN.test(letter)).length
  const cyrillic = letters.filter((letter) => CYRILLIC.test(letter)).length
  const greek = letters.filter((letter) => GREEK.test(letter)).length
  if (greek > 0 && (cyrillic > 0 || letters.length < LEAST_WITH_GREEK || greek > latin)) return undefined
  const lookAlikes = cyrillic > latin ? OTHER_OF : LATIN_OF
  const foreign = cyrillic > latin ? LATIN : /[\p{Script=Cyrillic}\p{Script=Greek}]/u
  if (cyrillic + greek === 0 || latin === 0) return undefined
  if (letters.some((letter) => foreign.test(letter) && lookAlikes[letter] === undefined)) return undefined
  return letters.map((letter) => (foreign.test(letter) ? lookAlikes[letter]! : letter)).join('')
}
