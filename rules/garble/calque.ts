import { CAPITALISED, defineRule } from '../../src/rule.ts'
import { data } from './calque.yaml.ts'

export default defineRule({
  id: 'garble/calque',
  summary: 'a wording carried over word for word from the language of the source ("delivered to hospital", "gave to know")',
  why: 'The words are English, the expression is not: readers stumble, and guess what was meant. What only a machine writes is a ' +
    'warning; what agencies abroad write as well ("in the framework of the") is a note.',
  mend: 'Say it in plain words; the finding has them. More wordings go into a phrase pack.',
  severity: 'warning',
  quotes: 'skip',
  phrases: data,
  examples: {
    wrong: [
      'Two drivers «were delivered to hospital» after the crash.',
      'The company «gave to know» its plans on Monday.',
      'The blaze was «assigned the third complexity rank».',
      'The suspect was «in a state of alcoholic intoxication».',
      'Crews managed to «liquidate the fire» by noon.',
      'The former mayor was «put in examination» in May.',
      'Exports of tea «created a historical new high» in spring.',
      'Police «took under control» the square and the bridge.',
      'The plant works «in frames of» an older contract.',
      '«In the framework of the» forum two agreements were signed.',
    ],
    right: [
      'The letter was delivered to the hospital director.',
      'The pupils learnt about the Second World War.',
      'He gave to charity, and got to know the town.',
      'The company was liquidated; the fire brigade came too late.',
      'The students sat an examination that was put in by the school.',
      'Shares reached a record high on Tuesday.',
      'The judge took the bribery case under advisement.',
      '"They were delivered to hospital," the mayor said.',
      'Frames of the film were shown in the framework building.',
    ],
  },
  check(reading, report, hits) {
    let after = 0 // hits of two languages may overlap
    for (const { start, end, word, list, data: entry } of hits) {
      if (start < after) continue
      after = end
      const shown = reading.text.slice(start, end)
      const plain = String(entry['plain']).replace('{first}', shown.slice(0, shown.indexOf(' ')))
      const isWritten = entry['written'] === true
      const isCapital = (reading.scan.words.flags[word]! & CAPITALISED) !== 0
      const text = isCapital ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain
      const what = isWritten ? `officialese, as in translations of ${list}` : `${list}, word for word`
      report({
        start,
        end,
        message: `"${shown}" is ${what}; ${plain === '' ? 'leave it out' : `plainer: "${plain}"`}`,
        ...(isWritten ? { severity: 'info' as const, confidence: 0.5 } : { confidence: 0.8 }),
        ...(plain === '' ? {} : { suggestions: [{ start, end, message: `write "${text}"`, text }] }),
      })
    }
  },
})
