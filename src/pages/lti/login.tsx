import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { beginLogin, type LoginParams } from '../../flow/lti/login.ts'
import type { Fields } from '../../http/lti/fields.ts'
import { setLoginCookie } from '../../http/lti/login-cookie.ts'
import { FramedPage, sendFramed } from './framed.tsx'
import { type PlatformStorage, StorageData } from './storage.tsx'

/**
 * Begins a login and sends the browser on to the platform. What ties the login to this browser is kept in a cookie, and
 * where the platform offers its storage, there too: in a frame a browser may refuse the cookie.
 */
export async function login(context: Context, fields: Fields, reply: FastifyReply) {
  const { iss = '', login_hint = '', ...others } = fields
  const params: LoginParams = { iss, login_hint, ...others }
  const { state, binding, redirect, platformOrigin, storageTarget } = await beginLogin(context, params)
  setLoginCookie(context, reply, state, binding)
  if (!storageTarget) return reply.redirect(redirect, 302)
  const storage = { target: storageTarget, origin: platformOrigin, state }
  const page = <StorePage storage={storage} binding={binding} next={redirect} />
  return sendFramed(context, reply, page, [platformOrigin, iss])
}

interface StorePageProps {
  storage: PlatformStorage
  binding: string
  next: string
}

/** Gives the binding to the platform’s storage, and then goes on to the platform. */
function StorePage({ storage, binding, next }: StorePageProps) {
  return (
    <FramedPage title="Signing in">
      <StorageData storage={storage} binding={binding} next={next} />
      <p>One moment, please.</p>
      <p>
        <a class="button" href={next}>
          Go on
        </a>
      </p>
    </FramedPage>
  )
}
