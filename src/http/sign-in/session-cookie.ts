import type { CookieOptions, Request, Response } from 'express'

/** One cookie of ours: read from a request, set and cleared on a response. */
export interface OwnCookie {
  readonly name: string
  /** Null where it is absent, empty or sent twice: of two, nobody can tell which is ours. */
  read(request: Request): string | null
  set(response: Response, value: string): void
  clear(response: Response): void
}

/**
 * Makes the cookie that holds the token of a session; it ends with the browser, the store ends it sooner.
 *
 * @param publicUrl where browsers reach the service: over https the cookie is bound to this host (`__Host-`, RFC 6265bis)
 */
export function sessionCookie(publicUrl: string): OwnCookie {
  return ownCookie(publicUrl, 'permis-session', null)
}

/** Makes the cookie that binds a sign-in under way to the browser that began it: ten minutes. */
export function attemptCookie(publicUrl: string): OwnCookie {
  return ownCookie(publicUrl, 'permis-connexion', 600_000)
}

/** Makes the cookie that binds a sign-out under way at a provider to the browser that began it: ten minutes. */
export function signOutCookie(publicUrl: string): OwnCookie {
  return ownCookie(publicUrl, 'permis-deconnexion', 600_000)
}

function ownCookie(publicUrl: string, plainName: string, maxAge: number | null): OwnCookie {
  const secure = new URL(publicUrl).protocol === 'https:'
  const name = secure ? `__Host-${plainName}` : plainName
  // Lax, for the return from a provider is a navigation that another site begins.
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure }
  return {
    name,
    read: (request) => readCookie(request.headers.cookie, name),
    set: (response, value) =>
      void response.cookie(name, value, maxAge === null ? options : { ...options, maxAge }),
    clear: (response) => void response.clearCookie(name, options),
  }
}

/** Tokens of ours are base64url, so that nothing has to be decoded. */
function readCookie(header: string | undefined, name: string): string | null {
  if (header === undefined) return null
  const values = header.split(';').flatMap((pair) => {
    const [key, ...value] = pair.split('=')
    return key?.trim() === name ? [value.join('=').trim()] : []
  })
  const [value = '', ...others] = values
  return others.length === 0 && /^[\w-]{1,128}$/.test(value) ? value : null
}
