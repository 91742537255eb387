import { defineRule, deletion, shingleAt, type Reading } from '../../src/rule.ts'

/** Shorter captions are names and credits, which stand under many pictures. */
const LEAST_WORDS = 5
/** Farther apart than the next line a caption has to be this long: a photographer's credit comes back with every picture. */
const LEAST_WORDS_APART = 12
/** How many captions back the first one is looked for. */
const NEXT_CAPTIONS = 3
/** Captions are compared by what stands in them within runs of so many words. */
const RUN = 3
/** This share of the shorter caption's runs in the other: the same but for the credit. Below it, two pictures of one event. */
const SAME = 0.8
const SAME_APART = 0.95
/** Nobody writes longer captions, and hostile input stays bounded. */
const MOST_WORDS = 120

export default defineRule({
  id: 'duplicate/repeated-caption',
  summary: 'a caption that stands twice',
  why: 'A picture has a caption, a credit and an alternative text, and often all three are the same sentence. On the page one of ' +
    'them is invisible; ' +
    'in the text taken from it they stand one after the other.',
  mend: 'Keep the caption with its credit and delete the other one.',
  severity: 'warning',
  languages: ['*'],
  roles: ['caption'],
  examples: {
    wrong: [
      'Harbour bridge reopens\n\nWorkers check the cables of the harbour bridge on Monday. (Photo by Vera Lind)\n' +
        '«Workers check the cables of the harbour bridge on Monday. (Photo: Vera Lind/NPA)»\n\n' +
        'The harbour bridge was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, ' +
        'and nobody had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'New wing for the museum\n\nVisitors look at the glass roof of the museum in Turku on opening day. (Photo: Aino Salo)\n\n' +
        '«Visitors look at the glass roof of the museum in Turku on opening day (Photo: Aino Salo)»\n\n' +
        'The glass roof was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and ' +
        'nobody had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Lighthouse shines again\n\nThe lighthouse of Skagen seen from the beach at dusk. (Photo: Mette Holm)\n' +
        '«The lighthouse of Skagen seen from the beach at dusk. (Photo: Mette Holm/Ritzau)»\n\n' +
        'The lighthouse was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and ' +
        'nobody had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Palace garden open to all\n\nGardeners plant roses in front of the palace in Varna last week. (AP Photo/Ivan Petkov)\n' +
        '«Gardeners plant roses in front of the palace in Varna last week. (Photo by Ivan Petkov)»\n\n' +
        'The garden was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and nobody ' +
        'had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Swimming pool in the quarry\n\nChildren jump into the water of the old quarry near Brno. (Photo: Jana Mala/CTN)\n' +
        '«Children jump into the water of the old quarry near Brno. Photo: Jana Mala»\n\n' +
        'The pool was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and nobody ' +
        'had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Cable car to the fortress\n\nA cabin of the cable car passes the walls of the fortress. (Photo by Luis Prado/Getty Images)\n' +
        '«A cabin of the cable car passes the walls of the fortress. (Photo by Luis Prado/Getty Images)»\n\n' +
        'The cable car was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and ' +
        'nobody had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Station hall restored\n\n' +
        'Restorers clean the painted ceiling of the central station in Riga. (Photo: Anna Ozola/Baltic News)\n\n' +
        '«Restorers clean the painted ceiling of the central station in Riga. (Photo: A. Ozola)»\n\n' +
        'The hall was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and nobody ' +
        'had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Wind farm on the ridge\n\nTwo mechanics hang from the blade of a turbine above Loch Fyne. (Photo: Callum Reid)\n\n' +
        '«Two mechanics hang from the blade of a turbine above Loch Fyne. (Photo: Callum Reid)»\n\n' +
        'The wind farm was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and ' +
        'nobody had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
    ],
    right: [
      'Harbour tunnel opens\n\nDrivers wait in front of the harbour tunnel on Monday. (Photo by Vera Lind)\n' +
        'The mayor cuts the ribbon in front of a choir on Monday. (Photo by Vera Lind)\n\n' +
        'The tunnel was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and nobody ' +
        'had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Town hall repaired\n\nThe town hall after the fire of last year. (Photo: Per Dahl)\n' +
        'The same building on Tuesday, with its new tower and clock. (Photo: Per Dahl)\n\n' +
        'The town hall was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and ' +
        'nobody had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Library moves\n\nPhoto: Mette Holm\n\nPhoto: Mette Holm\n\n' +
        'The library was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and ' +
        'nobody had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Old theatre lit again\n\nAn actor tries the new lamps of the theatre on Saturday. (Photo: Lena Roth)\n\n' +
        'The stage was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and nobody ' +
        'had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.\n\n' +
        'The first play is about a miller, and the hall was sold out. An actor who tried the new lamps of the theatre on ' +
        'Saturday called them too bright.',
      'Zoo shows its elephant house\n\nAn elephant bathes in the new pool of the zoo. (Photo: Ravi Nair)\n' +
        'A keeper feeds an elephant at the new pool of the zoo. (Photo: Ravi Nair)\n\n' +
        'The house was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and nobody ' +
        'had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Portraits in the corridor\n\nMaria Keller (Photo: Jo Berg)\n\nAnton Keller (Photo: Jo Berg)\n\n' +
        'The corridor was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and ' +
        'nobody had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Square without cars\n\nBefore: the square full of cars in the seventies. (Photo: city archive)\n' +
        'After: the square with trees, benches and a fountain. (Photo: Tim Voss)\n\n' +
        'The square was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and nobody ' +
        'had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.',
      'Ferry with batteries\n\nThe ferry leaves the pier without a sound on Monday. (Photo: Siri Moe)\n\n' +
        'The ferry was finished on Tuesday after five months of work, the city said. Visitors came in great numbers, and nobody ' +
        'had to wait.\n\n' +
        'The work cost 30 million, twice as much as planned, because rust had eaten into the walls. The council will discuss the ' +
        'bill.\n\n' +
        'Nobody heard it come, a fisherman said. The old one could be heard in the next valley.',
    ],
  },
  check(reading, report) {
    if (reading.part === 'headline') return
    const captions = captionsOf(reading)
    for (const [later, caption] of captions.entries()) {
      const earlier = captions.slice(Math.max(0, later - NEXT_CAPTIONS), later).find((other) => isSame(reading, other, caption))
      if (earlier === undefined) continue
      const { start, end, line } = caption
      // the longer of the two has the credit; which one to keep is for a person to say
      const fix = caption.runs.size <= earlier.runs.size ? deletion(reading, { firstLine: line, lastLine: line }) : undefined
      report({
        start,
        end,
        message: `the caption in line ${earlier.line + 1} stands here once more; keep one of the two, with its credit`,
        // farther apart it may be another picture of the series
        ...(!isNext(reading, earlier, caption) && { severity: 'info' as const }),
        confidence: 0.85,
        related: [{ start: earlier.start, end: earlier.end, message: 'stands here first' }],
        ...(fix && { fix }),
      })
    }
  },
})

