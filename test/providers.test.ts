import { afterEach, describe, expect, it } from 'vitest'
import type { Kept } from '../commands/message-providers/double.ts'
import { closeCircuit } from '../src/db/circuits.ts'
import { commit } from '../src/db/client.ts'
import { notifyEmail, notifySms } from '../src/senders/govuk-notify.ts'
import { resend } from '../src/senders/resend.ts'
import type { Provider } from '../src/senders/sender.ts'
import { doubleOf, sentBy, settingsFor } from './senders/contract.ts'
import { own } from './steps.ts'
import { db, details, newAddress, type Portal, password, portal, readCode } from './visitor.ts'

/* A portal that sends by real providers, whose doubles stand in for them: through the front door, on good days and bad ones. */

const councils = own('providers')
const council = 'durham-providers'

/** A portal that is told of providers what npm start would tell it. Of two that are one vendor the day of the last counts. */
const sending = (...providers: [Provider, string?][]) =>
  portal({ councils, bindings: Object.assign({}, ...providers.map(([provider, day]) => settingsFor(provider, day))) })

// One that failed would be passed over by the next test.
afterEach(() =>
  commit(
    db,
    ['govuk-notify', 'resend'].map((name) => closeCircuit(db, `${council} email ${name}`)),
  ),
)

/** Somebody who waits for a code. */
async function registering(p: Portal, email: string) {
  const person = await p.visitor().open(`/${council}/register`)
  await person.fill(details).press('Next')
  return person.fill({ Email: email, Password: password, 'Confirm password': password }).press('Next')
}

const codeIn = (kept: Kept | undefined) => readCode(kept?.text) ?? ''

describe('registering, with real providers', () => {
  it.each([
    ['GOV.UK Notify', [[notifyEmail], [notifySms]], 'govuk-notify'],
    ['Resend, while Notify is down', [[notifySms], [notifyEmail, 'down'], [resend]], 'resend'],
    ['Resend, while Notify has too much to do', [[notifySms], [notifyEmail, 'busy'], [resend]], 'resend'],
    ['Resend, while Notify does not know the key', [[notifySms], [notifyEmail, 'refusing'], [resend]], 'resend'],
  ] satisfies [string, [Provider, string?][], string][])('gets its code by %s', async (_, providers, by) => {
    const email = newAddress()
    const person = await registering(sending(...providers), email)
    expect(person.status).toBe(200)
    const [kept, ...more] = await sentBy(by, email)
    expect(more).toEqual([])
    await person.fill({ Code: codeIn(kept) }).press('Next')
    expect(person.heading).toBe('Your account is ready')
  })

  it.each(['garbage', 'cut'])('may get the same code twice, and never two: Notify answers %s', async (day) => {
    const email = newAddress()
    const person = await registering(sending([notifySms], [notifyEmail, day], [resend]), email)
    const [first, second] = [await sentBy('govuk-notify', email), await sentBy('resend', email)]
    expect([first.length, second.length]).toEqual([1, 1])
    expect(codeIn(first[0])).toBe(codeIn(second[0]))
    await person.fill({ Code: codeIn(first[0]) }).press('Next')
    expect(person.heading).toBe('Your account is ready')
  })

  it('tells a stranger nothing of providers: the page is the same when none takes it', async () => {
    const well = await registering(sending([notifyEmail], [notifySms]), newAddress())
    const ill = await registering(sending([notifySms], [notifyEmail, 'down']), newAddress())
    expect([ill.status, ill.heading, ill.summary]).toEqual([well.status, well.heading, well.summary])
  })

  it('puts nothing of a message into the log', async () => {
    const email = newAddress()
    const p = sending([notifySms], [notifyEmail, 'page-refusal'], [resend])
    await registering(p, email)
    const log = JSON.stringify(p.log)
    expect(log).toContain('message.not-taken')
    for (const secret of [
      email,
      codeIn((await sentBy('resend', email))[0]),
      settingsFor(notifyEmail).NOTIFY_API_KEY!,
      doubleOf('govuk-notify'),
    ])
      expect(log).not.toContain(secret)
  })
})
