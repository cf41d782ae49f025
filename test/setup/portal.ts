import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findFreePort } from '../../commands/sqld.ts'

const root = join(import.meta.dirname, '../..')
const left = new Set(['node_modules', '.git', '.local', '.wrangler', '.dev.vars'])

/**
 * Runs the real `npm start` on a copy of the project, so that the state of a portal that a developer runs is left alone.
 * @param environment settings for this portal alone
 */
export async function startPortal(environment: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-portal-'))
  await cp(root, folder, { recursive: true, filter: (source) => source === root || !left.has(basename(source)) })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))

  const port = await findFreePort()
  const { SSH_AUTH_SOCK: _, ...inherited } = process.env
  const portal = spawn(process.execPath, ['commands/start.ts'], {
    cwd: folder,
    env: { ...inherited, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<void>((resolve) => portal.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      // Its addresses follow.
      if (/Ready\.[\s\S]*Health/.test(said)) resolve()
    }
    portal.stdout.on('data', hear)
    portal.stderr.on('data', hear)
    portal.once('exit', (code) => reject(new Error(`npm start ended with ${code}. It said:\n${said}`)))
    setTimeout(() => reject(new Error(`npm start is not ready after two minutes. It said:\n${said}`)), 120_000).unref()
  })
  return {
    url: `http://127.0.0.1:${port}`,
    demoHost: /In a council's page +(\S+)/.exec(said)![1]!,
    folder,
    async stop() {
      portal.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The portal of the browser tests. Asking for a new code is possible after two seconds: the tests wait in real time. */
export default async function setup(project: TestProject) {
  const portal = await startPortal({ RESEND_WAIT_SECONDS: '2' })
  project.provide('portalUrl', portal.url)
  project.provide('portalFolder', portal.folder)
  project.provide('demoHost', portal.demoHost)
  return portal.stop
}
