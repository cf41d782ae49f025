import { parse } from 'node-html-parser'
import { inject } from 'vitest'
import { tenants } from '../commands/identity-providers/people.ts'

export { clientOf, clientSettings } from '../commands/identity-providers/clients.ts'
export { tenants }

/** Who somebody says they are at a stand-in. What begins their subject can ask for a bad day: commands/identity-providers/faults.ts. */
export type Claimed = {
  subject: string
  email?: string
  /** whether the provider vouches for the address; "once" is Google's for other people's mailboxes */
  verified?: boolean | 'once'
  givenName?: string
  surname?: string
  /** Microsoft's: whose account it is; a personal one unless it is said */
  tenant?: string
}

const standIns = inject('identityProvidersUrl')

/**
 * Goes to a provider as a browser does, and says there who one is, or cancels.
 * @returns where the provider sends the browser back to
 */
export async function goThere(authorizationUrl: URL | string, who: Claimed | 'cancel'): Promise<URL> {
  const browser = new Browser()
  const page = await browser.open(new URL(authorizationUrl))
  if (page instanceof URL) return page
  const form = parse(page.html).querySelectorAll('form').at(-1)
  if (!form) throw new Error(`There is no form: ${page.html}`)
  const back = await browser.open(new URL(form.getAttribute('action')!.replaceAll('&#38;', '&'), page.url), fieldsOf(who))
  if (!(back instanceof URL)) throw new Error(`It leads back nowhere: ${back.html}`)
  return back
}

function fieldsOf(who: Claimed | 'cancel'): URLSearchParams {
  if (who === 'cancel') return new URLSearchParams({ cancel: 'yes' })
  const { verified, ...fields } = who
  return new URLSearchParams({ ...fields, vouched: verified === 'once' ? 'once' : verified ? 'yes' : 'no' })
}

/** Keeps cookies and follows redirects, until they lead away from the stand-ins. */
class Browser {
  readonly #jar = new Map<string, string>()

  async open(address: URL, body?: URLSearchParams): Promise<URL | { url: URL; html: string }> {
    const headers = { cookie: [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ') }
    const answer = await fetch(address, { headers, redirect: 'manual', ...(body ? { method: 'POST', body } : {}) })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value) this.#jar.set(name, value)
      else this.#jar.delete(name)
    }
    const location = answer.headers.get('location')
    if (!location) return { url: address, html: await answer.text() }
    await answer.body?.cancel()
    const next = new URL(location, address)
    return next.origin === standIns ? this.open(next) : next
  }
}

/** From now on the provider signs with new keys. */
export async function rotateKeys(provider: 'microsoft' | 'google') {
  await fetch(`${standIns}/${provider}/rotate-keys`, { method: 'POST' })
}
