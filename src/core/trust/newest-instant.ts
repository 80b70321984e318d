import type { TrustMaterial } from './trust-material.ts'

/**
 * Gives the newest instant that the trust material proves to have passed: the issue of a trust list, of a list of
 * revocations, or of a withdrawal list that is believed. A clock that shows less is slow. Null where there is none.
 */
export function newestInstant({
  authorities,
  withdrawals = [],
}: Pick<TrustMaterial, 'authorities' | 'withdrawals'>): Date | null {
  const listed = authorities.flatMap(({ listing, revocationLists }) => [
    ...(listing === null ? [] : [listing.issuedAt]),
    ...revocationLists.map(({ thisUpdate }) => thisUpdate),
  ])
  const withdrawn = withdrawals.flatMap(({ state, list }) =>
    state === 'believed' && list.text !== null ? [list.issuedAt] : [],
  )
  const instants = [...listed, ...withdrawn]
  return instants.reduce<Date | null>(
    (newest, instant) => (newest === null || instant > newest ? instant : newest),
    null,
  )
}
