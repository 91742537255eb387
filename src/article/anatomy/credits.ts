/** Credits of pictures in the languages of the lexicon: "Foto: Anna Keller", "（新华社记者 李明 摄）", "사진=연합뉴스". */
import { data } from '../lexicon/article-parts.yaml.ts'

const escaped = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((a, b) => b.length - a.length).join('|')
const cases = (label: string): string[] => [...new Set([label, label.toLowerCase(), label.toUpperCase()])]

const CAPITALISED = escaped(data.credit_labels.flatMap((label) => [label, label.toUpperCase()]))
const ANY_CASE = escaped(data.credit_labels.flatMap(cases))
const ENDS = escaped(data.credit_ends)
const MARK = '\\s?(?:[:：/／|｜=＝©ⓒ]|(?<=[Ff]ot|FOT)\\.)\\s?'
const OPENING = '[(\\[（［【]'
const CLOSING = '[)\\]）］】]'
const INSIDE = '[^()\\[\\]（）［］【】。]'

/** "Foto: …" */
const BEGINS = new RegExp(`^(?:${ANY_CASE})${MARK}(?=\\S)`, 'u')
/** "… (Foto: dpa)", "… (foto Ansa)", "…（李明 摄）" */
const IN_BRACKETS = new RegExp(
  `${OPENING}\\s?(?:(?:${ANY_CASE})(?:${MARK}|\\s(?=[\\p{Lu}\\p{Lo}]))${INSIDE}{1,80}|${INSIDE}{1,60}(?:${ENDS}))\\s?${CLOSING}[.。]?$`,
  'u',
)
/** A label with a capital, or behind a mark. */
const LABEL = `(?:(?<![\\p{L}\\p{N}])(?:${CAPITALISED})|(?<=[.!?…»”"'」)）|/–—。]\\s?)(?:${ANY_CASE}))`
/** "… Foto: Anna Keller", "… / foto: ANP"; "＝17日、水原町、北村遥撮影"; "记者李明摄"; "ⓒ 뉴스". */
const ENDS_IN = new RegExp(
  [
    `${LABEL}\\s?(?:[:：=＝©ⓒ]|(?<=[Ff]ot)\\.)\\s?[^.!?。！？]{2,60}$`,
    `[＝=][^。！？]{1,60}(?:${ENDS})$`,
    '(?:新华社|中新社|人民网|记者|記者)[^。！？]{1,14}[摄攝]$',
    '[ⓒ©]\\s?[\\p{Lo}\\d][^.!?。]{1,40}$',
  ].join('|'),
  'u',
)

/** Without one of these there is no credit; most lines of English news have none, and trying every label takes its time. */
const MARKED = /[:：/／|｜=＝©ⓒ摄攝]|[Ff]ot\./
/** Labels are shorter, in code units. */
const LABEL_LENGTH = 30

export function beginsWithCredit(line: string): string | undefined {
  return MARKED.test(line.slice(0, LABEL_LENGTH)) ? BEGINS.exec(line)?.[0] : undefined
}

/** `tail` is the last part of the line. */
export function endsWithCredit(tail: string, isBracketed: boolean): boolean {
  return isBracketed ? IN_BRACKETS.test(tail) : MARKED.test(tail) && ENDS_IN.test(tail)
}
