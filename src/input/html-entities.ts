import { Tokenizer } from 'htmlparser2'

const known = new Map<string, string>()

/** What a character reference (`&eacute;`, `&#8217;`) stands for; itself when it is none. */
export function decodeEntity(reference: string): string {
  let text = known.get(reference)
  if (text === undefined) {
    text = decode(reference)
    // numeric references of a hostile file would fill the memory
    if (known.size < 5000) known.set(reference, text)
  }
  return text
}

function decode(reference: string): string {
  let text = ''
  const nothing = (): void => {}
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, {
    ontext: (start, end) => { text += reference.slice(start, end) },
    ontextentity: (codePoint) => { text += String.fromCodePoint(codePoint) },
    onattribdata: nothing, onattribentity: nothing, onattribend: nothing, onattribname: nothing, oncdata: nothing, onclosetag: nothing,
    oncomment: nothing, ondeclaration: nothing, onend: nothing, onopentagend: nothing, onopentagname: nothing,
    onprocessinginstruction: nothing, onselfclosingtag: nothing,
  })
  tokenizer.write(reference)
  tokenizer.end()
  return text
}
