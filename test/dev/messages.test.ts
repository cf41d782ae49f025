import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { councils } from '../../src/councils/all.ts'
import { idOf } from '../../src/fragments/dev/messages.tsx'
import { samplesOf } from '../../src/fragments/dev/samples.ts'
import { portal } from '../visitor.ts'

const here = portal({ councils })
const look = async (path: string, origin = 'http://127.0.0.1:8787') => {
  const { response, text } = await here.fetch(new Request(`${origin}${path}`))
  return { status: response.status, policy: response.headers.get('content-security-policy'), text, page: parse(text) }
}

describe.each(councils)('the messages of $slug', (council) => {
  it.each(['en', 'cy'] as const)('are all on one page, as they are sent: %s', async (language) => {
    const { status, policy, page } = await look(`/dev/gallery/messages/${council.slug}?lang=${language}`)
    expect(status).toBe(200)
    expect(policy).toContain("style-src 'self'")
    expect(page.querySelectorAll('article')).toHaveLength(samplesOf(council).length)
    for (const { name, channel, wording } of samplesOf(council)) {
      const article = page.getElementById(idOf({ name }))!
      const { subject, text } = wording(language)
      expect(article.querySelector('h2')?.text).toBe(subject)
      expect(article.querySelectorAll('[lang]').map((each) => each.getAttribute('lang'))).toEqual([language, language])
      expect(article.querySelector('div')?.text.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
      const beside = article.querySelector('p')!.text
      if (channel === 'email') expect(beside).toContain('the e-mail as HTML')
      else expect(beside).toContain(channel === 'sms' ? 'of GSM-7: 1 segment' : 'spoken in a call')
    }
  })

  it('are there as HTML: nothing runs in it, and nothing is fetched', async () => {
    const { page } = await look(`/dev/gallery/messages/${council.slug}`)
    const links = page.querySelectorAll('article a').map((link) => link.getAttribute('href')!)
    expect(links).toHaveLength(samplesOf(council).filter(({ channel }) => channel === 'email').length)
    for (const address of links) {
      const mail = await look(address.replace('lang=en', 'lang=cy'))
      expect(mail.status).toBe(200)
      expect(mail.policy).toBe("sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
      expect(mail.page.querySelector('html')?.getAttribute('lang')).toBe('cy')
    }
  })
})

describe('the messages in the gallery', () => {
  it('are for developers on this machine', async () => {
    expect((await look('/dev/gallery/messages/durham', 'https://portal.example')).status).toBe(404)
  })

  it.each(['nowhere', 'durham/nothing.html', 'durham/phoneCodeText.html', 'norfolk/phoneCodeText.html'])(
    'are not there: %s',
    async (path) => expect((await look(`/dev/gallery/messages/${path}`)).status).toBe(404),
  )
})
