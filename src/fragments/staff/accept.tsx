import type { Role } from '../../domain/staff.ts'
import type { FormView } from '../form-view.ts'
import { PageForm } from '../page-form.tsx'
import { ErrorSummary } from '../step-form.tsx'
import { TextPage } from '../text-page.tsx'
import type { View } from '../view.ts'
import { inLanguage } from '../words/index.ts'

/** Who opened the link of a staff invitation, and what it is still good for. */
export type Opened =
  | { is: 'open'; role: Role }
  | { is: 'signed-out' | 'somebody-else'; email: string }
  | { is: 'staff-already' | 'used' | 'yours' | 'withdrawn' | 'expired' }

/** The page of an invitation: one press accepts it. */
export function AcceptPage({ loaded, values: _, ...form }: FormView<Opened>) {
  const { view, faults } = form
  const { accept: said, roles } = view.words.staff
  if (loaded.is !== 'open')
    return (
      <>
        {faults.length > 0 && <ErrorSummary view={view} faults={faults} />}
        <ClosedPage view={view} opened={loaded} />
      </>
    )
  const lead = (
    <>
      <p class="govuk-body">{said.lead(roles[loaded.role])}</p>
      <p class="govuk-body">{said.signsOut}</p>
    </>
  )
  return <PageForm {...form} title={said.title} send={said.send} lead={lead} />
}

/** The page's title, by what the link is still good for. */
export function titleOfOpened({ accept: said }: View['words']['staff'], { is }: Opened): string {
  const titles: Record<Opened['is'], string> = {
    open: said.title,
    'signed-out': said.title,
    'somebody-else': said.otherTitle,
    'staff-already': said.title,
    used: said.usedTitle,
    yours: said.yoursTitle,
    withdrawn: said.withdrawnTitle,
    expired: said.expiredTitle,
  }
  return titles[is]
}

/** A link that cannot be accepted here and now: why, and who can help. */
export function ClosedPage({ view, opened }: { view: View; opened: Exclude<Opened, { is: 'open' }> }) {
  const { accept: said } = view.words.staff
  const go = (to: string, words: string) => (
    <p class="govuk-body">
      <a class="govuk-link" href={view.base + to}>
        {words}
      </a>
    </p>
  )
  return (
    <TextPage title={titleOfOpened(view.words.staff, opened)}>
      {opened.is === 'signed-out' && (
        <>
          <p class="govuk-body breakable">{said.signInLead(opened.email)}</p>
          {go('/sign-in', said.signIn)}
          {go('/register', said.register)}
        </>
      )}
      {opened.is === 'somebody-else' && (
        <>
          <p class="govuk-body breakable">{said.other(opened.email)}</p>
          <form method="post" action={`${view.base}/sign-out`}>
            <button type="submit" class="govuk-button">
              {view.words.signOut.button}
            </button>
          </form>
        </>
      )}
      {opened.is === 'staff-already' && (
        <>
          <p class="govuk-body">{said.already}</p>
          {go('/staff', said.toConsole)}
        </>
      )}
      {(opened.is === 'used' || opened.is === 'yours') && (
        <>
          <p class="govuk-body">
            {opened.is === 'used' ? said.used : said.yours(inLanguage(view.council.service, view.language))}
          </p>
          {go('/sign-in', said.signIn)}
        </>
      )}
      {(opened.is === 'withdrawn' || opened.is === 'expired') && <p class="govuk-body">{said.closed}</p>}
    </TextPage>
  )
}
