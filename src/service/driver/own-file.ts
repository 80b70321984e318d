import type { Requester } from '../../core/access/requester.ts'
import type { Neph } from '../../core/licence/neph.ts'
import { CodedError } from '../../errors.ts'
import type { AuditLog, LicenceRecords } from '../ports.ts'

/** A driver signed in, with the licence that is linked to the sign-in: nobody else's file can be asked for. */
export type Holder = Extract<Requester, { role: 'holder' }> & { readonly neph: Neph }

/** What every procedure that reads the driver's own file needs. */
export interface OwnFilePorts {
  readonly records: LicenceRecords
  readonly audit: AuditLog
}

/** Who asks for the own file, and when. */
export interface OwnFileRequest {
  readonly holder: Holder
  readonly at: Date
}

/** Why the own file, or something of it, was not told. */
export class OwnFileError extends CodedError<
  'UNKNOWN_NEPH' | 'ACCESS_REFUSED' | 'NOT_FOUND' | 'DOCUMENT_WITHDRAWN'
> {
  override readonly name = 'OwnFileError'
}
