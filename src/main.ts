import { assembleTrust } from './core/trust/assemble-trust.ts'
import { openDemonstrationRegistry } from './demonstration-registry.ts'
import { codeLetterPress } from './pdf/code-letter-press.ts'
import { pdfPress } from './pdf/press.ts'
import { signatureBytesNeeded, signPdf } from './pdf/sign-pdf.ts'
import { readOwnPage } from './scan/own-page.ts'
import { readModules } from './scan/read-modules.ts'
import type { IssuePorts } from './service/issue-document.ts'
import type { SealSigners } from './service/ports.ts'
import type { RenewalPorts } from './service/renew-code.ts'
import type { Settings } from './settings.ts'
import { loadOwnSigners, loadOwnTrust, type OwnSigners } from './signing/load-pki.ts'
import { openPkcs12 } from './signing/open-pkcs12.ts'
import { refreshOwnRevocationList } from './signing/own-revocation-list.ts'
import { pdfSigner } from './signing/pdf-signer.ts'
import { PkiError } from './signing/pki-error.ts'
import { initialisePki } from './signing/pki-folder.ts'
import { hasPki } from './signing/pki-manifest.ts'
import type { Registry } from './storage/database/open-registry.ts'
import type { FolderRecords } from './storage/folder-records.ts'
import { randomConfidentialCodes } from './storage/random-confidential-codes.ts'
import { randomDocumentIds } from './storage/random-document-ids.ts'

/** The issuing side of a demonstration, with every adapter in its place. */
export interface Demonstration {
  readonly issue: IssuePorts
  /** All that a new confidential code needs, but the place where its letter is left. */
  readonly renewal: Omit<RenewalPorts, 'outgoing'>
  /** Finds in the registry; `all` are the fictitious drivers that the demonstration came with. */
  readonly records: FolderRecords
  readonly registry: Registry
  /** True when the test PKI was made by this call. */
  readonly keysMade: boolean
  /** Gives the database back; to be awaited before the process leaves. */
  close(): Promise<void>
}

/**
 * Builds the issuing side: registry, keys (made when absent), press, signers, audit.
 *
 * @param at the day documents will bear, for trust that answers then; `now` is the real clock, for keys
 */
export async function openDemonstration(settings: Settings, at: Date, now: Date): Promise<Demonstration> {
  const keysMade = await ensurePki(settings.keysDir, now)
  const { registry, drivers } = await openDemonstrationRegistry(settings, now)
  try {
    const [signers, ownTrust] = await Promise.all([
      loadOwnSigners(settings.keysDir),
      loadOwnTrust(settings.keysDir, at).then((part) => assembleTrust([part])),
    ])
    const signer = pdfSigner(openPkcs12(signers.pdfPkcs12.bytes, signers.pdfPkcs12.password))
    const room = { signatureBytes: signatureBytesNeeded(signer) }
    const { records, codes, documents, audit } = registry
    const both = {
      ...{ records, codes, audit },
      documentSigner: { sign: (pdf: Uint8Array) => signPdf(pdf, signer) },
      reader: { readPages: readOwnPage, readSymbol: readModules },
      ids: randomDocumentIds(),
    }
    return {
      ...{ keysMade, registry, close: registry.close },
      records: { ...drivers, ...records },
      issue: { ...both, documents, seals: sealSigners(signers), press: pdfPress(room), ownTrust },
      renewal: { ...both, newCodes: randomConfidentialCodes(), codeLetters: codeLetterPress(room) },
    }
  } catch (error) {
    await registry.close()
    throw error
  }
}

/** Lends a demonstration, and gives its database back whatever becomes of the work. */
export async function withDemonstration<Result>(
  settings: Settings,
  at: Date,
  now: Date,
  work: (demonstration: Demonstration) => Promise<Result>,
): Promise<Result> {
  const demonstration = await openDemonstration(settings, at, now)
  try {
    return await work(demonstration)
  } finally {
    await demonstration.close()
  }
}

/** Makes the test PKI where there is none, and keeps its revocation list fresh; tells whether it made one. */
export async function ensurePki(keysDir: string, now: Date): Promise<boolean> {
  const missing = !(await hasPki(keysDir))
  if (missing) await initialisePki(keysDir, now)
  await refreshOwnRevocationList(keysDir, now)
  return missing
}

function sealSigners({ sealSigners }: OwnSigners): SealSigners {
  return {
    forDocumentType: (documentType) => {
      const signer = sealSigners.get(documentType)
      if (signer) return signer
      throw new PkiError('KEY_UNREADABLE', `no key in use seals documents of type ${documentType}`, {
        documentType,
      })
    },
  }
}
