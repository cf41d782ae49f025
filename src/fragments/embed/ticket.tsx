import { TextPage } from '../text-page.tsx'
import type { View } from '../view.ts'
import { inLanguage } from '../words/index.ts'

/** In a frame, when somebody has proved who they are: the way to the window, by a form, so that the ticket stands in no address. */
export function HandOverPage({ view, ticket, minutes }: { view: View; ticket: string; minutes: number }) {
  const { ticket: said } = view.words.embed
  return (
    <TextPage title={said.title}>
      <p class="govuk-body">{said.lead}</p>
      <p class="govuk-body">{said.soon(minutes)}</p>
      <form method="post" action={`${view.base}/embed/ticket`} target="_top">
        <input type="hidden" name="ticket" value={ticket} />
        <button type="submit" class="govuk-button">
          {said.goOn}
        </button>
      </form>
    </TextPage>
  )
}

/** In the window: names the account, and asks. Whoever was lured here with somebody else's ticket sees whose it is. */
export function TicketPage({ view, ticket, owner }: { view: View; ticket: string; owner: { name: string; email: string } }) {
  const { ticket: said } = view.words.embed
  return (
    <TextPage title={said.asksTitle}>
      <p class="govuk-body">{said.asksLead(inLanguage(view.council.service, view.language))}</p>
      <p class="govuk-inset-text breakable">
        <strong>{owner.name}</strong>
        <br />
        {owner.email}
      </p>
      <p class="govuk-body">{said.asksCare}</p>
      <form method="post" action={`${view.base}/embed/ticket/confirm`}>
        <input type="hidden" name="ticket" value={ticket} />
        <div class="govuk-button-group">
          <button type="submit" class="govuk-button">
            {said.yes(owner.name)}
          </button>
          <a class="govuk-link" href={view.base || '/'}>
            {said.no}
          </a>
        </div>
      </form>
    </TextPage>
  )
}

/** In the window, when there is nothing to go on with. */
export function LateTicketPage({ view }: { view: View }) {
  const { ticket: said } = view.words.embed
  return (
    <TextPage title={said.lateTitle}>
      <p class="govuk-body">{said.late}</p>
      <a class="govuk-button" href={`${view.base}/sign-in`}>
        {said.signIn}
      </a>
    </TextPage>
  )
}
