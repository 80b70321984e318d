/** Writes `YYYY-MM-DD` as printed on French documents, `DD/MM/YYYY`; unknown parts stay `00`. */
export function frenchDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** Writes the day and time of `YYYY-MM-DDTHH:mm…` as `DD/MM/YYYY à HH:mm`. */
export function frenchDateTime(instant: string): string {
  return `${frenchDay(instant.slice(0, 10))} à ${instant.slice(11, 16)}`
}
