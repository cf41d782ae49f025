import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../src/app.ts'
import type { Account } from '../src/db/accounts.ts'
import { commit } from '../src/db/client.ts'
import { keepReport } from '../src/db/forms.ts'
import { addIdentity } from '../src/db/identities.ts'
import { addInvitation } from '../src/db/invitations.ts'
import { newId, newToken } from '../src/db/keys.ts'
import { addMerge } from '../src/db/merges.ts'
import { addStaffInvitation, linkOf } from '../src/db/staff-invitations.ts'
import { linkOf as invitationLink } from '../src/domain/invitation-letters.ts'
import type { Served } from '../src/routes/journeys.ts'
import { addChild, addSession, addSomebody, addUpload, giveAccess, signedInAs } from './casework.ts'
import { clientSettings } from './identity-providers.ts'
import { addSent } from './sent-messages.ts'
import { own } from './steps.ts'
import { db, keys, newAddress, newNetwork, portal } from './visitor.ts'
import { westVale } from './west-vale.ts'

/*
 * Who may come to which address: every route and method of the app, as every role, against one table written by hand. A route or
 * method that is missing from the table fails, and so does a line of the table that is not mounted.
 */

const councils: Served[] = [
  ...own('authorisation'),
  { ...westVale, slug: `${westVale.slug}-authorisation`, hosts: [`authorisation.${westVale.hosts[0]}`] },
]
const clients = councils.map(({ slug, social = [] }) => clientSettings(slug, social))
const here = portal({ councils, bindings: Object.assign({}, ...clients) })
const norfolk = councils.find(({ slug }) => slug.startsWith('norfolk'))!

/** In the order of the letters in the table. */
const whos = ['nobody', 'parent', 'other parent', 'worker', 'other worker', 'manager', 'administrator'] as const
type Who = (typeof whos)[number]

/** What everybody meets: an open page, the sign-in page, a page that is not there, or one that only a council's own site may ask for. */
const letters = { o: 'open', s: 'sign in', n: 'not found', f: 'foreign' } as const

/** The ids in the addresses, all of one family: its parent, its worker. The others have a family of their own. */
type Case = Record<string, string>

