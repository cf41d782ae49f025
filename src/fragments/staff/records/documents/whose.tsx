import type { ChildRecord } from '../../../../db/records.ts'
import type { View } from '../../../view.ts'

/** Whose record a page is about, so that nothing is published on the wrong one. */
export const Whose = ({ view, record }: { view: View; record: Pick<ChildRecord, 'child'> }) => (
  <p class="govuk-body-l">{view.words.documents.whose(`${record.child.given} ${record.child.surname}`)}</p>
)
