import {
  ADJECTIVE, ADVERB, ALL_CAPITALS, alignSentences, BASE_VERB, CAPITALISED, defineRule, entriesOf, frequencyOf, FUNCTION_WORD, GERUND,
  HAS_DIGIT, NUMERIC, PARTICIPLE, PAST_VERB, PLURAL_NOUN, senseSearch, SINGULAR_NOUN, SINGULAR_VERB, stem, unsourcedFigures, type Reading, type Report,
  type Scan,
} from '../../src/rule.ts'

/** Share of the words in common from which a sentence is the source's own with words exchanged, and not a free rendering. */
const TIGHT = 0.75
/** log2 of how much rarer in news a word is than the one it stands for: people who rewrite take the commoner word. */
const FAR_RARER = 4
/** Shorter words are abbreviations and pieces. */
const LEAST_LETTERS = 3
/** Words that begin with so many letters in common are forms of one. */
const SAME_ROOT = 4
/** Of an exchange in a sentence that is the source's own, and in one that is told more freely. */
const [SURE, LIKELY] = [0.7, 0.4]

export default defineRule({
  id: 'garble/substituted-word',
  summary: 'a word or figure for which the text that the article was made from has another (`--source-text`)',
  why: 'Spun and translated copies of a story differ from it by words of another sense: "reservoirs" where the story has "tanks", ' +
    '"robbers" where it has "hackers". Side by side the original shows.\n\nSpeaks only when the source text is given. Of a source in ' +
    'English sentences are compared that have half their words in common. A warning is a figure that differs, a word of the lists of ' +
    'wrong senses, or a noun or adjective far rarer in news than the source\'s, in a sentence that is otherwise nearly the same; any ' +
    'other ' +
    'exchange is a note, as most are synonyms. Of a source in another language figures are compared, in sentences that have two other ' +
    'figures or names in common.',
  mend: 'Take the source\'s word, which the finding shows, or make sure that the article\'s own says the same.',
  severity: 'warning',
  examples: {
    wrong: [
      { text: 'The «robbers» broke into the servers of the hospital on Sunday night, the director said.',
        sourceText: 'Hospital offline\n\nThe hackers broke into the servers of the hospital on Sunday night, the director said.' },
      { text: 'The army sent twelve «reservoirs» over the river in the night to Monday.',
        sourceText: 'The army sent twelve tanks over the river in the night to Monday.' },
      { text: 'The lower house passed the «invoice» by a majority of nine votes.',
        sourceText: 'The lower house passed the bill by a majority of nine votes. Its author left early.' },
      { text: 'The fire at the mill in Eskdale killed «41» cows and burned for six hours.',
        sourceText: 'The fire at the mill in Eskdale killed 14 cows and burned for six hours.' },
      { text: 'Nobody knows who will be the «scourge» of the party after he leaves in June.',
        sourceText: 'Nobody knows who will be the whip of the party after he leaves in June.' },
      { text: 'The «herald» left Rome in the morning and is to be back before the weekend.',
        sourceText: 'The ambassador left Rome in the morning and is to be back before the weekend.' },
      { text: 'The «umpire» sentenced both brothers to nine years and let their sister go home.',
        sourceText: 'After two days the judge sentenced both brothers to nine years and let their sister go home.' },
      { text: 'On 12 May a ferry with 348 passengers and 27 lorries ran aground near Vesterholm, and «65» people were hurt.',
        sourceText: 'Am 12. Mai lief vor Vesterholm eine Fähre mit 348 Passagieren und 27 Lastwagen auf Grund, 56 Menschen wurden ' +
          'verletzt. ' +
          'Sie war am Morgen ausgelaufen.' },
      { text: 'In 1974 the plant had 3,460 workers and 212 apprentices, the chronicle of the town says; «485» of them lived on the site.',
        sourceText: 'В 1974 году на заводе работали 3460 человек и 212 учеников, говорится в хронике; 458 из них жили там.' },
    ],
    right: [
      { text: 'The robbers broke into the bank on Sunday night, the director said.', note: 'no source text is given' },
      { text: 'The army sent twelve tanks over the river in the night to Monday.',
        sourceText: 'The army sent twelve tanks over the river in the night to Monday.' },
      { text: 'The council organised a fair for the neighbours of the harbour on Friday.',
        sourceText: 'The council organized a fair for the neighbors of the harbor on Friday.', note: 'spellings' },
      { text: 'Volodymyr Stoiky told reporters in the capital that he would go by the end of May.',
        sourceText: 'Vladimir Stoyky told reporters in the capital that he would go by the end of May.' },
      { text: 'Police said the officers had closed the bridge to lorries because of ice. The police left at noon.',
        sourceText: 'Officers said the police had closed the bridge to lorries because of ice. The officers left at noon.',
        note: 'both words are the source\'s own' },
      { text: 'He lost the armchair.', sourceText: 'He lost the seat.', note: 'too short to tell' },
      { text: 'The clergyman asked the choir of Saint Brannock to sing again after the service.',
        sourceText: 'Asked in the capital, the minister would not say when he meant to go. The choir sang.' },
      { text: 'The harvest brought in 1,200 tonnes of rye, 3.5 per cent more than in 2019, on 340 farms.',
        sourceText: 'Урожай ржи составил 1 200 тонн, на 3,5 процента больше, чем в 2019 году, на 340 фермах.' },
      { text: 'The train with 214 passengers from Lyon reached Turin at 6:40 pm, after 99 miles.',
        sourceText: 'Le train avec 214 passagers, parti de Lyon, est arrivé à Turin à 18h40, après 160 kilomètres.',
        note: 'hours and units' },
      { text: 'Some 25 boats lay in the bay of Ostrow on Monday.',
        sourceText: 'W zatoce Ostrow stało w poniedziałek dwadzieścia pięć łodzi.' },
    ],
  },
  check(reading, report) {
    const source = reading.sourceText
    if (source === undefined) return
    // of a few words the language cannot be told
    if (source.language === reading.language || source.language === 'und') compareWords(reading, source, report)
    else compareFigures(reading, source, report)
  },
})

