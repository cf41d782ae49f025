import type { FaultKey, FaultValues } from '../../domain/faults.ts'

/** A fault in words. Most need no figures. */
export type FaultWords = Record<FaultKey, string | ((values: FaultValues) => string)>

const faults: FaultWords = {
  'forename.missing': 'Enter your forename',
  'surname.missing': 'Enter your surname',
  'role.missing': 'Select your role',
  'role.other-missing': 'Tell us what you do',
  'organisation.missing': 'Enter your organisation',
  'street.missing': 'Enter your street',
  'town.missing': 'Enter your town',
  'post-code.missing': 'Enter your post code',
  'post-code.format': 'Enter a full UK post code, like DH1 5UL',
  'text.too-long': ({ most }) => `Shorten this to ${most} characters or fewer`,
  'text.controls': 'Remove characters that cannot be shown, such as line breaks',
  'email.missing': 'Enter your email address',
  'email.format': 'Enter an email address in the correct format, like name@example.com',
  'password.missing': 'Enter a password',
  'password.confirm-missing': 'Enter the password a second time to confirm it',
  'password.differ': 'The two passwords are not the same. Enter the same password twice',
  'password.too-short': ({ most }) => `Password must be at least ${most} characters long`,
  'password.too-long': ({ most }) => `Password must be ${most} characters or fewer`,
  'password.no-letter': 'Password must contain at least one letter',
  'password.forbidden-character': 'Password must contain only letters, digits, and special characters, and no spaces',
  'password.starts-without-letter': 'Password must start with a letter',
  'password.no-upper-case': 'Password must contain at least one upper-case letter',
  'password.no-digit': 'Password must contain at least one numerical digit',
  'password.no-special': 'Password must contain at least one special character, for example ! or £',
  'password.current': 'Password must be different to your current password',
  'password.previous': ({ most }) => `Password must be different to your previous ${most} passwords`,
  'sign-in.wrong': 'The email or password is not right. Check both and try again',
  'sign-in.too-many': 'There have been many tries. Wait a few minutes, or use “Forgotten password?”',
  'sign-in.changed': 'Your password has been changed since you entered it. Press Cancel, then sign in with your new password',
  'sign-in.cookies':
    'Your browser blocks cookies, so we cannot keep you signed in. Allow cookies for this site, or open this portal in its own window, then sign in again',
  'code.missing': 'Enter the code from the email',
  'code.length': ({ digits }) => `Enter the ${digits}-digit code, for example ${digits === 6 ? '123 456' : '1234 5678'}`,
  'code.wrong': 'That code is not right. Check the email and try again',
  'code.unusable': 'That code can no longer be used. Ask for a new one below',
  'code.wait': ({ minutes }) => `There have been too many wrong codes. You can try again in ${inMinutes(minutes)}`,
  'code.resend-wait': ({ seconds }) => `You can ask for a new code in ${inSeconds(seconds)}`,
  'code.resend-limit': ({ minutes }) => `You have asked for a new code several times. You can ask again in ${inMinutes(minutes)}`,
  'code.send-limit': ({ minutes }) => `Too many codes have been sent. You can ask for another in ${inMinutes(minutes)}`,
  'send.failed': 'We could not send the email. Ask for a new code in a minute; what you entered is kept',
  'form.used': 'This page was already sent. Check what is shown here, then send it once more',
  'form.incomplete': 'Something was missing from what your browser sent. Check what is shown here, then send it once more',
  'form.overtaken': 'Something changed while this was being sent. Check what is shown here, then send it once more',
  'form.unsaved':
    'This cannot be done at the moment. Nothing you did earlier is lost. Wait a minute, then send this page once more',
  'register.taken': 'There is already an account with this email address. You can sign in, or reset its password',

  // phones
  'phone.missing': 'Enter your phone number',
  'phone.impossible': 'Check the phone number and its country: no phone can have this number',
  'phone.country-missing': 'Select the country of your phone number',
  'phone.country-not-taken': 'We cannot reach numbers of that country. Enter a number of a country in the list, or call us',
  'phone.send-limit': ({ minutes }) =>
    `Too many texts and calls have gone to this number. You can use it again in ${inMinutes(minutes)}, or enter another one now`,
  'phone.text-failed': 'We could not send the text. Choose Call Me, or send a new code in a minute',
  'phone.call-failed': 'We could not make the call. Choose Send Code, or Call Me in a minute',
  'phone.changed': 'The phone number of your account has been changed since you signed in. Press Cancel, then sign in again',
  'phone-code.missing': 'Enter the code from the text',
  'phone-code.wrong': 'That code is not right. Check the newest text and try again',
  'phone-code.unusable': 'That code can no longer be used. Send a new code',
  'call.ringing': 'We do not know yet that you pressed #. Answer the call, press #, then press the button here once more',
  'call.unanswered': 'The call was not answered. Check your phone, then choose Call Me or Send Code',
  'call.engaged': 'Your phone was engaged. End the other call, then choose Call Me or Send Code',
  'call.expired': 'This call can no longer be used. Choose Call Me or Send Code',
  'call.again-wait': ({ seconds }) => `We are calling you now. You can ask for another call in ${inSeconds(seconds)}`,

  // staff

  // records

  // documents

  // invitations
}

