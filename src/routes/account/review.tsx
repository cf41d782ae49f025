import { Hono } from 'hono'
import { type Account, findAccount, type Person, replacePerson } from '../../db/accounts.ts'
import { type ContactKind, markReviewed, sameContacts } from '../../db/contact-changes.ts'
import { findAddresses, lookupOf } from '../../domain/addresses.ts'
import { refuse } from '../../domain/decision.ts'
import type { Fault } from '../../domain/faults.ts'
import { ok } from '../../domain/result.ts'
import { addressLines, isAsSeen, mobileOf, seenOf } from '../../domain/review.ts'
import type { Visit } from '../../domain/visit.ts'
import { ReviewPage, type ReviewShown } from '../../fragments/account/review.tsx'
import { dateOf } from '../../fragments/dates.ts'
import { written } from '../../fragments/phone-number.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { signedIn, signedInRecently } from '../../middleware/guards.ts'
import { textFields } from '../../middleware/return.ts'
import type { Besides } from '../../middleware/session.ts'
import { type Changes, changesOf, findChanges, nothing, pageOf, planCode, planLater, unsentAt } from '../contact-change.ts'
import { faultsOf, postCode } from '../fields.ts'
import { definePage, formAt, type Present } from '../form.tsx'
import { mobileIn, type ReviewInput, reviewSchema } from '../review-fields.ts'
import { savesNothing } from '../sent-form.ts'
import type { Fields } from '../turn.tsx'

type Loaded = { account: Account; changes: Changes; shown: ReviewShown; visit: Visit }

/** What is kept about somebody, as it stands in the fields; the date as 1983-01-10. */
function currentOf(account: Account, visit: Visit): Fields {
  const { title = '', forename, middleName = '', surname, born = '', postCode: code = '', daytime, evening } = account.person
  const lines = addressLines(account.person)
  const numbers = { daytime, evening, mobile: mobileOf(account, visit).number }
  return {
    ...{ title, forename, middleName, surname, born },
    ...Object.fromEntries([1, 2, 3, 4].map((line) => [`line${line}`, lines[line - 1] ?? ''])),
    postCode: code,
    ...Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, number ? written(number) : ''])),
    email: account.email,
  }
}

/** What waits for its code is asked together with who is there. */
export const changesBesides: Besides = (visit, { accountId }) => changesOf(visit, accountId)

/**
 * What this request began with, whose batch breaks where another one has changed that since; once something was decided, as the rows
 * say then.
 */
async function load(present: Present): Promise<Loaded | undefined> {
  const { visit } = present
  const { account: asRead, besides } = present
  const read = present.decided ? await readNow(present) : { account: asRead, changes: besides as Changes }
  if (!read) return undefined
  const { account, changes } = read
  const { signsIn } = mobileOf(account, visit)
  const shown = {
    current: currentOf(account, visit),
    seen: seenOf(visit, account),
    signsIn,
    waiting: Object.fromEntries(
      Object.values(changes).map(({ kind, value }) => [kind, kind === 'mobile' ? written(value) : value]),
    ),
    ...(signsIn || !account.phone ? {} : { landline: account.phone }),
    lookup: lookupOf(visit) !== undefined,
  }
  return { account, changes, shown, visit }
}

async function readNow({ visit, account: { id } }: Present) {
  const { db, keys, council } = visit
  const [account, changes] = await Promise.all([findAccount(db, keys, council.slug, id), findChanges(visit, { id })])
  return account && { account, changes }
}

const form = definePage<Loaded, ReviewInput>({
  title: ({ review }) => review.title,
  load,
  schema: ({ account, visit }) => reviewSchema(visit, mobileOf(account, visit)),
  fragment: ({ loaded, ...rest }) => <ReviewPage {...rest} loaded={loaded.shown} />,
  values: ({ shown: { current, seen } }, words) => ({
    ...current,
    ...(current.born ? { born: dateOf(words, current.born) } : {}),
    seen,
  }),

  async submit({ visit }, input, { account, changes }) {
    const { db, keys, now, council } = visit
    if (!isAsSeen(visit, account, input.seen)) return refuse({ key: 'review.changed' })
    const contacts = await planContacts(visit, { account, changes }, input)
    if (!contacts.ok) return refuse(contacts.fault)
    const person = personOf(account, input)
    const { to, ...planned } = contacts.value
    const named = person.forename !== account.person.forename || person.surname !== account.person.surname
    return ok({
      to: to ?? council.afterSignIn,
      ...(to ? { toIfUnsent: unsentAt(to) } : { comesBack: true as const }),
      writes: [
        ...sameContacts(db, keys, account),
        ...replacePerson(db, keys, account, person),
        markReviewed(db, account, now),
        ...planned.writes,
      ],
      events: [
        { name: 'account.reviewed', accountId: account.id },
        ...(named ? [{ name: 'account.name-changed' as const, accountId: account.id }] : []),
        ...planned.events,
      ],
      deliver: planned.deliver,
      overtaken: { key: 'review.changed' },
    })
  },

  // A code to a new address or number counts against limits.
  onlyReads: (input, { account, visit }) => wantedOf(visit, account, input).length === 0,

  actions: {
    address: async (_, fields, loaded) => open(loaded, fields, { now: 'opened' }),
    find: findByPostCode,
    use: async (_, fields, loaded, chosen) => open(loaded, { ...fields, ...readChosen(chosen) }, { now: 'filled' }),
  },
})

