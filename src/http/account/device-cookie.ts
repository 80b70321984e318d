import type { CookieOptions, Request, Response } from 'express'

/** The cookie of a browser that has signed in to an account: it opens nothing, and counts its attempts apart. */
export interface DeviceCookie {
  read(request: Request): string | null
  set(response: Response, token: string): void
}

const A_YEAR = 31_536_000_000

/** Makes the cookie; over https it is bound to this host. */
export function deviceCookie(publicUrl: string): DeviceCookie {
  const secure = new URL(publicUrl).protocol === 'https:'
  const name = secure ? '__Host-permis-appareil' : 'permis-appareil'
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: A_YEAR }
  const form = new RegExp(`(?:^|;)\\s*${name}=([\\w-]{1,128})\\s*(?:;|$)`)
  return {
    read: (request) => form.exec(request.headers.cookie ?? '')?.[1] ?? null,
    set: (response, token) => void response.cookie(name, token, options),
  }
}
