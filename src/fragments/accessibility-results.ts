// Written by npm run accessibility: what the tests of the gallery found.
import type { Results } from './accessibility.tsx'

export const results: Results = {
  date: '2026-11-22',
  axe: '4.14.1',
  widths: [320, 768, 1280],
  councils: {
    durham: {
      pages: 43,
      states: 179,
      violations: [],
    },
    leicestershire: {
      pages: 56,
      states: 345,
      violations: [],
    },
    norfolk: {
      pages: 76,
      states: 379,
      violations: [],
    },
  },
}
