// npm run check:providers -- DESCRIPTION…: whether what the senders send, and what the doubles of the providers answer, is as the vendors'
// published descriptions of their APIs say. Each DESCRIPTION is a file, or an address. Prism reads them, and compares twice: as a mock of the
// vendor, for the requests of the senders; and as a proxy before our double, for its answers, too, on good days and bad ones.
import { readFile } from 'node:fs/promises'
import { councils } from '../src/councils/all.ts'
import type { Delivery, Provider } from '../src/senders/sender.ts'
import { isAddress } from '../src/senders/sender.ts'
import { run, say } from './environment.ts'
import { providersOf } from './message-providers/settings.ts'
import { startMessageProviders } from './message-providers.ts'
import { type Comparison, startPrism } from './prism.ts'
import { findFreePort } from './sqld.ts'

/** Whose description it is, by what stands in it of where the vendor is. */
const vendors: Record<string, RegExp> = {
  'govuk-notify': /https:\/\/api\.notifications\.service\.gov\.uk/,
  twilio: /https:\/\/api\.twilio\.com/,
  resend: /https:\/\/api\.resend\.com/,
  'amazon-ses': /https?:\/\/email\.\{region\}\.amazonaws\.com/,
}

/** Bad days of the doubles whose answers a vendor may describe: commands/message-providers/days.ts. */
const badDays = ['down', 'busy', 'refusing']

type Row = {
  provider: string
  against: 'mock' | 'double'
  requests: number
  /** answers with a status that the description does not have */
  undescribed: number
  /** where the description's own examples are not what it asks for: nobody's answer can be */
  contradictions: string[]
  violations: string[]
}

async function checkAll(descriptions: string[]): Promise<boolean> {
  if (descriptions.length === 0) {
    say('Name the descriptions: npm run check:providers -- DESCRIPTION…, files or addresses. Vendors publish them:')
    for (const place of published) say(`  ${place}`)
    return false
  }
  const doubles = await startMessageProviders({ port: await findFreePort() })
  try {
    const rows: Row[] = []
    for (const description of descriptions) {
      const name = await vendorOf(description)
      say(`${description} describes ${name}.`)
      const double = `${doubles.url}/${name}`
      const requests = await checkRequests(name, description, double)
      rows.push(requests, await checkDouble(name, description, double, requests.contradictions))
    }
    return tell(rows)
  } finally {
    await doubles.stop()
  }
}

const published = [
  'GOV.UK Notify   alphagov/notifications-tech-docs   openapi/publicapi_spec.json, with the files beside it',
  'Twilio          twilio/twilio-oai                  spec/json/twilio_api_v2010.json',
  'Resend          resend/resend-openapi              resend.yaml',
  'Amazon SES      APIs-guru/openapi-directory        APIs/amazonaws.com/sesv2/2019-09-27/openapi.yaml',
]

async function vendorOf(description: string): Promise<string> {
  const text = /^https?:/.test(description) ? await (await fetch(description)).text() : await readFile(description, 'utf8')
  const name = Object.keys(vendors).find((each) => vendors[each]!.test(text))
  if (!name) throw new Error(`${description} describes none of the providers that the portal knows.`)
  return name
}

/** Every request of every sender, before a mock of the vendor. */
async function checkRequests(name: string, description: string, double: string): Promise<Row> {
  const prism = await startPrism(['mock', '--errors', description], double)
  try {
    for (const provider of sendersOf(name)) {
      const sender = connect(provider, double)
      for (const delivery of deliveries(provider)) {
        await sender.send(delivery)
        await sender.find?.(delivery)
      }
    }
    const compared = prism.compared()
    // What the mock answers is the description's own example.
    const own = listed(compared).filter(isAnswers)
    const strange = compared.filter(({ status, violations }) => status >= 300 && !violations.some(isAnswers))
    return rowOf(
      name,
      'mock',
      compared,
      own,
      strange.map(({ what, status }) => `${what}: the mock answers ${status}`),
    )
  } finally {
    await prism.stop()
  }
}

