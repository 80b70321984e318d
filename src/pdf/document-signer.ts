import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import { type RevocationList, readRevocationList } from '../core/trust/revocation-list.ts'
import type { DocumentSigner } from '../service/ports.ts'
import type { CmsSigner } from './cms/cms-template.ts'
import { PdfSigningError, signatureBytesNeeded, signPdf } from './sign-pdf.ts'
import type { Stamp, TimestampAuthority } from './timestamp/timestamp-authority.ts'
import { appendSecurityStore } from './writing/append-security-store.ts'

/** Levels of a PAdES signature made here (ETSI EN 319 142-1). */
export type PadesLevel = 'B-B' | 'B-T' | 'B-LT'

/** Gives the revocation lists in DER that tell of these certificates, as far as they are published. */
export type RevocationListsFor = (certificates: readonly Certificate[]) => Promise<readonly Uint8Array[]>

/** What a level needs beside the key. */
export type PadesSettings =
  | { readonly level: 'B-B' }
  | { readonly level: 'B-T'; readonly authority: TimestampAuthority }
  | {
      readonly level: 'B-LT'
      readonly authority: TimestampAuthority
      readonly revocationListsFor: RevocationListsFor
    }

/** A signer of documents, with the room that a press must leave for its signature. */
export interface RoomyDocumentSigner extends DocumentSigner {
  readonly signatureBytes: number
}

/**
 * Makes the signer of our documents at a level of PAdES.
 *
 * At B-LT the file holds the certificates and the revocation lists of signer and time-stamp authority. A certificate
 * that names a list which is not at hand stops the document: nothing is issued below the level asked for.
 *
 * @throws {PdfSigningError | TimestampError} from `sign`, and nothing is signed then
 */
export function documentSigner(signer: CmsSigner, settings: PadesSettings): RoomyDocumentSigner {
  const signatureBytes = signatureBytesNeeded(signer, settings.level !== 'B-B')
  if (settings.level === 'B-B') return { signatureBytes, sign: (pdf) => signPdf(pdf, signer) }
  if (settings.level === 'B-T')
    return { signatureBytes, sign: (pdf) => signPdf(pdf, signer, settings.authority) }
  const { authority, revocationListsFor } = settings
  return {
    signatureBytes,
    async sign(pdf) {
      const stamps: Stamp[] = []
      const signed = await signPdf(pdf, signer, {
        async stamp(bytes) {
          const stamp = await authority.stamp(bytes)
          stamps.push(stamp)
          return stamp
        },
      })
      const stamped = stamps.flatMap(({ certificates }) => certificates)
      const certificates = distinct([signer.certificate, ...signer.chain, ...stamped])
      const revocationLists = await listsOf(certificates, revocationListsFor)
      return appendSecurityStore(signed, { certificates, revocationLists })
    },
  }
}

async function listsOf(
  certificates: readonly Uint8Array[],
  revocationListsFor: RevocationListsFor,
): Promise<readonly Uint8Array[]> {
  const read = certificates.map((der) => readCertificate(der))
  const lists = distinct(await revocationListsFor(read))
  const issuers = new Set(lists.map((der): RevocationList => readRevocationList(der)).map(issuerOf))
  const untold = read.find(
    (certificate) => certificate.revocationAddresses.length > 0 && !issuers.has(issuerOf(certificate)),
  )
  if (untold === undefined) return lists
  const { commonName, serial } = untold
  throw new PdfSigningError(
    'REVOCATION_LIST_MISSING',
    `no revocation list at hand for the certificate of ${commonName ?? serial}, which names one`,
    { serial },
  )
}

const issuerOf = ({ issuer }: Certificate | RevocationList): string => issuer.der

function distinct(values: readonly Uint8Array[]): readonly Uint8Array[] {
  return values.filter(
    (value, index) => values.findIndex((other) => Buffer.compare(value, other) === 0) === index,
  )
}
