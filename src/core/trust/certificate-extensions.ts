import { derChildren, readDer } from './der.ts'
import { DER, derBoolean, derOid, expectTag } from './der-values.ts'
import type { Extension } from './extension.ts'

/** Purposes a key may be used for (RFC 5280, 4.2.1.3), in the order of the bits. */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const
export type KeyUsage = (typeof KEY_USAGES)[number]

/** What the extensions say that judgement needs. */
export interface CertificateExtensions {
  /** Null when the extension is absent: then no purpose is excluded. */
  readonly keyUsage: readonly KeyUsage[] | null
  /** Object identifiers of the extended purposes; empty when the extension is absent. */
  readonly extendedKeyUsage: readonly string[]
  readonly isAuthority: boolean
  /** Object identifiers of the extensions marked critical. */
  readonly critical: readonly string[]
  /** Addresses of revocation lists over http or https (RFC 5280, 4.2.1.13); other forms are left out. */
  readonly revocationAddresses: readonly string[]
  /** Critical extensions this reader does not know: a certificate that bears one proves nothing (RFC 5280, 4.2). */
  readonly unknownCritical: readonly string[]
}

/** Reads out of the extensions of a certificate what judgement needs. */
export function readCertificateExtensions(extensions: readonly Extension[]): CertificateExtensions {
  const find = (oid: string) => extensions.find((extension) => extension.oid === oid)
  const usage = find(OID.keyUsage)
  const extended = find(OID.extendedKeyUsage)
  const constraints = find(OID.basicConstraints)
  const points = find(REVOCATION_POINTS)
  return {
    keyUsage: usage ? readKeyUsage(usage.value) : null,
    extendedKeyUsage: extended ? derChildren(readDer(extended.value)).map(derOid) : [],
    isAuthority: constraints ? readIsAuthority(constraints.value) : false,
    critical: extensions.filter(({ critical }) => critical).map(({ oid }) => oid),
    revocationAddresses: points ? readAddresses(points.value) : [],
    unknownCritical: extensions
      .filter(({ oid, critical }) => critical && !KNOWN.has(oid))
      .map(({ oid }) => oid),
  }
}

const OID = { keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19', extendedKeyUsage: '2.5.29.37' }
const KNOWN = new Set(Object.values(OID))
const REVOCATION_POINTS = '2.5.29.31'

function readKeyUsage(value: Uint8Array): readonly KeyUsage[] {
  const bits = readDer(value)
  expectTag(bits, DER.bitString)
  const [, ...bytes] = bits.content
  return KEY_USAGES.filter((_, bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0)
}

function readIsAuthority(value: Uint8Array): boolean {
  const sequence = readDer(value)
  expectTag(sequence, DER.sequence)
  const [first] = derChildren(sequence)
  return first?.tag === DER.boolean && derBoolean(first)
}

/**
 * Of a DistributionPoint only the full names count, and of those the addresses. One that does not read as such names
 * none: nothing of the certificate's own judgement depends on it.
 */
function readAddresses(value: Uint8Array): readonly string[] {
  try {
    return derChildren(readDer(value))
      .flatMap((point) => derChildren(point).filter(({ tag }) => tag === CONTEXT_0))
      .flatMap((name) => derChildren(name).filter(({ tag }) => tag === CONTEXT_0))
      .flatMap((fullName) => derChildren(fullName).filter(({ tag }) => tag === ADDRESS))
      .map(({ content }) => new TextDecoder('latin1').decode(content))
      .filter((address) => /^https?:\/\//i.test(address))
  } catch {
    return []
  }
}

const CONTEXT_0 = 0xa0
/** GeneralName 6: uniformResourceIdentifier. */
const ADDRESS = 0x86
