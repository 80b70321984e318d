import { CodedError } from '../errors.ts'
import { recordUses } from './certificate-uses.ts'
import type { IssuingSigners } from './load-pki.ts'
import { type OpenedOperatorKeys, type OperatorKeySettings, openOperatorKeys } from './open-operator-keys.ts'
import { PkiError } from './pki-error.ts'

/** Why the keys of an operator cannot be used, for `permis config check`. */
export interface OperatorKeyFault {
  readonly setting: string
  readonly message: string
  readonly error: CodedError
}

/**
 * Opens the keys that an operator handed over (keys/README.md): the same signers as our own PKI gives.
 *
 * @throws {PkiError | PrivateFileError | Pkcs12Error | TokenError} the first fault; {@link operatorKeyFaults} tells all
 */
export async function loadOperatorSigners(settings: OperatorKeySettings): Promise<IssuingSigners> {
  const opened = await openOperatorKeys(settings)
  const [fault] = [...opened.faults, ...missing(opened)]
  if (fault !== undefined) throw fault
  await recordUses(settings.dataDir, opened.entries, opened.sealSigners)
  if (opened.pdfSigner === null) throw noPdfSigner()
  const { sealSigners, pdfSigner, listSigner } = opened
  return { sealSigners, pdfSigner, listSigner }
}

/** Tells everything that is wrong with the keys of an operator; a PIN is tried once, no more. */
export async function operatorKeyFaults(settings: OperatorKeySettings): Promise<readonly OperatorKeyFault[]> {
  try {
    const opened = await openOperatorKeys(settings)
    return [...opened.faults, ...missing(opened)].map(told)
  } catch (error) {
    return [told(error)]
  }
}

function missing({ entries, pdfSigner }: OpenedOperatorKeys): readonly PkiError[] {
  const active = entries.filter(({ state }) => state === 'active')
  const sealed = active.flatMap((entry) => (entry.use === 'seal' ? [entry.documentType] : []))
  const faults = (['AB', 'A1'] as const)
    .filter((documentType) => !sealed.includes(documentType))
    .map(
      (documentType) =>
        new PkiError('KEY_UNREADABLE', `no certificate is active for documents of type ${documentType}`, {
          documentType,
        }),
    )
  const hasPdf = pdfSigner !== null || active.some(({ use }) => use === 'pdf')
  return hasPdf ? faults : [...faults, noPdfSigner()]
}

function noPdfSigner(): PkiError {
  return new PkiError('KEY_UNREADABLE', 'no certificate is active for the signature of PDF')
}

function told(error: unknown): OperatorKeyFault {
  if (!(error instanceof CodedError)) throw error
  const ofToken = error.code.startsWith('PKCS11_')
  return {
    setting: ofToken ? 'KEY_PROVIDER' : 'PERMIS_KEYS_DIR',
    message: `${error.code}: ${error.message}`,
    error,
  }
}
