import type { CategoryCode } from '../core/licence/categories.ts'
import type {
  Infraction,
  Letter,
  LicenceObtained,
  Mention,
  Probation,
  Stage,
} from '../core/licence/licence-event.ts'
import type { Holder } from '../core/licence/licence-record.ts'

/** Kinds of mention that have a label of their own; any other is printed by its `label`. */
export type MentionKind =
  | 'annulment'
  | 'amnesty'
  | 'category-obtained'
  | 'category-renewed'
  | 'death'
  | 'driving-ban'
  | 'duplicate'
  | 'ead-restriction'
  | 'exchange'
  | 'file-corrected'
  | 'foreign-licence-driving-ban'
  | 'fraudulent-title-withdrawn'
  | 'licence-surrendered'
  | 'medical-measure'
  | 'medical-visit'
  | 'penal-settlement'
  | 'post-licence-training'
  | 'prefectoral-restitution-order'
  | 'prefectoral-warning'
  | 'retention'
  | 'suspension'

/** Labels of what a licence file holds, by the values of the record; printed by documents and pages. */
export interface LicenceWording {
  readonly categories: Readonly<Record<CategoryCode, string>>
  readonly infractionClasses: Readonly<Record<Infraction['class'], string>>
  readonly establishment: Readonly<Record<Infraction['establishedBy'], string>>
  readonly letters: Readonly<Record<Letter['reference'], string>>
  readonly stages: Readonly<Record<Stage['case'], string>>
  readonly licenceObtained: Readonly<Record<LicenceObtained['kind'], string>>
  readonly mentions: Readonly<Record<MentionKind, string>>
  readonly natures: Readonly<Record<NonNullable<Mention['nature']>, string>>
  readonly civilities: Readonly<Record<Holder['civility'], string>>
  readonly probations: Readonly<Record<Probation['kind'] | 'none', string>>
}

/**
 * French labels of a licence file. Categories after C. route R221-4, in short: the article alone is exact.
 * In a meaning no category code stands next to another one, lest a reader take the pair for two rights held.
 */
export const LICENCE_WORDING_FR = {
  categories: {
    AM: 'Cyclomoteur de 45 km/h au plus et quadricycle léger à moteur',
    A1: 'Motocyclette légère de 125 cm³ et 11 kW au plus, tricycle à moteur de 15 kW au plus',
    A2: 'Motocyclette de 35 kW au plus, avec ou sans side-car',
    A: 'Motocyclette sans limite de puissance, avec ou sans side-car, et tricycle à moteur',
    B1: 'Quadricycle lourd à moteur',
    B: 'Véhicule de 3,5 t et neuf places au plus, conducteur compris, seul, avec une remorque de 750 kg au plus, ou plus lourde si l’ensemble ne dépasse pas 3,5 t',
    BE: 'Ensemble d’un véhicule relevant de la catégorie B avec une remorque de plus de 750 kg et de 3,5 t au plus',
    C1: 'Véhicule de plus de 3,5 t et de 7,5 t au plus, neuf places au plus, conducteur compris, seul ou avec une remorque de 750 kg au plus',
    C1E: 'Ensemble de 12 t au plus : véhicule relevant de la catégorie C1 avec une remorque de plus de 750 kg, ou de la catégorie B avec une remorque de plus de 3,5 t',
    C: 'Véhicule de plus de 3,5 t, neuf places au plus, conducteur compris, seul ou avec une remorque de 750 kg au plus',
    CE: 'Ensemble d’un véhicule relevant de la catégorie C avec une remorque de plus de 750 kg',
    D1: 'Véhicule de transport de personnes de 8 m et dix-sept places au plus, conducteur compris, seul ou avec une remorque de 750 kg au plus',
    D1E: 'Ensemble d’un véhicule relevant de la catégorie D1 avec une remorque de plus de 750 kg',
    D: 'Véhicule de transport de personnes de plus de neuf places, conducteur compris, seul ou avec une remorque de 750 kg au plus',
    DE: 'Ensemble d’un véhicule relevant de la catégorie D avec une remorque de plus de 750 kg',
  },
  infractionClasses: {
    C1: 'contravention de 1re classe',
    C2: 'contravention de 2e classe',
    C3: 'contravention de 3e classe',
    C4: 'contravention de 4e classe',
    C5: 'contravention de 5e classe',
    delit: 'délit',
  },
  establishment: {
    AF: 'paiement de l’amende forfaitaire',
    AFM: 'titre exécutoire de l’amende forfaitaire majorée',
    CP: 'exécution d’une composition pénale',
    CJ: 'condamnation définitive',
  },
  letters: {
    '46': 'Restitution de points par l’effet de la loi',
    '47': 'Reconstitution de points à la suite d’un stage',
    '48': 'Retrait de points',
    '48M': 'Retrait de points ramenant le solde à six points ou moins',
    '48N': 'Retrait d’au moins trois points en période probatoire : stage obligatoire dans les quatre mois',
    '48SI': 'Solde de points nul : invalidation du permis et injonction de le remettre',
  },
  stages: {
    1: 'Stage volontaire',
    2: 'Stage obligatoire en période probatoire',
    3: 'Stage accompli comme alternative aux poursuites ou en composition pénale, sans effet sur les points',
    4: 'Stage prononcé comme peine complémentaire, sans effet sur les points',
  },
  licenceObtained: { 'licence-obtained': 'Obtention d’un nouveau permis de conduire' },
  mentions: {
    annulment: 'Annulation du permis de conduire',
    amnesty: 'Grâce ou amnistie',
    'category-obtained': 'Obtention d’une catégorie',
    'category-renewed': 'Prorogation d’une catégorie',
    death: 'Décès du titulaire',
    'driving-ban': 'Interdiction de conduire',
    duplicate: 'Délivrance d’un duplicata',
    'ead-restriction': 'Conduite limitée aux véhicules équipés d’un éthylotest antidémarrage',
    exchange: 'Échange d’un permis de conduire étranger',
    'file-corrected': 'Rectification du dossier',
    'foreign-licence-driving-ban': 'Interdiction de circuler faite au titulaire d’un permis étranger',
    'fraudulent-title-withdrawn': 'Retrait d’un titre obtenu irrégulièrement ou par fraude',
    'licence-surrendered': 'Remise du titre au préfet',
    'medical-measure': 'Décision prise après examen médical',
    'medical-visit': 'Visite médicale',
    'penal-settlement': 'Composition pénale',
    'post-licence-training': 'Formation complémentaire après l’obtention du permis',
    'prefectoral-restitution-order': 'Injonction du préfet de restituer le titre',
    'prefectoral-warning': 'Avertissement du préfet',
    retention: 'Rétention du permis de conduire',
    suspension: 'Suspension du permis de conduire',
  },
  natures: {
    administrative: 'mesure administrative',
    judicial: 'décision judiciaire',
    medical: 'mesure médicale',
  },
  civilities: { M: 'Monsieur', MME: 'Madame' },
  probations: {
    standard: 'Période probatoire de trois ans',
    aac: 'Période probatoire de deux ans, après apprentissage anticipé de la conduite',
    none: 'Sans période probatoire',
  },
} as const satisfies LicenceWording
