import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { arrive, leicestershire, newLandline } from '../phones.ts'
import { newPhone, type Portal, portal } from '../visitor.ts'

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
})
