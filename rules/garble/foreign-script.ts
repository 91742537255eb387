import {
  CAPITALISED, defineRule, GAP_COMMA, GAP_HYPHEN, GAP_SPACE, GAP_STOP, landmarksOf, MIXED_SCRIPT, NOT_LATIN, ONE_IDEOGRAPH, wordSet,
} from '../../src/rule.ts'

/** A longer run is a sentence of its own, quoted or pasted, and no word that stayed behind. */
const LONGEST_RUN = 8
const LONGEST_IDEOGRAPHS = 16
/** Words before the run that say that another language follows. */
const INTRODUCES = wordSet(
  ('called named known word words phrase letter letters character characters term symbol sign name language alphabet written spelled ' +
    'spelt means meaning ' +
    'chinese japanese russian arabic hebrew greek korean hindi ukrainian persian thai literally reading titled').split(' '),
)
const INTRODUCED_WITHIN = 3
const GLOSS_OR_EMOJI = /[(–—\ud800-\udfff]/

export default defineRule({
  id: 'garble/foreign-script',
  summary: 'a word of another script inside a sentence',
  why: 'The translation left a word as it stood. Readers cannot read it, and what they miss may be the verb.',
  mend: 'Translate the word, or put it in quotation marks or brackets when it is meant to be seen.',
  severity: 'error',
  quotes: 'both',
  examples: {
    wrong: [
      'A few hundred «会议» marched to the park on Monday.',
      'The spokesman «заявил» that the bridge would be closed.',
      'Support fell by «الحكومة» same margin as last year.',
      'She praised the approach «ראש הממשלה», saying it was fair.',
      'The «அரசு» test comes as several countries meet.',
      'The port was closed for «праздник».',
      '"If he «会议» how brilliant this is, he will sign," she said.',
      'Officials in the «область» denied the report on Friday.',
    ],
    right: [
      'Xi Jinping (习近平) arrived in Rome on Thursday.',
      'The word правда has two meanings, the teacher said.',
      'Her tattoo, the character 福, stands for luck.',
      'The shop sells “はな” on Sundays.',
      'A dose of 5 μg is enough, the lab found.',
      'The paper, Известия, is printed in Moscow.',
      'Protesters wrote: “Свобода”.',
      'In Greek: ευχαριστώ, the guide explained.',
      'The Ω sign hung over the door.',
      'They are citizens of οὐ τόπος — of no place — and proud of it.',
    ],
  },
  check(reading, report) {
    const { words, sentences, text } = reading.scan
    const { count, flags, gap, hash, start, end } = words
    let i = 0
    for (const first of landmarksOf(reading.scan).strange) {
      if (first <= i || (flags[first]! & NOT_LATIN) === 0) continue
      i = first
      while (i + 1 < count && (flags[i + 1]! & NOT_LATIN) !== 0 && (gap[i + 1]! & ~(GAP_SPACE | GAP_HYPHEN)) === 0) i++
      const letters = end[i]! - start[first]!
      const sentence = sentences.at(start[first]!)
      const mixed = (flags[first]! & MIXED_SCRIPT) !== 0
      // "the owner, Капитан Smith": after a comma when the sentence goes on without one
      const set = (gap[first]! & GAP_COMMA) !== 0 && text[end[i]!] === ' '
      if ((gap[first]! & ~(set ? GAP_COMMA : GAP_STOP)) !== GAP_SPACE || letters < 2
        || i - first >= ((flags[first]! & ONE_IDEOGRAPH) !== 0 ? LONGEST_IDEOGRAPHS : LONGEST_RUN) || mixed) continue
      // Latin words on its left, and on its right the sentence goes on or ends
      if (sentences.firstWord[sentence] === first || (flags[first - 1]! & NOT_LATIN) !== 0) continue
      const after = end[i]! < text.length ? text[end[i]!]! : ' '
      if (!' ,.;:!?\n\r"”’\''.includes(after) || ((after === '.' || after === ':') && (text[end[i]! + 1] ?? ' ').trim() !== '')
        || (after === '"' && text[start[first]! - 1] === '"')) continue
      // a name in its own script, with its owner's handle or Latin spelling after it
      if (after === ' ' && GLOSS_OR_EMOJI.test(text[end[i]! + 1] ?? '')) continue
      let introduced = false
      for (let before = first - 1; before >= 0
        && before >= first - INTRODUCED_WITHIN; before--) if (INTRODUCES.has(hash[before]!)) introduced = true
      if (introduced) continue
      // a name given in its own script: "the paper, Известия, is"
      if ((flags[first]! & flags[first - 1]! & CAPITALISED) !== 0) continue
      report({
        start: start[first]!,
        end: end[i]!,
        message: `"${text.slice(start[first], end[i])}" was left untranslated; translate it, or set it off in quotation marks`,
        confidence: 0.92,
      })
    }
  },
})
