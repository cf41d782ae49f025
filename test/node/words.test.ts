import { describe, expect, it } from 'vitest'
import { readCouncils } from '../../commands/build.ts'
import { usualCountries } from '../../src/councils/council.ts'
import { faultKeys } from '../../src/domain/faults.ts'
import type { Wording } from '../../src/domain/messages.ts'
import { countryName } from '../../src/fragments/countries.ts'
import { budgetEmail } from '../../src/fragments/messages/budget.ts'
import { registerCodeEmail, resetCodeEmail, signInCodeEmail, verificationCodeEmail } from '../../src/fragments/messages/code.ts'
import { documentPublishedEmail } from '../../src/fragments/messages/documents.ts'
import { acceptInvitationEmail, activationEmail, setUpEmail } from '../../src/fragments/messages/invitations.ts'
import { addressTakenEmail, passwordChangedEmail } from '../../src/fragments/messages/notices.ts'
import { phoneAddedEmail, phoneLostEmail } from '../../src/fragments/messages/phone.ts'
import {
  accountsMergedEmail,
  passwordAddedEmail,
  routeJoinedEmail,
  routeRemovedEmail,
} from '../../src/fragments/messages/routes.ts'
import { cy } from '../../src/fragments/words/cy.ts'
import { en } from '../../src/fragments/words/en.ts'
import { words } from '../../src/fragments/words/index.ts'
import { languages, usual } from '../../src/languages.ts'

type Word = string | ((...given: never[]) => unknown)

/** Every word of a language by where it stands. */
function wordsOf(words: object, before = ''): Map<string, Word> {
  return new Map(
    Object.entries(words).flatMap(([key, word]): [string, Word][] => {
      const path = `${before}${key}`
      return typeof word === 'object' ? [...wordsOf(word, `${path} > `)] : [[path, word as Word]]
    }),
  )
}

const [english, welsh] = [wordsOf(en), wordsOf(cy)]
const keys = [...english.keys()]

/** What the words that need something are given, by the name of what they need. */
const figures = {
  digits: 6,
  most: 37,
  minutes: 23,
  seconds: 41,
  tries: 29,
  shortest: 19,
  longest: 83,
  history: 11,
  classes: 3,
  email: 'ada@example.com',
}
const line = { column: 'SERVICE', most: 40, line: 3 }
const stops = Object.keys(en.social.stopped).flatMap((why) => ['title', 'lead'].map((part) => `stopped > ${why} > ${part}`))
/** What is told of a provider is given its name. */
const ofProviders = Object.fromEntries(
  ['signIn', 'signUp', 'comingFrom', 'noPassword', 'joins', 'opensToo', 'you', 'mailbox', 'mergingIn', 'again', ...stops].map(
    (part) => [`social > ${part}`, 'SERVICE'],
  ),
)

/** What became of a message, where that tells when. */
const moments = Object.fromEntries(
  Object.keys(en.staff.messages.stands).flatMap((stand) =>
    ['email', 'sms', 'voice'].map((channel) => [`staff > messages > stands > ${stand} > ${channel}`, '09:41']),
  ),
)

