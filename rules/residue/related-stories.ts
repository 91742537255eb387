import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/related-stories',
  summary: 'other stories: their headlines, teasers and lists',
  why: 'Headlines of other stories put names, figures and claims into an article that never spoke of them.',
  mend: 'Delete the lines.',
  says: 'other stories, no part of this article',
  examples: {
    wrong: [
      'The ferry company will hire forty people, it said on Monday.\n\n«Related Articles»',
      'The vineyard lost half its crop to frost, its owner said on Sunday.\n\n«Most Read\nMayor resigns over school contract\nTwins ' +
        'win the regional chess cup\nWolf seen near the motorway again»',
      'The observatory found a new comet last week.\n\n«Related: Five comets you can see this year»\n\nIt will be visible from June, ' +
        'the astronomers said.',
      'The trial was adjourned until the autumn.\n\n«You may also like»',
      'Das Weingut verlor die halbe Ernte durch Frost.\n\n«Das könnte Sie auch interessieren»',
      'Le vignoble a perdu la moitié de sa récolte à cause du gel.\n\n«Sur le même sujet»',
      'El viñedo perdió la mitad de su cosecha por la helada.\n\n«Noticias relacionadas»',
      'Виноградник потерял половину урожая из-за мороза, сказал владелец.\n\n«Новости по теме»',
      'The airline ordered twenty planes on Friday.\n\n«More from the Harbour Herald»',
    ],
    right: [
      'Related species live in the same lake, the biologist said.',
      'The two cases are related, police believe.\n\nBoth victims knew the landlord.',
      'Most read the letter twice, and some wept.',
      'Recommended dose: two tablets a day, with water.',
      'The latest\n\nThe fire is under control, the brigade said at noon.\n\nUp next\n\nInvestigators will enter the hall on Friday.',
      'Trending upward for a year, rents have now doubled.',
      '10.15: The bridge is closed.\n\n10.40: Police say a lorry has overturned.\n\n11.05: One lane is open again.',
      'Popular with walkers, the path leads to a chapel that nobody has the key to.',
      'Corrections\n\nA report on Monday gave the wrong age of the mayor. She is 54.\n\nA caption on Tuesday named the wrong lake.',
    ],
  },
})
