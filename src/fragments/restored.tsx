import type { View } from './view.ts'

/** Above a form that is filled in with what was typed before the person was signed out. */
export const Restored = ({ view }: { view: View }) => (
  <p class="govuk-inset-text" role="status" data-restored>
    {view.words.idle.restored}
  </p>
)
