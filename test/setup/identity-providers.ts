import type { TestProject } from 'vitest/node'
import { readCouncils } from '../../commands/build.ts'
import { clientSettings } from '../../commands/identity-providers/clients.ts'
import { startIdentityProviders } from '../../commands/identity-providers.ts'
import { findFreePort } from '../../commands/sqld.ts'
import { eastVale } from '../east-vale.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** http://127.0.0.1:…, where the stand-ins are */
    identityProvidersUrl: string
    /** the settings of a Worker that is to reach them */
    identityProviders: Record<string, string>
  }
}

/** Starts the stand-ins for Microsoft, Google and Facebook that npm start runs, too, with a client for every council. */
export default async function setup(project: TestProject) {
  const councils = await readCouncils()
  const hosts = [...councils, eastVale].map(({ hosts }) => `https://${hosts[0]}`)
  const { url, settings, stop } = await startIdentityProviders({
    port: await findFreePort(),
    callbacks: (slug, provider) => [
      ...['https://doorstep.example', 'http://127.0.0.1:8787', 'http://localhost:8787'].map(
        (origin) => `${origin}/${slug}/social/${provider}/callback`,
      ),
      ...hosts.map((origin) => `${origin}/social/${provider}/callback`),
    ],
  })
  project.provide('identityProvidersUrl', url)
  project.provide('identityProviders', {
    ...settings,
    ...Object.assign({}, ...councils.map(({ slug, social = [] }) => clientSettings(slug, social))),
  })
  return stop
}
