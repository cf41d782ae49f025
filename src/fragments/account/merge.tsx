import type { Person } from '../../db/accounts.ts'
import type { JoinedIdentity } from '../../db/identities.ts'
import type { ChildRecord } from '../../db/records.ts'
import type { Closed } from '../../domain/merging.ts'
import { dateOf, dayOf } from '../dates.ts'
import { RadioField } from '../fields.tsx'
import type { FormView } from '../form-view.ts'
import { Listing } from '../listing.tsx'
import { InsteadOfForm, PageForm } from '../page-form.tsx'
import { masked, written } from '../phone-number.tsx'
import { Go } from '../step-form.tsx'
import { Summary } from '../summary.tsx'
import { TickField } from '../tick.tsx'
import type { View } from '../view.ts'
import type { Words } from '../words/index.ts'
import { inLanguage } from '../words/index.ts'

/** One of the two accounts, as its owner sees it. */
export type Shown = {
  account: { email: string; person: Person; phone?: string | undefined; password?: string | undefined }
  identities: readonly Pick<JoinedIdentity, 'provider' | 'email'>[]
  records: readonly ChildRecord[]
  /** ms */
  registeredAt: number
}

/** Two accounts that are to become one. */
export type Merging = {
  /** the one that is signed in */
  kept: Shown
  other: Shown
  /** what will be known of the person */
  person: Person
  /** why it cannot be done here */
  closed: Closed | undefined
  /** tells, when the form is sent, whether what was shown is still so */
  mark: string
}

export const mergeTitle = ({ routes: { merge } }: Words, closed: Closed | undefined) => (closed ? merge.closedTitle : merge.title)

/** Two accounts side by side, what will be kept of them, and the question whether both are this person's. */
export function MergePage({ loaded, values, ...form }: FormView<Merging>) {
  const { view, faults } = form
  const { merge: said } = view.words.routes
  const { kept, other, closed, mark } = loaded
  if (closed) return <ClosedPage view={view} faults={faults} closed={closed} />
  return (
    <PageForm
      {...form}
      title={mergeTitle(view.words, closed)}
      send={said.send}
      warning
      beside={<Go to="apart">{said.apart}</Go>}
      lead={<Both view={view} {...loaded} />}
    >
      <input type="hidden" name="shown" value={mark} />
      <RadioField
        view={view}
        name="email"
        label={said.choose}
        hint={said.chooseHint}
        inline={false}
        options={[
          { value: 'kept', label: kept.account.email },
          { value: 'other', label: other.account.email },
        ]}
        value={values.email ?? 'kept'}
        faults={faults}
      />
      <TickField view={view} name="mine" label={said.mine} faults={faults} />
    </PageForm>
  )
}

function ClosedPage({ view, faults, closed }: Pick<FormView<unknown>, 'view' | 'faults'> & { closed: Closed }) {
  const { merge: said } = view.words.routes
  const { council, language, base } = view
  return (
    <InsteadOfForm view={view} faults={faults} title={said.closedTitle}>
      <p class="govuk-body">{closed === 'staff' ? said.staff(inLanguage(council.name, language)) : said.suspended}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${base}/contact`}>
          {said.help}
        </a>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${base}/account/routes`}>
          {said.back}
        </a>
      </p>
    </InsteadOfForm>
  )
}

function Both({ view, kept, other, person }: { view: View } & Merging) {
  const { merge: said } = view.words.routes
  const passwords = [kept, other].every(({ account }) => account.password !== undefined)
  const account = { ...kept.account, password: kept.account.password ?? other.account.password }
  const both = { account, identities: [...kept.identities, ...other.identities], records: union(kept.records, other.records) }
  const phone = kept.account.phone ?? other.account.phone
  return (
    <>
      <p class="govuk-body">{said.lead}</p>
      <h2 class="govuk-heading-m">{said.compare}</h2>
      <Listing
        view={view}
        list={{ rows: compared(view, { kept, other, person }), page: 1, more: false }}
        caption={said.compare}
        heads={[said.about, said.here, said.other, said.stays.head]}
        cells={(row) => row}
        none={said.none}
        at=""
      />
      <h2 class="govuk-heading-m">{said.kept}</h2>
      <Summary
        rows={[
          [said.name, nameOf(person)],
          [said.email, said.chosen],
          ...detailsOf(view, person),
          ...(view.council.phone ? [[said.phone, phone ? masked(phone) : said.none] as const] : []),
          [said.routes, routesIn(view, both)],
          ...(view.council.records ? [[said.records, childrenOf(view, both.records)] as const] : []),
        ]}
      />
      <h2 class="govuk-heading-m">{said.goes}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{said.goesName}</li>
        {view.council.phone && kept.account.phone && other.account.phone && <li>{said.goesPhone}</li>}
        {passwords && <li>{said.goesPassword}</li>}
        <li>{said.goesSessions}</li>
      </ul>
    </>
  )
}

