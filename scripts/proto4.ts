import { readFileSync } from 'node:fs'
import rule from '../rules/garble/word-order.ts'
import { read } from '../src/article/read.ts'
import { backgroundArticles, isCounted } from './train/background.ts'
const rd = (f: string) => readFileSync('../shared/data/garble/' + f, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l))
const go = (t: string, f: (m: string, s: number, e: number) => void) => { const r = read({ text: t, format: 'text' }); (rule as any).check(r, (x: any) => f(x.message, x.start, x.end), [], {}) }
for (const r of rd('injected.dev.jsonl').filter((r) => r.kind === 'word-order')) { let h = ''; go(r.text, (m, s, e) => { if (s < r.end + 1 && e > r.start - 1) h += m }); console.log('INJ', h || '-', '|', r.text.slice(r.start - 30, r.end + 30).replace(/\n/g, ' ')) }
for (const r of rd('docs.dev.jsonl').filter((r) => r.tier === 'hard' || r.tier === 'weak')) go(r.text, (m, s, e) => console.log('MT', m, '|', r.text.slice(s - 30, e + 30).replace(/\n/g, ' ')))
for (const r of rd('sentences.dev.jsonl')) go(r.text, (m, s, e) => console.log('SENT', r.label, r.group, m, '|', r.text.slice(Math.max(0, s - 30), e + 30).replace(/\n/g, ' ')))
for (const a of backgroundArticles()) go(a.text, (m, s, e) => console.log(isCounted(a) ? 'NEWS+' : 'NEWS-', m, '|', a.text.slice(s - 40, e + 30).replace(/\n/g, ' ')))
