import { defineRule, oneSidedLedger, type LedgerKind, type Reading, type Span } from '../../src/rule.ts'
import { data } from './single-source.yaml.ts'

/** A brief has one source by its nature: fewer sentences than this are one. */
const LEAST_SENTENCES = 8
/** Fewer statements than this lean on their source too little for the article to rest on it. */
const LEAST_STATEMENTS = 4
/** An article of which the source says less than this share of the sentences tells mostly what a reporter saw. */
const LEAST_SHARE = 0.4
/** More of the words in quotation marks than this are an interview, a speech, a statement printed in full. */
const MOST_QUOTED = 0.5
/** Related places in a report. */
const MOST_SHOWN = 8

/** Who can be one-sided. A document is what the article is about; the writer's own voice is a column. */
const TAKES_SIDES: ReadonlySet<LedgerKind> = new Set<LedgerKind>(['person', 'body', 'name', 'role', 'group', 'anonymous'])

export default defineRule({
  id: 'attribution/single-source',
  summary: 'a news article all of whose claims rest on one person or body',
  why: 'What one side says, however often it is attributed, nobody has checked. A desk asks for a second source, or for the words ' +
    'that the other ' +
    'side could not be reached.',
  mend: 'Ask somebody who would know otherwise. Where nobody else could be reached, or the article only reports a statement, say so ' +
    'in it.',
  severity: 'info',
  roles: ['headline', 'standfirst', 'body', 'list'],
  phrases: data,
  examples: {
    wrong: [
      '«Harbour board to close the eastern basin»\n\n' +
        'The eastern basin will be closed to ships from May, Anna Keller, the head of the harbour board, said on Monday.\n\n' +
        'Keller said the quay had sunk by eleven centimetres since the winter. She said divers had found holes under two of the ' +
        'walls.\n\n' +
        'The repair will cost nine million crowns, Keller said. She said the board had the money.\n\n' +
        'Fishermen will have to land their catch at Lunde. Keller said a bus would take them home. She said nobody had complained ' +
        'so far.\n\n' +
        'The basin opens again in October.',
      '«Factory did not poison the river, Terrane says»\n\n' +
        'No solvent has left the Terrane plant since it was built, Terrane said on Thursday.\n\n' +
        'Terrane said the fish had died of the heat. It said three of its own engineers had looked at the drains and found them ' +
        'sound.\n\n' +
        'The river has had no fish since Sunday. Terrane said it was sorry for the anglers.\n\n' +
        'The plant makes paint for ships. Terrane said it would go on working in two shifts, and that talk of poison was unfair ' +
        'to the people who work there.\n\n' +
        'Terrane said it would pay for new fish.',
      '«Minister promises night trains by spring»\n\n' +
        'Night trains will run to the coast again from April, Ruth Amadi, the transport minister, told reporters on Tuesday.\n\n' +
        'Amadi said the carriages had been bought from a railway that no longer needed them. She said each would have forty ' +
        'beds.\n\n' +
        '"We were told for years that nobody wants to sleep on a train," Amadi said. "Nobody had asked."\n\n' +
        'A bed will cost 30 crowns, she said. Amadi said that two thirds of the beds for April were sold.\n\n' +
        'The last night train ran nine years ago. Amadi said it had been stopped by a mistake in a timetable.',
      '«Gang had plans of the museum, police say»\n\n' +
        'The thieves who emptied the coin museum had plans of the building, police said on Friday.\n\n' +
        'Police said the gang came through a cellar that is on no map. The police said they had been in the house for nine ' +
        'minutes.\n\n' +
        'Two of the cases were made in 1911. Police said the others had locks that any child could open.\n\n' +
        'Children left flowers at the door. The museum will stay shut until Easter. Police said they had found a van in the woods ' +
        'near Holm, and police said the ' +
        'plates were false.',
      '«Vote was bought with firewood, candidate claims»\n\n' +
        'Votes in the hill villages were bought with firewood, Tomas Brandt, who lost by forty, said on Wednesday.\n\n' +
        'Brandt said that carts had gone from house to house on the eve of the election. He said every family had been given a ' +
        'cord of oak.\n\n' +
        'The count was over by ten. Brandt said he had photographs of the carts, and that he would show them to a judge.\n\n' +
        '"They burned my votes in their stoves," Brandt said.\n\n' +
        'Brandt said it was the fourth such vote. The council meets in three weeks.',
      '«Clinic to lose its only surgeon»\n\n' +
        'The clinic at Sorel will have no surgeon from June, a nurse who asked not to be named said on Monday.\n\n' +
        'The nurse said the surgeon had been offered twice the money in the capital. The nurse said two others had ' +
        'turned the post down.\n\n' +
        'The clinic stands on the edge of the market. Patients come from eleven villages.\n\n' +
        'The nurse said that broken legs would have to be taken over the pass in winter. The nurse said the last one had taken ' +
        'six hours.\n\n' +
        'The clinic has twenty beds.',
      '«Union says pilots fly after three hours of sleep»\n\n' +
        'Pilots of the island airline fly after three hours of sleep, the pilots\' union said on Saturday.\n\n' +
        'The union said that the books had rest in them that nobody had taken. The union said one captain had fallen ' +
        'asleep over the sea.\n\n' +
        'The airline has nine aircraft. The union said four of them had been in the air for more hours than the law allows.\n\n' +
        'Flights left on time on Saturday. The union said its members would refuse extra shifts from Monday. The union said it ' +
        'had told the airline in May.',
      '«Bakery chain to open forty shops»\n\n' +
        'Forty new shops will open before the winter, Lena Hadari, who owns the bakery chain, told a trade fair on Sunday.\n\n' +
        'Hadari said that she had found the bakers at schools in the north. She said they would be paid more than the tariff.\n\n' +
        '"People will walk a mile for bread," Hadari said.\n\n' +
        'The chain has ninety shops. Hadari said sales had grown by a fifth in a year, and that no other bakery could say so.\n\n' +
        'Hadari said the banks had lent her the money in one afternoon. The fair ends on Tuesday.',
    ],
    right: [
      {
        note: 'a second person is asked',
        text: 'Harbour board to close the western basin\n\n' +
          'The western basin will be closed to ships from May, Anna Keller, the head of the harbour board, said on Monday.\n\n' +
          'Keller said the quay had sunk by eleven centimetres since the winter. She said divers had found holes under two of the ' +
          'walls.\n\n' +
          'Fishermen said they had not been asked. "We read it on a door," said Ivo Marsh, who has landed herring there for thirty ' +
          'years.\n\n' +
          'The repair will cost nine million crowns, Keller said. Keller said the board had the money. She said a bus would take ' +
          'the crews home.',
      },
      {
        note: 'a brief',
        text: 'Ferry late for want of a captain\n\n' +
          'The ferry to Ostra left two hours late on Sunday, its owner said.\n\n' +
          'The owner said the captain had been ill. The owner said another had come from Lunde.\n\n' +
          'Nobody missed a train.',
      },
      {
        note: 'it says that it reports a statement, and who did not answer',
        text: 'Terrane denies spill\n\n' +
          'No solvent has left the plant since it was built, Terrane said in a statement on Thursday.\n\n' +
          'Terrane said the fish had died of the heat. It said three of its own engineers had looked at the drains and found them ' +
          'sound.\n\n' +
          'The river has had no fish since Sunday. Terrane said it was sorry. Terrane said it would pay for new fish.\n\n' +
          'The water board did not respond to questions. Terrane said that talk of poison was unfair to those who work there.',
      },
      {
        note: 'an interview',
        text: 'What the ice told the diver\n\n' +
          'Mira Solberg has been under the ice of the lake four hundred times. We asked her why.\n\n' +
          '"Because it is quiet," Solberg said. "You hear your own breath and nothing else."\n\n' +
          'Solberg said she had learned to dive in a quarry. She said her brother had held the rope.\n\n' +
          'The lake freezes in November. Solberg said the first ice was the clearest.\n\n' +
          'She said she was never afraid. Solberg said that fear came later, on the shore, with the tea.',
      },
      {
        note: 'what a document says, and the article is about the document',
        text: 'Report finds cracks in nine bridges\n\n' +
          'Nine bridges in the valley have cracks, a report found on Tuesday.\n\n' +
          'The report said that four of them carry school buses. It said the cracks had been seen in 2019 and painted over.\n\n' +
          'The valley has thirty bridges. The report said repairs would take six years. The report said that two should be shut at ' +
          'once.\n\n' +
          'The road to Holm is the busiest of them. The report said lorries should go round by the mill.',
      },
      {
        note: 'an obituary',
        text: 'Obituary: Greta Holm, who taught a town to swim\n\n' +
          'Greta Holm, who taught three thousand children to swim, has died. She was 91.\n\n' +
          'Her daughter said Holm had never learned to float. The daughter said she had stood in the water for forty summers with a ' +
          'whistle.\n\n' +
          'The bath was closed in 1998. Her daughter said Holm went on to teach in the river.\n\n' +
          'The daughter said she had asked for no flowers. Her daughter said that a child\'s first ten metres were better.\n\n' +
          'She leaves two daughters and a whistle.',
      },
      {
        note: 'a column',
        text: 'Why I gave up my car\n\n' +
          'I gave up my car in March. I had driven it for twelve years, and I had loved it for one.\n\n' +
          'My neighbour said I would buy another by the autumn. I said I would not.\n\n' +
          'The bus is late on most days. I read on it. I have read eleven novels since the spring, and I said so to the neighbour.\n\n' +
          'I think that he was moved. I walk home on Fridays, and I say good evening to dogs.',
      },
      {
        note: 'most of it is what the reporter saw',
        text: 'Snow closes the pass for a week\n\n' +
          'Snow closed the pass on Monday and will keep it closed until Sunday, the road office said.\n\n' +
          'Two metres fell in a night. Buses turned round at the chapel, and the school at Holm sent its pupils home on skis.\n\n' +
          'At the inn they counted ninety lorries. Drivers played cards. The baker made bread three times, and each time it was ' +
          'gone in an hour.\n\n' +
          'The sun came out on Thursday. The plough from Sorel reached the tunnel in the afternoon, and turned back for fuel.',
      },
      {
        note: 'somebody answers',
        text: 'Two answers about the clock\n\n' +
          'The town clock has been wrong since Easter, and Piet Aalders, who winds it, said on Monday that the mice were to blame.\n\n' +
          'Aalders said that he had found a nest in the works. Aalders said that it had stopped the small wheel. He said it would ' +
          'take a watchmaker to mend it.\n\n' +
          'The mayor said there were no mice in the tower.\n\n' +
          'Aalders said he would bring one to the council. He said it would be a live one. Aalders said that nobody had been up ' +
          'there but him.',
      },
    ],
  },
  check(reading, report, hits) {
    if (reading.part === 'headline' || hits.length > 0 || reading.scan.sentences.count < LEAST_SENTENCES) return
    const found = oneSidedLedger(reading, LEAST_SHARE)
    if (!found) return
    const { only: { name, kind, statements }, ledger: { sentences } } = found
    if (!TAKES_SIDES.has(kind) || sentences.length < LEAST_SENTENCES || isSpeech(reading)) return
    if (statements.length < Math.max(LEAST_STATEMENTS, LEAST_SHARE * sentences.length)) return
    report({
      ...placeOf(reading),
      message: `all that is claimed here rests on ${name} (${statements.length} of ${sentences.length} sentences) and on nobody else; ` +
        'ask a second source, or say that there is none',
      confidence: 0.6,
      related: statements.slice(0, MOST_SHOWN).map((sentence) => ({ ...spanOf(reading, sentence), message: `rests on ${name}` })),
    })
  },
})

function spanOf({ scan: { sentences } }: Reading, sentence: number): Span {
  return { start: sentences.start[sentence]!, end: sentences.end[sentence]! }
}

/** An interview, a speech. */
function isSpeech({ scan, quotes }: Reading): boolean {
  let quoted = 0
  for (const { depth, words } of quotes) if (depth === 0) quoted += words
  return quoted > MOST_QUOTED * scan.words.count
}

/** A finding about the whole article stands on the headline, or on the first line of the body. */
function placeOf(reading: Reading): Span {
  const { place } = reading.headline ?? {}
  if (place?.part === 'text') return place
  const { lines } = reading.scan
  const line = reading.blocks.find(({ role }) => role === 'body')?.firstLine ?? 0
  return { start: lines.start[line]!, end: lines.end[line]! }
}
