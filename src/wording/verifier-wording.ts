import type { Question } from '../core/verification/check.ts'
import type { Answer } from '../core/verification/conclude.ts'
import type { CodePlace } from '../core/verification/evidence.ts'
import type { ClockWarning } from '../core/verification/judging-clock.ts'
import type { Reason } from '../core/verification/reason.ts'

/** What the verifier's page says beside the report's own words. */
export interface VerifierWording {
  readonly language: 'fr' | 'en'
  /** Labels and sentences of the form, as the template names them. */
  readonly form: Readonly<Record<FormText, string>>
  readonly camera: Readonly<Record<CameraText, string>>
  readonly result: Readonly<Record<ResultText, string>>
  readonly faults: Readonly<Record<VerifierFault, { readonly title: string; readonly advice: string }>>
  /** What to do after each answer; null where nothing is to be done. */
  readonly next: Readonly<Record<Question, Readonly<Record<Answer, string | null>>>>
  /** What to do where the reason says more than the answer. */
  readonly nextByReason: Readonly<Partial<Record<Reason, string>>>
  readonly nextForDriving: Readonly<Record<'yes' | 'no' | 'unknown', string>>
  /** « liste FR00 du 20/11/2026, 2 jours » */
  readonly listAge: (issuer: string, day: string, days: number) => string
  /** Where a code stood, and how it was read. */
  readonly codeRead: (code: CodePlace) => string
  /** What to say of the clock that a browser judged by: days and times in Paris of the device, and those used. */
  readonly clock: Readonly<Record<ClockWarning, (device: string, used: string) => string>>
}

type FormText =
  | 'title'
  | 'lead'
  | 'ask'
  | 'documentTitle'
  | 'document'
  | 'dropHere'
  | 'formats'
  | 'pasteTitle'
  | 'paste'
  | 'pasteHint'
  | 'category'
  | 'noCategory'
  | 'siren'
  | 'sirenHint'
  | 'here'
  | 'hereHint'
  | 'byServer'
  | 'byServerHint'
  | 'law'
  | 'reading'
  | 'readingPdf'
  | 'trust'
  | 'trustMissing'
  | 'offlineReady'
  | 'errorCode'

type CameraText =
  | 'title'
  | 'start'
  | 'stop'
  | 'device'
  | 'torch'
  | 'still'
  | 'hint'
  | 'starting'
  | 'searching'
  | 'closer'
  | 'unreadable'
  | 'part'
  | 'stillReading'
  | 'stillNothing'
  | 'stopped'
  | 'hidden'
  | 'denied'
  | 'none'
  | 'busy'
  | 'insecure'
  | 'unnamed'

type ResultText =
  | 'title'
  | 'judgedOn'
  | 'judgedHere'
  | 'judgedByServer'
  | 'rests'
  | 'why'
  | 'next'
  | 'driving'
  | 'drivingNotAsked'
  | 'drivingNone'
  | 'nextNoVehicle'
  | 'drivingWithheld'
  | 'nextWithheld'
  | 'nextNoEnd'
  | 'compare'
  | 'compareHint'
  | 'compared'
  | 'differs'
  | 'checks'
  | 'technical'
  | 'codes'
  | 'page'
  | 'sealVersion'
  | 'sealCertificate'
  | 'sealCertificateNamed'
  | 'codeRead'
  | 'valuesOfTheSeal'
  | 'sealIssuer'
  | 'signedOn'
  | 'environment'
  | 'print'
  | 'again'
  | 'state'
  | 'withheld'
  | 'signed'
  | 'unalteredTest'

export type VerifierFault = 'TRUST_UNAVAILABLE' | 'READER_UNAVAILABLE' | 'NOT_IN_BROWSER' | 'SIREN_MALFORMED'
