// npm start: the portal on this machine, with nothing but npm's packages. Everything it keeps lies under .local/.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { chmod, lstat, mkdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import { hash } from '@node-rs/argon2'
import type { Council } from '../src/councils/council.ts'
import { connect } from '../src/db/client.ts'
import { KeyRing } from '../src/db/keys.ts'
import { demoPassword, demoPeople, seed } from '../src/db/seed.ts'
import { passwordCost } from '../src/domain/password-cost.ts'
import { startDemoHost } from './demo-host.ts'
import { clientSettings } from './identity-providers/clients.ts'
import { startIdentityProviders } from './identity-providers.ts'
import { providerSettings, settingLine } from './message-providers/settings.ts'
import { migrateDatabase } from './migrate.ts'
import { answers, type DatabaseServer, findFreePort, findSqld, isPortFree, startDatabaseServer } from './sqld.ts'

const root = join(import.meta.dirname, '..')

export const localFolder = join(root, '.local')
/** Where wrangler looks for local settings: a link to the file under .local. */
export const varsLink = join(root, '.dev.vars')
const linkTarget = '.local/dev.vars'
const databaseFolder = join(localFolder, 'database')
const wranglerFolder = join(localFolder, 'wrangler')
const temporaryFolder = join(wranglerFolder, 'tmp')
const varsPath = join(localFolder, 'dev.vars')
const runningPath = join(localFolder, 'running.json')

/** As often as wrangler.toml asks for. */
const crons = [
  { cron: '* * * * *', everyMs: 60_000 },
  { cron: '*/15 * * * *', everyMs: 15 * 60_000 },
]

/** Settings that pass from the environment of npm start to the Worker. */
const passedOn = ['IDLE_WARN_SECONDS', 'IDLE_END_SECONDS', 'RESEND_WAIT_SECONDS']

/** What a start notes down while it runs. */
type Running = { pid: number; port: number; database?: number; wrangler?: number }

async function start() {
  const stops: (() => Promise<void>)[] = []
  let stopping: Promise<never> | undefined
  const stop = (exitCode: number) => {
    stopping ??= (async () => {
      for (const each of stops.reverse()) await each().catch(complain)
      process.exit(exitCode)
    })()
    return stopping
  }
  // Ctrl-C comes twice: from the terminal and once more from npm. A closed terminal takes no more lines.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!stopping) say('\nStopping.')
      stop(0)
    })
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})

  try {
    findSqld()
    const port = readPort()
    await endLeftovers()
    if (!(await isPortFree(port)))
      throw new Error(
        `Port ${port} is in use. Stop what uses it, or choose another: PORT=${await findFreePort(port + 3)} npm start`,
      )
    await mkdir(localFolder, { recursive: true, mode: 0o700 })
    const running = noteRunning(port)
    stops.push(async () => rmSync(runningPath, { force: true }))

    say('Doorstep')
    build()
    step('Assets', 'built')

    const providers = await startIdentityProviders({
      port: await findFreePort(port + 2000),
      callbacks: (slug, provider) =>
        ['127.0.0.1', 'localhost'].map((host) => `http://${host}:${port}/${slug}/social/${provider}/callback`),
    })
    stops.push(providers.stop)
    step('Identity providers', `stand-ins for them at ${providers.url}`)

    const databasePort = await findFreePort(port + 1000)
    const councils = await listCouncils()
    const host = await startDemoHost({ port: await findFreePort(port + 3000), portal: `http://127.0.0.1:${port}`, councils })
    stops.push(host.stop)
    step("A council's own site", `with journeys in its pages, at ${host.origin}`)

    const clients = councils.map(({ slug, social = [] }) => clientSettings(slug, social))
    const sending = providerSettings(councils, process.env)
    const { keys, url } = await writeVars(
      {
        DATABASE_URL: `http://127.0.0.1:${databasePort}`,
        DEMO_HOST_ORIGIN: process.env.DEMO_HOST_ORIGIN ?? host.origin,
        ...providers.settings,
        ...Object.assign({}, ...clients),
      },
      sending,
    )
    if (Object.keys(sending).length > 0) step('Providers of messages', `told by ${Object.keys(sending).join(', ')}`)
    const database: DatabaseServer = await startDatabaseServer({
      folder: databaseFolder,
      port: databasePort,
      ownGroup: true,
      say,
      onStart: (pid) => running.note({ database: pid }),
    })
    stops.push(database.stop)
    if (stopping) return stopping
    step('Database server', `${url}, its files in .local/database`)

    await migrateDatabase(url)
    step('Migrations', 'applied')

    await seed(connect(url), keys, hashPassword, Date.now())
    step('Demo people', 'present')

    const wrangler = await startWrangler(port)
    stops.push(wrangler.stop)
    running.note({ wrangler: wrangler.process.pid! })
    wrangler.process.once('exit', (code, signal) => {
      if (stopping) return
      complain(`${wrangler.held()}\nwrangler stopped (${signal ?? `exit code ${code}`}).`.trim())
      stop(1)
    })
    const address = `http://127.0.0.1:${port}`
    await ready(`${address}/healthz`, () => stopping !== undefined)
    if (stopping) return stopping
    step('Worker', `${address}, sessions in .local/wrangler`)
    await printAddresses(address, host.origin)
    wrangler.show()
    // wrangler dev runs no cron trigger by itself: without it nothing would be removed here, and no audit event chained.
    for (const { cron, everyMs } of crons)
      setInterval(
        () => fetch(`${address}/cdn-cgi/local/scheduled?cron=${encodeURIComponent(cron)}`).catch(() => {}),
        everyMs,
      ).unref()
  } catch (error) {
    if (!stopping) complain(error)
    return stop(1)
  }
}

