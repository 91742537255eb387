import { ALL_CAPITALS, CAPITALISED, defineRule, wordSet, type Attribution, type PhraseHit, type Reading } from '../../src/rule.ts'
import { data } from './unquoted-speech.yaml.ts'

/** More sentences than this in the first person that nobody is named for: the writer speaks of themselves, or it is a column. */
const MOST_OWN_SENTENCES = 2
/** Longer ones are not paragraphs but texts that lost their breaks. Code units. */
const LONGEST_PARAGRAPH = 4000
/** Any mark that quotes, the apostrophe's twin included. */
const QUOTE_MARK = /["“”„«»‘]|''/

/** "Q:", "LUND:": interviews and transcripts need no marks. */
const LABEL = /^[\p{L}\p{M}.'’ -]{1,30}:/u

export default defineRule({
  id: 'attribution/unquoted-speech',
  summary: 'speech in the first person with its speaker named, but without quotation marks',
  why: '"We will not pay, the minister said" makes the paper say we. The marks were lost, or words were put into somebody\'s mouth.',
  mend: 'Put quotation marks around what was said word for word, or turn it into the third person.',
  severity: 'warning',
  quotes: 'skip',
  roles: ['standfirst', 'body', 'list'],
  phrases: data,
  examples: {
    wrong: [
      '«We will rebuild every house», the governor said.',
      'The talks went on until midnight.\n\n«We will send our engineers once the road is open. It is a matter of days», Petrov said.',
      '«I have never signed such a paper», said Marta Lund, the former treasurer.',
      '«Our members will not work on Sundays», the union\'s president told reporters.',
      'The minister was asked about the port. «We are in no hurry to sell», he said.',
      '«My family has farmed here since 1890», Mrs Okafor added.',
      '«I will not be asked the same thing twice», the lawyer said on Friday.',
      '«We do not comment on our clients», a spokesman for the bank said.',
    ],
    right: [
      '"We will rebuild every house," the governor said.',
      'The governor said the state would rebuild every house.',
      'I met her at the station. We walked to the old mill. It was, she said, the last of its kind. I believed her.',
      '‘We will not pay,’ the minister said.',
      'The minister told us that the port would stay open.',
      '“We will send our engineers.\n\n“It is a matter of days,” Petrov said.',
      'Q: Will you sell?\n\nA: We are in no hurry, as the minister said.',
      'The hotel, the owner told me, has 40 rooms.',
      'The US will rebuild every house, the governor said.',
      "''We will rebuild,'' the governor said of the flooded town.",
      'How we look at ferries has changed, says Anna Reed, who studies them in Bergen.',
      'The tides explain part of what we see on our beaches, Okafor said.',
      'The trial is in Phase I and the vaccine is safe so far, the maker said.',
      'But we can expect longer queues, as the harbour master said.',
    ],
  },
  check(reading, report, hits) {
    const spoken = hits.filter((hit) => isFirstPerson(reading, hit) && !reading.quoteAt(hit.start) && isSpeakersOwn(reading, hit))
    if (spoken.length === 0) return
    const found: Speech[] = []
    let own = 0
    let sentence = -1
    for (const hit of spoken) {
      if (found.length > 0 && hit.start < found.at(-1)!.end) continue
      const span = spanOf(reading, hit)
      if (span) found.push(span)
      else if (reading.scan.sentences.at(hit.start) !== sentence) {
        sentence = reading.scan.sentences.at(hit.start)
        if (reading.blockAt(hit.start)?.role === 'body') own++
      }
    }
    if (own > MOST_OWN_SENTENCES) return
    for (const { start, end, name } of found) {
      report({
        start,
        end,
        message: `${name} speaks in the first person without quotation marks; add them, or write it in the third person`,
        confidence: 0.85,
      })
    }
  },
})

/** The US and Us Weekly are not us. */
function isFirstPerson({ scan }: Reading, { word, phrase }: PhraseHit): boolean {
  const { words, sentences } = scan
  const flags = words.flags[word]!
  // "Phase I", "Charles I" count
  if (phrase.startsWith('i')) {
    const opens = sentences.firstWord[sentences.at(words.start[word]!)] === word
    return opens || (words.flags[word - 1]! & CAPITALISED) === 0
  }
  if ((flags & ALL_CAPITALS) !== 0) return false
  return (flags & CAPITALISED) === 0 || sentences.firstWord[sentences.at(words.start[word]!)] === word
}

/** "I will", "We will", "But our members": and not "how we look at it", where anybody is meant. */
function isSpeakersOwn({ scan }: Reading, { word, phrase }: PhraseHit): boolean {
  if (phrase.startsWith('i')) return true
  const first = scan.sentences.firstWord[scan.sentences.at(scan.words.start[word]!)]!
  return word === first || (word === first + 1 && LEADS.has(scan.words.hash[first]!))
}
const LEADS = wordSet(['but', 'and', 'so', 'now'])

/** "…, Lavrov said": named afterwards, and not the writer. */
function isSpeechAfterwards({ text }: Reading, { source, cue, content, quoted }: Attribution): boolean {
  if (!source || !cue || quoted || content.length !== 1 || content[0]!.start >= Math.min(source.start, cue.start)) return false
  const asSaid = AS.test(text.slice(content[0]!.end, Math.min(source.start, cue.start)))
  if (asSaid || source.kind === 'document' || NO_PERSON.test(source.name)) return false
  return SAID.test(text.slice(cue.start, cue.end))
}

const AS = /\bas\s*$/i
/** The writer, or several who do not speak with one voice. */
const NO_PERSON = /^(?:i|we|you|they|it|ours|mine)$|\b(?:index|survey|study|poll)$/i

const SAID = /\b(?:said|says|told|added|stressed|noted|insisted|stated|explained|warned|argued|replied|tweeted|wrote)\b/
/** A paragraph without any of them needs no reading of its attributions. */
const MAY_SAY = new RegExp(SAID.source.replaceAll(String.raw`\b`, ''))

interface Speech {
  readonly start: number
  readonly end: number
  readonly name: string
}

/** From the first sentence of the paragraph that has the first person to where the speaker is named. */
function spanOf(reading: Reading, hit: PhraseHit): Speech | undefined {
  const { scan, text } = reading
  const { paragraphs, sentences } = scan
  const paragraph = paragraphs.at(hit.start)
  if (paragraphs.end[paragraph]! - paragraphs.start[paragraph]! > LONGEST_PARAGRAPH) return undefined
  const whole = text.slice(paragraphs.start[paragraph], paragraphs.end[paragraph])
  if (QUOTE_MARK.test(whole) || LABEL.test(whole)) return undefined
  if (!MAY_SAY.test(whole)) return undefined
  const attribution = speechEndedAfter(reading, hit.start)
  const part = attribution?.content[0]
  if (attribution === undefined || part === undefined || part.end <= hit.start) return undefined
  const start = sentences.start[sentences.at(hit.start)]!
  const end = text.slice(start, part.end).replace(/[\s,]+$/, '').length + start
  return { start, end, name: attribution.source!.name }
}

/** Who is named first after the offset, in its paragraph. */
function speechEndedAfter(reading: Reading, offset: number): Attribution | undefined {
  const { sentences } = reading.scan
  const first = sentences.at(offset)
  for (let s = first; s < sentences.count && sentences.paragraph[s] === sentences.paragraph[first]; s++) {
    const speech = reading.attributionsIn(s)
      .toSorted((a, b) => a.cue!.start - b.cue!.start)
      .find((attribution) => attribution.cue!.end > offset && isSpeechAfterwards(reading, attribution))
    if (speech) return speech
  }
  return undefined
}
