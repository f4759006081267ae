import type { ComponentChildren } from 'preact'
import { pageQuery } from '../../http/server/schemas.ts'
import { useWords } from './words.tsx'

/** What the address of a list says: what to look for, and where the page begins. */
export const listQuery = { q: pageQuery.q, cursor: pageQuery.cursor }

interface SearchProps {
  action: string
  q: string | undefined
  /** What can be looked for, such as “Name, e-mail or id”. */
  label: string
  /** Further filters. */
  children?: ComponentChildren
}

/** The form that looks for something in a list. */
export function SearchForm({ action, q, label, children }: SearchProps) {
  return (
    <form method="get" action={action} class="filters">
      <div class="field">
        <label for="q">{label}</label>
        <input type="search" id="q" name="q" value={q ?? ''} maxLength={200} />
      </div>
      {children}
      <button type="submit" class="second">
        {useWords().say('kit.show')}
      </button>
    </form>
  )
}

interface NextPageProps {
  path: string
  query: object
  cursor: string | null
  /** What the cursor is called in the address, where the page shows several lists. */
  name?: string
}

/** The link to the next page, if there is one. */
export function NextPage({ path, query, cursor, name = 'cursor' }: NextPageProps) {
  if (!cursor) return null
  const named = Object.entries({ ...query, [name]: cursor }).filter((pair): pair is [string, string] =>
    Boolean(pair[1]),
  )
  return (
    <p>
      <a class="button second" href={`${path}?${new URLSearchParams(named)}`}>
        {useWords().say('kit.showNext')}
      </a>
    </p>
  )
}
