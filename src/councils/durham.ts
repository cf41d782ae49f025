import { ses } from '../senders/amazon-ses.ts'
import { notifyEmail } from '../senders/govuk-notify.ts'
import { outbox } from '../senders/outbox.ts'
import { resend } from '../senders/resend.ts'
import { defineCouncil } from './council.ts'

/** Durham's two guides: "Creating an account" (28 September 2022) and "Logging in and password reset" (26 August 2022). */
export default defineCouncil({
  slug: 'durham',
  name: { en: 'Durham County Council', cy: 'Cyngor Sir Durham' },
  service: { en: "Children's Services Portal", cy: 'Porth Gwasanaethau Plant' },
  hosts: ['childrensportal.durham.example'],
  embedding: { origins: ['https://www.durham.example'] },
  colour: '#5b2466',

  contacts: [
    {
      name: { en: 'First Contact', cy: 'First Contact' },
      phone: '03000 267 979',
      about: {
        en: 'If you are worried about the safety or wellbeing of a child or young person. In an emergency, call 999.',
        cy: 'Os ydych yn poeni am ddiogelwch neu les plentyn neu berson ifanc. Mewn argyfwng, ffoniwch 999.',
      },
    },
    {
      name: { en: 'Help with your account', cy: 'Help gyda’ch cyfrif' },
      phone: '03000 260 000',
      about: {
        en: 'If you cannot register or sign in, or no longer have the email address you registered with.',
        cy: 'Os na allwch gofrestru neu fewngofnodi, neu os nad oes gennych bellach y cyfeiriad e-bost a gofrestrwyd gennych.',
      },
    },
  ],

  journeys: {
    register: ['details', 'email-and-password', 'code', 'ready'],
    'sign-in': ['password', 'code'],
    'reset-password': ['email', 'code', 'password'],
  },

  code: { digits: 8 },
  password: { kind: 'strict', shortest: 14, longest: 128, history: 8 },

  roles: [
    { value: 'teacher', label: { en: 'Teacher', cy: 'Athro neu athrawes' } },
    { value: 'head-teacher', label: { en: 'Head teacher', cy: 'Pennaeth' } },
    { value: 'senco', label: { en: 'SENCO', cy: 'Cydlynydd anghenion dysgu ychwanegol' } },
    { value: 'safeguarding-lead', label: { en: 'Designated safeguarding lead', cy: 'Arweinydd diogelu dynodedig' } },
    { value: 'early-years', label: { en: 'Early years practitioner', cy: 'Ymarferydd blynyddoedd cynnar' } },
    { value: 'health-visitor', label: { en: 'Health visitor', cy: 'Ymwelydd iechyd' } },
    { value: 'school-nurse', label: { en: 'School nurse', cy: 'Nyrs ysgol' } },
    { value: 'doctor', label: { en: 'Doctor', cy: 'Meddyg' } },
    { value: 'social-worker', label: { en: 'Social worker', cy: 'Gweithiwr cymdeithasol' } },
    { value: 'police', label: { en: 'Police officer or staff', cy: 'Swyddog neu staff yr heddlu' } },
    { value: 'voluntary', label: { en: 'Charity or voluntary group', cy: 'Elusen neu grŵp gwirfoddol' } },
    { value: 'parent-or-carer', label: { en: 'Parent or carer', cy: 'Rhiant neu ofalwr' } },
    { value: 'other', label: { en: 'Other', cy: 'Arall' } },
  ],

  afterSignIn: '/sign-in/welcome',
  senders: { email: [notifyEmail, resend, ses, outbox('email')] },
})
