import type { Channel } from '../domain/phone.ts'
import type { View } from './view.ts'

/** Sends the form, and says by which way the person wants to be reached. */
export const ReachButton = ({ view, by, first = false }: { view: View; by: Channel; first?: boolean }) => (
  <button type="submit" name="channel" value={by} class={first ? 'govuk-button' : 'govuk-button govuk-button--secondary'}>
    {by === 'text' ? view.words.phone.sendCode : view.words.phone.callMe}
  </button>
)
