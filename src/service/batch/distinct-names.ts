/**
 * Makes a function that gives each file of a batch a name of its own: one that was given before gets a number, so that
 * no two rows can be taken for one another.
 *
 * Names count as the same where somebody could take one for the other, or where unpacking would lay one file over the
 * other: upper and lower case, slashes of both kinds, accents written in two ways, and what cannot be seen.
 */
export function distinctNames(): (name: string) => string {
  /** How often each name was given; many files of one name are counted on, not counted anew. */
  const given = new Map<string, number>()
  return (name) => {
    const key = folded(name)
    for (let place = (given.get(key) ?? 0) + 1; ; place += 1) {
      const distinct = place === 1 ? name : `${name} (${place})`
      given.set(key, place)
      if (place === 1) return distinct
      const other = folded(distinct)
      if (given.has(other)) continue
      given.set(other, 1)
      return distinct
    }
  }
}

function folded(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .toLowerCase()
    .split(/[/\\]/)
    .map((step) => step.trim())
    .filter((step) => step !== '' && step !== '.')
    .join('/')
}
