// Written by npm run accessibility: what the tests of the gallery found.
import type { Results } from './accessibility.tsx'

export const results: Results = {
  date: '2026-11-22',
  axe: '4.14.1',
  widths: [320, 768, 1280],
  councils: {
    durham: {
      pages: 42,
      states: 167,
      violations: [
        {
          rule: 'target-size',
          help: 'All touch targets must be 24px large, or leave sufficient space',
          states: 1,
        },
      ],
    },
    leicestershire: {
      pages: 55,
      states: 333,
      violations: [
        {
          rule: 'target-size',
          help: 'All touch targets must be 24px large, or leave sufficient space',
          states: 1,
        },
      ],
    },
    norfolk: {
      pages: 75,
      states: 367,
      violations: [
        {
          rule: 'target-size',
          help: 'All touch targets must be 24px large, or leave sufficient space',
          states: 1,
        },
      ],
    },
  },
}
