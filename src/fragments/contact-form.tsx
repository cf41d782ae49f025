import type { Child } from 'hono/jsx'
import type { Sends } from '../domain/codes.ts'
import type { News } from '../domain/news.ts'
import { Said, TextField } from './fields.tsx'
import type { FormView } from './form-view.ts'
import { PageForm } from './page-form.tsx'
import { newsWords } from './sign-in/code-status.tsx'
import { Go, GoLink } from './step-form.tsx'
import { TextPage } from './text-page.tsx'
import { TickField } from './tick.tsx'
import { timeOfDay } from './view.ts'

/** How the change of an address or a number stands. */
export type ContactShown =
  /** a code went to the new value; or nothing yet, or it did not leave */
  | {
      stands: 'waits'
      value: string
      old: string
      sends: Sends
      unsent: boolean
      usedUp?: boolean
      news?: News | undefined
    }
  /** it is proved, and another account has it; where one goes on from here, below the base */
  | { stands: 'taken'; next: string }
  | { stands: 'none' }

type Props = FormView<ContactShown> & {
  title: string
  sent: string
  unsent: string
  /** what is kept until the code is entered */
  kept: (old: string) => string
  correct: string
  /** the field of Review Account that holds it */
  field: 'email' | 'mobile'
  /** the new value, as people write it */
  write: (value: string) => string
  /** what else helps to find the code */
  more?: Child
}

/** The page that waits for the code that proves a new address, or a new number. */
export function ContactForm({ loaded, title, sent, unsent, kept, correct, field, write, more, values, ...form }: Props) {
  const { view, faults } = form
  const { code, review } = view.words
  const said = review.prove
  const details = `${view.base}/account/review`
  if (loaded.stands === 'taken') return <Taken {...form} values={values} loaded={loaded} />
  if (loaded.stands === 'none')
    return (
      <TextPage title={said.nothingTitle}>
        <p class="govuk-body">{said.nothing}</p>
        <a class="govuk-button" href={details}>
          {said.back}
        </a>
      </TextPage>
    )
  const { value, old, sends, news } = loaded
  const became = news && !loaded.unsent && newsWords(view, field === 'email' ? 'newEmail' : 'newMobile', news.what)
  return (
    <PageForm {...form} title={title} send={said.verify} beside={<Go to="cancel">{said.cancel}</Go>}>
      {sends.count > 1 && !loaded.unsent && (
        <div class="govuk-inset-text" role="status">
          {code.resent(timeOfDay(sends.at))}
        </div>
      )}
      {became && (
        <div class="govuk-inset-text" role="status">
          {became}
        </div>
      )}
      {loaded.unsent ? (
        <div class="govuk-inset-text" role="status">
          {unsent}
        </div>
      ) : (
        <p class="govuk-body govuk-!-margin-bottom-1">{sent}</p>
      )}
      <p class="govuk-body breakable">
        <strong>{write(value)}</strong>{' '}
        <a class="govuk-link contact__correct" href={`${details}#${field}`}>
          {correct}
        </a>
      </p>
      <p class="govuk-body breakable">
        {kept(old)} {said.saved}
      </p>
      <p class="govuk-body">
        {more} {code.life(view.times.codeMinutes)}
      </p>
      <TextField
        view={view}
        name="code"
        label={said.code}
        hint={code.hint(view.council.code.digits)}
        faults={faults}
        width="10"
        class="govuk-input--extra-letter-spacing"
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck={false}
      />
      <div class="govuk-form-group">
        <Said view={view} name="resend" hint={undefined} faults={faults} />
        <GoLink to="resend" describedBy={faults.some((fault) => fault.field === 'resend') ? 'resend-error' : undefined}>
          {said.newCode}
        </GoLink>
        <p class="govuk-hint">{code.wait(view.times.resendSeconds)}</p>
      </div>
      <TickField view={view} name="elsewhere" label={said.elsewhere} ticked={values.elsewhere === 'yes'} faults={faults} />
    </PageForm>
  )
}

/** Somebody has proved a mailbox that another account has: it is theirs, too, and the two can be made one. */
function Taken({ view, loaded }: FormView<Extract<ContactShown, { stands: 'taken' }>>) {
  const { review, layout } = view.words
  const said = review.prove
  const [way, words] = view.council.social
    ? (['/account/routes', said.takenLink] as const)
    : (['/contact', layout.contactPage] as const)
  return (
    <TextPage title={said.takenTitle}>
      <p class="govuk-body">{said.taken}</p>
      <p class="govuk-body">
        {view.council.social ? said.takenRoutes : said.takenHelp}{' '}
        <a class="govuk-link" href={view.base + way}>
          {words}
        </a>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/account/review`}>
          {said.back}
        </a>
      </p>
      <a class="govuk-button" href={`${view.base}${loaded.next === '/' ? '' : loaded.next}` || '/'}>
        {said.goOn}
      </a>
    </TextPage>
  )
}
