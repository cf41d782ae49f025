// A council's own site, for npm start and for the tests: pages at http://localhost that embed journeys of the portal at http://127.0.0.1,
// which to browsers is another site. They carry the policy that docs/embedding.md asks for, and they keep nothing.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { Council } from '../src/councils/council.ts'

export type DemoHost = {
  /** http://localhost:… */
  origin: string
  stop(): Promise<void>
}

/**
 * Starts it on a port of this machine.
 * @param portal where the portal is: http://127.0.0.1:…
 */
export async function startDemoHost({
  port,
  portal,
  councils,
}: {
  port: number
  portal: string
  councils: readonly Council[]
}): Promise<DemoHost> {
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://localhost')
    const [slug = '', journey = 'register', mode] = url.pathname.split('/').slice(1)
    const council = councils.find((each) => each.slug === slug)
    const lang = url.searchParams.get('lang') === 'cy' ? 'cy' : 'en'
    const html =
      council && isJourney(journey)
        ? page(portal, { council, journey, start: mode === 'start', lang })
        : url.pathname === '/'
          ? list(councils)
          : undefined
    res.writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy(portal) })
    res.end(html ?? document('Page not found', ''))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    // No address named: browsers take localhost for ::1 or 127.0.0.1, and for whatever ends in .localhost.
    server.listen(port, 'localhost', resolve)
  })
  return {
    origin: `http://localhost:${port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Writes down what the portal tells its page, as a council's own script may. */
const listener = `
for (const name of ['started', 'step', 'finished', 'signed-out'])
  document.addEventListener('doorstep:' + name, ({ detail }) => {
    const line = document.createElement('li')
    line.textContent = name + ' ' + JSON.stringify(detail)
    document.getElementById('events').append(line)
  })
`
const listenerHash = createHash('sha256').update(listener).digest('base64')

/** The journeys, as a council's page names them to its readers. */
const labels = {
  register: { en: 'Register', cy: 'Cofrestru' },
  'sign-in': { en: 'Sign in', cy: 'Mewngofnodi' },
  'reset-password': { en: 'Reset your password', cy: 'Ailosod eich cyfrinair' },
} as const
type JourneyName = keyof typeof labels
const journeys = Object.keys(labels) as JourneyName[]
const isJourney = (name: string): name is JourneyName => Object.hasOwn(labels, name)

/** What a council's site allows its pages, with the lines that embedding needs. */
const policy = (portal: string) =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src ${portal}/embed.js 'sha256-${listenerHash}'`,
    `frame-src ${portal}`,
    `connect-src ${portal}`,
    `form-action ${portal}`,
  ].join('; ')

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const document = (title: string, body: string, lang: 'en' | 'cy' = 'en') => `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  body { font: 1.1rem/1.5 Georgia, serif; margin: 0; color: #1d2a22 }
  header, footer { background: #24523b; color: #fff; padding: 1rem }
  main { max-width: 44rem; margin: 0 auto; padding: 1rem }
  label { display: block; margin-top: 1rem; font-weight: bold }
  input[type=radio] + label { display: inline; margin: 0 1.5rem 0 .3rem; font-weight: normal }
  input:not([type=radio]), select { font: inherit; width: 100%; box-sizing: border-box; padding: .4rem }
  #events { overflow-wrap: anywhere }
  button { font: inherit; margin-top: 1rem; padding: .5rem 1.5rem; background: #24523b; color: #fff; border: 0 }
</style>
<header>A page of the council’s own site</header>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
<footer>The end of the council’s page</footer>
</html>
`

const list = (councils: readonly Council[]) =>
  document(
    'Journeys in council pages',
    `<ul>${councils
      .flatMap(({ slug, name }) =>
        journeys.map(
          (journey) =>
            `<li><a href="/${slug}/${journey}">${escaped(name.en)}: ${labels[journey].en}, in a frame</a>${
              journey === 'sign-in' ? '' : `, or <a href="/${slug}/${journey}/start">begun in this page</a>`
            }</li>`,
        ),
      )
      .join('')}</ul>`,
  )

type Wanted = { council: Council; journey: JourneyName; start: boolean; lang: 'en' | 'cy' }

/** The snippet of docs/embedding.md, in a page of the council's. */
const page = (portal: string, { council: { slug, name, service }, journey, start, lang }: Wanted) =>
  document(
    `${name[lang]}: ${service[lang]}`,
    `<p>This page belongs to the council. What follows comes from the portal.</p>
<a href="${portal}/${slug}/${journey}">${escaped(`${labels[journey][lang]}: ${service[lang]}`)}</a>
<script src="${portal}/embed.js" data-council="${slug}" data-journey="${journey}"${start ? ' data-mode="start"' : ''}></script>
<ol id="events" aria-label="What the portal told this page"></ol>
<script>${listener}</script>`,
    lang,
  )
