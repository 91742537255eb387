/**
 * Articles that nobody wrote, for property tests: composed of invented headlines, bylines, paragraphs, quotations and page furniture, then damaged
 * in the ways that articles are damaged on their way through feeds, scrapers, translators and editors. Lines end with LF; `withLineBreaks` changes that.
 */
import * as fc from 'fast-check'

const PERSON = fc.constantFrom('Anna Keller', 'Mayor Odile Brandt', 'Sgt. Tomas Reyes', 'Ms. O’Dowd', 'Ivan Petrovich Sorokin', 'Dr. Ngozi Bell', 'he', 'they')
const PLACE = fc.constantFrom('Calderby', 'New Ostrow', 'the U.S. Senate', 'Port St. Mary', 'São Tomas', 'the north of the county')
const THING = fc.constantFrom('the ferry landing', 'a $4.2 million bridge', 'the hospital', '112 beehives', 'its 90s-era computers', 'the rock ’n’ roll museum')
const TIME = fc.constantFrom('on Monday', 'on Jan. 6', 'last week', 'at 9 a.m.', 'in 2019', 'this year', 'after midnight')
const MARKS = fc.constantFrom(['“', '”'], ['"', '"'], ['‘', '’'], ["'", "'"], ['«', '»'], ['„', '“'], ["''", "''"], ['»', '«'])

const sentence: fc.Arbitrary<string> = fc
  .tuple(PERSON, PLACE, THING, TIME, fc.nat(9999), fc.nat(12))
  .map(([person, place, thing, time, number, shape]) => {
    switch (shape) {
      case 0: return `The council of ${place} agreed ${time} to sell ${thing}.`
      case 1: return `${number} people signed a petition against ${thing}, ${person} said.`
      case 2: return `It is expected that ${thing} will open ${time}.`
      case 3: return `Experts say ${place} cannot pay for ${thing}.`
      case 4: return `Is ${thing} worth it? Nobody in ${place} knows!`
      case 5: return `According to ${person}, the work began ${time} and cost ${number} euros.`
      case 6: return `That that was never asked surprised ${person} … and others in ${place}.`
      case 7: return `Prices rose by ${number / 100}% ${time}, No. 10 said, while those who pays for ${thing} waited.`
      case 8: return `Police in ${place} have have no suspect${number % 2 ? ' .' : '.'}`
      case 9: return `${person}, who visited ${place} ${time}, he spoke about ${thing}.`
      case 10: return `The plan — drawn up ${time} (see page ${number % 40}) — names ${place}, ${place} and ${place}.`
      case 11: return `Of ${thing}.A decision is due ${time};the rest is silence.`
      default: return `“No,” said ${person} ${time}.`
    }
  })

const sentences = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((each) => each.join(' '))

const quotation: fc.Arbitrary<string> = fc
  .tuple(MARKS, sentences, PERSON, fc.nat(6))
  .map(([[open, close], words, person, shape]) => {
    const said = words.slice(0, -1)
    switch (shape) {
      case 0: return `${open}${said},${close} ${person} said.`
      case 1: return `${person} told reporters: ${open}${said}.${close}`
      case 2: return `${open}${said}.`
      case 3: return `${said},${close} said ${person}.`
      case 4: return `${open}We heard ${open === '“' ? '‘' : '“'}yes${open === '“' ? '’' : '”'} and ${said}${close}, ${person} added.`
      case 5: return `${open}${said}.\n\n${open}And more of it.${close}`
      default: return `${person} said that ${words}`
    }
  })

const OTHER_LANGUAGE = fc.constantFrom(
  'Nous nous sommes réunis hier soir pour parler de la situation dans la ville, a déclaré la maire.',
  'Die, die früh aufstehen, dürfen baden – sagte der „Bademeister“ am Montag.',
  'Городской совет проголосовал в понедельник за строительство новой библиотеки.',
  '市議会は月曜日に新しい橋の建設を承認した。',
  'وافق المجلس البلدي يوم الاثنين على بناء جسر جديد.',
  'המועצה אישרה ביום שני את בניית הגשר.',
)

