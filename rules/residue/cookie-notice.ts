import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/cookie-notice',
  summary: 'cookie, consent and privacy notices',
  why: 'A legal notice of the website tells a reader of the article nothing, and it stands in thousands of articles word for word.',
  mend: 'Delete the lines.',
  says: 'a notice of the website, no part of the article',
  examples: {
    wrong: [
      '«We use cookies to improve your experience on our website.»\n\nThe council will vote on the plan in May.',
      'The lake is frozen for the first time since 1996, the town said.\n\n«By continuing to use this site you agree to our use of ' +
        'cookies.»',
      '«This website uses cookies to ensure you get the best experience.\nAccept all cookies»\n\nThe trial begins on Monday in Graz.',
      'Two climbers were rescued on Sunday after a night in the wall.\n\n«Do Not Sell My Personal Information»',
      '«Diese Website verwendet Cookies, um Ihnen den besten Service zu bieten.»\n\nDer Prozess beginnt am Montag in Graz.',
      '«Utilizamos cookies propias y de terceros para mejorar nuestros servicios.»\n\nEl juicio empieza el lunes en Sevilla.',
      '«Мы используем файлы cookie, чтобы сделать сайт удобнее.»\n\nСуд начнется в понедельник в Казани.',
      'Il processo comincia lunedì a Torino, ha detto il giudice.\n\n«Questo sito utilizza cookie per migliorare la navigazione.»',
      'The zoo has a new elephant.\n\n«Cookie settings»',
    ],
    right: [
      'The bakery sells 400 cookies a day, most of them with oats.',
      'Bake the cookies for twelve minutes and let them cool.',
      'The regulator fined the site for setting cookies without asking anybody.',
      'Cookies crumbled in the parcel, the customer complained.',
      'Browsers will block tracking cookies by default from next year, the company said on Monday.',
      'Accept the offer or lose the contract, the union was told.',
      'Privacy is a right, the court held, even in a shared flat.',
      'The partners agreed to sell the house in the spring.',
    ],
  },
})
