import { describe, expect, it } from 'vitest'
import durham from '../../src/councils/durham.ts'
import norfolk from '../../src/councils/norfolk.ts'
import { brokenRules } from '../../src/domain/password-rules.ts'
import { findWeakness } from '../../src/domain/password-weakness.ts'
import { southVale } from '../south-vale.ts'

const sam = { email: 'samwise.gamgee82@shire-farms.example', person: { forename: 'Sam', surname: 'Gamgée' } }
const weakness = (typed: string, owner = sam) => findWeakness(norfolk, typed, owner)

describe('A password of the modern profile', () => {
  it.each([
    'password1234',
    'Password-2026',
    'qwertyuiop12',
    'aaaaaaaaaaaa',
    'abcdefghijkl',
    '123456789012',
    'passwordpassword',
    'P@ssw0rdP@ssw0rd',
    'drowssap4321',
    'iloveyou12345',
    'ManchesterUnited',
    'liverpool1892',
  ])('is refused as common: %s', async (typed) => expect(await weakness(typed)).toBe('password.common'))

  it.each([
    'SamGamgee-2026',
    'gamgee & gamgee!',
    'G4mg33-Sam-1982',
    'eegmagmas-2026',
    'GAMGÉE.samwise.1',
    'samwise.gamgee82!',
    'shire-farms-sam1',
    'xq9-gamgee-sam-1',
  ])('is refused as made of the person’s: %s', async (typed) => expect(await weakness(typed)).toBe('password.personal'))

  it.each([
    'NorfolkCouncil2026',
    'norfolk county council',
    'N0rf0lk-C0unty-1',
    'childrensservices',
    'Children’s Services 1',
    'online services online',
    'Cyngor Sir Norfolk',
  ])('is refused as made of the council’s: %s', async (typed) => expect(await weakness(typed)).toBe('password.council'))

  it('is refused as made of both', async () => expect(await weakness('sam-at-norfolk-1')).toBe('password.council'))

  it.each([
    'three blue wheelbarrows',
    'Correct-Horse-7-Battery',
    'kf8annq2xq9p',
    'my gamgee loves three potatoes',
    'norfolk broads heron 44 kettle',
    'plâs y coed ger yr afon',
    'пароль-який-ніхто',
    '🐝🐝 honey bees hum at dusk',
    '   spaces   around   it   ',
    'Doorstep-Local-1',
  ])('may be used: %s', async (typed) => {
    expect(brokenRules(norfolk.password, typed)).toEqual([])
    expect(await weakness(typed)).toBe(undefined)
  })

  it.each([
    ['eleven char', ['password.too-short']],
    ['x'.repeat(129), ['password.too-long']],
    ['three blue\0wheelbarrows', ['text.controls']],
    ['three blue\nwheelbarrows', ['text.controls']],
    ['🐝'.repeat(11), ['password.too-short']],
    ['no rule of composition', []],
    ['1 begins with a figure', []],
  ])('is bounded in length, in characters, and by nothing else: %j', (typed, faults) =>
    expect(brokenRules(norfolk.password, typed)).toEqual(faults),
  )

  it('is estimated in bounded time, however it is made', async () => {
    await weakness('three blue wheelbarrows')
    const hostile = ['P@ssw0rd', '4@8({[</369&#!1/|0$5+7%2/', 'sam', 'Xk3', 'gamgee!', '1'].map((part) =>
      part.repeat(Math.ceil(128 / part.length)).slice(0, 128),
    )
    for (const typed of hostile) {
      const began = performance.now()
      await weakness(typed)
      expect(performance.now() - began, typed).toBeLessThan(1000)
    }
  })

  it('does without a name that is not known', async () => {
    expect(await weakness('three blue wheelbarrows', { email: 'a@b.example' } as never)).toBe(undefined)
  })
})

describe('A password of a profile with classes', () => {
  it.each([
    ['Abcdef12', []],
    ['abcdef1!', []],
    ['ABCDEF1 !', []],
    ['abcdefgh', ['password.few-classes']],
    ['abcdefg1', ['password.few-classes']],
    ['Ab1!', ['password.too-short']],
    [`Ab1${'x'.repeat(62)}`, ['password.too-long']],
  ])('has three of four: %s', (typed, faults) => expect(brokenRules(southVale.password, typed)).toEqual(faults))

  it('is refused for what the modern profile refuses', async () => {
    expect(await findWeakness(southVale, 'Password1', sam)).toBe('password.common')
    expect(await findWeakness(southVale, 'South-Vale-1', sam)).toBe('password.council')
    expect(await findWeakness(southVale, 'Xk3-plum-wz', sam)).toBe(undefined)
  })
})

describe('A password of the strict profile', () => {
  it('is left to the guide’s own rules', async () => expect(await findWeakness(durham, 'Password1234!a', sam)).toBe(undefined))
})