function compareWords(reading: Reading, source: Reading, report: Report): void {
  const { scan } = reading
  const others = stemsOf(source.scan)
  for (const { share, exchanges } of alignSentences(scan, source.scan)) {
    for (const { word, other } of exchanges) {
      if (!isOtherWord(scan, word, source.scan, other) || others.has(stem(scan.lower(word)))) continue
      const isSure = share >= TIGHT && isWrong(scan, word, source.scan, other)
      const meant = source.scan.word(other)
      const { start, end } = spanOf(scan, word, word)
      report({
        start,
        end,
        message: `"${scan.word(word)}" where the source text has "${meant}"`,
        severity: isSure ? 'warning' : 'info',
        confidence: isSure ? SURE : LIKELY,
        suggestions: [{ start, end, message: `write "${meant}"`, text: meant }],
        related: [{ ...spanOf(source.scan, other, other), inSourceText: true, message: `"${meant}" in the source text` }],
      })
    }
  }
}

function compareFigures(reading: Reading, source: Reading, report: Report): void {
  const { scan } = reading
  for (const { word, firstWord, endWord, instead } of unsourcedFigures(reading, source)) {
    const { start, end } = spanOf(scan, word, word)
    const figure = scan.word(word)
    if (instead === undefined) {
      report({
        start,
        end,
        message: `the source text has "${figure}" nowhere; compare the sentence with the source's`,
        severity: 'info',
        confidence: LIKELY,
        related: [{ ...spanOf(source.scan, firstWord, endWord - 1), inSourceText: true, message: 'the same sentence in the source text' }],
      })
      continue
    }
    const meant = source.scan.word(instead)
    report({
      start,
      end,
      message: `"${figure}" where the source text has "${meant}"`,
      confidence: SURE,
      suggestions: [{ start, end, message: `write "${meant}"`, text: meant }],
      related: [{ ...spanOf(source.scan, instead, instead), inSourceText: true, message: `"${meant}" in the source text` }],
    })
  }
}

const spanOf = ({ words }: Scan, first: number, last: number): { start: number, end: number } =>
  ({ start: words.start[first]!, end: words.end[last]! })

function stemsOf(scan: Scan): ReadonlySet<string> {
  const stems = new Set<string>()
  for (let word = 0; word < scan.words.count; word++) stems.add(stem(scan.lower(word)))
  return stems
}

const NOUN = SINGULAR_NOUN | PLURAL_NOUN
/** Words of one class stand for each other. */
const CLASSES = [NOUN, BASE_VERB | SINGULAR_VERB | PAST_VERB | PARTICIPLE | GERUND, ADJECTIVE, ADVERB]

/** Whether one is put for the other, and is not the same word in another form or spelling. */
function isOtherWord(scan: Scan, word: number, source: Scan, other: number): boolean {
  const [flags, otherFlags] = [scan.words.flags[word]!, source.words.flags[other]!]
  const [own, meant] = [scan.lower(word), source.lower(other)]
  if (((flags | otherFlags) & HAS_DIGIT) !== 0) return (flags & otherFlags & NUMERIC) !== 0 && isOtherFigure(digitsOf(own), digitsOf(meant))
  const [entry, otherEntry] = [entriesOf(scan)[word]!, entriesOf(source)[other]!]
  if (((entry | otherEntry) & FUNCTION_WORD) !== 0 || isSpelling(own, meant) || isName(scan, word) !== isName(source, other)) return false
  return entry === 0 || otherEntry === 0 || CLASSES.some((one) => (entry & one) !== 0 && (otherEntry & one) !== 0)
}

/** Of a year the last two digits may be written. */
const isOtherFigure = (figure: string, other: string): boolean => figure !== other && !figure.endsWith(other) && !other.endsWith(figure)

const digitsOf = (figure: string): string => figure.replace(/\D/g, '')

/**
 * "organise" and "organize", "Stoyky" and "Stoiky", "St" and "Saint", "we'd" and "wed": spelt with the same consonants in the same order,
 * or one a part of the other.
 */
function isSpelling(word: string, other: string): boolean {
  if (Math.min(word.length, other.length) < LEAST_LETTERS || word.slice(0, SAME_ROOT) === other.slice(0, SAME_ROOT)) return true
  return word.includes(other) || other.includes(word) || consonantsOf(word) === consonantsOf(other)
}

const consonantsOf = (word: string): string => word.replace(/[aeiouy'’\u2010-]/g, '').replace(/(.)\1+/g, '$1')

/** Verbs have too many synonyms of any frequency, and a name that is no word of English is told in many ways. */
function isWrong(scan: Scan, word: number, source: Scan, other: number): boolean {
  if ((scan.words.flags[word]! & HAS_DIGIT) !== 0) return true
  if (senseSearch().meantBy(scan.lower(word)).includes(source.lower(other))) return true
  const [entry, otherEntry] = [entriesOf(scan)[word]!, entriesOf(source)[other]!]
  if (entry === 0 ? isName(scan, word) : (entry & otherEntry & (NOUN | ADJECTIVE)) === 0) return false
  return frequencyOf(entry) + FAR_RARER <= frequencyOf(otherEntry)
}

/** A capital that is not the sentence's. */
function isName({ words, sentences }: Scan, word: number): boolean {
  return (words.flags[word]! & (CAPITALISED | ALL_CAPITALS)) !== 0 && word !== sentences.firstWord[sentences.at(words.start[word]!)]
}
