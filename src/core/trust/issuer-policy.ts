/** Types of seal that only issuers of driving-licence documents may make (D15). */
export const LICENCE_SEAL_TYPES = ['AB', 'AA', 'A1', 'AD'] as const

/**
 * Issuers of driving-licence documents (D15; 2D-Doc certificate profile): each pair is bound to the authority's
 * public key, so a certificate of the same name under another key is not meant.
 */
export const DRIVING_LICENCE_ISSUERS = [
  {
    caId: 'FR03',
    caKeySha256: 'e5a5ce7aeda47050f88116a320ba200789c3ccdc7ed19b0697f559249e0171c9',
    certificateIds: ['DSR0', 'DSR1', 'DSR2', 'DSR3', 'DSR4', 'DSR5', 'DSR6', 'DSR7', 'DSR8', 'DSR9'],
  },
  {
    caId: 'FR04',
    caKeySha256: '32706317eecc5d89914779515f8276d1c00b26fb000f88bcd1b342e4af7b3018',
    certificateIds: ['DSR0', 'DSR1', 'DSR2', 'DSR3', 'DSR4', 'MI00', 'MI01'],
  },
  {
    caId: 'FR06',
    caKeySha256: 'c931a04827db87c53d2e87f7c4bfae32a99c72c17ee8820093b728f609720c8a',
    certificateIds: ['DSR0', 'DSR1', 'DSR2'],
  },
] as const
