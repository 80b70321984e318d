import type { HolderRequests } from '../../service/driver/holder-requests.ts'
import type { IssueOwnDocument, OwnDocumentPorts } from '../../service/driver/own-documents.ts'
import type { OwnFilePorts } from '../../service/driver/own-file.ts'
import type { TwinPorts } from '../../service/driver/read-twin.ts'
import type { RefusalOfSeal } from '../../service/driver/refusal-of-seal.ts'
import type { IssueOncePorts } from '../../service/issue-once.ts'
import type { AuditTrace, LicenceRecords } from '../../service/ports.ts'

/** What the pages of drivers need to answer. */
export interface DriverPorts extends OwnFilePorts, OwnDocumentPorts, TwinPorts {
  readonly records: LicenceRecords
  readonly issue: IssueOwnDocument
  /** Makes that a form sent twice issues one document; without it each sending does. */
  readonly once?: IssueOncePorts
  readonly refusalOf: RefusalOfSeal
  readonly requests: HolderRequests
  readonly trace: AuditTrace
  readonly authorityTraceDays: number
  /** Whether FranceConnect is our simulator, which the sign-in page then says. */
  readonly isSimulated: boolean
  readonly now: () => Date
}
