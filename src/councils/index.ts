import type { Council } from './council.ts'

/** Whose portal an address is: by the host's own name, else by the first part of the path. */
export function councilOf(councils: readonly Council[], url: URL): { council: Council; base: string } | undefined {
  const own = councils.find(({ hosts }) => hosts.includes(url.hostname))
  if (own) return { council: own, base: '' }
  const council = councils.find(({ slug }) => url.pathname === `/${slug}` || url.pathname.startsWith(`/${slug}/`))
  return council && { council, base: `/${council.slug}` }
}
