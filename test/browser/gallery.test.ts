import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { results } from '../../src/fragments/accessibility-results.ts'
import { axeVersion, lookWithAxe, type Violation } from './axe.ts'
import { expectAccessible, expectNoSidewaysScroll, openContext, startBrowser, ways } from './browser.ts'
import { expectLargeTargets, expectReadingOrder, expectSeenInForcedColours } from './sight.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** While a page is worked on: `GALLERY=/staff/ vitest run …` looks at nothing but the addresses that match. */
const only = process.env.GALLERY

async function addresses() {
  const text = await (await fetch(`${inject('portalUrl')}/dev/gallery`)).text()
  const all = [...text.matchAll(/href="(\/dev\/gallery\/[^"]+)"/g)].map(([, address]) => address!)
  expect(all.length).toBeGreaterThan(800)
  return all.filter((address) => new RegExp(only ?? '').test(address))
}

/** Looks at every address, several pages at a time: there are very many. Tells of all that is wrong, not of the first alone. */
async function lookAt(
  all: readonly string[],
  settings: Parameters<Browser['newContext']>[0],
  look: (page: Page, address: string) => Promise<void>,
) {
  const wrong: string[] = []
  const context = await openContext(browser, ways[0]!, settings)
  const left = [...all]
  const goThrough = async () => {
    const page = await context.newPage()
    for (let address = left.shift(); address; address = left.shift()) {
      await page.goto(address)
      await look(page, address).catch((error: Error) => wrong.push(`${address}\n${error.message}`))
    }
  }
  await Promise.all([goThrough(), goThrough(), goThrough()])
  await context.close()
  return wrong
}

/** A phone at 400 % of a desktop (WCAG 1.4.10), a tablet, a desktop; in CSS pixels. */
const widths = [320, 768, 1280]

