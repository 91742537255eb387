import { array, assert, asyncProperty, constantFrom } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../src/input/index.ts'
import { readEntries } from '../src/input/index.ts'
import type { Span } from '../src/rule.ts'

async function readAs(path: string, content: string | Buffer): Promise<Entry> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield typeof content === 'string' ? Buffer.from(content) : content
  }
  for await (const item of readEntries({ path, stream: stream() })) {
    if ('entry' in item) return item.entry
    throw new Error(item.problem.message)
  }
  throw new Error('nothing was read')
}

const markdown = (content: string): Promise<Entry> => readAs('a.md', content)
const html = (content: string): Promise<Entry> => readAs('a.html', content)

function spanOf(entry: Entry, words: string): Span {
  const start = entry.article.text.indexOf(words)
  expect(start, words).toBeGreaterThanOrEqual(0)
  return { start, end: start + words.length }
}

function placed(entry: Entry, words: string): string {
  const { start, end } = entry.map!.toDocument(spanOf(entry, words))
  return entry.document!.slice(start, end)
}

function deleted(entry: Entry, words: string): string | undefined {
  const span = entry.map!.deletion(spanOf(entry, words))
  return span && entry.document!.slice(span.start, span.end)
}

/** The words that do not stand in the document as they stand in the text, with what stands there. */
function different(entry: Entry): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { 0: word, index } of entry.article.text.matchAll(/\S+/g)) {
    const { start, end } = entry.map!.toDocument({ start: index, end: index + word.length })
    const there = entry.document!.slice(start, end)
    if (there !== word) found[word] = there
  }
  return found
}

const MARKDOWN = `---
title: "Ferry: closed"
author: [Ann Lee, {name: Tom Roe}]
date: 2024-03-01
lang: en
link: https://courier.example/ferry
source: The Courier
newslint: { disable: [garble/repeated-word] }
---
# Ferry *closed* again {#ferry}

The council of
Northby said on Tuesday.

The **council _of_** \\*Northby\\* &amp; said [on Tu*es*day](http://a.example "t") that ![a boat](x.png) it  
broke<br>here \`a_b\` ~~gone~~.[^1] H&#8217;m 😀&nbsp;x

- one
  hard
- **two**

  second
  - nested [Share](x)
- [x] task

> quoted once
> and on
>
> > deep

| Club | Points \\| x |
|---|:--:|
| *North* | 12 |
| South | 9 |

{{< figure src="a.png" caption="No caption" >}}
{% include ad.html %}
Text after {{ page.title }} tags.

<div class="note"><p>In <b>HTML</b> &lt;x</p></div>

:::note Title
Inside.
:::

\`\`\`js
code in a fence

more of it
\`\`\`

    code by indentation

<Tweet id={{a: 1}} />

Setext
------

<script>
never

text
</script>

1. first
2. second

[ref]: http://a.example "b"

See [the ref][ref] and [no ref].

[^1]: The footnote.
`

const MARKDOWN_TEXT = `Ferry closed again

The council of Northby said on Tuesday.

The council of *Northby* & said on Tuesday that it
broke
here a_b gone. H\u2019m 😀\u00a0x

one hard
two

second
nested Share
task

quoted once and on

deep

Club\tPoints | x
North\t12
South\t9

Text after tags.

In HTML <x

Inside.

Setext

first
second

See the ref and [no ref].

The footnote.`

