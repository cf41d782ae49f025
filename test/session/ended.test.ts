import { describe, expect, it } from 'vitest'
import { newAddress, portal, register, signIn } from '../visitor.ts'

describe('The page that says that a session is over', () => {
  it.each([
    ['why=idle', 'You were signed out because nothing happened for 15 minutes.'],
    ['why=too-old', 'You were signed out because you had been signed in for a day.'],
    ['why=by-council', 'Your session has been ended. Sign in again to go on.'],
    ['why=elsewhere', 'You are no longer signed in here'],
    ['why=<b>', 'You are no longer signed in here'],
    ['', 'You are no longer signed in here'],
    ['why=idle&kept=yes', 'What you had typed is kept for an hour.'],
  ])('says why, and the way to sign in again: %s', async (query, said) => {
    const visitor = await portal().visitor().open(`/durham/session/ended?${query}`)
    expect(visitor.heading).toBe('You have been signed out')
    expect(visitor.text).toContain(said)
    expect(visitor.text.includes('kept for an hour')).toBe(query.includes('kept'))
    await visitor.press('Sign in again')
    expect(visitor.heading).toBe('Secure login – step 1')
  })

  it('tells the other tabs of this council that it is over', async () => {
    const visitor = await portal().visitor().open('/durham/session/ended?why=idle')
    expect(visitor.page.querySelector('meta[name=signed-out]')?.getAttribute('content')).toBe('durham')
  })

  it('is not for who is signed in', async () => {
    const world = portal()
    const ada = world.visitor()
    const email = newAddress()
    await register(ada, email)
    world.wait({ seconds: 1 })
    await signIn(ada, email)
    await ada.open('/durham/session/ended?why=idle')
    expect(ada.path).toBe('/durham')
    expect(ada.page.querySelector('meta[name=signed-out]')).toBe(null)
  })
})
