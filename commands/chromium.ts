import { type Browser, chromium } from 'playwright-core'

/** Starts Chromium: an npm package's on Linux, an installed Chrome on macOS. */
export async function startChromium(): Promise<Browser> {
  if (process.platform === 'win32')
    throw new Error('There is no browser for this on Windows itself. Use WSL: there is one there.')
  if (process.platform === 'darwin') return chromium.launch({ channel: 'chrome' })
  // Read when the package is imported: it unpacks the libraries that a bare machine does not have.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  // None of the package's own arguments: some switch off what keeps sites apart, and tests of that could not fail.
  return chromium.launch({ executablePath: await packed.executablePath(), args: ['--no-sandbox'] })
}
