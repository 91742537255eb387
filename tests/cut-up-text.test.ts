import { expect, test } from 'vitest'
import { lint } from '../src/library.ts'

const findings = (text: string) => lint({ text, language: 'en' }).diagnostics.filter(({ rule }) => rule === 'garble/blank-before-mark')

test('a text that a program cut into words and marks is told once, where it begins', () => {
  const found = findings(
    'The mayor \'s plan was rejected on Monday , the council said .\n\n' +
      'The board does n\'t want to pay , and it ca n\'t say when work starts .',
  )
  expect(found.map(({ severity }) => severity)).toEqual(['warning', ...Array.from({ length: 6 }, () => 'info')])
  expect(found[0]!.message).toContain('7 marks and endings stand apart')
  expect(found[0]!.related).toHaveLength(6)
  expect(found.map(({ excerpt }) => excerpt)).toEqual([" 's", ' ,', ' .', " n't", ' ,', " n't", ' .'])
})

test('blanks before a few of many marks stay single places', () => {
  const sound = Array.from({ length: 12 }, (_, i) => `In year ${i}, the river rose, and the bridge held.`).join(' ')
  const found = findings(`${sound} The mill , the inn , the barn , the shed , the sty , and the well , were lost.`)
  expect(found).toHaveLength(6)
  expect(found.every(({ severity, related }) => severity === 'info' && related === undefined)).toBe(true)
})
