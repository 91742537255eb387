import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/affiliate-notice',
  summary: 'disclosures of commissions and affiliate links',
  why: 'It speaks about the links of the page, which the text no longer has.',
  mend: 'Delete the line where the text has no links; where it has, put the notice above the article. The fix is not safe: ' +
    'many a law wants the notice.',
  isSafe: () => false,
  says: 'about the links of the page, no part of the article',
  examples: {
    wrong: [
      'The headphones last a week.\n\n«We may earn a commission if you buy through our links.»',
      '«This post contains affiliate links.»\n\nThe kettle boils a litre in ninety seconds, which no other kettle in our kitchen does.',
      'The tent stood through two storms.\n\n«As an Amazon Associate we earn from qualifying purchases.»',
      'The lamp is bright enough to read by.\n\n«Affiliate disclosure»',
      'The bicycle weighs nine kilos.\n\n«The Harbour Herald may receive a share when you buy through our links»',
      'The knife needs no sharpening for a year, its maker says.\n\n«Prices were accurate at the time of publication.»',
      'The boots are dry after an hour in the river.\n\n«Products are independently selected by our editors. If you make a purchase ' +
        'through our links, we may be paid.»',
      'Das Zelt hielt zwei Stürme aus.\n\n«Dieser Beitrag enthält Affiliate-Links.»',
    ],
    right: [
      'The agent earns a commission of four percent on each sale.',
      'Affiliates of the bank in Malta will close in May.',
      'The commission on prices will report in the spring.',
      'The broker may earn a fee if the deal goes through, the filing says.',
      'Shops paid the influencer a commission for every pair that was sold through her page, the court heard.',
      'The links to the mainland were cut by ice for nine days.',
      'The associate of the minister bought the house through a company in Malta.',
      'Prices were accurate, the inspectors found, but the scales were not.',
    ],
  },
})
