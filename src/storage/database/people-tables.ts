import type { ColumnType, Generated } from 'kysely'
import type { RequestProgress, RequestSubject } from '../../service/driver/holder-requests.ts'
import type { DefaultInstant } from './column-forms.ts'

interface AccountTable {
  id: Generated<string>
  email_canonical: string
  email: string
  password_hash: string
  verified_at: Date | null
  neph: string | null
  linked_at: Date | null
  created_at: DefaultInstant
  /** A link that the holder has still to accept. */
  asked_neph: string | null
  asked_at: Date | null
}

interface ConsumedCodeTable {
  neph: string
  code_hash: Buffer
  consumed_at: Date
}

interface AccountSecretTable {
  account_id: string
  purpose: string
  hash: Buffer
  expires_at: Date
  attempts: Generated<number>
  created_at: DefaultInstant
}

interface FranceConnectLinkTable {
  sub_hash: Buffer
  neph: string
  linked_at: Date
  cut_at: Date | null
}

interface SessionTable {
  token_hash: Buffer
  id: string
  /** Ends together with the others of the same account. */
  account_id: string | null
  /** The same of a subject at a provider, as a keyed hash. */
  owner_hash: Buffer | null
  /** The same of a licence that FranceConnect opened, as a keyed hash. */
  licence_hash: Buffer | null
  /** Who is signed in, with the mark of the forms. */
  subject_encrypted: Buffer
  opened_at: Date
  last_seen_at: Date
  expires_at: Date
  revoked_at: Date | null
}

interface SignInAttemptTable {
  secret_hash: Buffer
  body_encrypted: Buffer
  expires_at: Date
}

interface AttemptCountTable {
  key_hash: Buffer
  window_start: Date
  window_end: Date
  n: number
}

interface HabilitationTable {
  id: Generated<string>
  /** Identity provider behind ProConnect. */
  provider_id: string
  uid: string
  siret: string
  jurisdiction: string
  court: 'judicial' | 'administrative'
  valid_from: string
  valid_to: string
  granted_by: string
  granted_at: DefaultInstant
  revoked_at: Date | null
}

interface HolderNoticeTable {
  id: Generated<string>
  neph: string
  at: Date
  code: string
  details_encrypted: Buffer
  read_at: Date | null
}

interface HolderRequestTable {
  id: Generated<string>
  neph: string
  subject: RequestSubject
  progress: ColumnType<RequestProgress, RequestProgress | undefined, RequestProgress>
  opened_at: Date
}

interface HolderMessageTable {
  id: Generated<number>
  request_id: string
  at: Date
  sender: 'holder' | 'service'
  text_encrypted: Buffer
}

/** Accounts, sessions, agents and what is between a driver and the service. */
export interface PeopleTables {
  account: AccountTable
  account_secret: AccountSecretTable
  consumed_code: ConsumedCodeTable
  franceconnect_link: FranceConnectLinkTable
  session: SessionTable
  sign_in_attempt: SignInAttemptTable
  attempt_count: AttemptCountTable
  habilitation: HabilitationTable
  holder_notice: HolderNoticeTable
  holder_request: HolderRequestTable
  holder_message: HolderMessageTable
}
