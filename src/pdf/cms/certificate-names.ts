import { DerError } from './der-error.ts'
import { type DerValue, derChildren, readDer } from './read-der.ts'

/** Reads issuer and serial number of a certificate (RFC 5280 §4.1) as the DER they are written in. */
export function certificateNames(certificate: Uint8Array): { issuer: Uint8Array; serialNumber: Uint8Array } {
  const [serialNumber, , issuer] = certificateFields(certificate)
  if (serialNumber === undefined || issuer === undefined) throw new DerError('a certificate has no issuer')
  return { issuer: issuer.bytes, serialNumber: serialNumber.bytes }
}

/** Reads the SubjectPublicKeyInfo of a certificate (RFC 5280 §4.1) as the DER it is written in. */
export function certificateKey(certificate: Uint8Array): DerValue {
  const key = certificateFields(certificate)[5]
  if (key === undefined) throw new DerError('a certificate has no public key')
  return key
}

const SEQUENCE = 0x30
/** The version, left out in certificates of version 1. */
const EXPLICIT_0 = 0xa0

function certificateFields(certificate: Uint8Array): readonly DerValue[] {
  const [tbs] = derChildren(readDer(certificate), SEQUENCE, 'certificate')
  const fields = derChildren(tbs, SEQUENCE, 'tbsCertificate')
  return fields[0]?.tag === EXPLICIT_0 ? fields.slice(1) : fields
}