type Times = { idleMinutes: number }

const inSeconds = (seconds = 1) => (seconds === 1 ? '1 second' : `${seconds} seconds`)
const inMinutes = (minutes = 1) => (minutes === 1 ? '1 minute' : `${minutes} minutes`)

export const en = {
  language: { code: 'en', name: 'English', other: 'cy', otherName: 'Cymraeg', switch: 'dangos y dudalen hon yn Gymraeg' },
  faults,

  layout: {
    skip: 'Skip to main content',
    home: 'Home',
    myAccount: 'My Account',
    logout: 'Logout',
    navigation: 'Pages of this portal',
    signedInAs: 'Signed in as',
    help: 'Contact and help',
    contactPage: 'All ways to get help',
  },
  form: {
    problem: 'There is a problem',
    error: 'Error:',
    mandatory: 'Fields marked with an asterisk (*) are mandatory and must be completed.',
    back: 'Back',
    next: 'Next',
    cancel: 'Cancel',
    finish: 'Finish',
    submit: 'Submit',
    show: 'Show',
    hide: 'Hide',
    ofPassword: 'password',
    shown: 'Your password is visible',
    hidden: 'Your password is hidden',
    choose: 'Choose from the list',
    yes: 'Yes',
    no: 'No',
    sending: 'Sending. Please wait.',
    unanswered: 'We have had no answer. Check your connection, then send the page again. Nothing you typed is lost.',
  },

  councils: { title: 'Doorstep', lead: 'Choose your council’s portal.' },
  home: {
    welcome: (service: string) => `Welcome to the ${service}`,
    worried: 'If you are worried about the safety or wellbeing of a child or young person, ',
    contactUs: 'please contact us',
    myAccountLead: 'Sign in, register, or see what you registered',
  },
  contact: {
    title: 'Contact and help',
    lead: 'If something here does not work for you, call us and we will help you in another way.',
  },
  myAccount: {
    title: 'My account',
    newTo: (service: string) => `New to ${service}?`,
    registerHere: 'Register for an account here',
    orButton: 'or use the button below.',
    already: (service: string) => `Already using ${service}? Sign in below.`,
    existing: 'Existing users',
    newUsers: 'New users',
    newUsersLead: (service: string) => `If you’re new to ${service}, sign up for an account here.`,
    register: 'Register for new account',
  },
  details: {
    title: 'Register for a new account – step 1',
    forename: 'Forename',
    surname: 'Surname',
    professional: 'Is this account being used in a professional capacity?',
    role: 'Role',
    otherRole: 'If you chose Other, what do you do?',
    organisation: 'Organisation',
    address: 'Address',
    workAddress: 'If you use this account in a professional capacity, give your work address.',
    street: 'Street',
    town: 'Town',
    postCode: 'Post code',
  },
  credentials: {
    title: 'Register for a new account – step 2',
    lead: 'Please enter your work email address and enter a password twice. Press Next to proceed.',
    email: 'Email',
    password: 'Password',
    confirm: 'Confirm password',
    kept: 'You have already chosen a password. Leave both password fields empty to keep it.',
  },
  policy: {
    title: 'Password policy',
    lead: 'Your password must meet the following requirements:',
    rules: ({ shortest, longest, history }: { shortest: number; longest: number; history: number }) => [
      `It must be at least ${shortest} characters long`,
      `It must be no more than ${longest} characters long`,
      'It must contain at least one letter',
      'It must contain only letters, digits, and special characters',
      'It must start with a letter',
      'It must contain at least one upper-case letter',
      'It must contain at least one numerical digit',
      'It must contain at least one special character',
      'It must be different to your current password',
      `It must be different to your previous ${history} passwords`,
    ],
  },
  code: {
    code: 'Code',
    hint: (digits: number) => `${digits} digits. You can type or paste it, with or without a gap.`,
    newCode: 'Please send me a new code',
    spam: 'If you can’t find this email, it may be in your spam/junk email folder.',
    life: (minutes: number) => `The code works for ${minutes} minutes.`,
    resent: (time: string) => `We sent a new code at ${time}. Earlier codes no longer work.`,
    wait: (seconds: number) => `You can ask for a new code ${seconds} seconds after the last one was sent.`,
  },
  registerCode: {
    title: 'Register for a new account – step 3',
    sent: 'We have just sent you an email to confirm your email address. Please enter the code this contains below.',
    sentTo: 'We sent it to',
    change:
      'Use the Back button below if you would like to change your email address and try again, or “Please send me a new code” if you need another one.',
  },
  registered: {
    title: 'Your account is ready',
    lead: 'You have confirmed your email address and your account has been created.',
    signIn: 'Sign in',
    next: 'Each time you sign in, we will send a code to your email address.',
  },
  signIn: {
    title: 'Secure login – step 1',
    email: 'Email',
    password: 'Password',
    additional: 'For additional security, we will confirm your account by sending an authentication code to your email address.',
    forgotten: 'Forgotten password?',
    ended: {
      idle: ({ idleMinutes }: Times) =>
        `You were signed out because nothing happened for ${inMinutes(idleMinutes)}. Sign in again to go on.`,
      'too-old': 'You were signed out because you had been signed in for a day. Sign in again to go on.',
      'password-changed': 'Your password has been changed. Sign in with your new password.',
      'sign-in-first': 'Sign in to see this page.',
    },
  },
  signInCode: {
    title: 'Secure login – step 2',
    sent: 'We have just sent you an email to confirm your account. Please enter the code this contains below.',
  },
  welcome: {
    pageTitle: 'Welcome',
    title: (name: string) => `Welcome, ${name}.`,
    lead: (service: string) =>
      `You have been successfully logged in. Please use the button below to return to the ${service} home page.`,
    home: 'Return to Home',
  },
  resetEmail: {
    title: 'Reset password – step 1',
    lead: 'Enter the email address you registered with. We will send it a code.',
    email: 'Email',
  },
  resetCode: {
    title: 'Reset password – step 2',
    sent: 'We’ve just sent you an email to confirm your email address. Please enter the code in this email below.',
    spam: 'If you can’t find an email, it may be in your Spam/Junk email folder or the email address provided is not registered with us.',
  },
  resetPassword: {
    title: 'Reset password – step 3',
    lead: 'Please enter your new password',
    password: 'Your new password',
    confirm: 'Confirm password',
    ends: 'You will be signed out wherever you are signed in now.',
  },
  overview: {
    title: 'My account',
    lead: 'This is what you registered.',
    name: 'Name',
    email: 'Email',
    professional: 'Used in a professional capacity',
    role: 'Role',
    organisation: 'Organisation',
    address: 'Address',
    notGiven: 'Not given',
    wrong: 'If something here is wrong, please contact us.',
  },
  signOut: {
    title: 'Log out',
    lead: 'You will be signed out of this portal on this device.',
    button: 'Logout',
    doneTitle: 'You have been logged out',
    doneLead: 'It is now safe to leave this device.',
    signIn: 'Sign in again',
  },
  failures: {
    notFound: {
      title: 'Page not found',
      lead: 'If you typed the address, check it. If you followed a link, it may be out of date.',
    },
    notAllowed: {
      title: 'This page cannot be used that way',
      lead: 'Go to the home page and start again from there. Nothing was changed.',
    },
    foreign: {
      title: 'This form did not come from this portal',
      lead: 'To keep you safe we only accept forms sent from our own pages. Open the page again here and send it once more. Nothing was changed.',
    },
    tooLarge: {
      title: 'That is more than this page can take',
      lead: 'Go back and shorten what you entered. Nothing was changed.',
    },
    surprise: {
      title: 'Sorry, something went wrong',
      lead: 'The fault is ours. What you sent may not have been saved. Go back and try again; if it happens again, call us and give this reference.',
      reference: 'Reference:',
    },
    unavailable: {
      title: 'Sorry, this portal is not available at the moment',
      lead: 'Nothing you did earlier is lost. Wait a minute, then try again.',
    },
    home: 'Go to the home page',
  },

  retry: {
    lead: 'What you sent is kept in this page. Wait a minute, then try again. Do not close the page.',
    again: 'Try again',
  },

  listing: {
    pages: 'Pages of this list',
    page: (page: number) => `Page ${page}`,
    previous: 'Previous page',
    next: 'Next page',
  },

  /** the phone factor: enrolling, texts, calls */
  phone: {
    title: 'Confirm your identity',
    addTitle: 'Add your phone number',
    lead: 'You need to confirm your identity using your phone number every time you sign in.',
    anyPhone: 'It can be a mobile or a landline, with a good signal. We will send it a text with a code, or call it.',
    country: 'Country Code',
    number: 'Phone Number',
    numberHint: 'You can type it in any way, with or without gaps. A number that begins with + says its country itself.',
    sendCode: 'Send Code',
    callMe: 'Call Me',
    change: 'Change the number',
    enterOr: 'Enter your verification code below, or',
    newCode: 'send a new code',
    code: 'Verification code',
    codeHint: (digits: number) =>
      `As soon as you have entered all ${digits} digits you are taken on. You can also press Verify Code.`,
    verify: 'Verify Code',
    calling: 'We are calling you. Answer the call and press the hash key (#) when you are asked to.',
    callOver: 'To try again, choose Call Me. To get a text instead, choose Send Code.',
    goesOn: 'This page goes on by itself once you have pressed #. If it does not, use the button.',
    pressed: 'I have pressed #',
    lost: {
      link: 'I no longer have this phone',
      title: 'You have told us that you no longer have this phone',
      noted:
        'Your worker, or somebody from our customer service, will check who you are, in person or by phone, and then remove the number.',
      next: 'The next time you sign in we will ask for your new number. We never do this by email alone. If it is urgent, call us:',
      found: 'If you find the phone again, sign in with it as usual. Then we forget that it was lost.',
    },
  },

  /** being signed out for inactivity */
  idle: {},

  /** the staff console: its frame, accounts, staff, the audit trail */
  staff: {
    link: 'Staff',
    navigation: 'Rooms of the staff console',
    rooms: {
      overview: 'To do',
      invitations: 'Invitations',
      records: 'Records',
      accounts: 'Accounts',
      people: 'Staff and roles',
      audit: 'Audit trail',
    },
  },

  /** records, for staff and for the people who have access */
  records: {
    mine: 'My records',
  },

  documents: {},

  /** invitations, the worker's side and the person's */
  invitations: {},
}

/** The shape of a language: every other language must have every word of this one. */
export type Words = typeof en
