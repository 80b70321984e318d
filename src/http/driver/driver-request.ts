import type { Request, Response } from 'express'
import type { OwnFileRequest } from '../../service/driver/own-file.ts'
import { linkedDriverOf, sessionOf } from '../sign-in/session-of.ts'

/** Gives what the procedures ask of whoever is signed in: the requester comes from the session, never from the request. */
export function ownFileRequest(response: Response, now: () => Date): OwnFileRequest {
  const { neph, signedInBy } = linkedDriverOf(response)
  return { holder: { role: 'holder', signedInBy, neph }, at: now() }
}

/** Gives the mark that each form of someone signed in has to bring back. */
export function csrfOf(response: Response): string {
  return sessionOf(response)?.csrfToken ?? ''
}

/** Gives a field of the query, empty where it is absent or sent twice. */
export function queryField(request: Request, name: string): string {
  const value = request.query[name]
  return typeof value === 'string' ? value : ''
}

/** Gives a field of a form, empty where it is absent or sent twice. */
export function formField(request: Request, name: string): string {
  const body: unknown = request.body
  if (typeof body !== 'object' || body === null) return ''
  const value = Object.entries(body).find(([field]) => field === name)?.[1]
  return typeof value === 'string' ? value : ''
}
