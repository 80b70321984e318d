import type { CalendarDay } from '../calendar-day.ts'
import { parisDateTime } from '../calendar-day.ts'
import { type CategoryCode, isCategoryCode } from '../licence/categories.ts'
import type { SealHeader } from '../seal/header.ts'
import { decodeHexDay } from '../seal/hex-day.ts'
import { LICENCE_STATES } from '../seal/licence-codes.ts'
import type { SealField } from '../seal/message.ts'
import { decodeTime } from '../seal/sealed-clock.ts'
import { decodePartialDay } from '../seal/sealed-day.ts'
import { decodeCategories, decodeGivenNames } from '../seal/sealed-list.ts'
import { decodeInstant } from '../seal/sealed-time.ts'
import { decodePageCount, decodePoints } from '../seal/values.ts'
import { type DocumentKind, documentKind } from './document-kind.ts'

/** What the fields of a driving-licence seal say, read once. Null where a field is absent or cannot be read. */
export interface SealedContent {
  readonly kind: DocumentKind
  readonly id: string | null
  /** Field 08. */
  readonly lastDay: CalendarDay | null
  /** Field E8. */
  readonly dataAsOf: Date | null
  readonly pageCount: number | null
  readonly civility: string | null
  readonly name: SealedText | null
  readonly givenNames: { readonly values: readonly string[]; readonly truncated: boolean } | null
  /** `YYYY-MM-DD`, `00` for an unknown month or day. */
  readonly birthDate: string | null
  readonly birthPlace: SealedText | null
  readonly neph: string | null
  readonly state: { readonly code: string; readonly label: string } | null
  /** Field E6; null when absent, empty when the licence has no category in force. */
  readonly categories: readonly CategoryCode[] | null
  readonly recipientSiren: string | null
  readonly pointsLeft: number | null
  readonly pointsRemoved: number | null
  /** Day of the offence, field AD. */
  readonly offenceOn: CalendarDay | null
  /** `HH:mm` */
  readonly offenceAt: string | null
  /** Kind of letter, as 48M. */
  readonly letter: string | null
}

/** A text as sealed: without accents, and cut where `truncated` says so. */
export interface SealedText {
  readonly value: string
  readonly truncated: boolean
}

/** Reads the content of a seal. It proves nothing: only a verified signature makes these values the issuer's. */
export function sealedContent(header: SealHeader, fields: readonly SealField[]): SealedContent {
  const find = (id: string) => fields.findLast((field) => field.id === id)
  const read = <T>(id: string, decode: (value: string) => T): T | null => attempt(find(id)?.value, decode)
  const text = (id: string): SealedText | null => {
    const field = find(id)
    return field ? { value: field.value, truncated: field.truncated } : null
  }
  const givenNames = text('60') ?? text('61')
  const categories = text('E6')
  return {
    kind: documentKind({ ...header, statementKind: statementKind(fields) }),
    id: find('01')?.value ?? null,
    lastDay: read('08', decodeHexDay),
    dataAsOf: read('E8', decodeInstant),
    pageCount: read('09', decodePageCount),
    civility: find('6H')?.value ?? null,
    name: text('6G') ?? text('62'),
    givenNames: givenNames && { values: decodeGivenNames(givenNames.value), truncated: givenNames.truncated },
    birthDate: read('69', decodePartialDay),
    birthPlace: text('6A'),
    neph: find('AC')?.value ?? find('E9')?.value ?? null,
    state: read('E5', licenceState),
    categories: categories && decodeCategories(categories.value, categories.truncated).filter(isCategoryCode),
    recipientSiren: find('E7')?.value ?? null,
    pointsLeft: read('AG', decodePoints),
    pointsRemoved: read('AF', decodePoints),
    offenceOn: read('AD', decodeHexDay),
    offenceAt: read('AE', decodeTime),
    letter: find('AB')?.value ?? null,
  }
}

/** The clock of Europe/Paris for the report, ISO 8601 with offset. */
export function registerInstant(content: SealedContent): string | null {
  return content.dataAsOf && parisDateTime(content.dataAsOf)
}

/** A statement that calls itself two kinds is a fault; what one of them would withhold stays withheld. */
function statementKind(fields: readonly SealField[]): string | undefined {
  const kinds = fields.filter(({ id }) => id === 'E4').map(({ value }) => value)
  return kinds.find((kind) => kind === 'RII' || kind === 'RRP') ?? kinds.at(-1)
}

/** A value that cannot be read is a fault of structure, reported there; here it is absent. */
function attempt<T>(value: string | undefined, decode: (value: string) => T): T | null {
  if (value === undefined) return null
  try {
    return decode(value)
  } catch {
    return null
  }
}

const STATE_LABELS: ReadonlyMap<string, string> = new Map(Object.entries(LICENCE_STATES))

function licenceState(code: string): { code: string; label: string } {
  const label = STATE_LABELS.get(code)
  if (label === undefined) throw new RangeError('unknown state')
  return { code, label }
}
