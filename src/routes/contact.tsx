import { Hono } from 'hono'
import { ContactPage } from '../fragments/contact.tsx'
import type { App } from '../middleware/app.ts'
import { page, wordsFor } from '../middleware/page.tsx'
import { onlyThese } from './methods.ts'

export const contact = new Hono<App>()

contact.get('/', (c) => page(c, { title: wordsFor(c).contact.title, body: (view) => <ContactPage view={view} /> }))
onlyThese(contact, '/', ['GET'])
