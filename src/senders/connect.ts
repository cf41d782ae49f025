import { type Channel, isAddress, type Provider, type Sender, type Setting } from './sender.ts'

/** A council's senders that are set up, by channel, in the order in which they are tried. */
export type Connected = Partial<Record<Channel, readonly Sender[]>>

type Wanted = {
  slug: string
  senders: Partial<Record<Channel, readonly (Sender | Provider)[]>>
}

type Surroundings = {
  /** reads a binding, by its name */
  read: (name: string) => string | undefined
  /** whether messages may end in the local outbox: where no provider of a channel is set up */
  local: boolean
  /** how long a provider may take, in ms */
  patienceMs: number
}

/**
 * Connects those of a council's providers that are set up. A council's own setting, NORFOLK_NOTIFY_API_KEY, goes before one that all
 * share, NOTIFY_API_KEY.
 * @throws Error with a sentence when one is half set up, which nobody would notice, or wrongly, or with what is for local development
 */
export function connectSenders({ slug, senders }: Wanted, surroundings: Surroundings): Connected {
  const { local } = surroundings
  const connected = Object.entries(senders).map(([channel, listed]) => {
    const set = listed.flatMap((each) => ('send' in each ? (each.local ? [] : [each]) : connectOne(slug, each, surroundings)))
    const outboxes = listed.filter((each): each is Sender => 'send' in each && each.local === true)
    return [channel, set.length === 0 && local ? outboxes : set] as const
  })
  return Object.fromEntries(connected)
}

function connectOne(slug: string, provider: Provider, { read, local, patienceMs }: Surroundings) {
  const { name, channel, settings, connect } = provider
  const { state, missing } = standing(slug, provider, read)
  if (state === 'unset') return []
  if (state === 'half')
    throw new Error(
      `The council ${slug} sends ${channel} by ${name}, and of its settings ${missing.map((each) => each.name).join(', ')} is missing.`,
    )
  const value = (setting: string) =>
    readSetting(slug, setting, read) || settings.find((each) => each.name === setting)?.otherwise || ''
  for (const setting of settings) refuseWrong(setting, value(setting.name), local)
  return [connect(value, patienceMs)]
}

/** @throws Error with a sentence that names the setting, and never its value */
function refuseWrong(setting: Setting, value: string, local: boolean) {
  const { name, about, form } = setting
  if (isAddress(setting) && value) {
    if (!URL.canParse(value) || !/^https?:/.test(value) || /[?#]/.test(value)) throw new Error(`${name} must be an address.`)
    if (!local && !value.startsWith('https:')) throw new Error(`${name} must be https: outside local development.`)
  }
  if (form && !form.test(value)) throw new Error(`${name} does not look like what it is for. ${about}`)
  if (!local && value === setting.local) throw new Error(`${name} is one for local development.`)
}

/** How far a provider is set up for a council, and which of the settings that it needs are missing. */
export function standing(
  slug: string,
  { settings }: Pick<Provider, 'settings'>,
  read: Surroundings['read'],
): { state: 'set' | 'half' | 'unset'; missing: Setting[] } {
  const needed = settings.filter(({ otherwise }) => otherwise === undefined)
  const missing = needed.filter(({ name }) => !readSetting(slug, name, read))
  if (missing.length === needed.length) return { state: 'unset', missing }
  return { state: missing.length > 0 ? 'half' : 'set', missing }
}

/** The name of a council's own setting. */
export const ownSetting = (slug: string, name: string) => `${slug.toUpperCase().replaceAll('-', '_')}_${name}`

const readSetting = (slug: string, name: string, read: Surroundings['read']) =>
  read(ownSetting(slug, name)) || read(name) || undefined
