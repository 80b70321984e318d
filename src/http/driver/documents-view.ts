import { daysBetween, parisDateTime, parisDay } from '../../core/calendar-day.ts'
import { isExpired } from '../../core/documents/adcs-validity.ts'
import type { Reason } from '../../core/verification/reason.ts'
import type { ListedDocument } from '../../service/driver/own-documents.ts'
import type { Language } from '../../wording/language.ts'
import { clockTime, groupedSiren, longDay } from '../../wording/pages/dates.ts'
import { DOCUMENTS_WORDS } from '../../wording/pages/driver-documents.ts'

const SOON_DAYS = 14

/** A document with what verification says of its certificate. */
export interface JudgedDocument extends ListedDocument {
  readonly refusedFor: Reason | null
}

/**
 * What the list of documents shows of one. One that is refused is told so, unless it has expired anyway; one that was
 * withdrawn in any case, with why and what can be done.
 */
export function documentView(document: JudgedDocument, at: Date, language: Language) {
  const t = DOCUMENTS_WORDS[language]
  const { id, kind, issuedAt, expiresOn, recipientSiren, refusedFor } = document
  const clock = parisDateTime(issuedAt)
  const validity = expiresOn === null ? null : validityView(expiresOn, at, language)
  const withdrawal = withdrawalView(document, language)
  const isRefused = withdrawal === null && refusedFor !== null && validity?.isOver !== true
  return {
    id,
    name: t.names[kind],
    isAdcs: kind === 'ADCS',
    reference: id.replace(/(.{4})(?=.)/g, '$1-'),
    issuedOn: t.at(longDay(clock.slice(0, 10), language), clockTime(clock.slice(11, 16), language)),
    recipientSiren,
    recipient: recipientSiren === null ? null : groupedSiren(recipientSiren),
    validity: isRefused || withdrawal !== null ? null : validity,
    refusal: isRefused ? t.refusal[kind] : null,
    withdrawal,
  }
}

function withdrawalView({ kind, withdrawal = null }: ListedDocument, language: Language) {
  if (withdrawal === null) return null
  const t = DOCUMENTS_WORDS[language].withdrawal
  const { at, reason } = withdrawal
  const mayHaveAnother = reason !== 'licence-obtained-by-fraud'
  return {
    badge: t.badge[kind],
    notice: t.notice(longDay(parisDay(at), language), t.reasons[reason]),
    next: mayHaveAnother ? t.again : t.noOther,
    contest: t.contest,
    mayHaveAnother: mayHaveAnother && kind === 'ADCS',
  }
}

function validityView(expiresOn: NonNullable<ListedDocument['expiresOn']>, at: Date, language: Language) {
  const t = DOCUMENTS_WORDS[language]
  const today = parisDay(at)
  const days = daysBetween(today, expiresOn)
  const isOver = isExpired(expiresOn, today)
  return {
    until: longDay(expiresOn, language),
    left: isOver ? null : t.daysLeft(days),
    standing: isOver ? t.expired : days <= SOON_DAYS ? t.soon : t.inForce,
    tone: isOver ? 'bad' : days <= SOON_DAYS ? 'warn' : 'good',
    isOver,
  }
}