const given: Record<string, unknown> = {
  'home > welcome': 'SERVICE',
  'home > ready': 'SERVICE',
  'accessibility > scope': { service: 'SERVICE', council: 'Ada Bell' },
  'accessibility > technical > committed': 'SERVICE',
  'accessibility > content > handOver': { button: 3, question: 41 },
  'accessibility > content > trip': 41,
  'accessibility > content > states': 41,
  'accessibility > tests > lead': { pages: 37, states: 412, widths: '320, 768, 1280', axe: '4.11.0', day: '07 Nov 2013' },
  'accessibility > prepared > lead': '07 Nov 2013',
  'myAccount > newTo': 'SERVICE',
  'myAccount > already': 'SERVICE',
  'myAccount > newUsersLead': 'SERVICE',
  'policy > strict': figures,
  'policy > modern': figures,
  'policy > classes': figures,
  'policy > earlier': 11,
  'code > hint': 6,
  'code > life': 23,
  'code > resent': '09:41',
  'code > wait': 41,
  'signIn > ended > idle': { idleMinutes: 13 },
  'signIn > ended > idle-kept': { idleMinutes: 13 },
  'idle > at': '10:32',
  'idle > inMinutes': 4,
  'idle > inSeconds': 40,
  'listing > page': 3,
  'review > address > line': 3,
  'review > reach > landline': 'Ada Bell',
  'review > reach > waiting': 'Ada Bell',
  'review > now': 'Ada Bell',
  'review > prove > emailSent': 6,
  'review > prove > mobileSent': 6,
  'review > prove > emailKept': 'Ada Bell',
  'staff > overview > askedAt': '07 Nov 2013',
  'staff > overview > addedAt': '07 Nov 2013',
  'staff > overview > more': 41,
  'staff > overview > all': 41,
  'staff > overview > worker': 'Ada Bell',
  'staff > overview > budgetUsed': { used: 7, most: 41 },
  'staff > suspend > lead': 'Ada Bell',
  'staff > lift > lead': 'Ada Bell',
  'staff > endSessions > lead': 'Ada Bell',
  'staff > removePhone > lead': 'Ada Bell',
  'staff > endAll > count': 41,
  'staff > role > lead': 'Ada Bell',
  'staff > remove > lead': 'Ada Bell',
  'staff > invite > lead': 14,
  'staff > invitations > until': '07 Nov 2013',
  'staff > messages > again > lead': 'Ada Bell',
  ...moments,
  'staff > resend > lead': 'Ada Bell',
  'staff > withdraw > lead': 'Ada Bell',
  'staff > accept > lead': 'Ada Bell',
  'staff > accept > signInLead': 'Ada Bell',
  'staff > accept > other': 'Ada Bell',
  'staff > accept > yours': 'SERVICE',
  'staff > audit > of': 'Ada Bell',
  ...ofProviders,
  'embed > ticket > soon': 7,
  'embed > ticket > asksLead': 'SERVICE',
  'embed > ticket > yes': 'Ada Bell',
  'embed > ticket > here': 'Ada Bell',
  'social > joining': 'ada@example.com',
  'social > opens': 'SERVICE',
  'routes > list > since': '07 Nov 2013',
  'routes > list > addProvider': 'SERVICE',
  'routes > remove > lead': 'Ada Bell',
  'routes > merge > staff': 'SERVICE',
  'phone > codeHint': 6,
  'phone > spoken > again': '09:41',
  'records > dashboard > until': '07 Nov 2013',
  'records > record > title': 'Ada Bell',
  'records > record > ended': '07 Nov 2013',
  'records > record > endOf': 'Ada Bell',
  'records > record > inARow': { times: 7, last: '07 Nov 2013' },
  'records > end > lead': { name: 'Ada Bell', child: 'SERVICE' },
  'records > import > limit': 2000,
  'records > report > held': 7,
  'records > report > added': 7,
  'records > report > lines': 7,
  'records > report > refused': 7,
  'records > report > kept': 24,
  'documents > published': '21/11/2026',
  'documents > opened': '21/11/2026',
  'documents > withdrawn': '21/11/2026',
  'documents > whose': 'Ada Bell',
  'documents > publish > fileHint': 10,
  'invitations > sinceWhen': '09:41',
  'invitations > invitePage > record': 2,
  'invitations > codePage > hint': 8,
  'invitations > accept > lead': 'SERVICE',
  'invitations > accept > acceptedSignedOut': 'SERVICE',
  'invitations > setup > choose': 'Ada Bell',
  'welcome > title': 'Ada Bell',
  'welcome > lead': 'SERVICE',
}
const give = (path: string, word: Word, more: object = figures): string => {
  if (typeof word === 'string') return word
  const what = path.startsWith('faults > ') ? more : path.startsWith('records > report > problems') ? line : given[path]
  if (what === undefined) throw new Error(`test/node/words.test.ts does not say what "${path}" is given.`)
  return [(word as (what: unknown) => unknown)(what)].flat().join('\n')
}

/** The same in both languages, on purpose. */
const same = [
  'councils > title',
  // What providers call themselves.
  ...['govuk-notify', 'twilio', 'resend', 'amazon-ses'].map((name) => `staff > messages > providers > ${name}`),
  ...['microsoft', 'google', 'facebook'].flatMap((name) => [
    `routes > names > ${name}`,
    `social > names > ${name}`,
    `staff > audit > values > route > ${name}`,
  ]),
]

