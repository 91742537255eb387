/**
 * A table of numbers by key that is built once and then only read. The keys themselves are not stored: a value is the exclusive or of
 * three cells, 1.23 cells a key (Graf and Lemire, "Xor filters", 2020). What was not put in is found by mistake as often as its check bits
 * agree by chance. A key is two independent 32-bit hashes.
 */
const CELLS_A_KEY = 1.23
const SPARE_CELLS = 32
const BLOCKS = 3
const RANGE = 2 ** 32

/** Spreads a number over 32 bits; every seed does it otherwise (the last steps of MurmurHash3, the seed between them). */
export function mix(key: number, seed: number): number {
  let hash = Math.imul(key ^ (key >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13) ^ seed, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Cells of a table for so many keys. */
export function cellsFor(keys: number): number {
  return Math.ceil((CELLS_A_KEY * keys + SPARE_CELLS) / BLOCKS) * BLOCKS
}

/** What the three cells of the key hold together. */
export function valueAt(cells: Uint8Array | Uint16Array, first: number, second: number): number {
  const block = cells.length / BLOCKS
  const turned = ((first << 16) | (first >>> 16)) >>> 0
  const at = (hash: number): number => Math.floor((hash * block) / RANGE)
  return cells[at(first)]! ^ cells[block + at(turned)]! ^ cells[2 * block + at(second)]!
}

export interface Column {
  readonly cells: Uint8Array | Uint16Array
  /** By key. */
  readonly values: ArrayLike<number>
}

/**
 * Fills tables of equal length so that `valueAt` gives each key its value of each table. Throws for keys that no order fits, which two
 * equal keys among them are: the hashes are to be taken otherwise.
 */
export function fillTables(first: Uint32Array, second: Uint32Array, columns: readonly Column[]): void {
  const keys = first.length
  const size = columns[0]!.cells.length
  const block = size / BLOCKS
  const cell = (key: number, part: number): number => {
    const hash = part === 0 ? first[key]! : part === 1 ? ((first[key]! << 16) | (first[key]! >>> 16)) >>> 0 : second[key]!
    return part * block + Math.floor((hash * block) / RANGE)
  }
  // of every cell, how many keys it has and the exclusive or of their numbers: a cell with one key gives that key away
  const count = new Uint32Array(size)
  const mixed = new Uint32Array(size)
  for (let key = 0; key < keys; key++) {
    for (let part = 0; part < BLOCKS; part++) {
      count[cell(key, part)]!++
      mixed[cell(key, part)]! ^= key
    }
  }
  const alone: number[] = []
  for (let i = 0; i < size; i++) if (count[i] === 1) alone.push(i)
  const order: { key: number; cell: number }[] = []
  for (let own = alone.pop(); own !== undefined; own = alone.pop()) {
    if (count[own] !== 1) continue
    const key = mixed[own]!
    order.push({ key, cell: own })
    for (let part = 0; part < BLOCKS; part++) {
      const at = cell(key, part)
      count[at]!--
      mixed[at]! ^= key
      if (count[at] === 1) alone.push(at)
    }
  }
  if (order.length < keys) throw new Error(`${keys - order.length} of ${keys} keys cannot be placed`)
  for (const { cells, values } of columns) {
    for (const { key, cell: own } of order.toReversed()) {
      cells[own] = 0
      cells[own] = values[key]! ^ valueAt(cells, first[key]!, second[key]!)
    }
  }
}
