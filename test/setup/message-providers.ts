import type { TestProject } from 'vitest/node'
import { startMessageProviders } from '../../commands/message-providers.ts'
import { findFreePort } from '../../commands/sqld.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** http://127.0.0.1:…, where the doubles of the providers of messages are */
    messageProvidersUrl: string
  }
}

/** Starts the doubles of the providers of messages. */
export default async function setup(project: TestProject) {
  const { url, stop } = await startMessageProviders({ port: await findFreePort() })
  project.provide('messageProvidersUrl', url)
  return stop
}
