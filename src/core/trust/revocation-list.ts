import { type Certificate, readSigned, type SignedPart } from './certificate.ts'
import { type DerElement, derChildren, readDer } from './der.ts'
import { DER, derIntegerHex, derTime, expectTag } from './der-values.ts'
import { type DistinguishedName, readDistinguishedName } from './distinguished-name.ts'
import { type Extension, readExtensions } from './extension.ts'
import { signatureFault, type UnprovedReason } from './issued-by.ts'
import { derOfPem } from './pem.ts'
import { TrustError } from './trust-error.ts'

/** When and why a certificate was revoked. */
export interface RevocationEntry {
  readonly revokedAt: Date
  /** CRLReason of RFC 5280, 5.3.1; 0 (unspecified) when absent. */
  readonly reason: number
}

/** A certificate revocation list as a plain value; nothing about its signature is proved by reading it. */
export interface RevocationList {
  readonly der: Uint8Array
  readonly issuer: DistinguishedName
  /** CRL number; null when the extension is absent. */
  readonly number: bigint | null
  readonly thisUpdate: Date
  /** Null when absent: such a list is stale at once, for nothing says how long it holds. */
  readonly nextUpdate: Date | null
  /** By serial number, in the spelling of {@link Certificate.serial}. */
  readonly revoked: ReadonlyMap<string, RevocationEntry>
  readonly signed: SignedPart
}

/**
 * Reads a revocation list (RFC 5280, 5), PEM or DER.
 *
 * A list that is partial (delta, some reasons only, indirect, authorities only) is refused: a serial number
 * absent from it would prove nothing.
 *
 * @throws {TrustError} PEM_MALFORMED, DER_MALFORMED, REVOCATION_LIST_UNREADABLE or REVOCATION_LIST_PARTIAL
 */
export function readRevocationList(pemOrDer: Uint8Array | string): RevocationList {
  const der = derOfPem(pemOrDer, ['X509 CRL', 'CRL'])
  const { content, signed } = readSigned(der)
  const all = derChildren(content)
  const [, issuer, thisUpdate, ...rest] = all[0]?.tag === DER.integer ? all.slice(1) : all
  if (!issuer || !thisUpdate)
    throw new TrustError('REVOCATION_LIST_UNREADABLE', 'the revocation list lacks its issuer or its date')
  const nextUpdate = rest.find(({ tag }) => tag === DER.utcTime || tag === DER.generalizedTime)
  const entries = rest.find(({ tag }) => tag === DER.sequence)
  const wrapper = rest.find(({ tag }) => tag === 0xa0)
  const extensions = readExtensions(wrapper && derChildren(wrapper)[0])
  refusePartial(extensions)
  const number = extensions.find(({ oid }) => oid === OID.number)
  return {
    der,
    issuer: readDistinguishedName(issuer),
    number: number ? BigInt(`0x${derIntegerHex(readDer(number.value))}`) : null,
    thisUpdate: derTime(thisUpdate),
    nextUpdate: nextUpdate ? derTime(nextUpdate) : null,
    revoked: new Map(entries ? derChildren(entries).map(readEntry) : []),
    signed,
  }
}

/** Tells why the list is not proved to come from the authority's key; null when it is (RFC 5280, 6.3.3). */
export async function revocationListFault(
  list: RevocationList,
  authority: Certificate,
): Promise<UnprovedReason | null> {
  if (list.issuer.der !== authority.subject.der) return 'ISSUER_NAME_DIFFERS'
  if (!authority.isAuthority || (authority.keyUsage && !authority.keyUsage.includes('cRLSign')))
    return 'NOT_AN_AUTHORITY'
  return signatureFault(list.signed, authority.spki)
}

const OID = { number: '2.5.29.20', distributionPoint: '2.5.29.28', delta: '2.5.29.27', reason: '2.5.29.21' }

function refusePartial(extensions: readonly Extension[]): void {
  for (const { oid, critical, value } of extensions) {
    if (oid === OID.delta) throw partial('it is a delta list')
    if (oid === OID.distributionPoint) refusePartialScope(value)
    else if (critical && oid !== OID.number) throw partial(`critical extension ${oid} is not known`)
  }
}

/** Tags 2 to 5 of IssuingDistributionPoint narrow the list; 0 (its address) and 1 (user certificates) do not harm. */
function refusePartialScope(value: Uint8Array): void {
  const scope = readDer(value)
  expectTag(scope, DER.sequence)
  for (const { tag, content } of derChildren(scope)) {
    const field = tag & 0x1f
    if (field === 3 || (field >= 2 && content[0] === 0xff)) throw partial(`its scope has field ${field}`)
  }
}

function partial(why: string): TrustError {
  return new TrustError(
    'REVOCATION_LIST_PARTIAL',
    `the revocation list does not cover every certificate: ${why}`,
  )
}

function readEntry(entry: DerElement): [string, RevocationEntry] {
  expectTag(entry, DER.sequence)
  const [serial, revokedAt, extensions] = derChildren(entry)
  if (!serial || !revokedAt)
    throw new TrustError('REVOCATION_LIST_UNREADABLE', 'an entry lacks its serial number or its date')
  return [
    derIntegerHex(serial),
    { revokedAt: derTime(revokedAt), reason: reasonOf(readExtensions(extensions)) },
  ]
}

function reasonOf(extensions: readonly Extension[]): number {
  const stranger = extensions.find(({ oid, critical }) => critical && oid !== OID.reason)
  if (stranger) throw partial(`an entry has critical extension ${stranger.oid}`)
  const reason = extensions.find(({ oid }) => oid === OID.reason)
  return reason ? Number(`0x${derIntegerHex(readDer(reason.value))}`) : 0
}
