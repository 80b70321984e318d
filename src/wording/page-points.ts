import { type Language, unbreakable } from './language.ts'
import { POINTS_WORDING_EN } from './points.en.ts'
import { POINTS_WORDING_FR, type PointsWording } from './points.fr.ts'

const WORDING = { fr: unbreakable(POINTS_WORDING_FR), en: POINTS_WORDING_EN } as const

/** Gives the sentences about points as pages show them, where a line may end anywhere. */
export function pagePointsWording(language: Language): PointsWording {
  return WORDING[language]
}