describe('Markdown', () => {
  test('is its readable text, a line a block', async () => {
    const entry = await markdown(MARKDOWN)
    expect(entry.article.text).toBe(MARKDOWN_TEXT)
    expect(entry.document).toBe(MARKDOWN)
    expect(entry.notices).toEqual([])
    const { text: _text, lineHints, ...known } = entry.article
    expect(known).toEqual({
      format: 'markdown', headline: 'Ferry: closed', byline: 'Ann Lee, Tom Roe', publishedAt: '2024-03-01', language: 'en',
      url: 'https://courier.example/ferry', source: 'The Courier', disable: ['garble/repeated-word'],
    })
    const lines = entry.article.text.split('\n')
    expect(lineHints).toHaveLength(lines.length)
    const tagOf = (line: string): string | undefined => lineHints![lines.indexOf(line)]?.tag
    expect(['Ferry closed again', 'one hard', 'nested Share', 'quoted once and on', 'North\t12', 'Setext', 'Inside.'].map(tagOf)).toEqual(
      ['h1', 'li', 'li', 'blockquote', 'td', 'h2', 'p'],
    )
    expect(lineHints![lines.indexOf('nested Share')]).toMatchObject({ links: 0.5, path: ['ul', 'li', 'ul', 'li'], inArticle: true, hidden: false })
  })

  test.each(['\n', '\r\n', '\r'])('knows where every word stands, with %j at line ends and a byte order mark', async (lineEnd) => {
    const document = MARKDOWN.replaceAll('\n', lineEnd)
    const entry = await markdown(`\ufeff${document}`)
    expect(entry.article.text).toBe(MARKDOWN_TEXT)
    expect(entry.document).toBe(document)
    expect(different(entry)).toEqual({
      '*Northby*': '\\*Northby\\*', '&': '&amp;', 'Tuesday': 'Tu*es*day', 'gone.': 'gone~~.', 'H\u2019m': 'H&#8217;m', '|': '\\|',
      '<x': '&lt;x',
    })
  })

  test('says what may be replaced, and what goes with a text that goes', async () => {
    const entry = await markdown(MARKDOWN)
    expect(placed(entry, 'Ferry closed again')).toBe('Ferry *closed* again')
    expect(placed(entry, 'council of Northby')).toBe('council of\nNorthby')
    expect(entry.map!.replaceable(spanOf(entry, 'said on Tuesday.'))).toBe(true)
    expect(entry.map!.replaceable(spanOf(entry, 'closed again'))).toBe(false)
    expect(entry.map!.deletion(spanOf(entry, 'closed again'))).toBeUndefined()
    expect(deleted(entry, 'two')).toBe('- **two**')
    expect(deleted(entry, 'Share')).toBe('[Share](x)')
    expect(deleted(entry, 'nested Share')).toBe('- nested [Share](x)')
    expect(deleted(entry, 'Setext')).toBe('Setext\n------')
    expect(deleted(entry, 'Inside.\n')).toBe('Inside.')
    expect(deleted(entry, 'Text after tags.')).toBeUndefined()
    expect(deleted(entry, 'In HTML <x')).toBe('<p>In <b>HTML</b> &lt;x</p>')
  })

  test('front matter that is no YAML, or TOML, or only a rule', async () => {
    const broken = await markdown('---\ntitle: a: b: [\n---\n\nThe text.\n')
    expect(broken.article.text).toBe('The text.')
    expect(broken.article.headline).toBeUndefined()
    expect(broken.notices[0]).toContain('front matter that is not YAML')
    const toml = await markdown('+++\ntitle = "Ferry closed"\ndate = 2024-03-01\n[extra]\ntitle = "x"\n+++\nThe text.\n')
    expect(toml.article).toMatchObject({ text: 'The text.', headline: 'Ferry closed', publishedAt: '2024-03-01' })
    const rule = await markdown('---\n\nThe text, and no second rule.\n')
    expect(rule.article.text).toBe('The text, and no second rule.')
    const empty = await markdown('---\n---\n')
    expect(empty.article.text).toBe('')
    expect(empty.notices).toEqual(['the text is empty'])
  })

  test('comments that switch rules off apply to the next line, or to what stands between a pair', async () => {
    const entry = await markdown(
      'Before.\n\n<!-- newslint-disable-next-line residue/caption, garble/* -- it is meant -->\nThe next line\ngoes on.\n\nAfter.\n\n' +
        '<!-- newslint-disable residue/caption -->\nOne.\n\n- Two.\n<!-- newslint-enable residue/caption -->\n\nThree.<!-- newslint-disable-next-line -->\n\nFour.\n\n' +
        '<!-- newslint-disable garble/agreement -->\n\nFive.\n\nSix.\n',
    )
    const spoken = entry.directives.map(({ rules, reason, appliesTo, place }) => ({
      rules, reason, text: entry.article.text.slice(appliesTo.start, appliesTo.end).trim(), comment: entry.document!.slice(place.start, place.end).slice(0, 13),
    }))
    const comment = '<!-- newslint'
    expect(spoken).toEqual([
      { rules: ['residue/caption', 'garble/*'], reason: 'it is meant', text: 'The next line goes on.', comment },
      { rules: ['residue/caption'], reason: undefined, text: 'One.\n\nTwo.', comment },
      { rules: [], reason: undefined, text: 'Four.', comment },
      { rules: ['garble/agreement'], reason: undefined, text: 'Five.\n\nSix.', comment },
    ])
  })

  test('blocks that are cut apart are read as they would be together', async () => {
    const entry = await markdown(
      'Para one\n- item *one*\n- item two\n\n- item three\n2. not an item\n\n1. a\n2. b\n\n> quote\nlazy\n\nText\n***\nHead *two*\n===\nText [late] ref.\n\n' +
        '    code\n\n```\nunclosed fence\n\nThe end\n\n[late]: x',
    )
    expect(entry.article.text).toBe(
      'Para one\n\nitem one\nitem two\nitem three\n\nnot an item\na\nb\n\nquote lazy\n\nText\n\nHead two\n\nText [late] ref.',
    )
  })
})

