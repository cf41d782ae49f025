import type { PhoneKind, Way } from '../domain/phone.ts'
import { Primary } from './step-form.tsx'
import type { View } from './view.ts'

type Props = {
  view: View
  /** what kind of number it is, where that is known */
  kind: PhoneKind | undefined
}

/**
 * The ways in which somebody can have themselves reached. Where both a text and a call bring a code, "Send Code" leaves the way to the
 * number, and a call is offered beside it for a number of which nobody can tell.
 */
export function ReachButtons({ view, kind }: Props) {
  const { sendCode } = view.words.phone
  if (view.council.phone?.calls === 'code')
    return (
      <>
        <Primary>{sendCode}</Primary>
        {kind === 'unknown' && <ReachButton view={view} by="call" />}
      </>
    )
  const [one, other]: [Way, Way] = kind === 'landline' ? ['call', 'text'] : ['text', 'call']
  return (
    <>
      <ReachButton view={view} by={one} first />
      <ReachButton view={view} by={other} />
    </>
  )
}

/** Sends the form, and says by which way the person wants to be reached. */
const ReachButton = ({ view, by, first = false }: { view: View; by: Way; first?: boolean }) => (
  <button type="submit" name="channel" value={by} class={first ? 'govuk-button' : 'govuk-button govuk-button--secondary'}>
    {by === 'text' ? view.words.phone.sendCode : view.words.phone.callMe}
  </button>
)
