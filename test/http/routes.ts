import { buildApp } from '../../src/app.ts'
import type { Context } from '../../src/context.ts'

/** Every route of the API, as the router itself draws its tree of paths. */
export const routesOf = async (context: Context): Promise<string[]> =>
  (await allRoutes(context)).filter((route) => / \/v1\//.test(route))

/** Every address that a browser can open, or with POST send a form to, programs' own rooms aside. */
export const pagesOf = async (context: Context, wished = 'GET'): Promise<string[]> =>
  (await allRoutes(context)).flatMap((route) => {
    const [method, path] = route.split(' ') as [string, string]
    return method === wished &&
      !/^\/(v1|lti|health|metrics|openapi|assets|api|remote-logging)\b|^\/tca\/:door\/(api|remote-logging)\b/.test(path)
      ? [path]
      : []
  })

async function allRoutes(context: Context): Promise<string[]> {
  const app = await buildApp(context)
  const tree = app.printRoutes({ commonPrefix: false })
  await app.close()
  const above: string[] = []
  const found = tree.split('\n').flatMap((line) => {
    const [, indent, path, methods] = /^((?:│ {3}| {4})*)[├└]── (\S*) \((.*)\)$/.exec(line) ?? []
    if (indent === undefined) return []
    const depth = indent.length / 4
    above.splice(depth, above.length, path!)
    return methods!.split(', ').map((method) => `${method} ${above.join('')}`)
  })
  return found.filter((route) => !route.startsWith('HEAD ')).sort()
}
