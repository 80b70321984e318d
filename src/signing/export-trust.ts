import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withdrawalListRenewal } from '../core/trust/compose-withdrawal-list.ts'
import { CodedError } from '../errors.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import { refreshOwnRevocationList } from './own-revocation-list.ts'
import { refreshOwnTrustList } from './own-trust-list.ts'
import { pkiFile } from './pki-file-names.ts'
import { readManifest } from './pki-manifest.ts'
import { readTrustFiles } from './trust-files.ts'

/**
 * Writes into a folder all that a verifier needs to judge our documents without us: certificates, a fresh revocation
 * list, the signed trust list and the withdrawal list as it lies there. Gives the names of the files; no private key is among them.
 *
 * @throws {PkiError} PKI_MISSING, PKI_UNREADABLE, KEY_UNREADABLE
 * @throws {CodedError} CANNOT_WRITE
 */
export async function exportTrust(keysDir: string, dir: string, at: Date): Promise<readonly string[]> {
  const { caId } = await readManifest(keysDir)
  await refreshOwnRevocationList(keysDir, at)
  await refreshOwnTrustList(keysDir, at)
  const certificate = new RegExp(`^${caId}(_[A-Z0-9]{4})?\\.pem$`)
  const others = [pkiFile.revocationList(caId), pkiFile.withdrawalList(caId), pkiFile.trustList]
  const names = (await readdir(keysDir))
    .filter((name) => certificate.test(name) || others.includes(name))
    .sort()
  const contents = await Promise.all(names.map((name) => readFile(join(keysDir, name))))
  // An operator may have put a key in the file of its certificate: it does not leave for that.
  const files = names.flatMap((name, index) => {
    const bytes = contents[index]
    return bytes === undefined || bytes.includes('PRIVATE KEY') ? [] : [{ name, bytes }]
  })
  try {
    await mkdir(dir, { recursive: true })
    for (const { name, bytes } of files) await writeWhole(join(dir, name), bytes, FILE_MODE.public)
  } catch (cause) {
    throw new CodedError('CANNOT_WRITE', `cannot write into ${dir}`, { dir }, { cause })
  }
  return files.map(({ name }) => name)
}

/** Tells whether the withdrawal list of a folder of keys is to be made anew; one that is not there is not. */
export async function isWithdrawalListOld(keysDir: string, at: Date): Promise<boolean> {
  const { caId } = await readManifest(keysDir)
  const { withdrawalLists } = await readTrustFiles(keysDir)
  return withdrawalLists.some(
    ({ issuer, expiresAt }) => issuer === caId && at > withdrawalListRenewal(expiresAt),
  )
}
