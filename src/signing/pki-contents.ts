import { createPrivateKey } from 'node:crypto'
import { join } from 'node:path'
import { DEMONSTRATION_MARK, FILE_MODE, writeWhole } from '../private-file.ts'
import type { MadeCertificate } from './make-certificate.ts'
import { makePkcs12 } from './make-pkcs12.ts'
import { pkiFile } from './pki-file-names.ts'

/** One file of a PKI folder, ready to be written. */
export interface PkiFile {
  readonly name: string
  readonly content: Uint8Array | string
  readonly private: boolean
}

/** Writes files of a PKI, each whole, private ones for their owner alone. */
export async function writePkiFiles(dir: string, files: readonly PkiFile[]): Promise<void> {
  for (const file of files)
    await writeWhole(join(dir, file.name), file.content, file.private ? FILE_MODE.private : FILE_MODE.public)
}

/** Gives the two files of a certificate and its key, which bears the mark of a demonstration. */
export function certificateFiles(
  made: MadeCertificate,
  caId: string,
  certificateId?: string,
): readonly PkiFile[] {
  const key = createPrivateKey({ key: Buffer.from(made.privateKey), format: 'der', type: 'pkcs8' })
  return [
    {
      name: pkiFile.key(caId, certificateId),
      content: `${DEMONSTRATION_MARK}${key.export({ format: 'pem', type: 'pkcs8' })}`,
      private: true,
    },
    { name: pkiFile.certificate(caId, certificateId), content: made.certificatePem, private: false },
  ]
}

/** Gives the three files of a PDF signer: its certificate, the password of its PKCS#12, on the first line, and that. */
export function pdfSignerFiles(
  made: MadeCertificate,
  caId: string,
  id: string,
  authority: Uint8Array,
  password: string,
): readonly PkiFile[] {
  return [
    { name: pkiFile.certificate(caId, id), content: made.certificatePem, private: false },
    { name: pkiFile.pkcs12Password, content: `${password}\n${DEMONSTRATION_MARK}`, private: true },
    {
      name: pkiFile.pkcs12(caId, id),
      content: makePkcs12(made.privateKey, [made.certificate, authority], password),
      private: true,
    },
  ]
}
