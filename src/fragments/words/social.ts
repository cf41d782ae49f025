import type { RouteName } from '../../domain/progress.ts'
import { providerNames } from './routes.ts'

/** Why somebody who was at a provider did not get in. */
export type WhyStopped =
  | 'cancelled'
  | 'refused'
  | 'unreachable'
  | 'unsaved'
  | 'late'
  | 'closed'
  | 'same'
  | 'unknown'
  | 'too-many'
  | 'signed-out'
  | 'taken'

type Stop = { title: (provider: string) => string; lead: (provider: string) => string }

type SocialWords = {
  names: Record<RouteName, string>
  signInTitle: string
  signUpTitle: string
  signIn: (provider: string) => string
  signUp: (provider: string) => string
  stillPhone: string
  sameWay: string
  comingFrom: (provider: string) => string
  noPassword: (provider: string) => string
  joining: (email: string) => string
  opens: (routes: string) => string
  opensToo: (routes: string) => string
  joins: (provider: string) => string
  addPassword: string
  or: string
  merging: string
  again: (provider: string) => string
  otherWay: string
  newAccount: string
  you: (who: string) => string
  mergingIn: (name: string) => string
  mergingPhone: string
  mailbox: (email: string) => string
  stopped: Record<WhyStopped, Stop>
}

export const socialEn: SocialWords = {
  names: { password: 'email address and password', ...providerNames },
  signInTitle: 'Sign in with your social account',
  signUpTitle: 'Or use a social account',
  signIn: (provider) => `Sign in with ${provider}`,
  signUp: (provider) => `Sign up with ${provider}`,
  stillPhone: 'It takes the place of your email address and password. We still confirm your phone.',
  sameWay: 'If you registered with one of these, sign in with the same one.',
  comingFrom: (provider) =>
    `You have signed in with ${provider}. We still need to confirm your email address, once. You do not need a password.`,
  you: (who) => `It says that you are ${who}. If that is not you, choose Cancel.`,
  mailbox: (email) => `Your email address here: ${email}. To use another one, choose Back.`,
  noPassword: (provider) =>
    `Your email address is confirmed. You sign in with ${provider} from now on: you do not need a password here.`,
  joining: (email) => `You already have an account with ${email}.`,
  opens: (routes) => `It opens with: ${routes}.`,
  opensToo: (routes) => `Your account also opens with ${routes}: you can sign in with that, and need no password.`,
  joins: (provider) =>
    `Sign in to it now as you have done before. From then on ${provider} opens it as well, and you see everything that you have entered.`,
  addPassword: 'Sign in to it now. Then you can add a password, and use whichever you like.',
  or: 'or',
  mergingPhone:
    'This opens another account of yours here. Confirm the phone of that one: then you see both accounts, and can make them one or keep them apart. Nothing changes before you say so.',
  mergingIn: (name) => `You are signed in as ${name}. If that is not you, log out first.`,
  merging: 'Sign in to your other account. You then see both accounts, and can make them one. Nothing changes before you say so.',
  again: (provider) => `Try ${provider} again`,
  otherWay: 'Sign in in another way',
  newAccount: 'I have no account here yet: create one',
  stopped: {
    cancelled: {
      title: (provider) => `You did not sign in with ${provider}`,
      lead: (provider) =>
        `You came back from ${provider} without signing in, or did not allow it to tell us who you are. Nothing has changed.`,
    },
    refused: {
      title: (provider) => `${provider} could not confirm who you are`,
      lead: (provider) =>
        `What came back from ${provider} was not what we had asked for, so we did not use it. Nothing has changed. Please start again from this page.`,
    },
    unreachable: {
      title: (provider) => `We cannot reach ${provider} at the moment`,
      lead: (provider) =>
        `${provider} did not answer. Try again in a few minutes, or sign in in another way. Nothing has changed.`,
    },
    unsaved: {
      title: () => 'We could not save that',
      lead: (provider) => `Something on our side is not working. Nothing has changed. In a minute, start again with ${provider}.`,
    },
    late: {
      title: (provider) => `Please start again with ${provider}`,
      lead: () => 'It took too long, or this page was opened a second time or in another browser. You can start again at once.',
    },
    closed: {
      title: (provider) => `We could not sign you in with ${provider}`,
      lead: () => 'Please get in touch with us: the ways to reach us are at the end of this page.',
    },
    same: {
      title: (provider) => `${provider} opens the account that you are signed in to`,
      lead: () => 'To make two accounts one, sign in to the other one. It opens with something else.',
    },
    unknown: {
      title: (provider) => `${provider} opens no account here yet`,
      lead: () => 'Sign in to the account that you already have, as you have done before.',
    },
    'too-many': {
      title: () => 'There have been many tries',
      lead: () => 'Wait a while, then try again, or sign in in another way. Nothing has changed.',
    },
    'signed-out': {
      title: (provider) => `${provider} was not added`,
      lead: () => 'You were signed out meanwhile, or have signed in anew, or too long ago. Sign in, then add it again.',
    },
    taken: {
      title: (provider) => `${provider} was not added`,
      lead: () => 'Something else was changed at the same moment. Look at how you sign in, then try again.',
    },
  },
}

