import { foldName } from '../identity/fold-name.ts'
import { sameConfidentialCode } from '../licence/confidential-code.ts'
import type { LicenceRecord } from '../licence/licence-record.ts'
import { sameBirthDate } from './birth-date-entry.ts'

/** What a person types to link a licence to an account, besides its file number. */
export interface CodeLinkEntry {
  readonly confidentialCode: string
  readonly birthName: string
  /** As {@link parseBirthDate} of core/account gives it. */
  readonly birthDate: string
}

/** Tells whether everything typed is that of the licence; all of it is compared, whatever differs first. */
export function matchCodeLink(
  { confidentialCode, holder }: Pick<LicenceRecord, 'confidentialCode' | 'holder'>,
  entry: CodeLinkEntry,
): boolean {
  const name = foldName(holder.birthName)
  const compared = [
    sameConfidentialCode(confidentialCode, entry.confidentialCode),
    name !== '' && name === foldName(entry.birthName),
    sameBirthDate(holder.birthDate, entry.birthDate),
  ]
  return !compared.includes(false)
}
