// How portals are known to the stand-ins. Tests in workerd read this file, too: nothing of Node's stands in it.
import type { Client, IdentityProviderName } from '../../src/identity-providers/identity-provider.ts'
import { clientSecrets } from '../../src/secrets.ts'

/** The client of one council's portal. "local" at its beginning keeps it from being deployed. */
export const clientOf = (slug: string, provider: IdentityProviderName): Client => ({
  id: `local-${slug}`,
  secret: `local-${slug}-${provider}-secret`,
})

/** The council that a client is for; nothing when it cannot be one. */
export const councilOf = (clientId: string): string | undefined => /^local-([a-z0-9-]+)$/.exec(clientId)?.[1]

/** The settings of a portal for the providers that its council wants, by name. */
export function clientSettings(slug: string, providers: readonly IdentityProviderName[]): Record<string, string> {
  const settings = providers.flatMap((provider) => {
    const names = clientSecrets(slug, provider)
    const { id, secret } = clientOf(slug, provider)
    return [
      [names.id, id],
      [names.secret, secret],
    ]
  })
  return Object.fromEntries(settings)
}
