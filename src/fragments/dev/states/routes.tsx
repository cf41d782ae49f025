import { MergePage, type Merging, type Shown } from '../../account/merge.tsx'
import { RoutesPage, type RoutesShown } from '../../account/routes/list.tsx'
import { AddPasswordPage } from '../../account/routes/password.tsx'
import { type Removed, RemoveRoutePage } from '../../account/routes/remove.tsx'
import { words } from '../../words/index.ts'
import { at, type FormState, formStates, longAddress, on, plain, type StatesOf } from './kit.tsx'

const identity = (provider: 'microsoft' | 'google' | 'facebook', email?: string) => ({
  id: provider,
  provider,
  email,
  joinedAt: at,
})
const all: RoutesShown = {
  email: longAddress,
  hasPassword: true,
  identities: [identity('microsoft', longAddress), identity('google', 'ada@example.com'), identity('facebook')],
}

const removal = (loaded: Removed): Record<string, FormState<Removed>> => ({
  'as it is': { loaded, values: { elsewhere: 'yes' } },
  'meanwhile changed': { loaded, faults: [{ key: 'route.changed' }] },
  'the only one': { loaded: { ...loaded, only: true }, form: false },
  'the only one now': { loaded: { ...loaded, only: true }, faults: [{ key: 'route.last' }], form: false },
})

const child = (given: string, surname: string) => ({
  id: given,
  council: '',
  number: '',
  child: { given, surname, born: '2013-11-07' },
  createdAt: at,
  changedAt: at,
})
const side = (account: Shown['account'], more: Partial<Shown> = {}): Shown => ({
  account,
  identities: [identity('google', longAddress)],
  records: [child('Charlie', 'Cherry'), child('Pedro', 'Plumber')],
  registeredAt: at,
  ...more,
})
const ada = { forename: 'Ada', surname: 'Featherstonehaugh-Cholmondeley' }
const person = {
  ...ada,
  title: 'Mrs',
  middleName: 'Augusta',
  born: '1983-01-10',
  professional: 'yes' as const,
  otherRole: 'Lunchtime supervisor',
  organisation: 'Framwellgate Moor Primary School',
  street: '1 North Road',
  town: 'Durham',
  postCode: 'DH1 5UL',
  daytime: '+441914960000',
  evening: '+441914960001',
  mobile: '+447700900147',
}
const two: Merging = {
  kept: side({ email: longAddress, person, phone: '+447700900147', password: 'phc' }),
  other: side(
    {
      email: 'ada@example.com',
      person: { ...ada, title: 'Ms', street: '2 South Road', town: 'Durham', daytime: '+441914960002' },
      phone: '+447700900123',
      password: 'phc',
    },
    {
      identities: [identity('google', 'ada@example.com'), identity('facebook')],
      records: [child('Pedro', 'Plumber'), child('Peter', 'Plumber')],
    },
  ),
  person,
  closed: undefined,
  mark: 'mark',
}
const little: Merging = {
  ...two,
  kept: side({ email: longAddress, person: ada, phone: '+447700900147', password: 'phc' }),
  other: side({ email: 'ada@example.com', person: ada }, { identities: [identity('microsoft')], records: [] }),
  person: ada,
}

/** What opens an account, and making two accounts one, where there is more to open it than a password. */
export const routeStates: StatesOf = ({ social }) => {
  if (!social) return []
  const { list, remove, password, merge } = words.en.routes
  const shown = (state: string, routes: RoutesShown, done = '') =>
    plain(
      'account/routes',
      state,
      list.title,
      (view) => <RoutesPage view={view} shown={routes} providers={social} mark="mark" done={done} />,
      true,
    )
  const adding = { email: longAddress, already: false }
  return [
    shown('several', all),
    shown('only a password', { ...all, identities: [] }),
    shown('no password', { ...all, hasPassword: false, identities: [identity('google', 'ada@example.com')] }),
    ...Object.keys(list.done).map((done) => shown(done, all, done)),
    ...formStates(
      'account/routes/password/remove',
      remove.title,
      RemoveRoutePage,
      removal({ route: 'password', email: longAddress, only: false }),
    ),
    ...formStates(
      'account/routes/:identity/remove',
      remove.title,
      RemoveRoutePage,
      removal({ route: 'google', email: longAddress, only: false }),
    ),
    ...formStates('account/routes/password', password.title, AddPasswordPage, {
      empty: { loaded: adding },
      'nothing given': { loaded: adding, faults: on('password', 'password.missing') },
      'easily guessed': { loaded: adding, faults: on('password', 'password.common') },
      'not the same': { loaded: adding, faults: on('confirm', 'password.differ') },
      'there is one': { loaded: { ...adding, already: true }, form: false },
      'there is one now': { loaded: { ...adding, already: true }, faults: [{ key: 'route.changed' }], form: false },
    }),
    ...formStates('account/merge/:merge', merge.title, MergePage, {
      'all of both': { loaded: two },
      'little of one': { loaded: little, values: { email: 'other' } },
      'not confirmed': { loaded: two, faults: on('mine', 'merge.confirm-missing') },
      'meanwhile changed': { loaded: two, faults: [{ key: 'merge.changed' }] },
      'one is of staff': { loaded: { ...two, closed: 'staff' }, form: false },
      'one is suspended': { loaded: { ...two, closed: 'suspended' }, form: false },
      'closed meanwhile': { loaded: { ...two, closed: 'staff' }, faults: [{ key: 'merge.closed' }], form: false },
    }),
  ]
}
