/** Files that `npm run train` made: named arrays of numbers, read when they are first asked for. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type Numbers = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array
const KINDS = { u8: Uint8Array, i8: Int8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array } as const
export type Kind = keyof typeof KINDS
/** Arrays begin at multiples of this, in bytes. */
const ALIGNMENT = 8
const LENGTH_BYTES = 4

/** The arrays of `src/article/models/NAME.bin`. Little-endian, as written. */
export class TrainedFile {
  private readonly buffer: ArrayBuffer
  private readonly places: Readonly<Record<string, readonly [kind: Kind, start: number, length: number]>>

  constructor(name: string) {
    // package.json names the folder, so that source, compiled modules and the bundle find it alike
    const bytes = readFileSync(createRequire(import.meta.url).resolve(`#models/${name}.bin`))
    this.buffer = new Uint8Array(bytes).buffer
    const header = new DataView(this.buffer).getUint32(0, true)
    this.places = JSON.parse(Buffer.from(this.buffer, LENGTH_BYTES, header).toString('utf8')) as typeof this.places
  }

  array<K extends Kind>(name: string, kind: K): InstanceType<(typeof KINDS)[K]> {
    const place = this.places[name]
    if (place?.[0] !== kind) throw new Error(`the trained file has no array "${name}" of ${kind}`)
    return new KINDS[kind](this.buffer, place[1], place[2]) as InstanceType<(typeof KINDS)[K]>
  }
}

/** The bytes of a file with these arrays. */
export function trainedBytes(arrays: Readonly<Record<string, Numbers>>): Uint8Array {
  const kindOf = (array: Numbers): Kind => (Object.keys(KINDS) as Kind[]).find((kind) => array instanceof KINDS[kind])!
  const aligned = (at: number): number => Math.ceil(at / ALIGNMENT) * ALIGNMENT
  // the places depend on the header's length and stand in it: they are given room
  const room = 64 * Object.keys(arrays).length + ALIGNMENT
  let at = aligned(LENGTH_BYTES + room)
  const places: Record<string, [Kind, number, number]> = {}
  for (const [name, array] of Object.entries(arrays)) {
    places[name] = [kindOf(array), at, array.length]
    at = aligned(at + array.byteLength)
  }
  const bytes = new Uint8Array(at)
  const header = Buffer.from(JSON.stringify(places).padEnd(room))
  new DataView(bytes.buffer).setUint32(0, header.length, true)
  bytes.set(header, LENGTH_BYTES)
  for (const [name, array] of Object.entries(arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), places[name]![1])
  }
  return bytes
}
