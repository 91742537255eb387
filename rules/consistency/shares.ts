import { defineRule, type PhraseHit, type Reading } from '../../src/rule.ts'
import { data } from './shares.yaml.ts'

/** Rounding of three shares adds a point and a half at most; of more than these nobody knows what they are shares of. */
const MOST = 102
const LEAST_SHARES = 3
const MOST_SHARES = 5
/** Code units. A longer sentence tells of two questions. */
const LONGEST = 320
const SHARE = /(?<![\d.,$€£+–-])(\d{1,3}(?:\.\d+)?)(?:%| percent\b| per cent\b)(?! (?:points?|age)\b)/g
/** A share of another time, of another group, of another poll. */
const OTHER = /\b(?:compared|than|from|up|down|versus|vs|while|whereas|last|earlier|previous|margin|year|among|men|women|democrats|republicans|of those who|respectively)\b/i

export default defineRule({
  id: 'consistency/shares',
  summary: 'answers of a poll that make more than a hundred percent ("48 percent for, 46 against, 14 undecided")',
  why: 'One of the shares is wrong, or they are shares of different things; a reader who adds them up believes none.',
  mend: 'Look at the poll; where people could give several answers, say so.',
  severity: 'warning',
  phrases: data,
  examples: {
    wrong: [
      'Of those asked, «48 percent were in favour, 46 percent were against and 14 percent did not know».',
      'In the town «61% want the bridge, 35% do not and 9% are undecided».',
      'The poll found «55 per cent for the plan, 40 per cent against it and 12 per cent unsure».',
      'Some «50 percent said yes, 45 percent said no, and 10 percent had no opinion».',
      '«72% back the mayor, 24% do not, 9% do not know».',
      'About «33 percent chose Berg, 31 percent Holm, 30 percent Novak and 20 percent were undecided».',
      'It has «49% for, 48% against and 8% undecided» in May.',
      'A survey says «40 percent drink tea, 55 percent coffee and 15 percent don\'t know».',
    ],
    right: [
      'Of those asked, 48 percent were in favour, 46 percent were against and 6 percent did not know.',
      'In the town 61% want the bridge, 35% do not and 5% are undecided.',
      'Of men, 61 percent want it and 9 percent are undecided; among women 55 percent do.',
      'The poll has 48 percent for it, up from 45 percent, and 14 percent undecided.',
      'It rained for 48 percent of the day, and 60 percent of the fans did not know.',
      'Berg has 48 percent, Holm 46 percent, with a margin of 4 percent and 6 percent undecided.',
      'Among Greens 90 percent are for it, 70 percent of the rest are, and 5 percent are undecided.',
      'He did not know that 90 percent of the ice and 80 percent of the snow are gone.',
    ],
  },
  check(reading, report, hits) {
    let told = -1
    for (const hit of hits) {
      const sentence = reading.scan.sentences.at(hit.start)
      if (sentence === told) continue
      told = sentence
      const place = sumIn(reading, hit, sentence)
      if (place === undefined) continue
      const message = `the shares make ${place.sum} percent; find out which is wrong, or say what each is a share of`
      report({ start: place.start, end: place.end, message, confidence: 0.85 })
    }
  },
})

function sumIn({ text, scan }: Reading, hit: PhraseHit, sentence: number): { start: number; end: number; sum: number } | undefined {
  const { sentences } = scan
  const from = sentences.start[sentence]!
  const whole = text.slice(from, sentences.end[sentence])
  if (whole.length > LONGEST || OTHER.test(whole)) return undefined
  const shares = [...whole.matchAll(SHARE)]
  if (shares.length < LEAST_SHARES || shares.length > MOST_SHARES) return undefined
  const sum = Math.round(shares.reduce((total, [, share]) => total + Number(share), 0) * 10) / 10
  const last = shares.at(-1)!
  const end = Math.max(hit.end, from + last.index + last[0].length)
  // the rest is the last one told, or right behind it
  if (sum <= MOST || hit.start < from + shares.at(-2)!.index) return undefined
  return { start: from + shares[0]!.index, end, sum }
}