/** One line of a caption; its shingles. */
interface Caption {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly runs: ReadonlySet<number>
}

function captionsOf(reading: Reading): Caption[] {
  const { lines, words } = reading.scan
  const captions: Caption[] = []
  for (const block of reading.blocks) {
    if (block.role !== 'caption') continue
    for (let line = block.firstLine; line <= block.lastLine; line++) {
      const text = reading.text.slice(lines.start[line], lines.end[line])
      const start = lines.end[line]! - text.trimStart().length
      const end = lines.start[line]! + text.trimEnd().length
      if (end <= start) continue
      const first = reading.scan.wordAt(start)
      const next = Math.min(first + MOST_WORDS, reading.scan.wordAt(start + beforeCredit(reading.text.slice(start, end))))
      const runs = new Set<number>()
      for (let i = first; i + RUN <= next; i++) runs.add(shingleAt(words.hash, i, RUN))
      captions.push({ line, start, end, runs })
    }
  }
  return captions
}

/** Where the credit begins in a line that ends in one; two credits are seldom written alike. */
function beforeCredit(line: string): number {
  const at = Math.max(line.lastIndexOf('('), line.lastIndexOf('['), line.lastIndexOf('©'))
  return at > 0 ? at : line.length
}

function isSame(reading: Reading, first: Caption, second: Caption): boolean {
  const shorter = Math.min(first.runs.size, second.runs.size)
  const next = isNext(reading, first, second)
  if (shorter <= (next ? LEAST_WORDS : LEAST_WORDS_APART) - RUN) return false
  let shared = 0
  for (const run of second.runs) if (first.runs.has(run)) shared++
  return shared >= (next ? SAME : SAME_APART) * shorter
}

function isNext(reading: Reading, first: Caption, second: Caption): boolean {
  return reading.text.slice(first.end, second.start).trim() === ''
}
