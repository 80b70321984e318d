import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { assembleTrust } from '../core/trust/assemble-trust.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import type { SealSigners } from '../service/ports.ts'
import type { WithdrawalListSigner } from '../service/withdrawal/publish-withdrawals.ts'
import type { Settings } from '../settings.ts'
import { type IssuingSigners, loadOwnSigners, loadOwnTrust } from '../signing/load-pki.ts'
import { loadOperatorSigners } from '../signing/operator-signers.ts'
import { loadOperatorTrust } from '../signing/operator-trust.ts'
import { refreshOwnRevocationList } from '../signing/own-revocation-list.ts'
import type { PdfSigner } from '../signing/pdf-signer.ts'
import { PkiError } from '../signing/pki-error.ts'
import { initialisePki } from '../signing/pki-folder.ts'
import { hasPki } from '../signing/pki-manifest.ts'

/** The keys in use at this moment. */
export interface KeysInUse {
  readonly seals: SealSigners
  readonly pdfSigner: PdfSigner
  /** What an operator handed over to sign withdrawal lists with; null where there is none. */
  readonly listSigner: WithdrawalListSigner | null
}

/** The keys that issue, wherever they come from. */
export interface IssuingKeys {
  /** Opens the keys again once a rotation or a revocation has changed which are active. */
  inUse(): Promise<KeysInUse>
  /** What proves documents of ours that bear the day of `at`. */
  ownTrust(at: Date): Promise<TrustMaterial>
}

/** Manifests of a folder of keys: an operator's, or that of our own test PKI. */
const MANIFESTS = ['keys.json', 'pki.json']

/**
 * Opens the keys that the settings name: an operator's, or the test PKI of the demonstration, which must be there.
 *
 * @throws {PkiError | PrivateFileError | Pkcs12Error | TokenError}
 */
export async function openIssuingKeys(settings: Settings): Promise<IssuingKeys> {
  let opened: { readonly edition: string; readonly keys: KeysInUse } | null = null
  const inUse = async () => {
    const edition = await editionOf(settings.keysDir)
    if (opened?.edition !== edition) opened = { edition, keys: keysInUse(await loadSigners(settings)) }
    return opened.keys
  }
  await inUse()
  return { inUse, ownTrust: async (at) => assembleTrust(await loadTrust(settings, at)) }
}

/** Makes the test PKI where there is none, and keeps its revocation list fresh; tells whether it made one. */
export async function ensurePki(keysDir: string, now: Date): Promise<boolean> {
  const missing = !(await hasPki(keysDir))
  if (missing) await initialisePki(keysDir, now)
  await refreshOwnRevocationList(keysDir, now)
  return missing
}

async function loadSigners(settings: Settings): Promise<IssuingSigners> {
  const { keys } = settings
  return keys === null ? loadOwnSigners(settings.keysDir) : loadOperatorSigners({ ...settings, keys })
}

async function loadTrust({ keys, keysDir }: Settings, at: Date) {
  return keys === null ? [await loadOwnTrust(keysDir, at)] : loadOperatorTrust(keysDir)
}

function keysInUse({ sealSigners, pdfSigner, listSigner = null }: IssuingSigners): KeysInUse {
  return {
    ...{ pdfSigner, listSigner },
    seals: {
      forDocumentType: (documentType) => {
        const signer = sealSigners.get(documentType)
        if (signer) return signer
        throw new PkiError('KEY_UNREADABLE', `no key in use seals documents of type ${documentType}`, {
          documentType,
        })
      },
    },
  }
}

/** Tells one writing of the manifests from another. */
async function editionOf(keysDir: string): Promise<string> {
  const files = MANIFESTS.map((name) => stat(join(keysDir, name), { bigint: true }).catch(() => null))
  return (await Promise.all(files))
    .map((file) => (file === null ? '' : `${file.ino} ${file.mtimeNs}`))
    .join(' ')
}
