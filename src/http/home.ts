import type { RequestHandler } from 'express'
import { sendPage } from './page.ts'

/** A fictitious driver, as the home page of the demonstration lists them. */
export interface DemonstrationDriver {
  readonly neph: string
  readonly name: string
  readonly state: string
}

/** `GET /`: what this is, what to try first, and the drivers of the demonstration. */
export function getHome(drivers: readonly DemonstrationDriver[]): RequestHandler {
  return (_request, response) => sendPage(response, 'home', { title: 'Accueil', drivers })
}
