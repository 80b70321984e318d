import type { LicenceState } from '../core/licence/licence-state.ts'

/** A sentence for the holder by state of the licence: what it means for driving. */
export type StateWording = Readonly<Record<LicenceState, string>>

const BANNED = 'Conduire est interdit.'
const UNSETTLED = 'Cet état ne permet pas de dire si le titulaire peut conduire.'
const ALLOWED =
  'Le titulaire peut conduire les véhicules des catégories en cours, dans le respect de leurs conditions.'
const FOREIGN = 'Permis obtenu par échange d’un permis étranger.'
const OVERSEAS = 'Permis obtenu par échange d’un permis d’une collectivité d’outre-mer.'
const EUROPEAN = 'Permis délivré par un État de l’Union européenne.'
const TO_CHECK = 'L’authenticité du titre reste à vérifier.'
const NO_RIGHT = 'Le titulaire ne détient aucune catégorie.'
const LOST = 'Le permis a perdu sa validité.'
const BY_PREFECT = 'Le permis a été annulé par décision du préfet.'
const BY_COURT = 'Le permis a été annulé par décision de justice.'
const BY_MEDICAL = 'Le permis a été annulé pour raison médicale.'
const SUSPENDED = 'Le droit de conduire est suspendu.'
const SUSPENDED_MEDICAL = 'Le droit de conduire est suspendu pour raison médicale.'
const NO_ISSUE = 'Aucun permis ne peut être délivré au titulaire.'
const NO_APPLICATION = 'Le titulaire n’a pas le droit de se présenter au permis.'
const NO_VEHICLE = 'Le titulaire n’a le droit de conduire aucun véhicule à moteur.'
const APPLIED = 'Un dossier est en cours d’instruction.'

/**
 * What each state means for driving, in French. The standard gives labels only: their meaning is ours, and never
 * says more than `DRIVING_RIGHT_BY_STATE`. No sentence holds the label of another state, so that a changed label
 * cannot be vouched for by the sentence beside it; none speaks of points (C. route L223-7).
 */