// biome-ignore format: a table
//                                                      nobody
//                                                      │ parent
//                                                      │ │ other parent
//                                                      │ │ │ worker
//                                                      │ │ │ │ other worker
//                                                      │ │ │ │ │ manager
//                                                      │ │ │ │ │ │ administrator
const everyCouncil: Record<string, string> = {
  'GET /':                                              'o o o o o o o',
  'GET /contact':                                       'o o o o o o o',
  'GET /accessibility':                                 'o o o o o o o',
  'GET /account':                                       'o o o o o o o',
  'GET /account/details':                               's o o o o o o',
  'POST /account/details':                              's o o o o o o',
  'GET /account/password':                               's o o o o o o',
  'POST /account/password':                              's o o o o o o',
  'GET /sign-in/welcome':                               's o o o o o o',
  'GET /sign-out':                                      'o o o o o o o',
  'POST /sign-out':                                     'o o o o o o o',
  // A council's own pages ask and send there, whoever is before them.
  'GET /embed/first/:journey':                           'f f f f f f f',
  'POST /embed/start':                                   'f f f f f f f',
  'POST /embed/ticket':                                  'o o o o o o o',
  'GET /embed/ticket':                                   'o o o o o o o',
  'GET /embed/ticket/confirm':                           'o o o o o o o',
  'POST /embed/ticket/confirm':                          'o o o o o o o',
  'GET /embed/ticket/refuse':                            'o o o o o o o',
  'POST /embed/ticket/refuse':                           'o o o o o o o',
  'GET /session/countdown':                             'o o o o o o o',
  'GET /session/ended':                                 'o o o o o o o',
  'POST /session/active':                               'o o o o o o o',
  'POST /session/draft':                                'o o o o o o o',
  // Nobody has anything to tell there: only a provider has, and this is none (routes/webhooks).
  'POST /webhooks/:provider/*':                          'n n n n n n n',
  'GET /staff':                                         's n n o o o o',
  'GET /staff/accounts':                                's n n o o o o',
  'POST /staff/accounts':                               's n n o o o o',
  'GET /staff/accounts/end-all-sessions':               's n n n n n o',
  'POST /staff/accounts/end-all-sessions':              's n n n n n o',
  'GET /staff/accounts/:account':                       's n n o o o o',
  'GET /staff/accounts/:account/suspend':               's n n o o o o',
  'POST /staff/accounts/:account/suspend':              's n n o o o o',
  'GET /staff/accounts/:account/lift':                  's n n n n o o',
  'POST /staff/accounts/:account/lift':                 's n n n n o o',
  'GET /staff/accounts/:account/end-sessions':          's n n o o o o',
  'POST /staff/accounts/:account/end-sessions':         's n n o o o o',
  'GET /staff/accounts/:account/remove-phone':          's n n o o o o',
  'POST /staff/accounts/:account/remove-phone':         's n n o o o o',
  'GET /staff/accounts/:account/messages':              's n n o o o o',
  'GET /staff/accounts/:account/messages/:message/send-again': 's n n o o o o',
  'POST /staff/accounts/:account/messages/:message/send-again': 's n n o o o o',
  'GET /staff/people':                                  's n n n n n o',
  'GET /staff/people/me':                               's n n o o o o',
  'POST /staff/people/me':                              's n n o o o o',
  'GET /staff/people/invite':                           's n n n n n o',
  'POST /staff/people/invite':                          's n n n n n o',
  'GET /staff/people/invitations':                      's n n n n n o',
  'GET /staff/people/invitations/:invitation/resend':   's n n n n n o',
  'POST /staff/people/invitations/:invitation/resend':  's n n n n n o',
  'GET /staff/people/invitations/:invitation/withdraw': 's n n n n n o',
  'POST /staff/people/invitations/:invitation/withdraw':'s n n n n n o',
  'GET /staff/people/invitations/:invitation/messages': 's n n n n n o',
  'GET /staff/people/:colleague':                       's n n n n n o',
  'GET /staff/people/:colleague/role':                  's n n n n n o',
  'POST /staff/people/:colleague/role':                 's n n n n n o',
  'GET /staff/people/:colleague/contact':               's n n n n n o',
  'POST /staff/people/:colleague/contact':              's n n n n n o',
  'GET /staff/people/:colleague/remove':                's n n n n n o',
  'POST /staff/people/:colleague/remove':               's n n n n n o',
  'GET /staff/audit':                                   's n n n n n o',
  'POST /staff/audit':                                  's n n n n n o',
  'GET /staff/accept/:token':                           'o o o o o o o',
  'POST /staff/accept/:token':                          'o o o o o o o',
}