const PAGE = `<!doctype html>\r
<html lang="en_GB"><head><title>Ferry &amp; bridge closed | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta name=author content="Ann Lee"><link rel=canonical href=https://courier.example/ferry>
<meta property="article:published_time" content="2024-03-01T10:00:00Z"><style>a{}</style></head>
<body><nav><ul><li><a href=/>Home</a></li><li><a>News</a></ul></nav><a>Facebook</a><a>Mail</a>
<main id=m class="x y"><article><h1>Ferry &amp; bridge closed</h1><p>One  \r
 <b>two<i> three</i></b> caf&eacute;&nbsp;x &#x1F600; 😀 end.<p>Second <a>li<!-- c -->nk</a>.<br>third<br><br>fourth</p>
<p>&nbsp;</p><pre>a  b
 c</pre><table><tr><td>A<td>B<tr><td>C<td>D</table><div hidden>hidden</div><ul><li><div><a>Share</a></div></li><li>Two<ul><li>nested</ul></ul>
<!-- newslint-disable-next-line residue/caption --><p>Plain &lt;tag&gt; &notit; &ampx &NotEqualTilde; t</p></article></main>
<script>var x = "<p>never</p>"</script><noscript>never</noscript><template><p>never</template><svg><title>never</title><path/></svg><textarea>never</textarea>
<![CDATA[never]]><p>Last &unknown; &amp;amp;</p></body></html>`

