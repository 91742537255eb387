import { compareHeadlines, defineRule, deletion, scan, type Reading } from '../../src/rule.ts'

/** Shorter headlines ("Court report") come back as crossheads and labels. */
const LEAST_WORDS = 4
/** A line is looked at when this share of its words are the headline's. */
const SHARED_WORDS = 0.6
/** How many words the site's name and a label add, and which share of the words a cut-off headline keeps. */
const ADDED_WORDS = 7
const KEPT_WORDS = 0.5
/** A filter of so many bits tells the headline's words from most others at the cost of one look. */
const FILTER = 2048

export default defineRule({
  id: 'duplicate/headline-in-body',
  summary: 'the headline as a line of the text once more',
  why: 'A headline that stands again below itself is left over from the page: a second title for search engines, for the print ' +
    'page, for sharing. ' +
    'A reader stumbles, and whoever counts words or trains on the text reads it twice.',
  mend: 'Delete the line. A text whose first line is the headline of its record carries its headline; that is no duplicate.',
  severity: 'warning',
  languages: ['*'],
  examples: {
    wrong: [
      {
        text: 'Harbour tunnel closes for nine weeks of repairs\n\n' +
          'Drivers will have to cross by ferry from Monday, the port authority said.\n\n' +
          '«Harbour tunnel closes for nine weeks of repairs»\n\nThe tunnel was last closed in 2009.',
        fixed: 'Harbour tunnel closes for nine weeks of repairs\n\n' +
          'Drivers will have to cross by ferry from Monday, the port authority said.\n\nThe tunnel was last closed in 2009.',
      },
      {
        headline: 'Dairy farmers block motorway over milk price',
        text: 'About 200 tractors stood on the A4 on Tuesday morning, police said.\n\n«DAIRY FARMERS BLOCK MOTORWAY OVER MILK PRICE»\n\n' +
          'The farmers want a minimum price of 45 cents a litre.',
      },
      {
        headline: 'Minister’s aide resigns after leak',
        text: 'The aide left his office on Friday evening, a spokeswoman said.\n\n' +
          "«Minister's aide resigns after leak | Valley Herald»\n\n" +
          'The leaked letter had appeared a week earlier.',
      },
      {
        headline: 'Snow keeps airports shut for a second day',
        text: 'Snow keeps airports shut for a second day\n\nNo aircraft left the capital on Wednesday, the airport operator said.\n\n' +
          '«Snow keeps airports shut for a second day»\n\nTrains ran late as well.',
        note: 'the first line is the headline, the second time is too much',
      },
      {
        headline: 'Second museum returns bronzes to Benin City',
        text: 'The museum handed over 21 bronzes on Sunday in a ceremony at the palace.\n\n' +
          '«BREAKING: Second museum returns bronzes to Benin City»\n\n' +
          'Curators had prepared the return for three years.',
      },
      {
        headline: 'Union and rail company agree on pay deal for 40,000 workers',
        text: 'Train drivers will get 6 percent more from June, both sides said.\n\n«Union and rail company agree on pay deal for...»\n\n' +
          'The agreement ends a dispute of four months.',
      },
      {
        headline: 'Storm "Petra" tears roof off concert hall',
        text: 'Nobody was hurt, the fire brigade said, but the hall will stay shut until spring.\n\n' +
          '«Storm &quot;Petra&quot; tears roof off concert hall»\n\n' +
          'Insurance pays for the repair.',
      },
      {
        headline: 'Les pompiers sauvent quatre randonneurs bloqués',
        text: 'Les quatre hommes étaient partis samedi matin malgré les avertissements.\n\n' +
          '«Les pompiers sauvent quatre randonneurs bloqués»\n\n' +
          'Ils sont rentrés chez eux dans la soirée.',
        language: 'fr',
      },
    ],
    right: [
      {
        headline: 'City sells its last tram depot',
        text: 'City sells its last tram depot\n\nThe buyer wants to turn the halls into workshops, the mayor said on Thursday.',
        note: 'the text carries its headline',
      },
      'Ferry runs aground off Lund\n\nA ferry with 80 people ran aground off Lund on Monday, the coast guard said. All were taken ashore.',
      {
        headline: 'Inflation falls to 2.4 percent in August',
        text: 'Prices rose more slowly last month, the statistics office said.\n\nInflation falls to 2.1 percent in September\n\n' +
          'Economists expect more.',
        note: 'another number is another headline',
      },
      {
        headline: 'Court report',
        text: 'A baker was fined for selling stale bread as fresh.\n\nCourt report\n\nA driver lost his licence for a year.',
      },
      {
        headline: 'Cabinet approves tax on plastic',
        text: 'The cabinet approved a tax on plastic on Wednesday, and the opposition called it a gift to lobbyists.\n\n' +
          'It takes effect in January.',
      },
      {
        headline: '"We will not sell the forest"',
        text: '"We will not sell the forest," the mayor told a packed hall on Monday. He had said so before the election.\n\n' +
          'He left to applause.',
      },
      {
        headline: 'Vaccine trial is stopped early',
        text: 'Researchers ended the study on Friday after promising results.\n\nVaccine trial is not stopped early\n\n' +
          'A second team goes on as planned.',
        note: 'a "not" makes it another headline',
      },
      {
        headline: 'Prime minister meets Kramer in Oslo',
        text: 'The talks lasted three hours, officials said.\n\nPrime minister meets Keller in Oslo\n\n' +
          'A day later he received the Swiss minister.',
      },
    ],
  },
  check(reading, report) {
    const headline = reading.headline?.text
    if (reading.part === 'headline' || headline === undefined) return
    const wanted = scan(headline).words
    if (wanted.count < LEAST_WORDS) return
    const filter = new Uint8Array(FILTER)
    for (let i = 0; i < wanted.count; i++) filter[wanted.hash[i]! % FILTER] = 1
    const { paragraphs, words } = reading.scan
    let carried = reading.headline?.place?.part === 'text'
    const from = carried ? reading.headline!.place!.end : 0
    for (let p = 0; p < paragraphs.count; p++) {
      const first = paragraphs.firstWord[p]!
      const size = paragraphs.endWord[p]! - first
      if (paragraphs.start[p]! < from || size > wanted.count + ADDED_WORDS || size < KEPT_WORDS * wanted.count) continue
      let shared = 0
      for (let i = first; i < first + size; i++) shared += filter[words.hash[i]! % FILTER]!
      if (shared < SHARED_WORDS * Math.min(size, wanted.count)) continue
      const start = paragraphs.start[p]!
      const end = paragraphs.end[p]!
      if (!compareHeadlines(headline, reading.text.slice(start, end)).duplicate) continue
      if (!carried && isAboveTheBody(reading, start)) {
        carried = true
        continue
      }
      // what ends like a sentence may be the article's last word
      const certain = !/[.!?…]["'”’)]*$/.test(reading.text.slice(start, end))
      const fix = deletion(reading, { firstLine: paragraphs.firstLine[p]!, lastLine: paragraphs.lastLine[p]!, certain })
      report({ start, end, message: 'the headline stands here once more; delete the line', confidence: 0.95, ...(fix && { fix }) })
    }
  },
})

/** Whether no running text stands before the offset. */
function isAboveTheBody(reading: Reading, offset: number): boolean {
  const body = reading.blocks.find(({ role }) => role === 'body')
  return body === undefined || offset <= body.start
}