// biome-ignore format: a table
const withRecords: Record<string, string> = {
  'GET /records':                                         's o o o o o o',
  'GET /records/:record':                                 's o n n n n n',
  'GET /records/:record/documents/:document':             's o n n n n n',
  'GET /staff/records':                                   's n n o o o n',
  'POST /staff/records':                                  's n n o o o n',
  'GET /staff/records/new':                               's n n o o o n',
  'POST /staff/records/new':                              's n n o o o n',
  'GET /staff/records/import':                            's n n o o o n',
  'POST /staff/records/import':                           's n n o o o n',
  'GET /staff/records/import/template.csv':               's n n o o o n',
  'GET /staff/records/import/:import':                    's n n o n n n',
  'GET /staff/records/:record':                           's n n o n o n',
  'GET /staff/records/:record/edit':                      's n n o n o n',
  'POST /staff/records/:record/edit':                     's n n o n o n',
  'GET /staff/records/:record/workers':                   's n n n n o n',
  'POST /staff/records/:record/workers':                  's n n n n o n',
  'GET /staff/access/:access/end':                        's n n o n o n',
  'POST /staff/access/:access/end':                       's n n o n o n',
  'GET /staff/records/:record/documents':                 's n n o n o n',
  'GET /staff/records/:record/documents/new':             's n n o n o n',
  'POST /staff/records/:record/documents/new':            's n n o n o n',
  'GET /staff/records/:record/documents/:document':       's n n o n o n',
  'GET /staff/records/:record/documents/:document/withdraw': 's n n o n o n',
  'POST /staff/records/:record/documents/:document/withdraw': 's n n o n o n',
  'GET /invitation':                                     's o o o o o o',
  'POST /invitation':                                    's o o o o o o',
  'GET /invitation/setup':                               's o o o o o o',
  'POST /invitation/setup':                              's o o o o o o',
  'GET /invitation/submit':                              's o o o o o o',
  'POST /invitation/submit':                             's o o o o o o',
  'GET /invitation/accept/:link':                        'o o o o o o o',
  'POST /invitation/accept/:link':                       's o o o o o o',
  'GET /staff/invitations':                              's n n o o o n',
  'POST /staff/invitations':                             's n n o o o n',
  'GET /staff/invitations/new':                          's n n o o o n',
  'POST /staff/invitations/new':                         's n n o o o n',
  'GET /staff/invitations/hand-over-all':                's n n n n o n',
  'POST /staff/invitations/hand-over-all':               's n n n n o n',
  'GET /staff/invitations/:invited':                     's n n o n o n',
  'GET /staff/invitations/:invited/messages':            's n n o n o n',
  'GET /staff/invitations/:invited/code':                's n n o n o n',
  'POST /staff/invitations/:invited/code':               's n n o n o n',
  'GET /staff/invitations/:invited/activate':            's n n o n o n',
  'POST /staff/invitations/:invited/activate':           's n n o n o n',
  'GET /staff/invitations/:invited/resend':              's n n o n o n',
  'POST /staff/invitations/:invited/resend':             's n n o n o n',
  'GET /staff/invitations/:invited/address':             's n n o n o n',
  'POST /staff/invitations/:invited/address':            's n n o n o n',
  'GET /staff/invitations/:invited/withdraw':            's n n o n o n',
  'POST /staff/invitations/:invited/withdraw':           's n n o n o n',
  'GET /staff/invitations/:invited/hand-over':           's n n n n o n',
  'POST /staff/invitations/:invited/hand-over':          's n n n n o n',
}

// biome-ignore format: a table
const withSocial: Record<string, string> = {
  'GET /social/:provider':                               'o o o o o o o',
  'GET /social/:provider/callback':                      'o o o o o o o',
  'GET /social/:provider/stopped/:why':                  'o o o o o o o',
  'GET /account/routes':                                 's o o o o o o',
  // Signing in to a second account begins at the same page as to the first.
  'POST /account/routes/other':                          's s s s s s s',
  'GET /account/routes/password':                        's o o o o o o',
  'POST /account/routes/password':                       's o o o o o o',
  'GET /account/routes/password/remove':                 's o o o o o o',
  'POST /account/routes/password/remove':                's o o o o o o',
  'GET /account/routes/:identity/remove':                's o n n n n n',
  'POST /account/routes/:identity/remove':               's o n n n n n',
  // In another session than the one that proved both it is nobody's.
  'GET /account/merge/:merge':                           's n n n n n n',
  'POST /account/merge/:merge':                          's n n n n n n',
}

// biome-ignore format: a table
const withReview: Record<string, string> = {
  'GET /account/review':                                 's o o o o o o',
  'POST /account/review':                                's o o o o o o',
  'GET /account/email':                                  's o o o o o o',
  'POST /account/email':                                 's o o o o o o',
  'GET /account/mobile':                                 's o o o o o o',
  'POST /account/mobile':                                's o o o o o o',
}

const tableOf = ({ records, review, social }: Served) => ({
  ...everyCouncil,
  ...(social ? withSocial : {}),
  ...(review ? withReview : {}),
  ...(records ? withRecords : {}),
})

