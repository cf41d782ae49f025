import type { Row } from './table.ts'
export const line = async (..._: unknown[]): Promise<Row[]> => []
