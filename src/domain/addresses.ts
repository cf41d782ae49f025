import type { FoundAddress } from '../address-lookups/address-lookup.ts'
import type { Fault } from './faults.ts'
import { countEach, limits } from './limits.ts'
import { no, ok, type Result } from './result.ts'
import type { Visit } from './visit.ts'

/** How many lines an address has besides its post code. */
export const ADDRESS_LINES = 4

/** The council's way of finding addresses, where it has one that may be used here. */
export const lookupOf = ({ council, local }: Pick<Visit, 'council' | 'local'>) =>
  council.addresses && (local || !council.addresses.local) ? council.addresses : undefined

/**
 * Finds the addresses of a post code, for one account.
 * @returns at least one; or why there is none: nothing known, the provider down, or too many asked for, each of which costs the council
 */
export async function findAddresses(visit: Visit, accountId: string, postCode: string): Promise<Result<FoundAddress[], Fault>> {
  const lookup = lookupOf(visit)
  const down: Fault = { key: 'address.lookup-down', field: 'find' }
  if (!lookup) return no(down)
  const wait = await countEach(visit, [{ name: 'address-lookup', subject: accountId, window: limits.address.lookupsPerAccount }])
  if (wait) return no({ key: 'address.lookup-limit', field: 'find', values: { minutes: wait } })
  const looked = await lookup.find(postCode)
  if (!looked.ok) {
    const { council, log } = visit
    log({ level: 'warn', event: 'address-lookup.failed', council: council.slug, provider: lookup.name, why: looked.why })
    return no(down)
  }
  const found = looked.addresses.filter(({ lines }) => lines.length > 0 && lines.length <= ADDRESS_LINES)
  return found.length > 0 ? ok([...found]) : no({ key: 'address.none-found', field: 'postCode' })
}
