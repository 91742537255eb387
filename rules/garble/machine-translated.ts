import { defineRule, WORDING, type Reading } from '../../src/rule.ts'

/** As many pieces of evidence as a person looks at. */
const MOST_SHOWN = 8
const WORDED = 'is worded as machine translations are'

export default defineRule({
  id: 'garble/machine-translated',
  summary: 'an article that went through machine translation',
  why: 'Machine translations that nobody edited change facts, names and quotations. Readers and editors should know before they trust ' +
    'or take over the text.',
  mend: 'Go back to the original. Correcting the places shown here does not make the rest of the text true.',
  severity: 'error',
  scope: 'verdict',
  quotes: 'both',
  examples: {
    wrong: [
      '«Mayor to speak on harbour at May May»\n\nThe council wants to talk about the harbour. plan in Oslo next week.\n\nKeller and ' +
        'Ruiz, who traded letters bitter words since the vote, he met on Friday.\n\nThe ties suffer from several matters, including ' +
        'hostile extremists and arrests Ana Ruiz, a critic of the court.',
      '«The port was sold by those who is close to the mayor.»\n\nThe deal, which was signed in May, it has failed. It will continued ' +
        'to cost money, said Eva Holm. words last week confirmed it.',
      '«Secretary of condition in Lima»\n\nThe secretary of condition said that Ruiz it is ready to talk. The army attacked bases ' +
        'small villages. He did not went to the meeting.',
      '«The firm has went bankrupt, the ministry said.»\n\nThe workers of the a factory are angry. They traded letters bitter words ' +
        'with the owner. of the firm.',
      '«Combat troupes in the valley»\n\nThe army sent combat troupes to the valley on Monday. those who is there has fled. Keller ' +
        'they was not in the town.',
      '«Prices rise in in in the north»\n\nThe price of bread has rose by a fifth. He have said that the their shops will closed. ' +
        'Farmers is unable to way understand the plan.',
      '«Fire in the market hall»\n\nThe market. hall burned on Sunday. Firefighters заявил that nobody was hurt. The owner, who lives ' +
        'in Ghent, he said the damage is large. It is a important building.',
      '«The club lost lost again.»\n\nThe coach did not wanted to speak. Talvik he was angry with the the players. and the fans. We ' +
        'has no plan, the club said.',
    ],
    right: [
      'Mayor to speak on harbour in May\n\nThe council wants to talk about the harbour plan in Oslo next week. Keller and Ruiz will be ' +
        'there.',
      'The fair opens in the the city on Sunday.\n\nMore than 40 firms have booked stands, the organisers said. The mayor will cut the ' +
        'ribbon.',
      'A plan is open to those who is ready, the ministry said.\n\nThe Minister for Foreign Affairs stressed that the issue of visas ' +
        'has to be solved on a mutual basis. He made a point of this in the course of the talks.',
      '"He have gone to sea, and we was left," the old fisherman said.\n\nHis boat is for sale in the harbour.',
      'The page lost its blanks: policiesaffected farmers.Considered costly, thenominee said no.\n\nThe photobankThe photo was taken ' +
        'on Sunday.',
      'We will rebuild,” the mayor said.\n\n“It takes time.\n\nNobody was hurt.',
      'Talks failed,, and both sides left.. The minister resigned on on Friday.\n\nThe party will meet on Monday to choose another one.',
      'Les les deux pays ont signé un accord à Genève après de longues négociations.\n\nLe ministre a salué un pas important pour la ' +
        'région.',
    ],
  },
  check(reading, report, verdict) {
    if (!verdict.machineTranslated) return
    const { start, end } = placeOf(reading)
    const probability = verdict.machineTranslation.toFixed(2)
    report({
      start,
      end,
      message: `reads like an unedited machine translation (probability ${probability}); compare it with the original`,
      confidence: verdict.machineTranslation,
      related: verdict.evidence.slice(0, MOST_SHOWN)
        .map(({ rule, start, end }) => ({ start, end, message: rule === WORDING ? WORDED : rule })),
    })
  },
})

/** A finding about the whole article stands on the headline, or on the first line of the body. */
function placeOf(reading: Reading): { readonly start: number; readonly end: number } {
  const place = reading.headline?.place
  if (place?.part === 'text') return place
  const first = reading.blocks.find(({ role }) => role === 'body') ?? reading.blocks[0]
  if (!first) return { start: 0, end: 0 }
  const line = reading.scan.lines.at(first.start)
  return { start: first.start,
    end: Math.max(first.start,
    Math.min(first.end, reading.text.slice(first.start, reading.scan.lines.end[line]).trimEnd().length + first.start)) }
}
