import { describe, expect, test } from 'vitest'
import { primaryLanguage } from '../src/article/language.ts'
import { read } from '../src/article/read.ts'

const languageOf = (text: string, language?: string): string => read({ text, format: 'text', ...(language === undefined ? {} : { language }) }).language

describe('a tag', () => {
  test.each([['en-GB', 'en'], ['en_US', 'en'], ['eng', 'en'], ['DE', 'de'], ['nb', 'no'], ['zh-Hant-TW', 'zh']])('%s is %s', (tag, primary) => {
    expect(primaryLanguage(tag)).toBe(primary)
  })

  test.each(['English', '12', '', 'und', 'en GB', '-'])('%s names no language', (tag) => {
    expect(primaryLanguage(tag)).toBeUndefined()
  })
})

describe('the language of a text', () => {
  test.each([
    ['en', 'The council said on Tuesday that the bridge would be closed for a month and that it had no money for another one.'],
    ['de', 'Der Rat sagte am Dienstag, dass die Brücke für einen Monat gesperrt wird und dass es kein Geld für eine andere gibt.'],
    ['fr', 'Le conseil a dit mardi que le pont serait fermé pour un mois et que la ville n’avait pas les moyens d’en construire un autre.'],
    ['es', 'El consejo dijo el martes que el puente estará cerrado durante un mes y que no hay dinero para construir otro en la ciudad.'],
    ['ru', 'Совет сообщил во вторник, что мост будет закрыт на месяц и что на новый у города нет денег.'],
    ['uk', 'Рада повідомила у вівторок, що міст буде закрито на місяць і що на новий у міста немає грошей, але це ще не все.'],
    ['zh', '市议会周二表示，大桥将关闭一个月，而且没有钱再建一座。'],
    ['ja', '市議会は火曜日、橋を一か月閉鎖すると述べた。新しい橋を建てる予算はないという。'],
    ['ko', '시의회는 화요일 다리를 한 달 동안 폐쇄할 것이라고 밝혔다.'],
    ['tr', 'Meclis salı günü köprünün bir ay kapalı kalacağını ve yenisi için para olmadığını bildirdi, ancak bu daha son değil.'],
  ])('%s', (language, text) => {
    expect(languageOf(text)).toBe(language)
  })

  test.each([
    ['es', 'Te puede interesar: la campana de la torre'],
    ['es', 'No se encontró la página que busca'],
    ['fr', 'La boulangerie de la gare change de mains'],
    ['it', 'Chiude dopo anni la bottega che era di tutti'],
    ['pt', 'A página não foi encontrada'],
    ['de', 'Die Seite, die Sie suchen, gibt es nicht'],
    ['nl', 'De pagina die je zoekt bestaat niet'],
    ['pl', 'Zażółć gęślą jaźń, powiedział burmistrz'],
    ['tr', 'Köprünün açılışı şubatta yapılacak'],
    ['ru', 'Лось дошёл до администрации и подождал приёма'],
    ['uk', 'Мости між двома берегами її річки'],
    ['ar', 'الصفحة التي تبحث عنها غير موجودة'],
    ['fa', 'شهردار گفت که پل به مدت یک ماه بسته می‌شود'],
  ])('%s, from a line: %s', (language, text) => {
    expect(languageOf(text)).toBe(language)
  })

  test('a foreign name does not make a headline foreign', () => {
    expect(languageOf('Erdoğan to meet Strauß in Łódź, officials say')).toBe('en')
    expect(languageOf('No experience? No problem')).toBe('en')
  })

  test('what is given holds, and what is given wrongly does not', () => {
    expect(languageOf('The council said so on Tuesday, and that was that.', 'cy')).toBe('cy')
    expect(languageOf('The council said so on Tuesday, and that was that.', 'English')).toBe('en')
  })

  test('a text too short to tell is taken for English, one without words for nothing', () => {
    expect(languageOf('June June')).toBe('en')
    expect(languageOf('… !')).toBe('und')
  })

  test('quotations in another language do not decide', () => {
    expect(languageOf('The mayor said "Wir haben kein Geld" and left the hall, and the council met again on the next day to talk about it.')).toBe('en')
  })
})
