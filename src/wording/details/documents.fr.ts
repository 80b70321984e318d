import type { ErrorCode } from '../../error-code.ts'

const AT_OFFSET = ['à la position {offset} du texte, comptée depuis 0'] as const
const TOO_MUCH = '{found} trouvés, {limit} admis'

/** What was found, expected and where, for the error codes of handing in, reading and issuing documents, in French. */
export const DOCUMENTS_DETAILS_FR = {
  // plusieurs documents
  ARCHIVE_UNREADABLE: ['attendu : un dossier ou une archive ZIP entière'],
  ARCHIVE_TOO_LARGE: [
    'fichiers dans l’archive : {entries}, {limit} admis',
    'plus de {limit} octets une fois décompressée',
  ],
  ARCHIVE_BOMB: ['{found} octets annoncés pour {packed} octets compressés'],
  FILE_UNREADABLE: [],
  ORDER_MALFORMED: [
    'colonnes attendues : kind,neph[,siren] ; manque : {missing}',
    'colonnes attendues : {most} au plus ; {found} trouvées',
    'colonnes attendues : kind,neph[,siren] ; trouvées : {found}',
    'une ligne CSV est attendue',
  ],
  ORDER_KIND_UNKNOWN: ['attendu : adcs ou rii'],
  LINE_UNREADABLE: ['une ligne en UTF-8 est attendue'],
  ORDERS_MISSING: ['une demande au moins est attendue, aucune n’a été trouvée'],
  TOO_MANY_ORDERS: ['plus de demandes que les 10 000 admises'],
  BATCH_BUSY: ['dossier : {dir}'],
  BATCH_EXISTS: ['dossier : {dir}'],
  BATCH_DIFFERS: ['dossier : {dir}'],
  DOCUMENT_WITHDRAWN: [],
  // un document
  EMPTY_FILE: ['fichier de 0 octet'],
  FILE_TOO_LARGE: [`octets : ${TOO_MUCH}`, 'octets : {limit} admis'],
  IMAGE_TOO_LARGE: [`pixels : ${TOO_MUCH}`, 'l’image est plus grande que son en-tête ne le dit'],
  TOO_MANY_PAGES: [`pages : ${TOO_MUCH}`],
  UNSUPPORTED_TYPE: [
    'type de corps attendu : {bodyTypes}',
    'contenu trouvé : {found} ; attendu : PDF, PNG, JPEG, WebP, TIFF ou texte d’un 2D-Doc',
  ],
  AMBIGUOUS_FILE: ['le fichier commence comme {found} et s’ouvre aussi comme un PDF'],
  HEIC_NOT_READ: ['contenu trouvé : {found} ; attendu : PDF, PNG, JPEG, WebP ou TIFF'],
  UNREADABLE_PDF: ['un PDF entier est attendu'],
  UNREADABLE_IMAGE: ['une image entière est attendue'],
  PASSWORD_PROTECTED: ['un PDF qui s’ouvre sans mot de passe est attendu'],
  NO_CODE: ['aucun 2D-Doc trouvé dans ce qui a été remis'],
  SCAN_BUSY: [
    'documents en attente : {found}, {limit} admis',
    'envois de ce client déjà en cours : {ofClient}',
    'la machine est trop chargée',
  ],
  SCAN_MEMORY: [],
  SCAN_TIMEOUT: [],
  SCANNER_NOT_BUILT: ['fichier absent : {path}'],
  // texte d’un code
  NOT_A_SEAL: ['un texte qui commence par DC est attendu, à la position {offset}'],
  CODE_PART: AT_OFFSET,
  UNSUPPORTED_VERSION: ['versions attendues : 01, 02, 03 ou 04, à la position {offset}'],
  TEXT_TOO_LONG: AT_OFFSET,
  CODE_POINT_TOO_HIGH: AT_OFFSET,
  HEADER_TOO_SHORT: AT_OFFSET,
  HEADER_CHARACTER: AT_OFFSET,
  HEADER_DATE: ['un jour en quatre chiffres hexadécimaux majuscules est attendu, à la position {offset}'],
  SIGNATURE_MISSING: AT_OFFSET,
  SIGNATURE_REPEATED: AT_OFFSET,
  SEPARATORS_LOST: ['aucun caractère de contrôle trouvé : le lecteur les a perdus, à la position {offset}'],
  BASE32_CHARACTER: AT_OFFSET,
  BASE32_LENGTH: AT_OFFSET,
  BASE32_PADDING: AT_OFFSET,
  BASE32_UNUSED_BITS: AT_OFFSET,
  BLOCK_OVERRUN: AT_OFFSET,
  SIGNATURE_BLOCK: AT_OFFSET,
  SWITCH_AMBIGUOUS: AT_OFFSET,
  // délivrance
  ACCESS_REFUSED: ['motif du refus : {reason} ({basis})'],
  UNKNOWN_NEPH: ['le registre n’a aucun permis sous ce NEPH'],
  NEPH_EMPTY: ['5 à 19 caractères attendus, aucun trouvé'],
  NEPH_TOO_SHORT: ['5 caractères attendus au moins ; trouvés : {length}'],
  NEPH_TOO_LONG: ['19 caractères attendus au plus ; trouvés : {length}'],
  NEPH_BAD_CHARACTER: [
    'une lettre de A à Z ou un chiffre est attendu, « {character} » trouvé en caractère {position}',
  ],
  NEPH_ENDING_NOT_DIGITS: [
    'quatre chiffres sont attendus à la fin, « {character} » trouvé en caractère {position}',
  ],
  RECIPIENT_NOT_A_SIREN: ['neuf chiffres dont la somme de contrôle (Luhn) est juste sont attendus'],
  RECIPIENT_NOT_FOR_THIS_KIND: [],
  LETTER_NOT_DUE: [
    'lettre demandée : {reference} ; lettres dues : {due}',
    'lettre demandée : {reference} ; aucune lettre n’est due',
  ],
  DOCUMENT_UNKNOWN: ['identifiant demandé : {id}'],
  HOLDER_REQUEST_UNKNOWN: ['le registre n’a aucune demande sous ce numéro'],
  REQUEST_MALFORMED: [
    'une réponse de 1 à {most} caractères est attendue ; trouvés : {found}',
    'à reprendre dans le corps (pointeurs JSON) : {places}',
    'champs admis dans le formulaire, outre les fichiers : {fields}',
    'fichiers attendus dans le champ « {field} » du formulaire, {limit} au plus',
    'un fichier est attendu dans le champ « {field} » du formulaire',
    'seul paramètre admis dans l’adresse : {parameter}',
  ],
  SERVICE_BUSY: ['travail demandé au service : {operation}'],
  SERVICE_KIND_DIFFERS: ['le service : {found} ; cette commande : {expected}'],
  SERVICE_DIFFERS: ['édition du service : {found} ; édition de cette commande : {expected}'],
} as const satisfies Partial<Record<ErrorCode, readonly string[]>>
