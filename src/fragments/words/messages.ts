import type { Attempt } from '../../db/message-moves.ts'
import type { Channel, MessageKind } from '../../db/messages.ts'
import type { MessageStand } from '../../domain/sent-messages.ts'

type Names = {
  kinds: Record<MessageKind, string>
  channels: Record<Channel, string>
  /** what they call themselves; one that is missing here is told by its name in the code */
  providers: Record<string, string>
  outcomes: Record<Attempt['outcome'], string>
}

/** A sentence, which may tell a moment. */
type Said = string | ((when: string) => string)

type Became = {
  /** what became of a message, and what to tell who asks */
  stands: Record<MessageStand, Record<Channel, Said>>
  /** how to go on where the person has nothing of it; a notice is sent again by a link beside it */
  next: Record<Exclude<MessageKind, 'notice'>, string>
}

/** The same, however it was sent. */
const however = (said: Said) => ({ email: said, sms: said, voice: said })

const namesEn: Names = {
  kinds: { code: 'Security code', call: 'Call in which # is pressed', invitation: 'Invitation', notice: 'Notice' },
  channels: { email: 'email', sms: 'text message', voice: 'phone call' },
  providers: {
    'govuk-notify': 'GOV.UK Notify',
    twilio: 'Twilio',
    resend: 'Resend',
    'amazon-ses': 'Amazon SES',
    outbox: 'Outbox of this machine',
  },
  outcomes: {
    busy: 'was busy',
    unreachable: 'did not answer',
    refused: 'refused it',
    sent: 'took it',
    undelivered: 'reported that it did not arrive',
    delivered: 'reported that it arrived',
  },
}

const namesCy: Names = {
  kinds: { code: 'Cod diogelwch', call: 'Galwad lle pwysir #', invitation: 'Gwahoddiad', notice: 'Hysbysiad' },
  channels: { email: 'e-bost', sms: 'neges destun', voice: 'galwad ffôn' },
  providers: { ...namesEn.providers, outbox: 'Blwch anfon y peiriant hwn' },
  outcomes: {
    busy: 'yn brysur',
    unreachable: 'heb ateb',
    refused: 'wedi’i gwrthod',
    sent: 'wedi’i chymryd',
    undelivered: 'wedi rhoi gwybod na chyrhaeddodd',
    delivered: 'wedi rhoi gwybod ei bod wedi cyrraedd',
  },
}

const becameEn: Became = {
  stands: {
    arrived: {
      email: (when) => `It arrived on ${when}. Ask the person to look in their other folders, too, such as spam.`,
      sms: (when) => `It arrived on ${when}. Ask whether the phone in their hand is the one with this number.`,
      voice: (when) => `The call was answered on ${when}.`,
    },
    'on-its-way': {
      ...however((when) => `It has been on its way since ${when}. It can take some minutes.`),
      voice: (when) => `The number was called on ${when}.`,
    },
    silent: {
      email: (when) =>
        `It left on ${when}, and nobody has told us whether it arrived. Ask the person to look in their other folders, too, such as spam.`,
      sms: (when) =>
        `It left on ${when}, and nobody has told us whether it arrived. Ask whether the phone is on and has a signal.`,
      voice: (when) => `The number was called on ${when}, and nobody has told us whether the call was answered.`,
    },
    sending: however('It is being sent. Look again in a minute.'),
    waiting: however('No provider has taken it yet. We try again every minute.'),
    unknown: however('Nobody knows whether it left: the provider did not answer.'),
    unreachable: {
      email: 'We are told that this address cannot be reached: ask for another address.',
      sms: 'The network says that this number cannot receive texts: the person can have us call it, or give another number.',
      voice: 'The network says that this number cannot be called: ask for another number.',
    },
    undelivered: {
      email: 'It left and did not arrive. The mailbox may be full, or its provider may be down.',
      sms: 'It left and did not arrive. The phone may be off, or have no signal.',
      voice: 'Nobody answered the call, or the line was engaged.',
    },
    untaken: however('It was not sent: no provider took it.'),
    budget: however('It was not sent: as many had been sent that day as the council pays for.'),
    replaced: however('A newer one has taken its place, or it was no longer needed.'),
    kept: however('It was not sent: the account was suspended, or its owner had been told the same often enough.'),
  },
  next: {
    code: 'A code is never sent twice: the person asks for a new one on the page where it is entered.',
    call: 'The person asks for another call, or for a text, on the page that waits for it.',
    invitation: 'Send the invitation again: it then holds a new code or a new link.',
  },
}

