import { type CalendarDay, isCalendarDay } from '../calendar-day.ts'

/**
 * Codes of line 12 of the licence (arrêté of 20 April 2012, annex 1; directive 2006/126/EC, annex I as amended by
 * 2015/653), together with those replaced since, which stay valid on titles already issued. Meanings in words
 * belong to the wording files.
 */
// biome-ignore format: one line a family reads better than one line a code
export const RESTRICTION_CODES = [
  '01', '01.01', '01.02', '01.05', '01.06', '01.07', '02', '03', '03.01', '03.02', '05.01', '05.02',
  '05.03', '05.04', '05.05', '05.06', '05.07', '05.08', '10', '10.02', '10.04', '15', '15.01',
  '15.02', '15.03', '15.04', '20', '20.01', '20.03', '20.04', '20.05', '20.06', '20.07', '20.09',
  '20.12', '20.13', '20.14', '25', '25.01', '25.03', '25.04', '25.05', '25.06', '25.08', '25.09',
  '30', '31', '31.01', '31.02', '31.03', '31.04', '32', '32.01', '32.02', '33', '33.01', '33.02',
  '35', '35.02', '35.03', '35.04', '35.05', '40', '40.01', '40.05', '40.06', '40.09', '40.11',
  '40.14', '40.15', '42', '42.01', '42.03', '42.05', '43', '43.01', '43.02', '43.03', '43.04',
  '43.06', '43.07', '44', '44.01', '44.02', '44.03', '44.04', '44.08', '44.09', '44.10', '44.11',
  '44.12', '45', '46', '47', '50', '51', '61', '62', '63', '64', '65', '66', '67', '68', '69', '70',
  '71', '72', '73', '74', '75', '76', '77', '78', '79', '79.01', '79.02', '79.03', '79.04', '79.05',
  '79.06', '80', '81', '95', '96', '97', '106', '107', '111',
] as const

export type RestrictionCode = (typeof RESTRICTION_CODES)[number]

/** What a code carries beside itself. */
export type RestrictionParameter =
  | { readonly kind: 'date'; readonly day: CalendarDay }
  | { readonly kind: 'period'; readonly from: CalendarDay; readonly to: CalendarDay }
  | { readonly kind: 'distance'; readonly km: number }
  | { readonly kind: 'speed'; readonly kmPerHour: number }
  | { readonly kind: 'force'; readonly newton: number }
  /** Chassis number (50) or registration (51). */
  | { readonly kind: 'vehicle'; readonly identifier: string }
  /** Number and country of the foreign or former licence (70, 71). */
  | { readonly kind: 'licence'; readonly number: string; readonly country: string }
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'text'; readonly text: string }

/** A restriction as written in the record, with its code and parameters. */
export type Restriction = {
  /** As written, spaces around it aside. */
  readonly text: string
  readonly parameters: readonly RestrictionParameter[]
} & (
  | { readonly known: true; readonly code: RestrictionCode }
  /** An unknown code is kept and printed as it is. */
  | { readonly known: false; readonly code: string }
)

/**
 * Parses a restriction as registries and titles write it: `01.06`, `62(50km)`, `69(31.12.2026)`, `70.1234.NL`.
 *
 * Parameters come in brackets, after a dot or after a space. What cannot be read stays as text: nothing is
 * refused and nothing is lost.
 */
export function parseRestriction(text: string): Restriction {
  const trimmed = text.trim()
  const [code, rest] = splitCode(trimmed)
  const parameters = parametersOf(code, rest)
  return isRestrictionCode(code)
    ? { text: trimmed, parameters, known: true, code }
    : { text: trimmed, parameters, known: false, code }
}

/** Tells whether the text is a known code, without parameters. */
export function isRestrictionCode(text: string): text is RestrictionCode {
  return (RESTRICTION_CODES as readonly string[]).includes(text)
}

/** Two digits after a dot are a sub-code unless the code has none and carries something else (`95.31.12.2026`). */
function splitCode(text: string): readonly [code: string, rest: string] {
  const match = /^(\d{2,3})(\.\d{2})?(?=\D|$)(.*)$/s.exec(text)
  if (!match) return [text, '']
  const [, base = '', sub = '', rest = ''] = match
  if (sub === '' || isRestrictionCode(base + sub) || !CARRIES_AFTER_DOT.has(base)) return [base + sub, rest]
  return [base, sub + rest]
}

/** Codes without sub-codes that carry dates, numbers or measures. */
const CARRIES_AFTER_DOT: ReadonlySet<string> = new Set([
  '50',
  '51',
  '62',
  '64',
  '69',
  '70',
  '71',
  '95',
  '106',
])

function parametersOf(code: string, rest: string): readonly RestrictionParameter[] {
  const bare = rest.replace(/^[.\s(]+/, '').replace(/[)\s]+$/, '')
  if (bare === '') return []
  if (code === '50' || code === '51') return [{ kind: 'vehicle', identifier: bare.toUpperCase() }]
  const licence = /^(.+?)[.\s]+([A-Z]{1,3})$/i.exec(bare)
  if ((code === '70' || code === '71') && licence)
    return [{ kind: 'licence', number: licence[1] ?? '', country: (licence[2] ?? '').toUpperCase() }]
  return bare.split(/\s*[,;)(]\s*/).flatMap((part) => (part ? [parameterOf(code, part)] : []))
}

function parameterOf(code: string, text: string): RestrictionParameter {
  const [from, to] = text.split(/\s*-\s*(?=\d{2}[./])/).map(dayOf)
  if (from && to) return { kind: 'period', from, to }
  const day = dayOf(text)
  if (day) return { kind: 'date', day }
  const measure = /^(?:[<≤]?\s*)(\d+(?:[.,]\d+)?)\s*(km\/h|km|n)?$/i.exec(text)
  const amount = Number((measure?.[1] ?? '').replace(',', '.'))
  const unit = measure?.[2]?.toLowerCase() ?? (measure && DEFAULT_UNITS[code])
  if (unit === 'km') return { kind: 'distance', km: amount }
  if (unit === 'km/h') return { kind: 'speed', kmPerHour: amount }
  if (unit === 'n') return { kind: 'force', newton: amount }
  if (/^[A-Z]{2,3}$/.test(text)) return { kind: 'country', country: text }
  return { kind: 'text', text }
}

/** The unit that a bare number means. */
const DEFAULT_UNITS: Readonly<Record<string, 'km' | 'km/h' | 'n'>> = {
  '05.02': 'km',
  '05.04': 'km/h',
  '20.07': 'n',
  '40.01': 'n',
  '44.09': 'n',
  '44.10': 'n',
  '62': 'km',
  '64': 'km/h',
}

/** Reads `31.12.2026`, `31/12/26` or `2026-12-31`; two digits of year are of this century. */
function dayOf(text: string): CalendarDay | null {
  const match = /^(\d{2})[./](\d{2})[./](\d{2}|\d{4})$/.exec(text)
  const iso = match ? `${(match[3] ?? '').padStart(4, '20')}-${match[2]}-${match[1]}` : text
  return isCalendarDay(iso) ? iso : null
}
