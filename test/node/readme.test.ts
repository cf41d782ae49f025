import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { providersOf } from '../../commands/message-providers/settings.ts'
import { councils } from '../../src/councils/all.ts'
import { limits } from '../../src/domain/limits.ts'

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')

const units: Record<string, number> = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000, byte: 1 }

/** "10 minutes" as 600000, "5" as 5, "5 in 1 hour" as a window, "1 minute, 5 minutes" as a list. */
function figureOf(text: string): unknown {
  if (text.includes(', ')) return text.split(', ').map(figureOf)
  const [most, window] = text.split(' in ')
  if (window) return { most: Number(most), windowMs: figureOf(window) }
  const [number = '', unit] = text.split(' ')
  return Number(number) * (unit ? units[unit.replace(/s$/, '')]! : 1)
}

const rows = [...readme.matchAll(/^\| [^|]+ \| ([^|]+) \| `([\w.]+)` \|$/gm)].map(([, value, name]) => ({
  name: name!,
  value: figureOf(value!),
}))
const find = (name: string) => name.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], limits)

it.each(rows)('says of $name what the code does', ({ name, value }) => expect(value).toEqual(find(name)))

/** What a limit is told by: a figure, a list, or a window. */
function namesOf(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([key, value]) => {
    const name = path ? `${path}.${key}` : key
    return typeof value === 'object' && !Array.isArray(value) && !('most' in value) ? namesOf(value, name) : [name]
  })
}

it('has every limit of the code', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(namesOf(limits).sort())
})

it('names only commands that exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

const channelWords = { email: 'e-mail', sms: 'text', voice: 'call' } as const

it('says of every provider of messages what it sends and which settings it has, and of no other', () => {
  const rows = [...readme.matchAll(/^\| `([\w-]+)` [^|]+ \| ([^|]+) \| ([^|]+) \| [^|]+ \| [^|]+ \|$/gm)]
  const told = rows.map(([, name, channels, settings]) => ({
    name,
    channels: channels!.split(', ').sort(),
    settings: [...settings!.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, setting]) => setting).sort(),
  }))
  const all = providersOf(councils)
  const names = [...new Set(all.map(({ name }) => name))]
  const real = names.map((name) => {
    const theirs = all.filter((each) => each.name === name)
    return {
      name,
      channels: theirs.map(({ channel }) => channelWords[channel]).sort(),
      settings: [...new Set(theirs.flatMap(({ settings }) => settings.map((each) => each.name)))].sort(),
    }
  })
  const byName = (one: { name?: string | undefined }, other: { name?: string | undefined }) => (one.name! < other.name! ? -1 : 1)
  expect(told.sort(byName)).toEqual(real.sort(byName))
})
