/** Stories of one invented source in several scripts, and the furniture that its pages carry around and inside them. */
import type { ArticleInput } from '../src/library.ts'

export interface Desk {
  readonly language: string
  readonly source: string
  /** Headline and paragraphs. */
  readonly stories: readonly (readonly [headline: string, ...paragraphs: string[]])[]
  /** Of the nth article. */
  readonly above: (n: number) => readonly string[]
  readonly inside: (n: number) => readonly string[]
  readonly below: (n: number) => readonly string[]
}

const day = (language: string, n: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: n % 2 === 0 ? 'full' : 'long', timeZone: 'UTC' }).format(Date.UTC(2021, n, n + 3))

export const ENGLISH: Desk = {
  language: 'en',
  source: 'Norra Holm Gazette',
  stories: [
    ['Ferry fares stay at four crowns',
      'The ferry to Norra Holm will sail every hour from May, the port authority said on Tuesday after a vote of its board.',
      'Bicycles travel free until September, and dogs pay half of what their owners pay.',
      'Two older boats go to a museum in the autumn, where children will be allowed to blow the horn.'],
    ['Council sells the old mill',
      'The council sold the mill at Kvarnby to a baker from Linz, who wants to grind rye in it again by Christmas.',
      'Neighbours had hoped for a kindergarten and collected nine hundred signatures in a week.',
      'The roof has to be mended first, and the wheel lies at the bottom of the pond.'],
    ['Storks return to the chimney',
      'A pair of storks has come back to the chimney of the brewery, three weeks earlier than in any year since the war.',
      'The brewer has stopped burning wood, and buys his steam from the laundry across the street.',
      'Last year four young birds left the nest, of which two were seen again in Morocco.'],
    ['Fog keeps climbers on the ridge',
      'Two climbers were brought down from the north face on Sunday by men of the mountain rescue, who had waited six hours for the fog to lift.',
      'Both were cold and hungry, and one of them had lost a boot in the snow.',
      'The hut above the glacier stays closed until a new warden is found for it.'],
    ['School wins prize for its bees',
      'A class of eleven children has won the prize of the beekeepers for honey that tastes of lime and smoke.',
      'They keep nine hives on the flat roof of the gym, where nobody plays football any more.',
      'The money buys a second smoker and a trip to the heath when the heather is out.'],
    ['Library opens on Sundays',
      'The library will open on Sundays from one to six, because students and pensioners have asked for it for years.',
      'Its director needs four more people at the desk, and has found three of them so far.',
      'Loud typing remains forbidden in the reading room, as it has been since the typewriter.'],
    ['Tram driver sings his stops',
      'The driver of line seven sings the names of the stops, and has been asked by his company to go on with it.',
      'Passengers had complained in March when a loudspeaker took his place for a week.',
      'He knows forty songs, he says, and for the cemetery he hums.'],
    ['Court fines man who fed bears',
      'A man of 54 has to pay two hundred crowns for feeding bears in the car park of the museum, the court ruled on Monday.',
      'He had given each of them a name, and wept when the verdict was read.',
      'The animals have since been seen at the bakery, which now locks its bins.'],
    ['Lighthouse goes dark for repairs',
      'The lighthouse on the outer skerry will be dark for a fortnight while its lens is ground by the last firm that knows how.',
      'Fishermen have been told by radio, and the pilots have lit a fire on the cliff.',
      'It burned without a break since 1871, but for one night in which the keeper slept.'],
    ['Orchestra plays in the quarry',
      'Nine hundred people heard the symphony in the quarry on Saturday, and a family of owls heard it for nothing.',
      'The conductor had asked for the stone saws to be stopped, which cost the firm a morning.',
      'Rain began with the last chord, and the horn players carried the cellos to the bus.'],
  ],
  above: (n) => [`Edition of ${day('en-GB', n)}, printed at Pier 4`],
  inside: (n) => [`The Gazette raffle has ${n * 7 + 12} tickets left, ask for one at the front desk.`],
  below: () => ['Made on paper that was a fishing net before'],
}

