import type { FoundAddress } from '../../address-lookups/address-lookup.ts'
import { dateOf } from '../dates.ts'
import { EmailField, Said, TextField } from '../fields.tsx'
import type { FormView } from '../form-view.ts'
import { PageForm } from '../page-form.tsx'
import { masked } from '../phone-number.tsx'
import { Go } from '../step-form.tsx'
import type { View } from '../view.ts'

export type ReviewShown = {
  /** what is kept now, by the names of the fields; the date as 1983-01-10 */
  current: Record<string, string>
  /** tells whether that is still so when the form is sent */
  seen: string
  /** the mobile number gets the codes of signing in */
  signsIn: boolean
  /** the landline (E.164) that gets them instead */
  landline?: string
  /** what waits for its code, as it is written, by the names of the fields */
  waiting: Record<string, string>
  /** addresses can be looked up */
  lookup: boolean
  /** what was found by the post code */
  found?: readonly FoundAddress[]
  /** the address has just been opened, or filled in from what was found */
  now?: 'opened' | 'filled'
}

type Props = FormView<ReviewShown>

const lines = [1, 2, 3, 4]
const addressFields = [...lines.map((line) => `line${line}`), 'postCode']

/** Everything that is kept about somebody, in the order of the guide: what is shown is what will be saved. */
export function ReviewPage(props: Props) {
  const { view, loaded, values, faults, ...form } = props
  const { review: said, form: common } = view.words
  const changed = faults.some(({ key }) => key === 'review.changed')
  const field = (name: string, label: string, hint?: string) => {
    const now = changed ? nowKept(view, loaded, values, name) : undefined
    const said = [hint, now].filter(Boolean).join('. ').replace('..', '.')
    return { view, faults, name, label, value: values[name], ...(said ? { hint: said } : {}) }
  }
  const hintOf = (name: string, ...hints: string[]) => {
    const waiting = loaded.waiting[name]
    return [...(waiting ? [said.reach.waiting(waiting)] : []), ...hints].join(' ')
  }
  const mobileHints = loaded.landline
    ? [said.reach.landline(masked(loaded.landline)), said.reach.changing]
    : [said.reach[loaded.signsIn ? 'signsIn' : 'changing']]
  return (
    <PageForm view={view} faults={faults} {...form} title={said.title} send={said.confirm}>
      <h2 class="govuk-heading-m">{said.heading}</h2>
      <p class="govuk-body">{said.lead}</p>
      <p class="govuk-body">{common.mandatory}</p>
      <input type="hidden" name="seen" value={changed ? loaded.seen : (values.seen ?? loaded.seen)} />
      <TextField {...field('title', `${said.person.title} *`)} width="5" autocomplete="honorific-prefix" />
      <TextField {...field('forename', `${said.person.forename} *`)} autocomplete="given-name" />
      <TextField {...field('middleName', said.person.middleName)} autocomplete="additional-name" />
      <TextField {...field('surname', `${said.person.surname} *`)} autocomplete="family-name" />
      <TextField {...field('born', said.person.born, said.person.bornHint)} width="10" autocomplete="bday" />
      <Address {...props} changed={changed} />
      <TextField {...field('daytime', said.reach.daytime, said.reach.numberHint)} {...phone} autocomplete="tel" />
      <TextField {...field('evening', said.reach.evening, said.reach.numberHint)} {...phone} autocomplete="tel" />
      <TextField {...field('mobile', said.reach.mobile, hintOf('mobile', ...mobileHints))} {...phone} autocomplete="tel" />
      <EmailField {...field('email', said.reach.email, hintOf('email', said.reach.emailHint))} autocomplete="email" />
    </PageForm>
  )
}

const phone = { type: 'tel', inputmode: 'tel', width: '20' }

/** What is kept of a field now, where that is not what was typed. */
function nowKept({ words }: View, { current }: ReviewShown, values: Record<string, string>, name: string): string | undefined {
  const kept = current[name] ?? ''
  const written = name === 'born' && kept ? dateOf(words, kept) : kept
  return written === (values[name] ?? '') ? undefined : words.review.now(written || words.review.reach.nothing)
}

