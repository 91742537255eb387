import { defineResidueRule } from '../../src/residue.ts'
import { deletion, expressionsIn } from '../../src/rule.ts'

export default defineResidueRule({
  id: 'residue/template-expression',
  summary: 'a template expression that was never filled in',
  why: 'Where `{{title}}` stands, the reader should have seen a title: the page was taken before its script ran, or the script failed.',
  mend: 'Put in what the expression stands for, or delete it. Deleting is safe where the whole line is made of expressions.',
  severity: 'error',
  examples: {
    wrong: [
      { text: '«{{article.title}}»\n\nThe valley has its bus back, the council said on Monday.', fixed: 'The valley has its bus back, ' +
        'the council said on Monday.' },
      'The minister arrived on «{{ visit.date | date: "d MMMM" }}» and left the same evening.',
      '«{{item.date * 1000 | date : \'HH:mm\'}} {{item.mark}}»\n\nSnow fell down to 400 metres.',
      'Good morning, «%FIRSTNAME%», and welcome to the letter from the lake.',
      'Published by «<%= author.name %>» in the morning edition.',
      '«{% include "footer.html" %}»\n\nThe choir sings on Friday.',
      'Dear reader, welcome back, «${user.firstName}», we have missed you.',
      'More than «%d» people signed the petition, its authors said.',
      'Join «%1$s» other readers of the morning edition.',
      '«<?php echo $headline; ?>»\n\nThe lock is out of order.',
    ],
    right: [
      'The set {1, 2, 3} has three elements, the teacher said.',
      'Prices rose by 5% so quickly that nobody noticed.',
      'The ticket costs $40 {plus a fee}, the website said.',
      'In many template languages `{{ name }}` stands for a value.',
      'A third (33 %) stayed at home, and a third <5 years old> came along.',
      'He wrote "{sic}" behind the word and went home.',
      'The curly brackets {{ were the only thing on the page, she said, and they were never closed.',
      'Growth was 2%, said the bank, or 3%, said the ministry.',
    ],
  },
  check(reading, report) {
    let done = -1
    for (const { start, end, kind } of expressionsIn(reading.text)) {
      const block = reading.blockAt(start)
      const line = reading.scan.lines.at(start)
      if (line === done) continue
      if (block?.residue === 'template-expression' && reading.part === 'text') {
        // one finding a line: each line was a place of its own on the page
        done = line
        const from = Math.max(block.start, reading.scan.lines.start[line]!)
        const to = Math.min(block.end, reading.scan.lines.end[line]!)
        const text = reading.text.slice(from, to)
        const fix = deletion(reading, { firstLine: line, lastLine: line, certain: !/[\p{L}\p{N}]/u.test(withoutExpressions(text)) })
        report({
          start: from,
          end: from + text.trimEnd().length,
          message: `${kind} in place of text; delete the line, or put in what it stands for`,
          confidence: 0.98,
          kind,
          ...(fix && { fix }),
        })
      } else {
        report({ start, end, message: `${kind} in place of a word or value; put in what it stands for`, kind, confidence: 0.9 })
      }
    }
  },
})

function withoutExpressions(text: string): string {
  return expressionsIn(text).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
}
