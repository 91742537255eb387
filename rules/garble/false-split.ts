import { CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_STOP, wordSet, type PhraseHit, type Reading } from '../../src/rule.ts'
import { data } from './false-split.yaml.ts'

const ALONE = wordSet(data.alone)
const LEAST_BEFORE = 3

export default defineRule({
  id: 'garble/false-split',
  summary: 'a sentence cut at an abbreviation of the source ("Barn on Lesnaya burned. Street. 300 square. m.")',
  why: 'The source wrote "ul." and "kv. m."; the translation took the stop for the end of the sentence and moved the pieces apart.',
  mend: 'Put the word back to what it belongs to: "on Lesnaya Street", "300 square metres".',
  severity: 'error',
  phrases: { units: data.units },
  examples: {
    wrong: [
      'A barn on Lesnaya burned on Sunday. «Street.» Nobody was hurt.',
      'The fire covered 300 «square. m.» of the roof.',
      'The house stands on Sadovaya in the north. «Avenue.» It is old.',
      'The damage came to two million in all. «Rubles.» The owner was away.',
      'The wood has 40 «square. km» of birch.',
      'They met at the town hall of Lipsk. «District.» The mayor spoke.',
      'The tank holds 20 «cubic. m.» of water.',
      'The speech was held by Orlov in May. «Professor.» He teaches law.',
    ],
    right: [
      'The barn on Lesnaya Street burned. The street was closed.',
      'It has 300 square metres. Main Street. Hill Road. Both are old.',
      'Who lives there? People. Many of them.',
      '"Street. That is where they live," he said.',
      'How much? Two million. Dollars.',
      'It is 40 sq. km large.',
      'Town square\n\nCity.\n\nThe city is old.',
      'He took the general. Then he left the building.',
    ],
  },
  check(reading, report, hits) {
    const { scan, text } = reading
    for (const hit of hits) if (isCut(reading, hit)) tell(hit.word, hit.word + hit.words - 1)
    const { sentences, paragraphs } = scan
    const { firstWord, endWord, start: starts } = sentences
    for (const word of aloneWords(reading)) {
      const sentence = sentences.at(scan.words.start[word]!)
      if (sentence === 0 || firstWord[sentence] !== word || endWord[sentence]! - word !== 1) continue
      // after a sentence of some length, in the same paragraph, and one comes after it
      const before = sentence - 1
      const paragraph = paragraphs.at(starts[sentence]!)
      if (endWord[before]! - firstWord[before]! < LEAST_BEFORE || paragraphs.at(starts[before]!) !== paragraph) continue
      if (text[scan.words.end[word - 1]!] !== '.' || !isStatement(reading, before)) continue
      if (reading.quoteAt(scan.words.start[word]!) !== undefined) continue
      if (sentence + 1 < sentences.count && paragraphs.at(starts[sentence + 1]!) === paragraph) tell(word, word)
    }

    function tell(first: number, last: number): void {
      const from = scan.words.start[first]!
      const stop = scan.words.end[last]!
      const to = text[stop] === '.' ? stop + 1 : stop
      const shown = text.slice(from, scan.words.end[last])
      report({
        start: from,
        end: to,
        message: `"${shown}" was cut off from its sentence at an abbreviation; put it back to what it belongs to`,
        confidence: 0.88,
      })
    }
  },
})

/** Words of the list that stand between two stops. */
function aloneWords({ scan, text }: Reading): number[] {
  const { hash, end, count, gap } = scan.words
  const { firstWord, endWord, count: sentences } = scan.sentences
  const found: number[] = []
  for (let sentence = 1; sentence < sentences; sentence++) {
    const word = firstWord[sentence]!
    if (endWord[sentence]! - word !== 1 || word >= count || !ALONE.has(hash[word]!)) continue
    if (text[end[word]!] === '.' && (gap[word]! & GAP_STOP) !== 0) found.push(word)
  }
  return found
}

/** It has a word of grammar in it: no list of names. */
function isStatement({ scan }: Reading, sentence: number): boolean {
  const entries = entriesOf(scan)
  for (let word = scan.sentences.firstWord[sentence]!; word < scan.sentences.endWord[sentence]!; word++) {
    if ((entries[word]! & FUNCTION_WORD) !== 0 && (scan.words.flags[word]! & CAPITALISED) === 0) return true
  }
  return false
}

/** "300 square. m.": a figure before it. */
function isCut({ scan }: Reading, { word }: PhraseHit): boolean {
  return word > 0 && /^\d|^(?:hundred|thousand|million|one|two|three|four|five|six|seven|eight|nine|ten)$/.test(scan.lower(word - 1))
}
