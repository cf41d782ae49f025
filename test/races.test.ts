import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addAccount, emailIndex, findAccountByEmail, findPasswordHistory } from '../src/db/accounts.ts'
import { commit, connect, expectation, type Write } from '../src/db/client.ts'
import { journeyId } from '../src/db/journeys.ts'
import { newId } from '../src/db/keys.ts'
import { addRecordWorker } from '../src/db/records.ts'
import { accounts, codes, events, journeys, sessions } from '../src/db/schema.ts'
import { removeStaff } from '../src/db/staff.ts'
import { isPassword } from '../src/domain/passwords.ts'
import { addChild } from './casework.ts'
import { addStaff, portalWithMeanwhile } from './staff.ts'
import { own } from './steps.ts'
import { db, keys, newAddress, password, portal, register, registerUpToCode, signIn } from './visitor.ts'

const accountsOf = (email: string) =>
  db
    .select()
    .from(accounts)
    .where(eq(accounts.emailIndex, emailIndex(keys, 'durham', email)))
const eventsOf = async (accountId: string) =>
  (await db.select().from(events).where(eq(events.accountId, accountId))).map(({ name }) => name)

describe.each([{ htmx: false }, { htmx: true }])('Two browsers that register one address at once (htmx: $htmx)', (how) => {
  it('make one account; the other is told, its mailbox being proved', async () => {
    const world = portal()
    const email = newAddress()
    const browsers = [world.visitor(how), world.visitor(how)]
    for (const browser of browsers) {
      world.wait({ seconds: 1 })
      await registerUpToCode(browser, email)
      browser.fill({ Code: await browser.code(email) })
    }
    await Promise.all(browsers.map((browser) => browser.press('Next')))

    const [loser, winner] = browsers.sort((a, b) => b.status - a.status)
    expect(winner!.heading).toBe('Your account is ready')
    expect(loser!.status).toBe(422)
    expect(loser!.summary).toEqual([
      ['', 'There is already an account with this email address. You can sign in, or reset its password'],
    ])
    const rows = await accountsOf(email)
    expect(rows).toHaveLength(1)
    expect((await eventsOf(rows[0]!.id)).filter((name) => name === 'account.registered')).toEqual(['account.registered'])
    await loser!.open('/durham/register/ready')
    expect(loser!.heading).not.toBe('Your account is ready')
  })
})

describe('Somebody whose code is replaced while it is on its way', () => {
  it('is told to use the new one, and of no account that nobody has', async () => {
    const world = portalWithMeanwhile()
    const [ada, email] = [world.visitor(), newAddress()]
    await registerUpToCode(ada, email)
    const code = await ada.code(email)
    const here = journeyId('durham', 'register', ada.jar.get('__Host-durham-journey-register')!)
    // Not before the form is claimed: after that.
    world.meanwhile(async () => world.meanwhile(async () => db.delete(codes).where(eq(codes.journeyId, here))))
    await ada.fill({ Code: code }).press('Next')
    expect([ada.status, ada.summary]).toEqual([422, [['code', 'That code can no longer be used. Ask for a new one below']]])
    expect(await accountsOf(email)).toHaveLength(0)
  })
})

describe('One journey, sent from two windows at once', () => {
  it('resets a password once', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(), newAddress()]
    await register(ada, email)
    world.wait({ seconds: 1 })
    await ada.open('/durham/reset-password')
    await ada.fill({ Email: email }).press('Next')
    await ada.fill({ Code: await ada.code(email) }).press('Next')
    const secrets = ['First-Horse-1-Battery', 'Second-Horse-2-Battery']
    const forms = []
    for (const secret of secrets)
      forms.push({ ...(await ada.open('/durham/reset-password/password')).fields(), password: secret, confirm: secret })
    await Promise.all(forms.map((form) => ada.post('/durham/reset-password/password', form)))

    const account = (await findAccountByEmail(db, keys, 'durham', email))!
    expect(await findPasswordHistory(db, keys, account.id, 99)).toHaveLength(1)
    expect((await eventsOf(account.id)).filter((name) => name === 'reset.done')).toHaveLength(1)
    const kept = await Promise.all(secrets.map((secret) => isPassword(account.password, secret)))
    expect(kept.filter(Boolean)).toHaveLength(1)
  })

  it('sends one new code, and the page tells the other window', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(), newAddress()]
    await registerUpToCode(ada, email)
    world.wait({ minutes: 1 })
    const forms = []
    for (let window = 0; window < 5; window++) forms.push({ ...(await ada.open('/durham/register/code')).fields(), go: 'resend' })
    await Promise.all(forms.map((form) => ada.post('/durham/register/code', form)))
    expect(await ada.messages(email)).toHaveLength(2)
    await ada.open('/durham/register/code')
    await ada.fill({ Code: await ada.code(email) }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
  })
})

