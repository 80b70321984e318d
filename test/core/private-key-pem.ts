import { createPrivateKey } from 'node:crypto'

/** Writes a key made by a test as PEM. */
export function privateKeyPem(pkcs8: Uint8Array): string {
  return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
    .export({ format: 'pem', type: 'pkcs8' })
    .toString()
}