describe('HTML', () => {
  test('is the visible text of the page, a line a block', async () => {
    const entry = await html(PAGE)
    expect(entry.article.text).toBe(
      'Home\nNews\n\nFacebook Mail\n\nFerry & bridge closed\n\nOne two three caf\u00e9\u00a0x 😀 😀 end.\n\nSecond link.\nthird\n\nfourth\n\na  b\n c\n\n' +
        'A\tB\nC\tD\n\nhidden\n\nShare\nTwo\nnested\n\nPlain <tag> \u00acit; &x \u2242\u0338 t\n\nLast &unknown; &amp;',
    )
    expect(entry.document).toBe(PAGE)
    expect(entry.notices).toEqual([])
    const { text: _text, lineHints, ...known } = entry.article
    expect(known).toEqual({
      format: 'page', headline: 'Ferry & bridge closed', source: 'The Courier', byline: 'Ann Lee', publishedAt: '2024-03-01T10:00:00Z', language: 'en-GB',
      url: 'https://courier.example/ferry',
    })
    const lines = entry.article.text.split('\n')
    expect(lineHints).toHaveLength(lines.length)
    const hint = (line: string): unknown => lineHints![lines.indexOf(line)]
    const path = ['html', 'body', 'nav', 'ul', 'li', 'a']
    expect(hint('Home')).toEqual({ tag: 'li', links: 1, inArticle: false, path, elements: expect.any(Array), hidden: false })
    const elementsOf = (line: string): readonly number[] => lineHints![lines.indexOf(line)]!.elements!
    expect(elementsOf('Home')).toHaveLength(path.length)
    expect(elementsOf('Home').slice(0, 4)).toEqual(elementsOf('News').slice(0, 4))
    expect(elementsOf('Home')[4]).not.toBe(elementsOf('News')[4])
    expect(hint('Second link.')).toMatchObject({ tag: 'p', links: 5 / 12, inArticle: true, path: ['html', 'body', 'main#m.x.y', 'article', 'p'] })
    expect(hint('hidden')).toMatchObject({ hidden: true })
    expect(hint('Last &unknown; &amp;')).toMatchObject({ inArticle: false })
    expect(entry.directives.map(({ appliesTo }) => entry.article.text.slice(appliesTo.start, appliesTo.end).slice(0, 11))).toEqual(['Plain <tag>'])
  })

  test('knows where every word stands', async () => {
    expect(different(await html(PAGE))).toEqual({
      '&': '&amp;', 'caf\u00e9': 'caf&eacute;', '😀': '&#x1F600;', 'link.': 'li<!-- c -->nk</a>.', '<tag>': '&lt;tag&gt;',
      '\u00acit;': '&notit;', '&x': '&ampx', '\u2242\u0338': '&NotEqualTilde;', '&amp;': '&amp;amp;',
    })
  })

  test('says what may be replaced, and what goes with a text that goes', async () => {
    const entry = await html(PAGE)
    expect(entry.map!.replaceable(spanOf(entry, 'caf\u00e9\u00a0x'))).toBe(true)
    expect(placed(entry, 'two three')).toBe('<b>two<i> three</i></b>')
    expect(entry.map!.replaceable(spanOf(entry, 'two three'))).toBe(true)
    expect(entry.map!.replaceable(spanOf(entry, 'One two'))).toBe(false)
    expect(deleted(entry, 'Share')).toBe('<li><div><a>Share</a></div></li>')
    expect(deleted(entry, 'Home\n')).toBe('<li><a href=/>Home</a></li>')
    expect(deleted(entry, 'third')).toBe('third')
    expect(entry.map!.deletion(spanOf(entry, 'One two'))).toBeUndefined()
    const pictured = await html('<p>Look <img src=a> here</p>')
    expect(pictured.map!.deletion(spanOf(pictured, 'Look here'))).toBeUndefined()
  })

  test.each([
    ['[{"@type": "WebSite", "headline": "x"}, {"@graph": [{"@type": ["Thing", "NewsArticle"], "headline": "Rain &amp; wind", "author": {"name": "Ann"}, "publisher": {"name": "The Courier"}, "datePublished": "2024-03-01", "inLanguage": "en"}]}]', 'Rain & wind'],
    ['<!-- {"@type": "Article", "headline": "Rain\n& wind"} -->', 'Rain & wind'],
    ['{"@type": "NewsArticle", "headline": ', 'The heading'],
    ['"just text"', 'The heading'],
    ['[[[[[[[[]]]]]]]]', 'The heading'],
  ])('reads JSON-LD %#', async (data, headline) => {
    const entry = await html(`<script type="application/ld+json">${data}</script><h1>The heading</h1><p>Text.</p>`)
    expect(entry.article.headline).toBe(headline)
    expect(entry.article.text).toBe('The heading\n\nText.')
    if (data.startsWith('[{')) expect(entry.article).toMatchObject({ byline: 'Ann', source: 'The Courier', publishedAt: '2024-03-01', language: 'en' })
    expect(entry.notices).toHaveLength(data.endsWith(': ') ? 1 : 0)
  })

  test('takes the headline from the heading that the title repeats, else from the title without the site', async () => {
    expect((await html('<title>Rain in Northby - The Courier</title><h1>The Courier</h1><h1>Rain in Northby</h1>')).article.headline).toBe('Rain in Northby')
    expect((await html('<title>Rain in Northby again today - The Courier</title><p>x</p>')).article.headline).toBe('Rain in Northby again today')
    expect((await html('<title>Rain - wind</title><p>x</p>')).article.headline).toBe('Rain - wind')
    expect((await html('<meta property="og:title" content="Rain &quot;soon&quot;"><title>x</title>')).article.headline).toBe('Rain "soon"')
    expect((await html('<p>x</p>')).article.headline).toBeUndefined()
  })

  test('broken markup loses no text', async () => {
    expect((await html('a </b> b <p>c <div>d</p> e </section> < f <3 &amp')).article.text).toBe('a b\n\nc\n\nd\n\ne < f <3 &')
    expect((await html('<b>a <p>b</b> c</p> d')).article.text).toBe('a\n\nb c\n\nd')
    const cut = await html('<p>Text</p><a href="never closed>more text')
    expect(cut.article.text).toBe('Text')
    expect(cut.notices).toHaveLength(1)
    expect((await html('<p>Text</p never closed')).notices).toHaveLength(1)
  })
})

