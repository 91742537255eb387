import { defineRule } from '../../src/rule.ts'
import { data } from './confused-word.yaml.ts'

export default defineRule({
  id: 'garble/confused-word',
  summary: 'a word in the place of one that sounds like it ("more then half", "it\'s own", "their was no vote")',
  why: 'Spelling checkers pass it, as both are words; dictation and machines that go by sound make it often.',
  mend: 'Write the word that is meant. The fix is not safe: look at the sentence.',
  severity: 'warning',
  quotes: 'skip',
  phrases: data,
  examples: {
    wrong: [
      'The hall holds more «then» half of the town.',
      'The club has lost «it\'s» own trophy.',
      'His brother said «their» was no quarrel.',
      'Nobody wants to «loose» their job in May.',
      'The rescuers were «to» late to save the barn.',
      'The choir sang for «alot» of people.',
      'The bakers gave the cat free «reign».',
      'The thief fell under the «statue» of limitations.',
      'The crowd waited with «baited» breath.',
      'The fee is higher «then» the baker expected.',
      '«Its» been a long winter, said the keeper.',
    ],
    right: [
      'The hall holds more, then half of it burned.',
      'It\'s his own trophy, and its own key is lost.',
      'Their, there: a word and another; there was no quarrel.',
      'Let loose their dogs, he said.',
      'They were to late hours accustomed.',
      'The queen\'s reign in Spain was long.',
      'A statue of liberty stands in the yard.',
      'Other, then as now, had won.',
      'A baited hook caught its breath of air.',
      '"Their was no quarrel," he wrote, and spelt it so.',
      'Its been-there feel is what he likes.',
    ],
  },
  check({ text }, report, hits) {
    let reached = 0
    for (const { start, end, data: { word, better } } of hits) {
      if (start < reached) continue
      reached = end
      const hit = text.slice(start, end)
      const at = hit.toLowerCase().replaceAll('’', "'").search(new RegExp(`\\b${String(word)}`))
      if (at < 0) continue
      const shown = /^[\w'’]+/.exec(hit.slice(at))![0]
      const fitting = shown[0] === shown[0]!.toUpperCase() ? String(better).replace(/^./, (letter) => letter.toUpperCase()) : String(better)
      const ending = shown.slice(String(word).length)
      const from = start + at
      report({
        start: from,
        end: from + shown.length,
        message: `"${shown}" sounds like the word that is meant; write "${fitting}${ending}"`,
        confidence: 0.88,
        fix: { start: from, end: from + shown.length, text: fitting + ending, safe: false },
      })
    }
  },
})
