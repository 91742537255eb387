import { describe, expect, test } from 'vitest'
import { compilePhrases, decodePhrases, encodePhrases, phraseForms, phraseMatcher } from '../src/text/phrases.ts'
import { pairQuotations } from '../src/text/quotations.ts'
import { scan } from '../src/text/scan.ts'
import {
  ALL_CAPITALS, CAPITALISED, COARSE_SLOTS, GAP_BREAK, GAP_COMMA, GAP_SPACE, hashWord, INITIALISM, INNER_CAPITAL, INVISIBLE, MIXED_SCRIPT, NUMERIC,
  WordBits, wordSet,
} from '../src/text/words.ts'

const wordsOf = (text: string): string[] => {
  const { words, word } = scan(text)
  return Array.from({ length: words.count }, (_, i) => word(i))
}
const sentencesOf = (text: string): string[] => {
  const { sentences } = scan(text)
  return Array.from({ length: sentences.count }, (_, i) => text.slice(sentences.start[i], sentences.end[i]))
}
const paragraphsOf = (text: string): string[] => {
  const { paragraphs } = scan(text)
  return Array.from({ length: paragraphs.count }, (_, i) => text.slice(paragraphs.start[i], paragraphs.end[i]))
}

describe('lines', () => {
  test.each([['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r']])('end at %s', (_, end) => {
    const { lines, text } = scan(['one', '', 'three'].join(end))
    expect(Array.from({ length: lines.count }, (_, i) => text.slice(lines.start[i], lines.end[i]))).toEqual(['one', '', 'three'])
    expect(lines.at(text.length)).toBe(2)
    expect(lines.at(0)).toBe(0)
  })

  test('a text ends where it ends, whatever was scanned before', () => {
    scan('aaa\nbbb.ccc 1,2')
    expect(scan('xyz\r').lines.count).toBe(2)
    expect(scan('xyz\r').lines.start[1]).toBe(4)
    expect(wordsOf('U.')).toEqual(['U'])
    expect(wordsOf('x 1,')).toEqual(['x', '1'])
  })

  test('an empty text has one empty line', () => {
    expect(scan('').lines.count).toBe(1)
    expect(scan('').words.count).toBe(0)
  })

  test('line separators of Unicode end no line', () => {
    expect(scan('a\u2028b\u2029c').lines.count).toBe(1)
  })
})

