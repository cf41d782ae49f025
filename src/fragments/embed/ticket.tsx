import { inFrame } from '../step-form.tsx'
import { TextPage } from '../text-page.tsx'
import { linkTo, type View } from '../view.ts'
import { inLanguage } from '../words/index.ts'

/**
 * In a frame, when somebody has proved who they are: the way to the window, by a form, so that the ticket stands in no address. The other
 * languages are buttons of a form besides, which stays in the frame.
 */
export function HandOverPage({ view, ticket, minutes }: { view: View; ticket: string; minutes: number }) {
  const { ticket: said } = view.words.embed
  return (
    <TextPage title={said.title}>
      <p class="govuk-body">{said.lead}</p>
      <p class="govuk-body">{said.soon(minutes)}</p>
      <form id="step" method="post" action={`${view.base}/embed/sign-in/ticket`} {...inFrame}>
        <input type="hidden" name="ticket" value={ticket} />
      </form>
      <form method="post" action={linkTo(view, '/embed/ticket')} target="_top">
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
      <form id="step" method="post" action={`${view.base}/embed/ticket/confirm`}>
        <input type="hidden" name="ticket" value={ticket} />
        <div class="govuk-button-group">
          <button type="submit" class="govuk-button">
            {said.yes(owner.name)}
          </button>
          <button type="submit" class="govuk-button govuk-button--secondary" formaction={`${view.base}/embed/ticket/refuse`}>
            {said.no}
          </button>
        </div>
      </form>
    </TextPage>
  )
}

/** In the window, when there is nothing to go on with: to sign in, or on to the account of who is signed in. */
export function LateTicketPage({ view }: { view: View }) {
  const { ticket: said } = view.words.embed
  const [title, lead, to, on] = view.name
    ? [said.hereTitle, said.here(view.name), '/account', said.hereOn]
    : [said.lateTitle, said.late, '/sign-in', said.signIn]
  return (
    <TextPage title={title}>
      <p class="govuk-body">{lead}</p>
      <a class="govuk-button" href={view.base + to}>
        {on}
      </a>
    </TextPage>
  )
}
