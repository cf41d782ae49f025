import { invented } from '../src/address-lookups/invented.ts'
import norfolk from '../src/councils/norfolk.ts'
import type { Served } from '../src/routes/journeys.ts'

const { records: _, ...others } = norfolk

/** A council whose people look over what is kept about them: signs in as Norfolk does, finds addresses, and comes home. */
export const westVale: Served = {
  ...others,
  slug: 'west-vale',
  name: { en: 'West Vale Council', cy: 'Cyngor Dyffryn y Gorllewin' },
  service: { en: 'West Vale Parents', cy: 'Rhieni Dyffryn y Gorllewin' },
  hosts: ['parents.westvale.example'],
  afterSignIn: '/',
  review: { everyDays: 365 },
  addresses: invented(),
}