describe('the words of Welsh', () => {
  it('are those of English: not one more or less, in the same order', () => {
    expect([...welsh.keys()]).toEqual(keys)
    expect(keys.length).toBeGreaterThan(150)
  })

  it.each(keys)('are there: %s', (path) => {
    const [a, b] = [english.get(path)!, welsh.get(path)!]
    expect(typeof b).toBe(typeof a)
    if (typeof a === 'function' && typeof b === 'function') expect(b.length).toBe(a.length)
    for (const said of [give(path, a), give(path, b)]) {
      expect(said.trim()).not.toBe('')
      expect(said).not.toMatch(/TODO|FIXME|XXX|undefined|NaN|\[object|lorem/i)
      expect(said).not.toMatch(/ {2}|\s$(?<!, )/)
      // Apostrophes and quotation marks are set, not typed.
      expect(said).not.toMatch(/\w'\w|"/)
    }
    if (!same.includes(path)) expect(give(path, b)).not.toBe(give(path, a))
  })

  it.each(keys)('say the same figures and names: %s', (path) => {
    const held = (said: string) =>
      [...said.matchAll(/\d+|SERVICE|Ada Bell|SW1A 2AA|\(\*\)|ada@example\.com|https?:\S+/g)].map(([each]) => each).sort()
    const [a, b] = [give(path, english.get(path)!), give(path, welsh.get(path)!)]
    expect(held(b)).toEqual(held(a))
  })

  it('end a sentence where English does', () => {
    const ends = (said: string) => /[.:?,]\s*$/.exec(said)?.[0].trim() ?? ''
    const other = keys.filter((path) => ends(give(path, english.get(path)!)) !== ends(give(path, welsh.get(path)!)))
    expect(other).toEqual([])
  })

  it('say that they are Welsh', () => {
    expect([en.language.code, cy.language.code]).toEqual(['en', 'cy'])
    expect([en.language.name, cy.language.name]).toEqual(['English', 'Cymraeg'])
  })

  it('say one minute, and two, as they are said', () => {
    const waits = keys.filter((path) => /^faults > code\.(wait|resend-\w+|send-limit)$/.test(path))
    expect(waits).toHaveLength(4)
    for (const path of waits) {
      const said = (words: Map<string, Word>, figure: number) =>
        give(path, words.get(path)!, { minutes: figure, seconds: figure })
      expect(said(english, 1)).toMatch(/\b1 (minute|second)\b/)
      expect(said(english, 2)).toMatch(/\b2 (minutes|seconds)\b/)
      expect(said(welsh, 1)).toMatch(/\b1 (munud|eiliad)\b/)
      expect(said(welsh, 2)).toMatch(/\b2 (funud|eiliad)\b/)
      expect(said(welsh, 60)).toMatch(/\b60 (munud|eiliad)\b/)
    }
  })
})

describe.each(languages.filter((language) => language !== 'en' && language !== 'cy'))('the words of %s', (language) => {
  const whole = wordsOf(words[language])
  // What is in its file: the rest is English.
  const own = keys.filter((path) => whole.get(path) !== english.get(path))

  it('are those of English, without what only staff read', () => {
    expect([...whole.keys()].sort()).toEqual([...keys].sort())
    const missing = keys.filter((path) => !own.includes(path) && !same.includes(path))
    const staffRead =
      /^(staff|records|documents|invitations) > |^faults > (account|access|audit|born|document|import|invitation|message|record|sessions|staff)/
    expect(missing.filter((path) => !staffRead.test(path))).toEqual([])
    expect(own.length).toBeGreaterThan(500)
  })

  it.each(own)('are there, and say the same figures and names: %s', (path) => {
    const [a, b] = [english.get(path)!, whole.get(path)!]
    expect(typeof b).toBe(typeof a)
    const [said, its] = [give(path, a), give(path, b)]
    expect(its.trim()).not.toBe('')
    expect(its).not.toMatch(/TODO|FIXME|XXX(?!-)|undefined|NaN|\[object| {2}|\s$(?<![,،] )/)
    if (!same.includes(path)) expect(its).not.toBe(said)
    const held = (text: string) =>
      [...text.matchAll(/\d+|SERVICE|Ada Bell|SW1A 2AA|\(\*\)|ada@example\.com|https?:\S+/g)].map(([each]) => each).sort()
    // One and two may be words.
    const counted = (figures: string[]) => figures.filter((figure) => !/^[12]$/.test(figure))
    expect(counted(held(its))).toEqual(counted(held(said)))
  })

  it('hold no English sentence', () => {
    const sentences = own.filter((path) => /(\b[a-z]{2,} ){2}/.test(give(path, whole.get(path)!)))
    expect(sentences).toEqual([])
  })

  it('end a sentence where English does', () => {
    const ends = (text: string) => (/[.:?,؟،]\s*$/.exec(text)?.[0].trim() ?? '').replace('؟', '?').replace('،', ',')
    const other = own.filter((path) => ends(give(path, whole.get(path)!)) !== ends(give(path, english.get(path)!)))
    expect(other).toEqual([])
  })

  it('never name two faults in the same words', () => {
    const said = own.filter((path) => path.startsWith('faults > ')).map((path) => give(path, whole.get(path)!))
    expect(said.filter((each, at) => said.indexOf(each) !== at)).toEqual([])
  })

  it('name every country that councils usually take', () => {
    expect(usualCountries.filter((code) => countryName(code, language) === countryName(code, 'en'))).toEqual([])
  })
})

describe('the words of Arabic', () => {
  it('count as Arabic does: one and two without a figure, a plural from three to ten', () => {
    const wait = words.ar.faults['code.resend-wait'] as (figures: object) => string
    const said = [1, 2, 3, 10, 11, 60].map((seconds) => wait({ seconds }).replace(/^.*بعد /, ''))
    expect(said).toEqual(['ثانية واحدة', 'ثانيتين', '3 ثوانٍ', '10 ثوانٍ', '11 ثانية', '60 ثانية'])
  })

  it('keep what is written from the left together, so that no half of it changes places', () => {
    const say = words.ar.faults['code.length'] as (figures: object) => string
    expect(say({ digits: 6 })).toContain('\u2066123 456\u2069')
    expect(words.ar.social.you('Ada Bell')).toContain('\u2068Ada Bell\u2069')
  })
})

describe('the words of faults', () => {
  it.each([
    ['English', en],
    ['Welsh', cy],
  ])('are complete in %s', (_, { faults }) => expect(Object.keys(faults).sort()).toEqual([...faultKeys].sort()))

  it('are each their own: nobody is told two things in the same words', () => {
    for (const { faults } of [en, cy]) {
      const said = Object.entries(faults).map(([key, word]) => give(`faults > ${key}`, word))
      expect(said.filter((each, at) => said.indexOf(each) !== at)).toEqual([])
    }
  })
})

describe('the words of messages', () => {
  it('are there in both languages, and say the code, how long it works, and whom it is from', async () => {
    const routes = { route: 'google' as const, stays: false }
    for (const council of await readCouncils()) {
      const facts = {
        council,
        digits: '12345678',
        minutes: 7,
        address: 'https://portal.example/x',
        to: 'ada@example.com',
        ...routes,
      }
      for (const message of [
        registerCodeEmail,
        verificationCodeEmail,
        signInCodeEmail,
        resetCodeEmail,
        addressTakenEmail,
        passwordChangedEmail,
        passwordAddedEmail,
        routeJoinedEmail,
        routeRemovedEmail,
        accountsMergedEmail,
        documentPublishedEmail,
        ...[7, 41].map(
          (most) => (each: typeof facts & { language: 'en' | 'cy' }) =>
            budgetEmail({ ...each, budget: 'calls-new', used: 7, most }),
        ),
      ]) {
        const [a, b] = [message({ ...facts, language: 'en' }), message({ ...facts, language: 'cy' })]
        for (const [wording, language] of [
          [a, 'en'],
          [b, 'cy'],
        ] as const) {
          expect(
            [council.service, council.name].some((name) => wording.subject.includes(name[language])),
            wording.subject,
          ).toBe(true)
          expect(wording.subject).not.toMatch(/[\r\n]|\d{4}/)
          expect(wording.text).toContain(council.name[language])
          expect(wording.text).not.toMatch(/TODO|undefined|\[object/)
        }
        expect(b.subject).not.toBe(a.subject)
        expect(b.text).not.toBe(a.text)
        // A Welsh e-mail leads to Welsh pages.
        const held = (said: string) => said.match(/\d{4} \d{4}|https?:[^\s?]+|\b7\b/g)?.sort()
        expect(held(b.text)).toEqual(held(a.text))
        expect(held(a.text)?.length).toBeGreaterThan(0)
      }
    }
  })
})

describe('the words that go to phones', () => {
  const languages = ['en', 'cy'] as const
  const withPhones = async () => (await readCouncils()).filter(({ phone }) => phone)

  it('tell the owner of an account by e-mail, and of the number its last two digits', async () => {
    for (const council of await withPhones())
      for (const message of [phoneAddedEmail, phoneLostEmail]) {
        const [en, cy] = languages.map((language) => message({ council, language, number: '+447700900147' })) as [
          Wording,
          Wording,
        ]
        expect(en.subject).not.toBe(cy.subject)
        for (const { subject, text } of [en, cy]) {
          expect(text).toContain('XXX-XXX-XXX47')
          expect(subject + text).not.toMatch(/0147|7700/)
          expect(text).toContain(council.contacts.at(-1)!.phone)
        }
      }
  })
})

describe('the words of invitations', () => {
  it('are in both languages, with the subjects of the guide, and name no child', async () => {
    const [norfolk] = (await readCouncils()).filter(({ records }) => records)
    const facts = { council: norfolk!, code: 'C4DF 7HJK', address: 'https://portal.example/x', days: 14 }
    const subjects = [setUpEmail, acceptInvitationEmail, activationEmail].map((message) => {
      const [a, b] = [message({ ...facts, language: 'en' }), message({ ...facts, language: 'cy' })]
      const held = (said: string) => said.match(/C4DF 7HJK|https?:\S+|\b14\b/g)?.sort()
      expect(held(b.text)).toEqual(held(a.text))
      expect(held(a.text)?.length).toBeGreaterThan(0)
      expect(b.subject).not.toBe(a.subject)
      expect(b.text).toContain(norfolk!.name.cy)
      expect(a.text + b.text).not.toMatch(/TODO|undefined|\[object/)
      return a.subject
    })
    expect(subjects).toEqual([
      "Set up your Children's Services Online Account",
      "Accept Children's Services Online Account Invitation",
      "New Children's Services Online activation",
    ])
  })
})

describe('the words of councils', () => {
  it('stand in the place of words that exist, in both languages and as whole sentences', async () => {
    for (const { words } of await readCouncils()) {
      if (!words) continue
      const [a, ...others] = (['en', ...languages.slice(1)] as const).flatMap((language) => {
        const its = words[language]
        return its ? [wordsOf(its)] : []
      }) as [Map<string, Word>, ...Map<string, Word>[]]
      for (const other of others) expect([...other.keys()].sort()).toEqual([...a.keys()].sort())
      for (const [path, word] of [a, ...others].flatMap((each) => [...each])) {
        // A word that is given figures is replaced by one that is given them, too.
        expect(typeof word, path).toBe(typeof english.get(path))
        expect(give(path, word), path).not.toMatch(/TODO|\w'\w|"/)
      }
    }
  })

  it('are there in every language that they offer', async () => {
    for (const council of await readCouncils())
      for (const language of council.languages ?? usual) {
        const all = [
          council.name,
          council.service,
          ...council.contacts.flatMap(({ name, about }) => [name, about]),
          ...council.roles.map(({ label }) => label),
          ...(council.records?.relationships ?? []).map(({ label }) => label),
        ]
        expect(all.filter((text) => !text[language]?.trim())).toEqual([])
        expect(council.words === undefined || council.words[language] !== undefined).toBe(true)
      }
  })

  it('are there in both languages', async () => {
    for (const council of await readCouncils()) {
      const both = [
        council.name,
        council.service,
        ...council.contacts.flatMap(({ name, about }) => [name, about]),
        ...council.roles.map(({ label }) => label),
      ]
      for (const { en: a, cy: b } of both) {
        expect(a.trim()).not.toBe('')
        expect(b.trim()).not.toBe('')
        expect(a + b).not.toMatch(/TODO/)
      }
      // What a team calls itself may be the same.
      for (const { en: a, cy: b } of [council.name, council.service, ...council.contacts.map(({ about }) => about)])
        expect(b).not.toBe(a)
    }
  })
})
