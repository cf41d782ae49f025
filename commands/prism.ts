// Prism, which reads a description of an API and compares requests and answers with it: github.com/stoplightio/prism
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from './sqld.ts'

/** What Prism made of one request. */
export type Comparison = {
  /** POST /v2/notifications/sms */
  what: string
  status: number
  /** the answer has a status that the description says nothing of */
  undescribed: boolean
  violations: string[]
}

type Violation = { location: string[]; severity: string; code: string | number; message: string }

/**
 * Starts Prism. What this process asks of an address is asked of Prism until it is stopped: signatures are made for the address, and
 * Prism as a proxy asks there.
 * @param command what to do: mock, --errors and a description, or proxy, a description and an address
 */
export async function startPrism(command: string[], address: string) {
  const port = await findFreePort()
  const manifest = createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json')
  const { bin } = createRequire(import.meta.url)(manifest) as { bin: { prism: string } }
  const prism = spawn(
    process.execPath,
    [join(dirname(manifest), bin.prism), ...command, '--host', '127.0.0.1', '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, SCARF_ANALYTICS: 'false', NO_COLOR: '1', FORCE_COLOR: '0' } },
  )
  let said = ''
  for (const stream of [prism.stdout, prism.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk))
  for (let waited = 0; !said.includes('Prism is listening'); waited += 100) {
    if (waited > 60_000 || prism.exitCode !== null) throw new Error(`Prism did not start. It said:\n${said}`)
    await wait(100)
  }

  const all: Comparison[] = []
  const real = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input)
    if (!url.startsWith(`${address}/`) || /\/(day|sent)$/.test(new URL(url).pathname)) return real(input, init)
    const path = url.slice(address.length)
    const answer = await real(`http://127.0.0.1:${port}${path}`, init)
    all.push({ what: `${init?.method ?? 'GET'} ${path.split('?')[0]}`, ...compare(answer, await answer.clone().text()) })
    return answer
  }
  return {
    /** what Prism made of every request so far, beside what it logged and did not say in an answer */
    compared: () => [...all],
    async stop() {
      globalThis.fetch = real
      const ended = new Promise((resolve) => prism.once('exit', resolve))
      prism.kill()
      await ended
    },
  }
}

/** Prism tells of violations in a header, and, where they are errors, in an answer of its own. */
function compare({ status, headers }: Response, body: string): Omit<Comparison, 'what'> {
  const listed = headers.get('sl-violations')
  const own = /prism\/errors/.test(body)
    ? (parse(body) as { title?: string; detail?: string; validation?: Violation[] })
    : undefined
  const found = [...(listed ? ((parse(listed) as Violation[]) ?? []) : []), ...(own?.validation ?? [])]
  const isUndescribed = ({ message }: Violation) => /returned status code/i.test(message)
  const violations = found
    .filter((each) => !isUndescribed(each))
    .map(({ location, message }) => `${location.join('.')} ${message}`)
  const undescribed = found.some(isUndescribed)
  if (own && violations.length === 0 && !undescribed) violations.push(`${own.title}: ${own.detail}`)
  return { status, undescribed, violations }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return [{ location: [], severity: 'Error', code: '', message: text.slice(0, 500) }]
  }
}
