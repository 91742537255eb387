import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/wire-slug',
  summary: 'slugs, notes to editors and end marks of wire agencies',
  why: 'They are written for the desks that take the story, not for its readers.',
  mend: 'Delete the line.',
  says: 'written for desks, not for readers',
  examples: {
    wrong: [
      '«BC-EU--Harbour Strike, 2nd Ld-Writethru»\n\nHarbour workers in Cork walked out on Monday over a plan to move the night shift.',
      'Dockers end strike after eleven days\n\n«(Adds quotes, background)»\n\nCORK - Dockers ended their strike on Friday, their ' +
        'union said.',
      '«US-NEWS-HARBOUR-STRIKE-VC»\n\nThe harbour was quiet for the first time in eleven days on Friday.',
      '«Eds: Updates with quotes from the harbour master. With AP Photos.»\n\nThe harbour master said that no ship had left since Monday.',
      'The harbour opened again at noon, the port authority said.\n\n«-30-»',
      'Trains run again from Friday, the railway said in a statement.\n\n«(END)»',
      'Oil prices fell for a third day on Thursday, traders said.\n\n«###»',
      '«Mandatory credit»\n\nThe comet passed the earth at breakfast time on Tuesday.',
      '«ATTENTION NEWS EDITORS»\n\nThe society will open its garden to the public on the first Sunday in June.',
      'The strike ends on Sunday, the union said.\n\n«MORE TO COME»',
    ],
    right: [
      'The talks ended at midnight.\n\nThe end came in a hurry, one delegate said.',
      'In 2019 she led the 1st Lead Mine Regiment, a brass band.',
      'The ferry (which adds background noise to every film shot here) is for sale.',
      'A-levels were held in the gym.\n\nCOVID-19\n\nhad closed the hall.',
      'WASHINGTON (AP) - The senate adjourned on Friday without a vote.',
      'She wrote 30 novels.\n\n30',
      'The road ends\n\nat a gate that nobody has opened since 1945.',
      'Editors of nine papers signed the letter, and the tenth wrote his own.',
      'E-bikes are banned from the track.',
      'There is more to come, the union said, and the harbour waits.',
    ],
  },
})
