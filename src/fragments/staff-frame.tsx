import type { Child } from 'hono/jsx'
import type { Room } from '../domain/staff.ts'
import type { View } from './view.ts'

/** A page of the staff console: the ways to its rooms, then the page. */
export function StaffFrame({ view, room, children }: { view: View; room: Room; children?: Child }) {
  const { staff: said } = view.words
  return (
    <>
      <nav class="rooms" aria-label={said.navigation}>
        <ul>
          {view.rooms?.map((each) => (
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