/** The same by way of a proxy to the double, which takes it, refuses it, and has bad days. */
async function checkDouble(name: string, description: string, double: string, own: string[]): Promise<Row> {
  // With --errors, an answer that the description itself contradicts would not come through. Violations are told all the same.
  const prism = await startPrism(['proxy', description, double], double)
  try {
    const strange: string[] = []
    for (const provider of sendersOf(name)) {
      const sender = connect(provider, double)
      for (const delivery of deliveries(provider)) {
        const sent = await sender.send(delivery)
        if (!sent.ok) strange.push(`${provider.channel} is not taken: ${sent.why}`)
        const found = await sender.find?.(delivery)
        if (typeof found === 'string') strange.push(`${provider.channel} is not found: ${found}`)
      }
      await sender.send({ ...deliveries(provider)[0]!, to: provider.channel === 'email' ? 'nobody@nowhere' : '+44770090' })
      for (const day of badDays) {
        await fetch(`${double}/day`, { method: 'POST', body: day })
        await sender.send(deliveries(provider)[0]!)
      }
      await fetch(`${double}/day`, { method: 'POST', body: '' })
    }
    return rowOf(name, 'double', prism.compared(), own, strange)
  } finally {
    await prism.stop()
  }
}

/** Each thing that is not as the description says, once, with the method and the path it is about. */
const listed = (compared: Comparison[]) => [
  ...new Set(compared.flatMap(({ what, violations }) => violations.map((each) => `${withoutIds(what)}: ${each}`))),
]
const withoutIds = (what: string) => what.replace(/\/[\da-f-]{32,36}\b/gi, '/{id}')
const isAnswers = (violation: string) => /(^|: )response\b/.test(violation)

function rowOf(provider: string, against: Row['against'], compared: Comparison[], own: string[], strange: string[]): Row {
  const all = listed(compared)
  return {
    provider,
    against,
    requests: compared.length,
    undescribed: compared.filter(({ undescribed }) => undescribed).length,
    contradictions: all.filter((each) => own.includes(each)),
    violations: [...all.filter((each) => !own.includes(each)), ...strange],
  }
}

const sendersOf = (name: string) => providersOf(councils).filter((each) => each.name === name)

/** A sender as npm start sets it up for the double. */
function connect({ settings, connect }: Provider, double: string) {
  const values = new Map(
    settings.map((setting) => [setting.name, isAddress(setting) ? double : (setting.local ?? setting.otherwise)]),
  )
  return connect((name) => values.get(name) ?? '', 10_000)
}

/** In English and in Welsh; the third is one of which the mock of Resend says that it has it, so that it is looked at more closely. */
const deliveries = ({ channel }: Provider): Delivery[] =>
  [
    {
      language: 'en' as const,
      subject: 'Your verification code',
      text: 'Your verification code is 123456.\n\n@doorstep.example #123456',
    },
    {
      language: 'cy' as const,
      subject: 'Eich cod dilysu',
      text: 'Eich cod dilysu yw 123456. Ŵyna.\n\n@doorstep.example #123456',
    },
    { language: 'en' as const, subject: 'Hello World', text: 'Your verification code is 654321.' },
  ].map((words) => ({
    ...words,
    id: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url'),
    channel,
    to: channel === 'email' ? 'delivered@resend.dev' : '+447700900147',
    webhooks: 'https://doorstep.example/norfolk/webhooks',
  }))

function tell(rows: Row[]): boolean {
  const line = (...cells: (string | number)[]) =>
    say(`  ${cells.map((cell, at) => String(cell).padEnd([14, 9, 10, 13, 16][at] ?? 0)).join('')}`)
  say('')
  line('provider', 'against', 'requests', 'undescribed', 'contradictions', 'violations')
  for (const { provider, against, requests, undescribed, contradictions, violations } of rows)
    line(provider, against, requests, undescribed, contradictions.length, violations.length)
  const own = [...new Set(rows.flatMap(({ contradictions }) => contradictions))]
  if (own.length > 0) say('\nThe descriptions contradict themselves: their own examples are not what they ask for.')
  for (const each of own) say(`  ${each}`)
  for (const { provider, against, violations } of rows) for (const each of violations) say(`\n  ${provider}, ${against}: ${each}`)
  const missing = providersOf(councils).filter(({ name }) => !rows.some(({ provider }) => provider === name))
  for (const name of new Set(missing.map((each) => each.name)))
    say(`\nNo description of ${name} was given: it was not looked at.`)
  say(`
Not looked at: what stands in a token or behind a signature (the doubles check both, and the tests look at them), what an answer does not
describe by its status (counted as undescribed: most vendors describe no errors), and what the vendors really do.`)
  const idle = rows.filter(({ requests }) => requests === 0)
  for (const { provider, against } of idle) say(`\n${provider} was asked nothing by the ${against}.`)
  return idle.length === 0 && rows.every(({ violations }) => violations.length === 0)
}

await run(() => checkAll(process.argv.slice(2)))
