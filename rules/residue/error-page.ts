import { defineResidueRule } from '../../src/residue.ts'
import { deletion } from '../../src/rule.ts'

const EXCERPT = 60

export default defineResidueRule({
  id: 'residue/error-page',
  summary: 'an error page, a robot check, a consent dialogue or a paywall in place of an article',
  why: 'The server sent something else than the article, and what counts words, names and topics takes it for one.',
  mend: 'Fetch the article again, or leave it out. `newslint clean` leaves an empty text.',
  severity: 'error',
  examples: {
    wrong: [
      { text: '«404 Not Found»\n\nnginx', fixed: '' },
      '«Access Denied»\n\nYou don\'t have permission to access this page on this server.\n\nReference #18.4fd2',
      '«Please verify you are a human»\n\nPress & hold to confirm you are a human and not a bot.',
      { headline: 'Just a moment...', text: '«Enable JavaScript and cookies to continue»' },
      '«We value your privacy»\n\nWe use cookies to improve your experience on our website.\n\nAccept all\n\nManage preferences',
      '«Our European visitors are important to us.»\n\nThis site is currently unavailable to visitors from the European Economic Area.',
      '«Subscribe to read the full story.»\n\nAlready a subscriber?\n\nLog in',
      '«The council voted for the bypass by one vote on Monday evening, and the losing side will…»\n\nTo continue reading this ' +
        'article, subscribe.',
      '«Seite nicht gefunden»\n\nStartseite\n\nSuche',
      '«You need to enable JavaScript to run this app.»',
    ],
    right: [
      'Access denied\n\nThe archive closed its reading room on Monday, and historians who had travelled from nine countries stood in ' +
        'front of a locked door. '
        + 'The ministry gave no reason. A spokesman said that the room would open again when the roof was repaired, and that nobody ' +
          'knew when this would be. '
        + 'The roof was repaired last year, said Lena Hahn, who has worked in the archive since 2001.',
      'Page not found is what visitors of the ministry\'s website read for nine hours on Tuesday.',
      'Are you a robot? The question was put to the minister by a child, and the minister had to think.',
      'The strike ended on Friday after eleven days, and trains will run again from Monday, the railway said.\n\nSubscribe to read ' +
        'the full story',
      'We use cookies instead of bread, the baker said, and the guests laughed.',
      'The error was found on page 404 of the report.',
      'Just a moment\n\nA moment was all it took: on Sunday the oldest tree of the county fell on the newest car of its sheriff, who ' +
        'had parked in its shade.',
      'Security check\n\nTravellers waited for three hours at the airport on Monday because a single scanner was at work, its ' +
        'operator said.',
      'The service is unavailable on Sundays, the bus company said.',
    ],
  },
  check(reading, report) {
    for (const block of reading.blocks) {
      if (block.residue !== 'error-page') continue
      // about the whole text, but on the line where a reader sees it
      const end = Math.min(block.end, reading.scan.lines.end[block.firstLine]!)
      const line = reading.text.slice(block.start, end).trimEnd()
      const shown = line.length > EXCERPT ? `${line.slice(0, EXCERPT - 1)}…` : line
      const fix = deletion(reading, { ...block, certain: false })
      report({
        start: block.start,
        end: block.start + line.length,
        message: `${block.title} ("${shown}") in place of an article; fetch it again, or leave it out`,
        confidence: block.confidence,
        kind: block.kind!,
        about: { start: block.start, end: block.end },
        ...(fix && { fix }),
      })
    }
  },
})
