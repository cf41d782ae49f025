import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** By name: the last browser test searches what all the others have left behind. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return files.sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
  }
}

/** Three kinds of test: in workerd against a real sqld; on Node, about the code and the commands; in Chromium, against npm start. */
export default defineConfig({
  test: {
    sequence: { sequencer: ByName },
    projects: [
      {
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings: { DATABASE_URL: inject('databaseUrl') } },
          })),
        ],
        test: {
          name: 'worker',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/node/**', 'test/browser/**'],
          globalSetup: ['./test/setup/database.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'node',
          include: ['test/node/**/*.test.ts'],
          globalSetup: ['./test/setup/database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['./test/setup/portal.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
