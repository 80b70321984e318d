const form = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)(?:00'?(?:00'?)?)?|([+-]\d\d)'?(\d\d)'?)$/

/**
 * Reads a PDF date (ISO 32000-2 §7.9.4) as ISO 8601 with offset.
 *
 * A date without seconds or without offset names no instant and gives null, as one that does not exist.
 */
export function readPdfDate(text: string): string | null {
  const parts = form.exec(text)
  if (parts === null) return null
  const [, year, month, day, hour, minute, second, utc, offsetHour, offsetMinute] = parts
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const instant = new Date(`${local}Z`)
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(local)) return null
  if (utc !== undefined) return `${local}Z`
  if (Number(offsetMinute) > 59 || Math.abs(Number(offsetHour)) > 14) return null
  return `${local}${offsetHour}:${offsetMinute}`
}
