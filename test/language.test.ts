import { describe, expect, it } from 'vitest'
import { councils } from '../src/councils/all.ts'
import type { Council } from '../src/councils/council.ts'
import leicestershire from '../src/councils/leicestershire.ts'
import { bornFrom } from '../src/domain/records.ts'
import { assets } from '../src/fragments/assets.ts'
import { words, wordsOf } from '../src/fragments/words/index.ts'
import { languages, unread } from '../src/languages.ts'
import { languagesOf } from '../src/middleware/language.ts'
import { code } from '../src/routes/fields.ts'
import { bindings, portal, type Visitor, withoutStandIns } from './visitor.ts'

const here = portal()
const arabic = wordsOf(leicestershire, 'ar')

const isIn = (visitor: Visitor, language: string) => {
  const html = visitor.page.querySelector('html')!
  expect(html.getAttribute('lang')).toBe(language)
  expect(html.getAttribute('dir') ?? null).toBe(language === 'ar' ? 'rtl' : null)
  // A first page carries its own.
  const sheet = visitor.page.querySelector('link[rel=stylesheet]')?.getAttribute('href')
  expect(sheet ?? (visitor.page.querySelector('style') ? assets.css : undefined)).toBe(
    language === 'ar' ? assets.cssRightToLeft : assets.css,
  )
}
const others = (visitor: Visitor) =>
  visitor.page.querySelectorAll('.header__language').map((each) => [each.getAttribute('lang'), each.textContent.trim()])

describe('a language that is chosen on the list of councils', () => {
  it('is kept there', async () => {
    const visitor = await here.visitor().open('/?lang=cy')
    await visitor.open('/')
    isIn(visitor, 'cy')
    await visitor.open('/?lang=en')
    await visitor.open('/')
    isIn(visitor, 'en')
  })
})

describe('a language that is written from the right', () => {
  it('is asked for like any other, kept, and left again', async () => {
    const visitor = await here.visitor().open('/leicestershire?lang=ar')
    isIn(visitor, 'ar')
    expect(visitor.heading).toBe(arabic.home.welcome('بوابة أولياء الأمور'))
    await visitor.open('/leicestershire/sign-in')
    isIn(visitor, 'ar')
    expect(visitor.heading).toBe(arabic.signIn.title)
    expect(others(visitor)).toEqual([
      ['en', `English: ${words.en.language.show}`],
      ['cy', `Cymraeg: ${words.cy.language.show}`],
    ])
    await visitor.open('/leicestershire/contact?lang=cy')
    isIn(visitor, 'cy')
    expect(others(visitor).map(([language]) => language)).toEqual(['en', 'ar'])
    await visitor.open('/leicestershire/contact')
    isIn(visitor, 'cy')
  })

  it('is spoken in what goes wrong, too', async () => {
    const visitor = await here.visitor().open('/leicestershire/register?lang=ar')
    await visitor.press(arabic.signUp.sendCode)
    expect(visitor.status).toBe(422)
    expect(visitor.title.startsWith(arabic.form.error)).toBe(true)
    expect(visitor.summary).toEqual([['email', arabic.faults['email.missing']]])
    await visitor.open('/leicestershire/nowhere')
    isIn(visitor, 'ar')
    expect(visitor.heading).toBe(arabic.failures.notFound.title)
  })

  it('is not spoken by the staff console, which falls back to English and keeps what was chosen', async () => {
    const visitor = await here.visitor().open('/leicestershire?lang=ar')
    await visitor.open('/leicestershire/staff/nowhere?lang=ar')
    isIn(visitor, 'en')
    expect(others(visitor).map(([language]) => language)).toEqual(['cy'])
    await visitor.open('/leicestershire')
    isIn(visitor, 'ar')
  })

  it('is as if nobody had asked for it where a council does not offer it', async () => {
    const visitor = await here.visitor().open('/durham/reset-password?lang=ar')
    isIn(visitor, 'en')
    expect([...visitor.jar.keys()].filter((name) => name.includes('language'))).toEqual([])
    expect(others(visitor)).toHaveLength(1)
    await visitor.post('/durham/reset-password/email', { ...visitor.fields(), email: 'half@nowhere.example', go: 'lang-ar' })
    isIn(visitor, 'en')
    expect(visitor.fields().email).toBe('half@nowhere.example')
  })

  it('is offered by the list of councils where one of them speaks it, and nowhere else', async () => {
    const visitor = await here.visitor().open('/?lang=ar')
    isIn(visitor, 'ar')
    expect(visitor.page.querySelectorAll('main a').map((link) => link.getAttribute('href'))).toContain('/leicestershire?lang=ar')
    const without = portal({ councils: councils.filter(({ slug }) => slug !== 'leicestershire') })
    isIn(await without.visitor().open('/?lang=ar'), 'en')
  })
})

