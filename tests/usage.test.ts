import { describe, expect, test } from 'vitest'
import { usageGain } from '../src/article/usage.ts'
import { scan } from '../src/text/scan.ts'
import { cellsFor, fillTables, mix, valueAt } from '../src/text/static-map.ts'

/** Index of the first word that is `word`. */
const at = (text: string, word: string): number => {
  const { words, lower } = scan(text)
  return Array.from({ length: words.count }, (_, i) => lower(i)).indexOf(word)
}
const swapped = (text: string, word: string): number => {
  const i = at(text, word)
  return usageGain(scan(text), i, i + 1, [i + 1, i])
}

describe('usage', () => {
  test('prefers the order of English', () => {
    expect(swapped('The bill has to pass before deadline the at midnight.', 'deadline')).toBeGreaterThan(15)
    expect(swapped('The bill has to pass before the deadline at midnight.', 'the')).toBeLessThan(0)
    expect(swapped('He spoke at length about the harbour.', 'at')).toBeLessThan(-15)
  })

  test('compares words that stand there with others', () => {
    const text = 'The law are clear on this.'
    const verb = at(text, 'are')
    expect(usageGain(scan(text), verb, verb, ['is'])).toBeGreaterThan(2)
    expect(usageGain(scan(text), verb, verb, ['were'])).toBeLessThan(usageGain(scan(text), verb, verb, ['is']))
  })

  test('charges for words left out', () => {
    const text = 'The value of the house was small.'
    const odd = at('She lives in a words house.', 'words')
    expect(usageGain(scan('She lives in a words house.'), odd, odd, [])).toBeGreaterThan(0)
    const plain = at(text, 'value')
    expect(usageGain(scan(text), plain, plain, [])).toBeLessThan(0)
  })

  test('the same words are no gain, whatever the words are', () => {
    for (const text of ['Wrxl', 'Δοκιμή 2 U.S. iPhone', 'The 3rd, "fourth" and (fifth) — end']) {
      const read = scan(text)
      for (let i = 0; i < read.words.count; i++) expect(usageGain(read, i, i, [i])).toBe(0)
    }
  })
})

describe('a static map', () => {
  const keys = Array.from({ length: 5000 }, (_, i) => i)
  const first = Uint32Array.from(keys, (key) => mix(key, 0x9e3779b1))
  const second = Uint32Array.from(keys, (key) => mix(key, 0x7f4a7c15))

  test('gives every key the values that were put in', () => {
    const cells = new Uint16Array(cellsFor(keys.length))
    const more = new Uint8Array(cells.length)
    fillTables(first, second, [{ cells, values: keys.map((key) => key % 60_000) }, { cells: more, values: keys.map((key) => key % 200) }])
    expect(keys.filter((key) => valueAt(cells, first[key]!, second[key]!) !== key % 60_000)).toEqual([])
    expect(keys.filter((key) => valueAt(more, first[key]!, second[key]!) !== key % 200)).toEqual([])
  })

  test('takes about a cell and a quarter a key', () => {
    expect(cellsFor(100_000) / 100_000).toBeLessThan(1.24)
  })

  test('refuses two equal keys', () => {
    const cells = new Uint16Array(cellsFor(2))
    expect(() => fillTables(Uint32Array.from([5, 5]), Uint32Array.from([7, 7]), [{ cells, values: [1, 2] }])).toThrow('2 of 2 keys')
  })
})
