import type { Row } from './table.ts'
export const speed = async (..._: unknown[]): Promise<Row[]> => []
