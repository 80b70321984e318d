const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** Writes `YYYY-MM-DD` as read in English, `10 August 2025`; an unknown month or day is left out. */
export function englishDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const parts = [Number(date) > 0 ? String(Number(date)) : '', MONTHS[Number(month) - 1] ?? '', year]
  return parts.filter((part) => part !== '').join(' ')
}
