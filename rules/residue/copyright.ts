import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/copyright',
  summary: 'copyright and rights lines',
  why: 'Who owns the page is known to the publisher already; in the text it is the last line that nobody meant to print.',
  mend: 'Delete the line, once it is clear whose rights it speaks of: the text may have come from somebody else. ' +
    'Therefore the fix is not safe.',
  says: 'a rights notice of the site, no part of the article',
  isSafe: () => false,
  examples: {
    wrong: [
      'The well ran dry in August, the farmer said.\n\n«© 2021 Valley Courier. All rights reserved.»',
      'Nobody claimed the prize.\n\n«Copyright 2020 The Harbour Herald»',
      'The verdict is expected in May.\n\n«This material may not be published, broadcast, rewritten or redistributed.»',
      'Das Urteil wird im Mai erwartet.\n\n«Alle Rechte vorbehalten»',
      'Le verdict est attendu en mai, a dit le juge.\n\n«Tous droits réservés»',
      'Приговор ожидается в мае, сказал судья.\n\n«Все права защищены»',
      'El veredicto se espera en mayo.\n\n«Todos los derechos reservados»',
      'The sheep were found on the motorway at dawn.\n\n«Reproduction in whole or in part is prohibited.»',
    ],
    right: [
      'Copyright expires seventy years after the author\'s death.',
      'The band sued over the copyright of the song, and won 2 million.',
      'All rights of the tenants were respected, the landlord said on Monday.',
      'The court said that all rights were reserved to the heirs of the painter.',
      'Parking in the lane is strictly forbidden, the sign says.',
      'The law of 1911 gave women the right to vote.',
      'She has sold the film rights, her agent said.',
      'Rights groups protested in front of the embassy.',
    ],
  },
})