/** What is known of both, each fact with the one's, the other's, and which of them is kept. */
function compared(view: View, { kept, other, person }: Pick<Merging, 'kept' | 'other' | 'person'>) {
  const { merge: said } = view.words.routes
  const { stays } = said
  type Row = [label: string, kept: string, other: string, stays: string]
  const row = (label: string, [mine, theirs]: readonly [string, string], which: string): Row => [
    label,
    mine || said.none,
    theirs || said.none,
    mine === theirs ? stays.same : which,
  ]
  const of = (tell: (side: Shown) => string) => [tell(kept), tell(other)] as const
  const detailsIn = [kept.account.person, other.account.person, person].map((each) => new Map(detailsOf(view, each)))
  const [mine, theirs, become] = detailsIn as [Map<string, string>, Map<string, string>, Map<string, string>]
  const labels = Object.values(said.details).filter((label) => mine.has(label) || theirs.has(label))
  const onePassword = [kept, other].every(({ account }) => account.password !== undefined)
  return [
    row(
      said.name,
      of(({ account }) => nameOf(account.person)),
      stays.here,
    ),
    row(
      said.email,
      of(({ account }) => account.email),
      said.chosen,
    ),
    ...labels.map((label) =>
      row(
        label,
        [mine.get(label) ?? '', theirs.get(label) ?? ''],
        become.get(label) === mine.get(label) ? stays.here : stays.other,
      ),
    ),
    ...(view.council.phone
      ? [
          row(
            said.phone,
            of(({ account }) => (account.phone ? masked(account.phone) : '')),
            kept.account.phone ? stays.here : stays.other,
          ),
        ]
      : []),
    [said.routes, ...of((side) => routesIn(view, side)), onePassword ? stays.onePassword : stays.both] satisfies Row,
    ...(view.council.records
      ? [
          row(
            said.records,
            of(({ records }) => childrenOf(view, records)),
            stays.both,
          ),
        ]
      : []),
    row(
      said.registered,
      of(({ registeredAt }) => dayOf(view.words, registeredAt)),
      stays.here,
    ),
  ]
}

const nameOf = ({ forename, surname }: Person) => `${forename} ${surname}`
/** What opens an account, those of one provider told apart by the addresses that it gave. */
const routesIn = ({ words: { routes } }: View, { account, identities }: Pick<Shown, 'account' | 'identities'>) =>
  [
    ...(account.password === undefined ? [] : [routes.names.password]),
    ...identities.map(({ provider, email }) => (email ? `${routes.names[provider]} (${email})` : routes.names[provider])),
  ].join(', ')
const childrenOf = ({ words: { routes } }: View, records: readonly ChildRecord[]) =>
  records.map(({ child }) => `${child.given} ${child.surname}`).join(', ') || routes.merge.none
const union = (a: readonly ChildRecord[], b: readonly ChildRecord[]) => [
  ...a,
  ...b.filter(({ id }) => !a.some((record) => record.id === id)),
]

/** What somebody has told us, but for their name, as labels and values. */
function detailsOf(view: View, person: Person): [string, string][] {
  const { details: said } = view.words.routes.merge
  const { title, middleName, born, professional, role, otherRole, organisation, daytime, evening, mobile } = person
  const { street, address, town, postCode } = person
  const known = view.council.roles.find(({ value }) => value === role)
  const rows: [string, string | undefined][] = [
    [said.title, title],
    [said.middleName, middleName],
    [said.born, born && dateOf(view.words, born)],
    [said.professional, professional && view.words.form[professional]],
    [said.role, otherRole || (known && inLanguage(known.label, view.language))],
    [said.organisation, organisation],
    [said.address, [street, ...(address?.split('\n') ?? []), town, postCode].filter(Boolean).join(', ')],
    [said.daytime, daytime && written(daytime)],
    [said.evening, evening && written(evening)],
    [said.mobile, mobile && written(mobile)],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}
