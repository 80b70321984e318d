import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import { type RevocationList, readRevocationList } from '../core/trust/revocation-list.ts'
import { readWithdrawalList, type WithdrawalList } from '../core/trust/withdrawal-list.ts'
import { CodedError } from '../errors.ts'
import { PkiError } from './pki-error.ts'

/** Certificates, revocation lists and withdrawal lists found in a folder. */
export interface TrustFiles {
  readonly certificates: readonly Certificate[]
  readonly revocationLists: readonly RevocationList[]
  readonly withdrawalLists: readonly WithdrawalList[]
}

/**
 * Reads every `CA.pem`, `CA_CERT.pem` and `CA.crl` of a folder, PEM or DER, and every `CA.jws`; other files, private
 * keys among them, are not opened.
 *
 * The name of a file tells only that it is to be read: ids come from the certificate (2D-Doc certificate profile).
 *
 * @throws {PkiError} TRUST_FOLDER_UNREADABLE, naming every file at fault in `evidence.files`
 */
export async function readTrustFiles(dir: string): Promise<TrustFiles> {
  const names = (await listFolder(dir)).sort()
  const faults: FileFault[] = []
  const read = <Value>(pattern: RegExp, reader: (bytes: Uint8Array) => Value) =>
    readAll(
      dir,
      names.filter((name) => pattern.test(name)),
      reader,
      faults,
    )
  const certificates = await read(CERTIFICATE_FILE, readNamedCertificate)
  const revocationLists = await read(REVOCATION_LIST_FILE, readRevocationList)
  const withdrawalLists = await read(WITHDRAWAL_LIST_FILE, readWithdrawalList)
  if (faults.length > 0)
    throw new PkiError(
      'TRUST_FOLDER_UNREADABLE',
      `${dir}: ${faults.map(({ file, code, message }) => `${file} ${code} (${message})`).join('; ')}`,
      { dir, files: faults },
    )
  return { certificates, revocationLists, withdrawalLists }
}

/** A file that could not be read, and why. */
interface FileFault {
  readonly file: string
  readonly code: string
  readonly message: string
}

const CERTIFICATE_FILE = /^[A-Z0-9]{4}(_[A-Z0-9]{4})?\.pem$/i
const REVOCATION_LIST_FILE = /^[A-Z0-9]{4}\.crl$/i
const WITHDRAWAL_LIST_FILE = /^[A-Z0-9]{4}\.jws$/i
const LARGEST_FILE = 20_000_000

async function listFolder(dir: string): Promise<string[]> {
  try {
    return await readdir(dir)
  } catch (cause) {
    throw new PkiError(
      'TRUST_FOLDER_UNREADABLE',
      `${dir} is no folder that can be read`,
      { dir, files: [] },
      { cause },
    )
  }
}

async function readAll<Value>(
  dir: string,
  names: readonly string[],
  reader: (bytes: Uint8Array) => Value,
  faults: FileFault[],
): Promise<readonly Value[]> {
  const values: Value[] = []
  for (let start = 0; start < names.length; start += READ_AT_ONCE) {
    const batch = names.slice(start, start + READ_AT_ONCE).map((file) => readOne(dir, file, reader))
    for (const outcome of await Promise.all(batch))
      if ('fault' in outcome) faults.push(outcome.fault)
      else values.push(outcome.value)
  }
  return values
}

const READ_AT_ONCE = 64

async function readOne<Value>(
  dir: string,
  file: string,
  reader: (bytes: Uint8Array) => Value,
): Promise<{ readonly value: Value } | { readonly fault: FileFault }> {
  try {
    const path = join(dir, file)
    if ((await stat(path)).size > LARGEST_FILE) throw new Error(`larger than ${LARGEST_FILE} bytes`)
    return { value: reader(new Uint8Array(await readFile(path))) }
  } catch (error) {
    const code = error instanceof CodedError ? error.code : 'FILE_UNREADABLE'
    return { fault: { file, code, message: error instanceof Error ? error.message : String(error) } }
  }
}

function readNamedCertificate(bytes: Uint8Array): Certificate {
  const certificate = readCertificate(bytes)
  if (certificate.commonName === null || certificate.issuerCommonName === null)
    throw new PkiError('CERTIFICATE_UNKNOWN', 'the certificate states no single common name and issuer')
  return certificate
}
