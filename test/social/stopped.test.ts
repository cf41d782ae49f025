import { describe, expect, it } from 'vitest'
import { statusOfStop } from '../../src/fragments/social/stopped.tsx'
import { en } from '../../src/fragments/words/en.ts'
import type { WhyStopped } from '../../src/fragments/words/social.ts'
import { base, registered, signInByPassword } from '../social.ts'
import { portal } from '../visitor.ts'

const whys = Object.keys(statusOfStop) as WhyStopped[]

describe('Somebody who did not get in by way of a provider', () => {
  it.each(whys)('is told why, and what to do next: %s', async (why) => {
    const jenny = await portal().visitor().open(`${base}/social/google/stopped/${why}`)
    expect(jenny.status).toBe(statusOfStop[why])
    expect(jenny.heading).toBe(en.social.stopped[why].title('Google'))
    expect(jenny.headers.get('cache-control')).toBe('no-store')
    await jenny.press('Sign in in another way')
    expect(jenny.heading).toBe('Sign in')
  })

  it('is told so in the language they choose, at the same address', async () => {
    const jenny = await portal().visitor().open(`${base}/social/google/stopped/cancelled`)
    await jenny.open(`${jenny.path}?lang=cy`)
    expect(jenny.heading).toBe('Ni wnaethoch fewngofnodi gyda Google')
  })

  it('comes back to how they sign in, when they are signed in', async () => {
    const world = portal()
    const jenny = world.visitor()
    await signInByPassword(jenny, await registered(world))
    await jenny.open(`${base}/social/google/stopped/cancelled`)
    await jenny.press('How you sign in')
    expect(jenny.path).toBe(`${base}/account/routes`)
  })

  it.each(['/social/google/stopped/because', '/social/myspace/stopped/late', '/social/myspace', '/social/myspace/callback'])(
    'is nowhere at %s',
    async (path) => {
      expect(
        (
          await portal()
            .visitor()
            .open(base + path)
        ).status,
      ).toBe(404)
    },
  )
})