const PARAGRAPH = fc.oneof(
  { weight: 5, arbitrary: sentences },
  { weight: 4, arbitrary: quotation },
  { weight: 1, arbitrary: OTHER_LANGUAGE },
)

const FURNITURE = fc.constantFrom(
  'Home > News > Local', 'Share on Facebook', 'Share Tweet Email Print', 'Read more: Six libraries stay open', 'Advertisement', 'Story continues below advertisement',
  'Subscribe to our newsletter', 'Sign up for The Morning Brief', 'We use cookies to improve your experience. Accept', '© 2024 Calderby Gazette. All rights reserved.',
  'Photo: A. Keller / Ostrow Pictures', 'Comments (0)', 'Leave a comment', 'Download our app', 'RELATED STORIES', 'Most read', 'Sport', 'Politics', 'Skip to content',
  'Last updated: ', 'By', 'Tags: ferry, council', 'Published: undefined', '{{ article.title }}', '<%= byline %>', '[object Object]', 'Hello %s', '<p>Text</p>',
  '<script>var a = 1;</script>', 'As an AI language model, I cannot write about this.', '[Insert name here]', 'oaicite:0', '* * *', '---', '•', 'FILE PHOTO: A ferry is seen',
  '1. Six libraries stay open', '- Two will open only in the morning', 'You may also like', 'Loading...', 'function () { return 1 }', '&nbsp;', 'NaN',
)

const HEADLINE = fc
  .tuple(PLACE, THING, TIME, fc.nat(5))
  .map(([place, thing, time, shape]) => {
    switch (shape) {
      case 0: return `Council in ${place} sells ${thing}`
      case 1: return `COUNCIL SELLS ${thing.toUpperCase()} ${time.toUpperCase()}`
      case 2: return `‘Nobody asked’: ${place} and ${thing} | Calderby Gazette`
      case 3: return `UPDATE 2-Council sells ${thing} ${time} - Ostrow Review`
      case 4: return `Who pays for ${thing}?`
      default: return `${thing} ${time}`
    }
  })

const BYLINE = fc.constantFrom('By Anna Keller', 'By ANNA KELLER, Staff Writer', 'Anna Keller and Tomas Reyes | Calderby Gazette', 'Jan. 6, 2024', 'CALDERBY, May 31. /OST/.', 'Updated 9:14 a.m.')

/** What an article is made of, in order, one string a block. */
interface Composed {
  readonly headline: string
  readonly before: readonly string[]
  readonly body: readonly string[]
  readonly after: readonly string[]
}

const composed: fc.Arbitrary<Composed> = fc.record({
  headline: HEADLINE,
  before: fc.array(fc.oneof(BYLINE, FURNITURE), { maxLength: 5 }),
  body: fc.array(fc.oneof({ weight: 6, arbitrary: PARAGRAPH }, { weight: 1, arbitrary: FURNITURE }), { minLength: 1, maxLength: 9 }),
  after: fc.array(fc.oneof({ weight: 3, arbitrary: FURNITURE }, { weight: 1, arbitrary: HEADLINE }), { maxLength: 8 }),
})

const textOf = ({ before, body, after }: Composed, headline: string | undefined, between: string): string =>
  [...(headline === undefined ? [] : [headline]), ...before, ...body, ...after].join(between)

const BETWEEN = fc.constantFrom('\n\n', '\n', '\n\n\n', '\n \n')

/** An undamaged text with its headline in it. */
export const soundText: fc.Arbitrary<string> = fc.tuple(composed, BETWEEN).map(([parts, between]) => textOf(parts, parts.headline, between))

