import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/empty-label',
  summary: 'a label whose value is missing',
  why: '"Updated at:" without a time is a template that was filled with nothing; the reader looks for what should stand there.',
  mend: 'Fill in the value, or delete the label.',
  says: 'a label without its value',
  examples: {
    wrong: [
      { text: '«Updated at:»\n\nHarbour bridge closes for repairs\n\nThe harbour bridge closes on Monday, the port ' +
        'said.', fixed: 'Harbour bridge closes for repairs\n\nThe harbour bridge closes on Monday, the port said.' },
      'The lido opens in May, the town said on Tuesday.\n\n«Tags:»',
      '«Published:»\n\nA bear was seen near the school on Sunday, and the school stayed closed.',
      'The frost killed the blossom in one night.\n\n«Source:»',
      '«Last updated:»\n\nSix people were hurt when a bus left the road, police said.',
      'The band plays once more in June.\n\n«Photo:»\n\nThen it will part, its singer said.',
      '«Aktualisiert:»\n\nDer Bus kam von der Straße ab, sechs Menschen wurden verletzt.',
      '«Автор:»\n\nАвтобус съехал с дороги, пострадали шесть человек, сообщила полиция.',
      'The kitchen closes at ten, and the bar at two.\n\n«Categories:»',
    ],
    right: [
      'Ingredients:\n\ntwo eggs\n\na cup of flour',
      'The minister said:\n\n"We will not wait."',
      'Updated: 14 May, 10.15\n\nThe road is open again, the police said.',
      'The order of the evening:\n\nMozart, Haydn, and a long interval.',
      'He had one question:\n\nWho paid?',
      'Source: Statistics Office, 2021',
      'Tags: none of the bags had any, the customs officer said.',
      'Published:\nMay 4, 2021\n\nThe road is open again after the slide, the police said on Tuesday.',
    ],
  },
})
