import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/share-bar',
  summary: 'share buttons and invitations to follow the outlet',
  why: 'Buttons lose their meaning with their page; in the text they are noise that looks like a sentence.',
  mend: 'Delete the line. The fix is safe where its words stand without commas: a list of networks may be what the article speaks of.',
  says: 'buttons of the page, no part of the article',
  isSafe: ({ text }, { start, end }) => !/[,;:]/.test(text.slice(start, end)),
  examples: {
    wrong: [
      { text: 'The ferry runs again from Friday, the operator said on Wednesday.\n\n«SHARE THIS ARTICLE»\n',
        fixed: 'The ferry runs again from Friday, the operator said on Wednesday.\n' },
      'Heavy snow closed both passes on Tuesday, and forty drivers spent the night in a gym.\n\n«Share on Facebook\nShare on ' +
        'Twitter\nShare via Email»',
      '«Follow us on Telegram»\n\nThe minister resigned on Sunday after nine days in office.',
      'A fire destroyed the old mill on Monday night.\n\n«Share this story»\n\nNobody was hurt, the fire brigade said.',
      'Der Fluss stieg in der Nacht zum Dienstag auf sechs Meter.\n\n«Artikel teilen»',
      'El puente reabrirá el viernes, dijo el ayuntamiento en un comunicado.\n\n«Compartir en WhatsApp»',
      'Мост откроют в пятницу, сообщили в мэрии города на прошлой неделе.\n\n«Поделиться»',
      'The choir sang for two hours in the rain, and the square stayed full.\n\n«24 shares»',
      'Most otworzą w piątek, poinformował w poniedziałek urząd miasta.\n\n«Udostępnij artykuł»',
    ],
    right: [
      'Shares of the company fell 3 percent on Monday.',
      'They share a kitchen and a garden, and little else.',
      'Share prices fell for a third day.\n\nTraders blamed the weather.',
      'Follow the river north and you reach the mill.',
      '"Share this with nobody," the coach had told the players.',
      'Facebook said on Tuesday it would close the office in Cork.',
      'Twitter\n\nThe company cut a third of its staff in the spring.\n\nTelegram\n\nThe service moved its servers to Dubai.',
      'Print is not dead, the publisher said, and bought two more presses.',
      'Tweet by tweet, the mayor told the story of the flood.',
    ],
  },
})
