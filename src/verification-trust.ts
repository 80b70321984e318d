import { assembleTrust } from './core/trust/assemble-trust.ts'
import type { Certificate } from './core/trust/certificate.ts'
import type { TrustMaterial } from './core/trust/trust-material.ts'
import { type TrustPart, trustPart } from './core/trust/trust-part.ts'
import type { WithdrawalList } from './core/trust/withdrawal-list.ts'
import { CodedError } from './errors.ts'
import type {
  CertificateDirectory,
  LastGoodLists,
  RevocationLists,
  SeenWithdrawals,
} from './service/ports.ts'
import { loadOwnTrust } from './signing/load-pki.ts'
import { hasOperatorKeys } from './signing/operator-manifest.ts'
import { loadOperatorTrust } from './signing/operator-trust.ts'
import { refreshOwnRevocationList } from './signing/own-revocation-list.ts'
import { pkiFile } from './signing/pki-file-names.ts'
import { hasPki } from './signing/pki-manifest.ts'
import { type RefusedList, readHandedTrust } from './signing/read-trust-lists.ts'

export interface TrustSources {
  /** Our own keys; left out where there are none. */
  readonly keysDir: string
  /** Folders and signed lists handed in with `--trust`. */
  readonly folders: readonly string[]
  /** Is told of lists that were refused, which add nothing. */
  readonly tellRefused?: (list: RefusedList) => void
  readonly lastGood?: LastGoodLists
  /** Withdrawal lists met before: an older one brings nothing back. */
  readonly seenWithdrawals?: SeenWithdrawals
  /** Withdrawal lists that a service of this machine publishes. */
  readonly publishedWithdrawals?: () => Promise<readonly WithdrawalList[]>
  /** Where the certificates of listed authorities are fetched; left out, nothing is. */
  readonly directory?: CertificateDirectory
  /** Where revocation lists are fetched that certificates name; left out, none is. */
  readonly revocation?: RevocationLists
}

/**
 * Assembles the trust material of one run: our own certificates with a revocation list that answers at `at`, and
 * what was handed in. A stale list of ours is written afresh, by the real clock.
 */
export async function assembleTrustFrom(sources: TrustSources, at: Date, now: Date): Promise<TrustMaterial> {
  const own = await ownParts(sources.keysDir, at, now)
  const signerFolders = own.length > 0 ? [sources.keysDir] : []
  const handed = await readHandedTrust(sources.folders, at, signerFolders, sources.lastGood)
  for (const list of handed.refused) sources.tellRefused?.(list)
  const fetched = await Promise.all(handed.directories.map((address) => fetchPart(address, sources)))
  const parts = [...handed.parts, ...fetched.flat()]
  const kept = [
    ...((await sources.seenWithdrawals?.all()) ?? []),
    ...((await sources.publishedWithdrawals?.()) ?? []),
  ]
  const others = [...(await fetchRevocation(parts, sources)), trustPart({ kind: 'handed-in' }, [], [], kept)]
  const trust = await assembleTrust([...own, ...parts, ...others])
  await tellWithdrawals(trust, handed.parts, sources)
  return trust
}

/** Keeps the withdrawal lists handed in that are believed, and tells of the others. */
async function tellWithdrawals(
  { withdrawals = [] }: TrustMaterial,
  parts: readonly TrustPart[],
  { seenWithdrawals, tellRefused }: TrustSources,
): Promise<void> {
  const handed = new Set(parts.flatMap(({ withdrawalLists = [] }) => withdrawalLists.map(({ text }) => text)))
  for (const judged of withdrawals) {
    const { issuer, sequence, text } = judged.list
    if (text === null || !handed.has(text)) continue
    const file = pkiFile.withdrawalList(issuer)
    if (judged.state === 'believed') await seenWithdrawals?.keep(judged.authorityKeySha256, text)
    else if (judged.state === 'unproved') {
      const { reason } = judged
      const evidence = { issuer, reason }
      tellRefused?.({ file, code: 'WITHDRAWAL_LIST_UNPROVED', message: `not proved: ${reason}`, evidence })
    } else {
      const highest = judged.newest
      const message = `number ${sequence}, but number ${highest} is at hand`
      tellRefused?.({ file, code: 'WITHDRAWAL_LIST_OLDER', message, evidence: { sequence, highest } })
    }
  }
}

/** More addresses than this are no authority's. */
const MOST_ADDRESSES = 4

/** Asks for the revocation lists of every authority handed in, where the certificates that it issued say. */
async function fetchRevocation(
  parts: readonly TrustPart[],
  sources: TrustSources,
): Promise<readonly TrustPart[]> {
  const { revocation } = sources
  if (!revocation) return []
  const issued = parts.flatMap((part) => [...part.sealCertificates, ...part.pdfSigners])
  const authorities = new Map(
    parts.flatMap((part) => part.authorities).map((one) => [one.subject.der, one] as const),
  )
  const asked = [...authorities.values()].flatMap((authority) => {
    const names = issued.filter(({ issuer }) => issuer.der === authority.subject.der)
    const addresses = new Set(names.flatMap(({ revocationAddresses }) => revocationAddresses))
    return [...addresses].slice(0, MOST_ADDRESSES).map((address) => ({ authority, address }))
  })
  return Promise.all(
    asked.map(async ({ authority, address }) => {
      const { list, fault } = await revocation.listAt(address, authority)
      if (fault !== null) sources.tellRefused?.({ file: address, ...fault })
      const part = trustPart({ kind: 'handed-in' }, [], list === null ? [] : [list])
      return list === null ? { ...part, unreachable: [{ issuer: authority.subject.der, address }] } : part
    }),
  )
}

/** What a directory gives is handed in: only the key of its authority makes it more than test material. */
async function fetchPart(address: string, sources: TrustSources): Promise<readonly TrustPart[]> {
  if (!sources.directory) return []
  try {
    const certificates = await sources.directory.certificatesAt(address)
    return [trustPart({ kind: 'handed-in' }, certificates.filter(isNamed), [])]
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    sources.tellRefused?.({ file: address, code: error.code, message: error.message })
    return []
  }
}

/** Authorities come from the list alone, and a certificate without ids could answer to none. */
function isNamed({ isAuthority, commonName, issuerCommonName }: Certificate): boolean {
  return !isAuthority && commonName !== null && issuerCommonName !== null
}

/** An operator's keys, or our own test PKI; a folder without either adds nothing. */
async function ownParts(keysDir: string, at: Date, now: Date): Promise<readonly TrustPart[]> {
  if (await hasOperatorKeys(keysDir)) return loadOperatorTrust(keysDir)
  if (!(await hasPki(keysDir))) return []
  await refreshOwnRevocationList(keysDir, now)
  return [await loadOwnTrust(keysDir, at)]
}

/** How long assembled trust serves before it is assembled anew, so that a fresh revocation list is soon seen. */
const TRUST_LIFE_MS = 60_000

/** Gives the trust material of a running service, renewed every minute: the keys folder, and what is handed in. */
export function currentTrust(
  keysDir: string,
  handedIn: Omit<TrustSources, 'keysDir'> = { folders: [] },
): () => Promise<TrustMaterial> {
  let held: { readonly until: number; readonly trust: Promise<TrustMaterial> } | undefined
  return () => {
    const now = new Date()
    if (held === undefined || now.getTime() >= held.until) {
      const trust = assembleTrustFrom({ keysDir, ...handedIn }, now, now)
      held = { until: now.getTime() + TRUST_LIFE_MS, trust }
      trust.catch(() => {
        held = undefined
      })
    }
    return held.trust
  }
}
