import { Hono } from 'hono'
import { WelcomePage } from '../../fragments/sign-in/welcome.tsx'
import type { App } from '../../middleware/app.ts'
import { signedIn } from '../../middleware/guards.ts'
import { page, wordsFor } from '../../middleware/page.tsx'
import { onlyThese } from '../methods.ts'

export const welcome = new Hono<App>()

welcome.get('/', signedIn, (c) => {
  const { person } = c.var.account!
  const name = `${person.forename} ${person.surname}`
  return page(c, { title: wordsFor(c).welcome.pageTitle, body: (view) => <WelcomePage view={view} name={name} /> })
})
onlyThese(welcome, '/', ['GET'])
