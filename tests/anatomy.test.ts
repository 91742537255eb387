import { describe, expect, test } from 'vitest'
import { read } from '../src/article/read.ts'
import type { Article, LineHint } from '../src/article/article.ts'
import type { Reading } from '../src/article/reading.ts'

const PARAGRAPHS = [
  'The ferry between the two banks of the river will stop at the end of May, the company that runs it said on Monday.',
  '"We have carried four people a day since the winter," said Ines Vogt, who has steered the boat for nineteen years. "That pays for nothing."',
  'The council of the larger town offered to pay for the fuel until the autumn, but the smaller one refused to share the costs.',
  'A bridge has been promised in every election since 1974, according to the minutes of the council, and it was never begun.',
]
const HEADLINE = 'Last ferry on the upper river to stop in May'

const text = (value: string, more: Partial<Article> = {}): Reading => read({ text: value, format: 'text', ...more })
const record = (value: string, headline: string): Reading => read({ text: value, format: 'record', headline })

/** Role or residue by line, blank lines left out. */
function anatomy({ blocks, scan, text }: Reading): string[] {
  return blocks.flatMap(({ firstLine, lastLine, residue, role }) => {
    const lines: string[] = []
    for (let line = firstLine; line <= lastLine; line++) {
      if (text.slice(scan.lines.start[line], scan.lines.end[line]).trim() !== '') lines.push(residue ?? role)
    }
    return lines
  })
}
const residue = (reading: Reading): string[] => reading.blocks.flatMap((block) => block.residue ?? [])

describe('every line is in one block', () => {
  test.each([['', 0], ['\n\n \n', 0], ['One line.', 1], ['a\n\nb\r\nc', 3]])('%j', (value, lines) => {
    expect(anatomy(text(value))).toHaveLength(lines)
  })

  test('in order, without the blank space around', () => {
    const reading = text(`  ${HEADLINE}\n\n\t${PARAGRAPHS.join('\n\n')}  \n`)
    let reached = 0
    for (const block of reading.blocks) {
      expect(block.start).toBeGreaterThanOrEqual(reached)
      expect(reading.text.slice(block.start, block.end)).toBe(reading.text.slice(block.start, block.end).trim())
      reached = block.end
    }
  })
})