/** Every route of a council that is no step of a journey: those are open to everybody, each in its turn (every-step.test.ts). */
function mounted({ slug, journeys }: Served) {
  const world = { connect: (() => {}) as never, now: () => 0, pause: async () => {}, log: () => {} }
  const { routes } = createApp(councils, world)
  const steps = Object.keys(journeys).flatMap((name) => [`/${name}`, `/embed/${name}`])
  return [
    ...new Set(
      routes
        .filter(({ method, path }) => method !== 'ALL' && (path === `/${slug}` || path.startsWith(`/${slug}/`)))
        .map(({ method, path }) => ({ method, path: path.slice(slug.length + 1) || '/' }))
        .filter(({ path }) => path === '/sign-in/welcome' || !steps.some((step) => path === step || path.startsWith(`${step}/`)))
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ].sort()
}

type People = Record<Exclude<Who, 'nobody'>, Account>
const worlds = new Map<string, { people: People; ids: Case }>()

async function build(council: Served) {
  const now = here.clock.now
  const people: People = {
    parent: await addSomebody(council, now),
    'other parent': await addSomebody(council, now),
    worker: await addSomebody(council, now, { role: 'worker' }),
    'other worker': await addSomebody(council, now, { role: 'worker' }),
    manager: await addSomebody(council, now, { role: 'manager' }),
    administrator: await addSomebody(council, now, { role: 'administrator' }),
  }
  const token = newToken()
  const invitation = {
    id: newId(),
    council: council.slug,
    email: newAddress('invited'),
    role: 'worker' as const,
    link: linkOf(token),
    invitedBy: null,
    createdAt: now,
    expiresAt: now + 1000,
  }
  await addStaffInvitation(db, keys, invitation)
  const ids: Case = {
    provider: 'google',
    why: 'late',
    journey: 'register',
    account: people.parent.id,
    colleague: people.worker.id,
    message: await addSent(council, now, {
      about: { accountId: people.parent.id },
      became: { status: 'failed', why: 'provider' },
    }),
    invitation: invitation.id,
    token,
  }
  if (council.social) Object.assign(ids, await routesFor(people.parent, people['other parent'], now))
  if (council.records) {
    const record = await addChild(council, now, people.worker)
    const others = await addChild(council, now, people['other worker'])
    ids.access = (await giveAccess(council, now, record, people.parent)).id
    await giveAccess(council, now, others, people['other parent'])
    ids.record = record.id
    ids.import = await importedBy(people.worker, now)
    ids.document = await addUpload(record, people.worker, now, { readers: [people.parent.id] })
    const [link, invitedId] = [newToken(), newId()]
    ids.link = link
    ids.invited = invitedId
    const invitation = {
      id: invitedId,
      council: council.slug,
      ownerId: people.worker.id,
      email: newAddress('jane'),
      person: { given: 'Jane', surname: 'Beanstalk' },
      language: 'en' as const,
      status: 'verified' as const,
      version: 1,
      code: '',
      codeTriesLeft: 5,
      wrongCodes: 0,
      codeExpiresAt: now,
      link: invitationLink(council.slug, link),
      linkExpiresAt: now + 60 * 60_000,
      accountId: null,
      createdAt: now,
      changedAt: now,
    }
    const invited = [{ id: newId(), recordId: record.id, relationship: 'parent', endsAt: null }]
    await commit(db, addInvitation(db, keys, invitation, invited))
  }
  worlds.set(council.slug, { people, ids })
}

/** What opens an account beside its password, and the proof, in a session of its own, that another is the same person's. */
async function routesFor(kept: Account, other: Account, now: number): Promise<Case> {
  const { council, id: accountId } = kept
  const identity = { id: newId(), council, accountId, provider: 'google' as const, subject: `google ${newId()}`, joinedAt: now }
  const { session } = await addSession({ slug: council }, now, kept)
  const merge = { id: newId(), council, keptId: kept.id, sessionId: session.id, expiresAt: now + 60 * 60_000 }
  expect(await commit(db, [...addIdentity(db, keys, identity), ...addMerge(db, keys, merge, { account: other })])).toBe(true)
  return { identity: identity.id, merge: merge.id }
}

/** The report of an import that somebody made. @returns its id */
async function importedBy({ id: accountId }: Account, now: number) {
  const id = newId()
  await commit(db, [keepReport(db, keys, { accountId, id, report: { lines: 1, added: 1, refused: [] }, now })])
  return id
}

/** "/staff/records/:record" with the ids of the family. */
const addressOf = (council: Served, path: string, ids: Case) =>
  `/${council.slug}${path === '/' ? '' : path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? expect.fail(`no id for :${name}`))}`

/** What somebody meets at an address. An empty form is refused, and the refusal is the page: nothing changes by asking. */
async function meets(council: Served, who: Who | 'elsewhere', method: string, path: string) {
  const { people, ids } = worlds.get(council.slug)!
  const visitor = here.visitor({ network: newNetwork() })
  if (who === 'elsewhere') {
    // Signed in at another council, with that council's cookies under this one's names.
    const other = councils.find(({ slug }) => slug !== council.slug)!
    await signedInAs(here, other, worlds.get(other.slug)!.people.administrator, visitor)
    for (const [name, value] of [...visitor.jar]) visitor.jar.set(name.replace(other.slug, council.slug), value)
  } else if (who !== 'nobody') await signedInAs(here, council, people[who], visitor)
  const address = addressOf(council, path, ids)
  await (method === 'GET' ? visitor.open(address) : visitor.post(address, {}))
  const [first] = visitor.answers
  const to = visitor.redirects[0] ?? ''
  if (to.startsWith(`/${council.slug}/sign-in/password`)) return 'sign in'
  if (first!.status === 404) return 'not found'
  if (first!.status === 403) return 'foreign'
  expect([200, 204, 303, 409, 413, 422, 429], `${method} ${address} as ${who}: ${first!.status}`).toContain(first!.status)
  return 'open'
}

describe.each(councils)('at $slug', (council) => {
  beforeAll(async () => {
    for (const each of councils) if (!worlds.has(each.slug)) await build(each)
  })

  it('every route and method stands in the table, and nothing else', () => {
    const [there, told] = [mounted(council), Object.keys(tableOf(council))]
    expect(there.filter((route) => !told.includes(route))).toEqual([])
    expect(told.filter((route) => !there.includes(route))).toEqual([])
  })

  const lines = Object.entries(tableOf(council)).map(([route, line]) => {
    const [method = '', path = ''] = route.split(' ')
    return { route, method, path, line: line.split(' ') as (keyof typeof letters)[] }
  })

  it.each(lines)('$route', async ({ method, path, line }) => {
    expect(line).toHaveLength(whos.length)
    const found: Partial<Record<Who | 'elsewhere', string>> = {}
    for (const who of whos) found[who] = await meets(council, who, method, path)
    expect(found).toEqual(Object.fromEntries(whos.map((who, at) => [who, letters[line[at]!]])))
    // Whoever is signed in at another council is nobody here.
    expect(await meets(council, 'elsewhere', method, path)).toBe(found.nobody)
  })

  it.each([...new Set(lines.map(({ path }) => path))])('takes no other method: %s', async (path) => {
    const taken = lines.filter((line) => line.path === path).map(({ method }) => method)
    const { people, ids } = worlds.get(council.slug)!
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'].filter((each) => !taken.includes(each))) {
      const visitor = await signedInAs(here, council, people.administrator)
      const { response } = await here.fetch(
        new Request(`https://doorstep.example${addressOf(council, path, ids)}`, {
          method,
          headers: {
            origin: 'https://doorstep.example',
            cookie: [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; '),
          },
        }),
      )
      expect([404, 405, ...(/^\/embed\/(first|start)/.test(path) ? [403] : [])], `${method} ${path}`).toContain(response.status)
    }
  })
})

it('has a council with records, and one without', () => {
  expect(norfolk.records).toBeDefined()
  expect(councils.some(({ records }) => !records)).toBe(true)
})
