/**
 * Whether a field is a secret, by its name: it is typed anew each time, stands in no page again, is kept nowhere, and is asked for by no
 * page but the portal's own. Whatever may be one counts as one.
 */
export const isSecret = (name: string): boolean =>
  name === 'confirm' || /password|secret|token|memorable|^pin$/i.test(name) || (/code/i.test(name) && !/^post-?code$/i.test(name))

/** A form's own tokens and buttons: nobody typed them. */
const isForms = (name: string): boolean => ['submit', 'journey', 'go', ''].includes(name)

/** What was typed in a form and may be shown again. */
export const typedIn = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !isSecret(name) && !isForms(name)))

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const atom = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
const address = new RegExp(`^${atom}(?:\\.${atom})*@${label}(?:\\.${label})+$`, 'i')

/**
 * Whether it can be an e-mail address, wherever it comes from: a dot-atom (RFC 5322) at a host's name that has a dot in it, of at most 254
 * characters (RFC 5321). Quoted ones are none to browsers either.
 */
export const isAddress = (typed: string): boolean => typed.length <= 254 && address.test(typed)

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** Whether there is something in it that cannot be shown, or that breaks a line. */
export const hasControls = (typed: string): boolean => controls.test(typed)
