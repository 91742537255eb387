import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/navigation',
  summary: 'menus, section labels, breadcrumbs and skip links of the page',
  why: 'A reader of the text alone takes "World News" or "Home / Sport" for a headline, and every count of words, names and topics is off.',
  mend: 'Delete the line.',
  says: 'a link or label of the page, no part of the article',
  examples: {
    wrong: [
      { text: '«All news»\n\nHarbour bridge closes for repairs\n\nThe harbour bridge will be closed from Monday, the port authority said.',
        fixed: 'Harbour bridge closes for repairs\n\nThe harbour bridge will be closed from Monday, the port authority said.' },
      '«World News»\n\nTwo ferries collide off the coast\n\nTwo ferries collided on Sunday morning, and nobody was hurt, the coast ' +
        'guard said.',
      '«News / Europe»\n\nMinisters agree on fishing quotas\n\nMinisters of nine countries agreed on fishing quotas late on Tuesday night.',
      '«Home > Sport > Tennis»\n\nKovac wins in three sets\n\nMaria Kovac won the final in three sets on Saturday afternoon in Linz.',
      'The library will open on Sundays from March, the council decided on Wednesday evening.\n\n«Back to top»',
      '«Skip to main content»\n\nTrains stop for two days\n\nNo trains will run on Thursday and Friday because of a strike, the union ' +
        'said.',
      'Der Stadtrat stimmte am Montag mit großer Mehrheit für den Neubau der Schule.\n\n«Zum Seitenanfang»',
      'The orchard has sold its last apples of the year, its owner said on Friday.\n\n«Previous Post»\n\n«Back to top button»',
      'Le conseil municipal a voté lundi soir la construction de la nouvelle école du centre.\n\n«Retour en haut»',
      'The strike ends on Sunday, the union said.\n\n«#Harbour #Strike #CoastCity»',
    ],
    right: [
      'World leaders met in Lisbon on Monday.\n\nNews of the meeting had spread the evening before.',
      'Home\n\nShe had not seen it for eleven years, and the garden was gone.',
      'Culture\n\nThe museum shows 200 drawings from its cellar until the end of May.\n\nEconomy\n\nThe port handled nine percent ' +
        'more containers than in the year before.',
      { text: 'News\n\nis a village of 300 people in the north, and its mayor is tired of the joke.', headline: 'A village called News' },
      'Results\n\nLinz 3, Graz 1\nWels 0, Steyr 0\nVienna 2, Salzburg 2',
      'The menu of the evening: soup, fish, and a pudding that nobody finished.',
      'All news is local, the editor liked to say, and he meant it.',
      'Roses are late this year,\nthe bees have gone ahead,\nand nobody is weeding\nthe corner by the shed.',
      'Next\n\ncomes the hard part, the engineer said, and pointed at the second tunnel.',
      'The hashtag #Harbour stood on every wall, and #Strike below it.',
    ],
  },
})
