import { describe, expect, it, vi } from 'vitest'
import { htmlOf } from '../../src/senders/html.ts'
import { resend } from '../../src/senders/resend.ts'
import { contract, newDelivery, sentBy, settingsFor } from './contract.ts'

contract({
  provider: resend,
  nobody: 'nobody@nowhere',
  badKey: { RESEND_API_KEY: 're_local_another' },
  down: 'unreachable',
  arrived(kept, delivery) {
    const { id, subject, text } = delivery
    expect(kept).toMatchObject({ subject, text, from: 'Doorstep <noreply@local.example>', idempotencyKey: id })
    expect(kept.html).toBe(htmlOf(delivery))
  },
})

const connect = (change: Record<string, string> = {}) => {
  const values: Record<string, string> = { ...settingsFor(resend), ...change }
  return resend.connect((name) => values[name] ?? '', 5000)
}

/** An answer of Resend's, to whatever is asked next. */
const answers = (status: number, name: string) =>
  vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValueOnce(Response.json({ statusCode: status, name, message: 'Invalid `to`' }, { status }))

describe('Resend', () => {
  it('takes one message once, however often it is sent', async () => {
    const delivery = newDelivery('email')
    const [first, second] = [await connect().send(delivery), await connect().send(delivery)]
    expect(second).toEqual(first)
    expect(await sentBy('resend', delivery.to)).toHaveLength(1)
  })

  it.each([
    [400, 'validation_error', { ok: false, why: 'refused', recipient: true }],
    [422, 'validation_error', { ok: false, why: 'refused', recipient: true }],
    [403, 'validation_error', { ok: false, why: 'refused' }],
    [422, 'invalid_from_address', { ok: false, why: 'refused' }],
    [401, 'restricted_api_key', { ok: false, why: 'refused' }],
    [409, 'concurrent_idempotent_requests', { ok: false, why: 'unreachable' }],
    [409, 'invalid_idempotent_request', { ok: false, why: 'unreachable' }],
    [429, 'daily_quota_exceeded', { ok: false, why: 'busy' }],
    [429, 'monthly_quota_exceeded', { ok: false, why: 'busy' }],
    [500, 'application_error', { ok: false, why: 'unreachable' }],
  ])('tells of %i %s', async (status, name, expected) => {
    const asked = answers(status, name)
    expect(await connect().send(newDelivery('email'))).toEqual(expected)
    asked.mockRestore()
  })

  it('refuses a sender at a domain that is not verified, for everybody', async () => {
    const RESEND_FROM = 'noreply@elsewhere.example'
    expect(await connect({ RESEND_FROM }).send(newDelivery('email'))).toEqual({ ok: false, why: 'refused' })
  })

  it.each([
    ['delivered', { state: 'delivered' }],
    ['complained', { state: 'delivered' }],
    ['bounced', { state: 'undelivered', recipient: true }],
    ['suppressed', { state: 'undelivered', recipient: true }],
  ])('is asked what became of an e-mail that was %s', async (event, expected) => {
    const delivery = newDelivery('email', { to: `${event}+${Math.random().toString(36).slice(2)}@resend.dev` })
    await connect().send(delivery)
    expect(await connect().find!(delivery)).toEqual({ message: delivery.id, ...expected })
  })

  it('finds the one of several to one person that is meant', async () => {
    const first = newDelivery('email')
    const second = newDelivery('email', { to: first.to, text: 'Your verification code is 111111.' })
    await connect().send(first)
    expect(await connect().find!(second)).toBe('none')
    await connect().send(second)
    expect(await connect().find!(first)).toMatchObject({ message: first.id })
    expect(await connect().find!(second)).toMatchObject({ message: second.id })
  })

  /** A list as long as one answer can be, of e-mails since so many minutes. */
  const listOf = (minutes: number) => {
    const created_at = new Date(Date.now() - minutes * 60_000).toISOString().replace('T', ' ').replace('Z', '000+00')
    const headers = { date: new Date().toUTCString() }
    return Response.json(
      { object: 'list', has_more: true, data: [{ id: '1', to: ['else@families.example'], created_at }] },
      { headers },
    )
  }

  it.each([
    [120, 'none'],
    [30, 'unknown'],
  ])('knows of a list that goes back %i minutes: %s', async (minutes, expected) => {
    const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(listOf(minutes))
    expect(await connect().find!(newDelivery('email'))).toBe(expected)
    asked.mockRestore()
  })
})
