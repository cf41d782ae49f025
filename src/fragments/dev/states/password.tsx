import { ChangePasswordPage } from '../../account/password.tsx'
import { words } from '../../words/index.ts'
import { formStates, longAddress, on, type StatesOf } from './kit.tsx'

const loaded = { email: longAddress, has: true }
const none = { ...loaded, has: false }

/** A password changed by who is signed in. */
export const passwordStates: StatesOf = ({ social }) =>
  formStates('account/password', words.en.changePassword.title, ChangePasswordPage, {
    empty: { loaded },
    'nothing given': {
      loaded,
      faults: [...on('current-password', 'current-password.missing'), ...on('password', 'password.missing')],
    },
    'all wrong': {
      loaded,
      faults: [...on('password', 'password.too-short', 'password.no-digit'), ...on('confirm', 'password.differ')],
    },
    'not the current one': { loaded, faults: on('current-password', 'current-password.wrong') },
    'used before': { loaded, faults: on('password', 'password.previous') },
    'far too many tries': { loaded, faults: [{ key: 'sign-in.resting', values: { minutes: 1380 } }] },
    ...(social ? { 'there is none': { loaded: none, form: false } } : {}),
  })
