import type { IdentityProviderName } from './identity-providers/identity-provider.ts'
import { ownSetting } from './senders/connect.ts'

/*
 * The names of what a Worker is told, and what each is for. What providers of messages are told they say themselves: src/senders.
 */

/** The secrets that every portal needs, whatever its councils want. */
export const secrets = {
  DATABASE_URL: 'Where the database is: libsql://… or https://…',
  DATABASE_TOKEN: 'Lets the portal into the database. One that asks for none lets everybody in.',
  SEALING_KEYS: 'Seals what is personal. Whoever loses these keys loses what they sealed, for good.',
  INDEX_KEYS: 'Finds sealed data again by its whole value: an account by its e-mail address.',
  SIGNING_KEYS: 'Signs codes, cookies and the head of the audit trail.',
} as const

/** Where the providers are whose accounts open one here. They need not be set: these are their own addresses. */
export const addresses = {
  MICROSOFT_URL: 'https://login.microsoftonline.com',
  GOOGLE_URL: 'https://accounts.google.com',
  FACEBOOK_URL: 'https://www.facebook.com',
  FACEBOOK_GRAPH_URL: 'https://graph.facebook.com',
} as const

/** For trials on one's own machine. Outside local development the Worker refuses them. */
export const trialSettings = ['IDLE_WARN_SECONDS', 'IDLE_END_SECONDS', 'RESEND_WAIT_SECONDS', 'DEMO_HOST_ORIGIN'] as const

/** How a council's portal is known to a provider: LEICESTERSHIRE_GOOGLE_CLIENT_ID and LEICESTERSHIRE_GOOGLE_CLIENT_SECRET. */
export function clientSecrets(slug: string, provider: IdentityProviderName) {
  const name = (part: string) => ownSetting(slug, `${provider.toUpperCase()}_CLIENT_${part}`)
  return { id: name('ID') as `${string}_CLIENT_ID`, secret: name('SECRET') as `${string}_CLIENT_SECRET` }
}
