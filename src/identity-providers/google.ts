import type { IdentityProvider } from './identity-provider.ts'
import { openid } from './openid.ts'

/**
 * Google. Where an account has somebody else's address, `email_verified` tells that it was proved once, and the mailbox may have
 * changed hands since. Google itself keeps the mailbox when it is one of Gmail's, or, with `hd`, one of a domain that uses Google
 * Workspace (developers.google.com/identity/gsi/web/guides/verify-google-id-token, "authoritative").
 * @param base the issuer, without a slash at its end: https://accounts.google.com
 */
export function google(base: string): IdentityProvider {
  return openid({
    name: 'google',
    address: new URL(base),
    issuer: base,
    emailVerified: ({ email, email_verified, hd }) =>
      email_verified === true && ((typeof hd === 'string' && hd !== '') || /@(gmail|googlemail)\.com$/i.test(String(email))),
  })
}
