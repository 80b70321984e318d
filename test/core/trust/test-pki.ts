import { type Certificate, readCertificate } from '../../../src/core/trust/certificate.ts'
import { type RevocationList, readRevocationList } from '../../../src/core/trust/revocation-list.ts'
import type { TrustOrigin } from '../../../src/core/trust/trust-part.ts'
import {
  type MadeCertificate,
  makeAuthority,
  makePdfSignerCertificate,
  makeSealCertificate,
} from '../../../src/signing/make-certificate.ts'
import { makeRevocationList, type RevokedCertificate } from '../../../src/signing/make-revocation-list.ts'
import { threeYears } from '../../../src/signing/validity.ts'

/** First instant of validity, and an instant at which everything made here holds. */
export const NOT_BEFORE = new Date('2026-01-01T00:00:00Z')
export const AT = new Date('2026-06-01T10:00:00Z')

/** An authority made for one test, with what it issues. */
export interface TestPki {
  readonly authority: Certificate
  readonly made: MadeCertificate
  seal(id: string): Promise<Certificate>
  pdfSigner(id: string): Promise<Certificate>
  list(options?: { revoked?: readonly RevokedCertificate[]; at?: Date }): Promise<RevocationList>
}

const LIST_URL = 'http://127.0.0.1:3000/trust/crl/test.crl'

export async function testPki(caId = 'FR00'): Promise<TestPki> {
  const validity = threeYears(NOT_BEFORE)
  const made = await makeAuthority(caId, validity)
  return {
    authority: readCertificate(made.certificate),
    made,
    seal: async (id) =>
      readCertificate((await makeSealCertificate(id, made, validity, LIST_URL)).certificate),
    pdfSigner: async (id) =>
      readCertificate((await makePdfSignerCertificate(id, made, validity, LIST_URL)).certificate),
    list: async ({ revoked = [], at = AT } = {}) =>
      readRevocationList(await makeRevocationList(made, revoked, null, at)),
  }
}

export const OWN: TrustOrigin = {
  kind: 'own',
  sealTypes: { PC01: ['AB'], PC02: ['A1'] },
  pdfTypes: ['AB', 'A1'],
}
export const HANDED_IN: TrustOrigin = { kind: 'handed-in' }

/** The only element of a list that must have one. */
export function only<Value>(values: readonly Value[]): Value {
  const [value, ...others] = values
  if (value === undefined || others.length > 0) throw new Error(`expected one value, found ${values.length}`)
  return value
}
