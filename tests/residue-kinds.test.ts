import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { read } from '../src/article/read.ts'
import type { Article } from '../src/article/article.ts'
import { cleanArticle } from '../src/engine/clean.ts'
import type { ActiveRule, Found } from '../src/engine/found.ts'
import { lintArticle } from '../src/engine/lint.ts'
import { defaultOptions, defineRule, type Severity } from '../src/rule.ts'

const PARAGRAPHS = [
  'The cable car to the upper village will stand still for the whole of March, the company that runs it said on Monday.',
  'Its cable has carried four million people since it was drawn, and engineers found eleven broken wires in it last week.',
  'Those who live above will be taken down by a bus that needs an hour for the road, and by a doctor on skis if need be.',
]
const HEADLINE = 'Cable car stands still for a month'

type Kinds = Readonly<Record<string, Severity | 'off'>>

function active(kinds: Readonly<Record<string, Kinds>> = {}): readonly ActiveRule[] {
  return rules
    .filter(({ id }) => id.startsWith('residue/'))
    .map((rule) => {
      const own = kinds[rule.id]
      return { rule, severity: rule.severity, options: { ...defaultOptions(rule), ...(own && { kinds: own }) } }
    })
}
const found = (article: Article, kinds?: Readonly<Record<string, Kinds>>): readonly Found[] => {
  const linted = lintArticle(article, active(kinds))
  expect(linted.failures).toEqual([])
  return linted.found
}
const record = (...lines: readonly string[]): Article =>
  ({ text: lines.join('\n\n'), format: 'record', headline: HEADLINE, language: 'en' })
const named = (findings: readonly Found[]): string[] => findings.map(({ rule, kind }) => `${rule.slice('residue/'.length)}: ${kind}`)

describe('a line between two paragraphs is named as what it is', () => {
  test.each([
    ['Sign up for our free weekly newsletter', 'newsletter-prompt', 'newsletter prompt'],
    ['Sign in with Google', 'paywall-prompt', 'login prompt'],
    ['You have 3 free articles left this month.', 'paywall-prompt', 'paywall notice'],
    ['Subscribe now', 'paywall-prompt', 'subscription prompt'],
    ['Donate today', 'paywall-prompt', 'donation appeal'],
    ['Thank you for signing up!', 'form-message', 'form message'],
    ['Enter your email address', 'form-message', 'form field'],
    ['Share on Facebook', 'share-bar', 'share bar'],
    ['Share this: Twitter', 'share-bar', 'share bar'],
    ['1,204 shares', 'share-bar', 'share count'],
    ['Facebook Twitter Pinterest The upper village in snow. Photograph: Ana Ruiz/Alpine Courier', 'caption', 'photo caption with its credit'],
    ['Follow Lena Hahn on Twitter', 'share-bar', 'invitation to follow'],
    ['Image 3 of 12', 'gallery-controls', 'gallery controls'],
    ['Video player is loading.', 'gallery-controls', 'player controls'],
    ['Listen to this article 6 min', 'gallery-controls', 'audio version'],
    ['Most popular', 'related-stories', 'heading of the most read'],
    ['You may also like', 'related-stories', 'heading of other stories'],
    ['Related: Seven cable cars that are older than their valleys', 'related-stories', 'link to a related story'],
    ['READ ALSO Bus to the upper village runs late', 'related-stories', 'link to a related story'],
    ['Upper village wants its road widened Read more', 'related-stories', 'link to a related story'],
    ['On AlpineCourier.com: How a cable is made', 'related-stories', 'link to a related story'],
    ['Continue reading', 'read-more', 'read-more link'],
    ['We use cookies to improve your experience on our website.', 'cookie-notice', 'cookie notice'],
    ['Do not sell my personal information', 'cookie-notice', 'privacy choice'],
    ['© 2021 Alpine Courier. All rights reserved.', 'copyright', 'copyright line'],
    ['Copyright Alpine Courier 2021', 'copyright', 'copyright line'],
    ['This material may not be published, broadcast, rewritten or redistributed.', 'copyright', 'reprint notice'],
    ['This story was originally published by the Valley Herald.', 'copyright', 'republication notice'],
    ['Contact the reporter', 'author-bio', 'author link'],
    ['Download our app', 'app-promotion', 'app promotion'],
    ['Subscribe to our podcast', 'app-promotion', 'podcast promotion'],
    ['ADVERTISEMENT', 'advertisement', 'advertisement label'],
    ['Sponsored content', 'advertisement', 'sponsored content'],
    ['We may earn a commission from links on this page.', 'affiliate-notice', 'affiliate disclosure'],
    ['Shop now', 'product-promotion', 'product promotion'],
    ['Privacy policy', 'site-notice', 'legal link'],
    ['Got a news tip?', 'site-notice', 'contact or tip line'],
    ['The views expressed in this article are those of the author.', 'site-notice', 'disclaimer'],
    ['Our Standards: The Courier Principles', 'site-notice', 'standards notice'],
    ['Leave a reply', 'comment-form', 'comment form'],
    ['Comments are closed', 'comment-form', 'comment rules'],
    ['Skip to main content', 'navigation', 'skip link'],
    ['Tags: cable car, upper village, transport, winter', 'navigation', 'tag list'],
    ['4 min read', 'page-furniture', 'reading time'],
    ['2 hours ago', 'page-furniture', 'time stamp of another item'],
    ['Was this article helpful?', 'page-furniture', 'poll'],
    ['Loading…', 'page-furniture', 'loading message'],
    ['Please turn on JavaScript', 'page-furniture', 'browser notice'],
    ['Live Radar', 'page-furniture', 'weather widget'],
    ['Market data', 'page-furniture', 'market ticker'],
    ['https://alpinecourier.example/2021/cable', 'page-furniture', 'bare address'],
    ['Photo: Jonas Weber', 'caption', 'photo credit'],
    ['Image copyright Alpine Pictures', 'caption', 'photo credit'],
    ['&lt;div class="teaser"&gt;&lt;/div&gt;', 'leaked-markup', 'escaped HTML tag'],
    ['{{ story.title }}', 'template-expression', 'template expression'],
  ])('%s', (line, rule, kind) => {
    const findings = found(record(PARAGRAPHS[0]!, line, PARAGRAPHS[1]!, PARAGRAPHS[2]!))
    expect([...new Set(named(findings))]).toEqual([`${rule}: ${kind}`])
    const { message } = findings[0]!
    expect(message).toContain(kind)
    expect(message).not.toMatch(/boilerplate/i)
  })

  test('and never as residue when somebody said it', () => {
    for (const line of ['Sign up for swimming lessons by Friday, the council said.',
      'Follow the river on Twitter, the warden said, and you know when to leave.',
      'Thank you for signing up, the sergeant told the twins.', 'Our standards are the standards of the mountain, the guide said.']) {
      expect(named(found(record(PARAGRAPHS[0]!, line, PARAGRAPHS[1]!)))).toEqual([])
    }
  })
})

