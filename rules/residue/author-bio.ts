import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/author-bio',
  summary: 'who the author is: biographies and links below the article',
  why: 'It describes the writer, not the news, and it puts employers, books and handles among the names of the report.',
  mend: 'Delete the lines, or move them to the byline. The fix is not safe: who wrote it may be part of what the reader is to know.',
  isSafe: () => false,
  says: 'about the author, no part of the report',
  examples: {
    wrong: [
      'The glacier lost nine metres in one summer.\n\n«About the author»',
      'Nobody who has seen the lagoon in March will forget its colour, or its smell.\n\n«Ana Ruiz is a freelance writer in Cadiz. Her ' +
        'book on salt appears in May.»',
      'The union called off the strike on Friday after eleven days without a single train.\n\n«Write to Jonas Weber at ' +
        'jonas.weber@valleycourier.example»',
      'The verdict will be read out in May, and both sides have said that they will appeal.\n\n«Lena Hahn covers the courts for the ' +
        'Harbour Herald. Follow her on Twitter @lenahahn.»',
      '«Editor’s note: Mira Kovac is a professor of history at the University of Linz. The opinions expressed in this commentary are ' +
        'hers.»\n\nThe fortress has stood empty for ninety years, and no ministry has ever asked what it might be good for.',
      'Taxes on land are fairer than taxes on work, and easier to collect.\n\n«Tomas Berg and Mira Kovac are professors of economics ' +
        'at the University of Linz.»',
      'The band plays its last concert in the quarry where it played its first.\n\n«More by this author»',
      'The school has had no heating since January.\n\n«Contact the reporter»',
      'Die Schule hat seit Januar keine Heizung, sagten Eltern am Montag.\n\n«Über den Autor»',
      'The lake froze over for the first time since 1996.\n\n«Follow the author»',
    ],
    right: [
      'The author is unknown.\n\nThe poem was found in a wall.',
      'Ana Ruiz won the prize for a novel about salt.\n\nRuiz is a writer who does not own a telephone, her publisher said.',
      'The jury has nine members.\n\nIts chairman is a professor of law, and its clerk was once a boxer.',
      'About the author of the letter nothing is known, the archive said.',
      'Follow the river north, the author advises, and you reach the mill.',
      'Three candidates stand for mayor.\n\nTomas Berg, 54, is a teacher of Latin.\n\nMira Kovac, 39, is a founder of the swimming ' +
        'club.\n\nThe vote is on Sunday, and the polls close at six.',
      'Write to the council by Friday, the notice says, or the trees will go.',
      'The minister spoke first. Jonas Weber, of the union, did not reply.\n\nWeber is a reporter by training, and it shows, ' +
        'colleagues say.',
      'Reach the summit before nine or turn back, the warden said.',
    ],
  },
})
