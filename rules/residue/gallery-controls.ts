import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/gallery-controls',
  summary: 'controls of galleries, video players and audio versions',
  why: 'A picture gallery or a player becomes a heap of words when its page becomes text: "Image 1 of 6", "Caption", "Mute".',
  mend: 'Delete the lines.',
  says: 'controls of a gallery or a player, no part of the text',
  examples: {
    wrong: [
      'The parade drew 40,000 people, the city said.\n\n«Image 1 of 6»\n\nIt ended at the old harbour after dark.',
      'The winner is nine years old.\n\n«Back to Gallery»\n\nShe played without a mistake, the jury said.',
      'The statue has lost its head again.\n\n«View Gallery»',
      'The referee stopped the match in the second half.\n\n«Play Video»\n\nFog had come in from the sea.',
      'The orchestra plays in the quarry tonight.\n\n«Click to enlarge»',
      'A barge sank under the bridge on Tuesday.\n\n«Image\n1 / 23\nHide Caption»\n\nIts crew swam ashore, the river police said.',
      'The comet is visible until Friday, the observatory said.\n\n«Video player is loading.\nCurrent Time 0:00\nRemaining Time»',
      '«Listen to this article 5 min»\n\nThe tunnel opens in May after nine years of work, the railway said on Monday.',
      'Das Denkmal hat wieder keinen Kopf, meldete die Polizei.\n\n«Bild vergrößern»',
    ],
    right: [
      'Slide 4 of 9 showed the cracks in the dam, the engineer told the court.',
      'The gallery shows 60 paintings of one tree.',
      'Play resumed at noon.\n\nPause came at two.',
      'Photo\n\nis a word that the two witnesses understood differently, the court found.',
      'Score\n\n3 / 4\n\nwas the mark that the inspectors gave the kitchen.',
      'Close to the summit the party turned back, the guide said.',
      'The caption said that the mayor was dead; he was asleep.',
      'Listen to this article of the treaty, the judge said, and read out the second paragraph.',
      'Photo 51 showed the helix, and it took ten years until anybody said who had taken it.',
    ],
  },
})
