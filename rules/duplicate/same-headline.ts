import { defineRule, HeadlineSearch } from '../../src/rule.ts'

/** Shorter headlines are the names of columns ("Letters", "Business highlights", "What we know"). */
const LEAST_WORDS = 4

interface Fingerprint {
  readonly headline: string
  readonly part: 'text' | 'headline'
  readonly start: number
  readonly end: number
}

export default defineRule<Fingerprint>({
  id: 'duplicate/same-headline',
  scope: 'corpus',
  summary: 'a headline that an earlier article of the run carries already',
  why: 'Two articles under one headline are one article twice, or a reader cannot tell them apart in a list, a feed, a search.',
  mend: 'Drop one of the articles, or give the later one a headline of its own. Case, typography, spelling, labels such as ' +
    '"BREAKING:" and the name of the ' +
    'site make no other headline; another number, another name or a "not" does.',
  severity: 'warning',
  languages: ['*'],
  options: {
    type: 'object',
    properties: {
      allow: { type: 'array', items: { type: 'string' }, default: [], description: 'headlines that may come again, as a column’s' },
    },
    additionalProperties: false,
  },
  examples: {
    wrong: [
      'Mayor opens new swimming hall\n\n' +
        'The mayor cut the ribbon on Saturday in front of two hundred children. The hall has cost eleven million.\n=====\n' +
        '«Mayor opens new swimming hall»\n\n' +
        'Two hundred children were the first to jump in. The architect spoke of a house of light and water.',
      'Grain prices climb to five-year high\n\n' +
        'Wheat for delivery in May cost 240 euros a tonne on Tuesday. Traders blame the drought in the east.\n=====\n' +
        '«GRAIN PRICES CLIMB TO FIVE-YEAR HIGH»\n\n' +
        'A tonne of wheat was traded at 240 euros in Paris. Bakers expect bread to become dearer by autumn.',
      'Court frees editor after 400 days\n\n' +
        'The editor left the prison on foot and was met by friends. He thanked the readers who had written to him.\n=====\n' +
        '«Court frees editor after 400 days | Northern Star»\n\n' +
        'A court has ordered the release of the editor. His lawyer said the charges had never held any water.',
      'Bridge collapse: “Nobody warned us”\n\n' +
        'Families of the victims spoke to the inquiry on Wednesday. Many of them had lived beside the bridge for years.\n=====\n' +
        '«Bridge collapse: "Nobody warned us"»\n\n' +
        'The inquiry heard the families of the victims. An engineer is to be questioned about his report next week.',
      'Tunnel under the strait to open in spring\n\n' +
        'The first trains will run in March, the operator said on Monday. Tests have been going on since last summer.\n=====\n' +
        'Lake ferry sinks in storm\n\n' +
        'All 30 passengers were saved by fishermen. The captain had left port against advice, the police said.\n=====\n' +
        '«BREAKING: Tunnel under the strait to open in spring»\n\n' +
        'Trains are to run through the tunnel from March. The operator has finished its tests two months early.',
      'Scientists find new species of glass frog\n\n' +
        'The frog is as small as a thumbnail and nearly transparent. It was found on a slope in the cloud forest.\n=====\n' +
        '«Scientists find new speices of glass frog»\n\n' +
        'Researchers have described a glass frog that nobody had seen before. They heard its call before they saw it.',
      'Parliament rejects the programme for rural hospitals\n\n' +
        'The bill failed by four votes late on Thursday. The minister said she would bring it back after the recess.\n=====\n' +
        '«Parliament rejects program for rural hospitals»\n\n' +
        'Four votes were missing in the end. Hospitals in the mountains had hoped for money for their emergency rooms.',
      'Nurse who nursed a town through the flood retires\n\n' +
        'She worked for three days without sleep in the gymnasium. On Friday the town said thank you to her.\n=====\n' +
        '«Nurse who nursed a town through the flood...»\n\n' +
        'After 40 years the nurse has hung up her coat. In the year of the flood she slept on a mat in the gymnasium.',
    ],
    right: [
      'Inflation rises to 3.1 percent\n\n' +
        'Prices rose faster in March than in February. Food and heating became dearer, the statistics office said.\n=====\n' +
        'Inflation rises to 3.4 percent\n\n' +
        'In April prices rose again. The office said that rents had grown more than in any month since it began to count.',
      'Minister will resign over contract\n\n' +
        'She said so at a hurried press conference on Sunday. Her deputy takes over until the party has met.\n=====\n' +
        'Minister will not resign over contract\n\n' +
        'She sees no reason to go, she said on Sunday. The contract had been checked by three lawyers before she signed.',
      'Kovacs wins stage and takes the lead\n\n' +
        'The Hungarian was the fastest on the last climb. He leads by eleven seconds before the rest day.\n=====\n' +
        'Kowalski wins stage and takes the lead\n\n' +
        'The Pole attacked twice and was alone at the top. He leads by four seconds before the mountains begin.',
      'Letters\n\nA reader asks why the pool is closed on Sundays. Another one thanks the bus driver who waited for her.\n=====\n' +
        'Letters\n\nThree readers write about the old lime trees. One of them has counted the rings of the one that fell.',
      'Fire destroys sawmill near Lund\n\n' +
        'Forty firemen fought the flames until the morning. The owner wants to build it up again, he said.\n=====\n' +
        'Fire destroys school near Lund\n\n' +
        'The pupils will be taught in containers after the holidays. Police think that the fire was laid.',
      'City council votes for tram line\n\n' +
        'The line is to link the station with the university. The first trams could run in six years, planners say.\n=====\n' +
        'City council votes against tram line\n\n' +
        'The plan is dead for this term. Buses will go on serving the university, and the road will be widened.',
      'What we know about the crash in the Alps\n\n' +
        'Rescuers reached the place in the morning. The pilot had reported engine trouble before the contact broke.\n=====\n' +
        'What we know about the crash in the Andes\n\n' +
        'The aircraft disappeared from radar at noon. Soldiers search a valley that can be reached on foot only.',
      'Two dead after avalanche on Hochkar\n\n' +
        'The skiers had left the marked slopes. A dog found them within an hour, but help came too late.\n=====\n' +
        'Three dead after avalanche on Hochkar\n\n' +
        'One of the injured died in hospital on Monday. The danger of avalanches remains high, the service said.',
    ],
  },
  fingerprint(reading) {
    const { headline, text } = reading
    if (headline === undefined || (headline.text.match(/[\p{L}\p{N}]+/gu) ?? []).length < LEAST_WORDS) return undefined
    // a headline known from elsewhere (front matter, the page's title) is shown on the first line
    const firstLineEnd = reading.scan.lines.end[0] ?? text.length
    return { headline: headline.text, ...(headline.place ?? { part: 'text', start: 0, end: firstLineEnd }) }
  },
  compare(fingerprints, report, options) {
    const allowed = new Set((options['allow'] as readonly string[]).map((headline) => headline.trim().toLowerCase()))
    const search = new HeadlineSearch()
    const ordered = fingerprints
      .filter(({ fingerprint }) => !allowed.has(fingerprint.headline.trim().toLowerCase()))
      .sort((a, b) => a.article - b.article)
    for (const { article, fingerprint } of ordered) {
      const same = search.add(fingerprint.headline)[0]
      if (same === undefined) continue
      const other = ordered[same.earlier]!
      const { part, start, end } = other.fingerprint
      report(article, fingerprint.part, {
        start: fingerprint.start,
        end: fingerprint.end,
        message: `${other.id ?? other.path} has this headline already (${same.why}); drop one of the articles or tell them apart`,
        confidence: same.similarity === 1 ? 0.95 : 0.85,
        related: [{ article: other.article, part, start, end, message: 'the same headline' }],
      })
    }
  },
})
