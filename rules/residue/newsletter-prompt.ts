import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/newsletter-prompt',
  summary: 'prompts to subscribe, register, log in or donate',
  why: 'The outlet speaks to its customer here, in the middle of a report about something else.',
  mend: 'Delete the lines.',
  says: 'the outlet asking for a subscription, no part of the article',
  examples: {
    wrong: [
      'The new tram line opens on Saturday with free rides for everyone, the city said.\n\n«Sign up for our newsletter»',
      'Police found the stolen violin in a locker at the station.\n\n«Get the latest news straight to your inbox»\n\nIts owner had ' +
        'given up hope, she said.',
      '«Subscribe to our daily newsletter and never miss a story.»\n\nThe museum reopens in March.',
      'The strike ended on Friday after eleven days.\n\n«Want the best of the Harbour Herald in your inbox? Sign up here.»',
      'A third of the harvest is lost, farmers say.\n\n«Sign up for the Friday farming briefing»\n\nThe frost came in May.',
      'Die Feuerwehr löschte den Brand nach vier Stunden.\n\n«Newsletter abonnieren»',
      'Le vélo volé a été retrouvé dans la rivière mardi matin.\n\n«Inscrivez-vous à notre newsletter»',
      'Велосипед нашли в реке во вторник утром, сообщила полиция города.\n\n«Подпишитесь на нашу рассылку»',
      'The choir has forty members and no conductor.\n\n«By submitting your email you agree to our terms. You can unsubscribe at any ' +
        'time.»',
    ],
    right: [
      'The paper lost 4,000 subscribers last year, its editor said.',
      'Residents can sign up for swimming lessons until Friday at the town hall, the council said in a statement.',
      'She registered the company in Malta in 2015.',
      'The party sent its members a newsletter on Monday that named no candidate.',
      'Subscribe to no theory, the professor advised, before you have seen the data of the second year.',
      'Donate blood, the hospital asked.\n\nMore than 900 people came.',
      'The password was the name of his dog, the court heard.',
      'Thousands of emails reached her inbox within a day.',
    ],
  },
})
