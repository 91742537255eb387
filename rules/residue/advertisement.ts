import { defineResidueRule, isInArticle } from '../../src/residue.ts'

/** Tells the reader that money was paid: above an article that is all of it the law's business. */
const DISCLOSES = /sponsor|paid|partner|promot|affiliate|brand|commission/i

export default defineResidueRule({
  id: 'residue/advertisement',
  summary: 'advertisement labels and sponsored content',
  why: 'The label stands where the page shows an advertisement; in the text it breaks the report in two.',
  mend: 'Delete the line. Where the whole article is paid for, say so in a standfirst. The fix is safe inside the article, for a label ' +
    'of nothing but the space ("Advertisement").',
  says: 'advertising, no part of the article',
  isSafe: (reading, block) => isInArticle(reading, block) && !DISCLOSES.test(reading.text.slice(block.start, block.end)),
  examples: {
    wrong: [
      'The tunnel is finished after nine years of work.\n\n«ADVERTISEMENT»\n\nThe first train runs in May, the railway said.',
      'The island voted for independence on Sunday.\n\n«Sponsored Content»',
      'The market was flooded overnight.\n\n«Story continues below advertisement»\n\nStalls open again on Friday, the town said.',
      'The headphones last a week, says their maker.\n\n«Paid Post»',
      'Der Tunnel ist nach neun Jahren fertig.\n\n«Anzeige»\n\nDer erste Zug fährt im Mai, sagte die Bahn.',
      'Le tunnel est achevé après neuf ans de travaux.\n\n«Publicité»\n\nLe premier train roulera en mai.',
      'El túnel está terminado después de nueve años.\n\n«Publicidad»\n\nEl primer tren circulará en mayo.',
      'Тоннель готов после девяти лет строительства.\n\n«Реклама»\n\nПервый поезд пойдет в мае.',
    ],
    right: [
      'The advertisement showed a cow on a bicycle.',
      'Advertising fell by a tenth last year, the publisher said.',
      'The race was sponsored by a bank that no longer exists.',
      'Ad hoc committees rarely end, the senator joked.',
      'Promoted to captain in March, she led the team to the final.',
      'The agent earns a commission of four percent on each sale.',
      'An advert in the window had read: room, no pets.',
      'Sponsored walks raised 9,000 for the hospice.',
    ],
  },
})
