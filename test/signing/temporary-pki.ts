import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { revocationStatus } from '../../src/core/trust/certificate-status.ts'
import { findSealCertificates } from '../../src/core/trust/trust-material.ts'
import { loadOwnTrust } from '../../src/signing/load-pki.ts'
import { initialisePki } from '../../src/signing/pki-folder.ts'

export const AT = new Date('2026-11-22T09:00:00Z')
export const later = (days: number) => new Date(AT.getTime() + days * 86_400_000)
export const code = (expected: string) => expect.objectContaining({ code: expected })

const root = mkdtempSync(join(tmpdir(), 'pki-'))
afterAll(() => rmSync(root, { recursive: true }))

export function emptyFolder(): string {
  return mkdtempSync(join(root, 'keys-'))
}

export async function newPki(): Promise<string> {
  const dir = emptyFolder()
  await initialisePki(dir, AT)
  return dir
}

export async function statusOf(dir: string, id: string, at = AT) {
  const trust = await assembleTrust([await loadOwnTrust(dir, at)])
  return findSealCertificates(trust, 'FR00', id).map((found) => revocationStatus(found, at).status)
}
