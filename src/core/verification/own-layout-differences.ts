import { parisDateTime } from '../calendar-day.ts'
import { lastDayOfDocument } from './checks/validity-period.ts'
import { sealableText } from './print-comparison.ts'
import { cellsAfter, PRINTED_LABELS } from './printed-cells.ts'
import { dayForms, timeForms } from './printed-dates.ts'
import { type Named, type PrintedDifference, STATE_LABELS } from './printed-differences.ts'

/**
 * Compares, on a page laid out as ours, what stands beside each label with what is sealed, wherever the label is
 * printed: an edited value is found though the true one is left elsewhere on the page, under no label.
 *
 * A label that is absent tells nothing here, and a true value left beside its label, covered or not, satisfies it:
 * text over text is `overprintedDifferences`' to find. What a picture covers or draws escapes both.
 */
export function ownLayoutDifferences(
  sealCase: Named,
  lines: readonly string[],
): readonly PrintedDifference[] {
  return [
    ...nameDifferences(sealCase, lines),
    ...birthDifferences(sealCase, lines),
    ...dateDifferences(sealCase, lines),
    ...numberDifferences(sealCase, lines),
    ...stateDifferences(sealCase, lines),
  ]
}

/** Finds a cell, printed after a label, none of whose readings fits the value sealed. */
export function unlike(
  lines: readonly string[],
  label: string,
  value: string,
  sealed: string | null | undefined,
  fits: (reading: string) => boolean,
): readonly PrintedDifference[] {
  if (sealed === null || sealed === undefined || sealed === '') return []
  const cell = cellsAfter(lines, label).find((readings) => !readings.some(fits))
  return cell === undefined ? [] : [{ value, sealed, printed: cell[0] ?? '' }]
}

function nameDifferences({ content }: Named, lines: readonly string[]): readonly PrintedDifference[] {
  const { name, givenNames } = content
  const same = (sealed: string | undefined, truncated: boolean | undefined) => {
    const wanted = sealableText(sealed ?? '')
    return (reading: string) => (truncated ? reading.startsWith(wanted) : reading === wanted)
  }
  const given = givenNames?.values.join(' ')
  return [
    ...unlike(lines, PRINTED_LABELS.birthName, 'name', name?.value, same(name?.value, name?.truncated)),
    ...unlike(lines, PRINTED_LABELS.givenNames, 'given names', given, same(given, givenNames?.truncated)),
  ]
}

/** « Né(e) le 12/04/1985 à TOULON (France) ». */
function birthDifferences({ content }: Named, lines: readonly string[]): readonly PrintedDifference[] {
  const { birthDate, birthPlace } = content
  const days = birthDate === null ? [] : dayForms(birthDate)
  const place = sealableText(birthPlace?.value ?? '')
  return [
    ...unlike(lines, PRINTED_LABELS.birth, 'birth date', birthDate, beginsWithOne(days)),
    ...unlike(lines, PRINTED_LABELS.birth, 'birth place', birthPlace?.value, (reading) =>
      `${reading} `.includes(birthPlace?.truncated ? ` A ${place}` : ` A ${place} `),
    ),
  ]
}

function dateDifferences({ content, seal }: Named, lines: readonly string[]): readonly PrintedDifference[] {
  const { emittedOn } = seal.header
  const lastDay = lastDayOfDocument({ content, seal })
  const asOf = content.dataAsOf && parisDateTime(content.dataAsOf)
  const forms = (day: string | null) => (day === null ? [] : dayForms(day))
  const instants = forms(asOf?.slice(0, 10) ?? null).flatMap((day) =>
    timeForms(asOf?.slice(11, 16) ?? '').map((time) => `${day} A ${time}`),
  )
  return [
    ...unlike(lines, PRINTED_LABELS.emittedOn, 'emission date', emittedOn, beginsWithOne(forms(emittedOn))),
    ...unlike(lines, PRINTED_LABELS.lastDay, 'last day of validity', lastDay, beginsWithOne(forms(lastDay))),
    ...unlike(
      lines,
      PRINTED_LABELS.asOf,
      'date of the register',
      asOf?.slice(0, 16),
      beginsWithOne(instants),
    ),
    ...lastDaySentences(lastDay, lines),
  ]
}

/** « Valable 4 mois, jusqu’au 22/03/2027 inclus » */
function lastDaySentences(lastDay: string | null, lines: readonly string[]): readonly PrintedDifference[] {
  if (lastDay === null) return []
  const forms = dayForms(lastDay)
  const sentences = ` ${sealableText(lines.join(' '))} `.matchAll(
    / JUSQU AU (\d{1,2}(?:ER)? \w+ \d{4}) INCLUS /g,
  )
  const other = [...sentences].map(([, day = '']) => day).find((day) => !forms.includes(day))
  return other === undefined ? [] : [{ value: 'last day of validity', sealed: lastDay, printed: other }]
}

function numberDifferences({ content }: Named, lines: readonly string[]): readonly PrintedDifference[] {
  const { neph, id, recipientSiren } = content
  const equals = (sealed: string | null) => (reading: string) => reading.replaceAll(' ', '') === sealed
  const recipients = sealableText(lines.join(' ')).matchAll(/DESTINATAIRE DE SIREN ((?:\d ?){9})/g)
  const printed = [...recipients].map(([, digits = '']) => digits.replaceAll(' ', ''))
  const other = printed.find((siren) => siren !== recipientSiren)
  return [
    ...unlike(lines, PRINTED_LABELS.neph, 'NEPH', neph, equals(neph)),
    ...unlike(lines, PRINTED_LABELS.reference, 'document id', id, equals(id)),
    ...(other === undefined
      ? []
      : [{ value: 'recipient', sealed: recipientSiren ?? 'none', printed: other }]),
    ...(recipientSiren !== null && printed.length === 0
      ? [{ value: 'recipient', sealed: recipientSiren }]
      : []),
  ]
}

/** Beside its label, or on a line of its own, as text put over the true state would be. */
function stateDifferences({ content }: Named, lines: readonly string[]): readonly PrintedDifference[] {
  if (content.state === null) return []
  const value = 'state of the licence'
  const sealed = sealableText(content.state.label)
  const beside = unlike(lines, PRINTED_LABELS.state, value, sealed, (reading) => reading === sealed)
  const alone = lines
    .filter((line) => /^\p{Lu}/u.test(line))
    .map(sealableText)
    .find((line) => line !== sealed && STATE_LABELS.includes(line))
  return alone === undefined ? beside : [{ value, sealed, printed: alone }]
}

/** Makes the test of a reading that is one of these forms, alone or with more after it. */
export function beginsWithOne(forms: readonly string[]): (reading: string) => boolean {
  return (reading) => forms.some((form) => reading === form || reading.startsWith(`${form} `))
}
