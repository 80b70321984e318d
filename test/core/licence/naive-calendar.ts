const memory = new Map<string, number>()

/** Days since 1970, in UTC. */
export function number(day: string): number {
  const known = memory.get(day)
  if (known !== undefined) return known
  const fresh = Date.parse(`${day}T00:00:00Z`) / 86_400_000
  memory.set(day, fresh)
  return fresh
}

/** Lets the calendar overflow, and steps back to the end of the month where it did. */
export function plusMonths(day: number, months: number): number {
  const date = new Date(day * 86_400_000)
  const moved = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()))
  if (moved.getUTCDate() !== date.getUTCDate()) moved.setUTCDate(0)
  return moved.getTime() / 86_400_000
}
