/** Credits of pictures in the languages of the lexicon: "Foto: Anna Keller", "（新华社记者 李明 摄）", "사진=연합뉴스". */
import { classOf, CLOSE, LOWER, OPEN, STOP } from '../../text/characters.ts'
import { data } from '../lexicon/article-parts.yaml.ts'

const LABELS: ReadonlySet<string> = new Set(data.credit_labels.map((label) => label.toLowerCase()))
/** "Crédit photo", "Photo d'illustration", "Źródło zdjęcia" have no more words. */
const LABEL_WORDS = 3
/** Labels are shorter, in code units. */
const LABEL_LENGTH = 30

/** Without one of these no line ends in a credit; most captions of English news have none. */
const SIGN = /[:：=＝©ⓒ摄攝]|[Ff](?:ot|OT)\./
/** Between a label and the name. */
const MARK = /[:：/／|｜=＝©ⓒ]/
const ENDING_MARK = /[:：=＝©ⓒ]/g
/** A stop of its own is the Polish label's: "Fot. Anna Nowak". */
const ABBREVIATED = /(?<!\p{L})[Ff](?:ot|OT)\. ?(?=\p{Lu})/gu
/** What a label in small letters has before it: the end of the caption's own text. */
const BEFORE_LABEL = /[.!?…»”"'」)）|/–—。] ?$/
/** A name, or several. */
const OWNER = /^ ?[^.!?。！？]{2,60}$/
/** "＝17日、水原町、北村遥撮影": the mark before whoever took the picture, with what the line ends with. */
const DATED = /[＝=][^。！？]{1,60}$/
const CHINESE = /(?:新华社|中新社|人民网|记者|記者)[^。！？]{1,14}[摄攝]$/
/** "ⓒ 뉴스" */
const CASELESS_OWNER = /[ⓒ©]\s?[\p{Lo}\d][^.!?。]{1,40}$/u
/** The bracket at the end of a line is not longer. */
const BRACKET_LENGTH = 100

const isLabel = (text: string): boolean => LABELS.has(text.toLowerCase())
const endsLikeCredit = (text: string): boolean => data.credit_ends.some((end) => text.endsWith(end))

/** The label at the head of the line with its mark: "Foto: ", "사진=". */
export function beginsWithCredit(line: string): string | undefined {
  const head = line.slice(0, LABEL_LENGTH)
  const mark = MARK.exec(head)
  if (mark) return isLabel(head.slice(0, mark.index).trim()) && mark.index + 1 < line.length ? head.slice(0, mark.index + 1) : undefined
  return /^[Ff](?:ot|OT)\. ?/.exec(head)?.[0]
}

/** `tail` is the last part of the line. */
export function endsWithCredit(tail: string, isBracketed: boolean): boolean {
  if (isBracketed) return isCreditInBrackets(tail)
  if (!SIGN.test(tail)) return false
  for (const mark of tail.matchAll(ENDING_MARK)) {
    if (OWNER.test(tail.slice(mark.index + 1)) && labelsAt(tail, mark.index)) return true
  }
  for (const label of tail.matchAll(ABBREVIATED)) if (OWNER.test(tail.slice(label.index + label[0].length))) return true
  return (DATED.test(tail) && endsLikeCredit(tail)) || CHINESE.test(tail) || CASELESS_OWNER.test(tail)
}

/** Whether a label ends at the offset: with a capital, in a script without any, or behind the end of a sentence. */
function labelsAt(tail: string, at: number): boolean {
  const before = tail.slice(Math.max(0, at - LABEL_LENGTH), at).trimEnd()
  for (let words = 1, start = before.length; words <= LABEL_WORDS && start > 0; words++) {
    start = before.lastIndexOf(' ', start - 1)
    const label = /[\p{L}\p{M}'’ .]*$/u.exec(before.slice(start + 1))![0]
    if (label !== '' && isLabel(label)) {
      return classOf(label.charCodeAt(0)) !== LOWER || BEFORE_LABEL.test(before.slice(0, before.length - label.length))
    }
  }
  return false
}

/** "… (Foto: dpa)", "… (foto Ansa)", "…（李明 摄）" */
function isCreditInBrackets(tail: string): boolean {
  let end = tail.length - 1
  if (classOf(tail.charCodeAt(end)) === STOP) end--
  if (classOf(tail.charCodeAt(end)) !== CLOSE) return false
  let start = end - 1
  while (start >= 0 && end - start < BRACKET_LENGTH && classOf(tail.charCodeAt(start)) !== OPEN) start--
  if (start < 0 || classOf(tail.charCodeAt(start)) !== OPEN) return false
  const inside = tail.slice(start + 1, end).trim()
  if (beginsWithCredit(inside) !== undefined || endsLikeCredit(inside)) return true
  for (let space = inside.indexOf(' '); space > 0 && space < LABEL_LENGTH; space = inside.indexOf(' ', space + 1)) {
    if (isLabel(inside.slice(0, space)) && classOf(inside.charCodeAt(space + 1)) !== LOWER) return true
  }
  return false
}
