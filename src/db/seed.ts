import { addAccount, findAccountByEmail, type Person } from './accounts.ts'
import { commit, type Db } from './client.ts'
import { type Keys, newId } from './keys.ts'

/** The password of every demo person. Only local databases have them. */
export const demoPassword = 'Doorstep-Local-1'

export const demoPeople: readonly { council: string; email: string; person: Person }[] = [
  {
    council: 'durham',
    email: 'andrew@durham.example',
    person: {
      forename: 'Andrew',
      surname: 'Grant-Soulsby',
      professional: 'yes',
      role: 'teacher',
      organisation: 'Framwellgate School Durham',
      street: 'Newton Drive',
      town: 'Durham',
      postCode: 'DH1 5BQ',
    },
  },
  {
    council: 'durham',
    email: 'worker@durham.example',
    person: {
      forename: 'Wendy',
      surname: 'Worker',
      professional: 'yes',
      role: 'social-worker',
      organisation: 'Durham County Council',
      street: 'County Hall',
      town: 'Durham',
      postCode: 'DH1 5UL',
    },
  },
]

/**
 * Adds the demo people that the database does not have; the others stay as they are.
 * @param hash makes a PHC string of a password: the Worker's own way of doing so does not run outside a Worker
 */
export async function seed(db: Db, keys: Keys, hash: (password: string) => Promise<string>, now: number): Promise<void> {
  for (const { council, email, person } of demoPeople) {
    if (await findAccountByEmail(db, keys, council, email)) continue
    const account = { id: newId(), council, email, person, password: await hash(demoPassword), status: 'active' as const }
    await commit(db, addAccount(db, keys, account, now))
  }
}
