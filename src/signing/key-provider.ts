import { join } from 'node:path'
import type { Certificate } from '../core/trust/certificate.ts'
import { readFirstLine, readPrivateFile } from '../private-file.ts'
import { openPkcs12 } from './open-pkcs12.ts'
import { type OperatorEntry, operatorId } from './operator-manifest.ts'
import { pkcs11Key } from './pkcs11-key.ts'
import { pkcs11Token } from './pkcs11-token.ts'
import { pkiFile } from './pki-file-names.ts'
import { readPemKey } from './seal-signer.ts'
import { memoryKey, type SigningKey } from './signing-key.ts'

/** Where the private keys that an operator handed over stand. */
export type KeySource =
  | { readonly provider: 'pem' }
  | { readonly provider: 'p12'; readonly passwordFile: string }
  | {
      readonly provider: 'pkcs11'
      /** Library of the token. */
      readonly module: string
      /** Label of the token. */
      readonly token: string
      readonly pinFile: string
    }

/** Opens the private key of one certificate. */
export type OpenKey = (entry: OperatorEntry, certificate: Certificate) => Promise<SigningKey>

/** Gives the opener of keys for a source; keys of one token share its sessions and its login. */
export function keyOpener(source: KeySource, dir: string): OpenKey {
  switch (source.provider) {
    case 'pem':
      return async ({ caId, id, key }) => {
        const pem = await readPrivateFile(join(dir, key ?? pkiFile.key(caId, id)))
        return memoryKey(readPemKey(pem.toString('latin1'), operatorId({ caId, id })), `${caId}/${id}`)
      }
    case 'p12':
      return async ({ caId, id, key }) => {
        const password = await readFirstLine(source.passwordFile)
        const bytes = await readPrivateFile(join(dir, key ?? pkiFile.pkcs12(caId, id)))
        return memoryKey(openPkcs12(new Uint8Array(bytes), password).privateKey, operatorId({ caId, id }))
      }
    case 'pkcs11': {
      const { module, token: label, pinFile } = source
      const token = pkcs11Token({ module, label, readPin: () => readFirstLine(pinFile) })
      return ({ id, key }, certificate) => pkcs11Key(token, key ?? id, certificate)
    }
  }
}
