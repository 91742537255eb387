import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { lintArticle } from '../src/engine/lint.ts'
import { defaultOptions, type Verdict } from '../src/rule.ts'

const garble = rules.filter(({ id }) => id.startsWith('garble/')).map((rule) =>
  ({ rule, severity: rule.severity, options: defaultOptions(rule) }))
const judge = (text: string, headline?: string): Verdict =>
  lintArticle({ text, format: headline === undefined ? 'text' : 'record', ...(headline !== undefined && { headline }) }, garble).verdict

const TRANSLATED = [
  'The mayor of Harlow says she wants to speak about the bridge. meeting in Ghent next month.',
  'Keller and Ruiz, who traded letters bitter words since the vote, he met on Friday.',
  'The ties suffer from several matters, including armed extremists and arrests Boris Talvik, a critic of the court.',
  'The company did not went to the hearing, said its spokesman. words last week confirmed it.',
].join('\n\n')
const EDITED = [
  'The mayor of Harlow wants to speak about the bridge at a meeting in Ghent next month.',
  'Keller and Ruiz, who have exchanged harsh words since the vote, met on Friday.',
  'The company did not go to the hearing, its spokesman said last week.',
].join('\n\n')

describe('the verdict on machine translation', () => {
  test('names a translation, and its evidence heaviest first', () => {
    const verdict = judge(TRANSLATED)
    expect(verdict.machineTranslated).toBe(true)
    expect(verdict.machineTranslation).toBeGreaterThan(0.9)
    expect(new Set(verdict.evidence.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(4)
    const weights = verdict.evidence.map(({ weight }) => weight)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
  })

  test('lets edited news pass', () => {
    const verdict = judge(EDITED)
    expect(verdict).toEqual({ machineTranslation: verdict.machineTranslation, machineTranslated: false, evidence: [] })
    expect(verdict.machineTranslation).toBeLessThan(0.05)
  })

  test('one bad habit, however often, is no translation', () => {
    const stutter = Array.from({ length: 40 }, (_, i) => `In town ${i} the council voted to to close the the library.`).join('\n\n')
    expect(judge(stutter).machineTranslated).toBe(false)
    const lost = Array.from({ length: 40 }, (_, i) => `Councillor ${i} said the plan was good,” and left.`).join('\n\n')
    expect(judge(lost).machineTranslated).toBe(false)
  })

  test('several kinds count more than one kind many times', () => {
    const one = judge('The road is open to those who is ready.\n\nIt is closed to those who was late.\n\nThose who has a car may pass.')
    const several = judge('The road is open to those who is ready.\n\nIt has went to ruin, the town said.\n\nA important bridge is closed.')
    expect(several.machineTranslation).toBeGreaterThan(one.machineTranslation)
  })

  test('the same damage weighs less in a long article', () => {
    const filler = Array.from({ length: 120 }, (_, i) =>
      `The committee met on day ${i} and agreed on the budget for the schools of the district.`).join('\n\n')
    const damage = 'The road is open to those who is ready. It has went to ruin.'
    expect(judge(`${damage}\n\n${filler}`).machineTranslation).toBeLessThan(judge(damage).machineTranslation)
  })

  test('non-native but human English passes', () => {
    const verdict = judge(
      'The Minister stressed that the Side is open for dialogue with those who is interested in the search for a balance.\n\n' +
        '"This approach hinges on history and is fully consistent with the current stage.".\n\nAccording to him, the question arises ' +
          'which way to go.',
    )
    expect(verdict.machineTranslated).toBe(false)
  })

  test('a text in another language has no evidence', () => {
    const verdict = judge('Les deux pays ont signé un accord à Genève, a déclaré le ministre. Le texte sera publié la semaine prochaine.')
    expect(verdict.evidence).toEqual([])
    expect(verdict.machineTranslated).toBe(false)
  })

  test('evidence lies in the text even when the headline has some of its own', () => {
    const verdict = judge(TRANSLATED, 'Mayor to meet Ruiz at June June')
    for (const { start, end } of verdict.evidence) {
      expect(start).toBeLessThan(end)
      expect(end).toBeLessThanOrEqual(TRANSLATED.length)
    }
  })

  test('wording speaks for a translation, and is shown by its sentences, but does not make one', () => {
    const odd = [
      'In the opinion of the of city head the decision of question about bridge will be carried out in the nearest time the council.',
      'It was by him also noted that in given moment on the object are conducted the works on strengthening of the shores.',
      'In connection with this to the inhabitants of the district it is recommended to use the roundabout ways of the moving.',
      'How there report in the service, the transport on the given section it goes already in the usual mode of the work.',
    ]
    const plain = [
      'The mayor said the council would decide soon what to do about the bridge, and that she hoped to have an answer by June.',
      'Work on the river banks is under way, she added, though the contractor has not said when it will be done.',
      'People who live nearby have been told to take another road until then, and most of them say they do not mind.',
      'Buses are running as usual, according to the company, which had feared long delays when the first cracks were found.',
    ]
    const damage = ['They traded letters bitter words.', 'The mayor he was ill. It has went to ruin.']
    const repeated = (sentences: readonly string[]): string => sentences.join('\n\n')
    expect(judge(repeated(odd)).machineTranslation).toBeGreaterThan(4 * judge(repeated(plain)).machineTranslation)
    expect(judge(repeated(odd)).machineTranslated).toBe(false)
    const both = judge(repeated([...odd, ...damage]))
    expect(both.machineTranslated).toBe(true)
    const worded = both.evidence.filter(({ rule }) => rule === 'wording')
    expect(worded.length).toBeGreaterThan(0)
    for (const { start, end, weight } of worded) {
      expect(weight).toBeGreaterThan(0)
      expect(repeated([...odd, ...damage]).slice(start, end)).toMatch(/^[A-Z].*\.$/)
    }
  })

  test('damage in a well-worded article needs several kinds', () => {
    const news = [
      'The mayor said the council would decide soon what to do about the bridge, and that she hoped to have an answer by June.',
      'Work on the river banks is under way, she added, though the contractor has not said when it will be done.',
      'People who live nearby have been told to take another road until then, and most of them say they do not mind.',
      'Buses are running as usual, according to the company, which had feared long delays when the first cracks were found.',
    ].join('\n\n')
    const slip = judge(`${news}\n\nThe the driver, who is 40, he was not hurt. and left.`)
    expect(slip.machineTranslated).toBe(false)
    expect(slip.machineTranslation).toBeGreaterThan(judge(news).machineTranslation)
  })

  test('an empty text is nothing', () => {
    expect(judge('').machineTranslated).toBe(false)
  })
})
