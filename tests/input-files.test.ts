import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { discover, type DiscoverOptions, type Entry, readEntries } from '../src/input/index.ts'

function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'newslint-files-')))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

describe('discover', () => {
  const files = {
    'b.md': '', 'a.txt': '', 'a.HTML': '', 'photo.jpg': '', 'notes.docx': '', 'package.json': '{}', '.hidden/x.md': '', '.x.md': '', 'node_modules/m/readme.md': '',
    'wire/2024/one.jsonl.gz': '', 'wire/2024/two.ndjson': '', 'wire/page.xhtml': '', 'empty/picture.png': '', 'odd [1].md': '', 'odd/(x).text': '', 'wire/data.feed': '',
  }

  async function found(patterns: readonly string[], options: DiscoverOptions = {}): Promise<{ files: readonly string[]; problems: readonly string[] }> {
    const result = await discover(patterns, { cwd: folderOf(files), ...options })
    return { files: result.files, problems: result.problems.map((problem) => `${problem.path}: ${problem.message}`) }
  }

  test('walks folders, sorted, for articles only', async () => {
    const all = ['a.HTML', 'a.txt', 'b.md', 'odd [1].md', 'odd/(x).text', 'wire/2024/one.jsonl.gz', 'wire/2024/two.ndjson', 'wire/page.xhtml']
    expect(await found(['.'])).toEqual({ files: all, problems: [] })
    expect((await found(['./'])).files).toEqual(all)
    expect((await found(['./wire'])).files).toEqual(['./wire/2024/one.jsonl.gz', './wire/2024/two.ndjson', './wire/page.xhtml'])
    const cwd = folderOf(files)
    expect((await discover([`${cwd}/odd`], { cwd: '/' })).files).toEqual([`${cwd}/odd/(x).text`])
    expect((await discover(['..'], { cwd: join(cwd, 'wire') })).files.slice(0, 2)).toEqual(['../a.HTML', '../a.txt'])
  })

  test('keeps the order of what was named, each file once', async () => {
    expect(await found(['wire/page.xhtml', '-', 'b.md', 'photo.jpg', 'wire', './b.md', '-'])).toEqual({
      files: ['wire/page.xhtml', '-', 'b.md', 'photo.jpg', 'wire/2024/one.jsonl.gz', 'wire/2024/two.ndjson'], problems: [],
    })
  })

  test('globs', async () => {
    expect((await found(['**/*'])).files).toEqual(['a.HTML', 'a.txt', 'b.md', 'odd [1].md', 'odd/(x).text', 'wire/2024/one.jsonl.gz', 'wire/2024/two.ndjson', 'wire/page.xhtml'])
    expect((await found(['wire/**/*.{ndjson,gz}'])).files).toEqual(['wire/2024/one.jsonl.gz', 'wire/2024/two.ndjson'])
    expect((await found(['wire/*.feed'])).files).toEqual(['wire/data.feed'])
    expect((await found(['odd [1].md', 'odd/(x).text'])).files).toEqual(['odd [1].md', 'odd/(x).text'])
    expect((await discover(['../*.md'], { cwd: join(folderOf(files), 'wire') })).files).toEqual(['../b.md', '../odd [1].md'])
  })

  test('what leads to nothing is a problem', async () => {
    const { files: none, problems } = await found(['missing.md', '*.rtf', 'empty', 'wire/*.jpg', ''])
    expect(none).toEqual([])
    expect(problems).toEqual([
      'missing.md: no such file or folder', '*.rtf: no file matches this glob', expect.stringMatching(/^empty: no articles in this folder \(\.txt /),
      'wire/*.jpg: no file matches this glob', expect.stringContaining('an empty name'),
    ])
  })

  const repository = {
    '.git/info/exclude': 'excluded.md\n', '.gitignore': '*.draft.md\n/build/\nsecret\n!keep.draft.md\n', 'a.md': '', 'a.draft.md': '', 'keep.draft.md': '', 'excluded.md': '',
    'build/x.md': '', 'sub/build/x.md': '', 'sub/.gitignore': '!b.draft.md\nlocal.md\n/only-here.md\n', 'sub/b.draft.md': '', 'sub/local.md': '', 'sub/deep/local.md': '',
    'sub/deep/only-here.md': '', 'sub/only-here.md': '', 'sub/secret/x.md': '', 'sub/inner/.git/HEAD': '', 'sub/inner/c.draft.md': '',
  }

  test('leaves out what git ignores, at every level', async () => {
    const cwd = folderOf(repository)
    const expected = ['a.md', 'keep.draft.md', 'sub/b.draft.md', 'sub/build/x.md', 'sub/deep/only-here.md', 'sub/inner/c.draft.md']
    expect((await discover(['.'], { cwd })).files).toEqual(expected)
    expect((await discover(['**/*.md'], { cwd })).files).toEqual(expected)
    // from below the root the files above hold as well
    expect((await discover(['.'], { cwd: join(cwd, 'sub') })).files).toEqual(['b.draft.md', 'build/x.md', 'deep/only-here.md', 'inner/c.draft.md'])
    const ignored = await discover(['*.draft.md', 'excluded.*'], { cwd: join(cwd, 'build', '..') })
    expect(ignored.files).toEqual(['keep.draft.md'])
    expect(ignored.problems[0]!.message).toContain('ignored')
  })

  test('reads what is named outright all the same', async () => {
    const cwd = folderOf(repository)
    expect((await discover(['a.draft.md', 'build', 'sub/secret'], { cwd })).files).toEqual(['a.draft.md', 'build/x.md', 'sub/secret/x.md'])
  })

  test("respects the config's ignores, relative to its folder", async () => {
    const cwd = folderOf(files)
    const ignores: DiscoverOptions['ignores'] = async () => ({ folder: cwd, patterns: ['wire/2024', '*.HTML', '/odd/*'] })
    expect((await discover(['.'], { cwd, ignores })).files).toEqual(['a.txt', 'b.md', 'odd [1].md', 'wire/page.xhtml'])
    expect((await discover(['wire/**/*.ndjson'], { cwd, ignores })).files).toEqual([])
    expect((await discover(['wire/2024/two.ndjson'], { cwd, ignores })).files).toEqual(['wire/2024/two.ndjson'])
  })

  test('folders that lead in a circle end', async () => {
    const cwd = folderOf({ 'a/x.md': '' })
    symlinkSync('..', join(cwd, 'a', 'loop'))
    symlinkSync('x.md', join(cwd, 'a', 'link.md'))
    symlinkSync('gone.md', join(cwd, 'a', 'broken.md'))
    expect((await discover(['.', '**/*'], { cwd })).files).toEqual(['a/link.md', 'a/x.md'])
  })
})

describe('bytes', () => {
  async function read(name: string, content: Buffer): Promise<Entry | string> {
    for await (const item of readEntries({ path: name }, { cwd: folderOf({ [name]: content }) })) return 'entry' in item ? item.entry : item.problem.message
    throw new Error('nothing was read')
  }
  async function text(name: string, content: Buffer): Promise<{ text: string; notices: readonly string[] }> {
    const entry = await read(name, content)
    if (typeof entry === 'string') throw new Error(entry)
    expect(entry.document).toBeDefined()
    return { text: entry.article.text, notices: entry.notices }
  }

  const POLISH = 'Prezydent powiedział wczoraj, że most zostanie zamknięty do końca października. Żaden z mieszkańców nie został o tym wcześniej poinformowany.'
  const RUSSIAN = 'Мост закрыли во вторник, сообщила мэрия. Паром не ходит с июня, и никто не знает, когда он пойдёт снова. Жители недовольны.'
  const ENGLISH = 'The mayor said: “The bridge isn’t safe.” The café stays open – for now. '.repeat(8)

  test('UTF-8 is read as it is, with and without its mark, and packed', async () => {
    for (const content of [Buffer.from(ENGLISH), Buffer.from(`\ufeff${ENGLISH}`), gzipSync(ENGLISH)]) {
      expect(await text('a.txt', content)).toEqual({ text: ENGLISH, notices: [] })
      expect(await text('a.txt.gz', content)).toEqual({ text: ENGLISH, notices: [] })
    }
  })

  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s is told by its mark and said', async (charset) => {
    expect(await text('a.txt', iconv.encode(ENGLISH, charset, { addBOM: true }))).toEqual({ text: ENGLISH, notices: [`not UTF-8; read as ${charset}`] })
  })

  test.each([['windows-1252', ENGLISH], ['utf-16le', ENGLISH], ['windows-1251', RUSSIAN], ['koi8-r', RUSSIAN], ['windows-1250', POLISH]])('%s is guessed and said', async (charset, article) => {
    const read = await text('a.txt', iconv.encode(article, charset))
    expect(read.text).toBe(article)
    expect(read.notices[0]).toMatch(/^not UTF-8; read as /)
  })

  test('a page says its charset', async () => {
    const page = `<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>${POLISH}</p>`
    expect(await text('a.html', iconv.encode(page, 'iso-8859-2'))).toEqual({ text: POLISH, notices: ['not UTF-8; read as iso-8859-2'] })
    // what it says does not count when it is UTF-8
    expect(await text('a.html', Buffer.from(page))).toEqual({ text: POLISH, notices: [] })
    const latin = `<meta charset=iso-8859-1><p>${ENGLISH.trim()}</p>`
    expect((await text('a.html', iconv.encode(latin, 'windows-1252'))).text).toBe(ENGLISH.trim())
  })

  test('broken bytes are replaced and counted', async () => {
    const content = Buffer.concat([Buffer.from('Café '), Buffer.of(0xff), Buffer.from(' naïve “x” '), Buffer.of(0xc3)])
    const read = await text('a.txt', content)
    expect(read.text).toBe('Café \ufffd naïve “x” \ufffd')
    expect(read.notices).toEqual(['2 places with bytes that are not UTF-8 were replaced by \ufffd'])
    const half = iconv.encode('x', 'utf-16le', { addBOM: true })
    expect((await text('a.txt', Buffer.concat([half, Buffer.of(0x3d, 0xd8)]))).notices.at(-1)).toContain('1 place')
  })

  test('an empty file is an empty article, a binary or missing one a problem', async () => {
    for (const name of ['a.txt', 'a.md', 'a.html', 'noextension']) {
      expect(await text(name, Buffer.alloc(0))).toEqual({ text: '', notices: ['the text is empty'] })
    }
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(100)])
    for (const name of ['a.txt', 'a.md', 'a.html', 'a.json', 'noextension']) expect(await read(name, png)).toBe('a binary file, not text')
    expect(await read('a.txt', Buffer.from('%PDF-1.7 ...'))).toBe('a binary file, not text')
    for (const [path, message] of [['gone.txt', 'no such file'], ['gone.jsonl', 'no such file'], ['gone', 'no such file'], ['.', 'a folder, not a file']] as const) {
      const items = []
      for await (const item of readEntries({ path }, { cwd: tmpdir() })) items.push(item)
      expect(items).toEqual([{ problem: { path, message } }])
    }
    expect(await read('a.txt.gz', gzipSync(ENGLISH).subarray(0, 60))).toContain('cut off')
  })

  test('line ends and everything else stay in the document', async () => {
    const content = 'One\r\nTwo\rThree\n\u2028\u00a0 '
    expect((await text('a.txt', Buffer.from(content))).text).toBe(content)
  })

  test('a file without a telling name is told from its content', async () => {
    const formats = await Promise.all(
      ['Just text. # no', '<!DOCTYPE html><p>x', '---\ntitle: x\n---\ny', '\n <html>', '<b>no page', '{"text": "x"}', '{{ title }}'].map(async (content) => {
        const entry = await read('article', Buffer.from(content))
        return typeof entry === 'string' ? entry : entry.article.format
      }),
    )
    expect(formats).toEqual(['text', 'page', 'markdown', 'page', 'text', 'record', 'text'])
  })
})
