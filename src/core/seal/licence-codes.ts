/**
 * States of a licence, values of data identifier E5, with the label that the specification prints
 * (2D-Doc v3.2.6, annex 13).
 */
export const LICENCE_STATES = {
  '01': 'A AUTHENTIFIER',
  '02': 'ANNULE ADMINISTRATIF',
  '03': 'ANNULE JUDICIAIRE',
  '04': 'ANNULE MEDICAL',
  '05': 'AUCUN DROIT',
  '06': 'CONTROLE IMPOSSIBLE',
  '07': 'DECEDE',
  '08': 'DEMANDE',
  '09': 'DEMANDE DUPLICATA',
  '10': 'INTERDIT CONDUIRE TS VEHICULES',
  '11': 'INTERDIT OBTENIR',
  '12': 'INTERDIT SOLLICITER',
  '13': 'INVALIDE',
  '14': 'NON AUTHENTIFIE',
  '15': 'P. ECH. COM SOLDE NUL',
  '16': 'P. ECH. COM A AUTHENTIFIER',
  '17': 'P. ECH. COM ANNULE JUDICIAIRE',
  '18': 'P. ECH. COM ANNULE MEDICAL',
  '19': 'P. ECH. COM AUCUN DROIT',
  '20': 'P. ECH. COM DEMANDE',
  '21': 'P. ECH. COM INTERDIT OBTENIR',
  '22': 'P. ECH. COM INVALIDE',
  '23': 'P. ECH. COM SUSPENDU',
  '24': 'P. ECH. COM SUSPENDU MEDICAL',
  '25': 'P. ECH. COM VALIDE',
  '26': 'P. ECHANGE INTERDIT OBTENIR',
  '27': 'P. ECHANGE SOLDE NUL',
  '28': 'P. ECHANGE A AUTHENTIFIER',
  '29': 'P. ECHANGE ANNULE JUDICIAIRE',
  '30': 'P. ECHANGE ANNULE MEDICAL',
  '31': 'P. ECHANGE AUCUN DROIT',
  '32': 'P. ECHANGE INTERDIT SOLLICITER',
  '33': 'P. ECHANGE INVALIDE',
  '34': 'P. ECHANGE SUSPENDU',
  '35': 'P. ECHANGE SUSPENDU MEDICAL',
  '36': 'P. ECHANGE VALIDE',
  '37': 'P. UE ANNULE ADMINISTRATIF',
  '38': 'P. UE ANNULE JUDICIAIRE',
  '39': 'P. UNION EUROPEENNE A ECHANGER',
  '40': 'P. UNION EUROPEENNE INVALIDE',
  '41': 'P. UNION EUROPEENNE VALIDE',
  '42': 'P.ECH. COM INTERDIT CONDUIRE',
  '43': 'P.ECH. COM INTERDIT SOLLICITER',
  '44': 'P.ECH.COM ANNULE ADMINISTRATIF',
  '45': 'P.ECHANGE ANNULE ADMINISTRATIF',
  '46': 'P.ECHANGE INTERDIT CONDUIRE',
  '47': 'SUSPENDU',
  '48': 'SUSPENDU MEDICAL',
  '49': 'TITRE FALSIFIE',
  '50': 'VALIDE',
} as const satisfies Record<string, string>

/** Kinds of statement, values of data identifier E4. */
export const STATEMENT_KINDS = {
  RII: 'full statement',
  RIR: 'restricted statement',
  RRP: 'statement of points history',
  APC: 'licence certificate',
} as const satisfies Record<string, string>

/** Kinds of order, values of data identifier E0. */
export const ORDER_KINDS = {
  '1A': 'driving limited to vehicles with an alcohol interlock',
  '1B': 'driving limited to vehicles with an alcohol interlock',
  '1E': 'temporary ban on driving in France',
  '1F': 'provisional suspension',
  '2E': 'urgent temporary ban on driving in France',
  '2F': 'urgent provisional suspension',
  '3A': 'immediate restriction to vehicles with an alcohol interlock',
  '3B': 'immediate restriction to vehicles with an alcohol interlock',
  '3E': 'immediate provisional ban on driving in France',
  '3F': 'immediate provisional suspension',
  '3I': 'temporary ban on taking an examination',
  '43': 'receipt of a driving certificate handed in',
  '44': 'receipt of a licence handed in',
  '47': 'points recovered after a course',
  '4E': 'order changing or confirming an earlier one',
  '4F': 'order changing or confirming an earlier one',
  '4X': 'no points after a course',
  '50': 'warning',
  '56': 'order withdrawing an earlier one',
  '58': 'ban on issuing a licence',
  '60': 'withdrawal of a licence obtained irregularly or by fraud',
} as const satisfies Record<string, string>

/** Tests of data identifier EA. */
export const EXAM_TESTS = { T: 'theory', P: 'practice' } as const satisfies Record<string, string>

/** Answers of data identifier EF. */
export const YES_NO = { '0': 'no', '1': 'yes' } as const satisfies Record<string, string>
