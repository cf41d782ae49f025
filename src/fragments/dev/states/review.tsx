import type { Child } from 'hono/jsx'
import type { Fault } from '../../../domain/faults.ts'
import { ChangeEmailPage } from '../../account/email.tsx'
import { ChangeMobilePage } from '../../account/mobile.tsx'
import { ReviewPage, type ReviewShown } from '../../account/review.tsx'
import type { ContactShown } from '../../contact-form.tsx'
import type { FormView } from '../../form-view.ts'
import { at, codeFaults, longAddress, newsOf, on, type State, type StatesOf } from './kit.tsx'

type Given<Loaded> = { loaded?: Partial<Loaded>; values?: Record<string, string>; faults?: Fault[] }

/** A page with one form in its states, as somebody signed in sees it. */
const formStates = <Loaded,>(
  page: string,
  fragment: (props: FormView<Loaded>) => Child,
  loaded: Loaded,
  states: Record<string, Given<Loaded>>,
): State[] =>
  Object.entries(states).map(([state, { values = {}, faults = [], loaded: more = {} }]) => ({
    page,
    state,
    form: true,
    signedIn: true,
    title: 'Review Account',
    faults,
    body: (view) =>
      fragment({ view, loaded: { ...loaded, ...more }, values, faults, action: `${view.base}/${page}`, token: 'submit' }),
  }))

/** What stands on a page without a form of its own. */
const withoutForm = (states: State[]) => states.map(({ form: _, ...state }) => state)

const kept = {
  title: 'Mrs',
  forename: 'Jenny',
  middleName: '',
  surname: 'Hinsen',
  born: '1983-01-10',
  line1: '105',
  line2: 'Petworth Drive',
  line3: 'Leicester',
  line4: '',
  postCode: 'LE3 9RE',
  daytime: '',
  evening: '',
  mobile: '07700 900166',
  email: 'jenny@leicestershire.example',
}
const shown: ReviewShown = { current: kept, seen: 'seen', signsIn: true, waiting: {}, lookup: true }
const values = { ...kept, born: '10 Jan 1983', seen: 'seen' }
const open = { ...values, open: 'yes' }
const little = { forename: 'Jenny', surname: 'Hinsen', email: longAddress, mobile: '07700 900166', seen: 'seen' }
const found = ['1', '3', '5'].map((house) => ({ lines: [`${house} Mill Lane`, 'Inventon'], postCode: 'LE3 9RE' }))
const long = 'The Old Schoolmaster’s House at Featherstonehaugh-Cholmondeley-on-the-Water'

const waits = (value: string): ContactShown => ({
  stands: 'waits',
  value,
  old: kept.email,
  sends: { at, count: 1 },
  unsent: false,
})
const taken: Partial<ContactShown> = { stands: 'taken', next: '/' }
const none: Partial<ContactShown> = { stands: 'none' }
const ticked = { elsewhere: 'yes' }
const again = { sends: { at, count: 2 } }
const became = (channel: 'email' | 'sms') => {
  const states = newsOf(channel, { waiting: 'waits to be sent', recipient: 'cannot be delivered', lost: 'not delivered' })
  return Object.fromEntries(Object.entries(states).map(([state, { news }]) => [state, { values: ticked, loaded: { news } }]))
}

const textFaults = {
  ...codeFaults,
  empty: { faults: on('code', 'mobile-code.missing') },
  wrong: { faults: on('code', 'mobile-code.wrong') },
  'no longer usable': { faults: on('code', 'mobile-code.unusable') },
}

