/**
 * The language of a text, as a primary subtag: by its script, then by the function words it is held together with and by letters that
 * only one language has, and only when these do not tell by a statistical detector (eld), which takes a quarter of a second to load.
 */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { GREEK, HAN, HANGUL, HEBREW, KANA, LATIN, scriptOf } from '../text/characters.ts'
import type { Scan } from '../text/scan.ts'
import { WordBits } from '../text/words.ts'
import { data } from './language.yaml.ts'

/** Words looked at: enough to be sure, from two places so that a page's head does not decide alone. */
const SAMPLE = 80
/** Share of function words that running text has at least; lists and headlines have less. English news has 0.30 to 0.45. */
const RUNNING_TEXT = 0.12
/** A language must have this many times the votes of the next one. */
const CLEAR_LEAD = 1.5
/** Letters of one language show in so many words at least: a name can have them anywhere. */
const LETTERED_WORDS = 2
/** Shorter texts say too little for the detector. */
const DETECTABLE_WORDS = 4
/** The detector's input, in code units. */
const DETECTOR_SAMPLE = 600

const LANGUAGES = Object.keys(data.stopwords)
/** A bit for each language that has the word. */
const votes = new WordBits(Object.values(data.stopwords))
/** Index of the language that has the letter. */
const letters = new Map<number, number>()
for (const [language, own] of Object.entries(data.letters)) {
  for (let i = 0; i < own.length; i++) letters.set(own.charCodeAt(i), LANGUAGES.indexOf(language))
}
const SCRIPT_LANGUAGES = new Map<number, string>([
  [GREEK, data.scripts.greek], [HEBREW, data.scripts.hebrew], [HANGUL, data.scripts.hangul], [KANA, data.scripts.kana], [HAN, data.scripts.han],
])

/** Primary language subtag, `und` for a text without words. A text too short to tell is taken for English when its letters are Latin. */
export function languageOf(scan: Scan): string {
  const { words, text } = scan
  if (words.count === 0) return 'und'
  const counts = new Uint32Array(LANGUAGES.length)
  const scripts = new Map<number, number>()
  let seen = 0
  let latin = 0
  const froms = [0, Math.max(SAMPLE, (words.count >> 1) - (SAMPLE >> 1))]
  for (const from of froms) {
    for (let i = from; i < from + SAMPLE && i < words.count; i++) {
      const script = scriptOf(text.charCodeAt(words.start[i]!))
      if (script === 0) continue
      seen++
      if (script === LATIN) latin++
      else scripts.set(script, (scripts.get(script) ?? 0) + 1)
      for (let bits = votes.of(words.hash[i]!); bits !== 0; bits &= bits - 1) counts[31 - Math.clz32(bits & -bits)]!++
    }
  }
  if (latin > 0) scripts.set(LATIN, latin)
  if (seen === 0) return 'und'
  // a Japanese text has more Han than kana, and no Chinese one has kana
  if ((scripts.get(KANA) ?? 0) > seen / 20) return data.scripts.kana
  const [script, share] = [...scripts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))
  const byScript = SCRIPT_LANGUAGES.get(script)
  if (byScript !== undefined && share > seen / 2) return byScript

  const byWords = leader(counts, seen)
  if (byWords !== undefined) return byWords
  const lettered = new Uint32Array(LANGUAGES.length)
  for (const from of froms) {
    for (let i = from; i < from + SAMPLE && i < words.count; i++) {
      const language = languageByLetter(text, words.start[i]!, words.end[i]!)
      if (language >= 0) lettered[language]!++
    }
  }
  const byLetters = leader(counts.map((count, index) => (lettered[index]! >= LETTERED_WORDS ? count + lettered[index]! : count)), seen)
  if (byLetters !== undefined) return byLetters
  if (seen >= DETECTABLE_WORDS) {
    const found = detector().detect(text.slice(words.start[0], words.start[0]! + DETECTOR_SAMPLE))
    if (found.language !== '' && found.isReliable()) return found.language
  }
  return script === LATIN ? 'en' : 'und'
}

/** Index of the language that has the first telling letter of these; -1 for none. */
function languageByLetter(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const language = letters.get(text.charCodeAt(at))
    if (language !== undefined) return language
  }
  return -1
}

/** The language with enough votes of `seen` words, and clearly more than any other. */
function leader(counts: Uint32Array, seen: number): string | undefined {
  let best = 0
  for (let index = 1; index < counts.length; index++) if (counts[index]! > counts[best]!) best = index
  let next = 0
  for (let index = 0; index < counts.length; index++) if (index !== best && counts[index]! > next) next = counts[index]!
  return counts[best]! >= seen * RUNNING_TEXT && counts[best]! >= next * CLEAR_LEAD ? LANGUAGES[best] : undefined
}

interface Detector {
  detect(text: string): { language: string; isReliable(): boolean }
}
let loaded: Detector | undefined

function detector(): Detector {
  // the package exports itself to `import` only, and a reading is synchronous
  const load = createRequire(import.meta.url)
  loaded ??= (load(fileURLToPath(import.meta.resolve('eld/small'))) as { eld: Detector }).eld
  return loaded
}

/** The primary subtag of a BCP 47 tag or of an older code: "en-GB", "en_US" and "eng" are "en". Undefined for what is no tag: "English", "12". */
export function primaryLanguage(tag: string): string | undefined {
  try {
    const primary = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0]!.split('-', 1)[0]!
    // longer ones are allowed by the grammar of tags, and registered for no language
    return primary.length > 3 || primary === 'und' ? undefined : NORWEGIAN.has(primary) ? 'no' : primary
  } catch {
    return undefined
  }
}

const NORWEGIAN: ReadonlySet<string> = new Set(['nb', 'nn'])
