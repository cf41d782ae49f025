import { describe, expect, it } from 'vitest'
import { kindOf } from '../../src/domain/file-kinds.ts'
import { joined, jpeg, noise, pdf, png, pngHead, pngPiece } from '../files.ts'

const kind = (bytes: Uint8Array) => kindOf(bytes.length, async (from, length) => bytes.slice(from, from + length))
const text = (words: string) => joined(words)
const MB = 1024 * 1024

describe('a file is what its content says', () => {
  it.each([
    ['a PDF', pdf(), 'application/pdf'],
    ['a PDF of 10 MB', pdf(10 * MB), 'application/pdf'],
    ['a PDF that ends without a line break', pdf().slice(0, -1), 'application/pdf'],
    ['a PDF whose table is a stream', joined('%PDF-2.0\n7 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\r\n'), 'application/pdf'],
    ['a PNG', png(), 'image/png'],
    ['a PNG of several MB', png(MB), 'image/png'],
    ['a PNG with words about it', png(10, pngPiece('tEXt', text('Title\0Drawing'))), 'image/png'],
    ['a JPEG', jpeg(), 'image/jpeg'],
    ['a JPEG whose scans are longer than what is read at a time', jpeg(200_000), 'image/jpeg'],
    ['a JPEG with a smaller one behind it, as phones make', joined(jpeg(), new Uint8Array(40), jpeg(100)), 'image/jpeg'],
    ['a JPEG with zeros behind it', joined(jpeg(), new Uint8Array(100_000)), 'image/jpeg'],
  ])('%s', async (_, bytes, wanted) => expect(await kind(bytes)).toBe(wanted))

  it.each([
    ['nothing', new Uint8Array()],
    ['one byte', new Uint8Array([0xff])],
    ['HTML', text('<!doctype html><script>alert(1)</script>')],
    ['SVG', text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a PDF whose header is not at the start', joined('\n', pdf())],
    ['HTML with a PDF in it', joined('<script>alert(1)</script>', pdf())],
    ['a byte-order mark and a PDF', joined('\xef\xbb\xbf', pdf())],
    ['a ZIP', joined('PK\x03\x04', noise(500))],
    ['a GIF', joined('GIF89a', noise(500))],
    ['a WebP', joined('RIFF\x10\0\0\0WEBPVP8 ', noise(50))],
    ['a program', joined('MZ', noise(500))],
    ['text', text('Dear Penny')],
  ])('none of the kinds: %s', async (_, bytes) => expect(await kind(bytes)).toBe(undefined))

  const zip = joined('PK\x03\x04', noise(50), 'PK\x05\x06', new Uint8Array(18))
  const [aPdf, aPng, aJpeg] = [pdf(), png(), jpeg()]
  it.each([
    ['a header of a PDF', text('%PDF-1.7')],
    ['a PDF of no version', joined('%PDF-x.y', aPdf.slice(8))],
    ['a PDF that is cut off', aPdf.slice(0, -40)],
    ['a large PDF that is cut off', pdf(MB).slice(0, MB / 2)],
    ['a PDF with HTML behind it', joined(aPdf, '<script>alert(1)</script>')],
    ['a PDF with a ZIP behind it', joined(aPdf, zip)],
    ['a PDF that says its table is behind its end', text('%PDF-1.7\nstartxref\n99999\n%%EOF')],
    ['a PDF that says its table is where there is none', text('%PDF-1.7\nhello\nstartxref\n9\n%%EOF')],
    ['a PDF and a PNG at once', joined('%PDF-1.7\n', aPng)],
    ['a header of a PNG', text(pngHead)],
    ['a PNG that is cut off', aPng.slice(0, -5)],
    ['a PNG that is cut off before its end', aPng.slice(0, -12)],
    ['a PNG with something behind it', joined(aPng, '\n')],
    ['a PNG with a ZIP behind it', joined(aPng, zip)],
    ['a PNG without an image', joined(aPng.slice(0, 33), aPng.slice(-12))],
    ['a PNG that does not begin with its size', joined(pngHead, aPng.slice(33))],
    ['a PNG with a piece that is longer than the file', joined(pngHead, aPng.slice(8, 33), '\x7f\xff\xff\xffIDAT', noise(50))],
    ['a PNG that is a PDF as well', png(10, pngPiece('tEXt', joined('a\0', aPdf)))],
    ['a PNG of very many pieces', png(10, ...Array.from({ length: 21_000 }, () => pngPiece('tEXt', new Uint8Array())))],
    ['a header of a JPEG', text('\xff\xd8\xff')],
    ['a JPEG that is cut off', aJpeg.slice(0, -2)],
    ['a JPEG that is cut off within a marker', aJpeg.slice(0, -1)],
    ['a JPEG with HTML behind it', joined(aJpeg, '<script>alert(1)</script>')],
    ['a JPEG with a ZIP behind it', joined(aJpeg, zip)],
    ['a JPEG with a half one behind it', joined(aJpeg, aJpeg.slice(0, 500))],
    ['a JPEG without a scan', text('\xff\xd8\xff\xe0\0\x04ab\xff\xd9')],
    ['a JPEG whose segment is longer than the file', text('\xff\xd8\xff\xe0\xff\xffab\xff\xd9')],
    ['a JPEG that is a PDF as well', joined('\xff\xd8\xff\xfe\0\x20', aPdf.slice(0, 30), aJpeg.slice(2))],
  ])('not a whole one: %s', async (_, bytes) => expect(await kind(bytes)).toBe('broken'))

  it('asks for a large file in few pieces, none of them large', async () => {
    const bytes = png(3 * MB)
    const asked: number[] = []
    await kindOf(bytes.length, async (from, length) => {
      asked.push(length)
      return bytes.slice(from, from + length)
    })
    expect(asked.length).toBeLessThan(20)
    expect(Math.max(...asked)).toBeLessThanOrEqual(64 * 1024)
  })
})
