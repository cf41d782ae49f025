import { ses } from '../senders/amazon-ses.ts'
import { notifyEmail, notifySms } from '../senders/govuk-notify.ts'
import { outbox } from '../senders/outbox.ts'
import { resend } from '../senders/resend.ts'
import { twilioSms, twilioVoice } from '../senders/twilio.ts'
import { defineCouncil, usualCountries } from './council.ts'

/** Norfolk's two guides: "How to get access to a new Children's Services Online record" and "How to login to (and out of) your account". */
export default defineCouncil({
  slug: 'norfolk',
  name: { en: 'Norfolk County Council', cy: 'Cyngor Sir Norfolk' },
  service: { en: "Children's Services Online", cy: 'Gwasanaethau Plant Ar-lein' },
  hosts: ['childrensonline.norfolk.example'],
  embedding: { origins: ['https://www.norfolk.example'] },
  colour: '#006778',

  contacts: [
    {
      name: { en: 'Children’s Advice and Duty Service', cy: 'Gwasanaeth Cyngor a Dyletswydd Plant' },
      phone: '0344 800 8020',
      about: {
        en: 'If you are worried about the safety or wellbeing of a child or young person. In an emergency, call 999.',
        cy: 'Os ydych yn poeni am ddiogelwch neu les plentyn neu berson ifanc. Mewn argyfwng, ffoniwch 999.',
      },
    },
    {
      name: { en: 'Your worker, or our customer service', cy: 'Eich gweithiwr, neu ein gwasanaeth cwsmeriaid' },
      phone: '0344 800 8020',
      about: {
        en: 'If you cannot sign in, have another phone or email address now, or are waiting for an invitation.',
        cy: 'Os na allwch fewngofnodi, os oes gennych ffôn neu gyfeiriad e-bost arall bellach, neu os ydych yn aros am wahoddiad.',
      },
    },
  ],

  journeys: {
    register: ['email', 'verify', 'verified', 'names'],
    'sign-in': ['password', 'phone', 'phone-code', 'phone-call', 'confirm', 'confirm-code', 'confirm-call'],
    'reset-password': ['email', 'code', 'password'],
  },
  afterSignIn: '/records',

  code: { digits: 6 },
  phone: {
    calls: 'key',
    goesOnByItself: true,
    confirmNew: true,
    countries: usualCountries,
  },
  // The guide is silent: NIST SP 800-63B-4 3.1.1.2 and ASVS 6.2.
  password: { kind: 'modern', shortest: 12, longest: 128, history: 0 },

  records: {
    relationships: [
      { value: 'self', label: { en: 'The young person', cy: 'Y person ifanc' } },
      { value: 'parent', label: { en: 'Parent', cy: 'Rhiant' } },
      { value: 'carer', label: { en: 'Carer', cy: 'Gofalwr' } },
      { value: 'foster-carer', label: { en: 'Foster carer', cy: 'Gofalwr maeth' } },
      { value: 'relative', label: { en: 'Other relative', cy: 'Perthynas arall' } },
      { value: 'professional', label: { en: 'Professional', cy: 'Gweithiwr proffesiynol' } },
    ],
  },

  words: {
    en: {
      faults: {
        'forename.missing': 'Enter your given name',
        'sign-in.too-many': 'There have been many tries. Wait a few minutes, or use “Forgot your password?”',
      },
      home: { welcome: (service: string) => `Welcome to ${service}` },
      code: { code: 'Verification code', newCode: 'Send new code' },
      signIn: {
        title: 'Sign in',
        email: 'Email Address',
        forgotten: 'Forgot your password?',
        button: 'Sign in',
      },
      resetEmail: { title: 'Forgot your password?', email: 'Email Address', button: 'Send verification code' },
      resetCode: {
        title: 'Verify your email address',
        sent: 'Verification code has been sent to your inbox. Please copy it to the input box below.',
        button: 'Verify code',
      },
      resetPassword: { title: 'Choose a new password', password: 'New Password', confirm: 'Confirm New Password' },
      invitations: { account: 'My Norfolk account' },
    },
    cy: {
      faults: {
        'forename.missing': 'Rhowch eich enw cyntaf',
        'sign-in.too-many':
          'Mae llawer o ymgeisiau wedi’u gwneud. Arhoswch ychydig funudau, neu defnyddiwch “Wedi anghofio eich cyfrinair?”',
      },
      home: { welcome: (service: string) => `Croeso i ${service}` },
      code: { code: 'Cod dilysu', newCode: 'Anfon cod newydd' },
      signIn: {
        title: 'Mewngofnodi',
        email: 'Cyfeiriad E-bost',
        forgotten: 'Wedi anghofio eich cyfrinair?',
        button: 'Mewngofnodi',
      },
      resetEmail: { title: 'Wedi anghofio eich cyfrinair?', email: 'Cyfeiriad E-bost', button: 'Anfon cod dilysu' },
      resetCode: {
        title: 'Dilysu eich cyfeiriad e-bost',
        sent: 'Mae cod dilysu wedi’i anfon i’ch mewnflwch. Copïwch ef i’r blwch isod.',
        button: 'Dilysu’r cod',
      },
      resetPassword: { title: 'Dewis cyfrinair newydd', password: 'Cyfrinair Newydd', confirm: 'Cadarnhau’r Cyfrinair Newydd' },
      invitations: { account: 'cyfrif My Norfolk' },
    },
  },

  roles: [
    { value: 'parent', label: { en: 'Parent or carer', cy: 'Rhiant neu ofalwr' } },
    { value: 'other', label: { en: 'Other', cy: 'Arall' } },
  ],

  senders: {
    email: [notifyEmail, resend, ses, outbox('email')],
    sms: [notifySms, twilioSms, outbox('sms')],
    voice: [twilioVoice, outbox('voice')],
  },
})
