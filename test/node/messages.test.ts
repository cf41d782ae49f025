import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCouncils } from '../../commands/build.ts'
import type { Council } from '../../src/councils/council.ts'
import { type Sample, samplesOf } from '../../src/fragments/dev/samples.ts'
import { segmentsOf } from '../../src/fragments/dev/segments.ts'
import * as spoken from '../../src/fragments/messages/calls.ts'
import { phoneCodeText } from '../../src/fragments/messages/phone.ts'
import { wordsOf } from '../../src/fragments/words/index.ts'
import { languages } from '../../src/languages.ts'
import { htmlOf } from '../../src/senders/html.ts'
import { eastVale } from '../east-vale.ts'
import { southVale } from '../south-vale.ts'
import { westVale } from '../west-vale.ts'

/* Every message of every council in both languages, as it is given to a provider. */

const councils = [...(await readCouncils()), eastVale, southVale, westVale]
const all = councils.flatMap((council) =>
  samplesOf(council).flatMap(({ name, channel, wording }) =>
    (['en', 'cy'] as const).map((language) => {
      const { subject, text } = wording(language)
      return { what: `${council.slug} ${name} ${language}`, name, channel, language, council, subject, text }
    }),
  ),
)
const of = (...channels: Sample['channel'][]) => all.filter(({ channel }) => channels.includes(channel))

