import { defineRule, hashWord, NUMERIC, wordSet, type PhraseHit, type Reading, type Scan, type Span } from '../../src/rule.ts'
import { data as wording } from './vague-source-words.yaml.ts'
import { data } from './vague-source.yaml.ts'

const EMPTY = wordSet(wording.empty)
const SUPPOSES = wordSet(wording.supposes)
const RELATIVES = wordSet(wording.relatives)
const CLAIMS = wordSet(wording.claims)
const NEGATED = wordSet(wording.negated)
const SURVEY = wordSet(wording.survey)

/** How many sentences on a name may still come that explains who is meant. */
const EXPLAINED_WITHIN = 2
/** Words around "some" in which a count or a survey makes them counted people. */
const COUNTED_WITHIN = 40

/** What kind of nobody the words are, and what to do about it. */
const KINDS: Readonly<Record<string, string>> = {
  experts: 'experts without a name; say who they are and where they work',
  sides: 'one side of the matter, without a name; name one of them, and say where this was said',
  people: 'people whom nobody has counted; say how many, and who counted or asked them',
  sources: 'a source that stays hidden; say how it knows and why it is not named',
  nobody: 'what is held or found by nobody; name who holds it, or the study that found it',
}

export default defineRule({
  id: 'attribution/vague-source',
  summary: 'a source that is nobody: "experts say", "critics", "many believe", "sources"',
  why: 'A reader cannot weigh "experts", and an editor cannot ring them. The words often stand where the reporter asked nobody.',
  mend: 'Name the person, the body or the study. Where a source has to stay anonymous, say how it knows and why it is not named.',
  severity: 'warning',
  kinds: Object.keys(KINDS),
  quotes: 'skip',
  // a headline is short; the body says who
  roles: ['standfirst', 'body', 'list'],
  phrases: data,
  examples: {
    wrong: [
      '«Experts» say the dam could fail within ten years.',
      'The mayor wants a second bridge. «Critics» argue that the town cannot pay for it. The vote is in May.',
      'The merger will go ahead in spring, according to «sources».',
      '«It is widely believed» that the goalkeeper will leave in summer.',
      'The new fare, «some» say, will empty the night buses.',
      '«Many people» believe the factory made them ill.',
      'The bank is close to a deal, «several sources» said on Friday.',
      '«Studies show» that pupils sleep too little.',
      'Rents have doubled, and «analysts» expect them to rise further.',
    ],
    right: [
      'Experts at the University of Ghent say the dam could fail within ten years.',
      'Critics say the bridge is too dear. "We have schools to repair," said Ruth Adeyemi, who leads the residents\' group.',
      'Several sources, who were not authorised to speak publicly, said the bank was close to a deal.',
      'The experts met in Vienna on Monday to prepare the talks.',
      'Some 300 people said goodbye to the ferry on Sunday.',
      'Many of the houses were built before the war.',
      '"Experts say a lot of things," the coach said.',
      'Sources of drinking water have to be tested twice a year.',
      'Most people in the hall stood when the choir came in.',
      'Fourteen of the 20 economists asked by the newspaper said they expected a cut.',
      'Opponents of the plan marched to the town hall and sang.',
      'Half of the crossings are rated poor. Should people worry?',
      'Some said yes, others no: 41 per cent of those surveyed were for the tunnel.',
    ],
  },
  check(reading, report, hits) {
    let last = 0
    for (const hit of hits) {
      // "some analysts": two lists, one source
      if (hit.start < last) continue
      if (hit.list !== 'nobody' && !isSource(reading, hit)) continue
      if (hit.list === 'people' && isCounted(reading, hit)) continue
      last = hit.end
      const explained = explanationOf(reading, hit)
      if (explained === 'named') continue
      report({
        start: hit.start,
        end: hit.end,
        kind: hit.list,
        message: `"${reading.text.slice(hit.start, hit.end)}" is ${KINDS[hit.list]!}`,
        confidence: 0.85,
        // of ten "some" and "others" that were read on real news half stood for people told of beside them
        ...((explained === 'anonymous' || hit.list === 'people') && { severity: 'info' }),
      })
    }
  },
})

