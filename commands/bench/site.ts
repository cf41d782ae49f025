// The portal as wrangler serves it, assets included, on a database of its own that notes what it is asked.
import { join } from 'node:path'
import { councils } from '../../src/councils/all.ts'
import type { Council } from '../../src/councils/council.ts'
import { clientSettings } from '../identity-providers/clients.ts'
import { findFreePort } from '../sqld.ts'
import { makeKeys, startDatabase } from './database.ts'
import { type DatabaseProxy, startProxy } from './proxy.ts'

const root = join(import.meta.dirname, '../..')
const served: readonly Council[] = councils

export type Site = { url: string; proxy: DatabaseProxy; stop(): Promise<void> }

/** Starts the portal, its database and what stands between them, all in a folder. */
export async function startSite(folder: string): Promise<Site> {
  const keys = makeKeys()
  const database = await startDatabase(join(folder, 'site'), keys)
  const proxy = await startProxy(database.url)
  const settings = {
    ...{ ENVIRONMENT: 'local', DATABASE_URL: proxy.url, ...keys.settings },
    // The buttons of Microsoft, Google and Facebook weigh something, too. Nobody presses them here.
    ...Object.assign({}, ...served.map(({ slug, social = [] }) => clientSettings(slug, social))),
  }
  // Read when wrangler is imported: nothing of it leaves this machine, or stays on it.
  Object.assign(process.env, {
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG: 'error',
    WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
    X_LOCAL_EXPLORER: 'false',
    X_LOCAL_OBSERVABILITY: 'false',
    XDG_CONFIG_HOME: join(folder, 'wrangler/config'),
    WRANGLER_LOG_PATH: join(folder, 'wrangler/logs'),
    WRANGLER_CACHE_DIR: join(folder, 'wrangler/cache'),
    WRANGLER_REGISTRY_PATH: join(folder, 'wrangler/registry'),
  })
  const { unstable_startWorker } = await import('wrangler')
  const port = await findFreePort()
  const worker = await unstable_startWorker({
    config: join(root, 'wrangler.toml'),
    entrypoint: join(root, 'commands/bench/workers/portal.ts'),
    envFiles: [],
    bindings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, { type: 'plain_text', value }])),
    dev: {
      ...{ persist: join(folder, 'wrangler/state'), watch: false, liveReload: false, inspector: false, logLevel: 'error' },
      server: { hostname: '127.0.0.1', port },
    },
  })
  await worker.ready
  return {
    url: `http://127.0.0.1:${port}`,
    proxy,
    async stop() {
      await worker.dispose()
      await proxy.stop()
      await database.stop()
    },
  }
}
