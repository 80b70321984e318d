import type { Request, Response } from 'express'
import { clientKey } from '../client-key.ts'
import { sessionOf } from './session-of.ts'

/** Whoever is signed in is one client from everywhere; the rest are told apart by their address. */
export function driverOrAddress(request: Request, response: Response): string {
  const session = sessionOf(response)
  if (session === null) return clientKey(request)
  const { subject, id } = session
  return subject.kind === 'driver' && subject.neph !== null ? `driver ${subject.neph}` : `session ${id}`
}
