import { defineRule, type Reading } from '../../src/rule.ts'

/** Longer paragraphs are tables and lists. Code units. */
const LONGEST = 1500
/** ":(", "a)": a face, and the letter of a list. */
const NO_BRACKET = /[:;=]-?[()]|(?:^|\s)\(?[\da-z]{1,3}\)|https?:/i
const OPENS = /[\p{L}\p{N}“"]/u
const ENDS = /[.!?]["”’)]*$/

export default defineRule({
  id: 'garble/unbalanced-bracket',
  summary: 'a bracket that is opened and never closed ("the field (which is hers was ploughed")',
  why: 'The reader cannot tell where the aside ends; often words were lost with the bracket.',
  mend: 'Close the bracket where the aside ends.',
  severity: 'warning',
  languages: ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'],
  roles: ['body', 'standfirst'],
  examples: {
    wrong: [
      'Ring found in field\n\nThe field «(»which belongs to the Hale family was ploughed in March.',
      'Firm loses money\n\nThe firm lost 3 billion last year «(»a rival, a much smaller one, lost less, about 911 million.',
      'Band plays on\n\nThe band «(»seven men and a dog played until two in the morning.',
      'Court hears of leak\n\nA warrant under the Act on Spies «(»AS came too late, the clerk said.',
      'Vote is close\n\nTurnout rose in Arle (21 percent) and in Stow «(»22 percent – more than in any other town.',
      'Old book sold\n\nThe book by Popenoe «(»1911 was sold for nine pounds on Friday.',
      'Choir on tour\n\nIt sings in Selm (on Monday) and in Vik «(»on Tuesday, its leader said.',
      'Storm at sea\n\nThe captain «(»he is 71 would not leave the ship.',
    ],
    right: [
      'Ring found\n\nThe field (which belongs to the Hale family) was ploughed in March.',
      'Rain at the fair\n\nThe fair was wet. (It had been dry in May.\n\nThen the wind turned.) Nobody went home.',
      'Band plays on\n\nThe band has three rules: a) play, b) drink, c) pay.',
      'Band plays on\n\nThe drummer wrote: "I am so sad :( today."',
      'Vote is close\n\nTurnout: Arle (21 percent',
      'Choir\n\nIt sings in Selm (on Monday (the 4th) and Tuesday) and in Vik.',
      'Sums\n\nThe sign ( is the left one of two.',
      'Storm\n\nThe captain (he is 71\n\nand tired) would not leave the ship.',
    ],
  },
  check(reading, report) {
    if (reading.part === 'headline') return
    const { text } = reading
    let told = -1
    // hardly any paragraph has more opening brackets than closing ones
    for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
      const paragraph = reading.scan.paragraphs.at(at)
      if (paragraph === told) continue
      told = paragraph
      const place = unclosed(reading, paragraph)
      if (place === undefined) continue
      report({ start: place, end: place + 1, message: 'the bracket is never closed; close it where the aside ends', confidence: 0.85 })
    }
  },
})

/** The bracket without its partner, when the paragraph has one bracket too many and the ones around it do not have its partner. */
function unclosed({ scan: { paragraphs }, text }: Reading, paragraph: number): number | undefined {
  const start = paragraphs.start[paragraph]!
  const end = paragraphs.end[paragraph]!
  if (end - start > LONGEST) return undefined
  const shown = text.slice(start, end)
  let opened: number | undefined
  let depth = 0
  let count = 0
  for (let i = 0; i < shown.length; i++) {
    if (shown[i] === '(') {
      count++
      // of two that are open, the first has lost its partner, unless it stands in the second
      if (depth === 0 || opened === undefined) opened = i
      depth++
    } else if (shown[i] === ')') {
      count--
      depth = Math.max(0, depth - 1)
      if (depth === 0) opened = undefined
    }
  }
  if (count !== 1) return undefined
  opened ??= shown.lastIndexOf('(')
  if (opened === 0 || NO_BRACKET.test(shown) || !ENDS.test(shown.trim()) || !OPENS.test(shown[opened + 1] ?? ' ')) return undefined
  // asides of whole sentences go on over paragraphs
  if (/[.!?]["”’]?\s+$/.test(shown.slice(0, opened))) return undefined
  const next = paragraph + 1 < paragraphs.count ? text.slice(paragraphs.start[paragraph + 1], paragraphs.end[paragraph + 1]) : ''
  return next.split(')').length > next.split('(').length ? undefined : start + opened
}
