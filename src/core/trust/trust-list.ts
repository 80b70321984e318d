import type { Certificate } from './certificate.ts'
import { hex } from './hex.ts'
import { type ListedAuthority, readProvider } from './listed-authority.ts'
import type { PinnedSigner } from './pinned-signers.ts'
import { TrustListError } from './trust-list-error.ts'
import { childrenNamed, instantOf, LIST_NAMESPACE, malformed, oneAt, textOf } from './trust-list-names.ts'
import { isNamed, type XmlElement } from './xml-element.ts'
import { readXml } from './xml-reader.ts'
import { proveXml } from './xml-signature.ts'

/** A trust list whose signature by one of the signers given is good. */
export interface TrustList {
  readonly signer: PinnedSigner
  readonly signerCertificate: Certificate
  readonly sequence: number
  readonly issuedAt: Date
  /** Null for a list that announces no successor: it is stale at once. */
  readonly nextUpdate: Date | null
  readonly authorities: readonly ListedAuthority[]
  /** Whether it answers at the instant it was read for. */
  readonly freshness: ListFreshness
}

/** Whether a list answers at an instant. */
export type ListFreshness = 'current' | 'stale' | 'not-yet-issued'

/**
 * Reads a trust list (ETSI TS 102 231 as used by 2D-Doc) and verifies its signature by one of the signers given.
 *
 * Only the bytes that were signed are read. A list past its next update is given all the same, as stale: what rests
 * on it is undetermined. `highestSeen` is the highest sequence number met so far of that signer's name: an older
 * list is refused, so that nobody can bring back an authority that was withdrawn.
 *
 * @throws {TrustListError} when nothing of the list may be used
 */
export async function readTrustList(
  xml: Uint8Array | string,
  signers: readonly PinnedSigner[],
  at: Date,
  highestSeen: (signerName: string) => number = () => 0,
): Promise<TrustList> {
  const received = readXml(xml)
  refuseOtherRoot(received)
  const { signedBytes, signer, certificate } = await proveXml(received, signers)
  const list = readContent(readXml(signedBytes))
  if (list.issuedAt < certificate.notBefore || list.issuedAt > certificate.notAfter)
    throw new TrustListError('LIST_SIGNER_OUT_OF_PERIOD', `issued on ${list.issuedAt.toISOString()}`, {
      issuedAt: list.issuedAt,
    })
  const highest = highestSeen(signer.name)
  if (list.sequence < highest)
    throw new TrustListError('LIST_OLDER', `sequence ${list.sequence}, but ${highest} has been seen`, {
      sequence: list.sequence,
      highest,
    })
  return { ...list, signer, signerCertificate: certificate, freshness: listFreshness(list, at) }
}

/** Tells whether a list answers at an instant. */
export function listFreshness(
  { issuedAt, nextUpdate }: { readonly issuedAt: Date; readonly nextUpdate: Date | null },
  at: Date,
): ListFreshness {
  if (at < issuedAt) return 'not-yet-issued'
  return nextUpdate === null || at > nextUpdate ? 'stale' : 'current'
}

function refuseOtherRoot(root: XmlElement): void {
  if (!isNamed(root, LIST_NAMESPACE, 'TrustServiceStatusList'))
    throw new TrustListError('LIST_OF_ANOTHER_KIND', `the root element is ${root.local}`, {
      found: root.local,
    })
}

function readContent(root: XmlElement) {
  const scheme = oneAt(root, 'SchemeInformation')
  const sequence = textOf(oneAt(scheme, 'TSLSequenceNumber'))
  if (!/^[1-9][0-9]{0,8}$/.test(sequence)) throw malformed(`sequence number ${sequence}`)
  const [nextUpdate] = childrenNamed(oneAt(scheme, 'NextUpdate'), 'dateTime')
  const authorities = childrenNamed(oneAt(root, 'TrustServiceProviderList'), 'TrustServiceProvider').map(
    readProvider,
  )
  refuseRepeated(authorities)
  return {
    sequence: Number(sequence),
    issuedAt: instantOf(oneAt(scheme, 'ListIssueDateTime')),
    nextUpdate: nextUpdate ? instantOf(nextUpdate) : null,
    authorities: authorities.flat(),
  }
}

/** Two providers of one id, or two services with one certificate, would leave two statuses to choose from. */
function refuseRepeated(providers: readonly (readonly ListedAuthority[])[]): void {
  const ids = providers.flatMap(([first]) => (first ? [first.id] : []))
  const certificates = providers
    .flat()
    .flatMap((authority) => authority.certificates.map(({ der }) => hex(der)))
  const id = ids.find((found, index) => ids.indexOf(found) !== index)
  if (id === undefined && new Set(certificates).size === certificates.length) return
  const evidence = id === undefined ? {} : { id }
  throw new TrustListError(
    'LIST_AUTHORITY_REPEATED',
    `${id ?? 'a certificate'} stands twice in the list`,
    evidence,
  )
}
