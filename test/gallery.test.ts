import type { HTMLElement } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { createApp } from '../src/app.ts'
import { councils } from '../src/councils/all.ts'
import type { Council } from '../src/councils/council.ts'
import { faultKeys } from '../src/domain/faults.ts'
import { statesOf } from '../src/fragments/dev/states.tsx'
import { faultWords, inLanguage, words, wordsOf } from '../src/fragments/words/index.ts'
import { directionOf, type Language, languages } from '../src/languages.ts'
import { languagesAt, languagesOf } from '../src/middleware/language.ts'
import { addressOf } from '../src/routes/dev/gallery.tsx'
import { journeysOf, type Served } from '../src/routes/journeys.ts'
import { eastVale } from './east-vale.ts'
import { southVale } from './south-vale.ts'
import { portal } from './visitor.ts'
import { westVale } from './west-vale.ts'

const all = [...councils, eastVale, southVale, westVale]
const here = portal({ councils: all })
const states = all.flatMap((council) =>
  statesOf(council).map((state) => ({ ...state, council, address: addressOf(council.slug, state) })),
)

/** What can be read in a language: the staff console speaks fewer. */
const isIn =
  (language: Language) =>
  ({ council, page }: { council: Council; page: string }) =>
    languagesAt(languagesOf(council, true), `/${page}`).includes(language)

/** Every sentence, or part of one, of a language: what is more than two words long and needs no figure. */
const sentencesOf = (part: unknown): string[] => {
  if (typeof part === 'string') return /\S \S+ \S/.test(part) ? [part] : []
  return typeof part === 'object' && part ? Object.values(part).flatMap(sentencesOf) : []
}
const sentencesIn = new Map<string, string[]>()

/** What stands in English on a page in another language, and is not said to be English. The gallery's titles are its own. */
function englishIn(page: HTMLElement, council: Council, language: Language) {
  const key = `${council.slug} ${language}`
  const english = sentencesIn.get(key) ?? englishBut(council, language)
  sentencesIn.set(key, english)
  for (const marked of page.querySelectorAll('body [lang=en]')) marked.remove()
  const text = page.querySelector('body')!.textContent.replace(/\s+/g, ' ')
  return english.filter((sentence) => text.includes(sentence))
}

function englishBut(council: Council, language: Language) {
  const its = new Set(sentencesOf(wordsOf(council, language)))
  const english = [...sentencesOf(wordsOf(council, 'en')), ...council.contacts.map(({ about }) => about.en)]
  return [...new Set(english)].filter((sentence) => !its.has(sentence))
}

/** What is saved, not shown. */
const downloads = ['records/:record/documents/:document', 'staff/records/:record/documents/:document']

/** Every page that a council's portal answers GET with, by the app's own list of routes. */
function mounted(council: Served) {
  const world = { connect: (() => {}) as never, now: () => 0, pause: async () => {}, log: () => {} }
  const { routes } = createApp([council], world)
  const { slug } = council
  return [
    ...new Set(
      routes
        .filter(({ method, path }) => method === 'GET' && (path === `/${slug}` || path.startsWith(`/${slug}/`)))
        .map(({ path }) => path.slice(slug.length + 2))
        .filter((path) => !downloads.includes(path)),
    ),
  ]
}

describe.each(all)('the gallery of $slug', (council) => {
  const mine = states.filter((state) => state.council.slug === council.slug)
  const steps = journeysOf(council).flatMap(({ name, steps: each }) => each.map(({ path }) => `${name}/${path}`))

  it.each(steps)('shows the step %s', (step) => expect(mine.map(({ page }) => page)).toContain(step))

  it('shows every page that is mounted', () => {
    // A journey's own address only leads to its first step, and in a frame the pages are the same; a template, what became of a call or a message, the way to a provider and back are no pages.
    const redirects = journeysOf(council).map(({ name }) => name as string)
    const pages = mounted(council).filter(
      (page) => !redirects.includes(page) && !/\.csv$|\/status$|^social\/:provider(\/callback)?$|^embed\//.test(page),
    )
    expect(pages.length).toBeGreaterThan(steps.length)
    expect(pages.filter((page) => !mine.some((state) => state.page === page))).toEqual([])
  })

  it('shows no page that is not mounted, but failures and what a form alone is answered with', () => {
    const answers = ['embed/ticket', 'embed/start']
    const pages = [...new Set(mine.map(({ page }) => page))].filter(
      (page) => !page.startsWith('failure/') && !answers.includes(page),
    )
    expect(pages.filter((page) => !mounted(council).includes(page))).toEqual([])
  })

  it.each(Object.keys(words.en.failures).filter((kind) => kind !== 'home'))('shows the failure %s', (kind) =>
    expect(mine.map(({ page }) => page)).toContain(`failure/${kind}`),
  )

  it.each(Object.keys(words.en.signIn.ended))('shows the notice %s', (notice) =>
    expect(mine.filter(({ page }) => page === 'sign-in/password').map(({ state }) => state)).toContain(notice),
  )
})