describe('a page that htmx puts into another', () => {
  it('says its language and which way it is written: the document may be in another one', async () => {
    const visitor = await here.visitor({ htmx: true }).open('/leicestershire/reset-password')
    const send = () => visitor.post('/leicestershire/reset-password/email', { ...visitor.fields(), email: 'not an address' })
    const spoken = () => ['lang', 'dir'].map((name) => visitor.page.querySelector('#page')?.getAttribute(name))
    await send()
    expect(spoken()).toEqual(['en', 'ltr'])
    // In another tab.
    await visitor.ask('/leicestershire/contact?lang=ar')
    await send()
    expect(spoken()).toEqual(['ar', 'rtl'])
    expect(visitor.summary).toEqual([['email', arabic.faults['email.format']]])
    // An English or a Welsh step in an Arabic document.
    for (const language of ['en', 'cy']) {
      await visitor.ask(`/leicestershire/contact?lang=${language}`)
      await send()
      expect(spoken()).toEqual([language, 'ltr'])
    }
  })
})

describe('a language that nobody has read yet', () => {
  it('is offered on developers’ machines alone', () => {
    expect(unread).toContain('ar')
    for (const council of councils as readonly Council[]) {
      expect(languagesOf(council, false).filter((each) => unread.includes(each))).toEqual([])
      expect(languagesOf(council, false)).toEqual(['en', 'cy'])
    }
    expect(languagesOf(leicestershire, true)).toEqual(languages)
  })

  it('is shown on no page of a portal that is not', async () => {
    const send = async () => ({ ok: true as const, reference: 'x' })
    const secret = (name: 'SEALING_KEYS' | 'INDEX_KEYS' | 'SIGNING_KEYS') => bindings[name]!.split(',')[1]!
    const deployed = portal({
      deployed: true,
      councils: councils.map((council) => ({
        ...council,
        senders: {
          email: [{ name: 'real', channel: 'email', send }],
          sms: [{ name: 'real', channel: 'sms', send }],
          voice: [{ name: 'real', channel: 'voice', send }],
        },
      })),
      bindings: {
        ...withoutStandIns,
        ENVIRONMENT: 'production',
        DATABASE_URL: 'https://database.example',
        SEALING_KEYS: secret('SEALING_KEYS'),
        INDEX_KEYS: secret('INDEX_KEYS'),
        SIGNING_KEYS: secret('SIGNING_KEYS'),
      },
    })
    for (const path of ['/leicestershire/contact', '/']) {
      const visitor = await deployed.visitor().open(`${path}?lang=ar`)
      expect(visitor.status).toBe(200)
      isIn(visitor, 'en')
      expect(others(visitor).map(([language]) => language)).toEqual(['cy'])
    }
  })
})

describe('what is typed on an Arabic keyboard', () => {
  it.each(['١٢٣٤٥٦', '١٢٣ ٤٥٦', '۱۲۳۴۵۶', '\u2066123 456\u2069', '123٤٥٦'])('is read as a code: %s', (typed) => {
    expect(code(leicestershire).parse(typed)).toBe('123456')
  })

  it.each(['١٠ يناير ١٩٨٣', '10 يناير 1983', '١٠/١/١٩٨٣', '10 Jan 1983'])('is read as a date of birth: %s', (typed) => {
    const months = words.ar.records.months.split(' ')
    expect(bornFrom(typed, here.clock.now, months)).toEqual({ ok: true, value: '1983-01-10' })
  })

  it('has every month told apart by its first three letters', () => {
    const months = words.ar.records.months.split(' ')
    expect(months).toHaveLength(12)
    expect(new Set(months.map((month) => month.slice(0, 3))).size).toBe(12)
  })
})
