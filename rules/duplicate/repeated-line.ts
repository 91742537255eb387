import { CAPITALISED, compareHeadlines, defineRule, deletion, findRepeats, NUMERIC, type Reading, type Role } from '../../src/rule.ts'

/** Shorter lines are labels, refrains, cells and answers ("No comment."). */
const LEAST_WORDS = 6
/** A line of so many words without an end mark is a crosshead, and a series of portraits has the same ones in each. */
const LONGEST_CROSSHEAD = 8
/** Lines of verse are not longer; a line that is shorter and stands among its like is a refrain or a row. */
const LONGEST_VERSE = 12
/** A line of figures and names is a row of a table. */
const TABLE_SHARE = 0.5
/** Lines that stand more often belong to a pattern that is meant: a quiz, a form, a live ticker. */
const MOST_TIMES = 4
const END_MARK = /[.!?…]["'”’)]{0,3}$/
const WHERE: readonly Role[] = ['body', 'standfirst', 'list', 'crosshead']

export default defineRule({
  id: 'duplicate/repeated-line',
  summary: 'a line or paragraph that stands in the text a second time',
  why: 'A paragraph that comes back word for word is a slip of copy and paste, or two versions of a story run together. Readers ' +
    'lose trust, and ' +
    'corpora count the text twice.',
  mend: 'Delete one of them, unless the repetition is meant. The fix deletes the second; it is safe when that stands right below the ' +
    'first: farther apart one of the two may be where it belongs.',
  severity: 'warning',
  languages: ['*'],
  roles: WHERE,
  examples: {
    wrong: [
      {
        text: 'Heavy rain closes mountain road\n\nThe road over the pass has been closed since Tuesday night, the canton said.\n\n' +
          'Rescuers brought 14 people down to the valley before dawn.\n\n«The road over the pass has been closed since Tuesday ' +
            'night, the canton said.»\n\n' +
          'It will stay closed until the slope is safe.',
        fixed: 'Heavy rain closes mountain road\n\nThe road over the pass has been closed since Tuesday night, the canton said.\n\n' +
          'Rescuers brought 14 people down to the valley before dawn.\n\nIt will stay closed until the slope is safe.',
      },
      'Bakers’ strike enters third week\n\nThe bakers’ union rejected the latest offer on Monday.\n\nIts members want shorter nights.\n\n' +
        '«The bakers\' union rejected the latest offer on Monday.»\n\nTalks go on.',
      'A new library for Elm Street\n\nThe council will spend 4 million on a library, it decided on Thursday after a long debate.\n\n' +
        '«The council will spend 4 million on a library, it decided on Thursday after a long debate.»\n\nWork starts in May.',
      'Volcano sends ash over three islands\n\nAsh fell on three islands on Sunday and closed two airports. Nobody was hurt, ' +
        'officials said.\n\n' +
        'Schools stay shut.\n\n«Ash fell on three islands on Sunday and closed two airports. Nobody was hurt, officials said.»',
      'Rates stay where they are\n\nThe central bank left its main rate at 3.5 percent on Wednesday.\n\n' +
        'It sees risks to growth, its governor said.\n\n' +
        'Markets had expected the decision.\n\n«The central bank left its main rate at 3.5 percent on Wednesday.»',
      'Orchestra loses its hall\n\nThe orchestra must leave the hall by the end of the season because the roof leaks.\n\n' +
        'Musicians learned of it from the newspaper.\n\n«The Orchestra must leave the hall, by the end of the season, because the ' +
          'roof leaks.»\n\nA tent will serve.',
      'Zug bleibt im Tunnel stehen\n\nRund 300 Reisende mussten am Montag zwei Stunden im Tunnel warten.\n\nVerletzt wurde niemand.\n\n' +
        '«Rund 300 Reisende mussten am Montag zwei Stunden im Tunnel warten.»\n\nDie Bahn entschuldigte sich.',
      {
        headline: 'Fishing fleet stays in port',
        text: 'Skippers kept their boats in port on Friday to protest against new quotas.\n\n' +
          'The ministry called the protest premature.\n\n' +
          '«Skippers kept their boats in port on Friday to protest against new quotas.»\n\nThe quotas take effect in March.',
      },
    ],
    right: [
      'Interview with the new coach\n\nQ: Will you play with three at the back?\n\nA: We will see in August.\n\n' +
        'Q: And the goalkeeper?\n\nA: We will see in August.',
      'At the memorial the choir sang.\n\nThe river takes the stones away\nAnd nobody remembers now\nThe names we carved\n\n' +
        'The river takes the stones away\nAnd nobody remembers now\nThe songs we made\n\nThen the crowd went home in silence.',
      'Results of the second round\n\nNorth Harbour 3 South Harbour 1\nLake End 2 Hill Town 2\nNorth Harbour 3 South Harbour 1\n' +
        'River Club 0 Lake End 4\n\n' +
        'The final is on Sunday, the league said in a statement.',
      'The court rejected the appeal on Monday. It did so without a hearing.\n\n' +
        'The court rejected the appeal on Tuesday. It did so without a hearing.',
      'The company declined to comment.\n\nA spokesman for the union said the offer came too late.\n\nThe company declined to comment.',
      '10:15 The road is closed in both directions.\n\n10:40 Police ask drivers to avoid the area around the bridge.\n\n' +
        '11:05 The road is open in both directions.',
      'Opening hours over the holidays\n\nThe pool is open from ten to six.\n\nThe library is open from ten to six.\n\n' +
        'The museum is closed on Monday.',
      'What the parties say\n\n"We will not raise taxes on work," said the first candidate.\n\n' +
        '"We will not raise taxes on wealth," said the second candidate.',
    ],
  },
  check(reading, report) {
    if (reading.part === 'headline') return
    const { paragraphs, words } = reading.scan
    const repeats = findRepeats(words.hash, paragraphs, LEAST_WORDS)
    if (repeats.length === 0) return
    const times = new Map<number, number>()
    for (const { first } of repeats) times.set(first, (times.get(first) ?? 1) + 1)
    for (const { first, again } of repeats) {
      if (times.get(first)! > MOST_TIMES || !WHERE.includes(reading.blockAt(paragraphs.start[first]!)?.role ?? 'template')) continue
      if (isLabelOrRow(reading, again) || isVerse(reading, again) || isHeadline(reading, again)) continue
      const start = paragraphs.start[again]!
      const end = paragraphs.end[again]!
      const original = { start: paragraphs.start[first]!, end: paragraphs.end[first]! }
      const exact = reading.text.slice(start, end) === reading.text.slice(original.start, original.end)
      const quoted = isQuoted(reading, start, end)
      const lines = { firstLine: paragraphs.firstLine[again]!, lastLine: paragraphs.lastLine[again]!, certain: again === first + 1 }
      const fix = exact && !quoted && deletion(reading, lines)
      report({
        start,
        end,
        message: `this stands word for word in line ${paragraphs.firstLine[first]! + 1} already; delete one of the two`,
        // what somebody said may be pulled out of the text, or come back in a live ticker
        ...(quoted && { severity: 'info' as const }),
        confidence: exact ? 0.95 : 0.85,
        related: [{ ...original, message: 'stands here first' }],
        ...(fix && { fix }),
      })
    }
  },
})

/** A crosshead, a row of figures and names, or an answer of few words after its label ("A: No."). */
function isLabelOrRow(reading: Reading, paragraph: number): boolean {
  const { paragraphs, words } = reading.scan
  const text = reading.text.slice(paragraphs.start[paragraph], paragraphs.end[paragraph])
  const size = paragraphs.endWord[paragraph]! - paragraphs.firstWord[paragraph]!
  if (size <= LONGEST_VERSE && /^(?:[QA]\.|[\p{L}. ]{1,24}:)/u.test(text)) return true
  if (END_MARK.test(text)) return false
  if (size <= LONGEST_CROSSHEAD) return true
  const first = paragraphs.firstWord[paragraph]!
  const end = paragraphs.endWord[paragraph]!
  let cells = 0
  for (let i = first; i < end; i++) if ((words.flags[i]! & (NUMERIC | CAPITALISED)) !== 0) cells++
  return cells > TABLE_SHARE * (end - first)
}

/** A short line without an end mark beside another one. */
function isVerse(reading: Reading, paragraph: number): boolean {
  const isLineOfVerse = (p: number): boolean => {
    const { paragraphs } = reading.scan
    if (p < 0 || p >= paragraphs.count) return false
    const size = paragraphs.endWord[p]! - paragraphs.firstWord[p]!
    return size <= LONGEST_VERSE && !END_MARK.test(reading.text.slice(paragraphs.start[p], paragraphs.end[p]))
  }
  return isLineOfVerse(paragraph) && (isLineOfVerse(paragraph - 1) || isLineOfVerse(paragraph + 1))
}

function isQuoted(reading: Reading, start: number, end: number): boolean {
  const quote = reading.quoteAt(start)
  return quote !== undefined && quote.end >= end - 2
}

/** That is `duplicate/headline-in-body`'s to say. */
function isHeadline(reading: Reading, paragraph: number): boolean {
  const { paragraphs } = reading.scan
  const headline = reading.headline?.text
  if (headline === undefined) return false
  return compareHeadlines(headline, reading.text.slice(paragraphs.start[paragraph], paragraphs.end[paragraph])).duplicate
}
