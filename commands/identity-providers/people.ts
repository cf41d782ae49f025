// Who can sign in at the stand-ins, and the page on which they say who they are. Needs no JavaScript.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { IdentityProviderName } from '../../src/identity-providers/identity-provider.ts'

/** Somebody with an account at a provider. What begins a subject can ask for a bad day: see faults.ts. */
export type Person = {
  subject: string
  givenName: string
  surname: string
  /** empty for none */
  email: string
  /** whether the provider vouches for the address: yes, no, or that it was proved once and is somebody else's mailbox (Google) */
  vouched: 'yes' | 'once' | 'no'
  /** whose account it is, where the provider tells that apart (Microsoft) */
  tenant: string
}

export const titles: Record<IdentityProviderName, string> = { microsoft: 'Microsoft', google: 'Google', facebook: 'Facebook' }

/** The tenant of all personal accounts, as Microsoft has published it; and one of an organisation. */
export const tenants = {
  personal: '9188040d-6c67-4c5b-b112-36a304b66dad',
  work: '5d0c1b0e-7f1c-4a52-9b55-0a4d1c1e8f27',
}

/** Who is on the page to be chosen. */
export const demoPeople: Record<IdentityProviderName, readonly Person[]> = {
  microsoft: [
    person('jenny-at-microsoft', 'Jenny', 'Hinsen', 'jenny@leicestershire.example', 'no'),
    person('morgan-at-microsoft', 'Morgan', 'Reed', 'morgan.reed.doorstep@outlook.com', 'yes'),
    { ...person('robin-at-microsoft', 'Robin', 'Walsh', 'robin@school.example', 'yes'), tenant: tenants.work },
  ],
  google: [
    person('jenny-at-google', 'Jenny', 'Hinsen', 'jenny@leicestershire.example', 'once'),
    person('sam-at-google', 'Sam', 'Taylor', 'sam.taylor.doorstep@gmail.com', 'yes'),
  ],
  facebook: [
    person('1000000000000001', 'Jenny', 'Hinsen', 'jenny@leicestershire.example', 'no'),
    person('1000000000000002', 'Alex', 'Khan', '', 'no'),
  ],
}

function person(subject: string, givenName: string, surname: string, email: string, vouched: Person['vouched']): Person {
  return { subject, givenName, surname, email, vouched, tenant: tenants.personal }
}

/** Who the form says somebody is; nothing when it says nobody. */
export function chosen(provider: IdentityProviderName, form: URLSearchParams): Person | undefined {
  const demo = demoPeople[provider].find(({ subject }) => subject === form.get('person'))
  if (demo) return demo
  const text = (name: string) => (form.get(name) ?? '').trim()
  const vouched = (['yes', 'once'] as const).find((each) => each === text('vouched')) ?? 'no'
  const tenant = Object.values(tenants).find((each) => each === text('tenant')) ?? tenants.personal
  const person = { subject: text('subject'), givenName: text('givenName'), surname: text('surname'), email: text('email') }
  return person.subject ? { ...person, vouched, tenant } : undefined
}

/** The page "Sign in to Google (stand-in)". */
export function signInPage(provider: IdentityProviderName, action: string, refused?: string): string {
  const field = (name: string, label: string, type = 'text') =>
    `<p><label for="${name}">${label}</label><br><input id="${name}" name="${name}" type="${type}" autocomplete="off" size="40"></p>`
  const choice = (name: string, label: string, options: [string, string][]) =>
    `<p><label for="${name}">${label}</label><br><select id="${name}" name="${name}">${options
      .map(([value, text]) => `<option value="${value}">${text}</option>`)
      .join('')}</select></p>`
  const vouched: Record<IdentityProviderName, [string, string][]> = {
    microsoft: [
      ['no', 'No'],
      ['yes', 'xms_edov: of an organisation’s own domain, or proved once for a personal account'],
    ],
    google: [
      ['yes', 'Yes: a Gmail or Workspace address'],
      ['once', 'It was proved once, and is somebody else’s mailbox'],
      ['no', 'No'],
    ],
    facebook: [],
  }
  const demo = demoPeople[provider].map(
    ({ subject, givenName, surname, email }) =>
      `<p><button name="person" value="${subject}">Continue as ${givenName} ${surname}</button> ${email || 'no e-mail address'}</p>`,
  )
  return page(
    `Sign in to ${titles[provider]} (stand-in)`,
    `<p>This is not ${titles[provider]}. It stands in for it on this machine, so that everything can be tried offline.</p>
${refused ? `<p role="alert"><strong>${refused}</strong></p>` : ''}
<form method="post" action="${escaped(action)}">
<h2>Demo people</h2>
${demo.join('\n')}
</form>
<form method="post" action="${escaped(action)}">
<h2>Somebody else</h2>
${field('subject', 'Identifier, the same for the same person')}
${field('givenName', 'Given name')}
${field('surname', 'Surname')}
${field('email', 'E-mail address, or nothing', 'email')}
${vouched[provider].length > 0 ? choice('vouched', 'The provider vouches for this address', vouched[provider]) : ''}
${
  provider === 'microsoft'
    ? choice('tenant', 'Account', [
        [tenants.personal, 'Personal'],
        [tenants.work, 'Work or school'],
      ])
    : ''
}
<p><button>Continue</button> <button name="cancel" value="yes">Cancel</button></p>
</form>`,
  )
}

export const page = (title: string, main: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere;margin:1rem auto;max-width:40rem;padding:0 1rem}button,input,select{font:inherit;max-width:100%;padding:.3rem .6rem}</style></head>
<body><main><h1>${title}</h1>
${main}
</main></body>
</html>
`

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

export function sendPage(res: ServerResponse, status: number, html: string) {
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
}

/** The fields of a posted form. */
export async function readForm(req: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return new URLSearchParams(Buffer.concat(chunks).toString())
}
