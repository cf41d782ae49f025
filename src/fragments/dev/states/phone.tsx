import type { SignInProgress } from '../../../domain/progress.ts'
import { ConfirmPage } from '../../sign-in/confirm.tsx'
import { ConfirmCallPage } from '../../sign-in/confirm-call.tsx'
import { ConfirmCodePage } from '../../sign-in/confirm-code.tsx'
import { PhonePage } from '../../sign-in/phone.tsx'
import { PhoneCallPage } from '../../sign-in/phone-call.tsx'
import { PhoneCodePage } from '../../sign-in/phone-code.tsx'
import { at, newsOf, on, type State, type StatesOf, step } from './kit.tsx'

const account = { id: '', email: 'penny@norfolk.example', passwordChangedAt: 0 }
const phone = { number: '+447700900147', kind: 'mobile' as const, changedAt: at }
const typed = { country: 'GB', typed: '07700 900147' }
const once = { at, count: 1 }
const values = { country: 'GB', phone: '07700 900147' }

const enrolling: SignInProgress = { account, number: { ...phone, ...typed, channel: 'text' }, sends: once }
const confirming: SignInProgress = { account: { ...account, phone }, channel: 'text', sends: once }

/** What can be wrong with a code that came by text. */
const codes = {
  empty: { faults: on('code', 'phone-code.missing') },
  'wrong length': { faults: on('code', 'code.length') },
  wrong: { faults: on('code', 'phone-code.wrong') },
  'no longer usable': { faults: on('code', 'phone-code.unusable') },
  'too many tries': { faults: on('code', 'code.wait') },
  'no tries left': { faults: on('code', 'code.spent') },
  'asked again too soon': { faults: on('resend', 'code.resend-wait') },
  'asked again too often': { faults: on('resend', 'code.resend-limit') },
  'not sent': { faults: [{ key: 'phone.text-failed' as const }] },
  'cannot be sent': { faults: [{ key: 'phone.text-refused' as const }] },
  ...newsOf('sms', { waiting: 'waits to be sent', recipient: 'cannot be delivered', lost: 'not delivered' }),
  'no texts left today': { faults: [{ key: 'phone.texts-used-up' as const }] },
  'nothing left today': { faults: [{ key: 'phone.both-used-up' as const }] },
}

/** How a call can come to nothing. */
const calls = {
  'not pressed yet': { faults: [{ key: 'call.ringing' as const }] },
  'not answered': { faults: [{ key: 'call.unanswered' as const }] },
  engaged: { faults: [{ key: 'call.engaged' as const }] },
  'taken by an answerphone': { faults: [{ key: 'call.answerphone' as const }] },
  'hung up': { faults: [{ key: 'call.hung-up' as const }] },
  'no longer usable': { faults: [{ key: 'call.expired' as const }] },
  'not made': { faults: [{ key: 'phone.call-failed' as const }] },
  'cannot be made': { faults: [{ key: 'phone.call-refused' as const }] },
  'no calls left today': { faults: [{ key: 'phone.calls-used-up' as const }] },
  'asked again too soon': { faults: on('resend', 'call.again-wait') },
}

const known = <State extends object>(states: Record<string, State>, progress: SignInProgress) =>
  Object.fromEntries(Object.entries(states).map(([name, state]) => [name, { ...state, progress }]))