describe('the messages', () => {
  it('are shown, each, for some council', async () => {
    const files = readdirSync('src/fragments/messages').map((file) => file.replace(/\.ts$/, ''))
    const exported = await Promise.all(files.map((file) => import(`../../src/fragments/messages/${file}.ts`)))
    const names = exported.flatMap((each: object) => Object.keys(each)).filter((name) => /(Email|Text)$/.test(name))
    expect(names.length).toBeGreaterThan(20)
    const shown = new Set(all.map(({ name }) => name))
    expect(names.filter((name) => !shown.has(name))).toEqual([])
  })

  it.each(all)('are whole, and have no code in the subject: $what', ({ subject, text }) => {
    expect(subject + text).not.toMatch(/TODO|undefined|NaN|\[object|\$\{/)
    expect(subject).not.toMatch(/[\r\n]|\d{3}|C4DF/)
    expect(subject.trim()).toBe(subject)
    expect(text.trim()).toBe(text)
    expect(text).not.toMatch(/[^\S\n]\n|\n{3}| {2}|\t|\r/)
  })

  it.each(all)('lead to the council’s own host alone, and a Welsh one to Welsh pages: $what', ({ text, language, council }) => {
    for (const [address] of text.matchAll(/https?:\/\/\S+/g)) {
      const { origin, searchParams, hash } = new URL(address)
      expect([origin, hash]).toEqual([`https://${council.hosts[0]}`, ''])
      expect(searchParams.get('lang')).toBe(language === 'cy' ? 'cy' : null)
    }
  })

  it.each(all.filter(({ language }) => language === 'cy'))(
    'name things in Welsh where their names need not change: $what',
    (each) => {
      const { council, subject, text } = each
      for (const name of [council.name.cy, council.service.cy])
        expect(` ${subject} ${text}`).not.toMatch(
          new RegExp(`[\\s“](i|o|gan|ar|am|at|gyda|â|a|yn|neu|dan|wrth|dyma) ${name}`, 'i'),
        )
    },
  )

  it.each(all)('name buttons and fields as the pages do: $what', ({ text, language, council }) => {
    const held = JSON.stringify(wordsOf(council, language))
    for (const [, name] of text.matchAll(/“([^”]+)”/g)) if (!isSubject(name!)) expect(held).toContain(`"${name}"`)
  })
  const isSubject = (name: string) => all.some(({ subject }) => subject === name)
})

describe('e-mails', () => {
  it.each(of('email'))('say who writes, and where help is: $what', ({ name, subject, text, language, council }) => {
    expect([council.service, council.name].some((known) => subject.includes(known[language]))).toBe(true)
    expect(text).toContain(council.name[language])
    const { name: helper, phone } = council.contacts.at(-1)!
    // Staff ask their manager, and administrators whoever runs the portal.
    if (!/^(staffInvitation|budget)Email/.test(name)) expect(text).toContain(`\n${helper[language]}: ${phone}\n`)
  })

  it.each(of('email').filter(({ name }) => /CodeEmail$/.test(name)))(
    'with a code say how long it works, that nobody asks for it, and what to do if it was somebody else: $what',
    ({ text, language, council }) => {
      expect(text).toMatch(council.code.digits === 8 ? / 1234 5678\n/ : / 123 456\n/)
      const said = {
        en: ['for 10 minutes', 'Nobody from the council will ever ask', /If you (did not|are not)/],
        cy: ['am 10 munud', 'Ni fydd neb o’r cyngor byth yn gofyn', /Os na(d ydych| wnaethoch)/],
      }
      for (const each of said[language]) expect(text).toMatch(each)
    },
  )

  it.each(of('email'))('are set in typographic marks, but for the names of guides: $what', ({ text, council, language }) => {
    const own = [council.service[language], council.name[language]].reduce((left, name) => left.replaceAll(name, ''), text)
    expect(own).not.toMatch(/["']/)
  })

  /*
   * GOV.UK Notify puts a text into its template and reads the whole as Markdown (notifications-utils, markdown.py, on mistune 0.8): what
   * would not be shown as it stands.
   */
  const misread: [what: string, pattern: RegExp][] = [
    ['a heading', /^ *#|^[^\n]+\n *(=+|-+) *$/m],
    ['a list', /^ *([•*+-]|\d+[.)])/m],
    ['a rule', /^ *([-*_] *){3,}$/m],
    ['a quotation', /^ *[\^>]/m],
    ['a block of code', /^( {4}|\t)|```|~~~/m],
    ['a table', /\|/],
    ['a link under other words, or a footnote', /[[\]]/],
    ['an escape, emphasis or markup', /[\\`*<>]|~~/],
    ['a place for something else', /\(\(|\)\)|\?\?/],
    ['an entity', /&/],
    ['a dash or a gap that is set anew', /\s[-–—]{1,3}\s|\s[,.]/],
    ['a name of GOV.UK', /gov\.uk/i],
  ]
  it.each(misread)('hold nothing that Notify reads as %s', (_, pattern) => {
    expect(
      of('email')
        .filter(({ text }) => pattern.test(text))
        .map(({ what }) => what),
    ).toEqual([])
  })
  it.each(of('email'))('hold addresses that Notify reads to their end, and underlines in these alone: $what', ({ text }) => {
    const addresses = text.match(/https?:\/\/\S+/g) ?? []
    for (const address of addresses) expect(/^https?:\/\/[^\s<]+[^<.,:"')\]\s]/.exec(address)?.[0]).toBe(address)
    expect(addresses.reduce((left, address) => left.replace(address, ''), text)).not.toContain('_')
  })

  it.each(of('email'))('are the same as HTML: $what', ({ name, subject, text, language }) => {
    const html = htmlOf({ subject, text, language })
    const shown = html
      .replace(/^.*<body[^>]*>/s, '')
      .replace(/(?<=\w)<span style="padding[^>]*>/g, ' ')
      .replace(/<br>\n?(?=<span)/g, ' ')
      .replace(/<\/p>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&amp;', '&')
      .trim()
    expect(shown.replace(/\n+/g, '\n')).toBe(text.replace(/\n+/g, '\n'))
    expect(html.match(/<a /g)?.length ?? 0).toBe(text.match(/https:/g)?.length ?? 0)
    expect(html.match(/font-size: 28px/g)?.length ?? 0).toBe(/CodeEmail|setUp/.test(name) ? 1 : 0)
    // Gmail shows no more than 102 kB.
    expect(new TextEncoder().encode(html).length).toBeLessThan(10_000)
  })
})

describe('texts', () => {
  it.each(of('sms'))('are one segment: $what', ({ text }) => {
    expect(segmentsOf(text)).toEqual({ alphabet: 'GSM-7', units: expect.any(Number), segments: 1 })
  })

  it.each(of('sms').filter(({ name }) => name === 'phoneCodeText'))(
    'begin with the code, and end with the line that binds it to the host: $what',
    ({ text, council, language }) => {
      expect(text).toMatch(/^123456 /)
      for (const host of council.hosts) {
        const bound = phoneCodeText({ council, language, digits: '123456', host }).text
        expect(segmentsOf(bound).segments).toBe(1)
        expect(bound.split('\n').slice(-2)).toEqual(['', `@${host} #123456`])
        expect(bound.match(/[@#]/g)).toEqual(['@', '#'])
      }
    },
  )

  it.each(of('sms').filter(({ name }) => name === 'phoneCodeText'))('leave room for a longer host: $what', (each) => {
    const { council, language } = each
    const host = `${'a'.repeat(28)}.${council.slug}.gov.uk`
    expect(segmentsOf(phoneCodeText({ council, language, digits: '123456', host }).text).segments).toBe(1)
  })
})

describe('calls', () => {
  it.each(of('voice'))('can be said: no markup, no address, no number that would be read as a sum: $what', ({ text }) => {
    expect(text).not.toMatch(/[()[\]<>&#*_/@“”"]|https?|www\./)
    expect(text).not.toMatch(/\d\d|\d \d/)
    for (const paragraph of text.split('\n\n')) expect(paragraph).toMatch(/^[^\n]+[.!?]$/)
  })

  it.each(Object.entries(spoken))('go on in sentences, in both languages: %s', (_, { en, cy }) => {
    for (const text of [en, cy]) {
      expect(text).toMatch(/^\p{Lu}.*[.]$/u)
      expect(text).not.toMatch(/[()[\]<>&#*_/@“”"\d\n]/)
    }
  })

  it.each(of('voice'))('say who calls, in the language of the person: $what', ({ text, council, language }) => {
    for (const name of [council.name[language], council.service[language]]) expect(text).toContain(name)
  })

  it.each(of('voice').filter(({ name }) => name === 'spokenCodeText'))(
    'say the code twice, digit by digit: $what',
    ({ text }) => {
      expect(text.match(/1, 2, 3, 4, 5, 6\./g)).toHaveLength(2)
    },
  )

  it.each(of('voice').filter(({ name }) => name === 'callText'))('ask for the key twice, and say whom to tell: $what', (each) => {
    const { text, council, language } = each
    expect(text.match(language === 'en' ? /press the hash key/g : /pwyswch y fysell stwnsh/g)).toHaveLength(2)
    // Nobody takes it for a code: no six digits in a row.
    expect(text.replace(/[;,] /g, '')).toContain(council.contacts.at(-1)!.phone!.replaceAll(' ', ''))
    expect(text).not.toMatch(/\d(?:, \d){5}/)
  })
})

describe('the count of segments', () => {
  it.each([
    ['', 'GSM-7', 0, 1],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['€'.repeat(80), 'GSM-7', 160, 1],
    ['€'.repeat(81), 'GSM-7', 162, 2],
    // 76 of two septets fill 152 of 153: an escape is not parted from its character.
    ['€'.repeat(153), 'GSM-7', 306, 3],
    ['@£$èà\n^{}[~]|\\', 'GSM-7', 22, 1],
    ['â', 'UCS-2', 1, 1],
    ['ŵ'.repeat(70), 'UCS-2', 70, 1],
    ['ŷ'.repeat(71), 'UCS-2', 71, 2],
    ['’'.repeat(134), 'UCS-2', 134, 2],
    ['’'.repeat(135), 'UCS-2', 135, 3],
    // 33 of two units fill 66 of 67.
    ['🙂'.repeat(67), 'UCS-2', 134, 3],
    ['`', 'UCS-2', 1, 1],
  ])('knows the alphabets, and cuts no character in two: %j', (text, alphabet, units, segments) => {
    expect(segmentsOf(text)).toEqual({ alphabet, units, segments })
  })
})

/* A language that is one file: what the public gets is in it, what only staff get in English. */
describe.each(languages.filter((language) => language !== 'en' && language !== 'cy'))('in %s', (language) => {
  const there = (councils as readonly Council[]).flatMap((council) =>
    samplesOf(council).map(({ name, channel, wording }) => {
      const [its, english] = [wording(language), wording('en')]
      return { what: `${council.slug} ${name}`, name, channel, council, its, english }
    }),
  )
  const forStaff = /^(staffInvitation|budget)Email/
  const translated = there.filter(({ name }) => !forStaff.test(name))
  const offering = translated.filter(({ council }) => council.languages?.includes(language))

  it.each(there)('are in that language, but for what staff get: $what', ({ name, its, english }) => {
    expect(its.language).toBe(forStaff.test(name) ? 'en' : language)
    if (forStaff.test(name)) expect(its).toEqual(english)
  })

  it.each(translated)('are whole, and say the same figures: $what', ({ its, english, council }) => {
    expect(its.subject + its.text).not.toMatch(/TODO|undefined|NaN|\[object|\$\{/)
    expect(its.subject).not.toMatch(/[\r\n]|\d{3}|C4DF/)
    expect(its.text).not.toMatch(/[^\S\n]\n|\n{3}| {2}|\t|\r/)
    const figures = (text: string) => {
      const without = [council.name.en, council.service.en].reduce((left, name) => left.replaceAll(name, ''), text)
      return without
        .replace(/(\d) (?=\d)/g, '$1')
        .match(/\d{2,}|C4DF 7HJK/g)
        ?.sort()
    }
    expect(figures(its.text)).toEqual(figures(english.text))
  })

  it.each(translated)('lead to pages in that language: $what', ({ its, council, name }) => {
    for (const [address] of its.text.matchAll(/https?:\/\/\S+/g)) {
      const { origin, searchParams } = new URL(address)
      expect(origin, name).toBe(`https://${council.hosts[0]}`)
      expect(searchParams.get('lang')).toBe(language)
    }
  })

  it.each(offering)('say who writes, in its own words: $what', ({ its, channel, council }) => {
    const names = [council.service[language], council.name[language]]
    expect(names.some((each) => its.subject.includes(each!))).toBe(true)
    if (channel === 'email')
      expect(its.text.endsWith(council.name[language]!) || its.text.includes(`\n${council.name[language]}\n`)).toBe(true)
    // Of what English has, only its addresses and names are left.
    expect(its.text.replace(/\S*[@/.]\S+/g, '')).not.toMatch(/(\b[a-z]{2,} ){2}/)
  })

  it.each(offering.filter(({ channel }) => channel === 'sms'))('take two segments at most: $what', ({ its }) => {
    expect(segmentsOf(its.text).segments).toBeLessThanOrEqual(2)
  })

  it.each(offering.filter(({ name }) => /CodeEmail$/.test(name)))('show the code large, in one piece: $what', ({ its }) => {
    const html = htmlOf(its)
    expect(html).toContain(`<html lang="${language}" dir="rtl">`)
    expect(html).toMatch(/font-size: 28px[^>]*>123<span[^>]*>456<\/span>/)
  })
})