describe('hostile input', () => {
  const pieces = [
    '[', '*', '_', '`', '<', '(', '&', '![', '*a_', '[a](', '> ', '- ', '1. ', '#', '|', '~', '\\', '<!--', '{{', '<A ', '"', ' ', '\n', 'a\n', '<b>', '&amp;', '<div>', '<a><div>',
    '<td>', '</p>', '<svg>', 'a b ',
  ]
  test.each(pieces)('half a megabyte of %j', async (piece) => {
    const content = piece.repeat(500_000 / piece.length)
    for (const entry of [await markdown(content), await html(content)]) {
      const { text } = entry.article
      expect(entry.article.lineHints).toHaveLength(text === '' ? 0 : text.split('\n').length)
      const { start, end } = entry.map!.toDocument({ start: 0, end: text.length })
      expect(0 <= start && start <= end && end <= content.length).toBe(true)
    }
  })

  test('deep nesting, long lines, long attributes', async () => {
    expect((await html(`${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}`)).article.lineHints![0]!.path).toHaveLength(64)
    expect((await html(`${'<b>'.repeat(100_000)}deep`)).article.text).toBe('deep')
    expect((await html(`<a title="${'x &amp; '.repeat(200_000)}" ${'a=b '.repeat(200_000)}>x</a>`)).article.text).toBe('x')
    const long = 'A word and another. '.repeat(500_000)
    for (const entry of [await html(`<p>${long}</p>`), await markdown(`${long}*x*`), await markdown(long), await readAs('a.txt', long)]) {
      expect(entry.article.text.length).toBeGreaterThan(9_999_000)
    }
    const nested = await markdown(Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth * 2)}- item ${depth}`).join('\n'))
    expect(nested.article.text).toContain('item 999')
  })
})

describe('any input', () => {
  const bit = constantFrom(
    'word', ' ', '\n', '\r\n', '\n\n', '  \n', '*', '**', '_', '`', '```', '[', ']', '(', ')', '!', '<', '>', '</', '<p>', '</p>', '<b>', '</b>', '<li>', '<br>', '<!--', '-->', '<pre>',
    '<table>', '<td>', '<a href="x">', '</a>', '&amp;', '&#8217;', '&', ';', '- ', '1. ', '> ', '# ', '---', '===', '|', '|-|', '{{', '}}', '{%', '%}', ':::', '~~', '\\', '    ', '\t', '😀',
    '\u00a0', '&nbsp;', '[a]: b', '[^1]', '<script>', '</script>', '<div hidden>', '<A b={', '\ue000', 'é', '"', "'", '.', '<![CDATA[', ']]>', '---\n', '<svg>', '&NotEqualTilde;', '- [ ] ',
  )
  const document = array(bit, { maxLength: 60 }).map((bits) => bits.join(''))

  test.each(['a.md', 'a.html', 'a.xhtml'])('%s: mapped spans lie in the document, in order, and hold the text', async (path) => {
    await assert(
      asyncProperty(document, async (content) => {
        const entry = await readAs(path, content)
        const { text, lineHints } = entry.article
        expect(lineHints).toHaveLength(text === '' ? 0 : text.split('\n').length)
        expect(text).toBe(text.replace(/^[ \t\n]+(?=\S)|[\n]+$/g, (blank) => (blank.includes('\n') ? '' : blank)))
        let last = 0
        for (let at = 0; at < text.length; at++) {
          const { start, end } = entry.map!.toDocument({ start: at, end: at + 1 })
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(entry.document!.length)
          if (text[at] === '\n' || text[at] === '\t') continue
          expect(start).toBeGreaterThanOrEqual(last)
          last = start
          const there = entry.document!.slice(start, end)
          if (there.length === 1 && text[at] !== ' ') expect(there).toBe(text[at])
          else if (there.length > 1 && text[at] !== ' ') expect(there).toMatch(/^[&\\]/)
        }
        for (const { 0: word, index } of text.matchAll(/\S+/g)) {
          const span = { start: index, end: index + word.length }
          const { start, end } = entry.map!.toDocument(span)
          expect(start < end && end <= entry.document!.length).toBe(true)
          const deletion = entry.map!.deletion(span)
          if (deletion !== undefined) expect(deletion.start <= start && end <= deletion.end && deletion.end <= entry.document!.length).toBe(true)
        }
        for (const { appliesTo } of entry.directives) expect(appliesTo.start <= appliesTo.end && appliesTo.end <= text.length).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