/** What is to be kept: blanks are not, and a mobile number waits for its code. */
function personOf({ person }: Account, input: ReviewInput): Person {
  const { title, forename, middleName, surname, born, lines, postCode: code, daytime, evening } = input
  // An address that was registered by street and town has its place among the lines now.
  const { street: _, town: __, mobile, ...kept } = person
  const given = { title, middleName, born, address: lines.join('\n'), postCode: code, daytime, evening }
  const rest = { ...kept, ...given, mobile: input.mobile && mobile }
  return { ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value)), forename, surname }
}

/** What of an account is to be another one, which its owner is yet to prove. */
function wantedOf(visit: Visit, account: Account, input: ReviewInput) {
  const current: Record<ContactKind, string | undefined> = { email: account.email, mobile: mobileOf(account, visit).number }
  return (['email', 'mobile'] as const).filter((kind) => input[kind] && input[kind] !== current[kind])
}

/** What becomes of a new e-mail address and of a new mobile number: they are proved, one after the other. */
async function planContacts(visit: Visit, { account, changes }: Pick<Loaded, 'account' | 'changes'>, input: ReviewInput) {
  const [first, second] = wantedOf(visit, account, input)
  // What waits for its code goes on waiting: its own page takes it back.
  if (!first) return ok({ ...nothing, to: undefined })
  const planned = await planCode(visit, account, { kind: first, value: input[first]!, earlier: changes[first] })
  if (!planned.ok) return { ok: false as const, fault: { ...planned.fault, field: first } satisfies Fault }
  const later = second ? planLater(visit, account, second, input[second]!, changes[second]) : nothing
  const { writes, deliver, events } = planned.value
  return ok({
    to: pageOf[first],
    writes: [...writes, ...later.writes],
    deliver,
    events: [...events, ...later.events],
  })
}

const open = (loaded: Loaded, fields: Fields, more: Partial<ReviewShown>, faults: Fault[] = []) => ({
  loaded: { ...loaded, shown: { ...loaded.shown, ...more } },
  values: { ...fields, open: 'yes' },
  faults,
})

async function findByPostCode({ visit, account }: Present, fields: Fields, loaded: Loaded) {
  const typed = postCode.safeParse(fields.postCode)
  if (!typed.success)
    return open(
      loaded,
      fields,
      {},
      faultsOf(typed.error).map((fault) => ({ ...fault, field: 'postCode' })),
    )
  const found = await findAddresses(visit, account.id, typed.data)
  return found.ok ? open(loaded, fields, { found: found.value }) : open(loaded, fields, {}, [found.fault])
}

/** The fields of an address that was chosen: it came from the page, and is only shown. */
function readChosen(chosen: string): Fields {
  try {
    const [code = '', ...lines] = (JSON.parse(chosen) as unknown[]).map(String)
    return { ...Object.fromEntries([1, 2, 3, 4].map((line) => [`line${line}`, lines[line - 1] ?? ''])), postCode: code }
  } catch {
    return {}
  }
}

/** Whether a form asks for another e-mail address or mobile number. Only its own other buttons save nothing: anything else is sent. */
async function asksForContact(c: Ctx) {
  const { account, visit } = c.var
  const fields = await textFields(c)
  if (!account || savesNothing(form, fields.go)) return false
  const current = mobileOf(account, visit)
  const mobile = mobileIn(visit, fields.mobile ?? '')
  const email = (fields.email ?? '').normalize('NFC').trim()
  return (email !== '' && email !== account.email) || (mobile.ok && mobile.value !== current.number)
}

export const reviewAccount = new Hono<App>()
reviewAccount.use('/', signedIn)
reviewAccount.post('/', async (c, next) => ((await asksForContact(c as unknown as Ctx)) ? signedInRecently(c, next) : next()))
formAt(reviewAccount, '/', form)