describe('the article among other things', () => {
  test('its parts', () => {
    const reading = text([HEADLINE, 'Two towns could not agree on who pays for the fuel', 'By Jonas Reuter', 'May 3, 2021',
      '© Valley Press / Ana Ruiz', ...PARAGRAPHS].join('\n\n'))
    expect(anatomy(reading)).toEqual(['headline', 'standfirst', 'byline', 'dateline', 'caption', 'body', 'body', 'body', 'body'])
    expect(reading.headline?.text).toBe(HEADLINE)
  })

  test('a question as its headline', () => {
    const question = 'Why will the last ferry between the two banks of the upper river stop at the end of May?'
    expect(text([question, 'What the timetable says, and what it does not', 'By Jonas Reuter',
      ...PARAGRAPHS].join('\n\n')).headline?.text).toBe(question)
  })

  test('below a label, with a caption that ends in an owner and an agency', () => {
    const reading = text(['River desk', HEADLINE, 'Two towns could not agree on who pays for the fuel',
      'Mayor Ana Ruiz at the landing River Authority/Vallpress', ...PARAGRAPHS].join('\n\n'))
    expect(reading.headline?.text).toBe(HEADLINE)
    expect(anatomy(reading)).toEqual(['navigation', 'headline', 'standfirst', 'caption', 'body', 'body', 'body', 'body'])
  })

  test('above addresses of the site and what follows its buttons', () => {
    const reading = text([HEADLINE, ...PARAGRAPHS, 'The Valley Post can also be read at the following addresses:',
      'www.valleypost.example', 'Share this story\nValley Post on the big screen'].join('\n\n'))
    expect(anatomy(reading)).toEqual(['headline', 'body', 'body', 'body', 'body', 'site-notice', 'site-notice', 'share-bar',
      'page-furniture'])
  })

  test('with an address of its own', () => {
    expect(residue(text([HEADLINE, ...PARAGRAPHS, 'Tickets', 'www.ferry.example', 'Adults 9 euros'].join('\n\n')))).toEqual([])
  })

  test('below sixty lines of navigation', () => {
    const menu = ['Skip to content', 'Home', 'World', 'Politics', 'Business', 'Sport',
      ...Array.from({ length: 54 }, (_, i) => `Section ${i}`)]
    const reading = text([...menu, '', HEADLINE, '', ...PARAGRAPHS].join('\n'))
    expect(reading.headline?.text).toBe(HEADLINE)
    expect(anatomy(reading).slice(-4)).toEqual(['body', 'body', 'body', 'body'])
    expect(residue(reading)).toEqual(['navigation'])
    expect([reading.blocks[0]!.kind, reading.blocks[0]!.title]).toEqual(['menu', 'menu of 60 links'])
  })

  test('above a hundred and fifty lines of teasers', () => {
    const teasers = Array.from({ length: 50 }, (_, i) => `Town number ${i} votes on its own bridge\nThe vote was ${i} to 7 in the council\nRead more`)
    const reading = text([HEADLINE, '', PARAGRAPHS.join('\n\n'), '', ...teasers].join('\n'))
    expect(anatomy(reading).slice(0, 5)).toEqual(['headline', 'body', 'body', 'body', 'body'])
    const last = reading.blocks.at(-1)!
    expect([last.role, last.residue, last.title, last.outside]).toEqual(['related', 'related-stories', 'list of 50 other stories', true])
    expect(last.lastLine - last.firstLine).toBe(149)
  })

  test('with other things between its paragraphs', () => {
    const between = ['ADVERTISEMENT', 'Related: Five ferries worth a journey', 'Share this story']
    const reading = record(PARAGRAPHS.flatMap((paragraph, i) => [paragraph, ...between.slice(i, i + 1)]).join('\n\n'), HEADLINE)
    expect(anatomy(reading)).toEqual(['body', 'advertisement', 'body', 'related-stories', 'body', 'share-bar', 'body'])
  })

  test('a record that repeats its headline', () => {
    const reading = record(`${HEADLINE}\n\n${PARAGRAPHS.join('\n\n')}`, `${HEADLINE} | Valley Press`)
    expect(anatomy(reading)).toEqual(['headline', 'body', 'body', 'body', 'body'])
    expect(reading.headline?.place?.part).toBe('headline')
  })

  test('in other languages', () => {
    const german = text('Fähre stellt den Betrieb ein\n\nDie Fähre zwischen beiden Ufern wird Ende Mai eingestellt, teilte die Reederei am Montag mit.\n\nLesen Sie auch\n\nKommentar schreiben')
    expect(residue(german)).toEqual(['related-stories', 'comment-form'])
    const russian = text('Паром остановят в мае\n\nПаром между двумя берегами остановят в конце мая, сообщила в понедельник компания, которая его содержит.\n\nЧитайте также\n\nПоделиться')
    expect(residue(russian)).toEqual(['related-stories', 'share-bar'])
    const japanese = text('渡し船が五月で終わる\n\n川の両岸を結ぶ渡し船が五月末で運航を終えると、運営会社が月曜日に発表した。利用者は一日四人だった。')
    expect(residue(japanese)).toEqual([])
  })
})

test('short paragraphs go on over the advertisements between them', () => {
  const reading = text([
    'Ferry to stop', PARAGRAPHS[0], 'Image 1 of 6', 'The vote was seven to two, a clerk said.', 'ADVERTISEMENT', 'Click here to watch the video',
    'The boat goes to a museum in June, the clerk said.', 'Sign up for our newsletter', 'Story continues below', 'Ines Vogt will not steer it there.',
  ].join('\n\n'))
  const role = anatomy(reading)
  expect([3, 6, 9].map((line) => role[line])).toEqual(['body', 'body', 'body'])
  expect(residue(reading)).toHaveLength(5)
})

