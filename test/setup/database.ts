import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '../../commands/migrate.ts'
import { findFreePort, startDatabaseServer } from '../../commands/sqld.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** a real sqld of this run's own */
    databaseUrl: string
    /** a portal that npm start serves */
    portalUrl: string
    /** where that portal keeps its state */
    portalFolder: string
    /** where npm start has pages of a council's own site */
    demoHost: string
  }
}

/** Starts a real database server on a free port, with a folder of its own, and brings its tables up to date. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-test-'))
  const server = await startDatabaseServer({ folder, port: await findFreePort() })
  await migrateDatabase(server.url)
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
