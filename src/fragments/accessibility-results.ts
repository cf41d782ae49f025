// Written by npm run accessibility: what the tests of the gallery found.
import type { Results } from './accessibility.tsx'

export const results: Results = {
  date: '2026-11-22',
  axe: '4.14.1',
  widths: [320, 768, 1280],
  councils: {
    durham: {
      pages: 42,
      states: 169,
      violations: [],
    },
    leicestershire: {
      pages: 55,
      states: 334,
      violations: [],
    },
    norfolk: {
      pages: 75,
      states: 368,
      violations: [],
    },
  },
}
