import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { CodesError } from './codes-error.ts'

/** A code encrypted; its parts in base64url. */
export interface EncryptedCode {
  readonly nonce: string
  readonly ciphertext: string
  readonly tag: string
}

/** What one key does to confidential codes. */
export interface CodeCipher {
  /** Tells this key from others without saying anything of it. */
  readonly keyId: string
  /** Names a file number in the store: only who holds the key can tell whose line it is. */
  indexOf(neph: string): string
  encrypt(neph: string, code: string): EncryptedCode
  /** @throws {CodesError} CODES_UNREADABLE for what was changed, or was encrypted for another file number */
  decrypt(neph: string, encrypted: EncryptedCode): string
  /** Authenticates a text as a whole. */
  authenticate(text: string): string
  isAuthentic(text: string, mac: string): boolean
}

const ALGORITHM = 'aes-256-gcm'
const TAG = { authTagLength: 16 } as const

/** Makes a cipher of a key of 32 bytes: AES-256-GCM bound to the NEPH, HMAC-SHA256 for index and whole, a key each. */
export function codeCipher(key: Uint8Array): CodeCipher {
  const derive = (use: string) =>
    Buffer.from(hkdfSync('sha256', key, '', `permis-cachet confidential-code ${use}`, 32))
  const [cipherKey, indexKey, wholeKey] = [derive('cipher'), derive('index'), derive('whole')]
  const authenticate = (text: string) => createHmac('sha256', wholeKey).update(text).digest('base64url')
  return {
    keyId: derive('id').toString('base64url', 0, 12),
    indexOf: (neph) => createHmac('sha256', indexKey).update(neph).digest('base64url'),
    encrypt: (neph, code) => encryptWith(cipherKey, neph, code),
    decrypt: (neph, encrypted) => decryptWith(cipherKey, neph, encrypted),
    authenticate,
    isAuthentic: (text, mac) => {
      const [expected, found] = [Buffer.from(authenticate(text)), Buffer.from(mac)]
      return expected.length === found.length && timingSafeEqual(expected, found)
    },
  }
}

function encryptWith(key: Buffer, neph: string, code: string): EncryptedCode {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(ALGORITHM, key, nonce, TAG).setAAD(Buffer.from(neph))
  const ciphertext = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()])
  return {
    nonce: nonce.toString('base64url'),
    ciphertext: ciphertext.toString('base64url'),
    tag: cipher.getAuthTag().toString('base64url'),
  }
}

function decryptWith(key: Buffer, neph: string, { nonce, ciphertext, tag }: EncryptedCode): string {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(nonce, 'base64url'), TAG)
      .setAAD(Buffer.from(neph))
      .setAuthTag(Buffer.from(tag, 'base64url'))
    return decipher.update(ciphertext, 'base64url', 'utf8') + decipher.final('utf8')
  } catch (cause) {
    throw new CodesError('CODES_UNREADABLE', 'a confidential code does not decrypt', {}, { cause })
  }
}
