import { CodedError } from '../errors.ts'

export type BatchErrorCode =
  /** Neither a folder nor a ZIP archive that opens. */
  | 'ARCHIVE_UNREADABLE'
  | 'ARCHIVE_TOO_LARGE'
  /** More would come out of it than honest files give. */
  | 'ARCHIVE_BOMB'
  | 'ENTRY_ENCRYPTED'
  /** Its name leads out of the archive. */
  | 'ENTRY_NAME_UNSAFE'
  | 'ENTRY_UNREADABLE'
  | 'FILE_UNREADABLE'
  /** A symbolic link: what it names may lie anywhere. */
  | 'LINK_NOT_FOLLOWED'

/** Why a batch, or one file of it, is not read. Never quotes what a file holds. */
export class BatchError extends CodedError<BatchErrorCode> {
  override readonly name = 'BatchError'
}
