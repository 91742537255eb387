/** Lines that are nothing but an address: of a page, a mailbox, an account, or of another story on the outlet's site. */
import type { Scan } from '../../text/scan.ts'
import { GAP_OTHER, GAP_SPACE, hashWord, wordSet } from '../../text/words.ts'
import { furnitureOf, LABEL, SURE, type Match } from './lexicon.ts'
import { COLON, NO_STOP, type LineTable } from './lines.ts'

const ADDRESS_LENGTH = 320
const AT = 64
/** An address as machines write it, with its scheme; nobody prints it on a line of its own for readers. */
const WITH_SCHEME = /^<?https?:\/\/\S+$/i
/** What a reader may be given at the end of an article as well: a mailbox, an account. */
const MAILBOX = /^<?[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}>?$/i
const ACCOUNT = /^(?:@\w{2,30}|(?:www\.)?(?:twitter|x|facebook|instagram|linkedin|youtube|t|po)\.(?:com|me|st)\/\S{1,200})$/i
const LABEL_WORDS = 3
/** "Listen: http://…", "Twitter: @anaruiz": a few words, a colon, an address. */
const LABELLED = /^[^:]{2,40}: ?(?:<?https?:\/\/\S{1,250}\s?|[\w.+-]{0,64}@[\w.-]{2,80})$/i
/** "Follow @anaruiz Follow @harbourherald". */
const FOLLOWED = /^(?:-\s)?(?:follow\s?:?\s?@\w{2,30}\s*){1,6}$/i
const FOLLOW = hashWord('follow')
/** "On CoastWeekly.com: Mayor resigns", "Also on coastweekly.com Mayor resigns". */
const ON_SITE = /^(?:(?:also|more) )?(?:on|at|from) (?:[\w-]{1,63}\.){1,4}[a-z]{2,6}\s?[:|]/i
const ALSO_ON_SITE = /^also on (?:[\w-]{1,63}\.){1,4}[a-z]{2,6} \S/i
const SITE_LEADS = wordSet(['also', 'more', 'on', 'at', 'from'])

export function markAddresses(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  const { words, text } = scan
  for (let k = 0; k < table.count; k++) {
    if (match[k] !== undefined || table.words[k] === 0 || table.end[k]! - table.start[k]! > ADDRESS_LENGTH) continue
    const first = table.firstWord[k]!
    const count = table.words[k]!
    if (SITE_LEADS.has(words.hash[first]!) && table.stop[k] === NO_STOP) {
      const line = text.slice(table.start[k], table.end[k])
      if (ON_SITE.test(line) || ALSO_ON_SITE.test(line)) {
        match[k] = { furniture: furnitureOf('related-stories', 'link to a related story'), strength: SURE }
      }
      continue
    }
    if (words.hash[first] === FOLLOW && FOLLOWED.test(text.slice(table.start[k], table.end[k]))) {
      match[k] = { furniture: furnitureOf('share-bar', 'invitation to follow'), strength: SURE }
      continue
    }
    let spaces = 0
    // no address without a colon, a slash or an @
    let isMarked = text.charCodeAt(table.start[k]!) === AT
    for (let i = first + 1; i < first + count && spaces <= LABEL_WORDS; i++) {
      if ((words.gap[i]! & GAP_SPACE) !== 0) spaces++
      if ((words.gap[i]! & GAP_OTHER) !== 0) isMarked = true
    }
    if (spaces > LABEL_WORDS || !isMarked) continue
    const line = text.slice(table.start[k], table.end[k])
    const isAnnounced = k > 0 && table.stop[k - 1] === COLON
    const bare = furnitureOf('page-furniture', 'bare address')
    if (spaces > 0) {
      if (LABELLED.test(line)) match[k] = { furniture: bare, strength: LABEL }
    } else if (WITH_SCHEME.test(line)) match[k] = { furniture: bare, strength: isAnnounced ? LABEL : SURE }
    else if (ACCOUNT.test(line)) match[k] = { furniture: furnitureOf('share-bar', 'social handle'), strength: LABEL }
    else if (MAILBOX.test(line)) match[k] = { furniture: furnitureOf('site-notice', 'contact or tip line'), strength: LABEL }
  }
}
