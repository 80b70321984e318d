import type { StateWording } from './states.fr.ts'

const BANNED = 'Driving is forbidden.'
const UNSETTLED = 'This state does not tell whether the holder may drive.'
const ALLOWED = 'The holder may drive vehicles of the categories in force, under their conditions.'
const FOREIGN = 'Licence obtained by exchange of a foreign one.'
const OVERSEAS = 'Licence obtained by exchange of one from a French overseas community.'
const EUROPEAN = 'Licence issued by a Member State of the European Union.'
const TO_CHECK = 'The title has yet to be authenticated.'
const NO_RIGHT = 'The holder has no category.'
const LOST = 'The licence is no longer in force.'
const BY_PREFECT = 'The licence was annulled by the prefect.'
const BY_COURT = 'The licence was annulled by a court.'
const BY_MEDICAL = 'The licence was annulled on medical grounds.'
const SUSPENDED = 'The right to drive is suspended.'
const SUSPENDED_MEDICAL = 'The right to drive is suspended on medical grounds.'
const NO_ISSUE = 'No licence may be issued to the holder.'
const NO_APPLICATION = 'The holder may not apply for a licence.'
const NO_VEHICLE = 'The holder may drive no motor vehicle at all.'
const APPLIED = 'An application is being examined.'

/** What each state means for driving, in English; never more than `DRIVING_RIGHT_BY_STATE` says. */
export const STATE_WORDING_EN = {
  'A AUTHENTIFIER': `${TO_CHECK} ${UNSETTLED}`,
  'ANNULE ADMINISTRATIF': `${BY_PREFECT} ${BANNED}`,
  'ANNULE JUDICIAIRE': `${BY_COURT} ${BANNED}`,
  'ANNULE MEDICAL': `${BY_MEDICAL} ${BANNED}`,
  'AUCUN DROIT': `${NO_RIGHT} ${BANNED}`,
  'CONTROLE IMPOSSIBLE': `The situation could not be checked. ${UNSETTLED}`,
  DECEDE: 'The holder has died: the licence no longer allows driving.',
  DEMANDE: `${APPLIED} ${UNSETTLED}`,
  'DEMANDE DUPLICATA': `The replacement of the title is being examined. ${UNSETTLED}`,
  'INTERDIT CONDUIRE TS VEHICULES': `${NO_VEHICLE} ${BANNED}`,
  'INTERDIT OBTENIR': `${NO_ISSUE} ${BANNED}`,
  'INTERDIT SOLLICITER': `${NO_APPLICATION} ${BANNED}`,
  INVALIDE: `${LOST} ${BANNED}`,
  'NON AUTHENTIFIE': `The title was not found to be authentic. ${UNSETTLED}`,
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
  'P. UNION EUROPEENNE A ECHANGER': `${EUROPEAN} It has to be exchanged for a French one. ${UNSETTLED}`,
  'P. UNION EUROPEENNE INVALIDE': `${EUROPEAN} ${LOST} ${BANNED}`,
  'P. UNION EUROPEENNE VALIDE': `${EUROPEAN} ${ALLOWED}`,
  'P.ECH. COM INTERDIT CONDUIRE': `${OVERSEAS} ${NO_VEHICLE} ${BANNED}`,
  'P.ECH. COM INTERDIT SOLLICITER': `${OVERSEAS} ${NO_APPLICATION} ${BANNED}`,
  'P.ECH.COM ANNULE ADMINISTRATIF': `${OVERSEAS} ${BY_PREFECT} ${BANNED}`,
  'P.ECHANGE ANNULE ADMINISTRATIF': `${FOREIGN} ${BY_PREFECT} ${BANNED}`,
  'P.ECHANGE INTERDIT CONDUIRE': `${FOREIGN} ${NO_VEHICLE} ${BANNED}`,
  SUSPENDU: `${SUSPENDED} ${BANNED}`,
  'SUSPENDU MEDICAL': `${SUSPENDED_MEDICAL} ${BANNED}`,
  'TITRE FALSIFIE': `The title is a forgery. ${BANNED}`,
  VALIDE: ALLOWED,
} as const satisfies StateWording
