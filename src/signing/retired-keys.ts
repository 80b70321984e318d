import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pkiFile } from './pki-file-names.ts'
import type { PkiManifest } from './pki-manifest.ts'

/**
 * Deletes the private keys of our own certificates that are retired or revoked; their certificates stay.
 *
 * The manifest that says so is written before, so that a crash leaves a key too many rather than one too few.
 */
export async function deleteIdleKeys(dir: string, { caId, certificates }: PkiManifest): Promise<void> {
  for (const { id, use, state, key } of certificates) {
    if (state !== 'retired' && state !== 'revoked') continue
    const usual = use === 'seal' ? pkiFile.key(caId, id) : pkiFile.pkcs12(caId, id)
    await rm(join(dir, key ?? usual), { force: true })
  }
}
