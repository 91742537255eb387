import { describe, expect, test } from 'vitest'
import type { Reading } from '../src/article/reading.ts'
import { read } from '../src/article/read.ts'
import { readHtml } from '../src/input/html.ts'

const HEADLINE = 'Weir at Oddney to be rebuilt as a fish ladder'
const PARAGRAPHS = [
  'The weir at Oddney, which has held back the river since a mill stood there, will be rebuilt as a ladder for fish, the county said on Monday.',
  'Salmon have gathered below it every autumn for as long as anyone in Oddney remembers, and hardly any of them have come any further.',
  '"My father carried them up in buckets," said Hal Brandreth, who keeps the lock house. "I have the buckets still, if the county wants them."',
  'The ladder of eleven basins is to cost 2.1 million, half of it from the power company whose turbines upstream the salmon have to pass.',
  'Work at the weir begins in June, when the river is low, and the footpath along the lock will be closed until the autumn.',
]
const OTHERS = [
  ['Bakery in Thorle fined over scales', 'A bakery weighed its loaves together with the paper for six years, inspectors found in a check that nobody had asked for.'],
  ['Choir finds its lost banner in a barn', 'Moths had left the lettering alone, the conductor said, and a farmer near Kelby had used the cloth to cover his cider press.'],
  ['Two trains share a name and a timetable', 'Passengers for the coast have sat in the wrong carriages since December, and the railway says that it knows about the matter.'],
] as const

