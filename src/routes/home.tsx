import { Hono } from 'hono'
import { HomePage } from '../fragments/home.tsx'
import { inLanguage } from '../fragments/words/index.ts'
import type { App } from '../middleware/app.ts'
import { page } from '../middleware/page.tsx'
import { onlyThese } from './methods.ts'

export const home = new Hono<App>()

home.get('/', (c) => page(c, { title: inLanguage(c.var.council.name, c.var.language), body: (view) => <HomePage view={view} /> }))
onlyThese(home, '/', ['GET'])
