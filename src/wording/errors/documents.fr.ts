import type { ErrorCode } from '../../error-code.ts'
import type { ErrorWording } from './error-wording.ts'

const NEPH_HELP =
  'Deux formes : depuis juin 1975, douze chiffres (051227308989) ; avant, une à quinze lettres ou chiffres, puis deux chiffres d’année et deux de département (822114 68 19) ; en tout, 5 à 19 caractères. Il se lit au dos de la carte, au-dessus de la puce, ou en regard du champ 5 de l’ancien permis rose.'
const SEAL_HELP = 'Relisez le code avec un autre lecteur, ou remettez la photo ou le PDF plutôt que le texte.'
const OUR_FAULT = 'Rien n’a été délivré. Signalez ce message à l’exploitant.'
const REGISTRY_HELP = 'Corrigez le dossier dans le registre, puis recommencez : rien n’a été délivré.'

/** Sentences for the error codes of handing in, reading and issuing documents, in French. */
export const DOCUMENTS_ERRORS_FR = {
  // remise d’un document
  EMPTY_FILE: { title: 'Le fichier est vide', advice: 'Enregistrez-le de nouveau et recommencez.' },
  FILE_TOO_LARGE: {
    title: 'Le fichier est trop gros',
    advice:
      'Un document a 20 Mo au plus : numérisez la seule page qui porte le code. Un lot de demandes se partage en plusieurs.',
  },
  UNSUPPORTED_TYPE: {
    title: 'Ce type de fichier ou de contenu n’est pas lu ici',
    advice:
      'Pour vérifier un document, remettez un PDF, une image PNG, JPEG, WebP ou TIFF, ou le texte du code. Pour une autre demande, le message dit quel type est attendu.',
  },
  AMBIGUOUS_FILE: {
    title: 'Ce fichier est à la fois une image ou un texte, et un PDF',
    advice:
      'On ne peut dire lequel vous verrez à l’ouverture : un tel fichier n’est pas jugé. Demandez le PDF d’origine, ou remettez une photo du document.',
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
  UPLOAD_TOO_SLOW: {
    title: 'L’envoi du document est trop lent',
    advice: 'Envoyez un fichier plus petit, ou recommencez depuis une meilleure connexion.',
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
    advice: 'Le message dit ce qui est attendu : corrigez la demande, puis recommencez.',
  },
  UNKNOWN_CATEGORY: { title: 'Catégorie de permis inconnue', advice: 'Indiquez par exemple B, BE, C ou D.' },
  NOT_FOUND: {
    title: 'Rien n’est à cette adresse',
    advice:
      'Vérifiez l’adresse et, s’il y en a un, le numéro qu’elle porte : ce qu’il désigne n’existe pas, n’est plus gardé, ou ne vous est pas ouvert.',
  },
  METHOD_NOT_ALLOWED: {
    title: 'Cette méthode n’est pas admise ici',
    advice: 'L’en-tête Allow de la réponse dit celles qui le sont.',
  },
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
  SERVICE_KIND_DIFFERS: {
    title:
      'Le service en marche et cette commande ne sont pas tous deux en production, ou tous deux en démonstration',
    advice: 'Donnez à la commande les réglages du service, NODE_ENV compris.',
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
} as const satisfies Partial<Record<ErrorCode, ErrorWording>>
