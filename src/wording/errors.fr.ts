import type { ErrorCode } from '../error-code.ts'

/** What happened, then what to do. */
export interface ErrorWording {
  readonly title: string
  readonly advice: string
}

const NEPH_HELP =
  'Trois cas : depuis juin 1975, douze chiffres (051227308989) ; avant, une à quinze lettres ou chiffres, puis deux chiffres d’année et deux de département (822114 68 19) ; en tout, 5 à 19 caractères. Il se lit au dos de la carte, au-dessus de la puce, ou en regard du champ 5 de l’ancien permis rose.'
const SEAL_HELP = 'Relisez le code avec un autre lecteur, ou remettez la photo ou le PDF plutôt que le texte.'
const OUR_FAULT = 'Rien n’a été délivré. Signalez ce message à l’exploitant.'
const REGISTRY_HELP = 'Corrigez le dossier dans le registre, puis recommencez : rien n’a été délivré.'
const TRUST_HELP = 'Vérifiez les fichiers remis avec --trust.'
const LIST_HELP =
  'Téléchargez la liste en vigueur à son adresse officielle ; un signataire nouveau se remet avec --signer, après vérification.'
const KEYS_HELP = 'Voyez keys/README.md.'

/** Sentences for each error code, in French. */
export const ERRORS_FR: Readonly<Record<ErrorCode, ErrorWording>> = {
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
  // remise d’un document
  EMPTY_FILE: { title: 'Le fichier est vide', advice: 'Enregistrez-le de nouveau et recommencez.' },
  FILE_TOO_LARGE: {
    title: 'Le fichier est trop gros',
    advice: 'La limite est de 20 Mo ; numérisez la seule page qui porte le code.',
  },
  UNSUPPORTED_TYPE: {
    title: 'Ce type de fichier n’est pas lu',
    advice: 'Remettez un PDF, une image PNG, JPEG, WebP ou TIFF, ou le texte du code.',
  },
  HEIC_NOT_READ: {
    title: 'Les photos HEIC ne sont pas lues',
    advice:
      'Enregistrez la photo en JPEG (iPhone : Réglages, Appareil photo, Formats, « Le plus compatible »), ou remettez-en une copie d’écran.',
  },
  UNREADABLE_IMAGE: {
    title: 'L’image est illisible ou incomplète',
    advice: 'Reprenez la photo ou la numérisation.',
  },
  IMAGE_TOO_LARGE: {
    title: 'L’image a trop de pixels',
    advice: 'Réduisez-la, ou photographiez seulement le code.',
  },
  UNREADABLE_PDF: { title: 'Le PDF est illisible ou incomplet', advice: 'Téléchargez-le de nouveau.' },
  PASSWORD_PROTECTED: {
    title: 'Le PDF est protégé par un mot de passe',
    advice: 'Remettez le document sans mot de passe, tel qu’il a été délivré.',
  },
  TOO_MANY_PAGES: {
    title: 'Le document a trop de pages',
    advice: 'Remettez les seules pages du document de permis.',
  },
  SCAN_TIMEOUT: {
    title: 'La lecture a pris trop de temps',
    advice: 'Remettez une image plus simple, cadrée sur le code.',
  },
  SCAN_BUSY: {
    title: 'Le service lit déjà trop de documents',
    advice: 'Recommencez dans quelques secondes.',
  },
  SCAN_MEMORY: {
    title: 'La lecture demande trop de mémoire',
    advice: 'Remettez une image plus simple, cadrée sur le code.',
  },
  SCANNER_NOT_BUILT: { title: 'Le lecteur n’est pas construit', advice: 'Lancez « npm run build ».' },
  NO_CODE: {
    title: 'Aucun code 2D-Doc lisible',
    advice: 'Vérifiez que le code entier est visible, net et assez grand, puis recommencez.',
  },
  NO_FILE: { title: 'Aucun fichier reçu', advice: 'Joignez le document dans le champ « file ».' },
  REQUEST_MALFORMED: {
    title: 'La demande est mal formée',
    advice: 'Voyez le README, partie « Verify ».',
  },
  UNKNOWN_CATEGORY: { title: 'Catégorie de permis inconnue', advice: 'Indiquez par exemple B, BE, C ou D.' },
  NOT_FOUND: { title: 'Cette page n’existe pas', advice: 'Revenez à l’accueil.' },
  METHOD_NOT_ALLOWED: { title: 'Cette méthode n’est pas admise ici', advice: 'Voyez le README.' },
  // texte d’un code
  NOT_A_SEAL: { title: 'Ce texte n’est pas un code 2D-Doc', advice: SEAL_HELP },
  CODE_PART: {
    title: 'Ce code n’est qu’une partie d’un ensemble de plusieurs codes',
    advice: 'Remettez tous les codes de l’ensemble en une fois, par exemple la page entière.',
  },
  UNSUPPORTED_VERSION: { title: 'Version de 2D-Doc inconnue', advice: 'Les versions 01 à 04 sont lues.' },
  TEXT_TOO_LONG: { title: 'Le texte est trop long pour un 2D-Doc', advice: SEAL_HELP },
  CODE_POINT_TOO_HIGH: {
    title: 'Le texte contient un caractère qu’aucun 2D-Doc ne porte',
    advice: SEAL_HELP,
  },
  HEADER_TOO_SHORT: { title: 'L’en-tête du code est incomplet', advice: SEAL_HELP },
  HEADER_CHARACTER: { title: 'L’en-tête du code contient un caractère interdit', advice: SEAL_HELP },
  HEADER_DATE: { title: 'Une date de l’en-tête est illisible', advice: SEAL_HELP },
  SIGNATURE_MISSING: { title: 'Le code n’a pas de signature', advice: SEAL_HELP },
  SIGNATURE_REPEATED: { title: 'Le code a plusieurs signatures', advice: SEAL_HELP },
  SEPARATORS_LOST: { title: 'Les séparateurs du code ont été perdus', advice: SEAL_HELP },
  BASE32_CHARACTER: { title: 'La signature contient un caractère interdit', advice: SEAL_HELP },
  BASE32_LENGTH: { title: 'La signature est incomplète', advice: SEAL_HELP },
  BASE32_PADDING: { title: 'La signature porte un remplissage interdit', advice: SEAL_HELP },
  BASE32_UNUSED_BITS: { title: 'La signature est mal écrite', advice: SEAL_HELP },
  BLOCK_OVERRUN: { title: 'Un bloc binaire du code est plus long que le code', advice: SEAL_HELP },
  SIGNATURE_BLOCK: { title: 'Le bloc de signature du code est mal formé', advice: SEAL_HELP },
  SWITCH_AMBIGUOUS: {
    title: 'Le passage du texte aux données binaires peut se lire de plusieurs façons',
    advice: SEAL_HELP,
  },
  // délivrance
  ACCESS_REFUSED: {
    title: 'Délivrance refusée',
    advice: 'Indiquez le motif (--purpose) et le demandeur (--requested-by).',
  },
  UNKNOWN_NEPH: { title: 'Aucun permis ne porte ce numéro NEPH', advice: NEPH_HELP },
  NEPH_EMPTY: { title: 'Le numéro NEPH manque', advice: NEPH_HELP },
  NEPH_TOO_SHORT: { title: 'Le numéro NEPH est trop court', advice: NEPH_HELP },
  NEPH_TOO_LONG: { title: 'Le numéro NEPH est trop long', advice: NEPH_HELP },
  NEPH_BAD_CHARACTER: { title: 'Le numéro NEPH contient un caractère interdit', advice: NEPH_HELP },
  NEPH_ENDING_NOT_DIGITS: {
    title: 'Les quatre derniers caractères du numéro NEPH doivent être des chiffres',
    advice: NEPH_HELP,
  },
  RECIPIENT_NOT_A_SIREN: {
    title: 'Le SIREN du destinataire est faux',
    advice: 'Un SIREN a neuf chiffres, dont le dernier contrôle les autres.',
  },
  RECIPIENT_NOT_FOR_THIS_KIND: {
    title: 'Seule une ADCS peut être réservée à un destinataire',
    advice: 'Retirez --recipient.',
  },
  LETTER_NOT_DUE: {
    title: 'Cette lettre n’est pas due',
    advice: 'Voyez les mouvements de points du dossier ; --infraction désigne celui d’une infraction.',
  },
  LINT_CODE_UNREADABLE: { title: 'Le code du document produit ne se relit pas', advice: OUR_FAULT },
  LINT_CODE_DIFFERS: { title: 'Le code relu n’est pas celui qui a été signé', advice: OUR_FAULT },
  LINT_FIELD_DIFFERS: { title: 'Une valeur signée diffère du dossier', advice: OUR_FAULT },
  LINT_CHECK_FAILED: { title: 'Le document produit ne passe pas sa propre vérification', advice: OUR_FAULT },
  CHARACTER_NOT_SEALABLE: {
    title: 'Un caractère du dossier ne peut figurer dans un 2D-Doc',
    advice: `Translittérez-le en lettres latines. ${REGISTRY_HELP}`,
  },
  CHARACTER_NOT_PRINTABLE: {
    title: 'Un caractère du dossier manque à la police du document',
    advice: REGISTRY_HELP,
  },
  HOLDER_REQUEST_UNKNOWN: {
    title: 'Aucune demande n’a ce numéro',
    advice: 'permis request list donne les demandes en cours.',
  },
  DATABASE_EXISTS: {
    title: 'Une base de données est déjà là',
    advice: 'Déplacez le dossier de données, ou restaurez dans un autre.',
  },
  SERVICE_BUSY: {
    title: 'Le service qui tient le registre ne répond pas',
    advice: 'Recommencez dans un instant ; si le service s’arrête, attendez sa fin.',
  },
  SERVICE_DIFFERS: {
    title: 'Le service en marche est d’une autre version que cette commande',
    advice: 'Relancez le service avec la version installée, puis recommencez.',
  },
  SEAL_TOO_LONG: { title: 'Les données ne tiennent pas dans un 2D-Doc', advice: OUR_FAULT },
  SYMBOL_UNREADABLE: { title: 'Le 2D-Doc dessiné ne se relit pas', advice: OUR_FAULT },
  BAD_HEADER: { title: 'En-tête de code impossible', advice: OUR_FAULT },
  BAD_DATE: { title: 'Date impossible à écrire dans un 2D-Doc', advice: REGISTRY_HELP },
  BAD_VALUE: { title: 'Valeur impossible à écrire dans un 2D-Doc', advice: REGISTRY_HELP },
  UNKNOWN_VALUE: { title: 'Valeur inconnue de la spécification 2D-Doc', advice: REGISTRY_HELP },
  UNKNOWN_IDENTIFIER: { title: 'Donnée inconnue de la spécification 2D-Doc', advice: OUR_FAULT },
  DUPLICATE_FIELD: { title: 'Donnée répétée dans le code', advice: OUR_FAULT },
  FIELD_TOO_SHORT: { title: 'Valeur trop courte pour un 2D-Doc', advice: REGISTRY_HELP },
  FIELD_TOO_LONG: { title: 'Valeur trop longue pour un 2D-Doc', advice: REGISTRY_HELP },
  FORBIDDEN_CHARACTER: { title: 'Caractère interdit dans un 2D-Doc', advice: REGISTRY_HELP },
  FORBIDDEN_TRUNCATION: { title: 'Valeur qui ne peut être tronquée', advice: OUR_FAULT },
  NOT_CONFORMANT: { title: 'Le code ne serait pas conforme à la spécification', advice: OUR_FAULT },
  UNKNOWN_MARKUP: { title: 'Modèle de document fautif', advice: OUR_FAULT },
  BAD_MARKUP: { title: 'Modèle de document fautif', advice: OUR_FAULT },
  UNKNOWN_TEMPLATE: { title: 'Modèle de document absent', advice: OUR_FAULT },
  TEMPLATE_FAULT: { title: 'Modèle de document fautif', advice: OUR_FAULT },
  SEAL_MISMATCH: { title: 'Le code n’a pas la taille prévue', advice: OUR_FAULT },
  BLOCK_TOO_WIDE: { title: 'Un bloc du document est plus large que la page', advice: OUR_FAULT },
  FONT_UNREADABLE: { title: 'La police du document est illisible', advice: OUR_FAULT },
  // registre, clés, confiance
  RECORD_MALFORMED: { title: 'Le dossier de permis est refusé', advice: 'Corrigez chaque endroit nommé.' },
  REGISTRY_UNREADABLE: { title: 'Le registre est illisible', advice: 'Corrigez chaque fichier nommé.' },
  REAL_DATA_IN_DEMONSTRATION: {
    title: 'La démonstration n’admet que des conducteurs fictifs',
    advice: 'Retirez les dossiers réels.',
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
  DATABASE_UNREADABLE: {
    title: 'Les fichiers de la base de données ne s’ouvrent pas',
    advice: 'Remettez en place une sauvegarde du dossier de données ; n’effacez rien avant.',
  },
  DATA_KEY_MISMATCH: {
    title: 'La base de données a été chiffrée avec une autre clé',
    advice:
      'Remettez en place le fichier data.key d’origine : toutes les instances d’une même base le partagent.',
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
  // connexion
  TOKEN_REQUIRED: {
    title: 'Réservé à l’exploitant',
    advice: 'Présentez le jeton METRICS_TOKEN, ou demandez depuis la machine elle-même.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Trop de demandes en peu de temps',
    advice: 'Attendez le nombre de secondes que dit l’en-tête Retry-After, puis recommencez.',
  },
  SIGN_IN_REQUIRED: { title: 'Il faut être connecté', advice: 'Connectez-vous, puis recommencez.' },
  SIGN_IN_CANCELLED: {
    title: 'La connexion a été interrompue',
    advice:
      'Rien n’a été transmis. Recommencez quand vous voulez ; si un compte de FranceConnect échoue, essayez-en un autre.',
  },
  SIGN_IN_EXPIRED: {
    title: 'Cette connexion n’est plus en cours',
    advice:
      'Elle a été trop longue, a déjà servi, ou a commencé dans un autre navigateur. Recommencez depuis la page de connexion, sans revenir en arrière.',
  },
  SIGN_IN_REFUSED: {
    title: 'La réponse du fournisseur d’identité est refusée',
    advice:
      'Recommencez depuis la page de connexion ; si le refus persiste, essayez un autre compte et signalez-le à l’exploitant.',
  },
  PROVIDER_UNAVAILABLE: {
    title: 'Le fournisseur d’identité ne répond pas',
    advice:
      'Recommencez dans quelques minutes, ou choisissez un autre fournisseur (FranceConnect en propose plusieurs).',
  },
  ASSURANCE_TOO_LOW: {
    title: 'Le niveau de garantie de cette connexion est trop faible',
    advice: 'Choisissez dans FranceConnect un autre fournisseur d’identité, d’un niveau plus élevé.',
  },
  SECOND_FACTOR_MISSING: {
    title: 'Le second facteur d’authentification manque',
    advice: 'Activez le second facteur auprès de votre fournisseur d’identité, puis recommencez.',
  },
  IDENTITY_INCOMPLETE: {
    title: 'L’identité transmise est incomplète',
    advice: 'Essayez un autre fournisseur d’identité ; à défaut, utilisez un compte de ce service.',
  },
  LINK_REFUSED: {
    title: 'Ce numéro et cette identité ne vont pas ensemble',
    advice:
      'Relisez le numéro NEPH. Le nom de naissance, le premier prénom et la date de naissance doivent être ceux du permis : s’ils ont changé ou sont mal inscrits, faites corriger le permis auprès de la préfecture, ou utilisez un compte de ce service avec le code confidentiel.',
  },
  LINK_NEAR_MISS: {
    title: 'L’identité transmise diffère un peu de celle du permis',
    advice:
      'Le premier prénom est celui de l’état civil, pas le prénom d’usage. Faites corriger le champ nommé, à l’état civil ou auprès de la préfecture ; en attendant, un compte de ce service, avec le code confidentiel, donne l’attestation et le solde.',
  },
  TOO_MANY_ATTEMPTS: { title: 'Trop d’essais', advice: 'Attendez une heure, puis recommencez.' },
  // comptes
  EMAIL_MALFORMED: {
    title: 'Cette adresse e-mail ne peut pas exister',
    advice: 'Écrivez-la en entier, par exemple nom@exemple.fr, sans espace ni accent.',
  },
  PASSWORD_TOO_SHORT: {
    title: 'Le mot de passe est trop court',
    advice: 'Choisissez-en un de douze caractères au moins : quelques mots suffisent.',
  },
  PASSWORD_TOO_LONG: {
    title: 'Le mot de passe est trop long',
    advice: 'Choisissez-en un de deux cents caractères au plus.',
  },
  PASSWORD_TOO_COMMON: {
    title: 'Ce mot de passe est parmi les premiers essayés',
    advice: 'Choisissez quelques mots sans rapport entre eux, ou laissez votre gestionnaire en tirer un.',
  },
  PASSWORD_IS_EMAIL: {
    title: 'Le mot de passe reprend l’adresse e-mail',
    advice: 'Choisissez quelques mots qui ne figurent pas dans l’adresse.',
  },
  PASSWORDS_DIFFER: {
    title: 'Les deux saisies du mot de passe diffèrent',
    advice: 'Saisissez deux fois le même mot de passe.',
  },
  PASSWORD_WRONG: {
    title: 'Le mot de passe actuel n’est pas celui-là',
    advice: 'Saisissez le mot de passe avec lequel vous vous connectez.',
  },
  ACCOUNT_SIGN_IN_FAILED: {
    title: 'Adresse ou mot de passe inexact, ou adresse non vérifiée',
    advice:
      'Vérifiez l’adresse et le mot de passe. Si le compte vient d’être créé, saisissez d’abord le code reçu. Un mot de passe oublié se remplace par un code envoyé à l’adresse.',
  },
  ACCOUNT_CODE_REFUSED: {
    title: 'Le code, l’adresse ou le mot de passe n’est pas le bon',
    advice:
      'Le code vaut quinze minutes, cinq essais, et une seule fois ; seul le dernier envoyé compte. Vérifiez les champs, ou demandez un autre code.',
  },
  NEPH_ENTRIES_DIFFER: {
    title: 'Les deux saisies du numéro NEPH diffèrent',
    advice: 'Saisissez deux fois le même numéro, tel qu’il est sur le permis.',
  },
  BIRTH_DATE_MALFORMED: {
    title: 'La date de naissance ne se lit pas',
    advice: 'Écrivez-la jj/mm/aaaa, par exemple 09/04/1988 ; 00 pour un jour ou un mois inconnu.',
  },
  CODE_LINK_REFUSED: {
    title: 'Le numéro, le code, le nom et la date ne vont pas ensemble',
    advice:
      'Relisez chaque champ. Un code ne sert qu’une fois : s’il a déjà servi, ou si vous ne l’avez plus, demandez-en un nouveau, envoyé à votre adresse ; ou connectez-vous par FranceConnect.',
  },
  ACCOUNTS_BUSY: {
    title: 'Trop de connexions à la fois',
    advice: 'Recommencez dans quelques secondes.',
  },
  SERVICE_NOT_ALLOWED: {
    title: 'Votre service n’est pas admis ici',
    advice:
      'Seuls les greffes enregistrés le sont. Demandez à votre juridiction de se faire enregistrer auprès de l’exploitant.',
  },
  AGENT_PROVIDER_NOT_ALLOWED: {
    title: 'Votre fournisseur d’identité n’est pas admis ici',
    advice: 'Connectez-vous avec celui de votre juridiction.',
  },
  HABILITATION_MISSING: {
    title: 'Vous n’êtes pas habilité pour ce service',
    advice: 'L’habilitation est personnelle : demandez-la au responsable de votre juridiction.',
  },
  HABILITATION_NOT_IN_FORCE: {
    title: 'Votre habilitation n’est pas en vigueur aujourd’hui',
    advice: 'Demandez son renouvellement au responsable de votre juridiction.',
  },
  HABILITATION_OVERLAPS: {
    title: 'Cet agent a déjà une habilitation pour une partie de ces jours',
    advice: 'Retirez-la d’abord (permis habilitation list, puis revoke), ou choisissez d’autres dates.',
  },
  HABILITATION_UNKNOWN: {
    title: 'Aucune habilitation en cours ne porte cet identifiant',
    advice: 'Relevez-le dans « permis habilitation list » ; elle a peut-être déjà été retirée.',
  },
  CASE_NUMBER_MISSING: {
    title: 'Le numéro d’affaire manque',
    advice: 'Indiquez le numéro de la procédure dans laquelle le document est produit.',
  },
  CASE_NUMBER_MALFORMED: {
    title: 'Ce n’est pas un numéro d’affaire',
    advice:
      'Écrivez-le comme sur le dossier, par exemple 24/01234, RG 24/01234 ou 24PA01234 : des chiffres, quatre lettres de suite au plus, et aucun nom.',
  },
  PURPOSE_MISSING: {
    title: 'Le motif manque',
    advice: 'Choisissez dans la liste celui pour lequel le document est produit.',
  },
  PURPOSE_NOT_ALLOWED: {
    title: 'Ce motif n’est pas ouvert à votre juridiction',
    advice:
      'La procédure pénale est le motif des juridictions judiciaires, le recours contre un retrait de points celui des juridictions administratives (C. route R225-4 I 2°).',
  },
  DRIVERS_ONLY: {
    title: 'Cette page est réservée aux conducteurs',
    advice: 'Déconnectez-vous, puis connectez-vous comme conducteur.',
  },
  CLERKS_ONLY: {
    title: 'Cette page est réservée aux greffes',
    advice: 'Déconnectez-vous, puis connectez-vous avec ProConnect.',
  },
  LICENCE_NOT_LINKED: {
    title: 'Aucun permis n’est rattaché à cette connexion',
    advice: 'Rattachez votre permis par son numéro NEPH, puis recommencez.',
  },
  FORM_REFUSED: {
    title: 'Le formulaire n’est pas reconnu',
    advice: 'Ouvrez de nouveau la page et recommencez : la session a peut-être changé.',
  },
  // commandes et service
  USAGE: { title: 'Commande mal écrite', advice: 'Lancez « permis --help ».' },
  INPUT_MISSING: { title: 'Le fichier à lire est introuvable', advice: 'Vérifiez son nom et vos droits.' },
  CANNOT_WRITE: {
    title: 'Le fichier ne peut être écrit',
    advice: 'Vérifiez le dossier et vos droits ; rien n’a été laissé à moitié.',
  },
  CONFIGURATION: { title: 'La configuration est fautive', advice: 'Corrigez chaque réglage nommé.' },
  PORT_TAKEN: { title: 'Le port est déjà pris', advice: 'Choisissez-en un autre : PORT=3001 npm start.' },
  INTERNAL: {
    title: 'Le service a rencontré une erreur',
    advice: 'La faute est la nôtre ; recommencez plus tard.',
  },
}