/** Looking over what is kept about oneself, and proving a new address or number. */
export const reviewStates: StatesOf = ({ review }) =>
  review === undefined
    ? []
    : [
        ...formStates('account/review', ReviewPage, shown, {
          'little is known': { values: little },
          'filled in': { values },
          'a landline signs in': { values, loaded: { signsIn: false, landline: '+441164960000' } },
          'both wait for a code': {
            values,
            loaded: { waiting: { email: longAddress, mobile: '07700 900199' } },
          },
          'address open': { values: open, loaded: { now: 'opened' } },
          'address open without look-up': {
            values: { ...open, line1: '', line2: '', line3: '', line4: '' },
            loaded: { lookup: false, now: 'opened' },
            faults: on('line1', 'address.lines-missing'),
          },
          'addresses found': {
            values: open,
            loaded: { found: [...found, { lines: ['Flat 1', long, 'Inventon'], postCode: 'LE3 9RE' }] },
          },
          'address chosen': { values: { ...open, line1: '3 Mill Lane' }, loaded: { now: 'filled' } },
          'no address found': { values: open, faults: on('postCode', 'address.none-found') },
          'look-up down': { values: open, faults: on('find', 'address.lookup-down') },
          'looked up too often': { values: open, faults: on('find', 'address.lookup-limit') },
          'nothing given': {
            values: { seen: 'seen' },
            faults: [
              ...on('title', 'title.missing'),
              ...on('forename', 'forename.missing'),
              ...on('surname', 'surname.missing'),
              ...on('mobile', 'mobile.needed'),
              ...on('email', 'email.missing'),
            ],
          },
          'all wrong': {
            values: { ...open, title: 'x'.repeat(40), born: '31 Feb 1983', line1: 'x'.repeat(101), postCode: 'nowhere' },
            faults: [
              ...on('title', 'text.too-long'),
              ...on('middleName', 'text.controls'),
              ...on('born', 'born.unread'),
              ...on('line1', 'text.too-long'),
              ...on('postCode', 'post-code.format'),
              ...on('daytime', 'daytime.impossible'),
              ...on('evening', 'evening.impossible'),
              ...on('mobile', 'mobile.impossible'),
              ...on('email', 'email.format'),
            ],
          },
          'born in the future, no mobile': {
            values: { ...values, born: '10 Jan 2083', mobile: '0116 496 0000' },
            faults: [...on('born', 'born.future'), ...on('mobile', 'mobile.landline')],
          },
          'born long ago, a number of elsewhere': {
            values: { ...values, born: '10 Jan 1783', mobile: '+1 876 123 4567' },
            faults: [...on('born', 'born.too-long-ago'), ...on('mobile', 'mobile.country-not-taken')],
          },
          'a number that is not texted': {
            values: { ...values, mobile: '070 0012 3456' },
            faults: on('mobile', 'mobile.refused'),
          },
          'changed meanwhile': {
            values: { ...values, forename: 'Jennifer', born: '', line1: '107', email: longAddress },
            faults: [{ key: 'review.changed' }],
          },
          'too many codes': {
            values: { ...values, mobile: '07700 900199' },
            faults: [...on('email', 'code.send-limit'), ...on('mobile', 'phone.send-limit')],
          },
        }),
        ...formStates('account/email', ChangeEmailPage, waits(longAddress), {
          sent: { values: ticked },
          'sent again': { values: ticked, loaded: again },
          'not sent': { values: ticked, loaded: { unsent: true } },
          ...became('email'),
          'not ticked, wrong': { faults: on('code', 'code.wrong') },
          ...codeFaults,
        }),
        ...withoutForm(
          formStates('account/email', ChangeEmailPage, waits(longAddress), {
            taken: { loaded: taken },
            'nothing waits': { loaded: none },
          }),
        ),
        ...formStates('account/mobile', ChangeMobilePage, waits('+447700900199'), {
          sent: { values: ticked },
          'sent again': { values: ticked, loaded: again },
          'not sent': { values: ticked, loaded: { unsent: true } },
          ...became('sms'),
          'no texts left today': { values: ticked, loaded: { unsent: true, usedUp: true } },
          'number used too often': { values: ticked, faults: on('resend', 'phone.send-limit') },
          ...textFaults,
        }),
        ...withoutForm(
          formStates('account/mobile', ChangeMobilePage, waits('+447700900199'), { 'nothing waits': { loaded: none } }),
        ),
      ]
