/** Credits of pictures in the languages of the lexicon: "Foto: Anna Keller", "（新华社记者 李明 摄）", "사진=연합뉴스". */
import { data } from '../lexicon/article-parts.yaml.ts'

const escaped = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((a, b) => b.length - a.length).join('|')
const cases = (label: string): string[] => [...new Set([label, label.toLowerCase(), label.toUpperCase()])]

interface Patterns {
  /** "Foto: …" */
  readonly begins: RegExp
  /** "… (Foto: dpa)", "… (foto Ansa)", "…（李明 摄）" */
  readonly inBrackets: RegExp
  /** "… Foto: Anna Keller", "… / foto: ANP"; "＝17日、水原町、北村遥撮影"; "记者李明摄"; "ⓒ 뉴스". */
  readonly ends: RegExp
}

function build(): Patterns {
  const capitalised = escaped(data.credit_labels.flatMap((label) => [label, label.toUpperCase()]))
  const anyCase = escaped(data.credit_labels.flatMap(cases))
  const last = escaped(data.credit_ends)
  const mark = '\\s?(?:[:：/／|｜=＝©ⓒ]|(?<=[Ff]ot|FOT)\\.)\\s?'
  const inside = '[^()\\[\\]（）［］【】。]'
  // a label with a capital, or behind a mark
  const label = `(?:(?<![\\p{L}\\p{N}])(?:${capitalised})|(?<=[.!?…»”"'」)）|/–—。]\\s?)(?:${anyCase}))`
  return {
    begins: new RegExp(`^(?:${anyCase})${mark}(?=\\S)`, 'u'),
    inBrackets: new RegExp(
      `[(\\[（［【]\\s?(?:(?:${anyCase})(?:${mark}|\\s(?=[\\p{Lu}\\p{Lo}]))${inside}{1,80}|${inside}{1,60}(?:${last}))\\s?[)\\]）］】][.。]?$`,
      'u',
    ),
    ends: new RegExp(
      [
        `${label}\\s?(?:[:：=＝©ⓒ]|(?<=[Ff]ot)\\.)\\s?[^.!?。！？]{2,60}$`,
        `[＝=][^。！？]{1,60}(?:${last})$`,
        '(?:新华社|中新社|人民网|记者|記者)[^。！？]{1,14}[摄攝]$',
        '[ⓒ©]\\s?[\\p{Lo}\\d][^.!?。]{1,40}$',
      ].join('|'),
      'u',
    ),
  }
}

let patterns: Patterns | undefined

/** Without one of these there is no credit; most lines of English news have none, and trying every label takes its time. */
const MARKED = /[:：/／|｜=＝©ⓒ摄攝]|[Ff]ot\./
/** Labels are shorter, in code units. */
const LABEL_LENGTH = 30

export function beginsWithCredit(line: string): string | undefined {
  return MARKED.test(line.slice(0, LABEL_LENGTH)) ? (patterns ??= build()).begins.exec(line)?.[0] : undefined
}

/** `tail` is the last part of the line. */
export function endsWithCredit(tail: string, isBracketed: boolean): boolean {
  if (isBracketed) return (patterns ??= build()).inBrackets.test(tail)
  return MARKED.test(tail) && (patterns ??= build()).ends.test(tail)
}
