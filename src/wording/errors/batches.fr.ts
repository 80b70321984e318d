import type { ErrorCode } from '../../error-code.ts'
import type { ErrorWording } from './error-wording.ts'

/** Sentences for the error codes of judging and issuing documents in bulk, in French. */
export const BATCHES_ERRORS_FR = {
  // remise de plusieurs documents
  ARCHIVE_UNREADABLE: {
    title: 'Ni dossier ni archive ZIP lisible',
    advice: 'Remettez un dossier, ou une archive ZIP sans mot de passe.',
  },
  ARCHIVE_TOO_LARGE: {
    title: 'L’archive contient trop de fichiers ou trop de données',
    advice: 'Partagez-la en plusieurs archives.',
  },
  ARCHIVE_BOMB: {
    title: 'L’archive est anormalement compressée',
    advice: 'Elle n’a pas été ouverte : refaites-la à partir des documents eux-mêmes.',
  },
  ENTRY_ENCRYPTED: {
    title: 'Le fichier est chiffré dans l’archive',
    advice: 'Refaites l’archive sans mot de passe.',
  },
  ENTRY_NAME_UNSAFE: {
    title: 'Le nom du fichier sort de l’archive',
    advice: 'Refaites l’archive avec des noms ordinaires, sans « .. » ni racine.',
  },
  ENTRY_UNREADABLE: {
    title: 'Le fichier est abîmé dans l’archive, ou compressé d’une façon qui n’est pas lue',
    advice: 'Refaites l’archive au format ZIP ordinaire.',
  },
  FILE_UNREADABLE: { title: 'Le fichier n’a pas pu être ouvert', advice: 'Vérifiez ses droits de lecture.' },
  LINK_NOT_FOLLOWED: {
    title: 'C’est un lien symbolique, qui n’est pas suivi',
    advice: 'Mettez le document lui-même dans le dossier.',
  },
  // délivrance de plusieurs documents
  ORDER_MALFORMED: {
    title: 'La ligne n’est pas une demande lisible',
    advice: 'Une ligne s’écrit kind,neph ou kind,neph,siren : adcs,051227308989.',
  },
  ORDER_KIND_UNKNOWN: { title: 'Ce genre de document n’est pas connu', advice: 'Écrivez adcs ou rii.' },
  LINE_UNREADABLE: {
    title: 'La ligne est trop longue, ou n’est pas en UTF-8',
    advice: 'Enregistrez le fichier en UTF-8, une demande ou un dossier par ligne.',
  },
  ORDERS_MISSING: {
    title: 'Le lot ne contient aucune demande',
    advice: 'Une ligne s’écrit kind,neph ou kind,neph,siren : adcs,051227308989.',
  },
  TOO_MANY_ORDERS: {
    title: 'Le lot contient trop de demandes',
    advice: 'La limite est de 10 000 par lot : envoyez-en plusieurs.',
  },
  QUEUE_FULL: {
    title: 'Trop de demandes de cette clé attendent déjà',
    advice: 'Attendez la fin des lots en cours, puis recommencez.',
  },
  LINE_ABANDONED: {
    title: 'La ligne a été abandonnée après plusieurs essais interrompus',
    advice: 'Rien n’a été délivré pour elle. Demandez-la de nouveau, et signalez-le à l’exploitant.',
  },
  BATCH_BUSY: {
    title: 'Une autre commande travaille à ce lot',
    advice: 'Attendez qu’elle ait fini.',
  },
  BATCH_EXISTS: {
    title: 'Le dossier contient déjà un lot',
    advice: 'Reprenez-le avec --resume, ou donnez un autre dossier.',
  },
  BATCH_DIFFERS: {
    title: 'Le dossier contient le lot d’un autre fichier',
    advice: 'Reprenez avec le même fichier, ou donnez un autre dossier.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorWording>>
