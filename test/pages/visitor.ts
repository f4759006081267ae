import type { Context } from '../../src/context.ts'
import { addSignInLink } from '../../src/db/people/sessions.ts'

export type Visitor = ReturnType<typeof aVisitor>

/** A browser without scripts: keeps cookies and follows nothing by itself. */
export function aVisitor(baseUrl: string) {
  const cookies = new Map<string, string>()
  const visit = async (
    path: string,
    form?: Record<string, string> | URLSearchParams | FormData,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(new URL(path, baseUrl), {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(form && { body: form instanceof FormData ? form : new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value) cookies.set(name!, value)
      else cookies.delete(name!)
    }
    const text = await response.text()
    return { status: response.status, text, location: response.headers.get('location'), headers: response.headers }
  }
  const csrf = async (path: string) => /name="_csrf" value="([^"]+)"/.exec((await visit(path)).text)![1]!
  return { visit, csrf, cookies }
}

/** A visitor who has opened their sign-in link. */
export async function signedIn({ context, baseUrl }: { context: Context; baseUrl: string }, person: { id: string }) {
  const visitor = aVisitor(baseUrl)
  await visitor.visit(`/sign-in/${await addSignInLink(context.db, person.id)}`, {})
  return visitor
}
