import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/foreign-script',
  summary: 'a line in another script than the article\'s, at its edge',
  why: 'A line of Cyrillic or Chinese before or after an English report is template text of the page that nobody translated.',
  mend: 'Delete the line, or translate it when it belongs to the report. The fix is not safe: that is for whoever can read it to say.',
  says: 'a line in another script than the article, left by the page',
  isSafe: () => false,
  examples: {
    wrong: [
      'The ambassador left on Friday, the embassy said.\n\n«Заголовок открываемого материала»',
      '«海港日报社»\n\nThe port will close for two days, the harbour master said.',
      'Talks on the treaty resume in May, both sides said.\n\n«جريدة الميناء»',
      'The airline adds a flight to Seoul in June.\n\n«항구 소식지»',
      '«Новость дня»\n\nFloods cut off the valley on Tuesday, and the army sent boats.',
      'Der Botschafter reiste am Freitag ab, teilte die Botschaft mit.\n\n«Показать еще новости»',
      'Посол уехал в пятницу, сообщили в посольстве накануне вечером.\n\n«晚报头条»',
      'L\'ambassadeur est parti vendredi, a indiqué l\'ambassade.\n\n«הירשמו לעדכונים»',
    ],
    right: [
      'The sign above the door reads Добро пожаловать, and nobody comes.',
      { text: '東京の港は二日間閉鎖される、と港長が述べた。\n\nTokyo Harbour Authority\n\n再開は金曜日の予定だ。', language: 'ja' },
      'He came at night. He wrote one word on the wall.\n\nПравда\n\nThe police painted it over the next morning.',
      'Alpha and omega (Ω) stand on the altar.',
      { text: 'Порт закроют на два дня, сообщил капитан.\n\nPort Authority of Odessa', language: 'ru' },
      'The menu lists 饺子 and nothing else, the cook said.',
      'Angle α is measured twice.\n\nβ follows from it.',
      'The poem begins with the line "Я вас любил" and the class knew it by heart.',
    ],
  },
})
