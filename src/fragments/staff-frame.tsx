import type { Child } from 'hono/jsx'
import type { View } from './view.ts'

/** The console's rooms, by their address below /staff, for those who may enter them. */
export type Room = 'overview' | 'invitations' | 'records' | 'accounts' | 'people' | 'audit'

const rooms: Record<NonNullable<View['role']>, readonly Room[]> = {
  worker: ['overview', 'invitations', 'records', 'accounts'],
  manager: ['overview', 'invitations', 'records', 'accounts'],
  administrator: ['overview', 'accounts', 'people', 'audit'],
}

/** A page of the staff console: the ways to its rooms, then the page. */
export function StaffFrame({ view, room, children }: { view: View; room: Room; children?: Child }) {
  const { staff: said } = view.words
  const mine = rooms[view.role ?? 'worker'].filter(
    (each) => view.council.records || (each !== 'invitations' && each !== 'records'),
  )
  return (
    <>
      <nav class="rooms" aria-label={said.navigation}>
        <ul>
          {mine.map((each) => (
            <li>
              <a
                class="govuk-link"
                href={`${view.base}/staff${each === 'overview' ? '' : `/${each}`}`}
                aria-current={each === room ? 'true' : undefined}
              >
                {said.rooms[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  )
}

/** Says what has just been done, in words of a closed list, once the browser has come to the next page. */
export function DoneNote({ said, done }: { said: Record<string, string>; done: string }) {
  if (!Object.hasOwn(said, done)) return null
  return (
    <p class="govuk-inset-text" role="status">
      {said[done]}
    </p>
  )
}