/** Whether something is said on the authority of exactly these words. */
function isSource(reading: Reading, hit: PhraseHit): boolean {
  const { scan, text } = reading
  const sentence = scan.sentences.at(hit.start)
  // "Should people worry?" claims nothing
  if (text[scan.sentences.end[sentence]! - 1] === '?') return false
  // "experts who say" are some of many, "experts do not say" say nothing
  if (RELATIVES.has(scan.words.hash[hit.word + hit.words] ?? 0)) return false
  // reading attributions costs more than looking for a word that could be the cue
  if (!hasClaim(scan, hit)) return false
  return reading
    .attributionsIn(sentence)
    .some(({ source, cue }) => {
      if (!source || !cue || source.end !== hit.end || source.start > hit.start || !isBare(reading, source.start, hit)) return false
      const first = scan.wordAt(source.start)
      if (first > 0 && SUPPOSES.has(scan.words.hash[first - 1]!)) return false
      // "Opponents of the road …. Supporters said the same.": what is said stands before
      if (scan.words.hash[scan.wordAt(cue.end) + 1] === SAME) return false
      const cueWords = hashesIn(reading, cue)
      return cueWords.some((hash) => CLAIMS.has(hash)) && !cueWords.some((hash) => NEGATED.has(hash))
    })
}
const SAME = hashWord('same')

function hasClaim({ words: { count, hash } }: Scan, hit: PhraseHit): boolean {
  const end = Math.min(count, hit.word + hit.words + CLAIM_AFTER)
  for (let word = Math.max(0, hit.word - CLAIM_BEFORE); word < end; word++) if (CLAIMS.has(hash[word]!)) return true
  return false
}
/** Words: "according to many of the leading experts", "experts have in recent years repeatedly said". */
const CLAIM_BEFORE = 6
const CLAIM_AFTER = 8

function hashesIn({ scan }: Reading, { start, end }: Span): number[] {
  const found: number[] = []
  for (let word = scan.wordAt(start); word < scan.words.count && scan.words.start[word]! < end; word++) found.push(scan.words.hash[word]!)
  return found
}

/** "some experts" is as vague as "experts"; "Ghent's experts" and "20 economists" are not. */
const isBare = (reading: Reading, start: number, hit: PhraseHit): boolean =>
  hashesIn(reading, { start, end: hit.start }).every((hash) => EMPTY.has(hash))

/** "Some said yes, others no: 41 per cent …": people who were asked and counted. */
function isCounted(reading: Reading, hit: PhraseHit): boolean {
  const { sentences, words } = reading.scan
  const sentence = sentences.at(hit.start)
  const first = Math.max(sentences.firstWord[sentence]!, hit.word - COUNTED_WITHIN)
  const end = Math.min(sentences.endWord[sentence]!, hit.word + COUNTED_WITHIN)
  for (let word = first; word < end; word++) {
    if ((words.flags[word]! & NUMERIC) !== 0 || SURVEY.has(words.hash[word]!)) return true
  }
  return false
}

/** Who is meant may be said in the sentence ("who asked not to be named"), or a name may come next that speaks for them. */
function explanationOf(reading: Reading, hit: PhraseHit): 'named' | 'anonymous' | undefined {
  const { scan, text } = reading
  const { sentences } = scan
  const sentence = sentences.at(hit.start)
  const rest = text.slice(hit.end, sentences.end[sentence]).slice(0, 400).toLowerCase()
  if (EXPLAINED.test(rest)) return 'anonymous'
  if (hit.list === 'nobody') return reading.attributionsIn(sentence).some(({ source }) => source?.kind === 'named') ? 'named' : undefined
  for (let s = sentence; s <= sentence + EXPLAINED_WITHIN && s < sentences.count; s++) {
    const apart = sentences.paragraph[s] !== sentences.paragraph[sentence]
    // in the paragraphs that follow, one of them is quoted; somebody else answers
    for (const { source, quoted } of reading.attributionsIn(s)) {
      if (source?.kind === 'named' && source.start !== hit.start && (quoted || !apart)) return 'named'
    }
  }
  return undefined
}
/** Why a source is not named, or how it knows. */
const EXPLAINED = new RegExp(
  [
    'condition of anonymity', 'not author', 'asked not to be', 'anonymous', 'familiar with', 'knowledge of', 'briefed on', 'close to the',
    'declined to be', 'who (?:was|were|is|are|has|have|works?|knows?) ',
  ].join('|'),
)
