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
  'code.resend-wait': ({ seconds }) => `You can ask for a new code in ${seconds === 1 ? '1 second' : `${seconds} seconds`}`,
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

  // staff

  // records

  // documents

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
  'invitation.code-wait': ({ minutes }) => `You have entered very many codes. You can enter another in ${inMinutes(minutes)}`,
  'invitation.same-address': 'The invitation goes to this address already. To send it once more, use “Send again”',
  'invitation.colleague-unknown':
    'Nobody who may work on records has this address. Enter the whole address of a colleague’s account',
  'invitation.owner-already': 'The invitation is this colleague’s already',
  'invitation.record-not-yours':
    'You are no longer a worker of every record in this invitation. Ask your team manager to add you, or to hand the invitation over',
  'invitation.ended-meanwhile': 'The last day of this access has passed. Withdraw the invitation and send a new one',
  'invitation.not-now': 'This can no longer be done. See below where the invitation stands now',
  'invitation.changed': 'Somebody else has just changed this invitation. Check where it stands now, then decide again',
  'setup.nothing': 'Tick the box next to the name of the record, then choose Yes from the list',
  'setup.tick': 'You chose Yes. Tick the box next to the name of this record as well',
  'setup.choose': 'You ticked this record. Choose Yes from the list, or No if you do not want access',
  'setup.unanswered': 'Choose Yes or No for this record as well: it belongs to the same invitation',
  'setup.changed': 'Your invitation has just changed. Check what is shown here now',
}

type Times = { idleMinutes: number }

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
  phone: {},

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
  invitations: {
    title: 'Invitations',
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
    toDo: 'Invitations to see to',
    nothingToDo: 'No invitation waits for anything.',
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
      withdrawn: 'The invitation can no longer be used. To let the person in, invite them again.',
    },
    acts: {
      code: 'Enter the unique code',
      activate: 'Activate',
      resend: 'Send again',
      address: 'Correct the email address',
      withdraw: 'Withdraw',
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
    },
    nextTitle: 'What to do next',
    more: 'What else you can do',
    person: 'Person invited',
    email: 'Email',
    emailLanguage: 'Language of the emails',
    wrongCodes: 'Wrong codes so far',
    until: 'Works until',
    records: 'Records',
    relationship: 'Relationship',
    lastDay: 'Last day of access',
    noEnd: 'No end',
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
      old: 'Address now',
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

    /** the invited person's own page */
    mine: {
      title: 'Your invitations',
      none: 'There is no invitation for your email address. If your worker has told you that you were invited, check with them which address they used.',
      from: 'Your worker',
      sentOn: 'Sent on',
      stands: {
        activate: 'Waiting for your worker to activate your access',
        'tried-out': 'You need a new unique code',
        expired: 'Expired',
        code: 'Waiting for you to tell your worker the unique code',
        acceptance: 'Ready to be accepted',
        setup: 'Waiting for you at Account setup',
        declined: 'You said No',
        active: 'Active',
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
        withdrawn: 'Your worker has withdrawn this invitation. If you did not expect this, contact your worker.',
      },
      setUp: 'Go to Account setup',
      records: 'Go to my records',
      done: {
        confirmed:
          'Thank you. You may now log out. When your account has been activated, you will receive an email with a link to log in. This may take a few days.',
        declined: 'Thank you. You said No, so you have been given no access. You may now log out.',
      },
    },
    /** the page that the link of the second e-mail leads to */
    accept: {
      title: 'Accept your invitation',
      lead: 'Your worker has checked your unique code. Press the button to accept the invitation. Then sign in, or sign up if you do not have an account yet.',
      for: 'Invitation for',
      to: 'Sent to',
      sameAddress: 'You must use the same email address that this invitation was sent to.',
      button: 'Accept invitation',
      acceptedTitle: 'You have accepted this invitation',
      accepted: 'Go on to Account setup: tick the record you are being given access to, and choose Yes.',
      goOn: 'Continue to Account setup',
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
