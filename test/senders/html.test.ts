import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { htmlOf } from '../../src/senders/html.ts'

const mail = (text: string, subject = 'Durham: your code') => htmlOf({ subject, text, language: 'cy' })
const read = (text: string, subject?: string) => parse(mail(text, subject))
const links = (text: string) => read(text).querySelectorAll('a')

describe('an e-mail as HTML', () => {
  it('is a document in its language, with its subject as the title', () => {
    const page = read('Helo', 'Durham & "Newport" <1>')
    expect(page.querySelector('html')?.getAttribute('lang')).toBe('cy')
    expect(page.querySelector('title')?.text).toBe('Durham & "Newport" <1>')
    const article = page.querySelector('[role=article]')!
    expect(article.attributes).toMatchObject({ lang: 'cy', 'aria-label': 'Durham & "Newport" <1>' })
    expect(article.textContent.trim()).toBe('Helo')
  })

  it('has the paragraphs and the lines of the text', () => {
    const paragraphs = read('One\n\nTwo\nThree\n\n\nFour').querySelectorAll('p')
    expect(paragraphs.map((each) => each.innerHTML)).toEqual(['One', 'Two<br>\nThree', 'Four'])
  })

  it('fetches nothing, runs nothing, and has no colour that is not to be read in the dark', () => {
    const html = mail('Your code is 1234 5678\n\nSee https://portal.example/sign-in')
    expect(html).not.toMatch(/<(img|script|style|link|iframe|form|base)\b|\bsrc=|url\(|@import|\son\w+=|color:|background/i)
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
    expect(html).toContain('max-width: 36em')
  })

  it.each([
    ['Your code is 123 456', '123456'],
    ['Eich cod yw 1234 5678', '12345678'],
    ['Your unique code is C4DF 7HJK', 'C4DF7HJK'],
  ])('sets a code large, and in one piece to be copied: %s', (line, code) => {
    const large = read(`Before.\n\n${line}\n\nAfter.`).querySelectorAll('p > span')
    expect(large.map(({ textContent }) => textContent)).toEqual([code])
    expect(large[0]?.getAttribute('style')).toContain('font-size: 28px')
  })

  it.each([
    'Front desk: 01632 960 000',
    'Help with your account: 03000 260 000',
    'Your worker: 0344 800 8020',
    'Our service: 0116 232 3232',
    'Call us:\n01632 960 000',
    'It works for 123 456 minutes.',
    'NEW PORT',
  ])('takes no number of a telephone, and nothing else, for a code: %s', (text) => {
    expect(read(text).querySelectorAll('span, a')).toEqual([])
    expect(read(text).querySelector('[role=article]')?.textContent.trim().replace(/\n+/g, '\n')).toBe(text)
  })

  it.each([
    ['https://portal.example/sign-in', 'https://portal.example/sign-in', ''],
    ['https://portal.example/staff/accept/Ab-_9', 'https://portal.example/staff/accept/Ab-_9', ''],
    ['https://portal.example/x?a=1&b=2.', 'https://portal.example/x?a=1&b=2', '.'],
    ['https://portal.example/x’,', 'https://portal.example/x', '’,'],
    ['(https://portal.example)', 'https://portal.example', ')'],
    ['https://portal.example/x?!', 'https://portal.example/x', '?!'],
  ])('leads to the address that stands there, and shows it: %s', (text, address, after) => {
    const [link, ...others] = links(`Open ${text} now`)
    expect(others).toEqual([])
    expect([link?.getAttribute('href'), link?.textContent]).toEqual([address, address])
    expect(read(`Open ${text} now`).querySelector('p')?.textContent).toBe(`Open ${text} now`)
    expect(text.endsWith(after)).toBe(true)
  })

  it.each(['http://portal.example/x', 'javascript:alert(1)', 'portal.example', 'ada@portal.example', 'https://', 'xhttps:/x'])(
    'leads nowhere else: %s',
    (text) => expect(links(`Open ${text} now`)).toEqual([]),
  )

  it('shows markup as it stands', () => {
    const text = '<b onclick="x">Bold</b> &amp; <img src=x> https://portal.example/"onclick="x'
    const page = read(text)
    expect(page.querySelectorAll('b, img, [onclick]')).toEqual([])
    expect(page.querySelector('p')?.textContent).toBe(text)
  })
})