/** What gets into texts that nobody means to be there. */
const SPLINTERS = fc.constantFrom(
  '{{', '}}', '{{ x }}', '<b>', '</', '<!--', '-->', '&amp;', '&nbsp;', '&#8217;', '%s', '[object Object]', 'undefined', '\u200b', '\u200d', '\u00ad', '\ufeff', '\u00a0',
  '\u2028', '\u2029', '\u0085', '\u0000', '\u0007', '\ud83d', '\ude00', '😀', '👩‍👩‍👧', '🇫🇷', 'e\u0301', '\u202e', 'â€™', 'Ã©', '\ufffd', '"', '“', '”', '’', "'", '«', '»', '„', '(', '[',
  ')', '...', '..', '?!', ' ,', ',,', '—', ' - ', '\t', '  ', '\n', '\n\n', 'аnd', 'ﬁ', '£', '”.”', '1.5', 'U.S.', '《', '」', '|', '#', '*', '_', '\\', '`', '/',
)

type Damage = (text: string) => string

/** A place in the text as a share of it, so that one value fits every text while a counterexample is being shrunk. */
const PLACE_IN_TEXT = fc.nat(10_000)
const at = (text: string, place: number): number => Math.floor((place / 10_000) * text.length)

/** From the place back to the blank before it, and on to the blank after it. */
function wordAround(text: string, place: number): readonly [start: number, end: number] {
  const middle = at(text, place)
  const start = text.lastIndexOf(' ', middle) + 1
  const end = text.indexOf(' ', middle)
  return [Math.min(start, middle), end < 0 ? text.length : end]
}

const DAMAGE: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(PLACE_IN_TEXT, SPLINTERS).map(([place, splinter]): Damage => (text) => text.slice(0, at(text, place)) + splinter + text.slice(at(text, place))),
  fc.tuple(PLACE_IN_TEXT, SPLINTERS).map(([place, splinter]): Damage => (text) => {
    const [start] = wordAround(text, place)
    return `${text.slice(0, start)}${splinter} ${text.slice(start)}`
  }),
  // a word twice
  PLACE_IN_TEXT.map((place): Damage => (text) => {
    const [start, end] = wordAround(text, place)
    return `${text.slice(0, end)} ${text.slice(start, end)}${text.slice(end)}`
  }),
  // a passage again, somewhere else
  fc.tuple(PLACE_IN_TEXT, fc.nat(300), PLACE_IN_TEXT).map(([place, length, target]): Damage => (text) => {
    const passage = text.slice(at(text, place), at(text, place) + length)
    return text.slice(0, at(text, target)) + passage + text.slice(at(text, target))
  }),
  // a passage lost
  fc.tuple(PLACE_IN_TEXT, fc.nat(40)).map(([place, length]): Damage => (text) => text.slice(0, at(text, place)) + text.slice(at(text, place) + length)),
  // two words glued
  PLACE_IN_TEXT.map((place): Damage => (text) => {
    const blank = text.indexOf(' ', at(text, place))
    return blank < 0 ? text : text.slice(0, blank) + text.slice(blank + 1)
  }),
  // a stop in the middle of a sentence
  PLACE_IN_TEXT.map((place): Damage => (text) => {
    const blank = text.indexOf(' ', at(text, place))
    return blank < 0 ? text : `${text.slice(0, blank)}.${text.slice(blank)}`
  }),
  // cut off
  PLACE_IN_TEXT.map((place): Damage => (text) => text.slice(0, at(text, place))),
  // UTF-8 read as windows-1252, for the marks that this happens to most
  fc.constant((text: string) => text.replace(/[“”]/g, 'â€œ').replaceAll('’', 'â€™')),
  fc.constant((text: string) => text.replaceAll(' ', '\u00a0')),
  fc.constant((text: string) => text.toUpperCase()),
  fc.constant((text: string) => text.replaceAll('\n', ' ')),
  fc.constant((text: string) => `\n \n${text}\n\n\t`),
)

const damaged = (text: string, damages: readonly Damage[]): string => damages.reduce((worse, damage) => damage(worse), text)
const DAMAGES = fc.array(DAMAGE, { maxLength: 5 })

/** Any sequence of what texts are made of, whether it makes sense or not. */
const rubble: fc.Arbitrary<string> = fc.array(fc.oneof(SPLINTERS, fc.constantFrom('the', 'Anna', 'said', ' ', '. ', '\n', 'a', '7')), { maxLength: 60 }).map((pieces) => pieces.join(''))

