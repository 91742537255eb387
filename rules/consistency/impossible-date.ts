import { defineRule } from '../../src/rule.ts'
import { data } from './impossible-date.yaml.ts'

/** "February 30", "Feb. 29, 2023"; a noun behind it makes it a number of things: "since June 31 people have left". */
const DAY_BEHIND = /\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4})(?!\d)|(?=[.,;:)!?\n]|$)(?!,\d))/y
/** "30 February". */
const DAY_BEFORE = /(?:^|[\s(])(\d{1,2})(?:st|nd|rd|th)?(?: of)? $/
const YEAR_BEHIND = /,? (\d{4})(?!\d)/y
const LONGEST_BEFORE = 12
/** April and June are names, too: what stands before a date tells it from the age of a woman. */
const LEADS_TO_DATE = /(?:\b(?:on|until|till|by|from|through|since|after|before|to|the)|day,?) $/i
const LONGEST_LEAD = 12
const MOST_DAYS = 31

export default defineRule({
  id: 'consistency/impossible-date',
  summary: 'a day that its month does not have',
  why: 'Nobody can come on 31 June; the day or the month is wrong.',
  mend: 'Find out which day is meant.',
  severity: 'warning',
  phrases: data,
  examples: {
    wrong: [
      'The museum is open until «February 30», its director said.',
      'He signed the lease on «June 31».',
      'The ban ends on «31 April 2024», the ministry said.',
      'She was born on «Feb. 29, 2023», in a taxi.',
      'The fair runs from 1 to «31 September».',
      'The lock was closed on Friday, «Nov. 31», for repairs.',
      'The court gave him until the «31st of June».',
      'The record of «February 30, 2019» was never beaten.',
    ],
    right: [
      'She was born on Feb. 29, 2024, in a taxi.',
      'Since June 31 people have left the village.',
      'In February, 30 boats were sold, and in April 31.',
      'April 31, and June 32, are sisters.',
      'The meeting is on 30 April and on 31 May.',
      'At 10:31 June Harris rang the bell.',
      'On Nov. 30, the lock opens again.',
      'By June 31,000 people had signed.',
      'The ship sank on February 29, 1904.',
    ],
  },
  check({ text }, report, hits) {
    for (const { start, end, data: month } of hits) {
      if (!/\p{Lu}/u.test(text[start]!)) continue
      const date = dateAt(text, start, end)
      if (date === undefined) continue
      const most = month['days'] === 29 && date.year !== undefined && !isLeap(date.year) ? 28 : month['days'] as number
      if (date.day <= most || date.day > MOST_DAYS) continue
      const written = text.slice(date.start, date.end)
      report({ start: date.start, end: date.end, message: `there is no ${written}; find out which day is meant`, confidence: 0.95 })
    }
  },
})

interface WrittenDate {
  readonly day: number
  readonly year: number | undefined
  readonly start: number
  readonly end: number
}

function dateAt(text: string, start: number, end: number): WrittenDate | undefined {
  const before = DAY_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_BEFORE), start))
  if (before !== null) {
    YEAR_BEHIND.lastIndex = end
    const year = YEAR_BEHIND.exec(text)
    return {
      day: Number(before[1]),
      year: year === null ? undefined : Number(year[1]),
      start: start - before[0].length + before[0].search(/\d/),
      end: end + (year?.[0].length ?? 0),
    }
  }
  DAY_BEHIND.lastIndex = end
  const behind = DAY_BEHIND.exec(text)
  if (behind === null) return undefined
  const leads = behind[2] !== undefined || LEADS_TO_DATE.test(text.slice(Math.max(0, start - LONGEST_LEAD), start))
  if (!leads) return undefined
  return { day: Number(behind[1]), year: behind[2] === undefined ? undefined : Number(behind[2]), start, end: end + behind[0].length }
}

const isLeap = (year: number): boolean => new Date(Date.UTC(year, 2, 0)).getUTCDate() === 29
