import { defineRule } from '../../src/rule.ts'
import { data } from './calendar.yaml.ts'

const { weekdays, months } = data
const MONTHS: readonly string[] = months.map((forms) => forms.join('|'))
const MONTH = `(${MONTHS.join('|')})\\.?`
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
/** "Monday, March 5, 2024", "Monday (March 5, 2024)". */
const MONTH_FIRST = new RegExp(`,? (?:the |\\()?${MONTH} ${DAY},? (\\d{4})(?!\\d)`, 'yi')
/** "Monday, 5 March 2024", "Monday, the 5th of March 2024". */
const DAY_FIRST = new RegExp(`,? (?:the |\\()?${DAY} (?:of )?${MONTH},? (\\d{4})(?!\\d)`, 'yi')
/** Older dates may be told by another calendar. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2100

export default defineRule({
  id: 'consistency/weekday',
  summary: 'a date with a weekday that it does not fall on',
  why: 'One of the two is wrong, and a reader who goes by the wrong one stands before a closed door.',
  mend: 'Find out which of the two is meant. The suggestion holds where the date is right.',
  severity: 'warning',
  phrases: { weekdays },
  examples: {
    wrong: [
      'The museum opens again on «Monday, March 5, 2024», its director said.',
      'The court sat on «Friday, 6 September 2023», a week after the fire.',
      '«Sunday, Dec. 25, 2023» was the coldest day of the winter.',
      'The vote is on «Tuesday the 3rd of May 2023», the clerk wrote.',
      'He was last seen on «Thursday (January 1, 2025)» in a bakery.',
      'The strike began on «Friday 1 August 2019» and never ended.',
      'On «Saturday, November 22, 1963» the town heard the news on the radio.',
      'Born on «Monday, Feb 29, 2000», she has had six birthdays.',
    ],
    right: [
      'The museum opens again on Tuesday, March 5, 2024, its director said.',
      'The court sat on Friday, 6 September 2019, a week after the fire.',
      'The fair is on Monday, March 5.',
      'He came on Monday. March 5, 2024 was his birthday.',
      'The battle was fought on Monday, October 14, 1066.',
      'On Sunday, 25 March 2,024 people walked over the bridge.',
      'She was born on Tuesday, Feb. 29, 2000.',
      'Monday and March 5, 2024, are the dates to remember.',
      'The film "Black Sunday" was shown on May 31, 2024.',
      'On Sunday 30 April 20245 was the number of the lot.',
    ],
  },
  check({ text }, report, hits) {
    for (const { start, end, phrase } of hits) {
      const date = dateBehind(text, end)
      if (date === undefined) continue
      const told = weekdays.indexOf(phrase as (typeof weekdays)[number])
      const right = new Date(Date.UTC(date.year, date.month, date.day)).getUTCDay()
      if (told === right) continue
      const name = weekdays[right]!.replace(/^./, (letter) => letter.toUpperCase())
      report({
        start,
        end: date.end,
        message: `${text.slice(start, date.end)} was no ${text.slice(start, end)} but a ${name}; check which of the two is meant`,
        confidence: 0.95,
        suggestions: [{ message: `write "${name}"`, start, end, text: name }],
      })
    }
  },
})

interface CalendarDay {
  readonly year: number
  /** 0 to 11. */
  readonly month: number
  readonly day: number
  readonly end: number
}

function dateBehind(text: string, at: number): CalendarDay | undefined {
  MONTH_FIRST.lastIndex = DAY_FIRST.lastIndex = at
  const monthFirst = MONTH_FIRST.exec(text)
  const found = monthFirst ?? DAY_FIRST.exec(text)
  if (found === null) return undefined
  const [monthName, dayOfMonth] = monthFirst === null ? [found[2]!, found[1]!] : [found[1]!, found[2]!]
  const year = Number(found[3])
  const day = Number(dayOfMonth)
  const month = months.findIndex((forms) => (forms as readonly string[]).includes(monthName.toLowerCase()))
  if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > new Date(Date.UTC(year, month + 1, 0)).getUTCDate()) return undefined
  const bracket = found[0].includes('(') && text[at + found[0].length] === ')' ? 1 : 0
  return { year, month, day, end: at + found[0].length + bracket }
}