type Part = Props & { changed: boolean }

/** The address as it will be saved: as it is read on a letter, or open to be changed. */
function Address(props: Part) {
  const { values, faults } = props
  const isOpen = values.open === 'yes' || faults.some(({ field = '' }) => [...addressFields, 'find'].includes(field))
  return isOpen ? <OpenAddress {...props} /> : <ClosedAddress {...props} />
}

function ClosedAddress({ view, loaded, values, changed }: Part) {
  const { review: said, overview } = view.words
  const shown = linesOf(values)
  return (
    <fieldset class="govuk-fieldset govuk-form-group">
      <legend class="govuk-fieldset__legend">{said.address.title}</legend>
      {changed && <NowAddress view={view} loaded={loaded} values={values} />}
      {addressFields.map((name) => (
        <input type="hidden" name={name} value={values[name] ?? ''} />
      ))}
      <p class="govuk-body address breakable">{shown.length > 0 ? <Lines lines={shown} /> : overview.notGiven}</p>
      <Go to="address">{said.address.update}</Go>
    </fieldset>
  )
}

const linesOf = (values: Record<string, string>) => addressFields.map((name) => values[name] ?? '').filter((line) => line !== '')

const Lines = ({ lines: all }: { lines: readonly string[] }) => (
  <>
    {all.map((line, at) => (
      <>
        {at > 0 && <br />}
        {line}
      </>
    ))}
  </>
)

/** The address that is kept now, where that is not what was typed. */
function NowAddress({ view, loaded, values }: Pick<Part, 'view' | 'loaded' | 'values'>) {
  const { review: said } = view.words
  const [now, typed] = [linesOf(loaded.current), linesOf(values)]
  if (now.join('\n') === typed.join('\n')) return null
  return <div class="govuk-hint breakable">{said.now(now.join(', ') || said.reach.nothing)}</div>
}

function OpenAddress({ view, loaded, values, faults, changed }: Part) {
  const said = view.words.review.address
  const field = { view, faults }
  const postCode = (
    <TextField
      {...field}
      name="postCode"
      label={said.postCode}
      value={values.postCode}
      width="10"
      autocomplete="postal-code"
      {...(loaded.lookup && loaded.now === 'opened' ? { autofocus: true } : {})}
    />
  )
  return (
    <fieldset class="govuk-fieldset address-fields">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{said.title}</legend>
      <p class="govuk-hint">
        {loaded.lookup && `${said.findHint} `}
        {said.hint}
      </p>
      {changed && <NowAddress view={view} loaded={loaded} values={values} />}
      <input type="hidden" name="open" value="yes" />
      {loaded.lookup && (
        <>
          {postCode}
          <div class="govuk-form-group">
            <Said view={view} name="find" hint={undefined} faults={faults} />
            <Go to="find" faults={faults}>
              {said.find}
            </Go>
          </div>
          {loaded.found && <Found view={view} found={loaded.found} />}
          {loaded.now === 'filled' && (
            <p class="govuk-inset-text" tabindex={-1} autofocus>
              {said.chosen}
            </p>
          )}
        </>
      )}
      {lines.map((line) => (
        <TextField
          {...field}
          name={`line${line}`}
          label={said.line(line)}
          value={values[`line${line}`]}
          autocomplete={line < 4 ? `address-line${line}` : 'off'}
          {...(line === 1 && !loaded.lookup && loaded.now === 'opened' ? { autofocus: true } : {})}
        />
      ))}
      {!loaded.lookup && postCode}
    </fieldset>
  )
}

/** The addresses of a post code, each a button that fills the lines. */
function Found({ view, found }: { view: View; found: readonly FoundAddress[] }) {
  return (
    <div class="govuk-form-group">
      <h3 class="govuk-heading-s" id="found" tabindex={-1} autofocus>
        {view.words.review.address.choose}
      </h3>
      <ul class="govuk-list found-addresses" aria-labelledby="found">
        {found.map(({ lines: all, postCode }) => (
          <li>
            <button type="submit" name="go" value={`use:${JSON.stringify([postCode, ...all])}`} class="link-button breakable">
              {[...all, postCode].join(', ')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