describe('crossheads that labels could be', () => {
  test('a word of the headline above a paragraph', () => {
    const about = record(['The painters arrived on Monday, and the wall has been white since Tuesday noon.', 'Advertisement', ...PARAGRAPHS].join('\n\n'),
      'Advertisement on the ferry house painted over')
    expect(residue(about)).toEqual([])
    expect(residue(record([PARAGRAPHS[0], 'Advertisement', ...PARAGRAPHS.slice(1)].join('\n\n'), HEADLINE))).toEqual(['advertisement'])
  })

  test('a button in quotation marks', () => {
    expect(residue(record([PARAGRAPHS[0], '“Subscribe now”', ...PARAGRAPHS.slice(1)].join('\n\n'), HEADLINE))).toEqual([])
    expect(residue(record([PARAGRAPHS[0], 'Subscribe now', ...PARAGRAPHS.slice(1)].join('\n\n'), HEADLINE))).toEqual(['paywall-prompt'])
  })

  test('the heading of a list of other stories, left behind alone, does not end the article', () => {
    expect(anatomy(record([PARAGRAPHS[0], 'Related', ...PARAGRAPHS.slice(1)].join('\n\n'), HEADLINE)))
      .toEqual(['body', 'related-stories', 'body', 'body', 'body'])
  })
})

describe('the article’s own words', () => {
  test('a crosshead that repeats the headline does not make another story of the paragraphs above it', () => {
    const lines = [...PARAGRAPHS, 'Advertisement', ...PARAGRAPHS.map((line) => line.replace('the', 'that')), HEADLINE,
      'Nobody has said yet what becomes of the boat, which was built in 1961 and painted green every spring since.',
      'A museum downstream has asked for its bell, and a school for its wheel, said those who sit on the council.']
    expect(new Set(anatomy(record(lines.join('\n\n'), HEADLINE)))).not.toContain('related-stories')
  })

  test('a section’s name between a link and a paragraph is a crosshead', () => {
    const lines = [PARAGRAPHS[0], 'Upper village wants its ferry back Read more', 'Environment', ...PARAGRAPHS.slice(1)]
    expect(anatomy(record(lines.join('\n\n'), HEADLINE))).toEqual(['body', 'related-stories', 'crosshead', 'body', 'body', 'body'])
  })

  test('a question to the reader begins no comment section', () => {
    const lines = [...PARAGRAPHS, 'What do you think?', 'What both sides share', 'Nobody on either bank wants the boat to rust.']
    expect(residue(record(lines.join('\n\n'), HEADLINE))).toEqual([])
  })

  test('polls above the text are polls and no menu', () => {
    const lines = ['Urgent:', 'Should the ferry stop? Vote here now', 'Urgent:', 'Should the ferry stop? Vote here now', ...PARAGRAPHS]
    const kinds = record(lines.join('\n\n'), HEADLINE).blocks.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'poll')).toHaveLength(2)
  })
})

describe('the headline of a list', () => {
  test('is its first line, however far below the first paragraph stands', () => {
    const places = Array.from({ length: 18 }, (_, i) => `Landing ${i + 1}, ${i + 7} o'clock`)
    const reading = text(['Where the ferry stops this summer, landing by landing', '', ...places, '', 'Bells and boats', '', ...PARAGRAPHS].join('\n'))
    expect(reading.headline?.text).toBe('Where the ferry stops this summer, landing by landing')
  })

  test('may be a question above a standfirst and a byline', () => {
    const question = 'Who steers a ferry that has lost "its river"?'
    const reading = text([question, 'The council has asked four lawyers, and each has another answer', 'By Jonas Reuter', ...PARAGRAPHS].join('\n\n'))
    expect(reading.headline?.text).toBe(question)
  })
})

