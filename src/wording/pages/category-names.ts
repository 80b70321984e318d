import { inBothLanguages } from '../language.ts'

/** Categories in the words of those who entrust a vehicle; C. route R221-4 alone is exact. */
export const CATEGORY_NAMES = inBothLanguages(
  {
    AM: 'cyclomoteur, voiturette',
    A1: 'moto légère (125)',
    A2: 'moto de 35 kW au plus',
    A: 'toute moto',
    B1: 'quadricycle lourd',
    B: 'voiture, camionnette de 3,5 t au plus',
    BE: 'voiture et remorque lourde',
    C1: 'camion de 7,5 t au plus',
    C1E: 'camion de 7,5 t au plus et remorque',
    C: 'poids lourd',
    CE: 'poids lourd et remorque',
    D1: 'minibus de 16 passagers au plus',
    D1E: 'minibus et remorque',
    D: 'autocar, autobus',
    DE: 'autocar et remorque',
  },
  {
    AM: 'moped, light quadricycle',
    A1: 'light motorcycle (125)',
    A2: 'motorcycle up to 35 kW',
    A: 'any motorcycle',
    B1: 'heavy quadricycle',
    B: 'car, van up to 3.5 t',
    BE: 'car and heavy trailer',
    C1: 'lorry up to 7.5 t',
    C1E: 'lorry up to 7.5 t and trailer',
    C: 'heavy lorry',
    CE: 'heavy lorry and trailer',
    D1: 'minibus up to 16 passengers',
    D1E: 'minibus and trailer',
    D: 'coach, bus',
    DE: 'coach and trailer',
  },
)
