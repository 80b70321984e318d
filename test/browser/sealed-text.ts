import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  attachSignature,
  composeAdcs,
  composeSeal,
  readLicenceRecord,
  sealedMessage,
} from '../../src/index.ts'
import { loadOwnSigners } from '../../src/signing/load-pki.ts'

/** Seals an ADCS of a fixture with the keys of a PKI folder, without the PDF around it. */
export async function sealedAdcs(keysDir: string, at: Date): Promise<string> {
  const file = join(import.meta.dirname, '..', '..', 'fixtures', 'records', 'clean-b.json')
  const record = readLicenceRecord(JSON.parse(readFileSync(file, 'utf8')))
  const signer = (await loadOwnSigners(keysDir)).sealSigners.get('AB')
  if (signer === undefined) throw new Error('expected a signer of type AB')
  const adcs = composeAdcs(record, { id: '0123456789ABCDEF', issuedAt: at, recipientSiren: null })
  const { header, fields } = sealedMessage(adcs, signer, 1)
  const signedText = composeSeal(header, fields)
  return attachSignature(signedText, await signer.sign(Buffer.from(signedText, 'latin1')))
}
