/**
 * Whether a licence in each of the 50 states of data identifier E5 (2D-Doc specification v3.2.6, annex 13)
 * allows to drive: `yes`, `no`, or `unknown` where the state settles nothing. Keys are the labels as the
 * specification prints them. The answer concerns the licence, not one category of it.
 */
export const DRIVING_RIGHT_BY_STATE = {
  'A AUTHENTIFIER': 'unknown',
  'ANNULE ADMINISTRATIF': 'no',
  'ANNULE JUDICIAIRE': 'no',
  'ANNULE MEDICAL': 'no',
  'AUCUN DROIT': 'no',
  'CONTROLE IMPOSSIBLE': 'unknown',
  DECEDE: 'no',
  DEMANDE: 'unknown',
  'DEMANDE DUPLICATA': 'unknown',
  'INTERDIT CONDUIRE TS VEHICULES': 'no',
  'INTERDIT OBTENIR': 'no',
  'INTERDIT SOLLICITER': 'no',
  INVALIDE: 'no',
  'NON AUTHENTIFIE': 'unknown',
  'P. ECH. COM SOLDE NUL': 'no',
  'P. ECH. COM A AUTHENTIFIER': 'unknown',
  'P. ECH. COM ANNULE JUDICIAIRE': 'no',
  'P. ECH. COM ANNULE MEDICAL': 'no',
  'P. ECH. COM AUCUN DROIT': 'no',
  'P. ECH. COM DEMANDE': 'unknown',
  'P. ECH. COM INTERDIT OBTENIR': 'no',
  'P. ECH. COM INVALIDE': 'no',
  'P. ECH. COM SUSPENDU': 'no',
  'P. ECH. COM SUSPENDU MEDICAL': 'no',
  'P. ECH. COM VALIDE': 'yes',
  'P. ECHANGE INTERDIT OBTENIR': 'no',
  'P. ECHANGE SOLDE NUL': 'no',
  'P. ECHANGE A AUTHENTIFIER': 'unknown',
  'P. ECHANGE ANNULE JUDICIAIRE': 'no',
  'P. ECHANGE ANNULE MEDICAL': 'no',
  'P. ECHANGE AUCUN DROIT': 'no',
  'P. ECHANGE INTERDIT SOLLICITER': 'no',
  'P. ECHANGE INVALIDE': 'no',
  'P. ECHANGE SUSPENDU': 'no',
  'P. ECHANGE SUSPENDU MEDICAL': 'no',
  'P. ECHANGE VALIDE': 'yes',
  'P. UE ANNULE ADMINISTRATIF': 'no',
  'P. UE ANNULE JUDICIAIRE': 'no',
  'P. UNION EUROPEENNE A ECHANGER': 'unknown',
  'P. UNION EUROPEENNE INVALIDE': 'no',
  'P. UNION EUROPEENNE VALIDE': 'yes',
  'P.ECH. COM INTERDIT CONDUIRE': 'no',
  'P.ECH. COM INTERDIT SOLLICITER': 'no',
  'P.ECH.COM ANNULE ADMINISTRATIF': 'no',
  'P.ECHANGE ANNULE ADMINISTRATIF': 'no',
  'P.ECHANGE INTERDIT CONDUIRE': 'no',
  SUSPENDU: 'no',
  'SUSPENDU MEDICAL': 'no',
  'TITRE FALSIFIE': 'no',
  VALIDE: 'yes',
} as const satisfies Record<string, 'yes' | 'no' | 'unknown'>

/** State of a licence, by the label of the specification. */
export type LicenceState = keyof typeof DRIVING_RIGHT_BY_STATE

/** Tells whether the text is one of the 50 labels. */
export function isLicenceState(text: string): text is LicenceState {
  return Object.hasOwn(DRIVING_RIGHT_BY_STATE, text)
}
