import { readCaseNumber } from '../../core/access/clerk-case-number.ts'
import {
  CLERK_PURPOSES,
  type ClerkPurpose,
  isClerkPurpose,
  mayPursue,
} from '../../core/access/clerk-purpose.ts'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import { CodedError } from '../../errors.ts'
import type { ClerkSubject } from '../session.ts'
import { admitAgent } from '../sign-in/sign-in-clerk.ts'
import type { AllowedAgents, Habilitation, Habilitations } from '../sign-in/sign-in-ports.ts'
import { ValidationError, type ValidationErrorCode } from './validation-error.ts'

/** What tells whether a clerk still may act. */
export interface AdmissionPorts {
  readonly habilitations: Habilitations
  readonly allowed: AllowedAgents
}

/** In what case, and for what purpose, a clerk asks, as it was written in the form. */
export interface TermsAsked {
  readonly caseNumber: string
  readonly purpose: string
}

/** The terms of a validation once they are accepted. */
export interface ValidationTerms {
  readonly caseNumber: string
  readonly purpose: ClerkPurpose
  readonly habilitation: Habilitation
  /** The article of the purpose. */
  readonly basis: string
}

/** What of a refused request may stand in the audit: never a person's own words. */
export type AskedFacts = Pick<AuditEntry, 'caseNumber' | 'purpose' | 'basis'>

/** Who may be told what a full statement says. */
const BASIS = 'C. route L225-4, R225-4'

/** Gives what a line says of the terms asked: well-formed ones, else null. */
export function askedFacts({ caseNumber, purpose }: TermsAsked): AskedFacts {
  return {
    caseNumber: readCaseNumber(caseNumber),
    purpose: isClerkPurpose(purpose) ? purpose : null,
    basis: isClerkPurpose(purpose) ? articleOf(purpose) : BASIS,
  }
}

/**
 * Accepts the terms of a validation: a habilitation in force at this very moment, the number of a case, and a purpose
 * that the law gives to this order of courts.
 *
 * @throws {SignInError} when the clerk may no longer act
 * @throws {ValidationError}
 */
export async function acceptTerms(
  ports: AdmissionPorts,
  clerk: ClerkSubject,
  asked: TermsAsked,
  at: Date,
): Promise<ValidationTerms> {
  const habilitation = await admitAgent(ports, clerk, at)
  if (asked.caseNumber.trim() === '') throw refusal('CASE_NUMBER_MISSING', 'expected the number of a case')
  const caseNumber = readCaseNumber(asked.caseNumber)
  if (caseNumber === null) throw refusal('CASE_NUMBER_MALFORMED', 'this is not the number of a case')
  const { purpose } = asked
  if (!isClerkPurpose(purpose)) throw refusal('PURPOSE_MISSING', 'expected a purpose of the closed list')
  if (!mayPursue({ court: habilitation.court, purpose }))
    throw refusal('PURPOSE_NOT_ALLOWED', `${purpose} is not a purpose of ${habilitation.court} courts`)
  return { caseNumber, purpose, habilitation, basis: articleOf(purpose) }
}

/** Tells why an attempt ended, as a code. */
export function reasonOf(error: unknown): string {
  return error instanceof CodedError ? error.code : 'INTERNAL'
}

function articleOf(purpose: ClerkPurpose): string {
  return CLERK_PURPOSES[purpose].basis
}

function refusal(code: ValidationErrorCode, message: string): ValidationError {
  return new ValidationError(code, message)
}
