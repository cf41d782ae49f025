import type { RouteName } from '../../domain/progress.ts'
import type { IdentityProviderName } from '../../identity-providers/identity-provider.ts'

/** What the providers call themselves, in every language. */
export const providerNames: Record<IdentityProviderName, string> = {
  microsoft: 'Microsoft',
  google: 'Google',
  facebook: 'Facebook',
}

const namesEn: Record<RouteName, string> = { password: 'Email and password', ...providerNames }
const namesCy: Record<RouteName, string> = { password: 'E-bost a chyfrinair', ...providerNames }

/** How a person signs in: the list, what is added and removed, and making two accounts one. */
export const routesEn = {
  names: namesEn,
  link: 'How you sign in',

  list: {
    title: 'How you sign in',
    lead: 'Each of these opens the same account. Whichever you choose, we then confirm that it is you in the same way as always.',
    since: (day: string) => `Added on ${day}`,
    remove: 'Remove',
    change: 'Set a new password by email',
    only: 'This is the only way into your account, so it cannot be removed. Add another one first.',
    add: 'Add another way to sign in',
    addLead:
      'You can sign in with an account that you have elsewhere. We learn your name and email address from it, and they learn that you use this service. Nothing about you here is given to them.',
    addProvider: (name: string) => `Add ${name}`,
    addPassword: 'Add a password',
    addPasswordLead: 'With a password you can sign in with your email address, without an account elsewhere.',
    two: 'Do you have two accounts here?',
    twoLead:
      'That can happen when you sign in once with a password and once with an account elsewhere. You can make them one: first sign in to the other account, then we show you what will be kept. Nothing changes before you agree.',
    other: 'I have another account here',
    done: {
      already: 'That account opens this one already. Nothing was changed.',
      elsewhere:
        'The account that you came with opens another account here, so it was not added to this one. If both are yours, you can make them one below.',
      joined: 'It is added. From now on it opens your account. We have told you by email.',
      removed: 'It is removed, and no longer opens your account. We have told you by email.',
      'password-added': 'Your password is added. From now on you can also sign in with your email address and password.',
      merged: 'Your two accounts are one now. Everything that opened either of them opens this one. We have told you by email.',
      apart: 'Your two accounts stay apart. Nothing was changed.',
    },
  },
  remove: {
    title: 'Remove a way to sign in',
    lead: (name: string) => `${name} will no longer open your account here. You can add it again at any time.`,
    account: 'Account there',
    elsewhere: 'Sign out everywhere else',
    send: 'Remove',
    back: 'Back to how you sign in',
  },
  password: {
    title: 'Add a password',
    lead: 'You will sign in with this password and with your email address:',
    password: 'New Password',
    confirm: 'Confirm New Password',
    send: 'Add password',
    already: 'Your account has a password already. To change it, set a new one:',
    reset: 'Set a new password',
  },
  merge: {
    title: 'Make your two accounts one',
    lead: 'You have shown that both accounts are yours. Here they are side by side, and below what will be kept. This cannot be undone.',
    compare: 'Your two accounts',
    about: 'What we know',
    here: 'The account you are signed in to',
    other: 'The other account',
    name: 'Name',
    email: 'Email',
    phone: 'Phone number',
    routes: 'Opened by',
    records: 'Records you can see',
    registered: 'Registered',
    none: 'None',
    kept: 'What will be kept',
    chosen: 'The one that you choose below',
    details: {
      title: 'Title',
      middleName: 'Middle name',
      born: 'Date of birth',
      professional: 'Used in a professional capacity',
      role: 'Role',
      organisation: 'Organisation',
      address: 'Address',
      daytime: 'Daytime number',
      evening: 'Evening number',
      mobile: 'Mobile number',
    },
    goes: 'What will not be kept',
    goesName: 'Names and details of the other account, where this one has its own.',
    goesPhone: 'The phone number of the other account: codes go to the one above.',
    goesPassword: 'The password of the other account: the one of this account stays.',
    goesSessions: 'The other account is signed out wherever it is signed in now.',
    choose: 'Which email address is to stay?',
    chooseHint:
      'We write to it, and you sign in with it if you have a password. We tell both addresses that the accounts were made one.',
    mine: 'Both accounts are mine',
    send: 'Make them one account',
    apart: 'Keep them apart',
    closedTitle: 'These accounts cannot be made one here',
    staff: (service: string) =>
      `One of the accounts belongs to somebody who works for ${service}. So that nobody’s work is mixed with their private life, staff accounts stay as they are. Nothing was changed.`,
    suspended: 'One of the accounts cannot be used at the moment. Nothing was changed.',
    help: 'Who can help',
    back: 'Back to how you sign in',
  },
}

