import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { trialSettings } from './src/secrets.ts'

/** By name: the last browser test searches what all the others have left behind. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return files.sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
  }
}

const unset = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '']))

/**
 * Three kinds of test, each in its turn: in workerd against a real sqld, two files at a time, also on two cores, where vitest would run
 * one; in Chromium, against npm start, alone on the machine, because those wait in real time; on Node, about the code and the commands.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: ByName },
    projects: [
      {
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: './wrangler.toml' },
            // npm start leaves .dev.vars behind, which is read here, too: what is for trials would change what is tested.
            miniflare: { bindings: { DATABASE_URL: inject('databaseUrl'), ...unset(trialSettings) } },
          })),
        ],
        test: {
          name: 'worker',
          // test/weight.test.ts weighs the stylesheets; without this they are empty.
          css: true,
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/node/**', 'test/browser/**'],
          globalSetup: ['./test/setup/database.ts', './test/setup/identity-providers.ts', './test/setup/message-providers.ts'],
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
          sequence: { groupOrder: 2 },
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
