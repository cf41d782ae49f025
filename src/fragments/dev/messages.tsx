import type { Council } from '../../councils/council.ts'
import type { Language } from '../../domain/visit.ts'
import { directionOf } from '../../languages.ts'
import { assets } from '../assets.ts'
import { Outside } from '../councils.tsx'
import { words } from '../words/index.ts'
import { type Sample, samplesOf } from './samples.ts'
import { segmentsOf } from './segments.ts'

/** Every message that a council sends, as people get it: for developers and translators. The page itself is in English. */
export function MessagesPage({ council, language }: { council: Council; language: Language }) {
  const samples = samplesOf(council)
  const title = `Messages of ${council.slug}`
  return (
    <Outside words={words.en} language="en" css={assets.cssStaff} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      {samples.map((sample) => {
        const { subject, text } = sample.wording(language)
        return (
          <article id={idOf(sample)}>
            <h2 class="govuk-heading-m" lang={language} dir={directionOf(language)}>
              {subject}
            </h2>
            <p class="govuk-body-s breakable">
              {sample.name}, <Kind sample={sample} text={text} council={council} language={language} />
            </p>
            <div lang={language} dir={directionOf(language)}>
              {text.split('\n\n').map((paragraph) => (
                <p class="govuk-body breakable">{linesOf(paragraph)}</p>
              ))}
            </div>
          </article>
        )
      })}
    </Outside>
  )
}

const linesOf = (paragraph: string) => paragraph.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br />, line]))

function Kind({ sample, text, council, language }: { sample: Sample; text: string; council: Council; language: Language }) {
  if (sample.channel === 'voice') return <>spoken in a call</>
  if (sample.channel === 'sms') {
    const { alphabet, units, segments } = segmentsOf(text)
    return (
      <>
        a text of {units} units of {alphabet}: {segments} {segments === 1 ? 'segment' : 'segments'}
      </>
    )
  }
  return (
    <a class="govuk-link" href={`/dev/gallery/messages/${council.slug}/${idOf(sample)}.html?lang=${language}`}>
      the e-mail as HTML<span class="govuk-visually-hidden">: {sample.name}</span>
    </a>
  )
}

/** A message's name where it stands in an address. */
export const idOf = ({ name }: Pick<Sample, 'name'>) => name.replaceAll(' ', '-')
