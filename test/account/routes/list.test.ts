import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { journeyId } from '../../../src/db/journeys.ts'
import { journeys } from '../../../src/db/schema.ts'
import { open } from '../../../src/db/sealed.ts'
import { clientSettings } from '../../identity-providers.ts'
import { durham } from '../../staff.ts'
import { db, keys, portal } from '../../visitor.ts'
import { arrive, councilOf, join, withoutPassword } from '../routes.ts'

const council = councilOf('routes-list')
const here = portal({ councils: [council, durham], bindings: clientSettings(council.slug, council.social ?? []) })
const at = `/${council.slug}/account/routes`

describe.each([{ htmx: false }, { htmx: true }])('How you sign in (htmx: $htmx)', (how) => {
  it('is found from My Account, and lists what opens it', async () => {
    const { account, visitor: ada } = await arrive(here, council, how)
    const google = await join(account, here.clock.now, { email: 'ada@gmail.example' })
    const facebook = await join(account, here.clock.now + 1, { provider: 'facebook' })
    await ada.open(`/${council.slug}/account`)
    await ada.press('How you sign in')
    expect([ada.path, ada.heading]).toEqual([at, 'How you sign in'])
    const rows = ada.page.querySelectorAll('.govuk-summary-list__row').map((row) => row.text.replace(/\s+/g, ' ').trim())
    expect(rows).toEqual([
      expect.stringMatching(`^Email and password ?${account.email} ?Set a new password by email ?Remove Email and password$`),
      expect.stringMatching(/^Google ?ada@gmail\.example ?Added on 21 Nov 2026 ?Remove Google, ada@gmail\.example$/),
      expect.stringMatching(/^Facebook ?Added on 21 Nov 2026 ?Remove Facebook$/),
    ])
    const links = ada.page
      .querySelectorAll('main a')
      .map((link) => link.getAttribute('href')!.replace(/(?<=for=account)&.*$/, ''))
    expect(links).toEqual([
      `/${council.slug}/reset-password`,
      `${at}/password/remove`,
      `${at}/${google.id}/remove`,
      `${at}/${facebook.id}/remove`,
      ...['microsoft', 'google', 'facebook'].map((provider) => `/${council.slug}/social/${provider}?for=account`),
    ])
    expect(ada.headers.get('cache-control')).toContain('no-store')
  })

  it('says why the only one cannot be removed', async () => {
    const { visitor: ada } = await arrive(here, council, how)
    await ada.open(at)
    expect(ada.text).toContain('This is the only way into your account, so it cannot be removed. Add another one first.')
    expect(ada.text).not.toMatch(/Remove|Add a password/)
  })

  it('offers a password to who has none', async () => {
    const { account, visitor: ada } = await arrive(here, council, how)
    await join(account, here.clock.now)
    await withoutPassword(account, here.clock.now)
    await ada.open(at)
    expect(ada.text).not.toMatch(/Email and password|Set a new password/)
    await ada.press('Add a password')
    expect([ada.path, ada.heading]).toEqual([`${at}/password`, 'Add a password'])
  })

  it('begins to prove a second account, for this session alone', async () => {
    const { account, session, visitor: ada } = await arrive(here, council, how)
    await ada.open(at)
    await ada.press('I have another account here')
    expect(ada.path).toBe(`/${council.slug}/sign-in/password`)
    const id = journeyId(council.slug, 'sign-in', ada.jar.get(`__Host-${council.slug}-journey-sign-in`)!)
    const [row] = await db.select().from(journeys).where(eq(journeys.id, id))
    const { facts } = JSON.parse(open(keys.sealing, { table: 'journeys', column: 'progress', row: id }, row!.progress))
    expect(facts).toEqual({ merging: { accountId: account.id, sessionId: session.id } })
  })

  it('is in Welsh, too', async () => {
    const { visitor: ada } = await arrive(here, council, how)
    await ada.open(`${at}?lang=cy`)
    expect(ada.heading).toBe('Sut rydych yn mewngofnodi')
  })

  it('asks who signed in a while ago to sign in once more, and comes back', async () => {
    const world = portal({ councils: [council] })
    const { visitor: ada } = await arrive(world, council, how)
    world.wait({ minutes: 8 })
    await ada.open(`/${council.slug}/account`)
    world.wait({ minutes: 8 })
    await ada.open(at)
    expect(ada.url).toBe(`/${council.slug}/sign-in/password?notice=prove-again`)
    await ada.post(`${at}/other`, {})
    expect(ada.url).toBe(`/${council.slug}/sign-in/password?notice=prove-again`)
  })
})

it('is there only where there is more than a password to open an account', async () => {
  const { visitor: ada } = await arrive(here, durham)
  await ada.open('/durham/account')
  expect(ada.text).not.toContain('How you sign in')
  expect((await ada.open('/durham/account/routes')).status).toBe(404)
})