const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('\n')
const page = (body: string, head = `<title>${HEADLINE} | Oddney Post</title>`): Reading =>
  read(readHtml(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`, 'page.html', {}).article)

/** The lines that are the article's body. */
function body({ blocks, scan, text }: Reading): string[] {
  return blocks.filter(({ role, residue, outside }) => residue === undefined && !outside && ['body', 'crosshead'].includes(role))
    .flatMap(({ firstLine, lastLine }) => text.slice(scan.lines.start[firstLine], scan.lines.end[lastLine]).split('\n'))
    .filter((line) => line.trim() !== '')
}

describe('the element that holds the article', () => {
  test('ends it, whatever prose stands in the sidebar', () => {
    const sidebar = OTHERS.map(([title, teaser]) => `<div class="item"><a href="/x">${title}</a><p>${teaser} ${teaser}</p></div>`).join('')
    const reading = page(`<div class="columns"><div class="story"><h1>${HEADLINE}</h1>${paragraphs(PARAGRAPHS)}</div><aside>${sidebar}</aside></div>`)
    expect(body(reading)).toEqual(PARAGRAPHS)
  })

  test('goes on past a box that it holds', () => {
    const box = `<div class="box"><a href="/1">${OTHERS[0][0]}</a><a href="/2">${OTHERS[1][0]}</a><a href="/3">${OTHERS[2][0]}</a><ul>${
      '<li><a href="/t">Topic</a></li>'.repeat(30)}</ul></div>`
    const reading = page(`<article><h1>${HEADLINE}</h1>${paragraphs(PARAGRAPHS.slice(0, 3))}${box}${paragraphs(PARAGRAPHS.slice(3))}</article>`)
    expect(body(reading)).toEqual(expect.arrayContaining(PARAGRAPHS))
  })

  test('is the first of several articles on one page', () => {
    const next = OTHERS.map(([title, teaser]) => `<section class="entry"><h2>${title}</h2>${paragraphs(Array.from({ length: 4 }, () => teaser))}</section>`)
    const reading = page(`<section class="entry"><h1>${HEADLINE}</h1>${paragraphs(PARAGRAPHS)}</section>${next.join('')}`)
    expect(body(reading)).toEqual(PARAGRAPHS)
  })

  test('is not the comments, though they are longer', () => {
    const comments = Array.from({ length: 9 }, (_, i) => `<li>Reader ${i}<p>${OTHERS[i % 3]![1]} ${OTHERS[(i + 1) % 3]![1]}</p></li>`).join('')
    const reading = page(`<main><h1>${HEADLINE}</h1><div class="text">${paragraphs(PARAGRAPHS.slice(0, 2))}</div><div id="comments"><ol>${comments}</ol></div></main>`)
    expect(body(reading)).toEqual(PARAGRAPHS.slice(0, 2))
  })

  test('is a cell of a table on a page of another age', () => {
    const reading = page(`<table><tr><td><h1>${HEADLINE}</h1>${paragraphs(PARAGRAPHS)}</td><td>${OTHERS.map(([title, teaser]) =>
      `<a href="/x">${title}</a><div>${teaser}</div>`).join('')}</td></tr></table>`)
    expect(body(reading)).toEqual(PARAGRAPHS)
  })

  test('keeps an embedded post in its place', () => {
    const post = '<div class="social-embed"><blockquote class="post"><p>Buckets ready. Ask at the lock house.</p></blockquote></div>'
    const reading = page(`<article><h1>${HEADLINE}</h1>${paragraphs(PARAGRAPHS.slice(0, 3))}${post}${paragraphs(PARAGRAPHS.slice(3))}</article>`)
    expect(body(reading)).toEqual([...PARAGRAPHS.slice(0, 3), 'Buckets ready. Ask at the lock house.', ...PARAGRAPHS.slice(3)])
  })

  test('holds its list above the first paragraph', () => {
    const list = ['eleven basins', 'two gates', 'one counting chamber']
    const reading = page(`<article><h1>${HEADLINE}</h1><div class="text"><ul>${list.map((item) => `<li>${item}</li>`).join('')}</ul>${paragraphs(PARAGRAPHS)}</div></article>`)
    expect(body(reading)).toEqual([...list, ...PARAGRAPHS])
  })

  test('is known by the headline that the page gives for sharing, not by the first heading', () => {
    const head = `<title>Oddney Post</title><meta property="og:title" content="${HEADLINE}">`
    const reading = page(`<h1>Oddney Post</h1><p>${HEADLINE}</p>${paragraphs(PARAGRAPHS)}<h1>${OTHERS[0][0]}</h1>`, head)
    expect(reading.headline?.text).toBe(HEADLINE)
  })
})

describe('a page as text', () => {
  const dump = (lines: readonly string[]): Reading => read({ text: lines.join('\n'), format: 'record', headline: `${HEADLINE} | Oddney Post` })
  const menu = ['Skip to content', 'Home', 'News', 'Sport', 'Weather', 'Subscribe', 'Sign in', 'Search']
  const footer = ['About us', 'Privacy policy', 'Terms of use', '© 2024 Oddney Post']

  test('the standfirst above byline and date is no body, however long', () => {
    const deck = 'Half of the money comes from the company whose turbines killed the salmon, and the other half from a fund that was meant for bridges.'
    const reading = dump([...menu, HEADLINE, deck, 'By Mara Quill', 'May 4, 2024', ...PARAGRAPHS, ...footer])
    expect(body(reading)).toEqual(PARAGRAPHS)
    expect(reading.blocks.find(({ role }) => role === 'standfirst')).toBeDefined()
  })

  test('short paragraphs right below the headline are body', () => {
    const short = ['It took a century.', 'It took one man with two buckets.', 'And it took a drought.']
    expect(body(dump([...menu, HEADLINE, ...short, ...PARAGRAPHS, ...footer]))).toEqual([...short, ...PARAGRAPHS])
  })

  test('other stories with a byline and a date each end the article without a heading', () => {
    const list = OTHERS.flatMap(([title, teaser], i) => [title, 'Mara Quill', `May ${i + 1}, 2024`, teaser])
    expect(body(dump([...menu, HEADLINE, ...PARAGRAPHS, 'Rivers', 'Oddney', ...list, ...footer]))).toEqual(PARAGRAPHS)
  })

  test('paragraphs one by one below crossheads are the article’s', () => {
    const parts = ['The weir', 'The salmon', 'The buckets', 'The money', 'The work']
    const text = PARAGRAPHS.flatMap((paragraph, i) => [parts[i]!, paragraph])
    expect(body(dump([...menu, HEADLINE, ...text, ...footer])).filter((line) => line.length > 20)).toEqual(PARAGRAPHS)
  })

  test('questions and answers to the end are the article’s', () => {
    const talk = ['Q: Do salmon climb?', 'A: If the basins are low enough they do, and eleven of them are.', 'Q: Who counts them?',
      'A: A camera behind a window, and on Sundays the school.', 'Q: And the buckets?', 'A: I keep them, you never know with the county.']
    expect(body(dump([...menu, HEADLINE, ...PARAGRAPHS, ...talk, ...footer]))).toEqual([...PARAGRAPHS, ...talk])
  })

  test('the title in the page’s head, with consent and menu below it, is not where the article begins', () => {
    const head = [`${HEADLINE} | Oddney Post`, 'We use cookies to improve your experience on our site and to show you advertising that you may find interesting.']
    const reading = dump([...head, ...menu, 'Business', 'Culture', 'Podcasts', 'Opinion', HEADLINE, ...PARAGRAPHS, ...footer])
    expect(body(reading)).toEqual(PARAGRAPHS)
  })

  test('a long menu in a language without a lexicon', () => {
    const labels = ['Baile', 'Nuacht', 'Spórt', 'Ceol', 'Aimsir', 'Tuairim', 'Gnó', 'Oideachas', 'Sláinte', 'Taisteal', 'Bia', 'Clár', 'Físeán', 'Grianghraf', 'Seirbhís', 'Teagmháil']
    expect(body(dump([...labels, ...PARAGRAPHS]))).toEqual(PARAGRAPHS)
  })
})