describe('lines of one kind', () => {
  test('make one finding with their range', () => {
    const article = record(PARAGRAPHS[0]!, 'Image 1 of 4\nCaption\nClose', PARAGRAPHS[1]!, PARAGRAPHS[2]!)
    const [finding, ...more] = found(article)
    expect(more).toEqual([])
    expect(article.text.slice(finding!.start, finding!.end)).toBe('Image 1 of 4\nCaption\nClose')
  })

  test('are counted where they are stories', () => {
    const stories = ['Snow closes both passes', 'Twins win the regional chess cup', 'Mayor resigns over school contract',
      'Wolf seen near the motorway']
    const { title, kind } = read(record(...PARAGRAPHS, 'Most read', ...stories)).blocks.at(-1)!
    expect([title, kind]).toEqual(['list of 4 other stories', 'list of other stories'])
  })

  test('are the readers\' below the heading of the comments', () => {
    const lines = [...PARAGRAPHS, 'Related articles', 'Snow closes both passes', 'Twins win the regional chess cup', '12 Comments',
      'Leave a reply', 'I have lived up there for forty years and never needed a cable.', 'And who brings you the bread, if one may ask?',
      'Privacy policy', 'Terms of use', 'About us']
    expect(named(found(record(...lines)))).toContain('comment-form: reader comments')
  })
})