function readPort(): number {
  const text = process.env.PORT || '8787'
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new Error(`PORT must be a number from 1 to 65535, not "${text}".`)
  return port
}

function build() {
  const { status } = spawnSync(process.execPath, [join(root, 'commands/build.ts')], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('The assets could not be built. What went wrong stands above.')
}

/** What follows it in .local/dev.vars goes at the next start. */
const ofThisStart = '# Of one start alone, from its environment.'

/**
 * Makes .local/dev.vars at the first start, with keys of this machine's own.
 * @param anew what is written at every start: where the database and the identity providers are this time
 * @param passed what is written for this start alone: settings of providers of messages, from the environment
 */
async function writeVars(anew: { DATABASE_URL: string } & Record<string, string>, passed: Record<string, string>) {
  const whole = await readFile(varsPath, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      return '# Made by npm start, for this machine only. npm run reset removes it, and the data that its keys open.\n'
    throw error
  })
  const [text = ''] = whole.split(ofThisStart)
  const newKey = () => `local-1:${randomBytes(32).toString('base64')}`
  const wanted = { ENVIRONMENT: 'local', SEALING_KEYS: newKey(), INDEX_KEYS: newKey(), SIGNING_KEYS: newKey(), ...anew }
  const nameIn = (line: string) => /^\s*(?:export\s+)?(\w+)\s*=/.exec(line)?.[1] ?? ''
  const kept = text.split('\n').filter((line) => line && !(nameIn(line) in anew))
  const present = parseEnv(kept.join('\n'))
  const added = Object.entries(wanted).filter(([name]) => !(name in present))
  const lent = Object.entries(passed).map(([name, value]) => settingLine(name, value))
  const lines = [
    ...kept,
    ...added.map(([name, value]) => `${name}=${value}`),
    ...(lent.length > 0 ? [ofThisStart, ...lent] : []),
    '',
  ]
  await writeFile(varsPath, lines.join('\n'), { mode: 0o600 })
  await chmod(varsPath, 0o600)
  await linkVars()
  const vars = parseEnv(lines.join('\n'))
  const ring = (name: string) => KeyRing.parse(name, vars[name] ?? '')
  return {
    url: anew.DATABASE_URL,
    keys: { sealing: ring('SEALING_KEYS'), index: ring('INDEX_KEYS'), signing: ring('SIGNING_KEYS') },
  }
}

async function linkVars() {
  const present = await lstat(varsLink).catch(() => undefined)
  if (!present) return symlink(linkTarget, varsLink)
  if (!present.isSymbolicLink() || (await readlink(varsLink)) !== linkTarget)
    throw new Error('.dev.vars is a file of its own. Move it away: npm start puts a link to .local/dev.vars there.')
}

/** Argon2id is the library's default. */
const hashPassword = (password: string) => hash(password, passwordCost)