describe('articles that look like residue', () => {
  test.each([
    ['a single sentence', PARAGRAPHS[0]!],
    ['a headline alone', HEADLINE],
    ['verse', 'The river has a ferry,\nthe ferry has a bell,\nand who it rings for nowadays\nthe ferryman won’t tell.\n\nHe polishes the handle,\nhe paints the boat in May,\nand ties it to the alder tree\nand slowly walks away.'],
    ['a table of results', 'Regional league, tenth round\n\nLinz 3 1 Graz\nWels 0 0 Steyr\nEnns 2 4 Vienna\n\n1 Linz 10 7 2 1 23\n2 Vienna 10 6 3 1 20\n3 Graz 10 6 1 3 19'],
    ['questions and answers', 'Q: Will you reply?\n\nA: When I have read it.\n\nQ: And then?\n\nA: Then I will comment.'],
    ['a live blog', '10.15\n\nThe bridge is closed, the police say.\n\n10.40\n\nA lorry has overturned, and both lanes are blocked.\n\n11.05\n\nOne lane is open again, the police say.'],
    ['a recipe', 'Plum dumplings\n\n500 g potatoes\n\n2 eggs\n\n12 plums\n\nBoil the potatoes in their skins.\n\nPrint the letters of the guests on the napkins.'],
    ['corrections', 'Corrections\n\nAn article on Monday gave the wrong age of the mayor; she is 54.\n\nA caption on Tuesday named the wrong lake.'],
    ['a line-up', 'Line-ups\n\nLinz: Berg; Hahn, Weber, Orlova; Ruiz, Keller\n\nGraz: Novak; Meyer, Lang; Horvath, Kovac, Baum'],
  ])('%s', (_, value) => {
    expect(residue(text(value))).toEqual([])
    expect(residue(record(value, 'What the valley talks about'))).toEqual([])
  })
})

describe('pages', () => {
  const page = (lines: readonly (readonly [string, Partial<LineHint>])[]): Reading =>
    read({
      text: lines.map(([line]) => line).join('\n'),
      format: 'page',
      headline: HEADLINE,
      lineHints: lines.map(([, hint]) => ({ tag: 'p', links: 0, inArticle: true, path: ['html', 'body', 'article', 'p'], hidden: false,
        ...hint })),
    })

  test('what stands outside the article is the page’s own', () => {
    const reading = page([
      ['World', { tag: 'li', links: 1, inArticle: false, path: ['html', 'body', 'nav', 'ul', 'li'] }],
      ['Sport', { tag: 'li', links: 1, inArticle: false, path: ['html', 'body', 'nav', 'ul', 'li'] }],
      [HEADLINE, { tag: 'h1' }],
      ...PARAGRAPHS.map((paragraph) => [paragraph, {}] as const),
      ['Subscribe to our newsletter', {}],
      ['Contact us', { inArticle: false, path: ['html', 'body', 'footer', 'p'] }],
      ['Privacy policy', { inArticle: false, path: ['html', 'body', 'footer', 'p'] }],
    ])
    expect(reading.blocks.map(({ residue, role, outside }) => `${outside ? 'outside ' : ''}${residue ?? role}`)).toEqual([
      'outside navigation', 'outside navigation', 'headline', 'body', 'body', 'body', 'body', 'newsletter-prompt', 'outside site-notice',
      'outside site-notice',
    ])
    expect(reading.blocks.slice(-2).map(({ kind }) => kind)).toEqual(['contact or tip line', 'legal link'])
  })

  test('the caption of a figure is a caption, and no residue', () => {
    const figure = { tag: 'figcaption', path: ['html', 'body', 'article', 'figure', 'figcaption'] }
    const reading = page([[HEADLINE, { tag: 'h1' }], ['The ferry on its last day. Photo: Ana Ruiz', figure],
      ...PARAGRAPHS.map((paragraph) => [paragraph, {}] as const)])
    expect(anatomy(reading).slice(0, 3)).toEqual(['headline', 'caption', 'body'])
  })
})
