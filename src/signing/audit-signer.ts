import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { auditKeyId } from '../core/audit/audit-head.ts'
import {
  DEMONSTRATION_MARK,
  FILE_MODE,
  isOfDemonstration,
  PrivateFileError,
  readPrivateFile,
  refuseDemonstrationSecret,
  writeNew,
  writeWhole,
} from '../private-file.ts'
import type { AuditHeadSigner } from '../service/ports.ts'

const PRIVATE_FILE = 'audit.key.pem'
const PUBLIC_FILE = 'audit.pem'
const PEM = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g

/** Makes the key that signs heads of the audit, where there is none; for demonstrations, whose mark it bears. */
export async function makeAuditKey(keysDir: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  await writeNew(join(keysDir, PRIVATE_FILE), `${DEMONSTRATION_MARK}${privateKey}`, FILE_MODE.private)
}

/**
 * Opens the key that signs heads of the audit, `audit.key.pem`, and adds its public half to `audit.pem`, where the
 * keys before it stay, for the heads they signed.
 *
 * @throws {PrivateFileError} KEY_FILE_EXPOSED, DEMONSTRATION_SECRET, or KEY_UNREADABLE when it is absent or not an EC
 *   key on P-256
 */
export async function openAuditSigner(keysDir: string, production: boolean): Promise<AuditHeadSigner> {
  const path = join(keysDir, PRIVATE_FILE)
  const content = await readPrivateFile(path)
  refuseDemonstrationSecret(path, content, production)
  const key = readKey(content, path)
  const publicKey = createPublicKey(key)
  await publish(keysDir, publicKey, isOfDemonstration(content) ? DEMONSTRATION_MARK : '')
  return {
    keyId: await auditKeyId(spkiOf(publicKey)),
    sign: async (bytes) => new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })),
  }
}

/** Reads the public keys of `audit.pem`, as SubjectPublicKeyInfo; none where there is no such file. */
export async function readAuditPublicKeys(keysDir: string): Promise<readonly Uint8Array[]> {
  const text = await readFile(join(keysDir, PUBLIC_FILE), 'latin1').catch(() => '')
  return (text.match(PEM) ?? []).map((pem) => spkiOf(createPublicKey(pem)))
}

async function publish(keysDir: string, publicKey: KeyObject, mark: string): Promise<void> {
  const path = join(keysDir, PUBLIC_FILE)
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString()
  const standing = await readFile(path, 'latin1').catch(() => '')
  if (!standing.includes(pem.trim())) await writeWhole(path, standing + mark + pem, FILE_MODE.public)
}

function readKey(pem: Buffer, path: string): KeyObject {
  const key = parseKey(pem, path)
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key
  throw new PrivateFileError('KEY_UNREADABLE', `${path} holds no EC key on P-256`, { path })
}

function parseKey(pem: Buffer, path: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw new PrivateFileError('KEY_UNREADABLE', `${path} holds no private key in PEM`, { path }, { cause })
  }
}

function spkiOf(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type: 'spki' }))
}
