import { defineRule, entriesOf, FUNCTION_WORD, landmarksOf, NUMERIC, type Reading } from '../../src/rule.ts'

/** Shorter paragraphs come back in other words by chance; longer ones are texts. */
const LEAST_WORDS = 15
const MOST_WORDS = 150
/** Names and figures that both have: with fewer, two paragraphs are alike in nothing but their subject. */
const LEAST_FACTS = 2
/**
 * So much of all telling words of both stands in both. In 11,000 articles of news, of paragraphs with the same names and figures, nine in
 * ten that share more say one thing twice.
 */
const SHARED = 0.6
const LEAST_TELLING = 8
/** Shorter words tell little. Code units. */
const TELLING_LENGTH = 4
/** Paragraphs with one set of names and figures that are more are a list, made by a program. */
const MOST_ALIKE = 3
const QUOTATION = /["“”]/
const ENDS = /[.!?][’')\]]*$/

export default defineRule({
  id: 'duplicate/reworded-paragraph',
  summary: 'a paragraph that says in other words what an earlier one has said, with the same names and figures',
  why: 'Two versions of a story were run together, or a writing program said the same thing twice; the reader looks for the difference.',
  mend: 'Keep the better of the two.',
  // of eleven that were read on news the rule was not written on, half were summaries and captions
  severity: 'info',
  languages: ['en'],
  roles: ['body'],
  examples: {
    wrong: [
      'Heavy rain cut off three villages on Friday.\n\nFirefighters took 22 people from their homes by boat, among them a woman of 93 ' +
        'and her cat. No one was hurt, the fire service said.\n\n' +
        'The river fell on Sunday.\n\n«Firefighters rescued 22 people from their homes by boat, including a woman of 93 and her cat. ' +
        'The fire service said that nobody was hurt.»',
      'The mill burned on Monday.\n\nThe old mill at Trenby was built in 1871 by the brothers Holt and has stood empty since the fire ' +
        'of 2004.\n\nA cat was saved.\n\n' +
        '«Built in 1871 by the brothers Holt, the old mill at Trenby has stood empty since a fire in 2004.»',
      'The choir sings again.\n\nThe choir of Pontyfelin has 44 members, most of them former miners, and recorded two hymns in May in ' +
        'a chapel near Swansea.\n\nIts leader is proud.\n\n' +
        '«Most of the 44 members of the choir of Pontyfelin are former miners; it recorded two hymns in May in a chapel near Swansea.»',
      'Storks are back.\n\nTwo pairs of 14 storks were seen on 9 May on the tower of Lower Elm church, three weeks earlier than ' +
        'usual, bird watchers said.\n\nThe marsh is wet.\n\n' +
        '«Bird watchers said that two pairs of 14 storks had been seen on 9 May on the church tower of Lower Elm, three weeks earlier ' +
        'than usual.»',
      'The bank moved.\n\nThe central bank raised its main rate on Thursday to 4.25 percent, the highest level since 2008, as ' +
        'inflation stayed above target.\n\nShares fell.\n\n' +
        '«As inflation stayed above target, the central bank on Thursday raised its main rate to 4.25 percent, its highest level ' +
        'since 2008.»',
      'The road is shut.\n\nThe tunnel between Vik and Aldal cost 410 million euros and cuts the journey from two hours to 25 minutes ' +
        'for drivers.\n\nCyclists take a bus.\n\n' +
        '«For drivers the tunnel between Vik and Aldal, which cost 410 million euros, cuts the journey from two hours to 25 minutes.»',
      'The will was read.\n\nIn his will Simon Vayle left his house with seven bedrooms to the gardener Alf Minns, who had worked for ' +
        'him for 41 years.\n\nThe sons get paintings.\n\n' +
        '«The gardener Alf Minns, who had worked for Simon Vayle for 41 years, was left the house with seven bedrooms in the will.»',
      'Bees learn.\n\nThe team in Stanmoor trained 120 bees to visit a blue dish in the morning and a yellow dish in the afternoon ' +
        'for a week.\n\nStudents watched.\n\n' +
        '«For a week 120 bees were trained by the team in Stanmoor to visit a yellow dish in the afternoon and a blue dish in the ' +
        'morning.»',
    ],
    right: [
      'The club won.\n\nThe runway in the north of Selm is 1,900 metres long and was built in 1961 by the county with local stone.\n\n' +
        'The runway in the south of Selm is 2,400 metres long and was built in 1975 by the county with local stone.',
      'The mayor Ida Berg spoke on Monday for an hour about the new bridge over the river and about its price.\n\n' +
        'The mayor Ida Berg was silent on Monday evening when farmers asked her about the empty dairy in the valley.',
      'Two pairs of storks were seen on Sunday in Lower Elm.\n\nTwo pairs of storks have been seen in Lower Elm on Sunday.',
      'Who will win in Arle? The forecast of 4 May is frozen while the returning officer waits for the boxes from the island.\n\n' +
        'Who will win in Stow? The forecast of 4 May is frozen while the returning officer waits for the boxes from the island.',
      'The bank raised its rate on Thursday to 4.25 percent.\n\n"The bank raised its main rate on Thursday to 4.25 percent, the ' +
        'highest level since 2008," the governor said to the press.\n\n' +
        '"Our main rate is at 4.25 percent on this Thursday, the highest level since 2008, and there it stays," the governor said.',
      'Firefighters took 22 people from their homes in Ashwell by boat during the night, the fire service said on Friday.\n\n' +
        'The 22 people from Ashwell sleep in the sports hall of the school, where the Red Cross has put up beds for them.',
      'Anna Keller, 44, has been head of the school for nine years.\n\nAnna Keller, 44, likes to swim.',
      'Selm has 9,000 toads and a pond that is older than the town, as a map in the archive shows.\n\nThe town has buckets.',
    ],
  },
  check(reading, report) {
    if (reading.part === 'headline') return
    const { paragraphs, lines } = reading.scan
    for (const alike of alikeIn(reading)) {
      if (alike.length > MOST_ALIKE) continue
      for (let n = 1; n < alike.length; n++) {
        const earlier = alike.slice(0, n).find((other) => saysTheSame(reading, other, alike[n]!))
        if (earlier === undefined) continue
        const place = { start: paragraphs.start[earlier]!, end: paragraphs.end[earlier]! }
        if (reading.blockAt(place.start)?.role !== 'body') continue
        report({
          start: paragraphs.start[alike[n]!]!,
          end: paragraphs.end[alike[n]!]!,
          message: `line ${lines.at(place.start) + 1} says this in other words, with the same names and figures; keep one of the two`,
          confidence: 0.8,
          related: [{ ...place, message: 'says the same' }],
        })
      }
    }
  },
})

/** Paragraphs that have the same names and figures: groups of two and more, by index. */
function alikeIn({ scan }: Reading): number[][] {
  const { paragraphs, words: { hash, start } } = scan
  // with fewer there are no two beside a headline and a first paragraph
  if (paragraphs.count < LEAST_PARAGRAPHS) return []
  const facts = new Uint16Array(paragraphs.count)
  const sums = new Uint32Array(paragraphs.count)
  const { names, digits } = landmarksOf(scan)
  for (const list of [names, digits]) {
    let at = 0
    for (const word of list) {
      while (at < paragraphs.count && paragraphs.end[at]! <= start[word]!) at++
      if (at >= paragraphs.count) break
      facts[at]!++
      sums[at]! += Math.imul(hash[word]!, SPREAD)
    }
  }
  const groups = new Map<number, number[]>()
  for (let p = 0; p < paragraphs.count; p++) {
    if (facts[p]! < LEAST_FACTS) continue
    // larger numbers are boxed by the map
    const key = sums[p]! & SMALL
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [p])
    else group.push(p)
  }
  return [...groups.values()].filter((group) => group.length > 1)
}
const LEAST_PARAGRAPHS = 4
const SMALL = 0x3fffffff
const SPREAD = 0x9e3779b1 | 0

function saysTheSame(reading: Reading, one: number, other: number): boolean {
  const { paragraphs } = reading.scan
  const texts = [one, other].map((p) => reading.text.slice(paragraphs.start[p], paragraphs.end[p]))
  if (texts.some((text) => QUOTATION.test(text) || !ENDS.test(text))) return false
  // sentences that stand twice word for word are other rules' to tell
  const [a, b] = texts.map((text) => text.split(/(?<=[.!?])\s+/))
  if (a!.some((sentence) => sentence.length > LEAST_WORDS && b!.includes(sentence))) return false
  if ([one, other].some((p) => isOffSize(reading, p))) return false
  const [first, second] = [tellingOf(reading, one), tellingOf(reading, other)]
  if (Math.min(first.size, second.size) < LEAST_TELLING) return false
  let shared = 0
  for (const word of first) if (second.has(word)) shared++
  return shared >= SHARED * (first.size + second.size - shared)
}

function isOffSize({ scan }: Reading, paragraph: number): boolean {
  const words = scan.wordAt(scan.paragraphs.end[paragraph]!) - scan.wordAt(scan.paragraphs.start[paragraph]!)
  return words < LEAST_WORDS || words > MOST_WORDS
}

function tellingOf({ scan }: Reading, paragraph: number): ReadonlySet<number> {
  const { words, paragraphs } = scan
  const entries = entriesOf(scan)
  const telling = new Set<number>()
  for (let i = scan.wordAt(paragraphs.start[paragraph]!); i < words.count && words.start[i]! < paragraphs.end[paragraph]!; i++) {
    const isLong = (entries[i]! & FUNCTION_WORD) === 0 && words.end[i]! - words.start[i]! >= TELLING_LENGTH
    if (isLong || (words.flags[i]! & NUMERIC) !== 0) telling.add(words.hash[i]!)
  }
  return telling
}
