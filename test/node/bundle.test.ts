import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const require = createRequire(createRequire(import.meta.url).resolve('wrangler/package.json'))
/** wrangler's own. */
const esbuild = require('esbuild') as {
  build(options: object): Promise<{ outputFiles: { contents: Uint8Array }[] }>
}

/** A council's file without its real providers: it sends by the outbox alone. */
function withoutProviders(text: string): string {
  const senders = [...text.matchAll(/^import \{ (.+) \} from '\.\.\/senders\/(?!outbox)[\w-]+\.ts'\n/gm)]
  const names = senders.flatMap(([, each]) => each!.split(', '))
  const rest = senders.reduce((left, [line]) => left.replace(line!, ''), text)
  return names.reduce((left, name) => left.replaceAll(new RegExp(`\\b${name}, `, 'g'), ''), rest)
}

const councilFiles = /src[\\/]councils[\\/][a-z-]+\.ts$/

/** How large the Worker is that wrangler deploys, compressed, in bytes. */
async function size(change: (text: string) => string): Promise<number> {
  const { outputFiles } = await esbuild.build({
    entryPoints: ['src/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    external: ['node:*', 'cloudflare:*', '*.wasm'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'councils',
        setup(build: { onLoad: (which: object, load: (file: { path: string }) => object) => void }) {
          build.onLoad({ filter: councilFiles }, ({ path }) => ({ contents: change(readFileSync(path, 'utf8')), loader: 'ts' }))
        },
      },
    ],
  })
  return gzipSync(outputFiles[0]!.contents).length
}

it('grows by less than 40 kB, compressed, for all providers of messages together', async () => {
  const before = await size(withoutProviders)
  const after = await size((text) => text)
  expect(before).toBeGreaterThan(100_000)
  // With none of them gone, there would be nothing to see.
  expect(after - before).toBeGreaterThan(2_000)
  expect(after - before, `${after} bytes instead of ${before}`).toBeLessThan(40_000)
})
