import { defineResidueRule } from '../../src/residue.ts'
import { deletion, GAP_SPACE, LEAKED_IN_MARKDOWN, markupIn, type Fix, type Reading } from '../../src/rule.ts'

/** What stands for a picture, a video or a link: with it goes what it stands for. */
const REFERENCE = /\b(?:href|src|srcset|data|ids?|url)\s*=|(?:<|lt;)\/?(?:a|audio|embed|iframe|img|object|picture|source|video)\b|^\[/i

export default defineResidueRule({
  id: 'residue/leaked-markup',
  summary: 'tags, entities, shortcodes and code in the text',
  why: 'Markup that was escaped once too often, or a script that was taken for text, is read aloud, counted and indexed as words.',
  mend: 'Delete the tag or the code; write the character that the entity means. The fix is safe for all but links, pictures and ' +
    'shortcodes. In Markdown tags and the shortcodes of site generators are legitimate and left alone.',
  severity: 'error',
  examples: {
    wrong: [
      'The film opens in May, its maker said.\n\n«{"@type":"NewsArticle","headline":"The film opens in May"}»\n\nTickets are sold ' +
        'from Monday.',
      { text: 'The inquiry «<strong>»failed«</strong>», its chairman said.', fixed: 'The inquiry failed, its chairman said.' },
      { text: 'Salt«&nbsp;»and pepper were all they had.', fixed: 'Salt and pepper were all they had.' },
      { text: 'The company«&#8217;»s shares fell on Monday.', fixed: 'The company’s shares fell on Monday.' },
      { text: 'Mills «&amp;amp;» Sons has closed its last shop.', fixed: 'Mills & Sons has closed its last shop.' },
      '«&lt;span data-type="bookmark" style="display: inline-block;"&gt;&amp;#65279;&lt;/span&gt;»\n\nThe film opens in May.',
      'The lake rose by a metre.\n\n«window.dataLayer = window.dataLayer || [];»\n\nBoats were moved to the upper harbour.',
      '«[caption id="attachment_12" align="left"]»The tower in 1911«[/caption]» was the tallest in the county.',
      'A walk of four hours«</p>»leads to the hut.',
      '«.ad-slot { display: none; }»\n\nThe hut is closed until June.',
      { text: 'The lock«\\u2019»s gates are from 1911.', fixed: 'The lock’s gates are from 1911.' },
      'The pool opens in May.«\\n\\n»It was shut for two years.',
      { text: 'The hut has «[b]»twelve beds«[/b]» and a stove.', fixed: 'The hut has twelve beds and a stove.' },
      { text: 'The hut has «**twelve beds**» and a stove.', fixed: 'The hut has twelve beds and a stove.' },
      'The pool is warm.\n\n«### »Who may swim\n\nEverybody over six may swim, the bath master said.',
      'The pool is warm.\n\n«<<<<<<< HEAD»\n\nEverybody over six may swim, the bath master said.',
      'The timetable of the ferry is «[here](http://)» and at the quay.',
      '«[ad-inline-2]»\n\nEverybody over six may swim, the bath master said.',
      '«.article-figure{margin:0 auto;max-width:720px}»\n\nThe lake rose by a metre.',
      'The pike is back.\n\n«.box {\n  width: 40%;\n  float: left;\n}»\n\nAnglers throw it in again, the warden of the lake said.',
    ],
    right: [
      'Mills & Sons has closed its last shop, and AT&T; opened one.',
      'The show <The Palace> ran for nine years.',
      'Temperatures of <5 degrees and >30 degrees are rare here.',
      'The tag `<br>` breaks a line, the manual says.',
      'The witness [name withheld] left through the back door.',
      'The note said: [video available on request].',
      'R&B; and soul filled the hall until two.',
      'He typed x < y and y > z, and the program stopped.',
      'The song is #1 in three lands, and ## is a mark of its score.',
      'The file lay in C:\\news\\old and nobody looked.',
      'The hotel has four stars (****) and the inn ** at most.',
      'The set {a: 1} has one member.',
      'The judge [b. 1950] and the clerk [a] left.',
      '"Repealing **the ban** is the first step," she wrote.',
    ],
  },
  check(reading, report) {
    let done = -1
    const isMarkdown = reading.article.format === 'markdown'
    for (const { start, end, kind, replacement } of markupIn(reading.text)) {
      // tags and links are Markdown; the shortcodes of another system are not
      if (isMarkdown && !LEAKED_IN_MARKDOWN.has(kind)) continue
      // posts are quoted with the stars that their writers gave them
      if (kind === 'Markdown emphasis' && reading.quoteAt(start) !== undefined) continue
      const block = reading.blockAt(start)
      const { lines } = reading.scan
      const line = lines.at(start)
      if (line <= done) continue
      const wholeLine = block?.residue === 'leaked-markup' && reading.part === 'text'
      // a rule of a style sheet goes on to its closing brace, whatever its lines look like by themselves
      const lastLine = Math.max(line, lines.at(end - 1))
      if (wholeLine) done = lastLine
      const from = wholeLine ? Math.max(block.start, lines.start[line]!) : start
      const stop = lastLine > line ? lines.end[lastLine]! : Math.min(block?.end ?? end, lines.end[line]!)
      const to = wholeLine ? from + reading.text.slice(from, stop).trimEnd().length : end
      const fix: Fix | undefined = wholeLine
        ? deletion(reading, { firstLine: line, lastLine, certain: block.certain === true && mayGo(reading, from, to) })
        : { start, end, text: replacement, safe: mayGo(reading, start, end) }
      const instead = replacement.trim() === '' ? 'delete it' : `write ${replacement}`
      report({ start: from, end: to, message: `${kind} left in the text; ${instead}`, kind, confidence: 0.95, ...(fix && { fix }) })
    }
  },
})

/** Stands for nothing, and is no sentence with a word of code in it: there, nothing but blanks stand between the words. */
function mayGo({ text, scan }: Reading, start: number, end: number): boolean {
  if (REFERENCE.test(text.slice(start, end))) return false
  const { words } = scan
  const first = scan.wordAt(start)
  let next = first
  let afterBlank = 0
  for (; next < words.count && words.start[next]! < end; next++) if (next > first && words.gap[next] === GAP_SPACE) afterBlank++
  return afterBlank * 2 <= next - first
}
