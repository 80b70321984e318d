import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { DatabaseError } from './database-error.ts'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts bytes for one row: AES-256-GCM, as nonce, tag and ciphertext in one value.
 *
 * @param row what names the row; moved to another one, the value does not decrypt
 */
export function encryptBytes(key: Buffer, plain: Uint8Array, row: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(row))
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext])
}

/**
 * Decrypts what {@link encryptBytes} gave.
 *
 * @throws {DatabaseError} DATA_UNREADABLE
 */
export function decryptBytes(key: Buffer, encrypted: Uint8Array, row: string): Buffer {
  try {
    const tagEnd = NONCE_BYTES + TAG_BYTES
    const decipher = createDecipheriv(ALGORITHM, key, encrypted.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(row))
      .setAuthTag(encrypted.subarray(NONCE_BYTES, tagEnd))
    return Buffer.concat([decipher.update(encrypted.subarray(tagEnd)), decipher.final()])
  } catch (cause) {
    throw new DatabaseError(
      'DATA_UNREADABLE',
      'an encrypted value of the database does not decrypt',
      {},
      { cause },
    )
  }
}