export const DESKS: readonly Desk[] = [
  ENGLISH,
  {
    language: 'ru',
    source: 'Северный причал',
    stories: [
      ['Паром пойдёт каждый час',
        'С мая паром на остров Нурра-Хольм будет ходить каждый час, сообщили в управлении порта во вторник после заседания.',
        'Велосипеды до сентября перевозят бесплатно, а за собаку платят половину цены билета.'],
      ['Мельницу купил пекарь',
        'Совет продал старую мельницу пекарю из соседнего города, который хочет снова молоть на ней рожь уже к зиме.',
        'Соседи надеялись на детский сад и за неделю собрали девятьсот подписей против продажи.'],
      ['Аисты вернулись на трубу', 'Пара аистов вернулась на трубу пивоварни на три недели раньше, чем в любой другой год после войны.',
        'Пивовар перестал топить дровами и теперь покупает пар у прачечной через дорогу от завода.'],
      ['Туман задержал альпинистов',
        'Двух альпинистов в воскресенье спустили с северной стены спасатели, которые шесть часов ждали, пока рассеется туман.',
        'Оба замёрзли и проголодались, а один из них потерял в снегу ботинок и шёл в чужом.'],
    ],
    above: (n) => [`Номер от ${day('ru', n)}, печатается на четвёртом причале`],
    inside: (n) => [`В лотерее газеты осталось ${n * 7 + 12} билетов, спрашивайте у дежурного.`],
    below: () => ['Перепечатка только с разрешения смотрителя маяка'],
  },
  {
    language: 'ar',
    source: 'رصيف الشمال',
    stories: [
      ['العبارة تبحر كل ساعة',
        'أعلنت سلطة الميناء يوم الثلاثاء أن العبارة إلى الجزيرة ستبحر كل ساعة ابتداء من شهر مايو المقبل بعد تصويت مجلسها.',
        'وتسافر الدراجات مجانا حتى شهر سبتمبر، أما الكلاب فيدفع أصحابها نصف ثمن التذكرة فقط.'],
      ['خباز يشتري الطاحونة القديمة',
        'باع المجلس الطاحونة القديمة لخباز من المدينة المجاورة يريد أن يطحن فيها الشعير من جديد قبل حلول الشتاء.',
        'وكان الجيران يأملون في روضة للأطفال وجمعوا تسعمئة توقيع خلال أسبوع واحد ضد البيع.'],
      ['عودة اللقالق إلى المدخنة', 'عاد زوج من اللقالق إلى مدخنة المصنع قبل موعده بثلاثة أسابيع مقارنة بأي عام مضى منذ نهاية الحرب.',
        'وتوقف صاحب المصنع عن حرق الخشب وصار يشتري البخار من المغسلة الواقعة في الجهة الأخرى من الشارع.'],
      ['الضباب يحتجز متسلقين', 'أنزل رجال الإنقاذ متسلقين من الوجه الشمالي للجبل يوم الأحد بعد أن انتظروا ست ساعات حتى انقشع الضباب.',
        'وكان الاثنان يعانيان من البرد والجوع، وقد فقد أحدهما حذاءه في الثلج وسار بحذاء غيره.'],
    ],
    above: (n) => [`عدد ${day('ar-EG', n)} يطبع على الرصيف الرابع`],
    inside: (n) => [`بقي في يانصيب الجريدة ${n * 7 + 12} تذكرة يمكنك طلبها من مكتب الاستقبال.`],
    below: () => ['لا يعاد النشر إلا بإذن حارس المنارة'],
  },
  {
    language: 'ja',
    source: '北埠頭新聞',
    stories: [
      ['渡船は毎時運航へ', '島へ渡る船は五月から毎時運航される。港湾局が火曜日、理事会の採決の後に明らかにした。',
        '自転車は九月まで無料で運ばれ、犬は飼い主の半額を払うことになる。'],
      ['古い水車をパン職人が購入', '町は古い水車を隣町のパン職人に売却した。職人は冬までにライ麦をひきたいと話している。',
        '住民は保育園を望み、一週間で九百人分の署名を集めて売却に反対していた。'],
      ['こうのとり煙突に戻る', '醸造所の煙突につがいのこうのとりが戻った。戦後のどの年よりも三週間早い帰還だという。',
        '醸造家は薪を燃やすのをやめ、通りの向かいの洗濯屋から蒸気を買っている。'],
      ['霧で登山者が足止め', '北壁で動けなくなった二人の登山者が日曜日、霧が晴れるのを六時間待った救助隊に下ろされた。',
        '二人とも冷え切って腹をすかせ、一人は雪の中で靴をなくしていた。'],
    ],
    above: (n) => [`${day('ja', n)}版 第四埠頭で印刷しています`],
    inside: (n) => [`新聞の福引はあと${n * 7 + 12}枚です、受付でお尋ねください。`],
    below: () => ['転載には灯台守の許しが要ります'],
  },
  {
    language: 'ko',
    source: '북쪽 부두 신문',
    stories: [
      ['여객선 매시간 운항', '섬으로 가는 여객선이 오월부터 매시간 운항한다고 항만청이 화요일 이사회 표결이 끝난 뒤 밝혔다. 요금은 그대로 네 크라운이다.',
        '자전거는 구월까지 무료로 실을 수 있고 개는 주인이 내는 값의 절반을 내면 탈 수 있다.'],
      ['빵집 주인이 방앗간 사다', '마을 의회가 오래된 방앗간을 이웃 도시의 빵집 주인에게 팔았다. 그는 겨울이 오기 전에 다시 호밀을 빻고 싶어 한다.',
        '주민들은 유치원을 바랐고 일주일 만에 구백 명의 서명을 모아 매각에 반대해 왔다.'],
      ['황새 굴뚝으로 돌아오다', '황새 한 쌍이 양조장 굴뚝으로 돌아왔다. 전쟁 뒤의 어느 해보다도 세 주나 이른 귀환이라고 한다.',
        '양조장 주인은 나무를 태우는 일을 그만두고 길 건너 세탁소에서 증기를 사서 쓰고 있다.'],
      ['안개에 갇힌 등산객', '북벽에 갇힌 등산객 두 명이 일요일에 안개가 걷히기를 여섯 시간 기다린 구조대의 도움으로 산에서 내려왔다.',
        '두 사람 모두 춥고 배가 고픈 상태였고 한 사람은 눈 속에서 신발 한 짝을 잃어버렸다.'],
    ],
    above: (n) => [`${day('ko', n)} 자 신문은 제4부두에서 찍습니다`],
    inside: (n) => [`신문사 복권이 아직 ${n * 7 + 12}장 남아 있으니 안내 창구에 물어보세요.`],
    below: () => ['등대지기의 허락 없이 다시 실을 수 없습니다'],
  },
  {
    language: 'zh',
    source: '北码头晚报',
    stories: [
      ['渡轮每小时一班', '港务局周二在理事会表决之后宣布，开往小岛的渡轮从五月起每小时开行一班，票价仍为四克朗。',
        '自行车在九月之前免费运送，狗的票价是主人的一半，猫不收钱。'],
      ['面包师买下旧磨坊', '镇议会把旧磨坊卖给了邻城的一位面包师，他希望在冬天到来之前重新在那里磨黑麦。',
        '邻居们原本盼望建一座幼儿园，一周之内收集了九百个反对出售的签名。'],
      ['鹳鸟飞回烟囱', '一对鹳鸟飞回了啤酒厂的烟囱，比战后的任何一年都早了三个星期，孩子们都跑去看。',
        '酿酒师不再烧木柴，改从街对面的洗衣店购买蒸汽，账单每月结一次。'],
      ['大雾困住登山者', '两名登山者周日被山地救援队从北壁救下，救援人员等了六个小时大雾才散去。',
        '两人又冷又饿，其中一人在雪里丢了一只靴子，穿着别人的鞋走下山来。'],
    ],
    above: (n) => [`${day('zh', n)}出版，在第四码头印刷`],
    inside: (n) => [`本报抽奖还剩${n * 7 + 12}张彩票，请到前台询问。`],
    below: () => ['灯塔看守人每晚在窗口朗读本报'],
  },
]

/** The articles of a desk's stories as they come out of its pages. */
export function pagesOf({ language, source, stories, above, inside, below }: Desk): ArticleInput[] {
  return stories.map(([headline, first, ...others], n) => {
    const paragraphs = [...above(n), first!, ...inside(n), ...others, ...below(n)]
    return { id: `${language}-${n}`, source, headline, language, text: paragraphs.join('\n\n') }
  })
}

/** Without any furniture. */
export const bare = (desk: Desk): ArticleInput[] => pagesOf({ ...desk, above: () => [], inside: () => [], below: () => [] })

/** As lines of a file. */
export const jsonl = (articles: readonly object[]): string => articles.map((article) => `${JSON.stringify(article)}\n`).join('')
