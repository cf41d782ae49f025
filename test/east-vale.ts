import { defineCouncil } from '../src/councils/council.ts'
import { outbox } from '../src/senders/outbox.ts'

/** A second council, so that tests can show that councils do not mix: its own host, six digits, a shorter history. */
export const eastVale = defineCouncil({
  slug: 'east-vale',
  name: { en: 'East Vale Council', cy: 'Cyngor Dyffryn y Dwyrain' },
  service: { en: 'East Vale Families', cy: 'Teuluoedd Dyffryn y Dwyrain' },
  hosts: ['families.eastvale.example'],
  colour: '#00456b',
  contacts: [
    {
      name: { en: 'Front desk', cy: 'Y dderbynfa' },
      phone: '01632 960 000',
      about: { en: 'For everything.', cy: 'Ar gyfer popeth.' },
    },
  ],
  journeys: {
    register: ['details', 'email-and-password', 'code', 'ready'],
    'sign-in': ['password', 'code'],
    'reset-password': ['email', 'code', 'password'],
  },
  code: { digits: 6 },
  password: { kind: 'strict', shortest: 10, longest: 128, history: 2 },
  roles: [
    { value: 'parent', label: { en: 'Parent', cy: 'Rhiant' } },
    { value: 'other', label: { en: 'Other', cy: 'Arall' } },
  ],
  afterSignIn: '/sign-in/welcome',
  social: ['microsoft', 'google', 'facebook'],
  senders: { email: [outbox('email')] },
})
