import { defineRule, narrationOf, NearDuplicates, packWords, unpackWords } from '../../src/rule.ts'

/**
 * Share of two-word runs (outside quotations) from which one article is a version of the other. Reports of one event by different outlets
 * share less than 0.2, wire copy in two outlets 0.38 and more (66 pairs read by hand).
 */
const SAME_STORY = 0.35
/** Articles of one outlet share what stands on all its pages, and a running story takes its background along: up to 0.55. */
const SAME_STORY_IN_ONE_SOURCE = 0.6
/** Above this hardly a word was changed. */
const COPY = 0.8
/** Fewer words of narration than this are a brief, and briefs on one subject are alike. */
const LEAST_WORDS = 40

interface Fingerprint {
  /** The narration's word hashes in base64. */
  readonly words: string
  readonly part: 'text' | 'headline'
  readonly start: number
  readonly end: number
}

export default defineRule<Fingerprint>({
  id: 'duplicate/same-story',
  scope: 'corpus',
  summary: 'a story that an earlier article of the run tells already, in nearly the same words',
  why: 'The same wire report under two headlines, a copy with the names of the outlet exchanged, an update beside its first ' +
    'version: a reader is told ' +
    'twice, and whatever is counted is counted twice.',
  mend: 'Keep the fuller or the later version. What counts is the narration: shared quotations and background alone make no duplicate.',
  severity: 'warning',
  languages: ['*'],
  options: {
    type: 'object',
    properties: {
      similarity: {
        type: 'number', minimum: 0.1, maximum: 1, default: SAME_STORY,
        description: 'share of two-word runs in common from which articles of different sources are one story',
      },
    },
    additionalProperties: false,
  },
  examples: {
    wrong: [
      'Dam breaks above mountain village\n\n' +
        'The dam above the village of Orla gave way shortly before midnight on Monday, and a wave of mud ran down the valley.\n\n' +
        'Firefighters brought some nine hundred people to higher ground. Two bridges were torn away and the railway line is cut.\n\n' +
        'The operator had planned repairs for the summer, a spokesman said, because cracks had been seen in the wall two years ago.\n' +
        '=====\n«Nine hundred flee as dam fails»\n\n' +
        'The dam above the village of Orla gave way shortly before midnight on Monday, and a wave of mud ran down the valley.\n\n' +
        'Firefighters brought some nine hundred people to higher ground. Two bridges were torn away and the railway line is cut.\n\n' +
        'The operator had planned repairs for the summer, a spokesman said, because cracks had been seen in the wall two years ago.',
      'Dockers walk out in northern ports\n\n' +
        'Dockers in the three northern ports walked out on Tuesday after talks about night shifts had failed for the fourth time.\n\n' +
        'Some sixty ships lay at anchor by the evening. Importers of fruit said they would have to throw away whole cargoes.\n\n' +
        'The union wants a bonus for work after ten, the employers offer longer breaks. Both sides meet again on Friday.\n=====\n' +
        '«Ships wait as dockers strike»\n\n' +
        'Dockers in the three northern ports laid down work on Tuesday after talks about night shifts had failed for the fourth ' +
        'time.\n\n' +
        'About sixty ships lay at anchor by the evening. Importers of fruit said they would have to throw away whole cargoes.\n\n' +
        'The union wants a bonus for work after ten, the employers offer longer breaks. Both sides meet again on Friday.',
      'Student finds comet on faulty plates\n\n' +
        'The observatory on the island has seen a comet that nobody knew of, its director told a meeting in Lisbon on Thursday.\n\n' +
        'It will come nearest to the sun in October and may be bright enough for the naked eye in the hour before dawn.\n\n' +
        'A student found it on plates that a computer had put aside as faulty. It will bear her name, the academy decided.\n=====\n' +
        '«New comet may be seen in autumn»\n\n' +
        'The observatory on the island has seen a comet that nobody knew of, its director told a meeting in Lisbon on Thursday.\n\n' +
        'Astronomers were pleased.\n\n' +
        'It will come nearest to the sun in October and may be bright enough for the naked eye in the hour before dawn.\n\n' +
        'A student found it on plates that a computer had put aside as faulty. It will bear her name, the academy decided.',
      'Ninety-year-old bakery shuts its doors\n\n' +
        'The bakery on the corner of Mill Street closes after ninety years because nobody wants to get up at two in the morning ' +
        'any more.\n\n' +
        'Its owner has looked for a successor since spring. Three young bakers came, looked at the old oven, and went away again.\n\n' +
        'The house will be sold. What becomes of the oven, which takes a day to get hot, nobody can say yet.\n=====\n' +
        '«No one wants the oven»\n\n' +
        'The bakery on the corner of Mill Street closes after ninety years because nobody wants to get up at two in the morning ' +
        'any more.\n\n' +
        'The house will be sold. What becomes of the oven, which takes a day to get hot, nobody can say yet.\n\n' +
        'Its owner has looked for a successor since spring. Three young bakers came, looked at the old oven, and went away again.',
      'Fishing boat missing west of islands\n\n' +
        'A fishing boat with eleven men on board has been missing since Sunday night in heavy seas west of the islands.\n\n' +
        'Two aircraft and a lifeboat searched an area as large as the county until the light failed. They found a raft, and it ' +
        'was empty.\n\n' +
        'The boat had sent a last position at nine. Families wait in the parish hall, where the priest has kept the stove going.\n' +
        '=====\nSheep block airport runway\n\n' +
        'About forty sheep walked onto the runway on Wednesday, and two flights had to circle for half an hour. A dog of the ' +
        'border police drove them back through a hole in the fence, which will be mended, the airport said.\n' +
        '=====\n«Eleven men missing at sea»\n\n' +
        'A fishing boat with eleven men on board has been missing since Sunday night in heavy seas west of the islands.\n\n' +
        'Two aircraft and a lifeboat searched an area as large as the county until the light failed. They found a raft, and it ' +
        'was empty.\n\n' +
        'The boat had sent a last position at nine. Families wait in the parish hall, where the priest has kept the stove going.',
      'Water chief jailed for bribes\n\n' +
        'The regional court has sent the former head of the water company to prison for four years for taking bribes from ' +
        'builders.\n\n' +
        'He had given contracts for pumps to a firm that paid for his house on the coast. The judge spoke of greed without shame.\n\n' +
        'His lawyers will appeal. The company has changed its rules since: two people must now sign every contract.\n=====\n' +
        '«Four years for head of water company»\n\n' +
        'The court in Varna has sent the former head of the water company to prison for four years for taking bribes from ' +
        'builders.\n\n' +
        'He had given contracts for pumps to a firm that paid for a villa on the coast. The judge spoke of greed without shame.\n\n' +
        'His lawyers will appeal. The company has changed its rules since: two managers must now sign every contract.',
      'Storks return early to the marshes\n\n' +
        'Storks have come back to the marshes south of the town two weeks earlier than in any year since people began to note it ' +
        'down.\n\n' +
        'Eleven pairs sit on the wheels that the fire brigade put up on roofs and poles. The mild winter has kept many of them ' +
        'in Spain.\n\n' +
        'The society for birds asks drivers to go slowly on the dam road, because the animals look for frogs on the warm tar.\n' +
        '=====\n«Early storks on the dam road»\n\n' +
        'Storks have come back to the marshes south of the town two weeks earlier than in any year since people began to note it ' +
        'down.\n\n' +
        'Eleven pairs sit on the wheels that the fire brigade put up on roofs and poles.\n\n' +
        'The society for birds asks drivers to go slowly on the dam road, because the animals look for frogs on the warm tar.',
      'Orchestra moves into a tent\n\n' +
        'The orchestra plays its last season in the old hall, the management said, because the roof will not bear another winter ' +
        'of snow.\n\n' +
        'From autumn on it moves into a tent on the fairground. Seats will be cheaper, and musicians will wear coats on some ' +
        'evenings.\n\n' +
        'A new hall could stand in five years if the region pays half of it. The region has not said yes, and it has not said no.\n' +
        '=====\n«Last season under a leaking roof»\n\n' +
        'The orchestra plays its last season in the old hall, the management said, because the roof will not bear another winter ' +
        'of snow.\n\n' +
        'From autumn on it moves into a tent on the fairground. Seats will be cheaper, and musicians will wear coats on some ' +
        'evenings.\n\n' +
        'A new hall could stand in five years if the region pays half of it.\n\nSubscribers will get a letter.',
    ],
    right: [
      'Dam breaks above Orla\n\n' +
        'The dam above the village of Orla gave way shortly before midnight on Monday, and a wave of mud ran down the valley.\n\n' +
        'Firefighters brought some nine hundred people to higher ground. Two bridges were torn away and the railway line is cut.\n\n' +
        'The operator had planned repairs for the summer, a spokesman said, because cracks had been seen in the wall two years ago.\n' +
        '=====\nTwo bridges gone after flood\n\n' +
        'Mud stands a metre high in the church of Orla, and the priest has lost count of the shovels he has handed out since ' +
        'Tuesday.\n\n' +
        'Engineers are looking for the reason why the wall broke. A report of two years ago spoke of cracks, and of a repair ' +
        'that was put off.\n\n' +
        'Soldiers will build a bridge of steel until the weekend, so that the farms on the other bank can be reached.',
      'Governor announces curfew\n\n' +
        'The governor spoke for six minutes on Friday evening and took no questions from the reporters who stood in the rain.\n\n' +
        '"From tonight on nobody may leave the house between ten and five unless work or illness demand it, and whoever does ' +
        'will be fined," he said.\n\n' +
        'Shops close at nine. The railway takes its last trains out of the timetable, and theatres give back the money for tickets.\n' +
        '=====\nFines for night walkers\n\n' +
        'Whoever walks a dog after ten needs a paper for it from Friday on, and many people asked on Saturday where to get one.\n\n' +
        '"From tonight on nobody may leave the house between ten and five unless work or illness demand it, and whoever does ' +
        'will be fined," the governor had said.\n\n' +
        'Doctors welcomed the step, innkeepers spoke of ruin. A court will hear the first complaint against it in the coming week.',
      'Shares close higher\n\n' +
        'Stocks rose on Monday, led by banks and carmakers, after figures from industry had been better than economists had ' +
        'thought.\n\n' +
        'The main index gained 0.8 percent to 4,120 points. Turnover was low because of the holiday in the neighbouring country.\n\n' +
        'On the bond market yields hardly moved. The currency was traded at 1.09, a little lower than on Friday.\n=====\n' +
        'Shares close lower\n\n' +
        'Fear of new tariffs pushed prices down on Tuesday. Carmakers lost most, as two of them sell half of what they build ' +
        'overseas.\n\n' +
        'The main index fell by 1.2 percent to 4,070 points. Investors put their money into bonds, whose yields dropped to the ' +
        'lowest in a month.\n\n' +
        'Gold became dearer again. An ounce was sold at a price that it had reached only once before, in the spring.',
      'Marathon in the heat\n\n' +
        'Some nine thousand runners set out in the morning, and the doctors at the course had more to do than in any year before.\n\n' +
        'The winner, a postman from the hills, needed two hours and eleven minutes. He said that he had thought of snow all the ' +
        'way.\n\n' +
        'Firemen had put up showers at every third kilometre. Spectators handed out melons and ice.\n=====\nPostman wins marathon\n\n' +
        'He carries letters up the hills every day, and on Sunday he ran away from everybody else who had come to the capital.\n\n' +
        'At kilometre thirty he was alone. Behind him the favourites from abroad dropped back one after the other, with red ' +
        'faces and heavy legs.\n\n' +
        'His village had rented two buses to see him. On Monday, he said, the letters would come a little later.',
      'Brief: road closed\n\nThe road to the pass is closed until Thursday.\n=====\nBrief: road still closed\n\n' +
        'The road to the pass is closed until Friday.',
      'Interview with the poet\n\n' +
        'He opens the door himself, in slippers, and asks whether one minds the cats, of which there seem to be five.\n\n' +
        'On the desk lie proofs of the new book. He has crossed out half of it, and he is not sure about the other half.\n\n' +
        'At the end he reads a poem that has four lines. Then he says that three would have been enough.\n=====\n' +
        'The poet and his cats\n\n' +
        'When the prize was announced he was asleep, his neighbour says, and nobody dared to wake him before the coffee was ' +
        'ready.\n\n' +
        'The jury praised the shortness of his verse. In sixty years he has filled no more than two hundred pages, all of them ' +
        'by hand.\n\n' +
        'The money will go to a home for animals. He himself, he let it be known, needs paper and not much else.',
      'Hospital opens wing for children\n\n' +
        'The wing has forty beds and a garden on the roof, and parents may stay overnight in a room with a window to the trees.\n\n' +
        'It was paid for by a brewer who died without heirs. His portrait hangs in the corridor, beside drawings of the first ' +
        'patients.\n\n' +
        'Nurses are still missing, the director said. Twelve posts are open, and rents in the town are high.\n=====\n' +
        'Hospital looks for nurses\n\n' +
        'Twelve posts are open at the hospital, although it pays more than the law asks for and offers a place in its ' +
        'kindergarten.\n\n' +
        'Many who apply find no flat in the town, the director said. He has asked the council to keep rooms for them in the old ' +
        'barracks.\n\n' +
        'Until then three wards share a night shift. Patients have not come to harm, a doctor said, but tempers have.',
      'Snow in May\n\n' +
        'Farmers lit fires between their apple trees in the night to Tuesday, and smoke lay over the valley when the sun came up.\n\n' +
        'It has not snowed so late since the war, the weather service said. Blossoms were frozen on one tree in four.\n\n' +
        'The region will help with loans. Growers say that loans have to be paid back, and apples have to grow first.\n=====\n' +
        'Neige en mai\n\n' +
        'Des feux ont brûlé entre les pommiers dans la nuit de lundi à mardi, et la fumée couvrait la vallée au lever du jour.\n\n' +
        'Il n’avait pas neigé aussi tard depuis la guerre, selon le service météorologique. Un arbre sur quatre a perdu ses ' +
        'fleurs.\n\n' +
        'La région promet des prêts. Les producteurs répondent que les prêts se remboursent, et que les pommes doivent d’abord ' +
        'pousser.',
    ],
  },
  fingerprint(reading) {
    const words = narrationOf(reading)
    if (words.length < LEAST_WORDS) return undefined
    const body = reading.blocks.find(({ role }) => role === 'body')
    const line = body === undefined ? 0 : body.firstLine
    const firstLine = { part: 'text' as const, start: reading.scan.lines.start[line]!, end: reading.scan.lines.end[line]! }
    return { words: packWords(words), ...(reading.headline?.place ?? firstLine) }
  },
  compare(fingerprints, report, options) {
    const ordered = [...fingerprints].sort((a, b) => a.article - b.article)
    const search = new NearDuplicates()
    for (const { fingerprint } of ordered) search.add(unpackWords(fingerprint.words))
    const least = options['similarity'] as number
    const best = new Map<number, { earlier: number; similarity: number }>()
    for (const { earlier, later, similarity } of search.pairs()) {
      const { source } = ordered[later]!
      const oneSource = source !== undefined && source === ordered[earlier]!.source
      const enough = oneSource ? Math.max(least, SAME_STORY_IN_ONE_SOURCE) : least
      if (similarity < enough || similarity <= (best.get(later)?.similarity ?? 0)) continue
      best.set(later, { earlier, similarity })
    }
    for (const [later, { earlier, similarity }] of best) {
      const { article, fingerprint } = ordered[later]!
      const other = ordered[earlier]!
      const { part, start, end } = other.fingerprint
      const percent = Math.floor(100 * similarity)
      report(article, fingerprint.part, {
        start: fingerprint.start,
        end: fingerprint.end,
        message: `${other.id ?? other.path} tells this story in nearly the same words (${percent} percent of the word pairs); keep one`,
        confidence: similarity >= COPY ? 0.95 : 0.8,
        related: [{ article: other.article, part, start, end, message: 'the same story' }],
      })
    }
  },
})