describe('lines that belong together', () => {
  test.each([
    ['a poll', ['Reader poll', 'Should the bus wait for the cable car?', 'Yes', 'No', 'View results'], 'page-furniture: poll'],
    ['a caption and its credit', ['The upper station on its last day', 'Photo: Jonas Weber'], 'caption: photo caption'],
    ['traffic', ['Traffic', 'Valley tunnel: clear', 'See all incidents'], 'page-furniture: weather widget'],
    ['an offer', ['Deal of the day', 'Rope of hemp, forty metres', 'See at Hahn & Sons'], 'product-promotion: product promotion'],
  ])('%s', (_, lines, kind) => {
    const article = record(PARAGRAPHS[0]!, lines.join('\n'), PARAGRAPHS[1]!, PARAGRAPHS[2]!)
    expect(named(found(article))).toContain(kind)
  })

  test('a caption between the controls of its gallery, above the headline', () => {
    const text = ['Image 1 of 6\nShow Caption\nThe upper station on its last day\nHide Caption', HEADLINE, ...PARAGRAPHS].join('\n\n')
    expect(read({ text, format: 'text' }).headline?.text).toBe(HEADLINE)
  })

  test('a paragraph above a credit is none of its caption where paragraphs have no blank lines between them', () => {
    const { blocks } = read({ text: [...PARAGRAPHS, 'Photo: Jonas Weber'].join('\n'), format: 'record', headline: HEADLINE })
    expect(blocks.map(({ kind, role }) => kind ?? role)).toEqual(['body', 'body', 'body', 'photo credit'])
  })

  test('a desk\'s marks, in a story that has a slug', () => {
    const desk = record('BC-EU--Cable Car,1st Ld-Writethru/210', PARAGRAPHS[0]!, '(1st Ld-Writethru adds quotes)', PARAGRAPHS[1]!, 'MORE',
      PARAGRAPHS[2]!, '(END)', 'ACN-10-09-25 1512GMT')
    expect(named(found(desk))).toEqual(['wire slug', 'note to editors', 'end mark', 'end mark', 'wire slug'].map((kind) => `wire-slug: ${kind}`))
    expect(named(found(record(PARAGRAPHS[0]!, 'MORE', PARAGRAPHS[1]!)))).toEqual([])
  })
})

describe('an extracted text', () => {
  test('goes on after what an extractor left between its paragraphs', () => {
    const article = record(PARAGRAPHS[0]!, 'Got a news tip?', 'Image 1 of 4', 'Share this story', PARAGRAPHS[1]!)
    expect(named(found(article)))
      .toEqual(['site-notice: contact or tip line', 'gallery-controls: gallery controls', 'share-bar: share bar'])
  })

  test('may end with a list of its own, above the buttons', () => {
    const list = ['Lena Hahn, mayor', 'Jonas Weber, engineer', 'Mira Kovac, doctor']
    expect(named(found(record(...PARAGRAPHS, ...list, 'Read or share this story: https://ac.example/1')))).toEqual(['share-bar: share bar'])
  })

  test('has no button of its own at an edge, but may have one among its crossheads', () => {
    expect(named(found(record('Email', ...PARAGRAPHS)))).toEqual(['share-bar: share bar'])
    expect(named(found(record(...PARAGRAPHS, '0')))).toEqual(['page-furniture: counter'])
    expect(named(found(record('Culture', PARAGRAPHS[0]!, 'Sport', PARAGRAPHS[1]!, 'Weather', PARAGRAPHS[2]!)))).toEqual([])
    expect(named(found(record('1', PARAGRAPHS[0]!, '2', PARAGRAPHS[1]!, '3', PARAGRAPHS[2]!)))).toEqual([])
  })
})

describe('who wrote it', () => {
  const roles = (...lines: readonly string[]): string[] => read(record(...lines)).blocks.map(({ role, kind }) => kind ?? role)

  test.each([
    '(Reporting by Ana Ruiz; Editing by Jonas Weber)', 'Additional reporting by Lena Hahn in Graz', 'With inputs from agencies',
    'The Alpine News Agency contributed to this report.', 'Mira Kovac contributed reporting.', 'Contributing: Tomas Berg and Lena Hahn',
  ])('is the byline\'s, not residue: %s', (line) => {
    expect(roles(...PARAGRAPHS, line)).toEqual(['body', 'body', 'body', 'byline'])
  })

  test.each([
    'Reporting by three newspapers found that the cable was older than its papers say.',
    'He contributed nothing to this story but a photograph of his dog.',
  ])('is a report when it is one: %s', (line) => {
    expect(roles(...PARAGRAPHS, line).at(-1)).toBe('body')
  })

  test('is told from people in the news', () => {
    const bio = 'Lena Hahn is a reporter who covers the upper valley.'
    expect(roles(...PARAGRAPHS, bio).at(-1)).toBe('author bio')
    const news = 'Hahn had asked the company for its papers in May, and got none.'
    expect(roles(PARAGRAPHS[0]!, news, PARAGRAPHS[1]!, bio).at(-1)).toBe('body')
    expect(roles(bio, ...PARAGRAPHS)[0]).toBe('body')
  })
})