export const socialCy: SocialWords = {
  names: { password: 'cyfeiriad e-bost a chyfrinair', ...providerNames },
  signInTitle: 'Mewngofnodi gyda’ch cyfrif cymdeithasol',
  signUpTitle: 'Neu defnyddiwch gyfrif cymdeithasol',
  signIn: (provider) => `Mewngofnodi gyda ${provider}`,
  signUp: (provider) => `Cofrestru gyda ${provider}`,
  stillPhone: 'Mae’n cymryd lle eich cyfeiriad e-bost a’ch cyfrinair. Byddwn yn dal i gadarnhau eich ffôn.',
  sameWay: 'Os gwnaethoch gofrestru gydag un o’r rhain, mewngofnodwch gyda’r un un.',
  comingFrom: (provider) =>
    `Rydych wedi mewngofnodi gyda ${provider}. Mae angen i ni gadarnhau eich cyfeiriad e-bost o hyd, unwaith. Nid oes angen cyfrinair arnoch.`,
  you: (who) => `Mae’n dweud mai chi yw ${who}. Os nad chi yw hwnnw, dewiswch Canslo.`,
  mailbox: (email) => `Eich cyfeiriad e-bost yma: ${email}. I ddefnyddio un arall, dewiswch Yn ôl.`,
  noPassword: (provider) =>
    `Mae eich cyfeiriad e-bost wedi’i gadarnhau. Rydych yn mewngofnodi gyda ${provider} o hyn ymlaen: nid oes angen cyfrinair arnoch yma.`,
  joining: (email) => `Mae gennych gyfrif eisoes gyda ${email}.`,
  opens: (routes) => `Mae’n agor gyda: ${routes}.`,
  opensToo: (routes) =>
    `Mae eich cyfrif hefyd yn agor gyda ${routes}: gallwch fewngofnodi gyda hwnnw, ac nid oes angen cyfrinair arnoch.`,
  joins: (provider) =>
    `Mewngofnodwch iddo nawr fel y gwnaethoch o’r blaen. O hynny ymlaen bydd ${provider} yn ei agor hefyd, a byddwch yn gweld popeth rydych wedi’i nodi.`,
  addPassword: 'Mewngofnodwch iddo nawr. Yna gallwch ychwanegu cyfrinair, a defnyddio’r un a fynnwch.',
  or: 'neu',
  mergingPhone:
    'Mae hwn yn agor cyfrif arall sydd gennych yma. Cadarnhewch ffôn y cyfrif hwnnw: yna byddwch yn gweld y ddau gyfrif, a gallwch eu gwneud yn un neu eu cadw ar wahân. Ni fydd dim yn newid cyn i chi ddweud.',
  mergingIn: (name) => `Rydych wedi mewngofnodi fel ${name}. Os nad chi yw hwnnw, allgofnodwch yn gyntaf.`,
  merging:
    'Mewngofnodwch i’ch cyfrif arall. Yna byddwch yn gweld y ddau gyfrif, a gallwch eu gwneud yn un. Ni fydd dim yn newid cyn i chi ddweud.',
  again: (provider) => `Rhoi cynnig arall ar ${provider}`,
  otherWay: 'Mewngofnodi mewn ffordd arall',
  newAccount: 'Nid oes gennyf gyfrif yma eto: creu un',
  stopped: {
    cancelled: {
      title: (provider) => `Ni wnaethoch fewngofnodi gyda ${provider}`,
      lead: (provider) =>
        `Daethoch yn ôl o ${provider} heb fewngofnodi, neu heb ganiatáu iddo ddweud wrthym pwy ydych chi. Nid oes dim wedi newid.`,
    },
    refused: {
      title: (provider) => `Ni allai ${provider} gadarnhau pwy ydych chi`,
      lead: (provider) =>
        `Nid yr hyn y gofynnom amdano a ddaeth yn ôl o ${provider}, felly ni wnaethom ei ddefnyddio. Nid oes dim wedi newid. Dechreuwch eto o’r dudalen hon.`,
    },
    unreachable: {
      title: (provider) => `Ni allwn gyrraedd ${provider} ar hyn o bryd`,
      lead: (provider) =>
        `Nid atebodd ${provider}. Rhowch gynnig arall arni ymhen ychydig funudau, neu mewngofnodwch mewn ffordd arall. Nid oes dim wedi newid.`,
    },
    unsaved: {
      title: () => 'Ni allem gadw hynny',
      lead: (provider) =>
        `Nid yw rhywbeth ar ein hochr ni yn gweithio. Nid oes dim wedi newid. Ymhen munud, dechreuwch eto gyda ${provider}.`,
    },
    late: {
      title: (provider) => `Dechreuwch eto gyda ${provider}`,
      lead: () =>
        'Cymerodd ormod o amser, neu agorwyd y dudalen hon eilwaith neu mewn porwr arall. Gallwch ddechrau eto ar unwaith.',
    },
    closed: {
      title: (provider) => `Ni allem eich mewngofnodi gyda ${provider}`,
      lead: () => 'Cysylltwch â ni: mae’r ffyrdd o’n cyrraedd ar ddiwedd y dudalen hon.',
    },
    same: {
      title: (provider) => `Mae ${provider} yn agor y cyfrif rydych wedi mewngofnodi iddo`,
      lead: () => 'I wneud dau gyfrif yn un, mewngofnodwch i’r llall. Mae’n agor gyda rhywbeth arall.',
    },
    unknown: {
      title: (provider) => `Nid yw ${provider} yn agor unrhyw gyfrif yma eto`,
      lead: () => 'Mewngofnodwch i’r cyfrif sydd gennych eisoes, fel y gwnaethoch o’r blaen.',
    },
    'too-many': {
      title: () => 'Bu llawer o ymgeisiau',
      lead: () =>
        'Arhoswch am ychydig, yna rhowch gynnig arall arni, neu mewngofnodwch mewn ffordd arall. Nid oes dim wedi newid.',
    },
    'signed-out': {
      title: (provider) => `Ni chafodd ${provider} ei ychwanegu`,
      lead: () =>
        'Cawsoch eich allgofnodi yn y cyfamser, neu rydych wedi mewngofnodi o’r newydd, neu’n rhy bell yn ôl. Mewngofnodwch, yna ychwanegwch ef eto.',
    },
    taken: {
      title: (provider) => `Ni chafodd ${provider} ei ychwanegu`,
      lead: () => 'Newidiwyd rhywbeth arall ar yr un pryd. Edrychwch ar sut rydych yn mewngofnodi, yna rhowch gynnig arall arni.',
    },
  },
}
