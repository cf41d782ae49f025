import { Hono } from 'hono'
import { ContactPage } from '../fragments/contact.tsx'
import { words } from '../fragments/words/index.ts'
import type { App } from '../middleware/app.ts'
import { page } from '../middleware/page.tsx'
import { onlyThese } from './methods.ts'

export const contact = new Hono<App>()

contact.get('/', (c) => page(c, { title: words[c.var.language].contact.title, body: (view) => <ContactPage view={view} /> }))
onlyThese(contact, '/', ['GET'])
