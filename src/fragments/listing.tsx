import type { Child } from 'hono/jsx'
import type { View } from './view.ts'

/** One page of a list: whether there are more behind it. */
export type Page<Row> = { rows: readonly Row[]; page: number; more: boolean }

type Props<Row> = {
  view: View
  list: Page<Row>
  /** the table's name for screen readers */
  caption: string
  heads: readonly string[]
  cells: (row: Row) => readonly Child[]
  none: string
  /** the address of the list with its filter, below the base; the page is added */
  at: string
  /** the part of the query that names the page, where a page has several lists */
  part?: string
}

const isNothing = (cell: Child) => cell === '' || cell === null || cell === undefined || cell === false

/** A list in pages, the newest or most urgent first: a table on a desktop, cards on a phone. Its first cell names the row. */
export function Listing<Row>({ view, list, caption, heads, cells, none, at, part = 'page' }: Props<Row>) {
  const { listing: said } = view.words
  if (list.rows.length === 0 && list.page === 1) return <p class="govuk-body">{none}</p>
  const to = (page: number) => `${view.base}${at}${at.includes('?') ? '&' : '?'}${part}=${page}`
  return (
    <>
      <table class="list">
        <caption class="govuk-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <tr>
              {cells(row).map((cell, at) =>
                at === 0 ? (
                  <th scope="row">{cell}</th>
                ) : isNothing(cell) ? (
                  <td />
                ) : (
                  <td>
                    <span class="list__head" aria-hidden="true">
                      {heads[at]}{' '}
                    </span>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {(list.page > 1 || list.more) && (
        <nav class="pages" aria-label={`${said.pages}: ${caption}`}>
          {list.page > 1 && (
            <a class="govuk-link" href={to(list.page - 1)} rel="prev">
              {said.previous}
            </a>
          )}
          <span>{said.page(list.page)}</span>
          {list.more && (
            <a class="govuk-link" href={to(list.page + 1)} rel="next">
              {said.next}
            </a>
          )}
        </nav>
      )}
    </>
  )
}
