import { type KeyObject, sign } from 'node:crypto'
import { join } from 'node:path'
import { composeWithdrawalList, WITHDRAWAL_LIST_DAYS } from '../core/trust/compose-withdrawal-list.ts'
import { readWithdrawalList, type WithdrawalList } from '../core/trust/withdrawal-list.ts'
import { CodedError } from '../errors.ts'
import { readPrivateFile } from '../private-file.ts'
import type { WithdrawalListSigner } from '../service/withdrawal/publish-withdrawals.ts'
import { openListSigner } from './list-signer.ts'
import { pkiFile } from './pki-file-names.ts'
import { readManifest } from './pki-manifest.ts'
import { readPemKey } from './seal-signer.ts'

const DAY_MS = 86_400_000

/**
 * Opens the signer of the withdrawal list of our own test authority: the one that signs its trust list.
 *
 * @throws {PkiError | PrivateFileError} PKI_MISSING, PKI_UNREADABLE, PKI_BUSY, KEY_FILE_EXPOSED or KEY_UNREADABLE
 */
export async function openOwnWithdrawalSigner(dir: string, at: Date): Promise<WithdrawalListSigner> {
  const manifest = await readManifest(dir)
  const lastsUntil = new Date(at.getTime() + WITHDRAWAL_LIST_DAYS * DAY_MS)
  const { certificate, privateKey } = await openListSigner(dir, manifest, at, lastsUntil)
  return { issuer: manifest.caId, certificate, sign: async (bytes) => es256(privateKey, bytes) }
}

/**
 * Gives the withdrawal list of our own authority that answers at an instant: the one in the folder, or, where that one
 * would be stale, the same with the days of then, made in memory and not written, as is done for revocation.
 *
 * Where the folder lacks the key that signed it, the list is given as it is, and the judgement says that it is stale.
 *
 * @throws {PrivateFileError} KEY_FILE_EXPOSED
 */
export async function ownWithdrawalListAt(
  dir: string,
  list: WithdrawalList,
  at: Date,
): Promise<WithdrawalList> {
  if (at < list.expiresAt) return list
  const { issuer, signer } = list
  const id = signer.commonName ?? ''
  if (!/^[A-Z0-9]{4}$/.test(id)) return list
  try {
    const pem = await readPrivateFile(join(dir, pkiFile.key(issuer, id)))
    const key = readPemKey(pem.toString('latin1'), `${issuer}/${id}`)
    const expiresAt = new Date(at.getTime() + WITHDRAWAL_LIST_DAYS * DAY_MS)
    const composed = composeWithdrawalList({ ...list, issuedAt: at, expiresAt }, signer.der)
    return readWithdrawalList(composed.attach(es256(key, composed.toBeSigned)))
  } catch (error) {
    if (error instanceof CodedError && error.code === 'KEY_UNREADABLE') return list
    throw error
  }
}

function es256(key: KeyObject, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }))
}
