import type { DocumentForReader } from '../../../db/documents.ts'
import { dayOf } from '../../dates.ts'
import type { View } from '../../view.ts'
import { kindAndSize } from './facts.ts'

type Props = { view: View; recordId: string; documents: readonly DocumentForReader[] }

/**
 * On a record's dashboard: the forms and documents that were published for this person. New ones are marked until first opened. That
 * they are saved is for the answer to say: with "download" on the link a session that has ended would show nothing.
 */
export function DocumentsSection({ view, recordId, documents }: Props) {
  const { documents: said } = view.words
  return (
    <section aria-labelledby="documents">
      <h2 id="documents" class="govuk-heading-m">
        {said.title}
      </h2>
      {documents.length === 0 ? (
        <p class="govuk-body">{said.none}</p>
      ) : (
        <ul class="documents">
          {documents.map(({ document, isNew }) => (
            <li>
              <a class="govuk-link documents__name" href={`${view.base}/records/${recordId}/documents/${document.id}`} data-file>
                {document.name}
              </a>{' '}
              {isNew && <strong class="documents__new">{said.isNew}</strong>}
              <span class="documents__facts">
                {kindAndSize(document)} · {said.published(dayOf(view.words, document.publishedAt))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
