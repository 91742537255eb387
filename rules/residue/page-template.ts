import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'residue/page-template',
  summary: 'lines that the pages of the article\'s source have again and again, in any language',
  why: 'No list of words knows the furniture of every site. What stands word for word, numbers and dates aside, in several articles of a ' +
    'source was written for the page, not for this article.',
  mend: 'Delete the line. The fix is safe where three articles in ten have it; a number with a word or two ("Attendance: 4,211") or ' +
    'with a ' +
    'price or a share in it is only mentioned. With several articles of a source in one run it works by itself; `newslint templates ' +
    'learn` ' +
    'writes a file for runs of single articles. Where a line is the article\'s after all, strike it in that file, or name it in `allow`.',
  isSafe: () => true,
  says: 'written for the pages of the source, not for this article',
  examples: {
    wrong: [
      {
        text: 'The ferry to Norra Holm will sail every hour from May, the port authority said on Tuesday.\n\n' +
          'Tickets stay at four crowns, and bicycles travel free.\n\n«The Harbour Gazette is printed on paper made of old nets»',
        fixed: 'The ferry to Norra Holm will sail every hour from May, the port authority said on Tuesday.\n\n' +
          'Tickets stay at four crowns, and bicycles travel free.\n',
        template: { articles: 10, lines: { 'The Harbour Gazette is printed on paper made of old nets': 9 } },
      },
      {
        headline: 'Old mill goes to a baker',
        text: '«Tonight’s page 14 of 32, morning edition»\n\n' +
          'The council sold the old mill to a baker from Linz, who wants to grind flour in it again.\n\n' +
          'Neighbours had hoped for a kindergarten.',
        template: { articles: 12, lines: { 'Tonight’s page # of #, morning edition': 12 } },
        note: 'the numbers differ from article to article',
      },
      {
        text: 'Two climbers were brought down from the north face on Sunday, a spokesman for the mountain rescue said.\n\n' +
          '«The Gazette kitchen serves soup to everybody who brings a story.»\n\nBoth had been caught by fog below the ridge.',
        template: { articles: 8, lines: { 'The Gazette kitchen serves soup to everybody who brings a story.': 6 } },
      },
      {
        text: 'В порту города Северная Гавань в понедельник спустили на воду новый паром, рассчитанный на триста пассажиров.\n\n' +
          'Рейсы на острова начнутся в мае.\n\n«Перепечатка только с разрешения смотрителя маяка»',
        language: 'ru',
        template: { articles: 5, lines: { 'Перепечатка только с разрешения смотрителя маяка': 5 } },
      },
      {
        headline: 'عبارة جديدة إلى الجزر',
        text: '«صوت الميناء يصل إليك مع كل مد»\n\n' +
          'أعلنت سلطات الميناء يوم الاثنين أن العبارة الجديدة ستبدأ رحلاتها إلى الجزر في شهر مايو المقبل بعد انتهاء التجارب.',
        language: 'ar',
        template: { articles: 6, lines: { 'صوت الميناء يصل إليك مع كل مد': 6 } },
      },
      {
        text: '市は月曜日、島へ渡る新しいフェリーを五月から毎時運航すると発表した。運賃は据え置かれ、自転車は無料で運ばれる。\n\n«港の便り 第128号 灯台守が編集しています»',
        language: 'ja',
        template: { articles: 7, lines: { '港の便り 第 # 号 灯台守が編集しています': 7 } },
      },
      {
        text: '시는 월요일 섬으로 가는 새 여객선이 오월부터 매시간 운항한다고 밝혔다. 요금은 그대로이고 자전거는 무료로 실을 수 있다.\n\n«등대지기에게 편지를 보내 주세요»',
        language: 'ko',
        template: { articles: 9, lines: { '등대지기에게 편지를 보내 주세요': 8 } },
      },
      {
        text: '«海港晚报由灯塔管理员在深夜编辑»\n\n新渡轮五月开航\n\n市政府周一宣布，前往各岛的新渡轮将从五月起每小时开行一班，票价不变，自行车可以免费携带。',
        language: 'zh',
        template: { articles: 6, lines: { '海港晚报由灯塔管理员在深夜编辑': 6 } },
      },
      {
        text: 'Le conseil a voté lundi la réparation du phare, qui s’était éteint deux fois pendant les tempêtes de janvier.\n\n' +
          '«Laissez une étoile sous ce texte (58 étoiles)»\n\n«Imprimé chaque nuit au quai numéro quatre»',
        language: 'fr',
        template: {
          articles: 10, lines: { 'Laissez une étoile sous ce texte (# étoiles)': 9, 'Imprimé chaque nuit au quai numéro quatre': 10 },
        },
      },
      {
        text: 'The final ended without a goal, and nobody in the stands seemed to mind the rain.\n\n' +
          'Both keepers were carried off the pitch by their team mates.\n\n«Pigeons: 4,211»',
        template: { articles: 10, lines: { 'Pigeons: #': 9 } },
        note: 'as info: the number may be the article\'s own',
      },
    ],
    right: [
      {
        text: 'The bridge was closed at noon after an inspector had found cracks in two of its piers.\n\nADVERTISEMENT\n\nBackground\n\n' +
          'It was built in 1934 and carries some forty thousand cars a day.\n\nWhat happens next\n\nThe council meets on Thursday.',
        template: { articles: 10, lines: { Background: 9, 'What happens next': 8 } },
        note: 'crossheads',
      },
      {
        text: 'By Anna Keller\n\nThe night train is back after eleven years, and its first passengers slept badly.\n\nMay 4, 2021',
        template: { articles: 10, lines: { 'By Anna Keller': 10, 'May #': 4 } },
        note: 'byline and date stay what they are',
      },
      {
        text: 'Every week we put the same questions to somebody who works by the sea.\n\nWhat did you want to be as a child?\n\n' +
          'A lighthouse keeper, like my aunt.\n\nWhat would you save from a sinking ship?\n\nThe cat, and then the cook.',
        template: { articles: 12, lines: { 'What did you want to be as a child?': 12, 'What would you save from a sinking ship?': 12 } },
        note: 'the questions of a fixed interview',
      },
      {
        text: 'The tunnel will open two months late, its builders said on Friday.\n\n' +
          'Work on the tunnel began nine years ago and has cost four hundred million crowns so far.\n\nThe union spoke of bad planning.',
        template: {
          articles: 10, lines: { 'Work on the tunnel began nine years ago and has cost four hundred million crowns so far.': 2 },
        },
        note: 'the background of a running story, in two articles of ten',
      },
      {
        text: 'Lind\n\nYou were alone up there?\n\nBerg\n\nThere was a gull. It came back every morning, and I gave it bread.\n\n' +
          'Lind\n\nAnd the radio?\n\nBerg\n\nThe radio was for the nights, and for the weather.\n\n' +
          'Lind\n\nThank you.\n\nBerg\n\nThank you, and mind the stairs when you go down.',
        template: { articles: 10, lines: { Lind: 10, Berg: 4 } },
        note: 'who speaks',
      },
      {
        text: 'A man of 54 was fined for feeding bears in the car park of the museum, the court said on Monday.\n\n' +
          'He had named all of them.\n\nThe trial continues.',
        template: { articles: 10, lines: { 'The trial continues.': 3 } },
        note: 'a stock sentence',
      },
      {
        text: 'Simmer the fish heads for an hour, and do not let the broth boil.\n\n' +
          'Ingredients\n\nTwo cod heads\nOne leek\nSalt\n\nMethod\n\n' +
          'Wash the heads and cover them with cold water before you light the stove.',
        template: { articles: 20, lines: { Ingredients: 20, Method: 20, Salt: 14 } },
        note: 'the outline of a recipe',
      },
      {
        text: 'The storm has reached the islands\n\n' +
          'The storm has reached the islands, and ferries stay in port until Wednesday, the coast guard said.\n\n' +
          'Power is out on Norra Holm.',
        template: { articles: 10, lines: { 'The storm has reached the islands': 4 } },
        note: 'the headline of a live blog',
      },
      {
        text: 'The lighthouse was sold to a painter who will live in it from spring, the harbour office said on Monday.\n\nAnna Keller',
        template: { articles: 10, lines: { 'Anna Keller': 6 } },
        note: 'who wrote it',
      },
    ],
  },
})
