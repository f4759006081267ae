import { buildApp } from '../../src/app.ts'
import type { Context } from '../../src/context.ts'

/** Every route of the API, as the router itself draws its tree of paths. */
export async function routesOf(context: Context): Promise<string[]> {
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
  return found.filter((route) => /^(?!HEAD ).* \/v1\//.test(route)).sort()
}
