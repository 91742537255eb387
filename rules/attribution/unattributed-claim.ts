import { defineRule, wordSet, type PhraseHit, type Reading } from '../../src/rule.ts'
import { claimOf, KINDS } from './claims/kinds.ts'
import { isGoverned } from './claims/reach.ts'
import { isPlain } from './claims/words.ts'
import { data } from './unattributed-claim.yaml.ts'
import { data as lists } from './unattributed-claim-words.yaml.ts'

/** An article that says "I", "we", "should" so often outside quotations is a column, and its causes and motives are opinion. */
const COLUMN_WORDS = 4
/** At least one such word in so many; a long report has a few. */
const COLUMN_EVERY = 200
const OPINION = wordSet(lists.opinion)

export default defineRule({
  id: 'attribution/unattributed-claim',
  summary: 'a claim that needs a source and has none near: an accusation, a motive, a cause, a count, "reportedly"',
  why: 'How do we know this? Where a sentence accuses, counts or explains and nobody is named for it, a reader can only believe it or not.',
  mend: 'Name the person, the document or the body that it comes from, in the sentence or beside it. Leave it out where there is none.',
  severity: 'warning',
  kinds: Object.keys(KINDS),
  quotes: 'skip',
  roles: ['body', 'list'],
  phrases: data,
  examples: {
    wrong: [
      '«The harbour master reportedly met the buyers in a hotel on Sunday night.»',
      '«The foundation is under investigation for possible corruption at its school projects.»',
      '«The single biggest factor in the fall of the shipyard was the closing of the rail line.»',
      '«In an attempt to cover up the spill, the plant changed its logbook over the weekend.»',
      '«The campaign spent roughly $2 million more than its rival on television advertising.»',
      '«The militia controls key supply routes to the north and sells fuel to both sides.»',
      '«Almost 40 percent of households in the valley cannot pay their heating bills.»',
      '«Party leaders are increasingly alarmed about the state of the northern branches.»',
      '«The strike is largely being funded by two landowners and a bank from the capital.»',
      '«The treasurer was reportedly seen at the border with two suitcases.»',
      '«The two unions donated more than $1.2 million to the mayor\'s committee last year.»',
      '«Her committee has raised just over £340,000 since the summer.»',
      '«About 20 percent of tenants in the old town share a bathroom with the next flat.»',
      '«Some 42,000 people have no running water a month after the storm.»',
      '«Thousands of workers lost their jobs when the mill moved its looms abroad.»',
      '«The deputy leader has been quietly lobbying the governors for a change of date.»',
      '«The board changed the locks in a bid to embarrass its former chairman.»',
      '«Villagers fear for their lives whenever the lorries come through at night.»',
      '«Depending on which survey one reads, the bridge costs every household a week of wages.»',
      '«The letter touched a raw nerve inside the directors\' office, and two of them left.»',
      '«The mill\'s foreman falsified the records of the boiler all summer long.»',
      '«The brewery misled its customers about where the water comes from.»',
      '«The regent abused her power for a decade, and the barons let her.»',
      '«The dairy secretly collected the addresses of everybody who bought its butter.»',
      '«The firm knew that the brakes leaked and covered it up for nine summers.»',
      '«Union officials were furious at the way the ballot was run.»',
      '«The council has lost confidence in its own surveyor.»',
      '«The tariff was designed to punish the three towns on the far bank.»',
      '«The closing of the lock has cost 900 bargemen on the canal their jobs.»',
      '«The dredging resulted in the deaths of four divers over the winter.»',
      '«At least nine miners have been killed in the lower galleries since Sunday.»',
      '«An estimated 14,000 wells on the plateau are dry.»',
      '«Only 11 percent of the bridges in the province carry lorries.»',
      '«Polls show the harbour party well ahead in all four towns.»',
      '«The ferry line paid $3.4 million to the firm of the minister\'s brother.»',
      '«Rebel forces are close to the last road that the town has to the sea.»',
    ],
    right: [
      'The harbour master met the buyers on Sunday night, according to a note seen by the newspaper.',
      'Prosecutors said the foundation was under investigation for possible corruption at its schools.',
      'The survey asked 900 people. Almost 40 percent of all households in the valley cannot pay their bills.',
      '"The campaign spent $2 million more than its rival on television," the treasurer said.',
      'The party won 40 percent of the vote in the northern districts on Sunday.',
      'The match was watched by 40,000 people, the most of the season so far.',
      'If the militia controlled the supply routes, would it sell fuel to both sides of the war?',
      'The inquiry found that the main cause of the fire was a heater left on overnight.',
      'The trial of the former treasurer, charged with money laundering and bribery, opens on Monday.',
      'The library was built in 1904 and spent its first years empty, for want of books.',
      'Brooke Lunt, a librarian, donated $200 of her first wage to the choir.',
      'Filings show what the race costs. The campaign spent $2 million on posters in May alone.',
      'CNN reported on Monday that the deal was near. It would reportedly be signed in Cairo.',
      'He was sentenced to forty months in prison for lying under oath about the loan.',
      'Most polls in the city open at 7 a.m. and close at 8 p.m. on the day.',
      'The province\'s 3.4 million residents are citizens of the republic and vote in its elections.',
      'He was tired of the allegedly harmless jokes about his hat.',
      'The Morning Courier has followed the sale for weeks. No price was set. The brewery would reportedly go to a Dane.',
      'No town would have built a tunnel, allegedly for its children, where it could have had a park.',
      'The growth of the 1990s and early 2000s has gone and farmers are used to less.',
      'Her office had the aim of raising more than $3 million for the new pier.',
      'Thousands of children were injured by dogs last year. Half of them were under six, by the newspaper\'s own tally.',
      'The gardener is worried about the frost and covers his roses with straw.',
      'The book asks for the main reason why the valley lost its railway in those years.',
      'More than 8,000 people were killed in the flood of 1953, the worst the coast has seen.',
      'Doctors are worried about the cold',
      'The appeal has raised $31 million so far for the islands. "We are grateful," said its chairwoman, Mary Holt.',
      'A Northern University poll asked 800 people. Polls show the harbour party well ahead in the towns.',
      'The harbour party, the polls show, is well ahead in all four towns on the coast.',
      'The quarryman, who falsified the records of the boiler in his youth, turns ninety on Sunday.',
      'Whether the brewery misled its customers about the water is for the judges to say.',
      'She took 11 percent of the vote in the towns along the coast on Sunday.',
      'The flood of 1953 killed at least 300 people along the coast of the two provinces.',
      'At least nine miners have been killed since Sunday, the police said. Two galleries are closed.',
      'The party would have spent $3 million more on leaflets than its rival did.',
      'Thousands of people gathered in the square and cheered as the train with the affected miners came in.',
    ],
  },
  check(reading, report, hits) {
    const { sentences } = reading.scan
    let column: boolean | undefined
    let next = 0
    while (next < hits.length) {
      const sentence = sentences.at(hits[next]!.start)
      const end = sentences.end[sentence]!
      const own: PhraseHit[] = []
      for (; next < hits.length && hits[next]!.start < end; next++) if (!reading.quoteAt(hits[next]!.start)) own.push(hits[next]!)
      const kind = claimOf(reading, sentence, own)
      if (kind === undefined) continue
      const { asks, sure, opinion } = KINDS[kind]!
      if ((opinion && (column ??= isColumn(reading))) || isGoverned(reading, sentence, kind, own)) continue
      report({
        start: sentences.start[sentence]!,
        end,
        kind,
        message: `${asks}, and no source in this or the neighbouring sentences; say who says so, or where it is written`,
        confidence: sure ? 0.8 : 0.6,
        ...(!sure && { severity: 'info' }),
      })
    }
  },
})

/** Who writes says "I" and "should" outside quotations. */
function isColumn(reading: Reading): boolean {
  const { words } = reading.scan
  const least = Math.max(COLUMN_WORDS, words.count / COLUMN_EVERY)
  let seen = 0
  for (let word = 0; word < words.count && seen < least; word++) {
    if (OPINION.has(words.hash[word]!) && isPlain(reading, word, -1) && !reading.quoteAt(words.start[word]!)) seen++
  }
  return seen >= least
}
