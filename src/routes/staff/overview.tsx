import { Hono } from 'hono'
import { findNames, nameOf } from '../../db/account-care.ts'
import { countInvitations, listInvitations } from '../../db/invitation-lists.ts'
import { listInvitedRecords } from '../../db/invitations.ts'
import { listPhoneRequests } from '../../db/phone-requests.ts'
import { listRecordsWithoutWorker } from '../../db/records.ts'
import type { StaffMember } from '../../db/staff.ts'
import { budgetsToday, levelOf } from '../../domain/budget.ts'
import { workersTurn } from '../../domain/invitations.ts'
import { scopeOf } from '../../domain/records.ts'
import { may } from '../../domain/staff.ts'
import type { Visit } from '../../domain/visit.ts'
import { namesOf, wantedOf } from '../../fragments/invited.ts'
import { type Section, StaffOverviewPage } from '../../fragments/staff/overview.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { staffWho } from '../../middleware/guards.ts'
import { page, wordsFor } from '../../middleware/page.tsx'
import { onlyThese } from '../methods.ts'
import { PAGE } from '../paging.ts'

/** Looks for what waits for a member of staff, of one kind. */
type Look = (visit: Visit, staff: StaffMember) => Promise<Section>

/** Who has lost their phone: those whose accounts this member of staff may change, as mayCareFor() says. */
const lostPhones: Look = async ({ db, keys, council }, staff) => {
  const of = { council: council.slug, besides: staff.id, staffToo: may(staff.role, 'care-for-staff-accounts') }
  const { requests, total } = await listPhoneRequests(db, keys, of, PAGE)
  return {
    title: ({ words }) => words.staff.overview.phones,
    lead: ({ words }) => words.staff.overview.phonesLead,
    since: ({ words }, when) => words.staff.overview.askedAt(when),
    total,
    waiting: requests.map(({ account, askedAt }) => ({
      to: `/staff/accounts/${account.id}`,
      name: nameOf(account),
      since: askedAt,
    })),
  }
}

/** The records that nobody works on: for who chooses their workers. */
const recordsWithoutWorker: Look = async ({ db, keys, council }, staff) => {
  const mine = council.records && may(staff.role, 'oversee-records')
  const { records, total } = mine ? await listRecordsWithoutWorker(db, keys, council.slug, PAGE) : { records: [], total: 0 }
  return {
    title: ({ words }) => words.staff.overview.unworked,
    lead: ({ words }) => words.staff.overview.unworkedLead,
    all: '/staff/records?without=worker',
    since: ({ words }, when) => words.staff.overview.addedAt(when),
    total,
    waiting: records.map(({ id, child, createdAt }) => ({
      to: `/staff/records/${id}/workers`,
      name: `${child.given} ${child.surname}`,
      since: createdAt,
    })),
  }
}

/** Of each kind of invitation, how many are named; the list has them all. */
const NAMED = 5

/** The invitations that wait for their worker. What waits for the person is in the list: there is nothing to do about it. */
const invitationsWaiting = workersTurn.map(
  (stand): Look =>
    async (visit, staff) => {
      const { db, keys, council, now } = visit
      const scope = scopeOf(visit, staff)
      const mine = council.records && may(staff.role, 'work-on-records')
      const total = mine ? ((await countInvitations(db, scope, now)).get(stand) ?? 0) : 0
      const wanted = { stand, order: 'next' as const, offset: 0, most: NAMED, now }
      const rows = total > 0 ? await listInvitations(db, keys, scope, wanted) : []
      const owners = rows.map(({ ownerId }) => ownerId)
      const ids = rows.map(({ id }) => id)
      const invited = await listInvitedRecords(db, keys, ids)
      // To which records: a person may have more than one invitation.
      const childrenOf = (id: string) => namesOf(wantedOf(invited.filter(({ invitationId }) => invitationId === id)))
      // Whose it is, for who sees everybody's.
      const names = may(staff.role, 'oversee-records') ? await findNames(db, keys, council.slug, owners) : undefined
      return {
        title: ({ words }) => words.invitations.stands[stand],
        lead: ({ words }) => words.invitations.next[stand],
        since: ({ words }, when) => words.invitations.sinceWhen(when),
        total,
        waiting: rows.map(({ id, ownerId, person, changedAt }) => ({
          to: `/staff/invitations/${id}`,
          name: `${person.given} ${person.surname} (${childrenOf(id)})`,
          since: changedAt,
          ...(names ? { worker: names.get(ownerId) ?? '–' } : {}),
        })),
        all: `/staff/invitations?stand=${stand}`,
      }
    },
)

/** Every kind of thing to do, the most urgent first. */
const looks: readonly Look[] = [lostPhones, recordsWithoutWorker, ...invitationsWaiting]

export const staffOverview = new Hono<App>()
staffOverview.use('/', staffWho())
staffOverview.get('/', async (c) => {
  const { visit, staff } = c.var
  const sections = await Promise.all(looks.map((look) => look(visit, staff!)))
  const budgets = may(staff!.role, 'see-budgets') ? await budgetsToday(visit) : []
  const { phone, email } = staff!.contact
  const unreachable = Boolean(visit.council.records) && may(staff!.role, 'work-on-records') && !phone && !email
  return page(c as unknown as Ctx, {
    title: wordsFor(c as unknown as Ctx).staff.overview.title,
    body: (view) => (
      <StaffOverviewPage
        view={view}
        sections={sections}
        budgets={budgets.map((each) => ({ ...each, level: levelOf(each) }))}
        unreachable={unreachable}
        done={c.req.query('done') ?? ''}
      />
    ),
  })
})
onlyThese(staffOverview, '/', ['GET'])
