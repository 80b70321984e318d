import {
  composeWithdrawalList,
  WITHDRAWAL_LIST_DAYS,
  withdrawalListRenewal,
} from '../../core/trust/compose-withdrawal-list.ts'
import { readWithdrawalList } from '../../core/trust/withdrawal-list.ts'
import type { PublishedWithdrawals, WithdrawalRegister } from './withdrawal-register.ts'

/** Signs the list of one authority, with a certificate of that authority for signing lists. */
export interface WithdrawalListSigner {
  /** Id of the authority. */
  readonly issuer: string
  /** DER. */
  readonly certificate: Uint8Array
  /** ES256: r and s, 32 bytes each. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** What publishing needs. */
export interface PublishingPorts {
  readonly register: Pick<WithdrawalRegister, 'entries' | 'published' | 'publish'>
  readonly signer: WithdrawalListSigner
}

const DAY_MS = 86_400_000
/** Instances that publish at the same time; more than so many turns are none of theirs. */
const MOST_TURNS = 5

/**
 * Gives the withdrawal list that holds for one authority: the one that stands, or, where that does not name every
 * document withdrawn, is past a third of its life or was signed by another certificate, a new one of a higher number.
 *
 * Every list names all that the register has withdrawn, whichever authority's seal it bears: an identity names one seal.
 */
export async function publishWithdrawals(
  { register, signer }: PublishingPorts,
  at: Date,
): Promise<PublishedWithdrawals> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { edition, entries } = await register.entries(at)
    const standing = await register.published(signer.issuer)
    if (standing !== null && standing.edition >= edition && holds(standing, signer, at)) return standing
    const expiresAt = new Date(at.getTime() + WITHDRAWAL_LIST_DAYS * DAY_MS)
    // By minutes, so that it goes on increasing even if the database is put back to an earlier state.
    const sequence = Math.max((standing?.sequence ?? 0) + 1, Math.floor(at.getTime() / 60_000))
    const content = { issuer: signer.issuer, sequence, issuedAt: at, expiresAt, entries }
    const composed = composeWithdrawalList(content, signer.certificate)
    const text = composed.attach(await signer.sign(composed.toBeSigned))
    const list = { issuer: signer.issuer, sequence, edition, expiresAt, text }
    if (await register.publish(list, standing?.sequence ?? null)) return list
  }
  throw new Error(`the withdrawal list of ${signer.issuer} changed ${MOST_TURNS} times while it was made`)
}

function holds(
  { expiresAt, text }: PublishedWithdrawals,
  { certificate }: WithdrawalListSigner,
  at: Date,
): boolean {
  if (at > withdrawalListRenewal(expiresAt)) return false
  const { signer } = readWithdrawalList(text)
  return (
    signer.der.length === certificate.length && signer.der.every((byte, index) => byte === certificate[index])
  )
}
