// Stand-ins for Microsoft, Google and Facebook, for npm start and for the tests: everything works offline. They keep nothing.
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { facebook } from './identity-providers/facebook.ts'
import { type Callbacks, google, microsoft } from './identity-providers/openid.ts'
import { page, sendPage } from './identity-providers/people.ts'

export type IdentityProviders = {
  /** http://127.0.0.1:… */
  url: string
  /** where each of them is, by the names of the Worker's settings */
  settings: Record<'MICROSOFT_URL' | 'GOOGLE_URL' | 'FACEBOOK_URL' | 'FACEBOOK_GRAPH_URL', string>
  stop(): Promise<void>
}

/**
 * Starts them all, on one port of this machine.
 * @param callbacks where a council's portal may be come back to, whole addresses
 */
export async function startIdentityProviders({
  port,
  callbacks,
}: {
  port: number
  callbacks: Callbacks
}): Promise<IdentityProviders> {
  const url = `http://127.0.0.1:${port}`
  const settings = {
    MICROSOFT_URL: `${url}/microsoft`,
    GOOGLE_URL: `${url}/google`,
    FACEBOOK_URL: `${url}/facebook`,
    FACEBOOK_GRAPH_URL: `${url}/graph`,
  }
  const meta = facebook({ base: settings.FACEBOOK_URL, graph: settings.FACEBOOK_GRAPH_URL, callbacks })
  const standIns: Record<string, { answer: ReturnType<typeof google>['answer'] }> = {
    microsoft: microsoft({ base: settings.MICROSOFT_URL, callbacks }),
    google: google({ base: settings.GOOGLE_URL, callbacks }),
    facebook: meta,
    graph: meta,
    // Addresses at which nothing is well, for the tests of bad days.
    slow: { answer: async (_, res) => wait(20_000, undefined, { ref: false }).then(() => void res.destroy()) },
    down: { answer: async (_, res) => void res.writeHead(503).end() },
    malformed: { answer: async (_, res) => sendPage(res, 200, page('Welcome', '')) },
  }
  const server = createServer((req, res) => {
    const standIn = standIns[req.url?.split(/[/?]/)[1] ?? '']
    if (!standIn) return sendPage(res, 404, page('Page not found', '<p>This is the stand-in for identity providers.</p>'))
    standIn.answer(req, res).catch((error: unknown) => {
      if (!res.headersSent) sendPage(res, 500, page('The stand-in failed', ''))
      console.error('A stand-in for an identity provider failed:', error instanceof Error ? error.message : error)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url,
    settings,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
