import { assets } from '../assets.ts'
import { Outside } from '../councils.tsx'
import { words } from '../words/index.ts'

type Message = { id: string; council: string; channel: string; to: string; subject: string; text: string; at: string }

/**
 * For developers, in English only.
 * @param calling the ids of those that are calls in which # confirms; one that speaks a code is over when it is spoken
 */
export function OutboxPage({ messages, calling }: { messages: readonly Message[]; calling: ReadonlySet<string> }) {
  return (
    <Outside words={words.en} language="en" css={assets.cssStaff} title="Outbox">
      <h1 class="govuk-heading-l">Outbox</h1>
      <p class="govuk-body">What would have been sent, the newest first. Reload to see more.</p>
      {messages.length === 0 && <p class="govuk-body">Nothing yet.</p>}
      {messages.map(({ id, council, channel, to, subject, text, at }) => (
        <article class="message" id={id}>
          <h2 class="govuk-heading-m">{subject}</h2>
          <p class="govuk-body-s breakable">
            {channel} to {to}, {council}, {at.slice(0, 19).replace('T', ' ')} UTC
          </p>
          <pre class="message__text">{text}</pre>
          {calling.has(id) && (
            <form method="post" action={`/dev/outbox/${id}/keys`} class="govuk-button-group" aria-label={`Call to ${to}`}>
              <button type="submit" name="keys" value="#" class="govuk-button">
                Press #
              </button>
              <button type="submit" name="result" value="engaged" class="govuk-button govuk-button--secondary">
                Engaged
              </button>
              <button type="submit" name="result" value="unanswered" class="govuk-button govuk-button--secondary">
                Not answered
              </button>
            </form>
          )}
        </article>
      ))}
    </Outside>
  )
}
