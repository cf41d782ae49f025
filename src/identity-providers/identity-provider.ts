/** The providers whose accounts can open an account here. */
const identityProviderNames = ['microsoft', 'google', 'facebook'] as const
export type IdentityProviderName = (typeof identityProviderNames)[number]

/** How a council's portal is known to a provider: from the secrets <COUNCIL>_<PROVIDER>_CLIENT_ID and _CLIENT_SECRET. */
export type Client = { id: string; secret: string }

/** What one trip to a provider is bound to (RFC 9700 2.1: PKCE, state and nonce). Each is 256 random bits. */
export type Trip = {
  state: string
  nonce: string
  codeVerifier: string
  /** where the provider sends people back to: the same at both ends of the trip */
  redirectUri: string
}

/** Who somebody is to a provider. The subject alone says so, never the e-mail (OpenID Connect Core 5.7, ASVS 6.8.1, 10.5.2). */
export type Identity = {
  provider: IdentityProviderName
  /** issuer and subject, or what of the provider's has their place */
  subject: string
  email?: string
  /** the provider vouches that the mailbox is this person's today */
  emailVerified: boolean
  givenName?: string
  surname?: string
}

/**
 * Why nobody was identified.
 * - `cancelled`: the person did not go on, or refused consent
 * - `refused`: what came back is not what was asked for: another state, issuer, audience, nonce or key; expired, unsigned, used
 * - `unreachable`: the provider did not answer, or not in time, or with a fault of its own; or it does not take this portal for
 *   its client (any more). Trying again at once helps nobody
 */
export type NotIdentified = 'cancelled' | 'refused' | 'unreachable'

/** One provider, as it is reached from the Worker. It throws nothing; nothing secret stands in what it answers. */
export type IdentityProvider = {
  name: IdentityProviderName
  /** where the person is sent to say who they are; nothing when the provider cannot be reached */
  authorizationUrl(client: Client, trip: Trip): Promise<URL | undefined>
  /**
   * Who it was, by the address (with its query) that the provider sent the person back to. When nobody was identified, `because` is a
   * word for the log, from a list: nothing that somebody sent.
   */
  identify(
    client: Client,
    trip: Trip,
    cameBackTo: URL,
  ): Promise<{ ok: true; value: Identity } | { ok: false; fault: NotIdentified; because: string }>
}
