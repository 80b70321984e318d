import { ADVICE_FR } from './wording/advice.fr.ts'
import type { Wording } from './wording/report-wording.ts'
import { STATE_WORDING_FR } from './wording/states.fr.ts'

export const WORDING_FR: Wording = {
  advice: ADVICE_FR,
  decimalMark: ',',
  verdicts: { valid: 'VALIDE', invalid: 'NON VALIDE', indeterminate: 'INDÉTERMINÉ' },
  verdictMeanings: {
    valid:
      'Le document est authentique, vient d’un émetteur reconnu et n’a pas dépassé sa durée de validité.',
    invalid: 'Ne vous fiez pas à ce document.',
    indeterminate: 'Rien ne prouve que ce document est faux, mais rien ne permet de s’y fier.',
  },
  questions: {
    integrity: 'A-t-il été modifié ?',
    issuer: 'De qui vient-il ?',
    status: 'Est-il en cours de validité ?',
  },
  answers: {
    integrity: {
      passed: 'Non, aucune modification n’a été trouvée.',
      failed: 'Il a pu être modifié ou fabriqué : un contrôle a échoué.',
      undetermined: 'On ne peut pas le dire.',
    },
    issuer: {
      passed: 'D’un émetteur reconnu pour ce document.',
      failed: 'Pas d’un émetteur qui peut délivrer ce document.',
      undetermined: 'On ne peut pas le dire.',
    },
    status: { passed: 'Oui, à cette date.', failed: 'Non.', undetermined: 'On ne peut pas le dire.' },
  },
  answersOfTheSeal: {
    issuer: 'Le code vient d’un émetteur reconnu ; rien ne prouve que le document présenté en vienne aussi.',
    status:
      'Ce que le code certifie est en cours de validité ; cela ne rend pas acceptable le document présenté.',
  },
  doubts: {
    'seal-false': 'On ne peut pas le dire : le sceau ne correspond pas.',
    'seal-unreadable': 'On ne peut pas le dire : le sceau n’a pas pu être lu.',
    'certificate-unknown': 'On ne peut pas le dire : le certificat qui a signé le sceau est inconnu.',
    several: 'On ne peut pas le dire : plusieurs sceaux différents figurent sur ce document.',
  },
  narrow: {
    codeOnly: 'Le code n’a pas été modifié ; ce qui est imprimé autour reste à comparer.',
    withoutLegalEnd: (day) => `Sans durée légale${day === null ? '' : ` ; situation au ${day}`}.`,
    forAnother: 'Non, pas pour vous : il est authentique, mais délivré pour un autre destinataire.',
    genuineWithoutLegalEnd:
      'Le document est authentique et vient d’un émetteur reconnu ; la loi ne lui fixe pas de durée.',
    genuineForAnother:
      'Le document est authentique, mais délivré pour un autre destinataire : il ne vaut rien pour vous.',
  },
  checks: {
    'seal-found': 'Code 2D-Doc trouvé',
    'code-parts': 'Codes qui forment un ensemble',
    'seal-format': 'Forme du code 2D-Doc',
    'seal-signature': 'Signature du code 2D-Doc',
    'single-seal': 'Un seul code de permis',
    'other-codes': 'Autres codes présents',
    'pdf-signature': 'Signature du fichier PDF',
    'visible-text': 'Texte imprimé comparé au code',
    'page-count': 'Nombre de pages',
    'certificate-chain': 'Certificat de l’émetteur',
    'certificate-period': 'Certificat valable à la date de signature',
    'certificate-revocation': 'Certificat non révoqué',
    'issuer-allowed': 'Émetteur autorisé pour ce document',
    environment: 'Émetteur réel ou d’essai',
    'document-kind': 'Nature du document',
    'issued-on': 'Date d’émission',
    'validity-period': 'Durée de validité',
    withdrawal: 'Document non retiré',
    recipient: 'Destinataire',
    'expected-kind': 'Document attendu',
    'verifier-clock': 'Horloge du vérificateur',
  },
  outcomes: {
    passed: 'conforme',
    failed: 'NON CONFORME',
    undetermined: 'indéterminé',
    'not-applicable': 'sans objet',
  },
  reasons: {
    NO_CODE:
      'Aucun code 2D-Doc lisible n’a été trouvé. Vérifiez que le code entier est visible, net et assez grand, puis recommencez.',
    OTHER_CODE_FOUND:
      'Un autre code-barres (par exemple un QR code) a été trouvé, mais ce n’est pas un 2D-Doc : il ne prouve rien. N’ouvrez pas le lien qu’il peut contenir.',
    CODE_PART_MISSING:
      'Ce document porte son cachet en plusieurs codes et il en manque : montrez toutes les pages, tous les codes visibles.',
    CODE_PARTS_CONFLICT: 'Deux codes différents occupent la même place dans un ensemble de codes.',
    FORMAT_FAILURE: 'Le code ne respecte pas la spécification 2D-Doc.',
    SEPARATORS_LOST:
      'Les séparateurs du code ont été perdus à la lecture ; relisez le code avec un autre lecteur.',
    UNKNOWN_FIELD: 'Le code contient une donnée inconnue de ce vérificateur.',
    SIG_CRYPTO_FAILURE: 'La signature du code est fausse : le code a été modifié ou fabriqué.',
    MULTIPLE_SEALS: 'Plusieurs codes de permis différents figurent sur ce document.',
    OTHER_CODE_NOT_VALID: 'Un autre code présent sur le document n’est pas valide.',
    UNPROVED_ANNEX: 'Le code porte une annexe qui n’est pas signée : elle ne prouve rien.',
    NOT_A_PDF: 'Ce contrôle ne concerne que les fichiers PDF.',
    NOT_SIGNED: 'Ce fichier PDF n’est pas signé ; seules les valeurs du code 2D-Doc sont prouvées.',
    HASH_FAILURE: 'La signature du PDF ne correspond pas au fichier : il a été modifié.',
    PDF_PARTLY_COVERED: 'Le fichier PDF a été complété ou modifié après sa signature.',
    PDF_PAGES_CHANGED: 'Des pages du PDF ont été ajoutées, remplacées ou modifiées après sa signature.',
    PDF_ANNOTATIONS_CHANGED: 'Des annotations ont été ajoutées au PDF ou modifiées après sa signature.',
    PDF_FORM_CHANGED: 'Un formulaire a été ajouté au PDF ou modifié après sa signature.',
    PDF_SIGNED_AGAIN: 'Une autre signature a été ajoutée au PDF après celle de l’émetteur.',
    PDF_ACTIVE_CONTENT_ADDED:
      'Un script, un formulaire dynamique, une action ou un fichier joint a été ajouté au PDF après sa signature.',
    PDF_SIGNATURE_UNREADABLE: 'La signature du PDF est fausse ou illisible.',
    PDF_SIGNER_NOT_TRUSTED: 'Le signataire du PDF n’est pas reconnu pour ce document.',
    SEAL_DISAGREES_WITH_PRINT: 'Ce qui est imprimé diffère de ce que le code certifie : document falsifié.',
    COMPARE_BY_EYE: 'Comparez vous-même les valeurs certifiées avec ce qui est imprimé.',
    PAGE_COUNT_DIFFERS:
      'Le nombre de pages diffère de celui que le code certifie : des pages manquent ou ont été ajoutées.',
    PAGE_COUNT_NOT_SEALED: 'Le code ne certifie pas le nombre de pages.',
    NO_SIGNING_CERTIFICATE_FOUND: 'Le certificat qui a signé ce code est inconnu de ce vérificateur.',
    NO_CERTIFICATE_CHAIN_FOUND: 'Le certificat n’a pu être rattaché à aucune autorité reconnue.',
    CHAIN_CONSTRAINTS_FAILURE:
      'Le certificat n’a pas été délivré par l’autorité qu’il nomme, ou son usage n’est pas celui d’un cachet.',
    AUTHORITY_REVOKED:
      'L’autorité qui a délivré le certificat a été révoquée de la liste de confiance : rien de ce qui en vient n’est acceptable.',
    AUTHORITY_SUSPENDED:
      'L’autorité qui a délivré le certificat est suspendue dans la liste de confiance : ce document ne peut être accepté.',
    AUTHORITY_STATUS_UNKNOWN:
      'La liste de confiance donne à l’autorité un statut que ce vérificateur ne connaît pas.',
    TRUST_LIST_STALE:
      'La liste de confiance a dépassé sa date de mise à jour : procurez-vous la liste en vigueur pour conclure.',
    TRUST_LIST_NOT_YET_ISSUED:
      'La liste de confiance est postérieure à la date de vérification : elle ne permet pas de conclure.',
    TRUST_LIST_SIGNER_REVOKED:
      'Le certificat qui signe la liste de confiance a été révoqué : elle ne permet plus de conclure.',
    UNSUPPORTED_KEY: 'Le certificat porte une clé qui ne convient pas à un 2D-Doc.',
    SIG_CONSTRAINTS_FAILURE: 'La signature n’a pas la forme requise.',
    CERTIFICATE_OUT_OF_PERIOD: 'Le certificat n’était pas valable à la date de signature du code.',
    UNDATED: 'Le code ne porte pas de date alors qu’il devrait.',
    REVOKED: 'Le certificat de l’émetteur a été révoqué : aucun code qu’il a signé n’est acceptable.',
    REVOCATION_UNKNOWN:
      'Aucune liste de révocation n’est disponible : on ne sait pas si le certificat a été révoqué.',
    REVOCATION_STALE: 'La liste de révocation est trop ancienne pour conclure.',
    REVOCATION_UNREACHABLE:
      'La liste de révocation n’a pu être obtenue auprès de l’autorité : recommencez plus tard.',
    REVOCATION_UNVERIFIED: 'La liste de révocation n’a pu être vérifiée.',
    ISSUER_NOT_ALLOWED:
      'La signature est vraie, mais cet émetteur n’a pas le droit de délivrer ce type de document.',
    TEST_MATERIAL: 'Document d’essai, sans valeur.',
    NOT_A_LICENCE_DOCUMENT: 'Ce code, même authentique, n’est pas celui d’un document de permis de conduire.',
    SEAL_NOT_PROVED: 'La signature du code n’est pas prouvée : ce contrôle n’a pas de sens.',
    NOT_ASKED: 'Contrôle non demandé.',
    UNEXPECTED_KIND: 'Ce n’est pas le document attendu.',
    EXPIRED:
      'Le document a dépassé sa durée de validité ; demandez-en un nouveau, c’est gratuit et immédiat.',
    EXPIRY_DISAGREES:
      'La fin de validité inscrite dans le code ne correspond pas à la durée légale de quatre mois.',
    NOT_YET_ISSUED: 'Le document porte une date postérieure à celle de la vérification.',
    NO_LEGAL_END: 'La loi ne fixe pas de fin de validité à ce document ; il décrit la situation à sa date.',
    NO_WITHDRAWAL_LIST: 'Cet émetteur ne publie pas de liste de documents retirés.',
    DOCUMENT_WITHDRAWN:
      'L’émetteur a retiré ce document : il ne prouve plus rien, quoi qu’il dise de sa durée de validité.',
    WITHDRAWAL_LIST_STALE:
      'La liste des documents retirés est trop ancienne pour conclure : ce document a pu être retiré depuis.',
    WITHDRAWAL_LIST_UNVERIFIED:
      'La liste des documents retirés n’a pu être vérifiée : on ne sait pas si ce document a été retiré.',
    ISSUED_FOR_ANOTHER: 'Cette attestation a été établie pour un autre destinataire.',
    NOT_BOUND_TO_A_RECIPIENT: 'Ce document n’est pas réservé à un destinataire.',
    RECIPIENT_NOT_DECLARED:
      'Ce document est réservé à un destinataire ; indiquez votre SIREN pour le contrôler.',
    CLOCK_BEHIND:
      'L’horloge de l’appareil qui vérifie retarde : on ne sait pas si le document est encore en cours de validité.',
    CATEGORY_HELD:
      'La catégorie figure dans le document, ou celles qui y figurent la comprennent ; le permis est en cours de validité.',
    CATEGORY_NOT_HELD: 'La catégorie demandée ne figure pas parmi les droits certifiés.',
    LICENCE_SUSPENDED: 'Le permis est suspendu : son titulaire n’a pas le droit de conduire.',
    LICENCE_INVALID: 'Le permis est invalidé : son titulaire n’a pas le droit de conduire.',
    LICENCE_ANNULLED: 'Le permis est annulé : son titulaire n’a pas le droit de conduire.',
    LICENCE_STATE_FORBIDS: 'L’état du permis n’autorise pas à conduire.',
    LICENCE_STATE_UNKNOWN:
      'L’état du permis ne permet pas de répondre ; adressez-vous à l’autorité qui l’a délivré.',
    DOCUMENT_NOT_VALID: 'Le document n’est pas valide : il ne permet pas de répondre.',
    CATEGORIES_NOT_SEALED: 'Le code ne certifie aucune catégorie.',
    REGISTER_DATA_TOO_OLD: 'Les données certifiées sont trop anciennes pour répondre.',
    CATEGORY_END_PASSED: 'La fin de validité imprimée pour cette catégorie est passée.',
    RESTRICTIONS_NOT_SEALED:
      'Les restrictions (lunettes, boîte automatique…) et une éventuelle limite de durée ne sont pas certifiées par le code : seul le PDF d’origine, signé, prouve celles qui sont imprimées, et qu’il n’en manque aucune.',
    END_DATE_NOT_SEALED:
      'La fin de validité de cette catégorie n’est pas certifiée par le code : lisez-la sur le PDF d’origine, signé.',
    POINTS_RESERVED:
      'La loi réserve ce document à son titulaire et aux autorités administratives et judiciaires : nul autre ne peut le demander ni le conserver (C. route L223-7, L225-6, L225-8). Demandez une attestation de droit à conduire sécurisée (ADCS).',
  },
  kinds: {
    ADCS: 'Attestation de droit à conduire sécurisée (ADCS)',
    RIR: 'Relevé d’information restreint',
    RII: 'Relevé d’information intégral',
    RRP: 'Relevé de reconstitution de points',
    APC: 'Attestation de permis de conduire',
    LETTER: 'Lettre relative aux points du permis',
    ORDER: 'Arrêté relatif au permis',
    EXAM_CERTIFICATE: 'Certificat d’examen du permis',
    OTHER: 'Autre document',
  },
  refusals: {
    POINTS_RESERVED: 'Ce document est réservé à son titulaire et aux autorités (C. route L223-7).',
    FRANCECONNECT_REQUIRED: 'Le relevé intégral ne s’obtient qu’après connexion par FranceConnect.',
    MANDATE_REQUIRED: 'Indiquez le motif (--purpose) et le demandeur (--requested-by) de cette délivrance.',
    NO_RULE_ALLOWS: 'Aucune règle n’autorise cet accès (C. route L225-6).',
  },
  entitlement: { yes: 'OUI', no: 'NON', unknown: 'INDÉTERMINÉ' },
  labels: {
    document: 'Document',
    documentId: 'Référence',
    emittedOn: 'Émis le',
    expiresOn: 'Valable jusqu’au (inclus)',
    dataAsOf: 'Situation au',
    at: 'à',
    holder: 'Titulaire',
    bornOn: 'Né(e) le',
    neph: 'Numéro NEPH',
    state: 'État du permis',
    categories: 'Catégories en cours de validité',
    letter: 'Lettre',
    offence: 'Infraction commise le',
    pointsRemoved: 'Points retirés',
    points: 'Points',
    recipient: 'Réservé au SIREN',
    category: 'Peut conduire la catégorie',
    seal: 'Code 2D-Doc',
    issuer: 'Émetteur',
    testMaterial: 'Document d’essai, sans valeur',
    onlySealedValues:
      'Seules les valeurs ci-dessus sont prouvées. Comparez-les avec le document et avec une pièce d’identité.',
    valuesOfTheSeal:
      'Ces valeurs sont celles que le code certifie ; elles ne rendent pas acceptable le document présenté.',
    withheld: 'Contenu non communiqué',
    declaredRole: 'Qualité déclarée, non vérifiée',
    codeRead: 'Code lu',
    clockSlow:
      'L’horloge de cette machine retarde sur les listes qu’elle tient : les documents sont jugés à l’instant de la plus récente. Réglez-la, ou donnez l’instant par --at',
    severalCodes: 'Codes trouvés',
    truncated: '(tronqué dans le code)',
    compareByEye:
      'C’est le code qui est jugé. Ce qui est imprimé autour n’a pas pu l’être entièrement : comparez-le vous-même aux valeurs ci-dessous.',
    none: 'aucune',
  },
  states: STATE_WORDING_FR,
}
