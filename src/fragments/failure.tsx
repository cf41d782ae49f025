import { TextPage } from './text-page.tsx'
import { linkTo, type View } from './view.ts'
import type { Words } from './words/index.ts'

export type FailureKind = Exclude<keyof Words['failures'], 'home'>

/** A page for what went wrong, saying what to do next. */
export function FailurePage({ view, kind, reference }: { view: View; kind: FailureKind; reference?: string }) {
  const { failures, records } = view.words
  const [to, on] = kind === 'noAccess' ? ['/records', records.mine] : ['', failures.home]
  return (
    <TextPage title={failures[kind].title}>
      <p class="govuk-body">{failures[kind].lead}</p>
      {reference && (
        <p class="govuk-body">
          {failures.surprise.reference} <strong>{reference}</strong>
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={linkTo(view, to)}>
          {on}
        </a>
      </p>
    </TextPage>
  )
}
