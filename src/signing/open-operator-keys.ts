import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import { LIST_SIGNING } from '../core/trust/trust-part.ts'
import type { WithdrawalListSigner } from '../service/withdrawal/publish-withdrawals.ts'
import { type KeySource, keyOpener, type OpenKey } from './key-provider.ts'
import { type OperatorEntry, operatorId, readOperatorManifest } from './operator-manifest.ts'
import { type PdfSigner, pdfSignerWith } from './pdf-signer.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { type CertifiedSealSigner, requireKeyOf, sealSigner } from './seal-signer.ts'
import { readTrustFiles } from './trust-files.ts'

/** Where an operator's keys are, and how strictly they are judged. */
export interface OperatorKeySettings {
  /** Nothing of a test authority is taken in production. */
  readonly production: boolean
  /** Folder of the manifest, the certificates, and the key files where keys are in files. */
  readonly keysDir: string
  /** Folder of what the service writes: it remembers which certificate seals what. */
  readonly dataDir: string
  readonly keys: KeySource
}

/** What came of opening the active keys of an operator, faults and all. */
export interface OpenedOperatorKeys {
  readonly entries: readonly OperatorEntry[]
  readonly sealSigners: ReadonlyMap<string, CertifiedSealSigner>
  readonly pdfSigner: PdfSigner | null
  /** Null where the operator has no certificate for signing lists: what was withdrawn is then not published. */
  readonly listSigner: WithdrawalListSigner | null
  /** In the order of the manifest; nothing failed where it is empty. */
  readonly faults: readonly unknown[]
}

/**
 * Opens every active key that an operator handed over, and goes on past what fails, so that all faults are known.
 *
 * @throws {PkiError} PKI_MISSING, PKI_UNREADABLE, CERTIFICATE_ID_USED or CERTIFICATE_STATE_REFUSED of the manifest itself
 */
export async function openOperatorKeys(settings: OperatorKeySettings): Promise<OpenedOperatorKeys> {
  const entries = await readOperatorManifest(settings.keysDir)
  const openKey = keyOpener(settings.keys, settings.keysDir)
  const sealSigners = new Map<string, CertifiedSealSigner>()
  const faults: unknown[] = []
  let pdfSigner: PdfSigner | null = null
  let listSigner: WithdrawalListSigner | null = null
  // One after another: a token is opened once, and a wrong PIN is tried once.
  for (const entry of entries) {
    if (entry.state !== 'active') continue
    try {
      const certificate = await readCertificateOf(settings, entry)
      const key = await openKey(entry, certificate)
      if (entry.use === 'seal') sealSigners.set(entry.documentType, sealSigner(key, certificate))
      else if (entry.use === 'list') listSigner = listSignerOf(key, certificate, entry)
      else pdfSigner = await pdfSignerOf(settings.keysDir, key, certificate, entry)
    } catch (error) {
      faults.push(error)
    }
  }
  return { entries, sealSigners, pdfSigner, listSigner, faults }
}

/**
 * Reads the certificate of an entry, and refuses one whose ids are not those of the manifest, or of a test authority
 * in production (D16).
 *
 * @throws {PkiError} PKI_UNREADABLE, KEY_MISMATCH or TEST_KEYS_IN_PRODUCTION
 */
async function readCertificateOf(
  { keysDir, production }: OperatorKeySettings,
  entry: OperatorEntry,
): Promise<Certificate> {
  const path = join(keysDir, pkiFile.certificate(entry.caId, entry.id))
  const certificate = await readFile(path)
    .then(readCertificate)
    .catch((cause: unknown) => {
      throw new PkiError('PKI_UNREADABLE', `${path} is no certificate that can be read`, { path }, { cause })
    })
  const { issuerCommonName, commonName } = certificate
  if (production && [entry.caId, issuerCommonName, entry.id, commonName].some(isTestId))
    throw new PkiError(
      'TEST_KEYS_IN_PRODUCTION',
      `${operatorId(entry)} is test material: refused in production`,
      { id: operatorId(entry) },
    )
  // A PDF signer is named by its file; a seal bears its ids in every header.
  if (entry.use === 'seal' && (issuerCommonName !== entry.caId || commonName !== entry.id))
    throw new PkiError(
      'KEY_MISMATCH',
      `the manifest says ${operatorId(entry)}, the certificate ${issuerCommonName}/${commonName}`,
      { expected: operatorId(entry), found: `${issuerCommonName}/${commonName}` },
    )
  return certificate
}

function isTestId(id: string | null): boolean {
  return id !== null && /^([A-Z]{2}00|0000|TEST)$/i.test(id)
}

function listSignerOf(
  key: Awaited<ReturnType<OpenKey>>,
  certificate: Certificate,
  entry: OperatorEntry,
): WithdrawalListSigner {
  const owner = operatorId(entry)
  const found = key.rsaBits !== null ? 'RSA' : certificate.extendedKeyUsage.join(' ') || 'no purpose'
  const expected = `EC prime256v1 (P-256), ${LIST_SIGNING}`
  if (key.rsaBits !== null || !certificate.extendedKeyUsage.includes(LIST_SIGNING))
    throw new PkiError('KEY_NOT_SUPPORTED', `${owner} signs no lists: ${found}, expected ${expected}`, {
      ...{ owner, found, expected },
    })
  requireKeyOf(key, certificate, owner)
  return { issuer: entry.caId, certificate: certificate.der, sign: (bytes) => key.sign(bytes) }
}

async function pdfSignerOf(
  keysDir: string,
  key: Awaited<ReturnType<OpenKey>>,
  certificate: Certificate,
  entry: OperatorEntry,
): Promise<PdfSigner> {
  requireKeyOf(key, certificate, operatorId(entry))
  const { certificates } = await readTrustFiles(keysDir)
  return pdfSignerWith(key, certificate.der, chainAbove(certificate, certificates))
}

function chainAbove(certificate: Certificate, among: readonly Certificate[]): readonly Uint8Array[] {
  const chain: Certificate[] = []
  let current = certificate
  for (;;) {
    const issuer = among.find(({ isAuthority, subject }) => isAuthority && subject.der === current.issuer.der)
    if (issuer === undefined || issuer === current || chain.includes(issuer))
      return chain.map(({ der }) => der)
    chain.push(issuer)
    current = issuer
  }
}