describe('A sign-in that was half done when the password was reset', () => {
  it('leaves no session that the reset did not end', async () => {
    const world = portal()
    const [ada, thief, email] = [world.visitor(), world.visitor(), newAddress()]
    await register(ada, email)
    world.wait({ seconds: 1 })
    await thief.open('/durham/sign-in')
    await thief.fill({ Email: email, Password: password }).press('Submit')
    thief.fill({ Code: await thief.code(email) })
    world.wait({ seconds: 1 })
    await ada.open('/durham/reset-password')
    await ada.fill({ Email: email }).press('Next')
    await ada.fill({ Code: await ada.code(email) }).press('Next')
    const secret = 'Rescued-Horse-3-Battery'
    await ada.fill({ 'Your new password': secret, 'Confirm password': secret }).press('Finish')
    await thief.press('Finish')
    expect(thief.summary).toEqual([
      ['', expect.stringContaining('Your account has been changed since you entered your password')],
    ])
    const { id } = (await findAccountByEmail(db, keys, 'durham', email))!
    const live = (await db.select().from(sessions).where(eq(sessions.accountId, id))).filter(({ endedAt }) => endedAt === null)
    expect(live).toEqual([])
    expect(thief.jar.has('__Host-durham-session')).toBe(false)
  })
})

describe.each([{ htmx: false }, { htmx: true }])(
  'A colleague who is removed while somebody names them (htmx: $htmx)',
  ({ htmx }) => {
    it('is nobody to give a record to: it is told as a race', async () => {
      const councils = own('removed-colleague')
      const council = councils.find(({ records }) => records)!
      const world = portalWithMeanwhile({ councils })
      const mona = await addStaff(world, 'manager', { council, htmx })
      const wendy = await addStaff(world, 'worker', { council })
      const record = await addChild(council, world.clock.now, mona.account)
      await mona.open(`/${council.slug}/staff/records/${record.id}/workers`)
      world.meanwhile(async () => db.batch([removeStaff(db, council.slug, wendy.account.id) as never]))
      await mona.fill({ 'Email address of the worker to add': wendy.account.email }).press('Add worker')
      expect(mona.status).toBe(422)
      expect(mona.summary).toHaveLength(1)
      await mona.press('Add worker')
      expect(mona.summary).toEqual([['email', expect.stringContaining('Nobody with this email address works')]])
    })
  },
)

describe('A batch that breaks', () => {
  it('leaves nothing half-written', async () => {
    const email = newAddress()
    const person = { forename: 'Ada', surname: 'Bell' }
    const account = { id: newId(), council: 'durham', email, person, password: '-', status: 'active' as const }
    const writes = addAccount(db, keys, account, 0)
    expect(await commit(db, [...writes, expectation(db, sql`1 = 0`)])).toBe(false)
    await expect(commit(db, [...writes, db.run(sql`insert into nowhere values (1)`)])).rejects.toThrow()
    expect(await accountsOf(email)).toEqual([])
    expect(await commit(db, writes)).toBe(true)
    expect(await commit(db, addAccount(db, keys, { ...account, id: newId() }, 0))).toBe(false)
    // What is referred to is gone.
    expect(await commit(db, [addRecordWorker(db, 'no record', 'no staff', 0)])).toBe(false)
    expect(await accountsOf(email)).toHaveLength(1)
  })

  it('in the middle of registering leaves the journey where it was, and the same form sent again finishes it', async () => {
    let broken = false
    const world = portal({
      connect: (url, token) => {
        const breakable = connect(url, token)
        const batch = breakable.batch.bind(breakable) as (writes: readonly Write[]) => Promise<never>
        const nowhere = () => breakable.run(sql`insert into nowhere values (1)`)
        // Only the batch that registers an account is that long.
        breakable.batch = (writes) => batch(broken && writes.length > 5 ? [...writes, nowhere()] : writes)
        return breakable
      },
    })
    const [ada, email] = [world.visitor(), newAddress()]
    await registerUpToCode(ada, email)
    const form = { ...ada.fields(), code: await ada.code(email) }
    const here = journeyId('durham', 'register', ada.jar.get('__Host-durham-journey-register')!)
    expect(await db.select().from(journeys).where(eq(journeys.id, here))).toHaveLength(1)
    broken = true
    await ada.post('/durham/register/code', form)
    expect(ada.status).toBe(500)
    expect(await accountsOf(email)).toEqual([])
    expect(world.log.map(({ event }) => event)).not.toContain('account.registered')
    expect(await db.select().from(journeys).where(eq(journeys.id, here))).toHaveLength(1)

    broken = false
    await ada.post('/durham/register/code', form)
    expect(ada.heading).toBe('Your account is ready')
    expect(await accountsOf(email)).toHaveLength(1)
    world.wait({ seconds: 1 })
    await signIn(ada, email)
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })
})