it('every page in every state and language is accessible at three widths, and is what the accessibility statement tells', async () => {
  const all = await addresses()
  const found: Found = new Map()
  const wrong = await lookAt(all, {}, async (page, address) => {
    const said: string[] = []
    const look = async (at: number, check: () => Promise<unknown>) =>
      check().catch((error: Error) => said.push(`at ${at} px: ${error.message}`))
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      await look(width, async () => {
        const violations = await lookWithAxe(page)
        note(found, address, violations)
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.join(' ')}`)).toEqual([])
      })
      await look(width, () => expectNoSidewaysScroll(page))
      await look(width, () => expectLargeTargets(page))
      await look(width, () => expectReadingOrder(page))
    }
    if (said.length > 0) throw new Error(said.join('\n'))
  })
  const now = resultsOf(all, found)
  if (process.env.RECORD_ACCESSIBILITY && !only) record(now)
  else if (!only) expect({ ...results, date: now.date }, 'The statement tells something else: npm run accessibility').toEqual(now)
  expect(wrong.join('\n\n')).toBe('')
}, 1_800_000)

/** What axe found of each rule, by the states in which it did. */
type Found = Map<string, { help: string; states: Set<string> }>

const isState = (address: string) => !address.includes('/messages/') && address !== '/dev/gallery'
const stateOf = (address: string) => address.replace(/\?.*/, '')

function note(found: Found, address: string, violations: readonly Violation[]) {
  if (!isState(address)) return
  for (const { id, help } of violations) {
    const rule = found.get(id) ?? { help, states: new Set() }
    rule.states.add(stateOf(address))
    found.set(id, rule)
  }
}

/** What the statement of every council tells. */
function resultsOf(all: readonly string[], found: Found): typeof results {
  const states = [...new Set(all.filter(isState).map(stateOf))]
  const of = (slug: string) => states.filter((state) => state.startsWith(`/dev/gallery/${slug}/`))
  const pagesOf = (slug: string) => {
    const pages = new Set(of(slug).map((state) => state.replace(/\/[^/]+$/, '')))
    return [...pages].filter((page) => !page.startsWith(`/dev/gallery/${slug}/failure/`)).length
  }
  const slugs = [...new Set(states.map((state) => state.split('/')[3]!))].sort()
  const violationsOf = (slug: string) =>
    [...found]
      .map(([rule, { help, states: where }]) => ({ rule, help, states: of(slug).filter((state) => where.has(state)).length }))
      .filter(({ states: many }) => many > 0)
      .sort((a, b) => (a.rule < b.rule ? -1 : 1))
  return {
    date: new Date().toISOString().slice(0, 10),
    axe: axeVersion,
    widths,
    councils: Object.fromEntries(
      slugs.map((slug) => [slug, { pages: pagesOf(slug), states: of(slug).length, violations: violationsOf(slug) }]),
    ),
  }
}

const resultsPath = 'src/fragments/accessibility-results.ts'

function record(now: typeof results) {
  const text = [
    '// Written by npm run accessibility: what the tests of the gallery found.',
    "import type { Results } from './accessibility.tsx'",
    '',
    `export const results: Results = ${JSON.stringify(now, null, 2)}`,
    '',
  ]
  writeFileSync(resultsPath, text.join('\n'))
  execFileSync('node_modules/.bin/biome', ['format', '--write', resultsPath], { stdio: 'ignore' })
}

it('every page can be read with text at 200 % and with wide text spacing', async () => {
  const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
  const all = (await addresses()).filter((each) => !each.includes('lang=cy'))
  const wrong = await lookAt(all, { viewport: { width: 640, height: 800 }, bypassCSP: true }, async (page) => {
    await page.addStyleTag({ content: `html { font-size: 200% } ${spacing} p { margin-bottom: 2em !important }` })
    await expectNoSidewaysScroll(page)
  })
  expect(wrong.join('\n\n')).toBe('')
}, 600_000)

it('every page can be used in forced colours, and nothing moves where no motion is wanted', async () => {
  // One state of every page: what differs between states are words.
  const all = (await addresses()).filter((each) => !each.includes('lang=') && isState(each))
  const pages = new Map(all.map((address) => [address.replace(/\/[^/]+$/, ''), address]))
  const settings = { viewport: { width: 768, height: 800 }, forcedColors: 'active', reducedMotion: 'reduce' } as const
  const wrong = await lookAt([...pages.values()], settings, async (page) => {
    await expectSeenInForcedColours(page)
    const moving = await page.evaluate<string[]>(`[...document.querySelectorAll('*')]
      .filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element)
        return animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth'
      })
      .map((element) => element.outerHTML)`)
    expect(moving).toEqual([])
  })
  expect(wrong.join('\n\n')).toBe('')
}, 300_000)

/*
 * As a mail program shows them, in a page of its own. In one of these there is no place for a heading, or for a landmark of the page
 * around it: what is asked is WCAG.
 */
it.each(['light', 'dark'] as const)(
  'every e-mail is accessible as HTML and fits 320 px: %s',
  async (colorScheme) => {
    const context = await openContext(browser, ways[0]!, { viewport: { width: 320, height: 740 }, colorScheme })
    const page = await context.newPage()
    for (const [council, language] of [
      ['durham', 'cy'],
      ['norfolk', 'cy'],
      ['leicestershire', 'cy'],
      ['leicestershire', 'ar'],
    ]) {
      const list = await (await fetch(`${inject('portalUrl')}/dev/gallery/messages/${council}?lang=${language}`)).text()
      const mails = [...list.matchAll(/href="([^"]+\.html\?[^"]+)"/g)].map(([, address]) => address!)
      expect(mails.length).toBeGreaterThan(5)
      for (const address of mails) {
        await page.setContent(await (await fetch(inject('portalUrl') + address)).text())
        // In the dark axe takes the ground, which the browser draws, for white. No colour is the mail's own: test/senders/html.test.ts.
        await expectAccessible(page, { bestPractice: false, contrast: colorScheme === 'light' })
      }
    }
    await context.close()
  },
  300_000,
)
