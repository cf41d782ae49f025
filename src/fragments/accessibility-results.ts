// Written by npm run accessibility: what the tests of the gallery found.
import type { Results } from './accessibility.tsx'

export const results: Results = {
  date: '2026-11-22',
  axe: '4.11.0',
  widths: [320, 768, 1280],
  councils: {},
}