export const routesCy: typeof routesEn = {
  names: namesCy,
  link: 'Sut rydych yn mewngofnodi',

  list: {
    title: 'Sut rydych yn mewngofnodi',
    lead: 'Mae pob un o’r rhain yn agor yr un cyfrif. Pa un bynnag y byddwch yn ei ddewis, byddwn wedyn yn cadarnhau mai chi sydd yno yn yr un ffordd ag arfer.',
    since: (day) => `Ychwanegwyd ar ${day}`,
    remove: 'Tynnu',
    change: 'Gosod cyfrinair newydd drwy e-bost',
    only: 'Dyma’r unig ffordd i mewn i’ch cyfrif, felly ni ellir ei thynnu. Ychwanegwch un arall yn gyntaf.',
    add: 'Ychwanegu ffordd arall o fewngofnodi',
    addLead:
      'Gallwch fewngofnodi gyda chyfrif sydd gennych yn rhywle arall. Rydym yn cael eich enw a’ch cyfeiriad e-bost ganddo, ac maent hwy’n cael gwybod eich bod yn defnyddio’r gwasanaeth hwn. Ni roddir dim amdanoch chi yma iddynt.',
    addProvider: (name) => `Ychwanegu ${name}`,
    addPassword: 'Ychwanegu cyfrinair',
    addPasswordLead: 'Gyda chyfrinair gallwch fewngofnodi gyda’ch cyfeiriad e-bost, heb gyfrif yn rhywle arall.',
    two: 'Oes gennych ddau gyfrif yma?',
    twoLead:
      'Gall hynny ddigwydd pan fyddwch yn mewngofnodi unwaith gyda chyfrinair ac unwaith gyda chyfrif yn rhywle arall. Gallwch eu gwneud yn un: yn gyntaf mewngofnodwch i’r cyfrif arall, yna byddwn yn dangos i chi beth fydd yn cael ei gadw. Ni fydd dim yn newid cyn i chi gytuno.',
    other: 'Mae gennyf gyfrif arall yma',
    done: {
      already: 'Mae’r cyfrif hwnnw eisoes yn agor hwn. Ni newidiwyd dim.',
      elsewhere:
        'Mae’r cyfrif y daethoch gydag ef yn agor cyfrif arall yma, felly ni chafodd ei ychwanegu at hwn. Os mai chi biau’r ddau, gallwch eu gwneud yn un isod.',
      joined: 'Mae wedi’i ychwanegu. O hyn ymlaen bydd yn agor eich cyfrif. Rydym wedi rhoi gwybod i chi drwy e-bost.',
      removed: 'Mae wedi’i dynnu, ac nid yw’n agor eich cyfrif mwyach. Rydym wedi rhoi gwybod i chi drwy e-bost.',
      'password-added':
        'Mae eich cyfrinair wedi’i ychwanegu. O hyn ymlaen gallwch hefyd fewngofnodi gyda’ch cyfeiriad e-bost a’ch cyfrinair.',
      merged:
        'Mae eich dau gyfrif yn un bellach. Mae popeth a oedd yn agor y naill neu’r llall yn agor hwn. Rydym wedi rhoi gwybod i chi drwy e-bost.',
      apart: 'Mae eich dau gyfrif yn aros ar wahân. Ni newidiwyd dim.',
    },
  },
  remove: {
    title: 'Tynnu ffordd o fewngofnodi',
    lead: (name) => `Ni fydd ${name} yn agor eich cyfrif yma mwyach. Gallwch ei ychwanegu eto unrhyw bryd.`,
    account: 'Cyfrif yno',
    elsewhere: 'Allgofnodi ym mhob man arall',
    send: 'Tynnu',
    back: 'Yn ôl i sut rydych yn mewngofnodi',
  },
  password: {
    title: 'Ychwanegu cyfrinair',
    lead: 'Byddwch yn mewngofnodi gyda’r cyfrinair hwn a gyda’ch cyfeiriad e-bost:',
    password: 'Cyfrinair newydd',
    confirm: 'Cadarnhau’r cyfrinair newydd',
    send: 'Ychwanegu cyfrinair',
    already: 'Mae gan eich cyfrif gyfrinair eisoes. I’w newid, gosodwch un newydd:',
    reset: 'Gosod cyfrinair newydd',
  },
  merge: {
    title: 'Gwneud eich dau gyfrif yn un',
    lead: 'Rydych wedi dangos mai chi biau’r ddau gyfrif. Dyma nhw ochr yn ochr, ac isod yr hyn a gedwir. Ni ellir dadwneud hyn.',
    compare: 'Eich dau gyfrif',
    about: 'Yr hyn a wyddom',
    here: 'Y cyfrif rydych wedi mewngofnodi iddo',
    other: 'Y cyfrif arall',
    name: 'Enw',
    email: 'E-bost',
    phone: 'Rhif ffôn',
    routes: 'Yn cael ei agor gan',
    records: 'Cofnodion y gallwch eu gweld',
    registered: 'Cofrestrwyd',
    none: 'Dim',
    kept: 'Yr hyn a gedwir',
    chosen: 'Yr un y byddwch yn ei ddewis isod',
    details: {
      title: 'Teitl',
      middleName: 'Enw canol',
      born: 'Dyddiad geni',
      professional: 'Yn cael ei ddefnyddio at ddibenion proffesiynol',
      role: 'Rôl',
      organisation: 'Sefydliad',
      address: 'Cyfeiriad',
      daytime: 'Rhif yn ystod y dydd',
      evening: 'Rhif gyda’r nos',
      mobile: 'Rhif ffôn symudol',
    },
    goes: 'Yr hyn na chedwir',
    goesName: 'Enwau a manylion y cyfrif arall, lle mae gan y cyfrif hwn ei rai ei hun.',
    goesPhone: 'Rhif ffôn y cyfrif arall: mae codau’n mynd i’r un uchod.',
    goesPassword: 'Cyfrinair y cyfrif arall: mae un y cyfrif hwn yn aros.',
    goesSessions: 'Caiff y cyfrif arall ei allgofnodi ym mhob man lle mae wedi mewngofnodi nawr.',
    choose: 'Pa gyfeiriad e-bost sydd i aros?',
    chooseHint:
      'Byddwn yn ysgrifennu ato, a byddwch yn mewngofnodi ag ef os oes gennych gyfrinair. Byddwn yn rhoi gwybod i’r ddau gyfeiriad fod y cyfrifon wedi’u gwneud yn un.',
    mine: 'Fi biau’r ddau gyfrif',
    send: 'Eu gwneud yn un cyfrif',
    apart: 'Eu cadw ar wahân',
    closedTitle: 'Ni ellir gwneud y cyfrifon hyn yn un yma',
    staff: (service) =>
      `Mae un o’r cyfrifon yn perthyn i rywun sy’n gweithio i ${service}. Fel na chaiff gwaith neb ei gymysgu â’u bywyd preifat, mae cyfrifon staff yn aros fel y maent. Ni newidiwyd dim.`,
    suspended: 'Ni ellir defnyddio un o’r cyfrifon ar hyn o bryd. Ni newidiwyd dim.',
    help: 'Pwy all helpu',
    back: 'Yn ôl i sut rydych yn mewngofnodi',
  },
}
