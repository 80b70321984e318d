import { withRegistersFirst } from './register-withdrawals.ts'
import type { TrustMaterial } from './trust-material.ts'

/** What an issuer knows of its own documents, by its register. */
export interface OwnWithdrawals {
  readonly entries: ReadonlyMap<string, Date | null>
  /** When the register was last asked. */
  readonly askedAt: Date
  /** From when on that answer no longer counts. */
  readonly holdsUntil: Date
  /** The lists published, by id of authority, for whoever judges elsewhere. */
  readonly published: ReadonlyMap<string, { readonly sequence: number; readonly text: string }>
}

/**
 * Puts what the issuer's own register says in the place of whatever list of its own authorities was at hand: who issued
 * a document need not wait for a list to know that it is withdrawn.
 */
export function withOwnWithdrawals(trust: TrustMaterial, own: OwnWithdrawals): TrustMaterial {
  const authorities = trust.authorities.filter(({ origin }) => origin.kind === 'own')
  const { entries, askedAt, holdsUntil, published } = own
  const registers = authorities.map(({ id, keySha256 }) => ({
    state: 'believed' as const,
    authorityKeySha256: keySha256,
    ofRegister: true as const,
    list: {
      ...{ issuer: id, issuedAt: askedAt, expiresAt: holdsUntil, entries },
      sequence: published.get(id)?.sequence ?? 0,
      text: published.get(id)?.text ?? null,
    },
  }))
  return { ...trust, withdrawals: withRegistersFirst(trust.withdrawals ?? [], registers) }
}
