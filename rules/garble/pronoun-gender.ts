import {
  CAPITALISED, defineRule, entriesOf, GAP_COMMA, GAP_OTHER, GAP_QUOTE, GAP_STOP, hashWord, wordSet, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './pronoun-gender.yaml.ts'

const WOMEN = wordSet(data.women)
const MEN = wordSet(data.men)
const PERSONS = new Set([...WOMEN, ...MEN])
/** Titles stand before a name and say of whom they speak whatever the name is. */
const TITLES = wordSet(['mrs', 'ms', 'miss', 'mr', 'sir', 'lady', 'lord'])
const HIMSELF = hashWord('himself')
const HE = hashWord('he')
const SHE = hashWord('she')
const WHO = hashWord('who')
/** Words between the subject and its reflexive: one clause. */
const FARTHEST = 12
const DETERMINERS = wordSet(['the', 'a', 'an', 'his', 'her', 'their'])
const OTHERS = wordSet('his her him she he they them and or that who whom which whose than by of'.split(' '))

export default defineRule({
  id: 'garble/pronoun-gender',
  summary: 'a pronoun of the wrong gender for who it stands for ("Mrs Keller shot himself", "he herself")',
  why: 'The source has one word for both, or another gender for the noun. Readers take the sentence to speak of somebody else.',
  mend: 'Write the pronoun that fits the person, after a look at the source.',
  severity: 'warning',
  phrases: { reflexive: data.reflexive },
  examples: {
    wrong: [
      'Mrs Keller shot «himself» in the garden.',
      'The spokeswoman distanced «himself» from the report.',
      'He «herself» signed the letter, the lawyer said.',
      'The actress defended «himself» on Monday.',
      'She «himself» drove the van to the border.',
      'Mr Brekke called «herself» a friend of the town.',
      'The widower locked «herself» in the house.',
      'The chairwoman presented «himself» to the board.',
    ],
    right: [
      'Mrs Keller shot herself, and her husband hurt himself.',
      'The spokeswoman said that the minister himself was there.',
      'The actress met the king himself.',
      'She saw himself as a word of Irish.',
      'The mother of the man himself spoke.',
      'He herself-help books sold well.',
      'The woman who asked whether he blamed himself left.',
      'The queen and the duke himself came.',
    ],
  },
  check(reading, report, hits) {
    for (const hit of hits) {
      const better = betterOf(reading, hit)
      if (better === undefined) continue
      report({
        start: hit.start,
        end: hit.end,
        message: `"${reading.scan.word(hit.word)}" does not fit the person it stands for; write "${better}" if that is who is meant`,
        confidence: 0.85,
        suggestions: [{ message: `write "${better}"`, start: hit.start, end: hit.end, text: better }],
      })
    }
  },
})

/** The other reflexive when the subject of the clause is a person of the other gender. */
function betterOf({ scan, text }: Reading, { word, start }: PhraseHit): 'himself' | 'herself' | undefined {
  const { hash, flags, gap, end } = scan.words
  const entries = entriesOf(scan)
  const opening = scan.sentences.firstWord[scan.sentences.at(start)]!
  const male = hash[word] === HIMSELF
  const other = male ? 'herself' : 'himself'
  if (word === opening || text[end[word]!] === '-' || (gap[word]! & BROKEN) !== 0) return undefined
  if (hash[word - 1] === (male ? SHE : HE)) return word - 1 === opening || (gap[word - 1]! & BROKEN) !== 0 ? other : undefined
  // back to the subject that opens the sentence, over a verb and nothing that could mean somebody else
  for (let at = word - 1; at >= opening && at >= word - FARTHEST; at--) {
    if (OTHERS.has(hash[at]!) || hash[at] === WHO || (at > opening && (gap[at]! & BROKEN) !== 0)) return undefined
    const title = TITLES.has(hash[at]!)
    if (PERSONS.has(hash[at]!) && (title ? at === opening : at === opening + 1 && DETERMINERS.has(hash[opening]!))) {
      return (male ? WOMEN : MEN).has(hash[at]!) && word - at >= (title ? 3 : 2) ? other : undefined
    }
    // a name, or any noun with an article, may be whom the reflexive stresses: "met the king himself"
    const after = at - 1 >= opening && TITLES.has(hash[at - 1]!) && at - 1 === opening
    if (!after && ((flags[at]! & CAPITALISED) !== 0 || DETERMINERS.has(hash[at]!) || entries[at] === 0)) return undefined
  }
  return undefined
}

const BROKEN = GAP_COMMA | GAP_STOP | GAP_QUOTE | GAP_OTHER
