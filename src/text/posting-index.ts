/** Which texts a shingle stands in: an open-addressed table over shingles with a chain of postings each, all in typed arrays. */

const END = -1

export class PostingIndex {
  private readonly mostPostings: number
  private keys = new Uint32Array(1 << 12)
  private heads = new Int32Array(1 << 12).fill(END)
  private sizes = new Uint8Array(1 << 12)
  private used = 0
  private next: Int32Array = new Int32Array(1 << 12)
  private texts: Int32Array = new Int32Array(1 << 12)
  private postings = 0

  /** `mostPostings`, at most 255: later texts with the same shingle are not kept. */
  constructor(mostPostings: number) {
    this.mostPostings = mostPostings
  }

  /** Notes that the text has the shingle, and calls back for every earlier text that is known to have it. Texts come in ascending order. */
  add(shingle: number, text: number, found: (earlier: number) => void): void {
    if (this.used * 2 > this.keys.length) this.growTable()
    const slot = this.slotOf(shingle)
    const head = this.heads[slot]!
    if (head === END) {
      this.keys[slot] = shingle
      this.used++
    } else if (this.texts[head] === text) return
    for (let posting = head; posting !== END; posting = this.next[posting]!) found(this.texts[posting]!)
    if (this.sizes[slot]! >= this.mostPostings) return
    if (this.postings === this.texts.length) {
      this.texts = doubled(this.texts)
      this.next = doubled(this.next)
    }
    this.texts[this.postings] = text
    this.next[this.postings] = head
    this.heads[slot] = this.postings++
    this.sizes[slot]!++
  }

  private slotOf(shingle: number): number {
    const mask = this.keys.length - 1
    let slot = (shingle ^ (shingle >>> 16)) & mask
    while (this.heads[slot] !== END && this.keys[slot] !== shingle) slot = (slot + 1) & mask
    return slot
  }

  private growTable(): void {
    const { keys, heads, sizes } = this
    this.keys = new Uint32Array(keys.length * 2)
    this.heads = new Int32Array(keys.length * 2).fill(END)
    this.sizes = new Uint8Array(keys.length * 2)
    for (let i = 0; i < keys.length; i++) {
      if (heads[i] === END) continue
      const slot = this.slotOf(keys[i]!)
      this.keys[slot] = keys[i]!
      this.heads[slot] = heads[i]!
      this.sizes[slot] = sizes[i]!
    }
  }
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
