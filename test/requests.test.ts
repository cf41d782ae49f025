import { describe, expect, it } from 'vitest'
import { connect } from '../src/db/client.ts'
import { journeysOf } from '../src/routes/journeys.ts'
import { addressOf, own, placeOf, raw, reach, send, wayOf } from './steps.ts'
import { newAddress, portal } from './visitor.ts'

/** How many requests to the database have been begun, but for what goes on behind the answer: sending what nobody waits for. */
let asked = 0
const isSending = (statements: unknown) => /\b(circuits|message_attempts)\b/.test(JSON.stringify(statements))

/** The same connection, with its requests counted: one for each statement or batch. */
const counting: typeof connect = (...where) => {
  const db = connect(...where)
  const client = db.$client
  const { batch, execute } = client
  client.batch = (...given: Parameters<typeof batch>) => {
    const [statements] = given
    if (statements.length > 3 || !isSending(statements)) asked++
    return batch.apply(client, given)
  }
  client.execute = ((...given: Parameters<typeof execute>) => {
    if (!isSending(given)) asked++
    return execute.apply(client, given)
  }) as typeof execute
  return db
}

const councils = own('requests')
const here = portal({ councils, connect: counting })

const steps = councils.flatMap((council) =>
  journeysOf(council).flatMap(({ name: journey, steps }) =>
    steps
      .filter(({ settles }) => settles !== undefined)
      .map(({ path }) => ({ name: `${council.slug}/${journey}/${path}`, council, journey, path })),
  ),
)

// design.md section 4: one request claims the form and reads what it needs, another writes what it decides.
describe('A step asks the database', () => {
  it.each(steps)('at most twice for its form: $name', async ({ council, journey, path }) => {
    const visitor = here.visitor()
    const stand = await reach(here, visitor, council, journey, path)
    expect(placeOf(visitor)).toBe(addressOf(stand))
    const fields = { ...visitor.fields(), ...(await wayOf(journey, path).right(stand)) }
    asked = 0
    const { status } = await raw(here, visitor, addressOf(stand), fields)
    expect(status).toBe(303)
    expect(asked).toBeLessThanOrEqual(2)
  })

  it.each(councils.filter(({ embedding }) => embedding))(
    'at most twice for what was begun on a page of $slug',
    async (council) => {
      const visitor = here.visitor()
      const { slug, journeys } = council
      const [step] = journeys.register
      const stand = { council, journey: 'register', step: step!, email: newAddress() }
      await visitor.open(`/${slug}/register`)
      await send(visitor, await wayOf('register', step!).right({ ...stand, email: newAddress() }))
      const fields = { ...(await wayOf('register', step!).right(stand)), start: 'register' }
      const [origin] = council.embedding!.origins
      asked = 0
      visitor.page = (await raw(here, visitor, `/${slug}/embed/start`, fields, { headers: { origin } })).page
      expect(asked).toBe(0)
      expect((await raw(here, visitor, addressOf(stand), visitor.fields())).status).toBe(303)
      expect(asked).toBeLessThanOrEqual(2)
    },
  )

  it.each(steps)('at most twice for the page with its form: $name', async ({ council, journey, path }) => {
    const visitor = here.visitor()
    const stand = await reach(here, visitor, council, journey, path)
    asked = 0
    await visitor.open(addressOf(stand))
    expect(placeOf(visitor)).toBe(addressOf(stand))
    expect(asked).toBeLessThanOrEqual(2)
  })
})
