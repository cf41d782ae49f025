/* What is sent, as a language has it that is one file. English and Welsh stand side by side beside this. */

/** What every message may say of the council. */
export type About = {
  /** what it calls itself, and its portal */
  council: string
  service: string
  /** whom to call, in one line */
  contact: string
  /** what its pages call the field for a code, the way to a new password, the list of ways in, and the account of an invited person */
  field: string
  forgotten: string
  routes: string
  account: string
}

/** Its subject, and its text: paragraphs with an empty line between them. */
export type Letter = [subject: string, text: string]

type Say<Facts = object> = (facts: About & Facts) => Letter
type Code = { digits: string; minutes: number }
/** where the portal's addresses begin */
type At = { address: string }
/** another company, or nothing for a password */
type Route = At & { provider: string | undefined }

/** By what they tell. What only staff get is in English and Welsh. */
export type Letters = {
  registerCode: Say<Code>
  verificationCode: Say<Code & { to: string }>
  signInCode: Say<Code>
  resetCode: Say<Code>
  newAddressCode: Say<Code>
  addressChanged: Say
  addressAdded: Say
  mobileChanged: Say<{ number: string }>
  mobileChangedText: Say<{ phone: string | undefined }>
  addressTaken: Say<At>
  passwordChanged: Say<At>
  passwordAdded: Say<At>
  routeJoined: Say<Route>
  routeRemoved: Say<Route>
  accountsMerged: Say<At & { stays: boolean }>
  phoneAdded: Say<{ number: string }>
  phoneLost: Say<{ number: string }>
  phoneRemoved: Say<At>
  documentPublished: Say<At>
  setUp: Say<{ code: string; days: number }>
  acceptInvitation: Say<At & { days: number }>
  activation: Say<At>
  /** a text */
  phoneCode: Say<{ digits: string; host: string }>
  /** calls: digits are apart already, as a voice says them */
  spokenCode: Say<{ spoken: string }>
  call: Say<{ spokenContact: string }>
  /** in a call, after a key was pressed or none was */
  spoken: { thanks: string; again: string; press: string; over: string; goodbye: string }
}