async function startWrangler(port: number) {
  await mkdir(temporaryFolder, { recursive: true })
  const vars = passedOn.flatMap((name) => (process.env[name] ? ['--var', `${name}:${process.env[name]}`] : []))
  const wrangler = spawn(
    process.execPath,
    [
      join(root, 'node_modules/wrangler/bin/wrangler.js'),
      'dev',
      'src/local.ts',
      '--local',
      ...['--ip', '127.0.0.1'],
      ...['--port', String(port)],
      ...['--inspector-port', '0'],
      ...['--persist-to', wranglerFolder],
      '--show-interactive-dev-session=false',
      ...vars,
    ],
    {
      cwd: root,
      // a process group of its own, so that what it starts ends with it
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        // no look-ups on the network
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_SEND_ERROR_REPORTS: 'false',
        WRANGLER_HIDE_BANNER: 'true',
        WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
        // no pages of wrangler's own beside the portal's
        X_LOCAL_EXPLORER: 'false',
        X_LOCAL_OBSERVABILITY: 'false',
        // nothing outside .local
        XDG_CONFIG_HOME: join(wranglerFolder, 'config'),
        TMPDIR: temporaryFolder,
        WRANGLER_LOG_PATH: join(wranglerFolder, 'logs'),
        WRANGLER_CACHE_DIR: join(wranglerFolder, 'cache'),
        WRANGLER_REGISTRY_PATH: join(wranglerFolder, 'registry'),
        CLOUDFLARE_DEV_REGISTRY_PATH: join(wranglerFolder, 'registry'),
      },
    },
  )
  process.on('exit', () => signalGroup(wrangler, 'SIGKILL'))

  let shown = false
  let stopping = false
  let held = ''
  wrangler.stdout.on('data', (chunk: Buffer) => {
    if (shown && !stopping) process.stdout.write(chunk)
    else held += chunk
  })
  wrangler.stderr.on('data', (chunk: Buffer) => {
    if (!stopping && !chunk.includes('Scheduled Workers are not automatically triggered')) process.stderr.write(chunk)
  })
  return {
    process: wrangler,
    /** From now on, what the Worker logs is shown; what wrangler says while it comes up is not, but for errors. */
    show: () => {
      shown = true
      held = ''
    },
    /** What was not shown. */
    held: () => held.trim(),
    /** Ends wrangler and everything that it started. */
    stop: async () => {
      stopping = true
      const hasEnded = () => wrangler.exitCode !== null || wrangler.signalCode !== null
      signalGroup(wrangler, 'SIGTERM')
      for (let waited = 0; waited < 3_000 && !hasEnded(); waited += 50) await wait(50)
      signalGroup(wrangler, 'SIGKILL')
    },
  }
}

/** @returns false when there is no such group */
function signalGroup({ pid }: { pid?: number | undefined }, signal: NodeJS.Signals): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal)
  } catch {
    return false
  }
}

async function ready(url: string, isStopping: () => boolean) {
  const lastTry = Date.now() + 120_000
  while (!isStopping() && !(await answers(url))) {
    if (Date.now() > lastTry) throw new Error(`${url} does not answer.`)
    await wait(200)
  }
}

/** The start that runs in this folder now, if there is one. */
export function findRunning(): Running | undefined {
  const running = readRunning()
  return running && running.pid !== process.pid && /commands[\\/]start\.ts/.test(commandLine(running.pid)) ? running : undefined
}

export const isRunningAlready = ({ pid, port }: Running) =>
  `Doorstep runs in this folder already, on port ${port} (process ${pid}).`

function readRunning(): Running | undefined {
  try {
    return JSON.parse(readFileSync(runningPath, 'utf8')) as Running
  } catch {
    return undefined
  }
}

/** Notes down that this process runs here: two of them must not write to the same files. */
function noteRunning(port: number) {
  const present = findRunning()
  if (present) throw new Error(`${isRunningAlready(present)} Stop it first.`)
  const running: Running = { pid: process.pid, port }
  const note = (more: Partial<Running>) => {
    Object.assign(running, more)
    // Put in place whole: whoever reads it never finds half of it.
    writeFileSync(`${runningPath}.new`, JSON.stringify(running))
    renameSync(`${runningPath}.new`, runningPath)
  }
  note({})
  return { note }
}

/** Ends what an earlier start left behind that was itself ended by force. */
export async function endLeftovers() {
  if (findRunning()) return
  const { database, wrangler } = readRunning() ?? {}
  const left = [
    wrangler && commandLine(wrangler).includes(wranglerFolder) && signalGroup({ pid: wrangler }, 'SIGKILL'),
    database && commandLine(database).includes(databaseFolder) && process.kill(database, 'SIGKILL'),
  ]
  if (left.some(Boolean)) await wait(500)
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  } catch {
    return ''
  }
}

/** The councils, when the build has written the list of them. */
async function listCouncils(): Promise<readonly Council[]> {
  return (await import('../src/councils/all.ts')).councils
}

async function printAddresses(address: string, host: string) {
  const councils = await listCouncils()
  say('\nReady. Ctrl-C ends it; npm run reset empties .local/.\n')
  step('All councils', address)
  for (const { slug, name } of councils) step(name.en, `${address}/${slug}`)
  step("In a council's page", host)
  step('Messages sent', `${address}/dev/outbox`)
  step('Every page', `${address}/dev/gallery`)
  step('Health', `${address}/healthz`)
  say(`\nDemo people, each with the password ${demoPassword}\n`)
  for (const { email, person, phone, staff } of demoPeople)
    step(`${person.forename} ${person.surname}`, [email.padEnd(30), phone?.padEnd(14), staff?.role].filter(Boolean).join(' '))
  say('')
}

const say = (line: string) => console.log(line)
const step = (what: string, line: string) => say(`  ${what.padEnd(22)} ${line}`)
const complain = (error: unknown) => console.error(error instanceof Error ? error.message : String(error))

if (import.meta.main) await start()
