import { CERTIFICATE_STATES, type CertificateEntry } from './certificate-entry.ts'
import { PkiError } from './pki-error.ts'

/** Names what a certificate is for; of the certificates of one purpose, one is active. */
export function purposeOf(entry: CertificateEntry): string {
  return entry.use === 'seal' ? `seal ${entry.documentType}` : entry.use
}

/**
 * Puts every prepared certificate in use and retires the one before it.
 *
 * Purposes for which nothing is prepared are left as they are.
 */
export function activatePrepared<Entry extends CertificateEntry>(
  entries: readonly Entry[],
  at: Date,
): readonly Entry[] {
  const renewed = new Set(entries.filter(({ state }) => state === 'prepared').map(purposeOf))
  const since = at.toISOString()
  return entries.map((entry) => {
    if (entry.state === 'prepared') return { ...entry, state: 'active', since }
    return entry.state === 'active' && renewed.has(purposeOf(entry))
      ? { ...entry, state: 'retired', since }
      : entry
  })
}

/** Marks the certificates that `isMeant` tells as revoked; revoking again changes nothing. */
export function markRevoked<Entry extends CertificateEntry>(
  entries: readonly Entry[],
  isMeant: (entry: Entry) => boolean,
  at: Date,
): readonly Entry[] {
  return entries.map((entry) =>
    isMeant(entry) && entry.state !== 'revoked'
      ? { ...entry, state: 'revoked', since: at.toISOString() }
      : entry,
  )
}

/**
 * Refuses entries in which an id stands twice, or a purpose has two certificates active or two prepared.
 *
 * @throws {PkiError} CERTIFICATE_ID_USED or CERTIFICATE_STATE_REFUSED
 */
export function requireSound<Entry extends CertificateEntry>(
  entries: readonly Entry[],
  idOf: (entry: Entry) => string,
): void {
  const ids = entries.map(idOf)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined)
    throw new PkiError('CERTIFICATE_ID_USED', `certificate ${twice} stands twice in the manifest`, {
      id: twice,
    })
  for (const state of ['active', 'prepared'] as const) {
    const purposes = entries.filter((entry) => entry.state === state).map(purposeOf)
    const doubled = purposes.find((purpose, index) => purposes.indexOf(purpose) !== index)
    if (doubled !== undefined)
      throw new PkiError(
        'CERTIFICATE_STATE_REFUSED',
        `two certificates are ${state} for ${doubled}, one expected`,
      )
  }
}

/**
 * Refuses a change in which a certificate is lost, gets another purpose, or goes back in its life: an id is never
 * used again, and seals one type of document for life.
 *
 * @throws {PkiError} CERTIFICATE_ID_USED or CERTIFICATE_STATE_REFUSED
 */
export function requireLawfulChange<Entry extends CertificateEntry>(
  before: readonly Entry[],
  after: readonly Entry[],
  idOf: (entry: Entry) => string,
): void {
  requireSound(after, idOf)
  for (const entry of before) {
    const id = idOf(entry)
    const next = after.find((candidate) => idOf(candidate) === id)
    if (next === undefined || purposeOf(next) !== purposeOf(entry))
      throw new PkiError(
        'CERTIFICATE_ID_USED',
        `certificate ${id} is for ${purposeOf(entry)} for life, found ${next ? purposeOf(next) : 'nothing'}`,
        { id },
      )
    if (rank(next) < rank(entry))
      throw new PkiError(
        'CERTIFICATE_STATE_REFUSED',
        `certificate ${id} is ${entry.state} and cannot become ${next.state}`,
        { id },
      )
  }
}

function rank({ state }: CertificateEntry): number {
  return CERTIFICATE_STATES.indexOf(state)
}
