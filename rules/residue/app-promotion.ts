import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/app-promotion',
  summary: 'promotions of apps, podcasts, channels and streams',
  why: 'The outlet advertises another product of its own where the reader expects the next sentence.',
  mend: 'Delete the line.',
  says: 'an advertisement of the outlet for itself, no part of the article',
  examples: {
    wrong: [
      'The ferry sank in calm water, the inquiry found.\n\n«Download our app»',
      'Police arrested two men on Friday.\n\n«Harbour TV News Roku»',
      'The match was over after ten minutes.\n\n«Listen on Apple Podcasts»',
      'The satellite failed a day after its launch.\n\n«Get our free app from the App Store or Google Play»',
      'Der Satellit versagte nach einem Tag.\n\n«Jetzt App laden»',
      'Le satellite est tombé en panne après un jour.\n\n«Téléchargez l\'application»',
      'El satélite falló un día después.\n\n«Descarga nuestra app»',
      'A heron stopped the tram.\n\n«Subscribe to our podcast»',
      'Спутник вышел из строя через день после запуска.\n\n«Скачать приложение»',
    ],
    right: [
      'Roku shares rose 9 percent on Thursday.',
      'The app store lost a case against the regulator on Monday.',
      'Download speeds in the valley are the lowest in the country.',
      'She records the podcast in her kitchen.',
      'Listen to the birds before sunrise, the ranger advised, and bring a blanket.',
      'The company pulled its app from the market after two days of complaints.',
      'Spotify raised its prices in twelve countries, the company said.',
      'Watch now sits in a museum, the watchmaker\'s grandson said of the piece.',
    ],
  },
})
