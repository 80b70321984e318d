import { type Certificate, readCertificate } from '../../../src/core/trust/certificate.ts'
import { type RevocationList, readRevocationList } from '../../../src/core/trust/revocation-list.ts'
import { type TrustOrigin, type TrustPart, trustPart } from '../../../src/core/trust/trust-part.ts'
import {
  makeAuthority,
  makePdfSignerCertificate,
  makeSealCertificate,
} from '../../../src/signing/make-certificate.ts'
import { makeRevocationList } from '../../../src/signing/make-revocation-list.ts'
import { type CertifiedSealSigner, pemSealSigner } from '../../../src/signing/seal-signer.ts'
import { threeYears } from '../../../src/signing/validity.ts'
import { privateKeyPem } from '../private-key-pem.ts'
import { ISSUED_AT } from '../records.ts'

const NOT_BEFORE = new Date('2025-06-01T00:00:00Z')
const LIST_URL = 'http://127.0.0.1:3000/trust/crl/test.crl'

export const HANDED_IN: TrustOrigin = { kind: 'handed-in' }
export const PINNED: TrustOrigin = {
  kind: 'pinned-list',
  issuer: 'Liste d’essai',
  issuedOn: '2026-11-01' as Extract<TrustOrigin, { kind: 'pinned-list' }>['issuedOn'],
}

/** An issuer that is not ours: its authority, its seal certificate and its signer. */
export interface OtherIssuer {
  readonly authority: Certificate
  readonly certificate: Certificate
  readonly signer: CertifiedSealSigner
  readonly pdfSigner: Certificate
  readonly list: RevocationList
  /** Everything, as a folder of `--trust` or a list would bring it. */
  readonly part: (origin?: TrustOrigin) => TrustPart
}

export async function otherIssuer(
  caId: string,
  certificateId: string,
  { notBefore = NOT_BEFORE, listedOn = ISSUED_AT, revoked = false } = {},
): Promise<OtherIssuer> {
  const validity = threeYears(notBefore)
  const ca = await makeAuthority(caId, validity)
  const made = await makeSealCertificate(certificateId, ca, validity, LIST_URL)
  const pdf = await makePdfSignerCertificate('PDFX', ca, validity, LIST_URL)
  const authority = readCertificate(ca.certificate)
  const certificate = readCertificate(made.certificate)
  const pdfSigner = readCertificate(pdf.certificate)
  const entries = [certificate, pdfSigner].map(({ serial }) => ({ serial, revokedAt: listedOn, reason: 1 }))
  const list = readRevocationList(await makeRevocationList(ca, revoked ? entries : [], null, listedOn))
  return {
    authority,
    certificate,
    signer: pemSealSigner(privateKeyPem(made.privateKey), made.certificatePem),
    pdfSigner,
    list,
    part: (origin = HANDED_IN) => trustPart(origin, [authority, certificate, pdfSigner], [list]),
  }
}
