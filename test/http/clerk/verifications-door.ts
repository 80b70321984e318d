import express, { type Express } from 'express'
import { postVerification } from '../../../src/http/verifications.ts'
import { addVerifier } from '../../../src/http/verifier-routes.ts'
import type { Examine } from '../../../src/service/examine-document.ts'

/** Adds the doors that everybody has, as the whole service does. */
export function addVerifications(app: Express, examine: Examine): void {
  addVerifier(app, { examine, environment: 'test' })
  app.post('/api/v1/verifications', express.json(), ...postVerification(examine))
}
