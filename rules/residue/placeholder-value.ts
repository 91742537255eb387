import { defineResidueRule } from '../../src/residue.ts'
import type { PhraseHit, Reading } from '../../src/rule.ts'
import { data } from './placeholder-value.yaml.ts'

/** How these values are written by programs; "Nan" is a grandmother, "Null" a name. */
const AS_PROGRAMS_WRITE_IT = new Set(['undefined', 'NaN', 'null', 'Invalid Date', 'Invalid date', 'None None'])
const OBJECT = '[object Object]'
/** What a shield against robots shows in place of an address until its script has run. */
const HIDDEN_ADDRESS = /\[email[ \u00a0]protected\]/y

export default defineResidueRule({
  id: 'residue/placeholder-value',
  summary: 'a program\'s word for "nothing" where a value should stand',
  why: '"Posted by undefined" tells that a field was empty when the text was put together; the reader misses the name.',
  mend: 'Put in the value, or take out the sentence that needs it.',
  severity: 'error',
  kinds: ['missing value', 'placeholder text', 'hidden address'],
  phrases: data,
  examples: {
    wrong: [
      'The river stood at «NaN» metres on Tuesday morning, the forecaster said.',
      '"The ground was dry," the forecaster said. «undefined»\n\nThe rain goes on.',
      'The goal was scored by «[object Object]» in the last minute.',
      'Posted by «undefined» on Friday evening.',
      'Price: «NaN»\n\nThe boat was sold on Sunday.',
      'The harvest fell by «NaN»% against the year before.',
      '«undefined»\n\nThe school stays closed until Monday, the head teacher said.',
      'Author: «null»\n\nThe tide reached the first houses at noon.',
      '«Lorem ipsum dolor» sit amet, consectetur adipiscing elit.',
      'Updated: «Invalid Date»\n\nThe tide has turned, the harbour master said.',
      'The president spoke for an hour about the budget.\n\n«Caption goes here»\n\nHe named no figures.',
      'Send your letters by Friday, the editor wrote, to «[email protected]».',
    ],
    right: [
      'The border remains undefined, the surveyor said.',
      'The law has e-mail protected since 2004, the ministry said.',
      'The treaty is null and void, the court held.',
      'Nan Berg is 92 and swims every day.',
      'A null result is a result, the physicist said.',
      'The word "undefined" appeared on the screens for an hour.',
      'Lorem, the town\'s cat, has died.',
      'The object was made of tin.',
      'He left behind an undefined number of unpaid bills.',
      'The date was invalid, and the visa with it.',
    ],
  },
  check(reading, report, hits) {
    const { text } = reading
    const say = (start: number, end: number, kind: string): void => {
      const message = `${JSON.stringify(text.slice(start, end))} stands where a value should stand; put it in`
      report({ start, end, message, kind, confidence: 0.9 })
    }
    for (const hit of hits) {
      const isFiller = text[hit.start] === 'L' || hit.phrase !== 'lorem ipsum'
      if (hit.list === 'values') {
        if (standsForValue(reading, hit)) say(hit.start, hit.end, 'missing value')
      } else if (isFiller) say(hit.start, hit.end, 'placeholder text')
    }
    for (let at = text.indexOf(OBJECT); at >= 0; at = text.indexOf(OBJECT, at + 1)) say(at, at + OBJECT.length, 'missing value')
    for (let at = text.indexOf('[email'); at >= 0; at = text.indexOf('[email', at + 1)) {
      HIDDEN_ADDRESS.lastIndex = at
      const mark = HIDDEN_ADDRESS.exec(text)?.[0]
      if (mark === undefined) continue
      const message = `${mark} hides an address; put it in, or take the sentence out`
      report({ start: at, end: at + mark.length, message, kind: 'hidden address', severity: 'warning', confidence: 0.95 })
    }
  },
})

/** Alone on its line, after a colon or "by", beside a currency or a per cent sign: where a value belongs. Elsewhere it may be a word. */
function standsForValue({ text, scan }: Reading, hit: PhraseHit): boolean {
  if (!AS_PROGRAMS_WRITE_IT.has(text.slice(hit.start, hit.end))) return false
  const line = scan.lines.at(hit.start)
  const before = text.slice(scan.lines.start[line], hit.start)
  const after = text.slice(hit.end, scan.lines.end[line])
  if (before.trim() === '' && (after.trim() === '' || /^[:%/°]|^ (?:undefined|NaN|null)\b/.test(after))) return true
  if (/[“"‘'(]$/.test(before)) return false
  // no word of any language is written so, and none stands alone behind a sentence
  if (text.startsWith('NaN', hit.start) || (after.trim() === '' && /[.!?]["”]? $/.test(before))) return true
  return /(?:[:$€£#@/]|\b(?:by|By|undefined|NaN|null))\s?$/.test(before.slice(-12)) || /^(?:[%°/]|\s?(?:€|km|kg|mph)\b)/.test(after)
}
