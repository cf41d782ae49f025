import type { FaultKey, FaultValues } from '../../domain/faults.ts'
import { accessibilityEn } from './accessibility.ts'
import { embedEn } from './embed.ts'
import { newsEn } from './news.ts'
import { reviewEn } from './review.ts'
import { routesEn } from './routes.ts'
import { socialEn } from './social.ts'
import { staffEn } from './staff.ts'

/** A fault in words. Most need no figures. */
export type FaultWords = Record<FaultKey, string | ((values: FaultValues) => string)>

/** Why a half-done sign-in is over: told where somebody begins afresh. */
const meanwhile = {
  'sign-in.changed':
    'Your account has been changed since you entered your password. Sign in again, with your new password if you have one',
  'phone.changed': 'The phone number of your account has been changed since you entered your password. Sign in again',
}

const faults: FaultWords = {
  ...meanwhile,
  'forename.missing': 'Enter your forename',
  'surname.missing': 'Enter your surname',
  'role.missing': 'Select your role',
  'role.other-missing': 'Tell us what you do',
  'organisation.missing': 'Enter your organisation',
  'street.missing': 'Enter your street',
  'town.missing': 'Enter your town',
  'post-code.missing': 'Enter your post code',
  'post-code.format': 'Enter a full UK post code, like SW1A 2AA',
  'text.too-long': ({ most }) => `Shorten this to ${most} characters or fewer`,
  'text.controls': 'Remove characters that cannot be shown, such as line breaks',
  'email.missing': 'Enter your email address',
  'email.format': 'Enter an email address in the correct format, like name@example.com',
  'email.not-invited': ({ email }) =>
    `Your invitation was sent to ${email}. Enter that address, or ask your worker to send the invitation to the other one`,
  'password.missing': 'Enter a password',
  'current-password.missing': 'Enter your current password',
  'current-password.wrong': 'That is not your current password. Check it and try again',
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
  'password.few-classes': ({ most }) =>
    `Password must contain at least ${most} of these: a lower-case letter, an upper-case letter, a digit, a symbol`,
  'password.common': 'This password is too easy to guess. Choose one that is less common, for example three random words',
  'password.personal': 'Password must not be made of your name or email address',
  'password.council': 'Password must not be made of the name of the council or of this service',
  'password.current': 'Password must be different to your current password',
  'password.previous': ({ most }) => `Password must be different to your previous ${most} passwords`,
  'sign-in.wrong': 'The email or password is not right. Check both and try again',
  'sign-in.too-many': 'There have been many tries. Wait a few minutes, or use “Forgotten password?”',
  'sign-in.resting': ({ minutes }) =>
    `There have been very many wrong passwords from your network. You can try again in ${inMinutes(minutes)}, or reset your password now`,
  'sign-in.cookies':
    'Your browser blocks cookies, so we cannot keep you signed in. Allow cookies for this site, or open this portal in its own window, then sign in again',
  'code.missing': 'Enter the code from the email',
  'code.length': ({ digits }) => `Enter the ${digits}-digit code, for example ${digits === 6 ? '123 456' : '1234 5678'}`,
  'code.wrong': 'That code is not right. Check the email and try again',
  'code.unusable': 'That code can no longer be used. Ask for a new one below',
  'code.wait': ({ minutes }) => `There have been too many wrong codes. You can try again in ${inMinutes(minutes)}`,
  'code.spent': ({ minutes }) =>
    `There have been too many wrong codes, so this code no longer works. You can ask for a new code and try again in ${inMinutes(minutes)}`,
  'code.resend-wait': ({ seconds }) => `You can ask for a new code in ${inSeconds(seconds)}`,
  'code.resend-limit': ({ minutes }) => `You have asked for a new code several times. You can ask again in ${inMinutes(minutes)}`,
  'code.send-limit': ({ minutes }) => `Too many codes have been sent. You can ask for another in ${inMinutes(minutes)}`,
  'send.failed': 'We could not send the email. Ask for a new code in a minute; what you entered is kept',
  'send.refused':
    'We could not send the email: your address does not take our emails. Call us on the number at the foot of this page',
  'form.used': 'This page was already sent. Check what is shown here, then send it once more',
  'form.done': 'This page was already sent, and has done its work. If you can sign in now, do that; if not, begin again here',
  'form.incomplete': 'Something was missing from what your browser sent. Check what is shown here, then send it once more',
  'form.overtaken': 'Something changed while this was being sent. Check what is shown here, then send it once more',
  'reset.over': 'Your account has been changed since you proved your email address. Choose Cancel, then begin again',
  'form.unsaved':
    'This cannot be done at the moment. Nothing you did earlier is lost. Wait a minute, then send this page once more',
  'register.taken': 'There is already an account with this email address. You can sign in, or reset its password',

  'merge.same': 'This is the account that you are signed in to. Enter the email address of your other account',
  'merge.over':
    'You were signed in anew meanwhile, or signed out. Sign in, choose “How you sign in” in your account, and begin again',
  // phones
  'phone.missing': 'Enter your phone number',
  'phone.impossible': 'Check the phone number and its country: no phone can have this number',
  'phone.country-missing': 'Select the country of your phone number',
  'phone.country-not-taken': 'We cannot reach numbers of that country. Enter a number of a country in the list, or call us',
  'phone.premium': 'This is a premium rate number, which we cannot call. Enter a mobile or landline number',
  'phone.personal':
    'This is a personal number, like those that begin with 070, which we cannot call. Enter a mobile or landline number',
  'phone.organisation':
    'This is a number that organisations are called on, which we cannot send a code to. Enter a mobile or landline number',
  'phone.pager':
    'This is the number of a pager or a mailbox, which cannot confirm who you are. Enter a mobile or landline number',
  'phone.satellite':
    'This is the number of a satellite phone or of a network of no country, which we cannot call. Enter a mobile or landline number',
  'phone.range-refused': 'We cannot reach numbers that begin like this one. Enter another mobile or landline number, or call us',
  'phone.no-longer-taken':
    'We cannot send codes to numbers like that of your account any more. Choose “I no longer have this phone”: once we know that it is you, you can add another number',
  'phone.send-limit': ({ minutes }) =>
    `Too many texts and calls have gone to this number. You can use it again in ${inMinutes(minutes)}, or enter another one now`,
  'phone.network-limit': ({ minutes }) =>
    `Too many new numbers have been given from where you are. You can add yours in ${inMinutes(minutes)}, or now through another connection, like that of your mobile phone`,
  'phone.text-failed': 'We could not send the text. Choose Call Me, or send a new code in a minute',
  'phone.text-refused': 'This number cannot be sent texts. Check the number, or choose Call Me',
  'phone.call-failed': 'We could not make the call. Choose Send Code, or Call Me in a minute',
  'phone.call-refused': 'This number cannot be called. Check the number, or choose Send Code',
  'phone.texts-used-up':
    'We cannot send any more texts today. Choose Call Me to get a call instead, or try again tomorrow. If you cannot wait, contact us',
  'phone.calls-used-up':
    'We cannot make any more calls today. Choose Send Code to get a text instead, or try again tomorrow. If you cannot wait, contact us',
  'phone.both-used-up':
    'We cannot send any more codes to this number today, by text or by call. Try again tomorrow. If you cannot wait, contact us',
  'phone-code.missing': 'Enter the code from the text',
  'phone-code.wrong': 'That code is not right. Check the newest text and try again',
  'phone-code.wrong-spoken':
    'That code is not right. Check what you noted down in the last call and try again, or have us call again',
  'phone-code.unusable': 'That code can no longer be used. Send a new code',
  'call.ringing': 'We do not know yet that you pressed #. Answer the call, press #, then press the button here once more',
  'call.unanswered': 'The call was not answered. Check your phone, then choose Call Me or Send Code',
  'call.engaged': 'Your phone was engaged. End the other call, then choose Call Me or Send Code',
  'call.answerphone': 'An answerphone took the call. Choose Call Me and answer it yourself, or choose Send Code',
  'call.hung-up': 'The call ended, and # was not pressed. Choose Call Me or Send Code',
  'call.expired': 'This call can no longer be used. Choose Call Me or Send Code',
  'call.again-wait': ({ seconds }) =>
    `We called you a moment ago. If no call comes, you can ask for another one in ${inSeconds(seconds)}`,

  // what opens an account
  'route.last': 'This is the only way into your account now, so it was not removed. Add another one first',
  'route.changed': 'What opens your account has changed meanwhile. Nothing was done now: look at how it stands',
  'merge.confirm-missing': 'Tick the box to confirm that both accounts are yours',
  'merge.changed':
    'One of the accounts has changed since this page was shown, and nothing was done. Look at what is shown here now before you decide',
  'merge.closed': 'These two accounts cannot be made one here. Nothing was changed',
  // Review Account
  'title.missing': 'Enter your title, for example Mrs, Mr, Ms or Mx',
  'born.unread': 'Your date of birth must be a real date with a year of 4 digits, like 10 Jan 1983',
  'daytime.impossible':
    'Check your daytime number: no phone can have it. A number from another country begins with + and its country code',
  'evening.impossible':
    'Check your evening number: no phone can have it. A number from another country begins with + and its country code',
  'mobile.impossible':
    'Check your mobile number: no phone can have it. A number from another country begins with + and its country code',
  'mobile.landline': 'This is the number of a landline, which takes no texts. Enter it as your daytime or evening number',
  'mobile.country-not-taken': 'We cannot text numbers of that country. Enter another mobile number, or call us',
  'mobile.refused':
    'We cannot text this number: it is of a range for premium rates, organisations, pagers or satellites. Enter another mobile number',
  'mobile.needed': 'Enter a mobile number: you need one to sign in. To use another one, enter that instead',
  'mobile-code.missing': 'Enter the code from the text to your new number',
  'mobile-code.wrong': 'That code is not right. Check the newest text to your new number and try again',
  'mobile-code.unusable': 'That code can no longer be used. Choose “Send new code”',
  'review.changed':
    'Your details have been changed since you opened this page. What we have now stands beside what you typed. Check both, then choose “Confirm Details” once more',
  'address.lines-missing': 'Enter the first line of your address. A post code alone is not enough',
  'address.none-found': 'We found no address with this post code. Check it, or type your address yourself',
  'address.lookup-down': 'We cannot look up addresses at the moment. Please type your address yourself',
  'address.lookup-limit': ({ minutes }) =>
    `You have looked up many post codes. Type your address yourself, or look up another one in ${inMinutes(minutes)}`,

  // staff
  'account.unknown':
    'There is no account with this email address. Check it, or ask the person which address they registered with',
  'account.changed': 'Somebody has changed this account meanwhile. Check how it stands now, then begin again',
  'account.reason-missing': 'Select why the account is to be suspended',
  'account.check-missing': 'Select how you have made sure who the person is',
  'sessions.confirm-missing': 'Tick the box to confirm that everybody is to be signed out',
  'staff.role-missing': 'Select a role',
  'staff.already': 'The account with this email address is already staff. You can change its role instead',
  'staff.invited-already': 'This email address has an open invitation. You can send that one again, or withdraw it',
  'staff.changed':
    'Nothing was changed: somebody has changed this meanwhile, or no administrator would be left. Check how things stand now',
  'staff-invitation.closed': 'This invitation has been accepted, withdrawn or sent again meanwhile. Nothing was changed',
  'message.not-again':
    'This message cannot be sent again: it has arrived or was sent again meanwhile, it holds a code, or what it says is no longer kept',
  'message.send-limit': ({ minutes }) => `You have sent very many messages again. You can send more in ${inMinutes(minutes)}`,
  'audit.date': 'Enter a real date, like 2026-11-21',

  // records
  'record.number-missing': 'Enter the record number',
  'record.number-taken': 'There is a record with this number already. Check the number',
  'record.given-missing': 'Enter the child’s given name',
  'record.surname-missing': 'Enter the child’s surname',
  'record.changed':
    'Somebody else has changed this record since you opened it. What it says now stands below. Check what you typed, then send it once more',
  'born.missing': 'Enter the date of birth',
  'born.impossible': 'Date of birth must be a real date with a year of 4 digits, like 7 11 2013',
  'born.future': 'Date of birth must be in the past',
  'born.too-long-ago': 'Date of birth is too long ago. Check the year',
  'record-search.missing': 'Enter a record number, a surname, a date of birth or an email address',
  'record-search.born': 'Enter a whole date of birth, like 7/11/2013',
  'record-worker.unknown':
    'Nobody with this email address works on records here. Check the address, or ask an administrator to add them as a worker',
  'record-worker.already': 'This person is a worker of this record already',
  'access.reason-missing': 'Say why the access ends',
  'access.ended-already': 'This access has ended already',
  'import.file-missing': 'Choose a CSV file',
  'import.too-large': 'The file is larger than 1 MB. Split it, then import the parts one after the other',
  'import.too-many-lines': ({ most }) =>
    `The file has more than ${most} lines. Split it, then import the parts one after the other`,
  'import.not-text': 'The file cannot be read. Save it as CSV UTF-8, then choose it again',
  'import.header':
    'The first line must name the columns, each once: Record number, Given name, Surname, Date of birth, and, if you like, Worker email',
  'import.no-lines': 'There is no record in the file, only the names of the columns',

  // documents
  'document.missing': 'Select a file',
  'document.empty': 'The selected file is empty',
  'document.too-large': ({ most }) => `The selected file must be ${most} MB or smaller`,
  'document.kind': 'The selected file must be a PDF, PNG or JPEG',
  'document.broken':
    'The selected file is not a whole PDF, PNG or JPEG: something is missing from it, or something was added to it. Open it, save it under a new name, then select the new file',
  'document.readers-missing': 'Select who it is for',

  // invitations
  'invitation.record-missing': 'Enter the number of the record',
  'invitation.record-unknown':
    'None of your records has this number. Check the number, or ask your team manager to add you to the record',
  'invitation.record-twice': 'You have entered this record already. Enter each record once',
  'invitation.records-most': ({ most }) => `One invitation can hold ${most} records. Send a second invitation for the others`,
  'invitation.relationship-missing': 'Choose what the person is to the child',
  'invitation.ends-format': 'Enter the last day of the access as a real date, like 2027-07-31, or leave it empty',
  'invitation.ends-past': 'The last day of the access must be today or later',
  'invitation.given-missing': 'Enter the person’s given name',
  'invitation.surname-missing': 'Enter the person’s surname',
  'invitation.email-missing': 'Enter the person’s email address',
  'invitation.own-address': 'This is your own address. Enter the address of the person you invite',
  'invitation.has-access': 'The person at this address has access to this record already',
  'invitation.open-already':
    'There is an open invitation to this record for this address already. Find it in the list; if it is a colleague’s, ask your team manager',
  'invitation.send-limit': ({ minutes }) => `You have sent very many invitations. You can send more in ${inMinutes(minutes)}`,
  'invitation.resend-limit': ({ minutes }) =>
    `This invitation has been sent several times. You can send it again in ${inMinutes(minutes)}`,
  'invitation.code-missing': 'Enter the unique code that the person read out',
  'invitation.code-length': ({ digits }) =>
    `The unique code has ${digits} letters and digits. Ask the person to read it out once more`,
  'invitation.code-wrong': ({ most }) =>
    `That is not the code in the person’s email. Ask them to read it out once more. Tries left: ${most}`,
  'invitation.code-dead': 'This code can no longer be used. Send the person a new one',
  'invitation.code-of-another':
    'This is the code of another invitation to this person. Enter it there, or ask for the code in the other email',
  'invitation.code-wait': ({ minutes }) => `You have entered very many codes. You can enter another in ${inMinutes(minutes)}`,
  'invitation.same-address': 'The invitation goes to this address already. To send it once more, use “Send again”',
  'invitation.colleague-unknown':
    'Nobody who may work on records has this address. Enter the whole address of a colleague’s account',
  'invitation.owner-already': 'The invitation is this colleague’s already',
  'invitation.owner-missing': 'Choose the worker whose invitations are to be handed over',
  'invitation.colleague-invited':
    'An invitation was sent to this colleague’s own address. Hand it over to somebody else, so that nobody lets themselves in',
  'invitation.ended-meanwhile': 'The last day of this access has passed. Withdraw the invitation and send a new one',
  'invitation.own-access': 'You cannot give access to yourself. Ask your team manager to activate it',
  'invitation.not-now': 'This can no longer be done. See below where the invitation stands now',
  'invitation.changed': 'Somebody else has just changed this invitation. Check where it stands now, then decide again',
  'setup.nothing': 'Tick the box next to the name of the record, then choose Yes from the list',
  'setup.tick': 'You chose Yes. Tick the box next to the name of this record as well',
  'setup.choose': 'You ticked this record. Choose Yes from the list, or No if you do not want access',
  'setup.unanswered': 'Choose Yes or No for this record as well, so that your worker has all your answers',
  'setup.changed': 'Your invitation has just changed. Check what is shown here now',
}

