import type { Fault } from '../domain/faults.ts'
import type { View } from './view.ts'

/** What the fragment of a page with one form is given. */
export type FormView<Loaded> = {
  view: View
  loaded: Loaded
  /** where the form is sent */
  action: string
  /** the form's random token: an exact repeat does its work once */
  token: string
  /** what stands in the fields */
  values: Record<string, string>
  faults: readonly Fault[]
}
