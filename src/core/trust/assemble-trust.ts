import type { Certificate } from './certificate.ts'
import { certificateFingerprint } from './certificate-fingerprint.ts'
import { withFallenLists } from './fallen-lists.ts'
import { hex } from './hex.ts'
import { unprovedReason } from './issued-by.ts'
import type { Authority, ChainState, IssuedCertificate, RevocationData } from './issued-certificate.ts'
import { issuingRight } from './issuing-right.ts'
import { judgeWithdrawalLists } from './judge-withdrawal-lists.ts'
import { type PdfSigner, pdfDocumentTypes } from './pdf-signer.ts'
import { withRegistersFirst } from './register-withdrawals.ts'
import { type RevocationList, revocationListFault } from './revocation-list.ts'
import { type SealCertificate, sealKeyState } from './seal-certificate.ts'
import { environmentOf } from './trust-environment.ts'
import { TrustError } from './trust-error.ts'
import { summariseLists } from './trust-lists.ts'
import { sealCertificateKey, type TrustMaterial } from './trust-material.ts'
import type { TrustOrigin, TrustPart, UnreachableList } from './trust-part.ts'

/**
 * Assembles trust material: every key imported, every chain and revocation list verified, every right decided once,
 * so that judging a seal later needs no certificate work.
 *
 * A certificate found in several parts counts once, for the part nearest to us (own, pinned list, handed in).
 *
 * @throws {TrustError} CERTIFICATE_WITHOUT_ID when a certificate has no common name or no issuer common name
 */
export async function assembleTrust(parts: readonly TrustPart[]): Promise<TrustMaterial> {
  const ordered = [...parts].sort((one, other) => distance(one) - distance(other))
  const lists = ordered.flatMap((part) => part.revocationLists)
  const found = await Promise.all(
    distinct(ordered, (part) => part.authorities).map((found) => assembleAuthority(found, lists)),
  )
  const authorities = await withFallenLists(ordered, found)
  const unreachable = ordered.flatMap((part) => part.unreachable ?? [])
  const bench: Bench = { authorities, lists, unreachable }
  const sealCertificates = await Promise.all(
    distinct(ordered, (part) => part.sealCertificates).map((found) => assembleSealCertificate(found, bench)),
  )
  const pdfSigners = await Promise.all(
    distinct(ordered, (part) => part.pdfSigners).map((found) => assemblePdfSigner(found, bench)),
  )
  const sealCertificatesById = new Map<string, SealCertificate[]>()
  for (const found of sealCertificates) {
    const key = sealCertificateKey(found.caId, found.certificateId)
    sealCertificatesById.set(key, [...(sealCertificatesById.get(key) ?? []), found])
  }
  const summary = summariseLists(ordered, authorities)
  const withdrawalLists = ordered.flatMap((part) => part.withdrawalLists ?? [])
  const judged = await judgeWithdrawalLists(withdrawalLists, authorities)
  const registers = ordered.flatMap((part) => part.registers ?? [])
  const withdrawals = withRegistersFirst(judged, registers)
  return { authorities, sealCertificates, sealCertificatesById, pdfSigners, lists: summary, withdrawals }
}

/** What a list says of an authority counts before the same certificate handed in without it. */
function distance({ origin, listings }: TrustPart): number {
  return 2 * NEARNESS[origin.kind] + (listings ? 0 : 1)
}

const NEARNESS = { own: 0, 'pinned-list': 1, 'handed-in': 2 } as const

/** A certificate with where it was found. */
interface Found {
  readonly certificate: Certificate
  readonly part: TrustPart
  readonly origin: TrustOrigin
}

interface Bench {
  readonly authorities: readonly Authority[]
  readonly unreachable: readonly UnreachableList[]
  readonly lists: readonly RevocationList[]
}

function distinct(
  parts: readonly TrustPart[],
  pick: (part: TrustPart) => readonly Certificate[],
): readonly Found[] {
  const byBytes = new Map<string, Found>()
  for (const part of parts)
    for (const certificate of pick(part)) {
      const bytes = hex(certificate.der)
      if (!byBytes.has(bytes)) byBytes.set(bytes, { certificate, part, origin: part.origin })
    }
  return [...byBytes.values()]
}

