import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { everythingTyped } from './browser.ts'

// Runs last (see the order in vitest.config.ts): after finished and abandoned journeys, in every way.

/** Every file below a folder, links not followed. */
function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (entry.isFile()) yield path
  }
}

const contentOf = (path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch (error) {
    if (existsSync(path)) throw error
    return Buffer.alloc(0)
  }
}

const forms = (value: string): [string, Buffer][] =>
  [value, value.toLowerCase(), value.toUpperCase()].flatMap((cased) => {
    const bytes = Buffer.from(cased)
    // What stands before a value moves its base64 by up to two characters; the middle of each stays the same.
    const base64 = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .replace(/=+$/, '')
        .slice(shift ? 4 : 0, -2),
    )
    return [
      ['plain', bytes],
      ['hex', Buffer.from(bytes.toString('hex'))],
      ['hex', Buffer.from(bytes.toString('hex').toUpperCase())],
      ...base64.map((text): [string, Buffer] => ['base64', Buffer.from(text)]),
      ...base64.map((text): [string, Buffer] => ['base64url', Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_'))]),
    ]
  })

type Sought = { value: string; form: string; bytes: Buffer }

/** Everything that is looked for, by its first four bytes: each file is gone through once, however much was typed. */
function soughtOf(values: readonly string[]): Map<number, Sought[]> {
  const sought = new Map<number, Sought[]>()
  for (const value of new Set(values))
    for (const [form, bytes] of forms(value)) {
      // Six characters of base64 stand somewhere by chance, among so many.
      if (bytes.length < (form.startsWith('base64') ? 8 : 6)) continue
      const beginning = bytes.readUInt32LE(0)
      sought.set(beginning, [...(sought.get(beginning) ?? []), { value, form, bytes }])
    }
  return sought
}

/** A code's digits stand by chance within ids, times and hashes: wrangler's log is full of them. */
function isOfLongerNumber(content: Buffer, at: number, { value, form, bytes }: Sought): boolean {
  const [before, after] = [content[at - 1], content[at + bytes.length]].map((byte) => String.fromCharCode(byte ?? 32))
  return form === 'plain' && /^\d+$/.test(value) && (/[\da-f.]/i.test(before!) || /[\da-f]/i.test(after!))
}

function* foundIn(content: Buffer, sought: Map<number, Sought[]>): Generator<Sought> {
  for (let at = 0; at + 6 <= content.length; at++)
    for (const each of sought.get(content.readUInt32LE(at)) ?? [])
      if (content.subarray(at, at + each.bytes.length).equals(each.bytes) && !isOfLongerNumber(content, at, each)) yield each
}

it('finds none of the values typed anywhere under .local: database, WAL, KV, logs', () => {
  const values = everythingTyped().filter((value) => value.length >= 6)
  expect(values.length).toBeGreaterThan(40)
  const folder = join(inject('portalFolder'), '.local')
  // The portal runs on: a file of its stores may go while this looks.
  const files = [...filesBelow(folder)].filter((path) => statSync(path, { throwIfNoEntry: false })?.size)
  expect(files.some((path) => path.includes('database'))).toBe(true)
  expect(files.some((path) => /kv|wrangler/.test(path))).toBe(true)

  const sought = soughtOf(values)
  const found = files.flatMap((path) =>
    [...foundIn(contentOf(path), sought)].map(({ value, form }) => `${path.slice(folder.length)}: ${value} (${form})`),
  )
  expect([...new Set(found)]).toEqual([])
})

it('would find a value that is there, in every form', () => {
  const sought = soughtOf(['Framwellgate'])
  for (const form of ['Framwellgate', 'framwellgate', '4672616d77656c6c67617465'])
    expect([...foundIn(Buffer.from(`xyz${form}`), sought)]).toHaveLength(1)
  const code = soughtOf(['478721'])
  for (const text of ['code 478721.', '"478721"', '478721'])
    expect([...foundIn(Buffer.from(text), code)].length, text).toBeGreaterThan(0)
  for (const text of ['1795478721360', '0.478721', 'a478721f'])
    expect([...foundIn(Buffer.from(text), code)], text).toHaveLength(0)
  for (const before of ['', '.', '..']) {
    const content = Buffer.from(`x${Buffer.from(`${before}Framwellgate..`).toString('base64')}`)
    expect([...foundIn(content, sought)].length, before).toBeGreaterThan(0)
  }
})