/** A text that is to be linted: mostly a damaged article, now and then rubble or any string at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(soundText, DAMAGES).map(([text, damages]) => damaged(text, damages)) },
  { weight: 1, arbitrary: rubble },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map(withLineFeeds) },
)

export interface GeneratedRecord {
  readonly headline: string
  readonly text: string
  readonly source?: string
  readonly language?: string
}

/** A record with its headline in a field of its own, and sometimes in the text as well. */
export const anyRecord: fc.Arbitrary<GeneratedRecord> = fc
  .record({ parts: composed, between: BETWEEN, damages: DAMAGES, inText: fc.boolean(), headlineDamages: fc.array(DAMAGE, { maxLength: 1 }), language: fc.constantFrom(undefined, 'en', 'de') })
  .map(({ parts, between, damages, inText, headlineDamages, language }) => ({
    headline: withLineFeeds(damaged(parts.headline, headlineDamages)).replaceAll('\n', ' '),
    text: damaged(textOf(parts, inText ? parts.headline : undefined, between), damages),
    source: 'Calderby Gazette',
    ...(language !== undefined && { language }),
  }))

/** Markdown with front matter, marks, lists, links, comments; damaged like any text. */
export const anyMarkdown: fc.Arbitrary<string> = fc
  .tuple(composed, DAMAGES, fc.boolean(), fc.nat(5))
  .map(([{ headline, before, body, after }, damages, front, style]) => {
    const blocks = body.map((block, index) => {
      switch ((index + style) % 6) {
        case 0: return block.replace(/(\w{4,})/, '**$1**')
        case 1: return `> ${block}`
        case 2: return block.replace(/(\w{4,}) (\w{2,})/, '[$1 $2](https://example.org/a_b)')
        case 3: return `- ${block}\n- ${block.slice(0, 30)}\\*`
        case 4: return `<!-- newslint-disable-next-line garble/repeated-word -- as it was said -->\n${block} &amp; more`
        default: return block
      }
    })
    const text = [`# ${headline}`, ...before, ...blocks, ...after.map((line) => `* ${line}`)].join('\n\n')
    return `${front ? `---\ntitle: ${JSON.stringify(headline)}\nsource: Calderby Gazette\n---\n\n` : ''}${damaged(text, damages)}`
  })

const asMarkup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A page with its own navigation and footer around the article; damaged like any text, tags included. */
export const anyPage: fc.Arbitrary<string> = fc
  .tuple(composed, DAMAGES, fc.boolean())
  .map(([{ headline, before, body, after }, damages, semantic]) => {
    const tag = semantic ? 'article' : 'div'
    const paragraphs = body.map((block, index) =>
      index % 3 === 1 ? `<p>${asMarkup(block).replace(/(\w{4,})/, '<em>$1</em>&nbsp;')}</p>` : `<p>\n  ${asMarkup(block)}\n</p>`)
    const page = [
      `<!doctype html><html lang="en"><head><title>${asMarkup(headline)} | Calderby Gazette</title><style>p { color: red }</style></head><body>`,
      '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>',
      `<${tag} class="story"><h1>${asMarkup(headline)}</h1>`,
      ...before.map((line) => `<div class="meta">${asMarkup(line)}</div>`),
      ...paragraphs,
      `</${tag}><footer><ul>`,
      ...after.map((line) => `<li><a href="#">${asMarkup(line)}</a></li>`),
      '</ul></footer></body></html>',
    ].join('\n')
    return damaged(page, damages)
  })

/** The same text with every line end written as LF. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

export type LineBreak = '\n' | '\r\n' | '\r'

/** The same text with other line ends. */
export function withLineBreaks(text: string, lineBreak: LineBreak): string {
  return withLineFeeds(text).replaceAll('\n', lineBreak)
}

/** Halves of surrogate pairs cannot be written into a file; a text that is to be one goes through this first. */
export function writable(text: string): string {
  return text.toWellFormed()
}