describe('words', () => {
  test.each([
    ['the U.S. and the U.K.', ['the', 'U.S', 'and', 'the', 'U.K']],
    ['it’s the dogs’ bowl', ['it’s', 'the', 'dogs', 'bowl']],
    ['1,234.50 at 9.30 a.m.', ['1,234.50', 'at', '9.30', 'a.m']],
    ['well-known COVID-19', ['well', 'known', 'COVID', '19']],
    ['naïve cafe\u0301', ['naïve', 'cafe\u0301']],
    ['end.Next', ['end', 'Next']],
    ['新しい家', ['新', 'し', 'い', '家']],
    ["'90s rock 'n' roll", ['90s', 'rock', 'n', 'roll']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  test('flags say what a word is made of', () => {
    const { words } = scan('Moscow NATO photobankThe 1,500 U.S Mosсow zero\u200bwidth')
    const flags = Array.from(words.flags.slice(0, words.count))
    expect(flags[0]! & CAPITALISED).toBeTruthy()
    expect(flags[0]! & ALL_CAPITALS).toBeFalsy()
    expect(flags[1]! & ALL_CAPITALS).toBeTruthy()
    expect(flags[2]! & INNER_CAPITAL).toBeTruthy()
    expect(flags[3]! & NUMERIC).toBeTruthy()
    expect(flags[4]! & INITIALISM).toBeTruthy()
    expect(flags[5]! & MIXED_SCRIPT).toBeTruthy()
    expect(flags[6]! & INVISIBLE).toBeTruthy()
  })

  test('words that differ in case, apostrophe or invisible characters only have one hash', () => {
    const { words } = scan('Don’t DON\'T do\u00adn\'t')
    expect(new Set(words.hash.slice(0, 3))).toEqual(new Set([hashWord("don't")]))
  })

  test.each([
    ['vowel signs and the stroke that stretches', 'كَتَبَ كـتـب', 'كتب'],
    ['the forms of alef, yeh and kaf', 'أخرى اخري إخرى', 'اخرى'],
    ['the two Turkish letters i', 'İLGİLİ ilgili ılgılı ILGILI', 'ilgili'],
    ['yo', 'Ещё ЕЩЕ еще', 'ещё'],
    ['full-width forms', 'ＳＮＳ sns', 'SNS'],
    ['signs of direction', 'خبر\u200f \u200eخبر', 'خبر'],
  ])('words have one hash whatever is done with %s', (_, text, word) => {
    const { words, lower } = scan(text)
    expect(new Set(words.hash.slice(0, words.count))).toEqual(new Set([hashWord(word)]))
    expect(new Set(Array.from({ length: words.count }, (_, i) => lower(i))).size).toBe(1)
  })

  test('a set of words has each of them and no other, and no number that stands for none', () => {
    const numbers = Array.from({ length: 500 }, (_, i) => `word${i}`)
    const set = wordSet(numbers)
    expect(numbers.every((word) => set.has(hashWord(word)))).toBe(true)
    expect(Array.from({ length: 5000 }, (_, i) => `other${i}`).filter((word) => set.has(hashWord(word)))).toEqual([])
    expect(set.has(0)).toBe(false)
    expect(new Set(set)).toEqual(new Set(numbers.map(hashWord)))
    expect([...wordSet('say says said')]).toHaveLength(3)
    expect(wordSet([]).has(hashWord('said'))).toBe(false)
  })

  test('a word has a bit for each list that it stands in, the last of 32 too, and the first look misses none', () => {
    const lists = Array.from({ length: 32 }, (_, list) => Array.from({ length: 20 }, (_, i) => `word${list * 10 + i}`))
    const bits = new WordBits(lists)
    const coarse = bits.coarse()
    for (let i = 0; i < 330; i++) {
      const hash = hashWord(`word${i}`)
      let expected = 0
      for (const [list, words] of lists.entries()) if (words.includes(`word${i}`)) expected |= 1 << list
      expect(bits.of(hash)).toBe(expected)
      expect((coarse[hash & (COARSE_SLOTS - 1)]! & expected) | 0).toBe(expected)
    }
    expect(Array.from({ length: 5000 }, (_, i) => bits.of(hashWord(`other${i}`))).filter((own) => own !== 0)).toEqual([])
  })

  test('gaps say what stands between two words', () => {
    const { words } = scan('one, two\nthree')
    expect(Array.from(words.gap.slice(0, 3))).toEqual([0, GAP_COMMA | GAP_SPACE, GAP_BREAK])
  })

  test('wordAt finds the first word that ends after the offset', () => {
    const reading = scan('one two')
    expect([0, 2, 3, 4, 7].map((offset) => reading.wordAt(offset))).toEqual([0, 0, 1, 1, 2])
  })
})

describe('sentences', () => {
  test.each([
    ['abbreviations of news', 'The U.S. President met Sen. J. Hall of No. 10 on Jan. 6 at 5 p.m. He left.', 2],
    ['an initialism before a word that sentences start with', 'He moved to the U.S. The move was sudden.', 2],
    ['names that end in a mark', 'Yahoo! Inc. rose. Shares of Yahoo! fell.', 2],
    ['ellipses', 'Wait... there is more… Then it ended.', 2],
    ['a stop inside the quotation marks', '"It is over." The crowd left.', 2],
    ['a question inside a sentence', '"Why?" she asked. Nobody knew.', 2],
    ['companies', 'Ford Motor Co. and Apple Inc. fell. Walmart Inc. The rest rose.', 3],
    ['decimals', 'Prices rose 3.5 per cent. They fell later.', 2],
    ['initials', 'George W. Bush and J. K. Rowling met.', 1],
    ['a stop without a blank', 'They left the hall.Then it rained.', 2],
    ['a numbered paragraph', '1. Remove the lid.', 1],
    ['ideographic stops', '今日は雨です。明日は晴れます。', 2],
    ['Arabic stops', 'هل تمطر غدا؟ لا أحد يعرف ذلك. سنرى.', 3],
  ])('%s', (_, text, count) => {
    expect(sentencesOf(text)).toHaveLength(count)
  })

  test('the dateline of an agency keeps to itself', () => {
    expect(sentencesOf('MOSCOW, May 31. /TASS/. The ministry said so.')).toEqual(['MOSCOW, May 31. /TASS/.', 'The ministry said so.'])
  })

  test('closing marks belong to the sentence they close', () => {
    expect(sentencesOf('He said: "No." (She did not.) They left.')).toEqual(['He said: "No."', '(She did not.)', 'They left.'])
  })
})

describe('paragraphs', () => {
  test('every line is one, unless the text is wrapped by hand', () => {
    expect(paragraphsOf('Home\nWorld\nSport')).toEqual(['Home', 'World', 'Sport'])
  })

  test('lines of one length are one paragraph', () => {
    const wrapped = [
      'The harbour board said on Tuesday that the new quay would open in',
      'spring, two years later than planned and at nearly twice the price',
      'that councillors had agreed to when the work began.',
    ].join('\n')
    expect(paragraphsOf(wrapped)).toEqual([wrapped])
  })

  test('a line that breaks off before a small letter goes on', () => {
    const text = 'The minister, who had said nothing of it for several weeks and\nwas abroad, resigned.'
    expect(paragraphsOf(text)).toEqual([text])
  })
})

describe('quotations', () => {
  const quoted = (text: string): string[] => pairQuotations(scan(text)).spans.map(({ start, end, closed, depth }) => `${depth}${closed ? '' : ' open'} ${text.slice(start, end)}`)

  test.each([
    ['straight', 'She said "yes" and left.', ['0 "yes"']],
    ['curly', '“Yes,” she said.', ['0 “Yes,”']],
    ['guillemets', '« Oui », dit-elle. »Ja«, sagte er.', ['0 « Oui »', '0 »Ja«']],
    ['low marks', '„Ja“, sagte er.', ['0 „Ja“']],
    ['twin apostrophes', '‘‘Yes,’’ she said. “No,’’ he said.', ['0 ‘‘Yes,’’', '0 “No,’’']],
    ['corners', '彼は「はい」と言った。', ['0 「はい」']],
    ['nested', '"He told me \'never again\' twice," she said.', ['0 "He told me \'never again\' twice,"', "1 'never again'"]],
    ['straight in straight', '"The so-called "reform" failed," he said.', ['0 "The so-called "reform" failed,"', '1 "reform"']],
    ['apostrophes', "The '90s, rock 'n' roll, the dogs' bowl and 'tis enough.", []],
    ['possessives inside', "'It is the workers' choice,' he said.", ["0 'It is the workers' choice,'"]],
    ['inches', 'He is 6\'2" tall and has a 5" scar.', []],
  ])('%s', (_, text, spans) => {
    expect(quoted(text)).toEqual(spans)
  })

  test('a quotation that the next paragraph opens again is one quotation', () => {
    expect(quoted('"One.\n\n"Two.\n\n"Three," she said.')).toEqual(['0 "One.\n\n"Two.\n\n"Three,"'])
  })

  test('an unclosed quotation ends with its paragraph', () => {
    expect(quoted('"One and no more.\n\nTwo.')).toEqual(['0 open "One and no more.'])
  })

  test('a closing mark that nothing opened is told', () => {
    expect(pairQuotations(scan('He left for reasons” of his own.')).unopened).toEqual([19])
  })

  test('counts the words inside', () => {
    expect(pairQuotations(scan('He said "one two three" then.')).spans[0]!.words).toBe(3)
  })
})

describe('phrases', () => {
  const found = (phrases: (string | { phrase: string })[], text: string): string[] => {
    const lists = [{ owner: 'a', list: 'l', entries: phrases }]
    const table = compilePhrases(lists)
    const [compiled, decoded] = [table, decodePhrases(encodePhrases(table))].map((each) =>
      (phraseMatcher(each, lists).match(scan(text)).get('a') ?? []).map(({ start, end }) => text.slice(start, end)),
    )
    expect(decoded).toEqual(compiled)
    return compiled!
  }

  test('forms', () => {
    expect(phraseForms('[experts|critics] (have) said')).toEqual(['experts have said', 'experts said', 'critics have said', 'critics said'])
    expect(phraseForms('could not (yet|immediately) say')).toEqual(['could not yet say', 'could not immediately say', 'could not say'])
    expect(() => phraseForms('[a')).toThrow('without')
  })

  test.each(['...', '', 'all | some', '[all', 'a (b'])('%s is refused', (phrase) => {
    expect(() => compilePhrases([{ owner: 'a', list: 'l', entries: [phrase] }])).toThrow('a, list l: phrase')
  })

  test.each([
    ['case and blanks', ['experts say'], 'EXPERTS  say', ['EXPERTS  say']],
    ['whole words', ['expert'], 'experts expertise', []],
    ['apostrophes', ["don't know"], 'They don’t know.', ['don’t know']],
    ['any word', ['those who *'], 'those who seek', ['those who seek']],
    ['an empty alternative', ['the [old|] bridge (was) closed'], 'the bridge closed, the old bridge was closed', ['the bridge closed', 'the old bridge was closed']],
    ['an optional choice', ['could not (yet|even) say'], 'could not say, could not even say', ['could not say', 'could not even say']],
    ['the longest of a list', ['it is', 'it is said'], 'it is said', ['it is said']],
    ['hyphens as written', ['read-more'], 'read more, read-more', ['read-more']],
    ['nothing over a comma', ['it is'], 'it, is', []],
    ['over a wrapped line', ['minister resigned'], 'a long line of text that is wrapped by somebody at the minister\nresigned', ['minister\nresigned']],
    ['not over paragraphs', ['read more'], 'read\n\nmore', []],
  ])('%s', (_, phrases, text, hits) => {
    expect(found(phrases, text)).toEqual(hits)
  })
})
