import { defineCouncil } from '../src/councils/council.ts'
import { outbox } from '../src/senders/outbox.ts'

/** A council that proves the address before it registers anything, and signs in with a code by e-mail; its passwords ask for classes. */
export const southVale = defineCouncil({
  slug: 'south-vale',
  name: { en: 'South Vale Council', cy: 'Cyngor Dyffryn y De' },
  service: { en: 'South Vale Parents', cy: 'Rhieni Dyffryn y De' },
  hosts: ['parents.southvale.example'],
  colour: '#004d40',
  contacts: [
    {
      name: { en: 'Front desk', cy: 'Y dderbynfa' },
      phone: '01632 960 001',
      about: { en: 'For everything.', cy: 'Ar gyfer popeth.' },
    },
  ],
  journeys: {
    register: ['email', 'verify', 'verified', 'names'],
    'sign-in': ['password', 'code'],
    'reset-password': ['email', 'code', 'password'],
  },
  code: { digits: 6 },
  password: { kind: 'classes', classes: 3, shortest: 8, longest: 64, history: 0 },
  roles: [],
  afterSignIn: '/sign-in/welcome',
  words: {
    en: { code: { code: 'Verification code', newCode: 'Send new code' } },
    cy: { code: { code: 'Cod dilysu', newCode: 'Anfon cod newydd' } },
  },
  senders: { email: [outbox('email')] },
})
