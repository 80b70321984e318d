import { foldName } from './fold-name.ts'

/** What two registers may call the place of a birth in France. */
export interface Communes {
  /**
   * Gives the folded names under which a birth in the commune of a COG code may be recorded: its own, that of the
   * commune it has become part of, and those of the communes it has taken in. Null for a code that is not in the table.
   */
  namesOf(cog: string): ReadonlySet<string> | null
  /** Tells whether a folded name is that of any commune. */
  isCommune(name: string): boolean
}

/** A commune of the Code officiel géographique: of today, or one merged into another that keeps its name (déléguée, associée). */
export interface CommuneRow {
  readonly code: string
  readonly nom: string
  /** Of the commune that this one is part of. */
  readonly chefLieu?: string
  /** Codes that it had, or that those merged into it had. */
  readonly anciensCodes?: readonly string[]
}

/** Makes the table of the communes of France from the rows of the Code officiel géographique. */
export function communesFrom(rows: readonly CommuneRow[]): Communes {
  const names = new Map<string, Set<string>>()
  const add = (code: string, folded: string) => {
    const known = names.get(code)
    if (known === undefined) names.set(code, new Set([folded]))
    else known.add(folded)
  }
  const namesToday = new Map<string, string>()
  for (const { code, nom, chefLieu } of rows) if (chefLieu === undefined) namesToday.set(code, foldName(nom))
  const all = new Set<string>()
  for (const { code, nom, chefLieu, anciensCodes = [] } of rows) {
    const folded = foldName(nom)
    all.add(folded)
    for (const own of [code, ...anciensCodes]) add(own, folded)
    if (chefLieu === undefined) continue
    add(chefLieu, folded)
    const whole = namesToday.get(chefLieu)
    if (whole !== undefined) add(code, whole)
  }
  return { namesOf: (cog) => names.get(cog) ?? null, isCommune: (name) => all.has(name) }
}