describe('a text that is no article', () => {
  test.each([
    ['Access Denied\n\nYou don\'t have permission to access this page.\n\nReference #18.4fd2', undefined, 'error page'],
    ['Press & hold to confirm you are a human', 'Access to this page has been denied', 'error page'],
    ['Checking your browser before accessing alpinecourier.example.\n\nThis process is automatic. Your browser will redirect shortly.',
      'Just a moment...', 'robot check'],
    ['This website uses cookies to ensure you get the best experience.\n\nAccept all\n\nCookie settings', undefined, 'consent page'],
    ['Unavailable due to legal reasons\n\nWe recognize you are attempting to access this website from a country in the European Union.',
      undefined, 'error page'],
    ['The company said on Monday that the cable car will…\n\nTo continue reading this article, subscribe.', HEADLINE, 'paywall stub'],
    ['JavaScript is not available.', undefined, 'script notice'],
  ])('%j is one finding, and clean leaves nothing of it', (text, headline, kind) => {
    const article: Article = { text, format: 'record', ...(headline !== undefined && { headline }) }
    const findings = found(article)
    expect(named(findings)).toEqual([`error-page: ${kind}`])
    expect(findings[0]!.start).toBe(0)
    expect(text.slice(0, findings[0]!.end)).not.toContain('\n')
    expect(cleanArticle(lintArticle(article, active()), active()).text).toBe('')
  })

  test('on a page too', () => {
    const text = '404 Not Found\nThe requested URL was not found on this server.'
    const lineHints = text.split('\n').map(() => ({ tag: 'p', links: 0, inArticle: false, path: ['html', 'body', 'p'], hidden: false }))
    const article: Article = { text, format: 'page', lineHints }
    expect(named(found(article))).toEqual(['error-page: error page'])
    expect(cleanArticle(lintArticle(article, active()), active()).text).toBe('')
  })

  test('but not an article with such a line', () => {
    expect(named(found(record('Access denied', ...PARAGRAPHS, ...PARAGRAPHS)))).toEqual([])
    expect(named(found(record(...PARAGRAPHS, 'This content is not available in your region.')))).toEqual(['page-furniture: browser notice'])
  })
})

describe('options by kind', () => {
  const CAPTION = 'The upper station on Monday. (Photo by Ana Ruiz)'
  const ARTICLE = record(PARAGRAPHS[0]!, 'Photo: Jonas Weber', PARAGRAPHS[1]!, CAPTION, PARAGRAPHS[2]!)

  test('switch a kind off, or give it a severity', () => {
    const severities = (kinds: Kinds): string[] =>
      found(ARTICLE, { 'residue/caption': kinds }).map(({ kind, severity }) => `${kind} ${severity}`)
    expect(severities({})).toEqual(['photo credit warning', 'photo caption with its credit warning'])
    expect(severities({ 'photo credit': 'off' })).toEqual(['photo caption with its credit warning'])
    expect(severities({ 'photo credit': 'error', 'photo caption with its credit': 'info' }))
      .toEqual(['photo credit error', 'photo caption with its credit info'])
  })

  test.each([['off'], ['info']] as const)('what is %s stays in the cleaned text', (severity) => {
    const article = record(PARAGRAPHS[0]!, 'Got a news tip?', PARAGRAPHS[1]!, 'Share this story', PARAGRAPHS[2]!)
    const own = active({ 'residue/site-notice': { 'contact or tip line': severity } })
    const { text } = cleanArticle(lintArticle(article, own), own)
    expect(text).toBe([PARAGRAPHS[0], 'Got a news tip?', PARAGRAPHS[1], PARAGRAPHS[2]].join('\n\n'))
  })

  test('every residue rule has them', () => {
    for (const { rule } of active()) {
      const options = Object.keys(rule.options['properties'] as object)
      expect([rule.id, rule.kinds.length > 0, options]).toEqual([rule.id, true, expect.arrayContaining(['allow', 'kinds'])])
    }
  })

  test('a finding of none of the rule\'s kinds is the rule\'s bug', () => {
    const rule = defineRule({
      id: 'acme/paper', summary: 'paper', why: '', mend: '', severity: 'warning', kinds: ['white paper'],
      examples: { wrong: [], right: [] },
      check: (_reading, report) => report({ start: 0, end: 1, message: 'paper', kind: 'green paper' }),
    })
    const { failures } = lintArticle(ARTICLE, [{ rule, severity: 'warning', options: defaultOptions(rule) }])
    expect(failures).toContainEqual({ rule: 'acme/paper', message: 'a finding\'s kind is "green paper", which is none of the rule\'s' })
  })
})
