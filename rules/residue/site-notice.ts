import { defineResidueRule, endsArticle } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/site-notice',
  summary: 'what the site says about itself: notices, addresses, contact, standards, disclaimers',
  why: 'The outlet describes itself, its owners and its rules on every page; in an article this is foreign matter.',
  mend: 'Delete the lines. The fix is safe at the end of the article, for what holds no address: "About the author" may introduce a ' +
    'biography.',
  says: 'the site about itself, no part of the article',
  // an address may be the author's
  isSafe: (reading, block) => endsArticle(reading, block) && !reading.text.slice(block.start, block.end).includes('@'),
  examples: {
    wrong: [
      'The talks go on until Friday, both sides said.\n\n«Our website can also be accessed at the following alternate addresses:»',
      '«Get the latest news from around the world, live coverage, off-beat stories, features and analysis.»\n\nTalks on the river ' +
        'treaty failed on Sunday.',
      'The bridge has stood for 200 years, the engineer said.\n\n«Contact us»\n\n«Privacy Policy»',
      'The council meets again in June.\n\n«The views expressed in this column are those of the author.»',
      'The glacier lost nine metres in one summer.\n\n«Our Standards: The Courier Principles»',
      'Der Gletscher verlor in einem Sommer neun Meter.\n\n«Impressum»',
      'Le glacier a perdu neuf mètres en un été, selon les chercheurs.\n\n«Mentions légales»',
      'A cow gave birth to triplets on Friday.\n\n«Got a news tip?»',
      'El glaciar perdió nueve metros en un verano.\n\n«Política de privacidad»',
    ],
    right: [
      'About\n\nforty people came, and half of them left before the vote.',
      'The privacy policy of the bank breaks the law, the court held.',
      'Contact with the ship was lost at noon, the coast guard said.',
      'Terms of the deal were not disclosed.',
      'The press was not admitted.\n\nPartners of the members waited outside.',
      'He first appeared on stage at the age of nine.',
      'Anyone who saw the van should contact the police in Wels, a spokesman said.',
      'Careers in mining are no longer for life, the union leader said.',
    ],
  },
})