async function assembleAuthority(
  { certificate, origin, part }: Found,
  lists: readonly RevocationList[],
): Promise<Authority> {
  const faults = await Promise.all(lists.map((list) => revocationListFault(list, certificate)))
  const revocationLists = lists.filter((_, index) => faults[index] === null).sort(newestFirst)
  const id = idOf(certificate.commonName, certificate)
  const listing = part.listings?.get(certificate) ?? null
  const keySha256 = await certificateFingerprint(certificate.spki)
  return { certificate, id, keySha256, origin, listing, revocationLists }
}

function newestFirst(one: RevocationList, other: RevocationList): number {
  const byDate = other.thisUpdate.getTime() - one.thisUpdate.getTime()
  if (byDate !== 0) return byDate
  return (one.number ?? 0n) < (other.number ?? 0n) ? 1 : -1
}

async function assembleSealCertificate(found: Found, bench: Bench): Promise<SealCertificate> {
  const certificateId = idOf(found.certificate.commonName, found.certificate)
  const issued = await assembleIssued(found, certificateId, bench)
  return {
    ...issued,
    certificateId,
    key: await sealKeyState(found.certificate),
    right: issuingRight(issued.caId, certificateId, found.origin, issued.chain),
  }
}

async function assemblePdfSigner(found: Found, bench: Bench): Promise<PdfSigner> {
  const issued = await assembleIssued(found, null, bench)
  return { ...issued, documentTypes: pdfDocumentTypes(issued.caId, found.origin, issued.chain) }
}

async function assembleIssued(
  { certificate, origin, part }: Found,
  certificateId: string | null,
  bench: Bench,
): Promise<IssuedCertificate> {
  const caId = idOf(certificate.issuerCommonName, certificate)
  const chain = await chainOf(certificate, part, bench.authorities)
  return {
    certificate,
    fingerprintSha256: await certificateFingerprint(certificate.der),
    caId,
    origin,
    chain,
    environment: environmentOf(caId, certificateId, chain, await certificateFingerprint(certificate.spki)),
    revocation: await revocationDataOf(certificate, chain, bench),
  }
}

async function chainOf(
  certificate: Certificate,
  part: TrustPart,
  authorities: readonly Authority[],
): Promise<ChainState> {
  const named = authorities.filter(
    (authority) => authority.certificate.subject.der === certificate.issuer.der,
  )
  const reasons = await Promise.all(
    named.map((authority) => unprovedReason(certificate, authority.certificate)),
  )
  // Authorities stand nearest first, so the first proof is the best one.
  const prover = named.find((_, index) => reasons[index] === null)
  if (prover) return { state: 'proved', authority: prover }
  const beside = part.authorities.find((authority) => authority.subject.der === certificate.issuer.der)
  if (part.origin.kind === 'handed-in' && !beside && certificate.unknownCritical.length === 0)
    return { state: 'anchor' }
  const reason = beside ? await unprovedReason(certificate, beside) : reasons[0]
  return { state: 'unproved', reason: reason ?? 'NO_CERTIFICATE_CHAIN_FOUND' }
}

async function revocationDataOf(
  certificate: Certificate,
  chain: ChainState,
  bench: Bench,
): Promise<RevocationData> {
  if (chain.state === 'proved' && chain.authority.revocationLists.length > 0)
    return { state: 'proved', lists: chain.authority.revocationLists }
  const named = bench.lists.find((list) => list.issuer.der === certificate.issuer.der)
  if (!named) {
    const asked = bench.unreachable.find(({ issuer }) => issuer === certificate.issuer.der)
    return asked ? { state: 'unreachable', address: asked.address } : { state: 'none' }
  }
  if (chain.state !== 'proved') return unverified('NO_CERTIFICATE_CHAIN_FOUND', named)
  const reason = await revocationListFault(named, chain.authority.certificate)
  return unverified(reason ?? 'NO_CERTIFICATE_CHAIN_FOUND', named)
}

type Unverified = Extract<RevocationData, { state: 'unverified' }>

function unverified(reason: Unverified['reason'], list: RevocationList): Unverified {
  return { state: 'unverified', reason, list }
}

function idOf(commonName: string | null, { serial }: Certificate): string {
  if (commonName !== null) return commonName
  throw new TrustError(
    'CERTIFICATE_WITHOUT_ID',
    `certificate of serial ${serial} has no single common name in its subject or its issuer`,
    { serial },
  )
}
