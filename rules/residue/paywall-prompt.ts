import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/paywall-prompt',
  summary: 'paywall notices, and prompts to subscribe, log in or donate',
  why: 'It asks something of whoever reads the page; in an archive or a feed it asks nobody, and it often tells that the text is cut ' +
    'off there.',
  mend: 'Delete the lines; where a paywall cut the text off, get the whole article.',
  says: 'asks the reader to pay or to log in, no part of the article',
  examples: {
    wrong: [
      'The strike ended on Friday after eleven days.\n\n«Already a subscriber?»\n\n«Log in»',
      'Die Feuerwehr löschte den Brand nach vier Stunden.\n\n«Jetzt abonnieren»',
      'The choir has forty members and no conductor, its founder said.\n\n«Please consider making a donation to our newsroom today.»',
      'The council voted for the bypass by one vote on Monday evening.\n\n«You have 2 free articles left this month.»\n\nThe losing ' +
        'side will go to court, it said.',
      'The lighthouse was sold for one euro, the land registry shows.\n\n«This story is for subscribers.»\n\nIts buyer is not known.',
      '«Support our journalism»\n\nA landslide closed the valley road for the third time this year, the county said.',
      'The vet saved the otter with a hip of titanium.\n\n«Start your free trial»',
      'Le pont rouvrira vendredi, a annoncé la mairie dans un communiqué.\n\n«Déjà abonné ?»',
      'The mill will be a school, its new owner said.\n\n«Forgot your password?\nRemember me»',
    ],
    right: [
      'Log in hand, the beaver crossed the road, the driver said.',
      'She registered the company in Malta in 2015.',
      'The password was the name of his dog, the court heard.',
      'Donate blood, the hospital asked.\n\nMore than 900 people came.',
      'Support us or leave us, the captain told the board.',
      'The paper lost 4,000 subscribers last year, its editor said.',
      'You have two free hands, the nurse told the minister, so hold this.',
      'For members of the club, the fee is waived until June.',
      'To continue reading is no crime, the librarian said when the lights went out.',
      'Subscribers to the pension fund will vote in May.',
    ],
  },
})