export const STATE_WORDING_FR = {
  'A AUTHENTIFIER': `${TO_CHECK} ${UNSETTLED}`,
  'ANNULE ADMINISTRATIF': `${BY_PREFECT} ${BANNED}`,
  'ANNULE JUDICIAIRE': `${BY_COURT} ${BANNED}`,
  'ANNULE MEDICAL': `${BY_MEDICAL} ${BANNED}`,
  'AUCUN DROIT': `${NO_RIGHT} ${BANNED}`,
  'CONTROLE IMPOSSIBLE': `La situation n’a pas pu être vérifiée. ${UNSETTLED}`,
  DECEDE: 'Le titulaire est décédé : le permis ne permet plus de conduire.',
  DEMANDE: `${APPLIED} ${UNSETTLED}`,
  'DEMANDE DUPLICATA': `Le remplacement du titre est en cours d’instruction. ${UNSETTLED}`,
  'INTERDIT CONDUIRE TS VEHICULES': `${NO_VEHICLE} ${BANNED}`,
  'INTERDIT OBTENIR': `${NO_ISSUE} ${BANNED}`,
  'INTERDIT SOLLICITER': `${NO_APPLICATION} ${BANNED}`,
  INVALIDE: `${LOST} ${BANNED}`,
  'NON AUTHENTIFIE': `L’authenticité du titre n’a pas été établie. ${UNSETTLED}`,
  'P. ECH. COM SOLDE NUL': `${OVERSEAS} ${LOST} ${BANNED}`,
  'P. ECH. COM A AUTHENTIFIER': `${OVERSEAS} ${TO_CHECK} ${UNSETTLED}`,
  'P. ECH. COM ANNULE JUDICIAIRE': `${OVERSEAS} ${BY_COURT} ${BANNED}`,
  'P. ECH. COM ANNULE MEDICAL': `${OVERSEAS} ${BY_MEDICAL} ${BANNED}`,
  'P. ECH. COM AUCUN DROIT': `${OVERSEAS} ${NO_RIGHT} ${BANNED}`,
  'P. ECH. COM DEMANDE': `${OVERSEAS} ${APPLIED} ${UNSETTLED}`,
  'P. ECH. COM INTERDIT OBTENIR': `${OVERSEAS} ${NO_ISSUE} ${BANNED}`,
  'P. ECH. COM INVALIDE': `${OVERSEAS} ${LOST} ${BANNED}`,
  'P. ECH. COM SUSPENDU': `${OVERSEAS} ${SUSPENDED} ${BANNED}`,
  'P. ECH. COM SUSPENDU MEDICAL': `${OVERSEAS} ${SUSPENDED_MEDICAL} ${BANNED}`,
  'P. ECH. COM VALIDE': `${OVERSEAS} ${ALLOWED}`,
  'P. ECHANGE INTERDIT OBTENIR': `${FOREIGN} ${NO_ISSUE} ${BANNED}`,
  'P. ECHANGE SOLDE NUL': `${FOREIGN} ${LOST} ${BANNED}`,
  'P. ECHANGE A AUTHENTIFIER': `${FOREIGN} ${TO_CHECK} ${UNSETTLED}`,
  'P. ECHANGE ANNULE JUDICIAIRE': `${FOREIGN} ${BY_COURT} ${BANNED}`,
  'P. ECHANGE ANNULE MEDICAL': `${FOREIGN} ${BY_MEDICAL} ${BANNED}`,
  'P. ECHANGE AUCUN DROIT': `${FOREIGN} ${NO_RIGHT} ${BANNED}`,
  'P. ECHANGE INTERDIT SOLLICITER': `${FOREIGN} ${NO_APPLICATION} ${BANNED}`,
  'P. ECHANGE INVALIDE': `${FOREIGN} ${LOST} ${BANNED}`,
  'P. ECHANGE SUSPENDU': `${FOREIGN} ${SUSPENDED} ${BANNED}`,
  'P. ECHANGE SUSPENDU MEDICAL': `${FOREIGN} ${SUSPENDED_MEDICAL} ${BANNED}`,
  'P. ECHANGE VALIDE': `${FOREIGN} ${ALLOWED}`,
  'P. UE ANNULE ADMINISTRATIF': `${EUROPEAN} ${BY_PREFECT} ${BANNED}`,
  'P. UE ANNULE JUDICIAIRE': `${EUROPEAN} ${BY_COURT} ${BANNED}`,
  'P. UNION EUROPEENNE A ECHANGER': `${EUROPEAN} Il doit être échangé contre un permis français. ${UNSETTLED}`,
  'P. UNION EUROPEENNE INVALIDE': `${EUROPEAN} ${LOST} ${BANNED}`,
  'P. UNION EUROPEENNE VALIDE': `${EUROPEAN} ${ALLOWED}`,
  'P.ECH. COM INTERDIT CONDUIRE': `${OVERSEAS} ${NO_VEHICLE} ${BANNED}`,
  'P.ECH. COM INTERDIT SOLLICITER': `${OVERSEAS} ${NO_APPLICATION} ${BANNED}`,
  'P.ECH.COM ANNULE ADMINISTRATIF': `${OVERSEAS} ${BY_PREFECT} ${BANNED}`,
  'P.ECHANGE ANNULE ADMINISTRATIF': `${FOREIGN} ${BY_PREFECT} ${BANNED}`,
  'P.ECHANGE INTERDIT CONDUIRE': `${FOREIGN} ${NO_VEHICLE} ${BANNED}`,
  SUSPENDU: `${SUSPENDED} ${BANNED}`,
  'SUSPENDU MEDICAL': `${SUSPENDED_MEDICAL} ${BANNED}`,
  'TITRE FALSIFIE': `Le titre est un faux. ${BANNED}`,
  VALIDE: ALLOWED,
} as const satisfies StateWording
