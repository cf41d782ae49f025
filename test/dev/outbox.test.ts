import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { commit } from '../../src/db/client.ts'
import { newId } from '../../src/db/keys.ts'
import { moveMessage } from '../../src/db/message-moves.ts'
import { addMessage } from '../../src/db/messages.ts'
import { arrive, leicestershire, newLandline } from '../phones.ts'
import { db, keys, newAddress, newPhone, type Portal, portal } from '../visitor.ts'

async function outboxOf(world: Portal, to: string) {
  const { text } = await world.fetch(new Request(`http://127.0.0.1:8787/dev/outbox?to=${encodeURIComponent(to)}`))
  return parse(text)
    .querySelectorAll('.message')
    .map((message) => ({
      text: message.querySelector('pre')!.textContent,
      buttons: message.querySelectorAll('button').map(({ textContent }) => textContent.trim()),
    }))
}

/** A portal long after all the other tests: of their messages the outbox shows the newest few hundred. */
function later() {
  const world = portal()
  world.wait({ hours: 24 * 400 })
  return world
}

describe('The outbox', () => {
  it('lets # be pressed in a call that asks for it, until another takes its place', async () => {
    const [world, phone] = [later(), newPhone()]
    const { ada } = await arrive(world)
    await ada.fill({ 'Phone Number': phone }).press('Call Me')
    expect(await outboxOf(world, phone)).toEqual([
      { text: expect.stringContaining('press the hash key now'), buttons: ['Press #', 'Engaged', 'Not answered'] },
    ])
    await ada.press('Send Code')
    expect((await outboxOf(world, phone)).map(({ buttons }) => buttons)).toEqual([[], []])
  })

  it('has nothing to press in a call that speaks a code', async () => {
    const [world, phone] = [later(), newLandline()]
    const { ada } = await arrive(world, {}, { council: leicestershire })
    await ada.fill({ 'Phone Number': phone }).press('Send Code')
    expect(await outboxOf(world, phone)).toEqual([{ text: expect.stringContaining('Your code is:'), buttons: [] }])
  })

  it('has the messages of one person behind however many of others, those of one moment in their order', async () => {
    const [world, ada, others] = [later(), newAddress(), newAddress('others')]
    const send = (to: string, subjects: readonly string[], at: number) =>
      commit(
        db,
        subjects.flatMap((subject) => {
          const id = newId()
          const about = { council: 'east-vale', channel: 'email', kind: 'notice', language: 'en', hint: 'x' } as const
          const message = { ...about, id, to, subject, text: 'x', createdAt: at, expiresAt: at + 1000_000 }
          return [
            addMessage(db, keys, message, false),
            moveMessage(db, id, { status: 'sent', provider: 'outbox', reference: 'x' }),
          ]
        }),
      )
    await send(ada, ['first', 'second', 'third'], world.clock.now)
    for (let batch = 0; batch < 5; batch++) await send(others, Array(210).fill('another'), world.clock.now + 1)
    const address = `http://127.0.0.1:8787/dev/outbox.json?to=${encodeURIComponent(ada.toUpperCase())}`
    const { text } = await world.fetch(new Request(address))
    expect((JSON.parse(text) as { subject: string }[]).map(({ subject }) => subject)).toEqual(['third', 'second', 'first'])
    const all = await world.fetch(new Request('http://127.0.0.1:8787/dev/outbox.json'))
    expect(JSON.parse(all.text)).toHaveLength(200)
  })
})
