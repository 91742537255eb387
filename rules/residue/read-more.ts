import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/read-more',
  summary: 'read-more, continue-reading and source links',
  why: 'A link without its target breaks the text, and often tells that the text is cut off or copied from elsewhere.',
  mend: 'Delete the line; where it says "Source link", name the source in the article instead.',
  says: 'a link of the page, no part of the article',
  examples: {
    wrong: [
      'The storm left 9,000 homes without power, the grid operator said.\n\n«Read more»',
      'The painting was sold for two million, the auction house said.\n\n«Source link»',
      'The first snow fell on Tuesday.\n\n«Continue reading»\n\nRoads stayed open, the police said.',
      'Farmers want more money for milk, and blocked the road to the dairy on Monday.\n\n«Click here to read the full article»',
      'Der erste Schnee fiel am Dienstag, die Straßen blieben frei.\n\n«Weiterlesen»',
      'La première neige est tombée mardi, et les routes sont restées ouvertes.\n\n«Lire la suite»',
      'Первый снег выпал во вторник, дороги остались открытыми.\n\n«Читать далее»',
      'La prima neve è caduta martedì, ma le strade sono rimaste aperte.\n\n«Continua a leggere»',
      'De eerste sneeuw viel dinsdag, maar de wegen bleven open.\n\n«Lees meer»',
    ],
    right: [
      'Children read more in winter, the study found.',
      'Read more closely, the treaty says nothing about fishing.',
      'The source of the river is a hole in a meadow.\n\nVisitors find it without a sign.',
      '"Read more," the teacher told them, "and talk less."',
      'More\n\nthan anything, she missed the sea.',
      'Learn more languages and you lose none, the linguist said.',
      'The original was stolen in 1911.',
      'Continue straight on to the church and turn left.',
    ],
  },
})
