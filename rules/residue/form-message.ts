import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/form-message',
  summary: 'messages and fields of forms',
  why: '"Thank you for signing up!" is what a form says after it was sent; all its states stand in the text at once.',
  mend: 'Delete the lines.',
  says: 'words of a form on the page, no part of the article',
  examples: {
    wrong: [
      'A third of the harvest is lost, farmers say.\n\n«Thanks for signing up!»',
      'The tram derailed at walking pace, and nobody was hurt.\n\n«This email is already registered»\n\nThe line reopened at noon, ' +
        'the operator said.',
      '«Please enter a valid email address»\n\nThe museum of clocks is closed because its clocks are wrong, the director said.',
      'The new bell weighs two tonnes.\n\n«There was an error processing your request. Please try again later.»',
      'The well has water again after a dry year.\n\n«Email address\nFirst name\nLast name»',
      'Police found the bus in a field.\n\n«You have successfully subscribed»',
      'The vote was tied three times, and then a coin was tossed.\n\n«I would like to receive offers from partners of the Valley Courier»',
      'Der Brunnen hat nach einem trockenen Jahr wieder Wasser.\n\n«Vielen Dank für Ihre Anmeldung»',
      'The otters are back in the harbour.\n\n«Check your email to confirm your subscription»',
    ],
    right: [
      'Thank you for signing the petition, the mayor said, and threw it away.',
      'The form asked for a first name and got a dog\'s.',
      'Something went wrong on the night of the vote, the inquiry found.',
      'Please try again, the examiner said, and the boy passed at the ninth attempt.',
      'An error occurred in the count of 1911, historians believe.',
      'Success\n\ncame late to the inventor of the zip.',
      'Your email is evidence, the judge told the minister.',
      'Her address was already registered with the court, the clerk said.',
      'I would like to receive fewer letters from the ministry, the widow said.',
    ],
  },
})
