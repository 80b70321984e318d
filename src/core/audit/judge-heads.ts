import { auditKeyId, headText, type SignedAuditHead, signedBytes } from './audit-head.ts'

/** The type has no name that Node and browsers share. */
type PublicKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** Heads after their signatures: those to believe, in the order of their lines, and those not to. */
export interface JudgedHeads {
  readonly good: readonly SignedAuditHead[]
  readonly forged: readonly SignedAuditHead[]
  readonly ofUnknownKey: readonly SignedAuditHead[]
}

/**
 * Tells which heads were signed by one of the keys (ES256, FIPS 186-5); the same head given twice counts once.
 *
 * @param publicKeys SubjectPublicKeyInfo of each key that signed or signs
 * @throws {DOMException} for a key that is not on P-256
 */
export async function judgeHeads(
  heads: readonly SignedAuditHead[],
  publicKeys: readonly Uint8Array[],
): Promise<JudgedHeads> {
  const keys = new Map<string, PublicKey>()
  for (const spki of publicKeys) keys.set(await auditKeyId(spki), await importKey(spki))
  const each = [...new Map(heads.map((head) => [headText(head), head])).values()]
  const judged = await Promise.all(
    each.map(async (head) => ({ head, verdict: await judge(head, keys.get(head.keyId)) })),
  )
  const of = (wanted: boolean | null) =>
    judged
      .filter(({ verdict }) => verdict === wanted)
      .map(({ head }) => head)
      .sort((one, other) => one.seq - other.seq)
  return { good: of(true), forged: of(false), ofUnknownKey: of(null) }
}

function importKey(spki: Uint8Array): Promise<PublicKey> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  return crypto.subtle.importKey('spki', Uint8Array.from(spki), curve, false, ['verify'])
}

async function judge(head: SignedAuditHead, key: PublicKey | undefined): Promise<boolean | null> {
  if (key === undefined) return null
  const signature = fromBase64url(head.signature)
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signedBytes(head))
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
