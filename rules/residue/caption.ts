import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/caption',
  summary: 'photo captions, credits and alternative texts of images in the text',
  why: 'Without its picture a caption is a sentence out of place, often dated differently from the report around it; a credit is not ' +
    'even a sentence.',
  mend: 'Delete the line, or move it to the picture. `newslint clean --keep caption` keeps captions. ' +
    'The fix is not safe: the picture would lose its credit.',
  says: 'belongs to a picture, not to the running text',
  isSafe: () => false,
  examples: {
    wrong: [
      { text: '«The old mill after the fire on Monday. (Photo by Anna Berg)»\n\nThe mill burned for nine hours, the fire brigade ' +
        'said.', fixed: 'The mill burned for nine hours, the fire brigade said.' },
      'Port reopens after the storm\n\n«© Coast Agency / Lena Hahn»\n\nThe port reopened on Friday, the harbour master said.',
      'The final was over after an hour.\n\n«Photo: Jonas Weber»\n\nKovac had won it in two sets.',
      '«FILE - A crane stands idle in the harbour of Linz, April 4, 2019.»\n\nThe harbour will close for good in May.',
      'Foreign Minister Ana Ruiz in Geneva on Tuesday\n\n«Foreign Minister Ana Ruiz in Geneva Foreign Ministry/TASS»\n\nTalks go on ' +
        'until Friday, the minister said in the evening.',
      'The team left on Sunday.\n\n«Players board the bus in front of the stadium - Getty Images»\n\nThey will be back in ten days, ' +
        'the club said.',
      'The island has no hospital.\n\n«A view of the island from the ferry - Coast International, 1920, 12.06.2020»\n\nThe nearest ' +
        'one is two hours away by boat.',
      '«Фото: Анна Орлова»\n\nОстров отрезан от берега уже неделю, сообщили власти.',
      'The choir before its last concert.\n\n«Image credit: Town Archive»\n\nIt had sung in the same church since 1911, its members said.',
      'The strike ends on Sunday, the union said.\n\n«Getty Images»\n\nBoats sail again from Monday.',
    ],
    right: [
      'The photo by Anna Berg won the first prize.',
      'Photographers from AP and Reuters were kept out of the hall.',
      'She took a picture of the wolf, and the village talked of nothing else.',
      'Getty Images sued the company in January, and lost.',
      'The image of the party has suffered, said its chairman.',
      'In 1920, the town had two cinemas and a tram.',
      'MOSCOW, May 31. /TASS/. The talks will be held in Geneva, the ministry said.',
      'The report (page 12) names the photographer, and it names the buyer.',
      'Credit: no shop in the valley gives any, the baker said.',
    ],
  },
})
