import { defineResidueRule } from '../../src/residue.ts'
import { landmarksOf, wordSet } from '../../src/rule.ts'

/** Where the picture of a post stood, its address was left. */
const ADDRESSES = ['pic.twitter.com/', 'pic.x.com/']
const BEFORE_SITE = 'pic.'.length
const SITES = wordSet(['twitter', 'x'])
const CODE = /[A-Za-z0-9]{6,14}/y
const SCHEME = /https?:\/\/$/

export default defineResidueRule({
  id: 'residue/embedded-post',
  summary: 'the address of a picture that was left of an embedded post',
  why: 'The post was shown with its picture; of the picture nothing is left but a code that no reader can use.',
  mend: 'Delete the address, and say in the text what the picture shows if the story needs it.',
  // many desks leave it where the post was quoted as a whole
  severity: 'info',
  kinds: ['picture of a post'],
  examples: {
    wrong: [
      { text: 'The road is open again. «pic.twitter.com/a8Kd02LmQx»', fixed: 'The road is open again.' },
      '"Back soon," she wrote. «pic.twitter.com/Zk31aaPQ9d» Her agent said no more.',
      'The bridge at noon «pic.twitter.com/qq81MnX2ab»\n\n— Ada Lind (@adalind) March 4, 2024',
      'Snow in May! «https://pic.twitter.com/BbT0912kLm»',
      'Our new ferry «pic.x.com/k91Lm20Pqa»',
      'Boats«pic.twitter.com/a8Kd02LmQx» and more boats, the harbour master wrote.',
      'Die Brücke ist offen. «pic.twitter.com/HHk31aaPQ9»',
      'First catch of the year «pic.twitter.com/a8Kd02LmQx» «pic.twitter.com/Zk31aaPQ9d»',
    ],
    right: [
      'Addresses that begin with pic.twitter.com lead to pictures.',
      'The picture was put on twitter.com by a passer-by.',
      'Go to pic.twitter.com/ and wait, the manual says.',
      'A pic of the bridge was shared on Twitter.',
      'The film was shown at pic.example/a8Kd02LmQx for a week.',
      'Pictures stood at https://example.org/pic/a8Kd02LmQx until May.',
      'She deleted her account on X.com on Friday.',
      'The topic.twitter said nothing, and pic.twitter.co/abcdefgh is another site.',
    ],
  },
  check({ text, scan }, report) {
    for (const word of landmarksOf(scan).tight) {
      if (!SITES.has(scan.words.hash[word]!)) continue
      const at = scan.words.start[word]! - BEFORE_SITE
      const address = ADDRESSES.find((known) => text.startsWith(known, at))
      if (address === undefined) continue
      CODE.lastIndex = at + address.length
      const code = CODE.exec(text)?.[0]
      if (code === undefined) continue
      const start = at - (SCHEME.exec(text.slice(Math.max(0, at - 8), at))?.[0].length ?? 0)
      const end = at + address.length + code.length
      const blank = text[start - 1] === ' ' ? 1 : 0
      report({
        start,
        end,
        kind: 'picture of a post',
        message: `${text.slice(start, end)} stands for a picture that is not there; delete it`,
        confidence: 0.95,
        fix: { start: start - blank, end, text: '', safe: true },
      })
    }
  },
})
