import { createPrivateKey } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type MadeCertificate,
  makeAuthority,
  makePdfSignerCertificate,
  makeSealCertificate,
} from '../../src/signing/make-certificate.ts'
import { makePkcs12 } from '../../src/signing/make-pkcs12.ts'
import { makeRevocationList } from '../../src/signing/make-revocation-list.ts'
import type { OpenedOperatorKeys } from '../../src/signing/open-operator-keys.ts'
import { emptyFolder } from './temporary-pki.ts'

/** A certificate that an operator hands over, and its key, which goes into a file or a token. */
export interface HandedOver {
  readonly caId: string
  readonly id: string
  readonly made: MadeCertificate
  readonly keyPem: string
}

/** A folder of an operator: certificates, a manifest, and no key yet. */
export interface OperatorFolder {
  readonly dir: string
  readonly dataDir: string
  readonly handedOver: readonly HandedOver[]
  readonly manifest: () => { certificates: OpenedOperatorKeys['entries'] }
  readonly writeManifest: (certificates: readonly object[]) => void
}

const URL = 'http://127.0.0.1:3000/trust/crl/test.crl'
const USES = [
  { id: 'DSR5', use: 'seal', documentType: 'AB' },
  { id: 'DSR6', use: 'seal', documentType: 'A1' },
  { id: 'SIGN', use: 'pdf' },
] as const

/** Makes what a real authority and its customer would: `caId` as asked for, since FR00 is refused in production. */
export async function operatorFolder(caId: string, at: Date): Promise<OperatorFolder> {
  const dir = emptyFolder()
  const day = 86_400_000
  const validity = {
    notBefore: new Date(at.getTime() - 30 * day),
    notAfter: new Date(at.getTime() + 900 * day),
  }
  const authority = await makeAuthority(caId, validity)
  writeFileSync(join(dir, `${caId}.pem`), authority.certificatePem)
  writeFileSync(join(dir, `${caId}.crl`), await makeRevocationList(authority, [], null, at))
  const handedOver: HandedOver[] = []
  for (const { id, use } of USES) {
    const make = use === 'seal' ? makeSealCertificate : makePdfSignerCertificate
    const made = await make(id, authority, validity, URL)
    writeFileSync(join(dir, `${caId}_${id}.pem`), made.certificatePem)
    handedOver.push({ caId, id, made, keyPem: keyPem(made) })
  }
  const path = join(dir, 'keys.json')
  const writeManifest = (certificates: readonly object[]) =>
    writeFileSync(path, JSON.stringify({ version: 1, certificates }))
  writeManifest(USES.map((use) => ({ caId, ...use, state: 'active' })))
  const manifest = () => JSON.parse(readFileSync(path, 'utf8'))
  return { dir, dataDir: emptyFolder(), handedOver, manifest, writeManifest }
}

/** Puts each key in a PEM file beside its certificate. */
export function writePemKeys({ dir, handedOver }: OperatorFolder): void {
  for (const { caId, id, keyPem } of handedOver)
    writeFileSync(join(dir, `${caId}_${id}.key.pem`), keyPem, { mode: 0o600 })
}

/** Puts each key in a PKCS#12 file beside its certificate; gives the file of the password. */
export function writePkcs12Keys({ dir, handedOver }: OperatorFolder): string {
  for (const { caId, id, made } of handedOver)
    writeFileSync(join(dir, `${caId}_${id}.p12`), makePkcs12(made.privateKey, [made.certificate], 'secret'), {
      mode: 0o600,
    })
  const passwordFile = join(dir, 'password')
  writeFileSync(passwordFile, 'secret\n', { mode: 0o600 })
  return passwordFile
}

function keyPem({ privateKey }: MadeCertificate): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  return key.export({ format: 'pem', type: 'pkcs8' }).toString()
}
