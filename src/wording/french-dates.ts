/** Writes `YYYY-MM-DD` as printed on French documents, `DD/MM/YYYY`; unknown parts stay `00`. */
export function frenchDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}
