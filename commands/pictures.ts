// npm run pictures: every page of the gallery as a picture, at three widths, light and dark, and one page that shows them all.
// npm run pictures -- --council norfolk --language cy --width 360 --scheme dark register/code, each of them as often as one likes
import { spawn } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContext } from 'playwright-core'
import { startChromium } from './chromium.ts'
import { sheet } from './pictures-sheet.ts'
import { findFreePort } from './sqld.ts'
import { findRunning, localFolder } from './start.ts'

export type Scheme = 'light' | 'dark'
/** What is looked at: a page of the portal, by its address. */
export type Subject = { address: string; council: string; language: string; name: string }
/** One picture of it; `file` lies below the folder. */
export type Picture = Subject & { width: number; scheme: Scheme; file: string }

type Choice = { councils: string[]; languages: string[]; widths: number[]; schemes: Scheme[]; pages: string[] }

const folder = join(localFolder, 'pictures')

/** What the arguments choose; without any, everything in English. @throws Error with a sentence when they cannot be understood */
function readChoice(args: string[]): Choice {
  const list = { type: 'string', multiple: true } as const
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { council: list, language: list, width: list, scheme: list },
  })
  const widths = (values.width ?? ['360', '768', '1280']).map(Number)
  if (!widths.every((width) => Number.isInteger(width) && width >= 200)) throw new Error('--width takes a number of pixels.')
  const schemes = values.scheme ?? ['light', 'dark']
  if (!schemes.every((scheme) => scheme === 'light' || scheme === 'dark')) throw new Error('--scheme takes light or dark.')
  return { councils: values.council ?? [], languages: values.language ?? ['en'], widths, schemes, pages: positionals }
}

/** The pages that the gallery lists, and those outside of every council. */
async function subjects(portal: string, { councils, languages, pages }: Choice): Promise<Subject[]> {
  const list = await (await fetch(`${portal}/dev/gallery`)).text()
  const listed = [...list.matchAll(/href="(\/dev\/gallery\/[^"?]+)"/g)].map(([, address]) => address!)
  const all = ['/', '/dev/outbox', ...new Set(listed)].map((address) => {
    const [, council = '', name = address.slice(1) || 'councils'] =
      /^\/dev\/gallery\/(?!messages\/)([^/]+)\/(.+)/.exec(address) ?? []
    return { address, council, name }
  })
  const wanted = all.filter(
    ({ council, address }) =>
      (councils.length === 0 || councils.includes(council)) &&
      (pages.length === 0 || pages.some((page) => address.includes(page))),
  )
  if (wanted.length === 0) throw new Error('The gallery has no such page.')
  return languages.flatMap((language) =>
    wanted.map((each) => ({ ...each, language, address: language === 'en' ? each.address : `${each.address}?lang=${language}` })),
  )
}

/** The portal that runs in this folder, or one that is started for this alone. */
async function findPortal(): Promise<{ url: string; stop(): Promise<void> }> {
  const running = findRunning()
  if (running) return { url: `http://127.0.0.1:${running.port}`, stop: async () => {} }

  console.log('Starting the portal.')
  const port = await findFreePort()
  const portal = spawn(process.execPath, [join(import.meta.dirname, 'start.ts')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<void>((resolve) => portal.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      if (said.includes('Ready.')) return
      said += chunk
      if (said.includes('Ready.')) resolve()
    }
    portal.stdout.on('data', hear)
    portal.stderr.on('data', hear)
    portal.once('exit', () => reject(new Error(`The portal could not be started:\n${said}`)))
  })
  const stop = async () => {
    portal.kill('SIGTERM')
    await ended
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

/** Takes all pictures of one page: it is opened once, and shown in every width and scheme. @returns what is wrong with it */
async function take(context: BrowserContext, subject: Subject, { widths, schemes }: Choice): Promise<[Picture[], string[]]> {
  const page = await context.newPage()
  const taken: Picture[] = []
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(`its script failed: ${error.message}`))
  try {
    const answer = await page.goto(subject.address)
    if (!answer?.ok()) throw new Error(`the portal answered ${answer?.status()}`)
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 600 ? 740 : 900 })
      const [content, shown] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )
      if (content > shown) wrong.push(`scrolls sideways at ${width} px: it is ${content} px wide`)
      for (const scheme of schemes) {
        await page.emulateMedia({ colorScheme: scheme })
        const file = join(subject.language, subject.council || 'all', `${subject.name}.${width}-${scheme}.png`)
        await mkdir(dirname(join(folder, file)), { recursive: true })
        await page.screenshot({ path: join(folder, file), fullPage: true })
        taken.push({ ...subject, width, scheme, file })
      }
    }
  } catch (error) {
    wrong.push(error instanceof Error ? error.message.split('\n')[0]! : String(error))
  } finally {
    await page.close()
  }
  return [taken, wrong.map((what) => `${subject.address}: ${what}`)]
}

/** How far it has come: one line that changes in a terminal, one for every tenth elsewhere. */
function showProgress(done: number, all: number) {
  if (process.stdout.isTTY) return process.stdout.write(`\r${done} of ${all} pages${done === all ? '\n' : ''}`)
  if (Math.floor((done * 10) / all) > Math.floor(((done - 1) * 10) / all)) console.log(`${done} of ${all} pages`)
}

async function pictures(choice: Choice): Promise<number> {
  const browser = await startChromium()
  const portal = await findPortal().catch(async (error: Error) => {
    await browser.close()
    throw error
  })
  try {
    const all = await subjects(portal.url, choice)
    await rm(folder, { recursive: true, force: true })
    const context = await browser.newContext({ baseURL: portal.url, reducedMotion: 'reduce' })
    const found = new Map<Subject, [Picture[], string[]]>()
    const left = [...all]
    const goThrough = async () => {
      for (let subject = left.shift(); subject; subject = left.shift()) {
        found.set(subject, await take(context, subject, choice))
        showProgress(found.size, all.length)
      }
    }
    await Promise.all(Array.from({ length: availableParallelism() + 1 }, goThrough))

    const inOrder = all.map((subject) => found.get(subject)!)
    const taken = inOrder.flatMap(([each]) => each)
    const wrong = inOrder.flatMap(([, each]) => each)
    await writeFile(join(folder, 'index.html'), sheet(taken, wrong))
    for (const line of wrong) console.error(line)
    console.log(`${taken.length} pictures of ${all.length} pages, ${wrong.length} faults: ${join(folder, 'index.html')}`)
    return wrong.length === 0 ? 0 : 1
  } finally {
    await browser.close()
    await portal.stop()
  }
}

if (import.meta.main)
  try {
    process.exitCode = await pictures(readChoice(process.argv.slice(2)))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
