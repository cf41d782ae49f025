import type { Language } from '../languages.ts'
import type { Saying, Xml } from './sender.ts'

/** The voices: twilio.com/docs/voice/twiml/say/text-speech. Amazon Polly has one for Welsh, and one for Modern Standard Arabic. */
const voices = {
  en: { voice: 'Polly.Amy', language: 'en-GB' },
  cy: { voice: 'Polly.Gwyneth', language: 'cy-GB' },
  ar: { voice: 'Polly.Zeina', language: 'arb' },
} as const satisfies Record<Language, object>

/** Seconds of silence after which nobody presses anything any more. */
const patience = '8'

/** What is said next, in TwiML: twilio.com/docs/voice/twiml. Where a key is waited for, it counts from the first word on. */
export function say({ message, text, language, asked, webhooks }: Saying, xml: Xml) {
  const words = paragraphsOf(text).map((each) => sayOne(each, language, xml))
  const next = `${webhooks}/twilio/${message}/keys/${asked}`
  const verbs = asked
    ? xml`<Gather input="dtmf" numDigits="1" finishOnKey="" timeout="${patience}" actionOnEmptyResult="true" method="POST" action="${next}">${words}</Gather>`
    : xml`${words}<Hangup/>`
  return {
    type: 'text/xml; charset=utf-8',
    body: String(xml`<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`),
  }
}

const sayOne = (paragraph: string, language: Saying['language'], xml: Xml) => {
  const { voice, language: locale } = voices[language]
  return xml`<Say voice="${voice}" language="${locale}">${slowly(paragraph, xml)}</Say><Pause length="1"/>`
}

/** Digits one by one rest for so long that somebody can note them down. */
const slowly = (text: string, xml: Xml) =>
  text
    .split(/(\d(?:, \d)+)/)
    .map((part, at) => (at % 2 === 0 ? part : part.split(', ').map((digit) => xml`${digit}<break time="700ms"/>`)))

const paragraphsOf = (text: string) =>
  text
    .replace(notInXml, '')
    .split(/\n\s*\n/)
    .map(forTheEar)
    .filter(Boolean)

/** What XML 1.0 has no place for, in any spelling: control characters, and halves of characters. */
const notInXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** A sign in brackets is for the eye, and a telephone number is read digit by digit. */
const forTheEar = (text: string) =>
  text
    .replace(/ \([^\p{L}\p{N}]+\)/gu, '')
    .replace(/\b0\d{2,4}(?: \d{3,4}){1,2}\b/g, (number) =>
      number
        .split(' ')
        .map((group) => [...group].join(' '))
        .join('; '),
    )
    .replace(/\s+/g, ' ')
    .trim()
