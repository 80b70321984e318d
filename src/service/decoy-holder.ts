import type { Holder } from '../core/licence/licence-record.ts'

/**
 * Somebody who is compared where there is no licence, so that an unknown file number costs the same work as another's:
 * nobody has a name of hyphens.
 */
export const DECOY_HOLDER: Holder = {
  civility: 'M',
  birthName: '-',
  usageName: null,
  givenNames: ['-'],
  birthDate: '1900-01-01',
  birthPlace: '-',
  birthCountry: 'FR',
  address: { lines: ['-'], postalCode: '-', locality: '-' },
}
