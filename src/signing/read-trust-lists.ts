import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ANTS_SIGNERS, type PinnedSigner } from '../core/trust/pinned-signers.ts'
import { readTrustList, type TrustList } from '../core/trust/trust-list.ts'
import { TrustListError } from '../core/trust/trust-list-error.ts'
import { newestLists, trustListPart } from '../core/trust/trust-list-part.ts'
import { type TrustPart, trustPart } from '../core/trust/trust-part.ts'
import type { CodedError } from '../errors.ts'
import type { LastGoodLists } from '../service/ports.ts'
import { listSignersAmong } from './list-signer.ts'
import { readTrustFiles } from './trust-files.ts'

/** A trust list, or a folder, that adds nothing, and why. */
export interface RefusedList {
  readonly file: string
  readonly code: string
  readonly message: string
  readonly evidence?: CodedError['evidence']
}

/** Trust material handed in, and the lists among it that were refused. */
export interface HandedTrust {
  readonly parts: readonly TrustPart[]
  readonly refused: readonly RefusedList[]
  /** Addresses of the certificate directories of authorities in accord. */
  readonly directories: readonly string[]
}

/**
 * Reads what was handed in with `--trust`: folders of certificates, revocation lists and signed lists (`*.xml`), and
 * single lists. Of several lists of one signer the newest counts.
 *
 * A list in a folder that is refused adds nothing and is told, as is a folder that holds nothing to read; a list named
 * by itself is an error. A list is believed
 * when ANTS signed it, or, as test material, a signer whose certificate lies in one of the folders. `lastGood` lists
 * count as handed in, so that an older list brings nothing back, and are replaced by newer ones.
 *
 * @throws {PkiError} TRUST_FOLDER_UNREADABLE
 * @throws {TrustListError} for a list named by itself
 */
export async function readHandedTrust(
  paths: readonly string[],
  at: Date,
  signerFolders: readonly string[] = [],
  lastGood?: LastGoodLists,
): Promise<HandedTrust> {
  const { files, folders } = await sorted(paths)
  const parts: TrustPart[] = []
  const signers: PinnedSigner[] = [...ANTS_SIGNERS]
  const bare: string[] = []
  for (const dir of folders) {
    const { certificates, revocationLists, withdrawalLists } = await readTrustFiles(dir)
    if (certificates.length + revocationLists.length + withdrawalLists.length === 0) bare.push(dir)
    parts.push(trustPart({ kind: 'handed-in' }, certificates, revocationLists, withdrawalLists))
    signers.push(...(await listSignersAmong(certificates)))
  }
  const found = await findLists(folders)
  const empty = bare.filter((dir) => !found.some((path) => dirname(path) === join(dir))).map(emptyFolder)
  if (files.length + found.length === 0 && !lastGood) return { parts, refused: empty, directories: [] }
  for (const dir of signerFolders)
    signers.push(...(await listSignersAmong((await readTrustFiles(dir)).certificates)))
  const named = await Promise.all(files.map((path) => readOne(path, signers, at)))
  const kept = await readLastGood(lastGood, at)
  const tried = await Promise.all(found.map((path) => tryOne(path, signers, at)))
  const read = [...kept, ...named, ...tried.flatMap((one) => ('list' in one ? [one] : []))]
  const newest = newestLists(read.map(({ list }) => list))
  await keepNewest(lastGood, read, newest.kept)
  const refused = tried.flatMap((one) => ('list' in one ? [] : [one]))
  return {
    directories: newest.kept.flatMap(directoriesOf),
    parts: [...newest.kept.map(trustListPart), ...parts],
    refused: [
      ...empty,
      ...refused,
      ...read.filter(({ list }) => newest.outranked.includes(list)).flatMap(outranked),
    ],
  }
}

function emptyFolder(dir: string): RefusedList {
  const message = `${dir} holds no CA.pem, CA_CERT.pem, CA.crl or signed list`
  return { file: dir, code: 'TRUST_FOLDER_EMPTY', message }
}

interface ReadList {
  readonly file: string
  readonly bytes: Uint8Array
  readonly list: TrustList
}

async function readOne(path: string, signers: readonly PinnedSigner[], at: Date): Promise<ReadList> {
  const bytes = new Uint8Array(await readFile(path))
  return { file: basename(path), bytes, list: await readTrustList(bytes, signers, at) }
}

async function tryOne(
  path: string,
  signers: readonly PinnedSigner[],
  at: Date,
): Promise<ReadList | RefusedList> {
  try {
    return await readOne(path, signers, at)
  } catch (error) {
    if (error instanceof TrustListError)
      return { file: basename(path), code: error.code, message: error.message, evidence: error.evidence }
    throw error
  }
}

async function findLists(folders: readonly string[]): Promise<readonly string[]> {
  const names = await Promise.all(
    folders.map(async (dir) => (await readdir(dir)).sort().map((name) => join(dir, name))),
  )
  return names.flat().filter((path) => /\.xml$/i.test(path))
}

async function sorted(paths: readonly string[]) {
  const [files, folders]: [string[], string[]] = [[], []]
  for (const path of paths) ((await isFile(path)) ? files : folders).push(path)
  return { files, folders }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/** Only lists of ANTS are kept, for the certificate of any other signer may be gone. */
async function readLastGood(lastGood: LastGoodLists | undefined, at: Date): Promise<readonly ReadList[]> {
  const read: ReadList[] = []
  for (const bytes of (await lastGood?.all()) ?? [])
    try {
      read.push({ file: KEPT, bytes, list: await readTrustList(bytes, ANTS_SIGNERS, at) })
    } catch (error) {
      // A list that was good and is no longer has been touched; the one handed in decides.
      if (!(error instanceof TrustListError)) throw error
    }
  return read
}

const KEPT = 'last good list'

async function keepNewest(
  lastGood: LastGoodLists | undefined,
  read: readonly ReadList[],
  kept: readonly TrustList[],
): Promise<void> {
  for (const { file, bytes, list } of read)
    if (file !== KEPT && kept.includes(list) && ANTS_SIGNERS.some(({ name }) => name === list.signer.name))
      await lastGood?.keep(list.signer.name, bytes)
}

function directoriesOf({ authorities }: TrustList): readonly string[] {
  return authorities.flatMap(({ status, directory }) =>
    status === 'inaccord' && directory !== null ? [directory] : [],
  )
}

function outranked({ file, list }: ReadList): readonly RefusedList[] {
  if (file === KEPT) return []
  const { sequence } = list
  const message = `a list newer than sequence ${sequence} is at hand`
  return [{ file, code: 'LIST_OLDER', message, evidence: { sequence } }]
}
