// What npm start tells the Worker of the providers of messages: what stands in its own environment.
import type { Council } from '../../src/councils/council.ts'
import { ownSetting } from '../../src/senders/connect.ts'
import { isAddress, type Provider } from '../../src/senders/sender.ts'

type Listed = Pick<Council, 'slug' | 'senders'>

/** The providers that councils name, each once for each channel. */
export const providersOf = (councils: readonly Listed[]): Provider[] => [
  ...new Set(
    councils.flatMap(({ senders }) => Object.values(senders).flat()).filter((each): each is Provider => 'connect' in each),
  ),
]

/**
 * The settings of providers that stand in the environment, shared or a council's own. Where a provider is a server on this machine, what
 * else it needs is set to its local value, unless it stands there, too.
 */
export function providerSettings(councils: readonly Listed[], env: NodeJS.ProcessEnv): Record<string, string> {
  const told: Record<string, string> = {}
  const tell = ({ settings }: Provider, nameOf: (name: string) => string, otherwise: (name: string) => string | undefined) => {
    const given = settings.filter(({ name }) => env[nameOf(name)])
    // Whoever works with AWS has a key of theirs in the environment, which does not ask for e-mails from here.
    if (!given.some(({ name }) => !nameOf(name).startsWith('AWS_'))) return
    for (const { name } of given) told[nameOf(name)] = env[nameOf(name)]!
    if (!given.some((setting) => isAddress(setting) && isHere(env[nameOf(setting.name)]!))) return
    for (const setting of settings)
      if (setting.local !== undefined && !env[nameOf(setting.name)] && !otherwise(setting.name))
        told[nameOf(setting.name)] = setting.local
  }
  for (const provider of providersOf(councils))
    tell(
      provider,
      (name) => name,
      () => undefined,
    )
  for (const council of councils)
    for (const provider of providersOf([council]))
      tell(
        provider,
        (name) => ownSetting(council.slug, name),
        (name) => env[name],
      )
  return told
}

/** Whether an address is one of this machine. */
const isHere = (address: string) => URL.canParse(address) && /^(127(\.\d+){3}|localhost|\[::1\])$/.test(new URL(address).hostname)

/** A line for a file of settings, which may hold spaces and quotation marks. */
export function settingLine(name: string, value: string): string {
  const quote = ["'", '"', '`'].find((each) => !value.includes(each))
  if (!quote || /[\r\n]/.test(value)) throw new Error(`${name} has line breaks in it, or quotation marks of every kind.`)
  return `${name}=${quote}${value}${quote}`
}
