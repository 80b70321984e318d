import type { RequestHandler, Response } from 'express'
import { isLanguage, type Language } from '../wording/language.ts'

const COOKIE = 'lang'
const A_YEAR = 31_536_000_000

/** Kept beside the responses rather than in `locals`, which has no type. */
const languages = new WeakMap<Response, Language>()

/**
 * Finds the language of a request: `?lang=`, which is then remembered in a cookie, or that cookie, or French. What
 * the browser asks for by itself is not looked at: the French pages have authority.
 */
export const chooseLanguage: RequestHandler = (request, response, next) => {
  // Most requests ask for none, and reading a query takes its time.
  const asked = request.url.includes('lang=') ? request.query.lang : undefined
  if (isLanguage(asked))
    response.cookie(COOKIE, asked, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: A_YEAR })
  languages.set(response, isLanguage(asked) ? asked : remembered(request.headers.cookie))
  next()
}

/** Gives the language of a request; French where {@link chooseLanguage} does not stand before. */
export function languageOf(response: Response): Language {
  return languages.get(response) ?? 'fr'
}

function remembered(header: string | undefined): Language {
  const value = /(?:^|;)\s*lang=([a-z]{2})\s*(?:;|$)/.exec(header ?? '')?.[1]
  return isLanguage(value) ? value : 'fr'
}
