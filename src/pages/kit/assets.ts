import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { DomainError } from '../../domain/error.ts'
import { sha256Hex } from '../../domain/hash.ts'
import type { Routes } from '../../http/server/routes.ts'

const own = fileURLToPath(new URL('./assets/', import.meta.url))
const htmx = dirname(createRequire(import.meta.url).resolve('htmx.org'))

/** Everything that a browser may load besides pages: one stylesheet, an icon, and scripts. Every page works without them. */
const assets = {
  'pages.css': join(own, 'pages.css'),
  'icon.svg': join(own, 'icon.svg'),
  'upload.js': join(own, 'upload.js'),
  'draft.js': join(own, 'draft.js'),
  'draft-copy.js': join(own, 'draft-copy.js'),
  'draft-save.js': join(own, 'draft-save.js'),
  'draft-words.js': join(own, 'draft-words.js'),
  'session.js': join(own, 'session.js'),
  'confirm.js': join(own, 'confirm.js'),
  'pile.js': join(own, 'pile.js'),
  'copy.js': join(own, 'copy.js'),
  'lti.js': join(own, 'lti.js'),
  'notice.js': join(own, 'notice.js'),
  'htmx.js': join(htmx, 'htmx.min.js'),
}
type Asset = keyof typeof assets

export type Script = Extract<Asset, `${string}.js`>

const versions = Object.fromEntries(
  Object.entries(assets).map(([name, path]) => [name, sha256Hex(readFileSync(path)).slice(0, 12)]),
)

/** The address of an asset. It changes with the content, so that browsers may keep it for a year. */
export const assetPath = (name: Asset) => `/assets/${versions[name]}/${name}`

/** Says how the letters of a picture are written; the other types say it by themselves. */
function nameLetters(reply: FastifyReply, path: string) {
  if (path.endsWith('.svg')) reply.type('image/svg+xml; charset=utf-8')
}

export const assetRoutes: Routes = async (app) => {
  await app.register(fastifyStatic, { root: own, serve: false, setHeaders: nameLetters })
  app.get(
    '/assets/:version/:name',
    {
      config: { action: 'public' },
      schema: {
        params: Type.Object({ version: Type.String({ maxLength: 100 }), name: Type.String({ maxLength: 100 }) }),
      },
    },
    ({ params: { name, version } }, reply) => {
      if (!Object.hasOwn(assets, name)) throw new DomainError('NOT_FOUND', 'There is nothing at this address.')
      const path = assets[name as Asset]
      const current = version === versions[name]
      return reply.sendFile(path.slice(dirname(path).length + 1), dirname(path), {
        maxAge: current ? '365d' : 0,
        immutable: current,
      })
    },
  )
}
