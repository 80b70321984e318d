import type { DocumentContent } from '../core/verification/report.ts'
import { frenchDay } from './french-dates.ts'
import type { Wording } from './report-wording.ts'

/** A proved value with its label, for a person to compare with the paper. */
export interface DocumentRow {
  readonly label: string
  readonly value: string
}

type Offence = NonNullable<DocumentContent['licence']>['offence']

/** Lists the proved values of a document in the order in which they are printed; absent ones are left out. */
export function documentRows(document: DocumentContent, { labels, kinds }: Wording): readonly DocumentRow[] {
  const { holder, licence } = document
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [labels.document, kinds[document.kind]],
    [labels.documentId, document.id && groupedId(document.id)],
    [labels.emittedOn, document.emittedOn && frenchDay(document.emittedOn)],
    [labels.expiresOn, document.expiresOn && frenchDay(document.expiresOn)],
    [labels.dataAsOf, document.dataAsOf && dateTime(document.dataAsOf, labels.at)],
    [labels.holder, holder && [holder.civility, ...holder.givenNames, holder.name].filter(Boolean).join(' ')],
    [
      labels.bornOn,
      holder?.birthDate && [frenchDay(holder.birthDate), holder.birthPlace].filter(Boolean).join(', '),
    ],
    [labels.neph, licence?.neph],
    [labels.state, licence?.state?.label],
    [labels.categories, licence?.state ? licence.categories.join(' ') || labels.none : null],
    [labels.letter, licence?.letter],
    [labels.offence, offenceInstant(licence?.offence, labels.at)],
    [labels.pointsRemoved, licence?.offence?.pointsRemoved?.toString()],
    [labels.points, licence?.points === undefined ? null : String(licence.points)],
    [labels.recipient, licence?.recipientSiren],
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function offenceInstant(offence: Offence, at: string): string | null {
  if (!offence?.committedOn) return null
  const { committedOn, committedAt } = offence
  return committedAt === null ? frenchDay(committedOn) : dateTime(`${committedOn}T${committedAt}`, at)
}

function dateTime(instant: string, at: string): string {
  return `${frenchDay(instant.slice(0, 10))} ${at} ${instant.slice(11, 16)}`
}

/** As our documents print it: four groups of four. Other issuers' ids stay as they are. */
function groupedId(id: string): string {
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(id) ? id.replace(/(.{4})(?=.)/g, '$1-') : id
}