describe('the gallery', () => {
  it.each(faultKeys)('shows the fault %s', (key) =>
    expect(states.some(({ faults }) => faults.some((fault) => fault.key === key))).toBe(true),
  )

  it('gives every state an address of its own', () => {
    const addresses = states.map(({ address }) => address)
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([])
  })

  it('lists every state, and the messages of every council, with a link to each in every language', async () => {
    const visitor = await here.visitor({ origin: 'http://127.0.0.1:8787' }).open('/dev/gallery')
    const links = visitor.page.querySelectorAll('main a').map((link) => link.getAttribute('href'))
    const addresses = [...states.map(({ address }) => address), ...all.map(({ slug }) => `messages/${slug}`)]
    const spoken = links.filter((link) => !link!.endsWith('?lang=ar'))
    expect(spoken.sort()).toEqual(addresses.flatMap((each) => [`/dev/gallery/${each}`, `/dev/gallery/${each}?lang=cy`]).sort())
    const inArabic = links.filter((link) => link!.endsWith('?lang=ar'))
    const wanted = states.filter(isIn('ar')).map(({ address }) => address)
    expect(wanted.length).toBeGreaterThan(100)
    expect(inArabic.sort()).toEqual([...wanted, 'messages/leicestershire'].map((each) => `/dev/gallery/${each}?lang=ar`).sort())
  })

  it('shows nothing that is not there', async () => {
    for (const path of ['/dev/gallery/durham', '/dev/gallery/durham/nowhere/x', '/dev/gallery/nowhere/home/as-it-is'])
      expect((await here.visitor({ origin: 'http://127.0.0.1:8787' }).open(path)).status).toBe(404)
  })
})

describe.each(languages)('every state in %s', (language) => {
  it.each(states.filter(isIn(language)))('is a whole page: $address', async ({ address, faults, signedIn, form, council }) => {
    const visitor = await here.visitor({ origin: 'http://127.0.0.1:8787' }).open(`/dev/gallery/${address}?lang=${language}`)
    const { page } = visitor
    expect(visitor.status).toBe(200)
    expect(page.querySelector('html')?.getAttribute('lang')).toBe(language)
    expect(page.querySelector('html')?.getAttribute('dir')).toBe(directionOf(language))
    expect(page.querySelectorAll('h1')).toHaveLength(1)
    expect(visitor.heading).not.toBe('')
    expect(visitor.title.startsWith(words[language].form.error)).toBe(faults.length > 0)
    expect(visitor.title).toContain(inLanguage(council.service, language))
    expect(visitor.html).not.toMatch(/undefined|NaN|\[object/)
    expect(page.querySelector('.header__name') !== null).toBe(signedIn === true)
    if (form) expect(page.querySelector('#step')).not.toBe(null)

    const said = faults.map((fault) => [fault.field ?? '', faultWords(wordsOf(council, language), fault)])
    expect(visitor.summary).toEqual(said)
    for (const [field, word] of said) {
      if (!field) continue
      const at = page.getElementById(field!)
      // A button has no value that could be invalid: it is described by what is wrong.
      if (at?.rawTagName === 'button') expect(at.getAttribute('aria-describedby')).toBe(`${field}-error`)
      else expect(at?.getAttribute('aria-invalid'), field).toBe('true')
      expect(visitor.beside(field!)).toContain(word)
    }
    if (language !== 'en') expect(englishIn(page, council, language)).toEqual([])
    const ids = page.querySelectorAll('[id]').map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    const levels = page.querySelectorAll('main h1, main h2, main h3').map(({ rawTagName }) => rawTagName)
    expect(levels.filter((level) => level === 'h1')).toHaveLength(1)
    for (const reference of page.querySelectorAll('[aria-describedby], [aria-labelledby], [aria-controls], label[for]'))
      for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for'])
        for (const id of (reference.getAttribute(name) ?? '').split(' ').filter(Boolean)) expect(ids).toContain(id)
    for (const input of page.querySelectorAll('input:not([type=hidden]):not([aria-hidden]), select'))
      expect(page.querySelectorAll(`label[for="${input.id}"]`), input.id).toHaveLength(1)
  })
})
