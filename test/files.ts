/* Files of each kind, small and large, made by their formats' rules. */

const bytesOf = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
export const joined = (...parts: (Uint8Array | string)[]) => joinedList(parts)
const joinedList = (parts: readonly (Uint8Array | string)[]) => {
  const all = parts.map((part) => (typeof part === 'string' ? bytesOf(part) : part))
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of all) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Bytes that differ from place to place, so that swapped pieces are noticed. */
export const noise = (length: number) => {
  const bytes = new Uint8Array(length)
  let state = 2463534242
  for (let at = 0; at < length; at++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[at] = state
  }
  return bytes
}

/** A PDF, of an exact size where one is given. */
export function pdf(size = 0) {
  const head = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'
  const body = (filler: number) => joined(head, '2 0 obj\n<< >>\nstream\n', noise(filler), '\nendstream\nendobj\n')
  const tail = (at: number) => `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`
  const least = joined(body(0), tail(0)).length
  const places = (filler: number) => String(body(0).length + filler).length - 1
  const filler = Math.max(0, size - least - places(Math.max(0, size - least)))
  const content = body(filler)
  return joined(content, tail(content.length))
}

const uint32 = (value: number) => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value])
const pngPiece = (name: string, data: Uint8Array) => joined(uint32(data.length), name, data, uint32(0))
export const pngHead = '\x89PNG\r\n\x1a\n'

/** A PNG whose image data come in several pieces. Nobody here looks at its colours or checksums. */
export const png = (data = 2000, ...more: Uint8Array[]) =>
  joined(
    pngHead,
    pngPiece('IHDR', joined(uint32(10), uint32(10), new Uint8Array([8, 2, 0, 0, 0]))),
    ...more,
    ...[1, 2, 3].map(() => pngPiece('IDAT', noise(data))),
    pngPiece('IEND', new Uint8Array()),
  )
export { pngPiece }

const segment = (marker: number, data: Uint8Array) =>
  joined(new Uint8Array([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data)

/** A JPEG with two scans, stuffed bytes and a restart in them. */
export const jpeg = (length = 3000) => {
  const scan = Uint8Array.from([...noise(length)].flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])))
  return joined(
    '\xff\xd8',
    segment(0xe0, bytesOf('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    segment(0xdb, noise(65)),
    segment(0xc2, noise(15)),
    segment(0xc4, noise(28)),
    segment(0xda, noise(10)),
    scan,
    '\xff\xd3',
    scan,
    segment(0xda, noise(10)),
    scan,
    '\xff\xd9',
  )
}

export const fileOf = (content: Uint8Array, name: string, type = '') => new File([content], name, { type })
