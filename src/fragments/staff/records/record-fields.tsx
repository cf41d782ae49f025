import type { Fault } from '../../../domain/faults.ts'
import { DateField } from '../../date-field.tsx'
import { TextField } from '../../fields.tsx'
import type { View } from '../../view.ts'

/** What a record consists of, to be filled in. */
export function RecordFields(props: { view: View; values: Record<string, string>; faults: readonly Fault[] }) {
  const { view, values, faults } = props
  const { records: said } = view.words
  // The browser must not offer what was typed of another child.
  const line = { view, faults, autocomplete: 'off', spellcheck: false }
  return (
    <>
      <TextField {...line} name="number" label={said.number} value={values.number} width="20" />
      <TextField {...line} name="given" label={said.given} value={values.given} />
      <TextField {...line} name="surname" label={said.surname} value={values.surname} />
      <DateField view={view} name="born" label={said.born} hint={said.bornHint} faults={faults} values={values} />
    </>
  )
}