/** Adding a phone, and confirming it at every sign-in. */
export const phoneStates: StatesOf = (council) =>
  council.phone
    ? [
        ...step<SignInProgress>('sign-in/phone', 'Add your phone number', PhonePage, {
          empty: { progress: { account } },
          'come back to': { progress: enrolling, values },
          'nothing given': { faults: [...on('country', 'phone.country-missing'), ...on('phone', 'phone.missing')] },
          impossible: { values: { country: 'GB', phone: '999' }, faults: on('phone', 'phone.impossible') },
          'of another country': {
            values: { country: 'GB', phone: '+1 876 123 4567' },
            faults: on('phone', 'phone.country-not-taken'),
          },
          'of premium rate': { values: { country: 'GB', phone: '0909 879 0123' }, faults: on('phone', 'phone.premium') },
          personal: { values: { country: 'GB', phone: '070 0012 3456' }, faults: on('phone', 'phone.personal') },
          'of an organisation': { values: { country: 'GB', phone: '0300 123 4567' }, faults: on('phone', 'phone.organisation') },
          'of a pager': { values: { country: 'GB', phone: '07600 123456' }, faults: on('phone', 'phone.pager') },
          'of a satellite phone': {
            values: { country: 'GB', phone: '+8816 1234 5678' },
            faults: on('phone', 'phone.satellite'),
          },
          'of a range that is refused': { values, faults: on('phone', 'phone.range-refused') },
          'too many': { values, faults: on('phone', 'phone.send-limit') },
          'too many from one network': {
            values,
            faults: [{ key: 'phone.network-limit', field: 'phone', values: { minutes: 40 } }],
          },
        }),
        ...step<SignInProgress>('sign-in/phone-code', 'Add your phone number', PhoneCodePage, {
          sent: { progress: enrolling },
          'sent again': { progress: { ...enrolling, sends: { at, count: 2 } } },
          ...known(codes, enrolling),
        }),
        ...step<SignInProgress>('sign-in/confirm', 'Confirm your identity', ConfirmPage, {
          'of a mobile': { progress: confirming },
          ...(council.phone.confirmNew
            ? { 'just added': { progress: { account: { ...account, phone }, codeProved: true as const } } }
            : {}),
          'of a landline': { progress: { account: { ...account, phone: { ...phone, kind: 'landline' } } } },
          'lost phone': { progress: { ...confirming, phoneLost: true } },
          'no longer written to': { progress: confirming, faults: [{ key: 'phone.no-longer-taken' }] },
          'too many codes': { progress: confirming, faults: [{ key: 'code.send-limit', values: { minutes: 5 } }] },
        }),
        ...step<SignInProgress>('sign-in/confirm-code', 'Confirm your identity', ConfirmCodePage, {
          sent: { progress: confirming },
          'sent again': { progress: { ...confirming, sends: { at, count: 2 } } },
          'lost phone': { progress: { ...confirming, phoneLost: true } },
          ...known(codes, confirming),
        }),
        ...(council.phone.calls === 'key' ? keyStates : spokenStates),
      ]
    : []

/** The pages of calls in which # is pressed. */
const keyStates: State[] = [
  ...step<SignInProgress>('sign-in/phone-call', 'Add your phone number', PhoneCallPage, {
    rings: { progress: enrolling },
    ...known(calls, enrolling),
  }),
  ...step<SignInProgress>('sign-in/confirm-call', 'Confirm your identity', ConfirmCallPage, {
    rings: { progress: confirming },
    'lost phone': { progress: { ...confirming, phoneLost: true } },
    ...known(calls, confirming),
  }),
]

const landline = { ...phone, number: '+441164960000', kind: 'landline' as const }
const unknown = { ...phone, number: '+12125550147', kind: 'unknown' as const }
const heard: SignInProgress = { account, number: { ...landline, ...typed, channel: 'spoken' }, sends: once }
const hearing: SignInProgress = { account: { ...account, phone: landline }, channel: 'spoken', sends: once }
const spoken = {
  called: {},
  'called too soon again': { faults: on('resend', 'call.again-wait') },
  'not called': { faults: [{ key: 'phone.call-failed' as const }] },
  'cannot be called': { faults: [{ key: 'phone.call-refused' as const }] },
  'a wrong code of a call': { faults: on('code', 'phone-code.wrong-spoken') },
  ...newsOf('voice', {
    recipient: 'call cannot be made there',
    lost: 'call failed',
    unanswered: 'call not answered',
    engaged: 'call engaged',
    answerphone: 'call taken by an answerphone',
  }),
}

/** The pages of calls that speak a code. */
const spokenStates: State[] = [
  ...step<SignInProgress>('sign-in/phone', 'Add your phone number', PhonePage, {
    'come back to with a number of unknown kind': {
      progress: { account, number: { ...unknown, ...typed, channel: 'text' }, sends: once },
      values: { country: 'US', phone: '+1 212 555 0147' },
    },
  }),
  ...step<SignInProgress>('sign-in/phone-code', 'Add your phone number', PhoneCodePage, {
    ...known(spoken, heard),
    'called again': { progress: { ...heard, sends: { at, count: 2 } } },
  }),
  ...step<SignInProgress>('sign-in/confirm', 'Confirm your identity', ConfirmPage, {
    'of a number of unknown kind': { progress: { account: { ...account, phone: unknown } } },
  }),
  ...step<SignInProgress>('sign-in/confirm-code', 'Confirm your identity', ConfirmCodePage, {
    ...known(spoken, hearing),
    'called again': { progress: { ...hearing, sends: { at, count: 2 } } },
  }),
]
