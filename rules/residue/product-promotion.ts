import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/product-promotion',
  summary: 'offers and links to shops',
  why: 'A price or a button of a shop in a report is an advertisement that nobody labelled.',
  mend: 'Delete the lines.',
  says: 'an offer of a shop, no part of the article',
  examples: {
    wrong: [
      'The kettle boils a litre in ninety seconds.\n\n«Buy Now»',
      'The tent stood through two storms on the ridge.\n\n«Shop the story»\n\nIt weighs less than a loaf of bread.',
      '«Deal alert: wool socks at half price»\n\nThe frost killed the blossom in one night, growers said on Monday.',
      'The lamp is bright enough to read by.\n\n«View on Amazon»',
      'The bicycle weighs nine kilos.\n\n«Check price»',
      'The trial was adjourned until May.\n\n«Today\'s best deals»',
      'The boots are dry after an hour.\n\n«Use code VALLEY for ten percent off your first order»',
      'Die Lampe ist hell genug zum Lesen.\n\n«Jetzt kaufen»',
    ],
    right: [
      'Buy now and pay later is how the kingdom was run, the historian said.',
      'The deal of the century fell through on Friday.',
      'Shop workers walked out at noon.',
      'Deals with the devil are void, the court held in 1580.',
      'Check the price of bread, the minister was told.',
      'Order now prevails in the harbour, the general said.',
      'Coupons of the bond are paid in June.',
      'She sells her cheese on Amazon, in four languages.',
      'The shop\n\nIt opened in 1911 and has not been painted since.',
    ],
  },
})
