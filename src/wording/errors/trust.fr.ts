import type { ErrorCode } from '../../error-code.ts'
import type { ErrorWording } from './error-wording.ts'

const TRUST_HELP = 'Vérifiez les fichiers remis avec --trust.'
const LIST_HELP =
  'Téléchargez la liste en vigueur à son adresse officielle ; un signataire nouveau se remet avec --signer, après vérification.'
const KEYS_HELP = 'Voyez keys/README.md.'

/** Sentences for the error codes of the registry, keys and trust, in French. */
export const TRUST_ERRORS_FR = {
  // registre, clés, confiance
  RECORD_MALFORMED: { title: 'Le dossier de permis est refusé', advice: 'Corrigez chaque endroit nommé.' },
  REGISTRY_UNREADABLE: { title: 'Le registre est illisible', advice: 'Corrigez chaque fichier nommé.' },
  REAL_DATA_IN_DEMONSTRATION: {
    title: 'La démonstration n’admet que des conducteurs fictifs',
    advice: 'Retirez les dossiers réels.',
  },
  FICTITIOUS_IN_PRODUCTION: {
    title: 'Une production n’admet aucun conducteur fictif',
    advice: 'Retirez les dossiers de démonstration : leurs documents passeraient pour vrais.',
  },
  DATABASE_LOCKED: {
    title: 'La base de données est tenue par un autre processus',
    advice:
      'Arrêtez l’autre service ou l’autre commande, puis recommencez ; une seule instance à la fois sans DATABASE_URL.',
  },
  DATABASE_UNREACHABLE: {
    title: 'La base de données ne répond pas',
    advice: 'Recommencez dans un instant ; l’exploitant vérifie DATABASE_URL et l’état du serveur.',
  },
  DATABASE_UNSAFE: {
    title: 'La base de données n’écrit pas tout sur le disque',
    advice: 'Rétablissez fsync et synchronous_commit : une coupure perdrait des documents délivrés.',
  },
  DATABASE_UNSUPPORTED: {
    title: 'Cette version de la base de données n’est pas prise en charge',
    advice:
      'Il faut PostgreSQL 15 ou plus récent, et la version du service qui a servi en dernier, ou une plus récente.',
  },
  BACKUP_UNREADABLE: {
    title: 'La copie à remettre n’est pas une sauvegarde entière',
    advice: 'Rien n’a été écrit. Prenez une autre copie faite par « permis backup ».',
  },
  DATABASE_UNREADABLE: {
    title: 'Les fichiers de la base de données ne s’ouvrent pas',
    advice: 'Remettez en place une sauvegarde du dossier de données ; n’effacez rien avant.',
  },
  DATA_KEY_MISMATCH: {
    title: 'La base de données a été chiffrée avec une autre clé',
    advice:
      'Remettez en place le fichier data.key d’origine : toutes les instances d’une même base le partagent.',
  },
  DATABASE_OF_DEMONSTRATION: {
    title: 'Cette base est celle d’une démonstration',
    advice:
      'Donnez à la production un dossier de données ou une base à elle : PERMIS_DATA_DIR, DATABASE_URL.',
  },
  DATABASE_OF_PRODUCTION: {
    title: 'Cette base est celle d’une production',
    advice:
      'Lancez la commande avec NODE_ENV=production et les réglages du service, ou donnez à la démonstration son propre dossier.',
  },
  DATA_UNREADABLE: {
    title: 'Une donnée chiffrée ne se déchiffre pas',
    advice: 'La faute est la nôtre, ou la base a été modifiée : l’exploitant compare avec une sauvegarde.',
  },
  IDEMPOTENCY_IN_FLIGHT: {
    title: 'Cette demande est déjà en cours',
    advice: 'Attendez un instant, puis renvoyez-la avec la même clé pour en connaître le résultat.',
  },
  IDEMPOTENCY_KEY_MISSING: {
    title: 'Il manque la clé de la demande',
    advice: 'Envoyez un en-tête Idempotency-Key, de 1 à 200 caractères sans espace, propre à cette demande.',
  },
  IDEMPOTENCY_MISMATCH: {
    title: 'Cette clé a servi à une autre demande',
    advice: 'Prenez une nouvelle clé Idempotency-Key pour une nouvelle demande.',
  },
  PKI_EXISTS: { title: 'Les clés existent déjà', advice: `Elles ne sont jamais écrasées. ${KEYS_HELP}` },
  PKI_BUSY: { title: 'Une autre commande travaille sur les clés', advice: 'Recommencez dans un instant.' },
  PKI_FOREIGN_FILES: { title: 'Le dossier des clés contient des fichiers inconnus', advice: KEYS_HELP },
  PKI_MISSING: { title: 'Les clés manquent', advice: 'Lancez « permis pki init ».' },
  PKI_UNREADABLE: { title: 'Les clés sont illisibles', advice: KEYS_HELP },
  PKI_IDS_EXHAUSTED: { title: 'Tous les numéros de certificat ont servi', advice: KEYS_HELP },
  DEMONSTRATION_SECRET: {
    title: 'Un secret de démonstration est présenté à la production',
    advice: 'Retirez le fichier nommé et donnez à la production ses propres secrets : keys/README.md.',
  },
  KEY_FILE_EXPOSED: {
    title: 'Une clé privée est lisible par d’autres',
    advice: 'Rétablissez ses droits : chmod 600.',
  },
  KEY_UNREADABLE: { title: 'Une clé privée est illisible', advice: KEYS_HELP },
  KEY_MISMATCH: { title: 'La clé n’est pas celle du certificat', advice: KEYS_HELP },
  KEY_NOT_SUPPORTED: { title: 'Ce type de clé n’est pas employé ici', advice: KEYS_HELP },
  PKCS12_WRONG_PASSWORD: { title: 'Le mot de passe du PKCS#12 est faux', advice: KEYS_HELP },
  PKCS12_UNREADABLE: { title: 'Le PKCS#12 est illisible', advice: KEYS_HELP },
  PKCS12_NO_KEY: { title: 'Le PKCS#12 ne contient pas de clé', advice: KEYS_HELP },
  PKCS12_NO_CERTIFICATE: { title: 'Le PKCS#12 ne contient pas de certificat', advice: KEYS_HELP },
  PKCS12_KEY_NOT_SUPPORTED: { title: 'Ce type de clé n’est pas employé ici', advice: KEYS_HELP },
  CERTIFICATE_UNKNOWN: { title: 'Certificat inconnu', advice: KEYS_HELP },
  CERTIFICATE_ID_USED: {
    title: 'Ce numéro de certificat a déjà servi à autre chose',
    advice: `Un certificat ne scelle qu’un type de document, à vie ; demandez-en un nouveau. ${KEYS_HELP}`,
  },
  CERTIFICATE_STATE_REFUSED: {
    title: 'Un certificat ne peut pas passer à cet état',
    advice: `Un certificat est préparé, actif, retiré puis révoqué, jamais l’inverse. ${KEYS_HELP}`,
  },
  TEST_KEYS_IN_PRODUCTION: {
    title: 'Les clés d’essai sont refusées en production',
    advice: `Remettez les clés et certificats d’une autorité réelle. ${KEYS_HELP}`,
  },
  PKCS11_UNAVAILABLE: {
    title: 'Le module PKCS#11 de Node (pkcs11js) n’est pas installé',
    advice: 'Installez un compilateur, puis lancez « npm rebuild pkcs11js ».',
  },
  PKCS11_MODULE_UNUSABLE: {
    title: 'La bibliothèque PKCS#11 ne se charge pas',
    advice: `Vérifiez PKCS11_MODULE. ${KEYS_HELP}`,
  },
  PKCS11_TOKEN_MISSING: {
    title: 'Le module de sécurité est introuvable',
    advice: `Vérifiez PKCS11_TOKEN et le branchement. ${KEYS_HELP}`,
  },
  PKCS11_PIN_REFUSED: {
    title: 'Le module de sécurité refuse le code PIN',
    advice:
      'Corrigez le fichier de PKCS11_PIN_FILE avant de redémarrer : quelques essais de plus bloqueraient le module.',
  },
  PKCS11_KEY_MISSING: {
    title: 'La clé est introuvable dans le module de sécurité',
    advice: `Son étiquette doit être le numéro du certificat. ${KEYS_HELP}`,
  },
  PKCS11_FAILED: {
    title: 'Le module de sécurité ne répond plus',
    advice: 'Aucun document n’a été délivré. Recommencez ; si cela dure, vérifiez le module.',
  },
  TRUST_FOLDER_EMPTY: {
    title: 'Le dossier de confiance ne contient ni certificat ni liste',
    advice: TRUST_HELP,
  },
  TRUST_FOLDER_UNREADABLE: { title: 'Le dossier de confiance est illisible', advice: TRUST_HELP },
  DER_MALFORMED: { title: 'Certificat ou liste mal formé', advice: TRUST_HELP },
  PEM_MALFORMED: { title: 'Certificat ou liste mal formé', advice: TRUST_HELP },
  CERTIFICATE_UNREADABLE: { title: 'Certificat illisible', advice: TRUST_HELP },
  REVOCATION_LIST_UNREADABLE: { title: 'Liste de révocation illisible', advice: TRUST_HELP },
  REVOCATION_LIST_UNPROVED: {
    title: 'La liste de révocation obtenue n’est pas signée par son autorité',
    advice: TRUST_HELP,
  },
  REVOCATION_LIST_OLDER: {
    title: 'La liste de révocation obtenue est plus ancienne que celle déjà connue',
    advice: TRUST_HELP,
  },
  REVOCATION_LIST_NOT_YET_ISSUED: {
    title: 'La liste de révocation obtenue porte une date à venir',
    advice: TRUST_HELP,
  },
  REVOCATION_LIST_MISSING: {
    title: 'La liste de révocation à joindre au PDF n’est pas disponible',
    advice: 'Aucun document n’a été délivré ; recommencez plus tard ou abaissez PADES_LEVEL.',
  },
  TIMESTAMP_UNAVAILABLE: {
    title: 'L’autorité d’horodatage ne répond pas',
    advice: 'Aucun document n’a été délivré ; recommencez plus tard.',
  },
  TIMESTAMP_REFUSED: {
    title: 'L’autorité d’horodatage refuse d’horodater',
    advice: 'Aucun document n’a été délivré ; vérifiez TIMESTAMP_URL ou recommencez plus tard.',
  },
  TIMESTAMP_INVALID: {
    title: 'La réponse de l’autorité d’horodatage ne se vérifie pas',
    advice: 'Aucun document n’a été délivré ; vérifiez TIMESTAMP_URL.',
  },
  TIMESTAMP_AUTHORITY_UNKNOWN: {
    title: 'L’horodatage vient d’une autre autorité que celle configurée',
    advice: 'Aucun document n’a été délivré ; vérifiez TIMESTAMP_URL et TIMESTAMP_CA_FILE.',
  },
  REVOCATION_LIST_PARTIAL: { title: 'Liste de révocation partielle', advice: TRUST_HELP },
  WITHDRAWAL_LIST_UNREADABLE: { title: 'Liste de documents retirés illisible', advice: TRUST_HELP },
  WITHDRAWAL_LIST_UNPROVED: {
    title: 'La liste de documents retirés n’est prouvée par aucune autorité connue : elle est ignorée',
    advice: TRUST_HELP,
  },
  WITHDRAWAL_LIST_OLDER: {
    title: 'La liste de documents retirés est plus ancienne qu’une autre déjà connue : elle est ignorée',
    advice: TRUST_HELP,
  },
  BUNDLE_UNREADABLE: { title: 'La réponse de l’annuaire de certificats est illisible', advice: TRUST_HELP },
  CERTIFICATE_WITHOUT_ID: { title: 'Certificat sans nom', advice: TRUST_HELP },
  // liste de confiance
  LIST_TOO_LARGE: { title: 'La liste de confiance est trop grosse', advice: LIST_HELP },
  LIST_DOCTYPE: {
    title: 'La liste de confiance déclare un type de document, ce qui est refusé',
    advice: LIST_HELP,
  },
  LIST_NOT_XML: { title: 'La liste de confiance est illisible', advice: LIST_HELP },
  LIST_NOT_PLAIN: {
    title: 'La liste de confiance contient un commentaire ou une instruction, ce qui est refusé',
    advice: LIST_HELP,
  },
  LIST_OF_ANOTHER_KIND: { title: 'Ce fichier XML n’est pas une liste de confiance', advice: LIST_HELP },
  LIST_SIGNATURE_ABSENT: { title: 'La liste de confiance n’est pas signée', advice: LIST_HELP },
  LIST_SIGNATURE_MISPLACED: {
    title: 'La signature de la liste de confiance n’est pas à sa place',
    advice: LIST_HELP,
  },
  LIST_SIGNATURE_MALFORMED: {
    title: 'La signature de la liste de confiance est mal formée',
    advice: LIST_HELP,
  },
  LIST_ID_REPEATED: { title: 'Un identifiant de la liste de confiance est répété', advice: LIST_HELP },
  LIST_ALGORITHM_REFUSED: {
    title: 'La signature de la liste de confiance emploie un procédé refusé',
    advice: LIST_HELP,
  },
  LIST_TRANSFORM_REFUSED: {
    title: 'La signature de la liste de confiance emploie une transformation refusée',
    advice: LIST_HELP,
  },
  LIST_REFERENCE_REFUSED: {
    title: 'La signature ne porte pas sur toute la liste de confiance',
    advice: LIST_HELP,
  },
  LIST_SIGNER_UNKNOWN: {
    title: 'Le signataire de la liste de confiance n’est pas reconnu',
    advice: LIST_HELP,
  },
  LIST_SIGNER_OUT_OF_PERIOD: {
    title: 'Le certificat du signataire ne couvrait pas la date de la liste de confiance',
    advice: LIST_HELP,
  },
  LIST_SIGNER_DIFFERS: {
    title: 'La liste de confiance nomme un autre signataire que le sien',
    advice: LIST_HELP,
  },
  LIST_SIGNATURE_FALSE: { title: 'La signature de la liste de confiance est fausse', advice: LIST_HELP },
  LIST_DIGEST_DIFFERS: {
    title: 'La liste de confiance a été modifiée après sa signature',
    advice: LIST_HELP,
  },
  LIST_MALFORMED: { title: 'La liste de confiance est signée mais mal formée', advice: LIST_HELP },
  LIST_AUTHORITY_REPEATED: {
    title: 'Une autorité figure deux fois dans la liste de confiance',
    advice: LIST_HELP,
  },
  LIST_OLDER: { title: 'Une liste de confiance plus récente est connue', advice: LIST_HELP },
} as const satisfies Partial<Record<ErrorCode, ErrorWording>>
