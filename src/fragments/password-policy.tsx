import type { PasswordProfile } from '../councils/council.ts'
import type { View } from './view.ts'
import type { Words } from './words/index.ts'

/** The whole policy, to be read before typing. For a first password nothing is said of those before. */
export function PasswordPolicy({ view: { words, council }, first = false }: { view: View; first?: boolean }) {
  const { title, lead, tip } = words.policy
  const { password } = council
  return (
    <div class="policy" id="policy">
      <h2 class="govuk-heading-m">{title}</h2>
      <p class="govuk-body">{lead}</p>
      <ul class="govuk-list govuk-list--bullet">
        {rulesOf(words.policy, password, first).map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      {password.kind === 'modern' && <p class="govuk-body">{tip}</p>}
    </div>
  )
}

/** The rules of the council's profile, each in a sentence. */
function rulesOf(said: Words['policy'], profile: PasswordProfile, first: boolean): string[] {
  if (profile.kind === 'strict') return said.strict(profile)
  const earlier = first ? [] : [said.current, ...(profile.history > 0 ? [said.earlier(profile.history)] : [])]
  const own = profile.kind === 'classes' ? said.classes(profile) : said.modern(profile)
  return [...own, ...said.guessable, ...earlier]
}
