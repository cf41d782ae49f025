// Workers as they are deployed, in one workerd with nothing in front of it: wrangler dev answers some 500 requests a second at most.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from '../sqld.ts'

const root = join(import.meta.dirname, '../..')
/** The program itself, not npm's way to it: its processor time is looked at. */
const program = (createRequire(import.meta.url)('workerd') as { default: string }).default

/** A Worker as wrangler would deploy it: the files of a folder. */
export type Bundle = { folder: string; files: string[]; main: string }

/** @param entry a file of this project */
export async function bundleOf(entry: string, folder: string): Promise<Bundle> {
  const wrangler = spawn(
    process.execPath,
    [join(root, 'node_modules/wrangler/bin/wrangler.js'), 'deploy', entry, '--dry-run', '--outdir', folder],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ...{ WRANGLER_SEND_METRICS: 'false', WRANGLER_SEND_ERROR_REPORTS: 'false', WRANGLER_HIDE_BANNER: 'true' },
        ...{ WRANGLER_LOG_PATH: join(folder, 'logs'), XDG_CONFIG_HOME: join(folder, 'config') },
      },
    },
  )
  const said = text(wrangler.stderr)
  const [code] = await once(wrangler, 'exit')
  if (code !== 0) throw new Error(`${entry} could not be bundled: ${await said}`)
  const files = (await readdir(folder)).filter((file) => /\.(js|wasm)$/.test(file))
  return { folder, files, main: files.find((file) => file.endsWith('.js'))! }
}

export type Guest = { name: string; bundle: Bundle; settings?: Record<string, string> }

export type Workerd = {
  pid: number
  /** where each of the Workers listens, by its name */
  ports: Record<string, number>
  stop(): Promise<void>
}

/**
 * Starts some Workers in one workerd, each on a port of its own, and waits until all answer.
 * @param path an address that each of them answers
 */
export async function serve(folder: string, guests: readonly Guest[], path = '/'): Promise<Workerd> {
  const kv = await startKv()
  const ports: Record<string, number> = {}
  for (const { name } of guests) ports[name] = await findFreePort()
  const file = join(folder, `${guests.map(({ name }) => name).join('-')}.capnp`)
  await writeFile(file, configuration(folder, guests, ports, kv.port), { mode: 0o600 })
  const workerd = spawn(program, ['serve', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  const endNow = () => workerd.kill('SIGKILL')
  process.on('exit', endNow)
  let said = ''
  workerd.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2_000)
  })
  const stop = async () => {
    process.off('exit', endNow)
    if (workerd.exitCode === null && workerd.signalCode === null) {
      workerd.kill('SIGKILL')
      await once(workerd, 'exit')
    }
    kv.stop()
  }
  const lastTry = Date.now() + 30_000
  for (const port of Object.values(ports))
    while (!(await hasAnswered(`http://127.0.0.1:${port}${path}`))) {
      if (workerd.exitCode !== null || Date.now() > lastTry) {
        await stop()
        throw new Error(`workerd did not start. It said:\n${said}`)
      }
      await wait(2)
    }
  return { pid: workerd.pid!, ports, stop }
}

const hasAnswered = (url: string) =>
  fetch(url, { redirect: 'manual' }).then(
    async (answer) => {
      await answer.arrayBuffer()
      return answer.status < 500
    },
    () => false,
  )

/**
 * workerd's own configuration, in Cap'n Proto's text, which reads strings as JSON writes them.
 * @param base the folder of the configuration: files are named from there
 */
function configuration(base: string, guests: readonly Guest[], ports: Record<string, number>, kvPort: number): string {
  const [, date = ''] = /^compatibility_date = "(.+)"$/m.exec(readFileSync(join(root, 'wrangler.toml'), 'utf8')) ?? []
  const quoted = (value: string) => JSON.stringify(value)
  const list = (parts: readonly string[]) => `[ ${parts.join(',\n    ')} ]`
  const constant = (at: number) => `worker${at}`
  const workers = guests.map(({ bundle: { folder, files, main }, settings = {} }, at) => {
    const modules = [main, ...files.filter((each) => each !== main)].map((each) => {
      const kind = each.endsWith('.wasm') ? 'wasm' : 'esModule'
      return `(name = ${quoted(each)}, ${kind} = embed ${quoted(relative(base, join(folder, each)))})`
    })
    const bindings = Object.entries(settings).map(([name, value]) => `(name = ${quoted(name)}, text = ${quoted(value)})`)
    return `const ${constant(at)} :Workerd.Worker = (
  modules = ${list(modules)},
  compatibilityDate = ${quoted(date)},
  bindings = ${list(['(name = "SESSIONS", kvNamespace = "kv")', ...bindings])}
);`
  })
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = ${list([
    ...guests.map(({ name }, at) => `(name = ${quoted(name)}, worker = .${constant(at)})`),
    '(name = "internet", network = (allow = ["public", "private", "local"]))',
    `(name = "kv", external = (address = "127.0.0.1:${kvPort}", http = ()))`,
  ])},
  sockets = ${list(guests.map(({ name }) => `(name = ${quoted(name)}, address = "127.0.0.1:${ports[name]}", http = (), service = ${quoted(name)})`))}
);
${workers.join('\n')}
`
}

/** A KV namespace in memory, as workerd asks for one: keys are addresses. */
async function startKv() {
  const values = new Map<string, string>()
  const server = createServer(async (request, response) => {
    const key = new URL(request.url ?? '/', 'http://kv').pathname
    if (request.method === 'PUT') values.set(key, await text(request))
    if (request.method === 'DELETE') values.delete(key)
    const value = request.method === 'GET' ? values.get(key) : ''
    response.writeHead(value === undefined ? 404 : 200).end(value ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Seconds of processor time that a process has used. Only Linux tells it finely enough: elsewhere it is not known. */
export function processorSeconds(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  // utime and stime, in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** What a bundle weighs, compressed as Cloudflare counts it. */
export const readAll = ({ folder, files }: Bundle) => Promise.all(files.map((file) => readFile(join(folder, file))))
