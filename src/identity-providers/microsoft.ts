import type { IdentityProvider } from './identity-provider.ts'
import { openid } from './openid.ts'

/** The tenant of all personal accounts (learn.microsoft.com/entra/identity-platform/id-token-claims-reference, "tid"). */
const personal = '9188040d-6c67-4c5b-b112-36a304b66dad'
/** Mailboxes that Microsoft itself keeps for personal accounts: the ones people in this country were offered. */
const microsofts = /@((outlook|hotmail|live|msn)\.com|(hotmail|live)\.co\.uk)$/i
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Microsoft, for personal, work and school accounts alike.
 *
 * The document of "common" names a template as its issuer; a token's own is that template with the tenant that the token names
 * (learn.microsoft.com/entra/identity-platform/access-tokens, "Validate the issuer"). Its keys sign for every tenant. Whoever runs
 * a tenant decides what its tokens say of a person's address: so the issuer is part of the subject, and an address counts as proved
 * only by xms_edov, which says that the tenant has proved to own the domain, or that a personal account's address was proved once
 * (learn.microsoft.com/entra/identity-platform/optional-claims-reference). That mailbox may have changed hands since: of a personal
 * account's only those count that Microsoft itself keeps, as with Google's.
 * @param base address, without a slash at its end: https://login.microsoftonline.com
 */
export function microsoft(base: string): IdentityProvider {
  const issuer = (tenant: string) => `${base}/${tenant}/v2.0`
  return openid({
    name: 'microsoft',
    address: new URL(issuer('common')),
    issuer: issuer('{tenantid}'),
    issuerOf: ({ tid }) => (typeof tid === 'string' && uuid.test(tid) ? issuer(tid) : undefined),
    // It is documented as true or false, and comes as a number or a text, too.
    emailVerified: ({ xms_edov, tid, email }) =>
      [true, 1, '1', 'true'].includes(xms_edov as never) && (tid !== personal || microsofts.test(String(email))),
  })
}