type Times = { idleMinutes: number }

/** What a refused line of a file is told with. */
export type LineFigures = { column: string; most: number; line: number }

const inMinutes = (minutes = 1) =>
  minutes === 1 ? '1 minute' : minutes > 120 ? `${Math.ceil(minutes / 60)} hours` : `${minutes} minutes`
const inSeconds = (seconds = 1) => (seconds === 1 ? '1 second' : `${seconds} seconds`)

type Lengths = { shortest: number; longest: number }

export const en = {
  language: { code: 'en', name: 'English', show: 'show this page in English' },
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
    opening: 'Opening. Please wait.',
    slow: 'This is taking longer than usual. You can go on waiting or try again. Nothing you typed is lost, and nothing is done twice.',
    unanswered:
      'We have had no answer. Check your connection, then try again. Nothing you typed is lost, and nothing is done twice.',
  },

  councils: { title: 'Doorstep', lead: 'Choose your council’s portal.' },
  home: {
    welcome: (service: string) => `Welcome to the ${service}`,
    worried: 'If you are worried about the safety or wellbeing of a child or young person, ',
    contactUs: 'please contact us',
    myAccountLead: 'Sign in, register, or see what you registered',
    /** for somebody signed in, where the home is what signing in leads to */
    ready: (service: string) => `You are now ready to use the ${service}.`,
    yourAccount: 'See your account',
    review: 'Review what we know about you, and how we reach you',
  },
  contact: {
    title: 'Contact and help',
    lead: 'If something here does not work for you, call us and we will help you in another way.',
  },
  accessibility: accessibilityEn,
  myAccount: {
    title: 'My account',
    begun: 'You have begun something here and not finished it.',
    carryOn: 'Carry on where you were',
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
    strict: ({ shortest, longest, history }: { shortest: number; longest: number; history: number }) => [
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
    modern: ({ shortest, longest }: Lengths) => [
      `It must be at least ${shortest} characters long`,
      `It must be no more than ${longest} characters long`,
      'It may contain any characters, spaces included',
    ],
    classes: ({ shortest, longest, classes }: Lengths & { classes: number }) => [
      `It must be between ${shortest} and ${longest} characters long`,
      `It must contain at least ${classes} of these: a lower-case letter, an upper-case letter, a digit, a symbol (for example £ $ %)`,
    ],
    guessable: [
      'It must not be easy to guess, like a common password or a row of keys',
      'It must not be made of your name or email address, or of the name of the council or of this service',
    ],
    current: 'When you change it, it must be different to the one before',
    earlier: (history: number) => `When you change it, it must be different to the ${history} before that`,
    tip: 'Three random words are easy to remember and hard to guess.',
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
  /** registering where the address is proved first */
  /** ways in by another provider's account, and from one account to another */
  social: socialEn,
  /** journeys within a council's own page */
  embed: embedEn,
  signUp: {
    title: 'Register',
    emailTitle: 'Register: your email address',
    verifyTitle: 'Register: verify your email address',
    verifiedTitle: 'Register: email address verified',
    namesTitle: 'Register: your name and password',
    personTitle: 'Register: your name',
    lead: 'Enter your email address and click ‘Send verification code’.',
    order:
      'This will send a code to your email address. Enter this code and click ‘Verify code’. Then complete the form and click ‘Create’.',
    invited: 'You must use the email address that your invitation was sent to.',
    email: 'Email Address',
    sendCode: 'Send verification code',
    sent: 'Verification code has been sent to your inbox. Please copy it to the input box below.',
    change: 'If this is not your email address, use the Back button below to change it.',
    verify: 'Verify code',
    verified: 'E-mail address verified. You can now continue.',
    continue: 'Continue',
    forename: 'Given Name',
    surname: 'Surname',
    password: 'New Password',
    confirm: 'Confirm New Password',
    create: 'Create',
  },
  signIn: {
    title: 'Secure login – step 1',
    email: 'Email',
    password: 'Password',
    additional: 'For additional security, we will confirm your account by sending an authentication code to your email address.',
    forgotten: 'Forgotten password?',
    button: 'Submit',
    noAccount: 'Don’t have an account?',
    signUp: 'Sign up now',
    invited: 'To go on with your invitation, use the email address that it was sent to.',
    ended: {
      idle: ({ idleMinutes }: Times) =>
        `You were signed out because nothing happened for ${inMinutes(idleMinutes)}. Sign in again to go on.`,
      'idle-kept': ({ idleMinutes }: Times) =>
        `You were signed out because nothing happened for ${inMinutes(idleMinutes)}. What you typed is kept for an hour: sign in again, and it will be there.`,
      'too-old': 'You were signed out because you had been signed in for a day. Sign in again to go on.',
      'too-old-kept':
        'You were signed out because you had been signed in for a day. What you typed is kept for an hour: sign in again, and it will be there.',
      /** by staff: what they did, and why, is not told */
      'by-council': 'Your session has been ended. Sign in again to go on.',
      'by-council-kept': 'Your session has been ended. What you typed is kept for an hour: sign in again, and it will be there.',
      merged: 'Your two accounts were made one, so your session has been ended. Sign in again to go on.',
      'merged-kept':
        'Your two accounts were made one, so your session has been ended. What you typed is kept for an hour: sign in again, and it will be there.',
      'password-changed': 'Your password has been changed. Sign in with your new password.',
      'password-changed-kept':
        'Your password has been changed. What you typed is kept for an hour: sign in with your new password, and it will be there.',
      'sign-in-first': 'Sign in to see this page.',
      'prove-again': 'For your security, sign in once more before you change how you sign in or how we reach you.',
      ...meanwhile,
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
    button: 'Next',
  },
  resetCode: {
    title: 'Reset password – step 2',
    sent: 'We’ve just sent you an email to confirm your email address. Please enter the code in this email below.',
    spam: 'If you can’t find an email, it may be in your Spam/Junk email folder or the email address provided is not registered with us.',
    button: 'Next',
  },
  resetPassword: {
    title: 'Reset password – step 3',
    lead: 'Please enter your new password',
    password: 'Your new password',
    confirm: 'Confirm password',
    button: 'Finish',
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
    phone: 'Phone number',
    changePhone:
      'If you have another phone now, choose “I no longer have this phone” the next time you sign in, or tell your worker.',
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
    notYours: {
      title: 'You cannot open this page',
      lead: 'There may be no such page, or it may belong to work that is not yours. If you typed the address, check it. If you need the page for your work, ask your team manager.',
    },
    noAccess: {
      title: 'You have no access to this record',
      lead: 'You have no access to this record or document, or your access has ended. If you followed a link, it may be out of date. Your worker can tell you more.',
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
    numberWrong: 'Is this number wrong?',
    change: 'Change the number',
    enterOr: 'Enter your verification code below, or',
    newCode: 'send a new code',
    code: 'Verification code',
    codeHint: (digits: number) =>
      `${digits} digits. Once you have entered them all, this page may go on by itself. If it does not, press Verify Code.`,
    added: 'Your phone number has been added. Confirm it once more, as you will each time you sign in.',
    verify: 'Verify Code',
    calling: 'We are calling you. Answer the call and press the hash key (#) when you are asked to.',
    callOver: 'To try again, choose Call Me. To get a text instead, choose Send Code.',
    goesOn: 'Once you have pressed #, this page may go on by itself. If it does not, use the button.',
    pressed: 'I have pressed #',
    /** where a call speaks the code */
    spoken: {
      willText: 'We will send a text with a code to this number.',
      willCall: 'We will call this number, and a computer will say a code. Be ready to note it down.',
      called:
        'We are calling this number. Answer the call: a computer says the code, slowly and twice. Note it down, then enter it here.',
      callAgain: 'have us call again',
      again: (time: string) => `We called again at ${time} with a new code. Earlier codes no longer work.`,
      noText: 'If no text comes, choose Call Me: we will call this number, and a computer will say a new code.',
      noCall: 'If no call comes and this phone takes texts, choose Send Code: we will send it a text with a new code.',
    },
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
  idle: {
    title: 'You are signed in',
    at: (time: string) => `If you do nothing, you will be signed out at ${time}.`,
    region: 'Time until you are signed out',
    /** in front of the time, as in 5:00 */
    left: 'You will be signed out in',
    inMinutes: (minutes: number) => `You will be signed out in ${inMinutes(minutes)}.`,
    inSeconds: (seconds: number) => `You will be signed out in ${inSeconds(seconds)}.`,
    /** told behind these, but in the last minutes of the day, when nothing helps any more */
    typeToStay: 'To stay signed in, type anything.',
    stay: 'Stay signed in',
    leave: 'Log out now',
    endedTitle: 'You have been signed out',
    elsewhere: 'You are no longer signed in here: you may have logged out in another tab or window.',
    kept: 'What you had typed is kept for an hour. Sign in again as the same person, and it will be there.',
    restored: 'What you had typed is here again. Check it, then send it.',
  },

  /** a person's own name */
  changeDetails: {
    link: 'Change your name',
    title: 'Change your name',
    save: 'Save changes',
  },
  changePassword: {
    link: 'Change your password',
    title: 'Change your password',
    current: 'Current password',
    forgotten: 'If you have forgotten your current password, reset it by email',
    save: 'Change password',
    none: 'Your account has no password: you sign in to it in another way.',
  },

  /** what opens an account, and making two accounts one */
  routes: routesEn,
  /** looking over what is kept about oneself, and proving a new address or number */
  review: reviewEn,
  news: newsEn,

  /** the staff console: its frame, accounts, staff, the audit trail */
  staff: staffEn,

  /** records, for staff and for the people who have access */
  records: {
    mine: 'My records',
    /** as the guide writes them: 07 Nov 2013 */
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].join(' '),
    given: 'Given name',
    surname: 'Surname',
    number: 'Record number',
    born: 'Date of birth',
    noEnd: 'No end named',
    back: 'Back to the record',
    day: 'Day',
    month: 'Month',
    year: 'Year',
    bornHint: 'For example, 7 11 2013',
    choose: {
      title: 'Select an account to manage',
      lead: 'Please select the account you would like to access.',
      list: 'Select an Account',
      view: 'View Social Care Dashboard',
    },
    none: {
      title: 'You have no records to see',
      lead: 'You can see a child’s record here once a worker of the council has invited you and you have accepted. We then send you an email.',
      ended: 'If you could see a record before, your access to it may have ended. Your worker can tell you more.',
      invitation: 'See where your invitations stand',
    },
    dashboard: {
      page: 'Social Care Dashboard',
      workers: 'Workers, and how to reach them',
      noWorkers: 'No worker is named for this record at the moment. You can reach us by the ways below.',
      noContact: 'No phone number or email address is given. You can reach us by the ways below.',
      phone: 'Phone',
      email: 'Email',
      another: 'Select another account',
      seen: 'The workers of this record can see when you look at it.',
      until: (day: string) => `You can see this record up to and including ${day}.`,
    },
    console: {
      title: 'Records',
      add: 'Add a record',
      import: 'Import records from a file',
      caption: 'Records, the newest first',
      none: 'There are no records yet.',
      noneFound: 'No record was found. Only whole values are found: the whole surname, number, date or email address.',
      unworked: 'Records without a worker',
      noneUnworked: 'Every record has a worker.',
      name: 'Name',
      added: 'Added',
      search: 'Search',
      sought: 'Search for',
      soughtHint:
        'The whole record number, the whole surname, a date of birth like 7/11/2013, or the whole email address of somebody with access',
      by: 'Search by',
      byNumber: 'Record number',
      bySurname: 'Surname',
      byBorn: 'Date of birth',
      byEmail: 'Email address of somebody with access',
      found: 'Found by',
      all: 'Show all records',
    },
    add: { title: 'Add a record', send: 'Add record' },
    edit: { title: 'Edit a record', send: 'Save changes', now: 'What the record says now' },
    record: {
      page: 'A record',
      title: (name: string) => `Record of ${name}`,
      done: {
        added: 'The record was added.',
        edited: 'The changes were saved.',
        'access-ended': 'The access was ended, and the person was signed out everywhere.',
        'worker-added': 'The worker was added.',
        'worker-removed': 'The worker was removed.',
      },
      details: 'Details',
      changed: 'Last changed',
      edit: 'Edit the record',
      workers: 'Workers',
      noWorkers: 'No worker is named for this record. A team manager can add one.',
      changeWorkers: 'Change the workers',
      suspended: 'account suspended',
      access: 'Who has or had access',
      noAccess: 'Nobody has had access to this record yet.',
      invite: 'Invite somebody to this record',
      documents: 'Forms and documents',
      person: 'Person',
      relationship: 'Relationship',
      from: 'From',
      until: 'Until',
      state: 'State',
      open: 'Has access',
      over: 'Ran out',
      notYet: 'Not begun',
      ended: (date: string) => `Ended on ${date}`,
      reason: 'Reason:',
      end: 'End access',
      endOf: (name: string) => `of ${name}`,
      looks: 'Who looked at it',
      noLooks: 'Nobody has looked at this record yet.',
      who: 'Who',
      when: 'When',
      as: 'As',
      inARow: ({ times, last }: { times: number; last: string }) => `${times} times in a row, the last on ${last}`,
      asPerson: 'Person with access',
      asStaff: 'Member of staff',
      gone: 'An account that is gone',
    },
    workers: {
      title: 'Workers of a record',
      lead: 'The workers of a record may work on it. The people who have access to the record see their names and how to reach them.',
      none: 'No worker is named for this record yet. Add one now: until then only team managers can work on it.',
      email: 'Email address of the worker to add',
      emailHint: 'The whole address that they sign in with',
      add: 'Add worker',
      remove: 'Remove',
    },
    end: {
      title: 'End access to a record',
      lead: ({ name, child }: { name: string; child: string }) => `${name} will no longer see the record of ${child}.`,
      now: 'This takes effect at once: the person is signed out everywhere. If they have access to other records, they can sign in again and see those.',
      noNotice:
        'The person is not sent a message about this, because a message may put somebody at risk. Tell them yourself where that is safe.',
      reason: 'Why does the access end?',
      reasonHint: 'Workers of this record can read this. The person cannot.',
      send: 'End access',
      over: 'This access no longer stands. There is nothing to end.',
    },
    import: {
      title: 'Import records from a file',
      lead: 'Choose a CSV file with a line for each record. The first line names the columns.',
      template: 'Download a template',
      columns: 'Dates may be written 7/11/2013, 07/11/2013 or 2013-11-07. Save the file as CSV UTF-8, with commas or semicolons.',
      limit: (most: number) => `At most 1 MB and ${most} lines.`,
      workers:
        'The column Worker email may be left out. Without a worker’s address the records are yours. The only address you can put there is your own.',
      managers: 'The column Worker email may be left out. Without a worker’s address a record has no worker, until you add one.',
      file: 'CSV file',
      choice: 'If a line is wrong',
      all: 'Import nothing',
      right: 'Import the lines that are right',
      send: 'Import',
    },
    report: {
      title: 'Import of records',
      none: 'Nothing was imported',
      held: (lines: number) =>
        lines === 1
          ? 'You chose to import nothing if a line is wrong, and 1 line is wrong.'
          : `You chose to import nothing if a line is wrong, and ${lines} lines are wrong.`,
      noneRight: 'No line is right.',
      added: (records: number) => (records === 1 ? '1 record was imported' : `${records} records were imported`),
      lines: (lines: number) => (lines === 1 ? 'There was 1 line in the file.' : `There were ${lines} lines in the file.`),
      refused: (lines: number) => (lines === 1 ? '1 line was refused.' : `${lines} lines were refused.`),
      caption: 'Lines that were refused, and why',
      line: 'Line',
      record: 'record',
      why: 'Why',
      mend: 'Put the lines right in the file, then import it again. The numbers are those of the lines in the file, the first line included.',
      mendRest:
        'Put these lines right in a file of their own, with the same first line, then import it: the others are imported already.',
      kept: (hours: number) => `This report is kept for ${hours} hours, for you alone.`,
      again: 'Import another file',
      records: 'See the records',
      problems: {
        columns: 'The number of columns is not that of the first line',
        quotes: 'A quotation mark is not closed, or stands in the wrong place',
        formula: ({ column }: LineFigures) => `${column}: begins like a formula (=, +, - or @). Remove that character`,
        controls: ({ column }: LineFigures) => `${column}: has characters that cannot be shown`,
        'too-long': ({ column, most }: LineFigures) => `${column}: is longer than ${most} characters`,
        missing: ({ column }: LineFigures) => `${column}: is missing`,
        date: ({ column }: LineFigures) => `${column}: is not a date like 7/11/2013, with the year in full`,
        future: ({ column }: LineFigures) => `${column}: is in the future`,
        'too-long-ago': ({ column }: LineFigures) => `${column}: is too long ago`,
        twice: ({ column, line }: LineFigures) => `${column}: is the same as in line ${line}`,
        taken: ({ column }: LineFigures) => `${column}: there is a record with this number already`,
        'worker-unknown': ({ column }: LineFigures) => `${column}: nobody with this address works on records here`,
        'worker-other': ({ column }: LineFigures) => `${column}: you can only name yourself. A team manager can name others`,
      },
    },
  },

  /** forms and documents, as their readers and as staff see them */
  documents: {
    title: 'Forms and documents',
    none: 'Nothing has been published for you yet. When something is, you will find it here.',
    isNew: 'New',
    published: (day: string) => `Published on ${day}`,
    whose: (name: string) => `Record of ${name}`,
    name: 'Form or document',
    readers: 'For whom',
    state: 'Where it stands',
    opened: (day: string) => `opened on ${day}`,
    unopened: 'not opened yet',
    accessEnded: 'has no access to this record any more',
    withdrawn: (day: string) => `Withdrawn on ${day}`,
    nothing: 'Nothing has been published on this record yet.',
    done: {
      published:
        'It has been published. The people it is for can open it now. They are told by email, at most once a day for each record.',
      withdrawn: 'It has been withdrawn. Nobody can open it any more.',
    },
    publish: {
      title: 'Publish a form or document',
      file: 'File',
      fileHint: (most: number) => `A PDF, PNG or JPEG of up to ${most} MB.`,
      again: 'Select it once more: a page cannot keep a file.',
      name: 'Name',
      nameHint: 'What people see it as. Leave this empty to use the name of the file.',
      readers: 'Who is it for?',
      readersHint: 'Only the people you tick can open it, for as long as they have access to this record.',
      send: 'Publish',
      nobody: 'Nobody has access to this record now, so there is nobody to publish anything for. Invite somebody first.',
    },
    withdraw: {
      link: 'Withdraw',
      title: 'Withdraw a form or document',
      lead: 'What is in it will be removed at once, and nobody will be able to open it any more. This cannot be undone. Copies that somebody has saved are not affected.',
      send: 'Withdraw it',
    },
  },

  /** invitations, the worker's side and the person's */
  invitations: {
    title: 'Invitations',
    /** the title of the page of one: nobody's name */
    one: 'Invitation',
    /** what the person signs in with, in the words of the council's guide */
    account: 'account',
    invite: 'Invite a person',
    caption: 'Invitations',
    heads: { person: 'Person', stand: 'Where it stands', since: 'Since', records: 'Records', owner: 'Worker' },
    none: 'There are no invitations here.',
    filter: 'Which invitations',
    all: 'All invitations',
    order: 'In which order',
    byNext: 'What to do next first',
    byDate: 'Newest first',
    find: 'Find by the person’s whole email address',
    findButton: 'Find',
    found: 'Invitations to this address',
    backToAll: 'Back to all invitations',
    sinceWhen: (when: string) => `since ${when}`,
    /** where it stands, for the worker */
    stands: {
      activate: 'Confirmed: waiting for you to activate',
      'tried-out': 'Too many wrong codes: waiting for you to send a new one',
      expired: 'Expired: waiting for you to send it again',
      code: 'Sent: waiting for the person to read the code out',
      acceptance: 'Code was right: waiting for the person to accept',
      setup: 'Accepted: waiting for the person at Account setup',
      declined: 'Declined by the person',
      active: 'Active: the person has access',
      ended: 'Ended: the person no longer has access',
      withdrawn: 'Withdrawn',
    },
    /** what is to be done next, for the worker */
    next: {
      activate: 'The person has said Yes. Activate the access, so that they can use it.',
      'tried-out':
        'The code was entered wrongly too often and no longer works. Check that you are speaking to the right person, then send them a new code.',
      expired: 'The person did not act in time. Contact them, then send it again.',
      code: 'When the person contacts you and reads out the unique code from their email, enter it here.',
      acceptance:
        'The person has an email with a link to accept the invitation. There is nothing for you to do. If they cannot find it, send it again.',
      setup:
        'The person has to sign in, tick the record and choose Yes. There is nothing for you to do. If they are stuck, send the link again.',
      declined: 'The person does not want access. There is nothing more to do.',
      active: 'The person has access. It can be ended on the page of the record.',
      ended: 'The access was ended, or its last day has passed. To let the person in again, invite them again.',
      withdrawn: 'The invitation can no longer be used. To let the person in, invite them again.',
    },
    acts: {
      code: 'Enter the unique code',
      activate: 'Activate',
      resend: 'Send again',
      address: 'Correct the email address',
      withdraw: 'Withdraw the invitation',
      'hand-over': 'Hand over to a colleague',
    },
    /** what has just been done */
    done: {
      sent: 'The invitation has been sent. Wait for the person to read out the unique code.',
      verified: 'The code was right. The person has been sent a link to accept the invitation.',
      resent: 'It has been sent again. What was sent before no longer works.',
      readdressed: 'The address is corrected, and a new code has been sent there. What was sent before no longer works.',
      withdrawn: 'The invitation is withdrawn.',
      'handed-over': 'The invitation is your colleague’s now.',
      activated: 'The person has access now, and has been told by email.',
      'not-now': 'That can no longer be done. This is where the invitation stands now.',
      unsent: 'The email could not be sent: this address does not take it. Check the address.',
      'not-yet': 'The email has not left yet. We try again every minute: see under Messages what became of it.',
      'activated-unsent': 'The person has access now, but the email that tells them could not be sent. Let them know yourself.',
    },
    nextTitle: 'What to do next',
    more: 'What else you can do',
    person: 'Person invited',
    email: 'Email',
    emailLanguage: 'Language of the emails',
    wrongCodes: 'Wrong tries of this code',
    until: 'Valid until',
    records: 'Records',
    unwanted: 'Answered No',
    relationship: 'Relationship',
    lastDay: 'Last day of access',
    answer: 'Answer',
    noAnswer: 'None yet',
    timeline: 'What has happened',
    happened: {
      'invitation.sent': 'Invited: the unique code was sent',
      'invitation.code-wrong': 'A wrong code was entered',
      'invitation.verified': 'The code was right: the link was sent',
      'invitation.resent': 'Sent again',
      'invitation.readdressed': 'Address corrected: a new code was sent',
      'invitation.handed-over': 'Handed over to a colleague',
      'invitation.withdrawn': 'Withdrawn',
      'invitation.accepted': 'Accepted by the person',
      'invitation.confirmed': 'Confirmed by the person at Account setup',
      'invitation.declined': 'Declined by the person at Account setup',
      'invitation.activated': 'Activated',
    },

    invitePage: {
      lead: 'The person gets an email with a unique code and reads it out to you. You never see the code here: you enter it, and it is checked.',
      record: (number: number) => `Record ${number}`,
      number: 'Record number',
      endHint: 'Leave it empty if the access has no end.',
      more: 'Add another record',
      who: 'The person',
      given: 'Given Name',
      surname: 'Surname',
      emailHint: 'Spell it back to the person: whoever has this address gets the code.',
      button: 'Send invitation',
    },
    codePage: {
      dead: 'No code can be checked now. Send the person a new one, then ask them to read it out.',
      over: 'No code is waited for any more.',
      lead: 'Make sure that you are speaking to the person you invited. Ask them to read the unique code from their email out to you.',
      code: 'Unique code',
      hint: (length: number) => `${length} letters and digits. Capitals, spaces and dashes make no difference.`,
      triesLeft: 'Tries left',
      button: 'Check code',
    },
    activatePage: {
      lead: 'The person gets access to these records at once, and an email that their account is ready to use.',
      button: 'Activate',
    },
    resendPage: {
      code: 'The person gets a new unique code. The one they have no longer works.',
      link: 'The person gets a new link to accept the invitation. The one they have no longer works.',
      button: 'Send again',
    },
    addressPage: {
      lead: 'What was sent to the old address stops working at once. A new unique code goes to the new address, and the person reads it out to you.',
      email: 'Right email address',
      button: 'Correct and send a new code',
    },
    withdrawPage: {
      lead: 'The code and the link stop working at once. This cannot be undone: to let the person in later, invite them again.',
      button: 'Withdraw',
    },
    handOverPage: {
      lead: 'The colleague sees the invitation in place of its worker now, and becomes a worker of the records in it.',
      email: 'The colleague’s whole email address',
      button: 'Hand over',
    },
    handOverAll: {
      title: 'Hand over a colleague’s invitations',
      lead: 'Every ongoing invitation of the worker goes to the colleague you name, who becomes a worker of the records in them.',
      from: 'Worker whose invitations they are',
      done: {
        'handed-all': 'The invitations are your colleague’s now.',
        'handed-some': 'The oldest invitations are your colleague’s now. There are more: hand them over once again.',
      },
    },

    /** the invited person's own page */
    mine: {
      title: 'Your invitations',
      none: 'There is no invitation for your email address. If your worker has told you that you were invited, check with them which address they used.',
      from: 'Your worker',
      sentOn: 'Sent on',
      ongoing: 'You have an invitation that is still open.',
      where: 'See where it stands',
      stands: {
        activate: 'Waiting for your worker to activate your access',
        'tried-out': 'You need a new unique code',
        expired: 'Expired',
        code: 'Waiting for you to tell your worker the unique code',
        acceptance: 'Ready to be accepted',
        setup: 'Waiting for you at Account setup',
        declined: 'You said No',
        active: 'Active',
        ended: 'Ended',
        withdrawn: 'Withdrawn',
      },
      next: {
        activate:
          'You need not do anything. When your account has been activated, you will receive an email. This may take a few days.',
        'tried-out': 'The code was entered wrongly too often. Ask your worker to send you a new one.',
        expired: 'The code or link was not used in time. Ask your worker to send you a new one.',
        code: 'We have sent you an email with a unique code. Contact your worker and tell them the code. Then you will receive another email, with a link. This may take a few days.',
        acceptance: 'Your worker has checked your code. Accept the invitation to go on.',
        setup: 'Tick the record you are being given access to, and choose Yes.',
        declined: 'You have no access to these records. If you change your mind, ask your worker to invite you again.',
        active: 'Your access is ready to use.',
        ended: 'You no longer have access to the records of this invitation.',
        withdrawn: 'Your worker has withdrawn this invitation. You cannot use it any more.',
      },
      setUp: 'Go to Account setup',
      records: 'Go to my records',
      done: {
        confirmed:
          'Thank you. You may now log out. When your account has been activated, you will receive an email with a link to log in. This may take a few days.',
        declined: 'Thank you. You said No, so you have been given no access. You may now log out.',
        'not-sent': 'Your answers were not sent: the invitation has changed meanwhile. This is where it stands now.',
      },
    },
    /** the page that the link of the second e-mail leads to */
    accept: {
      title: 'Accept your invitation',
      lead: (account: string) =>
        `Your worker has checked your unique code. Press the button to accept the invitation. Then sign in to your ${account}, or sign up if you do not have one yet.`,
      leadSignedIn:
        'Your worker has checked your unique code. Press the button to accept the invitation. Then tick the record you are being given access to, and choose Yes.',
      for: 'Invitation for',
      to: 'Sent to',
      sameAddress: 'You must use the same email address that this invitation was sent to.',
      button: 'Accept invitation',
      acceptedTitle: 'You have accepted this invitation',
      accepted: 'Go on to Account setup: tick the record you are being given access to, and choose Yes.',
      goOn: 'Continue to Account setup',
      acceptedSignedOut: (account: string) =>
        `Go on to sign in to your ${account}, or sign up if you do not have one yet. Account setup comes after that.`,
      goOnSignedOut: 'Go on to sign in or sign up',
      elseTitle: 'You are signed in as somebody else',
      else: 'This invitation was sent to another email address than the one you are signed in with. Log out, then accept it and sign in with the address it was sent to.',
      asks: 'If this address should have been invited instead, ask your worker to correct it.',
      logOut: 'Log out and go on',
      expiredTitle: 'This invitation has expired',
      expired: 'The link was not used in time. Contact your worker and ask them to send it again.',
      withdrawnTitle: 'This invitation has been withdrawn',
      withdrawn: 'It can no longer be used. If you did not expect this, contact your worker.',
      usedTitle: 'This invitation has been used already',
      used: 'There is nothing more to accept. Sign in to see where it stands.',
      see: 'See your invitations',
      unknownTitle: 'This link does not work',
      unknown:
        'It may be incomplete, or a newer email has taken its place. Look for the newest email, and use the whole link. If that does not help, contact your worker.',
    },
    setup: {
      title: 'Account setup',
      lead: 'Select the tick box next to the name of the record you are being given access to, then select Yes from the list, and Confirm.',
      choose: (name: string) => `Do you want access to ${name}?`,
      yes: 'Yes',
      no: 'No',
      confirm: 'Confirm',
      dialogTitle: 'Please check your answers',
      wanted: 'You want access to',
      unwanted: 'You do not want access to',
      submitLead: 'Press Submit to send your answers to your worker.',
      submit: 'Submit',
      cancel: 'Cancel',
    },
  },
}

/** The shape of a language: every other language must have every word of this one. */
export type Words = typeof en
