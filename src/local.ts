import { createApp } from './app.ts'
import { councils } from './councils/all.ts'
import worker from './index.ts'
import { dev } from './routes/dev/dev.ts'
import { world } from './world.ts'

/** What npm start serves: the Worker as it is deployed, and the pages for developers beside it. */
export default { ...worker, fetch: createApp(councils, world, dev).fetch }
