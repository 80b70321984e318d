import { activatePrepared, markRevoked } from './certificate-states.ts'
import {
  type OperatorEntry,
  operatorId,
  readOperatorManifest,
  writeOperatorManifest,
} from './operator-manifest.ts'
import { PkiError } from './pki-error.ts'
import { withPkiLock } from './pki-lock.ts'

/**
 * Puts the prepared certificates of an operator in use and retires those before; gives the ids put in use.
 *
 * No key is made and none deleted: they are the operator's.
 *
 * @throws {PkiError} CERTIFICATE_STATE_REFUSED when nothing is prepared, PKI_MISSING, PKI_UNREADABLE or PKI_BUSY
 */
export async function rotateOperatorKeys(dir: string, at: Date): Promise<readonly string[]> {
  return withPkiLock(dir, async () => {
    const before = await readOperatorManifest(dir)
    const prepared = before.filter(({ state }) => state === 'prepared')
    if (prepared.length === 0)
      throw new PkiError(
        'CERTIFICATE_STATE_REFUSED',
        `no certificate of ${dir} is prepared: add those of the authority to its manifest first`,
        { dir },
      )
    await writeOperatorManifest(dir, before, activatePrepared(before, at))
    return prepared.map(operatorId)
  })
}

/**
 * Marks a certificate of an operator as revoked: nothing is sealed with it from the next start on, and our own
 * verification refuses what it sealed. Publishing it in a revocation list is for its authority to do.
 *
 * @throws {PkiError} CERTIFICATE_UNKNOWN, PKI_MISSING, PKI_UNREADABLE or PKI_BUSY
 */
export async function revokeOperatorCertificate(dir: string, id: string, at: Date): Promise<void> {
  await withPkiLock(dir, async () => {
    const before = await readOperatorManifest(dir)
    const isMeant = (entry: OperatorEntry) => operatorId(entry) === id || entry.id === id
    const meant = before.filter(isMeant)
    if (meant.length !== 1)
      throw new PkiError(
        'CERTIFICATE_UNKNOWN',
        `${meant.length} certificates of ${dir} are ${id}, one expected (AUTHORITY/ID)`,
        { id },
      )
    await writeOperatorManifest(dir, before, markRevoked(before, isMeant, at))
  })
}
