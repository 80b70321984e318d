import type { GeneratedAlways } from 'kysely'
import type { DefaultInstant, Json } from './column-forms.ts'

interface LicenceTable {
  neph: string
  /** The record without its events and without its confidential code. */
  body_encrypted: Buffer
  code_encrypted: Buffer
  /** Tells a record from its earlier states without keeping the code in the clear. */
  digest: Buffer
  known_from: Date
}

interface LicencePastTable extends LicenceTable {
  id: GeneratedAlways<number>
  superseded_at: Date
}

interface LicenceEventTable {
  id: GeneratedAlways<number>
  neph: string
  position: number
  body_encrypted: Buffer
  /** Tells an event from others of the same file; keyed, for there are few enough to try them all. */
  digest: Buffer
  /** When it happened, `YYYY-MM-DD`. */
  occurred_on: string | null
  /** When the registry learnt of it, as the record says (D11). */
  recorded_on: string | null
  known_from: Date
  superseded_at: Date | null
}

interface IssuedDocumentTable {
  id: string
  kind: 'ADCS' | 'RII' | 'LETTER'
  neph: string
  emitted_on: string
  expires_on: string | null
  recipient_siren: string | null
  /** SHA-256 of header and message of the seal (D19). */
  seal_identity: Buffer
  pdf_sha256: Buffer
  pdf_encrypted: Buffer | null
  /** The text of the seal, kept and erased with the PDF. */
  seal_encrypted: Buffer | null
  /** The last day on which PDF and seal are kept. */
  keep_until: string
  created_at: Date
  /** Null while the document stands. */
  withdrawn_at: Date | null
  withdrawal_reason: string | null
}

/** One row: increases with each withdrawal. */
interface WithdrawalEditionTable {
  id: boolean
  edition: number
}

/** The list of documents withdrawn that each authority has published last. */
interface WithdrawalListTable {
  ca_id: string
  sequence: number
  edition: number
  expires_at: Date
  text: string
}

interface ConfidentialCodeTable {
  neph: string
  code_encrypted: Buffer
  replaced_at: Date
}

interface IdempotencyTable {
  /** A keyed hash of who asked. */
  actor: string
  key: string
  request_sha256: Buffer
  status: number | null
  response_encrypted: Buffer | null
  /** Names the attempt that holds the lease, so that no other one completes the request. */
  lease: string
  leased_until: Date
  created_at: Date
  expires_at: Date
}

interface DataKeyTable {
  /** Always `data`: one key, from which those of each use are derived. */
  name: string
  /** Tells the key from others without saying anything of it. */
  key_id: string
}

interface SettingTable {
  name: string
  value: Json
  changed_at: DefaultInstant
}

/** The registry, the register of documents, and what belongs to the database as a whole. */
export interface RegistryTables {
  licence: LicenceTable
  licence_past: LicencePastTable
  licence_event: LicenceEventTable
  issued_document: IssuedDocumentTable
  withdrawal_edition: WithdrawalEditionTable
  withdrawal_list: WithdrawalListTable
  confidential_code: ConfidentialCodeTable
  idempotency: IdempotencyTable
  data_key: DataKeyTable
  setting: SettingTable
}
