import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/page-furniture',
  summary: 'anything else of the page: counters, time stamps of other items, widgets, polls, loading messages',
  why: 'Widgets lose their pictures and buttons when a page becomes text; what stays is noise.',
  mend: 'Delete the lines.',
  says: 'furniture of the page, no part of the article',
  examples: {
    wrong: [
      '«DOW 38,989.83 ▼ -97.55 (-0.25%) NASDAQ 16,207.51 ▼ -67.43»\n\nThe mill will close in June, its owner told the workers on Monday.',
      'The parade drew 40,000 people, the city said.\n\n«Was this article helpful?»',
      '«3 min read»\n\nThe parade drew fewer people than in other years, the police said.',
      'The volcano is quiet again.\n\n«Loading...»',
      'The winner is nine years old.\n\n«https://coastweekly.example/2021/05/winner-is-nine»\n\nShe played without a mistake, the ' +
        'jury said.',
      'The flood took the footbridge.\n\n«Please enable JavaScript to view this content.»',
      '«This article is more than 3 years old»\n\nThe statue has lost its head again, the police said.',
      'The referee stopped the match in the second half.\n\n«Weather Radar»\n\nFog had come in from the sea.',
      'The orchestra plays in the quarry tonight.\n\n«Take our poll»',
      'Das Denkmal hat wieder keinen Kopf, meldete die Polizei.\n\n«Wird geladen…»',
      'The dam held, the engineer said.\n\n«THE COAST WEEKLY, SATURDAY, MAY 4, 2019   Page 7»\n\nA second one is being built.',
      'The dam held, the engineer said.\n\n«See DAM, Page A4»\n\nA second one is being built.',
      'The dam held, the engineer said.\n\n«DSC_0412.jpg»\n\nA second one is being built.',
      'The dam held, the engineer said.\n\n«[297 words]»',
      'The dam held, the engineer said.\n\n«Do you feel safe below it? Yes / No / Not sure»',
    ],
    right: [
      '1. Linz\n2. Graz\n3. Wels',
      'Loading the ship took nine days, the captain said.',
      'The gallery shows 60 paintings of one tree.',
      'Three minutes were read into the record.',
      '7-6\n6-4\n6-3\n\nwas the score when the rain came.',
      'An hour ago the road was still open, the driver said.',
      'Play resumed at noon.\n\nPause came at two.',
      'Line-up: Berg; Hahn, Weber, Orlova; Ruiz.',
      'Slide 4 of 9 showed the cracks in the dam, the engineer told the court.',
      'On Saturday, May 4, 2019, the weekly had nine pages and a hole on page 7.',
      'See you in the harbour at 7, the postcard said.\n\nIt came in 1911.',
      'The file boat.jpg shows the wreck, the coast guard said.',
      'Saturday, May 4, 2019\n\n12\n\nboats took part in the race, and nine came back.',
    ],
  },
})