const becameCy: Became = {
  stands: {
    arrived: {
      email: (when) => `Cyrhaeddodd ar ${when}. Gofynnwch i’r person edrych yn ei ffolderi eraill hefyd, fel sbam.`,
      sms: (when) => `Cyrhaeddodd ar ${when}. Gofynnwch ai’r ffôn sydd yn ei law yw’r un â’r rhif hwn.`,
      voice: (when) => `Atebwyd yr alwad ar ${when}.`,
    },
    'on-its-way': {
      ...however((when) => `Mae ar ei ffordd ers ${when}. Gall gymryd rhai munudau.`),
      voice: (when) => `Galwyd y rhif ar ${when}.`,
    },
    silent: {
      email: (when) =>
        `Gadawodd ar ${when}, ac nid oes neb wedi dweud wrthym a gyrhaeddodd. Gofynnwch i’r person edrych yn ei ffolderi eraill hefyd, fel sbam.`,
      sms: (when) =>
        `Gadawodd ar ${when}, ac nid oes neb wedi dweud wrthym a gyrhaeddodd. Gofynnwch a yw’r ffôn ymlaen ac a oes signal.`,
      voice: (when) => `Galwyd y rhif ar ${when}, ac nid oes neb wedi dweud wrthym a atebwyd yr alwad.`,
    },
    sending: however('Mae’n cael ei hanfon. Edrychwch eto ymhen munud.'),
    waiting: however('Nid oes darparwr wedi’i chymryd eto. Rydym yn rhoi cynnig arall arni bob munud.'),
    unknown: however('Nid oes neb yn gwybod a adawodd: ni atebodd y darparwr.'),
    unreachable: {
      email: 'Dywedir wrthym na ellir cyrraedd y cyfeiriad hwn: gofynnwch am gyfeiriad arall.',
      sms: 'Mae’r rhwydwaith yn dweud na all y rhif hwn dderbyn negeseuon testun: gall y person ofyn i ni ei ffonio, neu roi rhif arall.',
      voice: 'Mae’r rhwydwaith yn dweud na ellir galw’r rhif hwn: gofynnwch am rif arall.',
    },
    undelivered: {
      email: 'Gadawodd ac ni chyrhaeddodd. Efallai bod y blwch post yn llawn, neu nad yw ei ddarparwr yn gweithio.',
      sms: 'Gadawodd ac ni chyrhaeddodd. Efallai bod y ffôn wedi’i ddiffodd, neu nad oes signal.',
      voice: 'Ni atebodd neb yr alwad, neu roedd y llinell yn brysur.',
    },
    untaken: however('Ni chafodd ei hanfon: ni chymerodd unrhyw ddarparwr hi.'),
    budget: however('Ni chafodd ei hanfon: roedd cynifer wedi’u hanfon y diwrnod hwnnw ag y mae’r cyngor yn talu amdanynt.'),
    replaced: however('Mae un fwy newydd wedi cymryd ei lle, neu nid oedd ei hangen mwyach.'),
    kept: however('Ni chafodd ei hanfon: roedd y cyfrif wedi’i atal, neu roedd y perchennog wedi cael gwybod yr un peth ddigon.'),
  },
  next: {
    code: 'Nid yw cod byth yn cael ei anfon ddwywaith: mae’r person yn gofyn am un newydd ar y dudalen lle caiff ei roi.',
    call: 'Mae’r person yn gofyn am alwad arall, neu am neges destun, ar y dudalen sy’n aros amdani.',
    invitation: 'Anfonwch y gwahoddiad eto: bydd cod newydd neu ddolen newydd ynddo.',
  },
}

/** What was sent, for the staff who are asked about it. */
export const messagesEn = {
  title: 'Messages',
  lead: 'What we have sent in the last 30 days, the newest first. What a message said is not shown, nor any code.',
  none: 'Nothing has been sent in the last 30 days.',
  all: 'See all messages',
  when: 'When',
  what: 'What',
  to: 'To',
  by: 'Tried with',
  nobody: 'Nobody yet',
  became: 'What became of it',
  readdress: 'Correct the address, and a new invitation goes there; or invite the person anew.',
  ...namesEn,
  ...becameEn,
  sendAgain: 'Send again',
  done: {
    'sent-again': 'The message has been sent again.',
    unsent: 'The message has not left again. What became of it stands below.',
  },
  again: {
    title: 'Send the message again',
    lead: (to: string) => `We will send the same notice to ${to} once more.`,
    send: 'Send again',
  },
}

export const messagesCy: typeof messagesEn = {
  title: 'Negeseuon',
  lead: 'Yr hyn yr ydym wedi’i anfon yn y 30 diwrnod diwethaf, y diweddaraf yn gyntaf. Ni ddangosir yr hyn a ddywedodd neges, nac unrhyw god.',
  none: 'Nid oes dim wedi’i anfon yn y 30 diwrnod diwethaf.',
  all: 'Gweld pob neges',
  when: 'Pryd',
  what: 'Beth',
  to: 'At',
  by: 'Rhoddwyd cynnig gyda',
  nobody: 'Neb eto',
  became: 'Yr hyn a ddigwyddodd iddi',
  readdress: 'Cywirwch y cyfeiriad, ac fe â gwahoddiad newydd yno; neu gwahoddwch y person o’r newydd.',
  ...namesCy,
  ...becameCy,
  sendAgain: 'Anfon eto',
  done: {
    'sent-again': 'Mae’r neges wedi’i hanfon eto.',
    unsent: 'Nid yw’r neges wedi gadael eto. Mae’r hyn a ddigwyddodd iddi isod.',
  },
  again: {
    title: 'Anfon y neges eto',
    lead: (to) => `Byddwn yn anfon yr un hysbysiad at ${to} unwaith eto.`,
    send: 'Anfon eto',
  },
}
