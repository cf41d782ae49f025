/* What a file is, decided by its content alone: its name and what a browser says of it are anybody's to choose (ASVS 5.2.2). */

/** The kinds of file that can be published. */
export type FileKind = 'application/pdf' | 'image/png' | 'image/jpeg'

/** Reads a piece of a file: from a byte on, so many. It gives fewer only where the file ends. */
type ReadPiece = (from: number, length: number) => Promise<Uint8Array>

/**
 * What a file is. All of a file is walked through, piece by piece: one that is cut off, or has something else behind its end or in
 * front of its beginning, could be two things at once.
 * @param size bytes
 * @returns its kind; "broken" when it begins like one of the kinds but is not a whole one; nothing when it is none of them
 */
export async function kindOf(size: number, read: ReadPiece): Promise<FileKind | 'broken' | undefined> {
  const at = inWindows(size, read)
  const head = latin(await at(0, Math.min(size, 1024)))
  if (head.startsWith('%PDF-')) return (await isWholePdf(size, at)) ? 'application/pdf' : 'broken'
  // Readers of PDF take one whose header stands anywhere in the first 1024 bytes: an image must not be one as well.
  const alsoPdf = head.includes('%PDF-')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return !alsoPdf && (await isWholePng(size, at)) ? 'image/png' : 'broken'
  if (head.startsWith('\xff\xd8\xff')) return !alsoPdf && (await isWholeJpeg(size, at)) ? 'image/jpeg' : 'broken'
  return undefined
}

const WINDOW = 64 * 1024

/** Reads ahead, so that a walk in small steps asks the file seldom. */
function inWindows(size: number, read: ReadPiece): ReadPiece {
  let start = 0
  let held = new Uint8Array()
  return async (from, length) => {
    if (from < start || from + length > start + held.length) {
      start = from
      held = new Uint8Array(await read(from, Math.max(0, Math.min(Math.max(length, WINDOW), size - from))))
    }
    return held.subarray(from - start, from - start + length)
  }
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** A version, and at the end the way to the cross-reference table or stream (ISO 32000-1, 7.5). */
async function isWholePdf(size: number, at: ReadPiece) {
  if (!/^%PDF-[12]\.\d/.test(latin(await at(0, 8)))) return false
  const tail = latin(await at(Math.max(0, size - 1024), Math.min(size, 1024)))
  const end = /startxref\s+(\d{1,10})\s+%%EOF[\s\0]*$/.exec(tail)
  if (!end) return false
  const table = Number(end[1])
  return table < size && /^\s*(xref\s|\d+\s+\d+\s+obj\b)/.test(latin(await at(table, Math.min(64, size - table))))
}

/** More pieces than any image of 10 MB has, so that one made of tiny ones does not keep the Worker busy. */
const MOST_PIECES = 20_000

/** IHDR, pieces of which IDAT is one, and IEND as the last bytes (PNG, third edition, 5). */
async function isWholePng(size: number, at: ReadPiece) {
  let hasData = false
  let from = 8
  for (let count = 0; count < MOST_PIECES && from + 12 <= size; count++) {
    const view = viewOf(await at(from, 8))
    const [length, name] = [view.getUint32(0), latin(await at(from + 4, 4))]
    if ((count === 0) !== (name === 'IHDR') || !/^[a-zA-Z]{4}$/.test(name)) return false
    if (name === 'IHDR' && length !== 13) return false
    hasData ||= name === 'IDAT'
    from += 12 + length
    if (name === 'IEND') return hasData && length === 0 && from === size
  }
  return false
}

/** Segments, among them a frame and a scan, up to the end of the image (ITU-T T.81, B). */
async function isWholeJpeg(size: number, at: ReadPiece) {
  let from = 0
  // Phones put further images behind the first: a smaller one, or one that tells how bright it is to be shown.
  for (let image = 0; image < 16; image++) {
    const end = await endOfJpeg(from, size, at)
    if (end === undefined) return false
    from = await afterZeros(end, size, at)
    if (from === size) return true
  }
  return false
}

/** Where the image that begins at a byte ends; nothing when it is not whole. */
async function endOfJpeg(begin: number, size: number, at: ReadPiece): Promise<number | undefined> {
  if (latin(await at(begin, 2)) !== '\xff\xd8') return undefined
  let [hasFrame, hasScan] = [false, false]
  let from = begin + 2
  for (let count = 0; count < MOST_PIECES && from + 2 <= size; count++) {
    const [mark, marker] = (await at(from, 2)) as unknown as [number, number]
    if (mark !== 0xff) return undefined
    if (marker === 0xff) {
      from += 1 // a fill byte
      continue
    }
    if (marker === 0xd9) return hasFrame && hasScan ? from + 2 : undefined
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || from + 4 > size) return undefined
    const length = viewOf(await at(from + 2, 2)).getUint16(0)
    if (length < 2) return undefined
    hasFrame ||= marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    from += 2 + length
    if (marker !== 0xda) continue
    hasScan = true
    from = await endOfScan(from, size, at)
  }
  return undefined
}

/** Where the next marker stands: within a scan, 0xFF is followed by zero or the number of a restart. */
async function endOfScan(begin: number, size: number, at: ReadPiece): Promise<number> {
  let from = begin
  while (from < size) {
    const piece = await at(from, Math.min(WINDOW, size - from))
    let found = piece.indexOf(0xff)
    while (found !== -1 && found + 1 < piece.length) {
      const next = piece[found + 1]!
      if (next !== 0 && (next < 0xd0 || next > 0xd7)) return from + found
      found = piece.indexOf(0xff, found + 2)
    }
    // A mark whose second byte stands in the next piece is looked at again there.
    from += found === -1 || piece.length < 2 ? piece.length : found
  }
  return size
}

async function afterZeros(begin: number, size: number, at: ReadPiece): Promise<number> {
  let from = begin
  while (from < size) {
    const piece = await at(from, Math.min(WINDOW, size - from))
    const found = piece.findIndex((byte) => byte !== 0)
    if (found !== -1) return from + found
    from += piece.length
  }
  return size
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
