import { defineResidueRule, endsArticle } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/comment-form',
  summary: 'comment sections, their forms and their rules',
  why: 'What readers may type under an article, and what they typed, is not what the newsroom wrote.',
  mend: 'Delete the lines, and whatever readers wrote below them. The fix is safe where nothing stands below them.',
  says: 'part of the page\'s comment section, not of the article',
  isSafe: endsArticle,
  examples: {
    wrong: [
      'The dam will be inspected in June, the ministry said on Thursday.\n\n«Leave a Reply»',
      'Nine swimmers were rescued off the beach on Sunday, the coast guard said.\n\n«To participate in the discussion\nlog in or register»',
      'Ticket prices rise by four percent in January, the railway said.\n\n«Your email address will not be published. Required fields ' +
        'are marked *»',
      'The bakery on Market Street closes after ninety years, its owner said.\n\n«Comments are closed»',
      'The court adjourned the case until May.\n\n«Log in to leave a comment»',
      'Die Brücke bleibt bis Ostern gesperrt, teilte die Stadt am Montag mit.\n\n«Kommentar schreiben»',
      'La piscine rouvrira en juin, a annoncé la mairie lundi dans un communiqué.\n\n«Laisser un commentaire»',
      'The bus line is to be extended to the hospital by autumn, the council decided.\n\n«View 12 comments»',
      'Бассейн откроется в июне, сообщила мэрия в понедельник вечером.\n\n«Добавить комментарий»',
    ],
    right: [
      'Comments by the minister caused an outcry on Tuesday.',
      'The company declined to comment.\n\nA spokesman for the union said he would reply on Friday.',
      'Asked to leave a comment in the visitors\' book, she drew a whale.',
      'Q: Will you reply to the letter?\n\nA: I will leave a reply with the porter.',
      'Residents can post a comment on the plans until 5 March, the council said.',
      'Reply to the summons or pay the fine, the judge told him.',
      '"No comment," the striker said, and laughed.',
      'The discussion lasted until midnight, and nobody left early.',
    ],
  },
})
