import { describe, expect, it } from 'vitest'
import { councils } from '../src/councils/all.ts'
import type { Council } from '../src/councils/council.ts'
import { limits, minutes } from '../src/domain/limits.ts'
import { results } from '../src/fragments/accessibility-results.ts'
import { dateOf } from '../src/fragments/dates.ts'
import { inLanguage, wordsOf } from '../src/fragments/words/index.ts'
import { usual } from '../src/languages.ts'
import { eastVale } from './east-vale.ts'
import { portal } from './visitor.ts'

const here = portal()
const all = (councils as readonly Council[]).flatMap((council) =>
  (council.languages ?? usual).map((language) => ({ slug: council.slug, language, council })),
)

describe.each(all)('the accessibility statement of $slug in $language', ({ slug, language, council }) => {
  const words = wordsOf(council, language)
  const said = words.accessibility
  const open = () => here.visitor().open(`/${slug}/accessibility?lang=${language}`)

  it('is led to from the foot of every page', async () => {
    for (const path of ['', '/sign-in', '/contact', '/nowhere']) {
      const visitor = await here.visitor().open(`/${slug}${path}?lang=${language}`)
      const link = visitor.page.querySelector(`footer a[href="/${slug}/accessibility"]`)
      expect(link?.textContent.trim(), path).toBe(said.link)
    }
  })

  it('says what the regulations ask for: whose it is, how far it complies, what does not, whom to ask, and who enforces', async () => {
    const visitor = await open()
    expect(visitor.status).toBe(200)
    expect(visitor.heading).toBe(said.title)
    const names = { council: inLanguage(council.name, language), service: inLanguage(council.service, language) }
    expect(visitor.text).toContain(said.scope(names))
    expect(visitor.text).toContain(said.technical.committed(names.council))
    expect(visitor.text).toContain(said.technical.partially)
    for (const each of ['EHRC', 'EASS', '2018', '2.2']) expect(visitor.text).toContain(each)
    for (const { phone } of council.contacts) if (phone) expect(visitor.text).toContain(phone)
    expect(visitor.text.includes(said.content.files)).toBe(council.records !== undefined)
    expect(visitor.text.includes(said.content.providers)).toBe(council.social !== undefined)
    const handOver = { button: minutes(limits.ticket.fromFrameMs), question: minutes(limits.ticket.askedForMs) }
    expect(visitor.text.includes(said.content.handOver(handOver))).toBe(council.embedding !== undefined)
    expect(visitor.text.includes(said.content.trip(minutes(limits.social.tripMs)))).toBe(council.social !== undefined)
    for (const each of council.languages ?? usual)
      expect(visitor.page.querySelector(`main li bdi[lang=${each}]`)?.textContent).toBe(wordsOf(council, each).language.name)
  })

  it('tells what the tests found, and when', async () => {
    const visitor = await open()
    const found = results.councils[slug]
    if (!found) {
      // Nothing is told that was not found.
      expect(visitor.text).toContain(said.how.untested)
      expect(visitor.text).not.toContain(said.how.clean)
      return
    }
    const day = dateOf(words, results.date)
    expect(visitor.text).toContain(said.tests.lead({ ...found, widths: results.widths.join(', '), axe: results.axe, day }))
    expect(visitor.text).toContain(said.prepared.lead(day))
    expect(visitor.text).toContain(found.violations.length === 0 ? said.how.clean : said.how.unclean)
    expect(visitor.text).not.toContain(said.how.untested)
  })
})

describe('an accessibility statement', () => {
  it('says so where a portal has not been tested yet', async () => {
    const visitor = await here.visitor().open(`/${eastVale.slug}/accessibility`)
    expect(visitor.text).toContain(wordsOf(eastVale, 'en').accessibility.how.untested)
    expect(visitor.text).not.toContain('axe-core')
  })

  it('lists what failed, in the words of the test, marked as English', async () => {
    const visitor = here.visitor({ origin: 'http://127.0.0.1:8787' })
    await visitor.open('/dev/gallery/durham/accessibility/something-found?lang=cy')
    const failed = visitor.page.querySelectorAll('main li span[lang=en]').map(({ textContent }) => textContent.trim())
    expect(failed.some((text) => text.endsWith('(target-size)'))).toBe(true)
    expect(visitor.text).toContain(wordsOf(councils[0], 'cy').accessibility.content.states(7))
    expect(visitor.text).not.toContain(wordsOf(councils[0], 'cy').accessibility.how.clean)
  })
})
