import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import type { Rii } from '../../../src/core/documents/rii.ts'
import { sealedMessage } from '../../../src/core/documents/sealed-message.ts'
import type { Adcs } from '../../../src/core/documents/statement.ts'
import { composeMessage, type MessageField } from '../../../src/core/seal/compose-message.ts'
import { encodeHeader, type SealHeader } from '../../../src/core/seal/header.ts'
import { attachSignature } from '../../../src/core/seal/seal.ts'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import type { TrustMaterial } from '../../../src/core/trust/trust-material.ts'
import type { TrustPart } from '../../../src/core/trust/trust-part.ts'
import type { CheckName, Outcome } from '../../../src/core/verification/check.ts'
import type { Evidence, PdfEvidence } from '../../../src/core/verification/evidence.ts'
import type { Reason } from '../../../src/core/verification/reason.ts'
import type { Report } from '../../../src/core/verification/report.ts'
import { verifyDocument } from '../../../src/core/verification/verify-document.ts'
import type { VerifyOptions } from '../../../src/core/verification/verify-options.ts'
import { loadOwnSigners, loadOwnTrust } from '../../../src/signing/load-pki.ts'
import { initialisePki } from '../../../src/signing/pki-folder.ts'
import type { CertifiedSealSigner } from '../../../src/signing/seal-signer.ts'
import { adcsOf, fixture, ISSUED_AT } from '../records.ts'

/** A PKI of the test file's own, old enough for the statements of before the ADCS. */
export const KEYS = mkdtempSync(join(tmpdir(), 'verification-'))
await initialisePki(KEYS, ISSUED_AT, { notBefore: new Date('2024-06-01T00:00:00Z') })
const { sealSigners } = await loadOwnSigners(KEYS)
afterAll(() => rmSync(KEYS, { recursive: true, force: true }))

export const PC01 = signerOf('AB')
export const PC02 = signerOf('A1')

function signerOf(documentType: string): CertifiedSealSigner {
  const signer = sealSigners.get(documentType)
  if (signer === undefined) throw new Error(`the test PKI has no signer for ${documentType}`)
  return signer
}

/** Our own trust at an instant, with whatever else is handed in. */
export async function trustAt(at: Date, ...others: readonly TrustPart[]): Promise<TrustMaterial> {
  return assembleTrust([await loadOwnTrust(KEYS, at), ...others])
}

export interface Message {
  readonly header: SealHeader
  readonly fields: readonly MessageField<string>[]
}

/** What an ADCS of a fictitious driver seals; `changes` replaces fields, null takes one out. */
export function adcsMessage(
  changes: Readonly<Record<string, string | null>> = {},
  header: Partial<SealHeader> = {},
): Message {
  return changed(sealedMessage(adcsOf(fixture('clean-b')), PC01, 1), changes, header)
}

export function messageOf(document: Adcs | Rii, pageCount = 1): Message {
  return sealedMessage(document, PC01, pageCount)
}

export function changed(
  message: Message,
  changes: Readonly<Record<string, string | null>>,
  header: Partial<SealHeader> = {},
): Message {
  const kept = message.fields.filter(({ id }) => !(id in changes))
  const added = Object.entries(changes).flatMap(([id, value]) => (value === null ? [] : [{ id, value }]))
  return { header: { ...message.header, ...header }, fields: [...added, ...kept] }
}

/** Seals with a true signature whatever is asked, conformant or not. */
export async function sealed(
  { header, fields }: Message,
  signer: CertifiedSealSigner = PC01,
): Promise<string> {
  const { caId, certificateId } = signer
  return signed(encodeHeader({ ...header, caId, certificateId }) + composeMessage(fields), signer)
}

/** Appends a true signature to any header and message. */
export async function signed(signedText: string, signer: CertifiedSealSigner = PC01): Promise<string> {
  return attachSignature(signedText, await signer.sign(Uint8Array.from(signedText, (c) => c.charCodeAt(0))))
}

export function evidenceOf(
  texts: string | readonly string[],
  pdf: Partial<PdfEvidence> | null = null,
): Evidence {
  const codes = [texts].flat().map((text) => ({ text, page: 1, position: null }))
  const facts = pdf === null ? null : { pageCount: 1, pageTexts: [''], signatures: [], ...pdf }
  return { source: pdf === null ? 'seal-text' : 'pdf', codes, otherCodes: [], pdf: facts }
}

export interface Asked extends Partial<VerifyOptions> {
  readonly at?: Date
  readonly trust?: TrustMaterial
}

/** Judges by our own trust of the moment, as anybody in the `test` environment, unless told otherwise. */
export async function judge(evidence: Evidence, { at = ISSUED_AT, trust, ...asked }: Asked = {}) {
  const options: VerifyOptions = { requester: { role: 'anonymous' }, environment: 'test', ...asked }
  return verifyDocument(evidence, trust ?? (await trustAt(at)), at, options)
}

/** Judges a seal alone. */
export async function judgeSeal(text: string | Message, asked: Asked = {}): Promise<Report> {
  return judge(evidenceOf(typeof text === 'string' ? text : await sealed(text)), asked)
}

export function checkOf(report: Report, name: CheckName) {
  return report.checks.find((check) => check.name === name)
}

export function expectCheck(report: Report, name: CheckName, outcome: Outcome, reason?: Reason): void {
  const check = checkOf(report, name)
  expect({ name, outcome: check?.outcome, reason: check?.reason }).toEqual({ name, outcome, reason })
}
