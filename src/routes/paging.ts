import type { Page } from '../fragments/listing.tsx'

/** Rows on one page of a list. */
export const PAGE = 20

/** The page that an address asks for, from 1; whatever is no such number is the first. */
export const pageFrom = (asked: string) => (/^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1)

/** One page of a list: one row more than it holds is read, which tells whether there are more behind it. */
export async function pageOf<Row>(page: number, read: (offset: number, most: number) => Promise<Row[]>): Promise<Page<Row>> {
  const rows = await read((page - 1) * PAGE, PAGE + 1)
  return { rows: rows.slice(0, PAGE), page, more: rows.length > PAGE }
}
