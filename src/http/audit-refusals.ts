import type { ErrorRequestHandler, Request } from 'express'
import { type AuditFacts, composeAuditEntry } from '../core/audit/audit-entry.ts'
import { CodedError } from '../errors.ts'
import { auditedSession } from '../service/audit/audited-session.ts'
import type { AuditLog } from '../service/ports.ts'
import { sessionOf } from './sign-in/session-of.ts'

/** What leaves the lines of refusals. */
export interface RefusalPorts {
  readonly audit: AuditLog
  readonly now: () => Date
}

/** Refusals at a door, by which a person signed in asks for what is for others, with the article. */
const REFUSED_AT_DOOR: ReadonlyMap<string, string> = new Map([
  ['DRIVERS_ONLY', 'C. route L225-6'],
  ['CLERKS_ONLY', 'C. route L225-4, R225-4'],
  ['LICENCE_NOT_LINKED', 'C. route R225-6 III'],
  // Of someone signed in: this door asks for another way to sign in.
  ['SIGN_IN_REQUIRED', 'C. route R225-6 III'],
])

/**
 * Leaves the line of a refusal at a door before it is told: who asked for what, and why not; nothing of anybody else's
 * file. What is refused further inside leaves its line there; nobody signed in leaves none. Stands before
 * `tellProblem`.
 */
export function auditRefusals({ audit, now }: RefusalPorts): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const subject = sessionOf(response)?.subject
    const reason = error instanceof CodedError ? error.code : ''
    const basis = REFUSED_AT_DOOR.get(reason)
    if (subject !== undefined && basis !== undefined && !response.headersSent)
      await audit.append(
        composeAuditEntry({
          ...{ ...auditedSession(subject), ...askedFor(request), at: now() },
          ...{ outcome: 'refused', reason, basis },
        }),
      )
    next(error)
  }
}

type Asked = Pick<AuditFacts, 'action'> & { readonly kind?: string }

/** What the addresses of doors lead to, the first that fits. */
const DOORS: readonly (readonly [RegExp, Asked])[] = [
  [/^\/greffe/, { action: 'validate-document' }],
  [/^\/api\/v1\/me\/points/, { action: 'read-points', kind: 'POINTS' }],
  [/^\/api\/v1\/me\/documents\/./, { action: 'read-document' }],
  [/^\/api\/v1\/me\/documents/, { action: 'read-licence', kind: 'DOCUMENTS' }],
  [/^\/conducteur\/documents\/./, { action: 'read-document' }],
  [/^\/conducteur\/documents/, { action: 'read-licence', kind: 'DOCUMENTS' }],
  [/^\/conducteur\/permis/, { action: 'read-licence', kind: 'LICENCE' }],
  [/^\/conducteur\/demandes/, { action: 'open-request' }],
  [/^\/conducteur\/consultations/, { action: 'consult-trace', kind: 'TRACE' }],
  [/^\/conducteur\/deconnexion/, { action: 'sign-out' }],
  [/^\/conducteur\/compte\/liens\/couper|^\/conducteur\/rattachement\/couper/, { action: 'cut-link' }],
  [/^\/conducteur\/(compte\/(liens|rattacher)|rattachement)/, { action: 'link-licence' }],
  [/^\/conducteur\/compte/, { action: 'change-account' }],
  [/^\/conducteur/, { action: 'read-points', kind: 'POINTS' }],
]

/** The address alone, for an id in it is of somebody. */
function askedFor({ method, path }: Request): Asked {
  const isIssue = method === 'POST' && /\/documents\/?$/.test(path)
  if (isIssue) return { action: 'issue' }
  const [, asked] = DOORS.find(([address]) => address.test(path)) ?? []
  return asked ?? { action: 'read-licence', kind: 'LICENCE' }
}
