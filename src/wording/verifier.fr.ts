import type { VerifierWording } from './verifier-wording.ts'

export const VERIFIER_FR: VerifierWording = {
  language: 'fr',
  form: {
    title: 'Vérifier un document',
    lead: 'La réponse dit s’il a été modifié, de qui il vient, s’il est en cours de validité, et si son titulaire peut conduire la catégorie que vous indiquez.',
    ask: '1. Ce que vous voulez savoir',
    documentTitle: '2. Le document',
    document: 'Document',
    dropHere: 'Choisissez le PDF reçu, une photo ou une numérisation, ou déposez-le ici.',
    formats: 'PDF, PNG, JPEG, WebP ou TIFF, 20 Mo au plus.',
    pasteTitle: 'Coller le texte du code',
    paste: 'Texte du code 2D-Doc',
    pasteHint: 'Tel que l’affiche un lecteur de codes ; il commence par DC.',
    category: 'Catégorie à contrôler (facultatif)',
    noCategory: 'Aucune',
    siren: 'SIREN de mon entreprise (facultatif)',
    sirenHint: 'Pour savoir si une attestation réservée à un destinataire a bien été établie pour vous.',
    here: 'Vérifier dans ce navigateur',
    hereHint: 'Le document est lu et jugé dans votre navigateur : il ne quitte pas cet appareil.',
    byServer: 'Vérifier par le serveur',
    byServerHint:
      'Le fichier est envoyé à ce service, lu en mémoire, puis oublié. À choisir si votre navigateur ne le lit pas.',
    law: 'Employeur, assureur, loueur : la loi vous interdit de demander ou de conserver un relevé d’information intégral ou un nombre de points (C. route L223-7). Demandez une attestation de droit à conduire sécurisée (ADCS).',
    reading: 'Lecture en cours…',
    readingPdf: 'Lecture du PDF en cours…',
    trust: 'Clés publiques et révocations en usage :',
    trustMissing: 'Les clés publiques des émetteurs n’ont pas pu être chargées.',
    offlineReady: 'Cette page fonctionne maintenant sans connexion.',
    errorCode: 'Code de l’erreur',
  },
  camera: {
    title: 'Ou montrez-le à la caméra',
    start: 'Utiliser la caméra',
    stop: 'Arrêter la caméra',
    device: 'Caméra',
    torch: 'Lampe',
    still: 'Photographier et lire',
    hint: 'Les images restent dans votre navigateur. Cadrez le code carré ; il est lu dès qu’il est net.',
    starting: 'Ouverture de la caméra…',
    searching: 'Je cherche un code : placez-le au milieu de l’image.',
    closer: 'Approchez : le code est trop petit dans l’image.',
    unreadable:
      'Code vu, mais illisible : tenez l’appareil immobile, évitez les reflets, ou photographiez-le.',
    part: 'Un code sur plusieurs est lu : montrez les autres codes du document.',
    stillReading: 'Lecture de la photo…',
    stillNothing: 'Aucun code lu sur cette photo. Approchez, éclairez le document et recommencez.',
    stopped: 'La caméra est arrêtée.',
    hidden: 'La caméra s’est arrêtée parce que la page n’était plus visible.',
    denied:
      'L’accès à la caméra est refusé. Autorisez-le dans les réglages du navigateur pour ce site (icône à gauche de l’adresse), ou choisissez un fichier.',
    none: 'Aucune caméra n’a été trouvée sur cet appareil. Choisissez un fichier ou collez le texte du code.',
    busy: 'La caméra ne répond pas : une autre application l’utilise peut-être. Fermez-la et recommencez.',
    insecure: 'La caméra n’est disponible que sur une adresse en https.',
    unnamed: 'Caméra',
  },
  result: {
    title: 'Résultat de la vérification',
    judgedOn: 'Vérifié le',
    judgedHere: 'dans ce navigateur, sans envoi du document',
    judgedByServer: 'par le serveur, qui n’a rien conservé',
    rests: 'Établi d’après :',
    why: 'Pourquoi',
    next: 'À faire',
    driving: 'Peut-il conduire ?',
    drivingNone: 'Non, aucune catégorie.',
    nextNoVehicle: 'Ne confiez pas de véhicule à cette personne.',
    drivingNotAsked:
      'Vous n’avez demandé aucune catégorie. Pour le savoir, vérifiez de nouveau en la choisissant.',
    drivingWithheld: 'La réponse est réservée comme le contenu du document : demandez une ADCS.',
    nextWithheld: 'Ne conservez pas ce document et n’en relevez rien ; demandez une ADCS.',
    nextNoEnd: 'Ce document décrit la situation à sa date ; demandez-en un récent s’il est ancien.',
    compare: 'À comparer avec le document',
    compareHint:
      'Cochez chaque valeur retrouvée à l’identique sur le document. Une seule différence : n’acceptez pas le document.',
    compared: 'valeurs comparées sur',
    differs: 'Les accents et les longues valeurs peuvent manquer dans le code.',
    checks: 'Tous les contrôles',
    technical: 'Détails techniques',
    codes: 'Codes trouvés',
    page: 'Page',
    sealVersion: 'Version de 2D-Doc',
    sealCertificate: 'Certificat',
    sealCertificateNamed: 'Certificat nommé (non prouvé)',
    codeRead: 'Code lu',
    valuesOfTheSeal: 'Ce que le code certifie',
    sealIssuer: 'Émetteur du certificat',
    signedOn: 'Signé le',
    environment: 'Environnement',
    print: 'Imprimer ce résultat',
    again: 'Vérifier un autre document',
    state: 'État du permis',
    withheld: 'Contenu non communiqué',
    unalteredTest: 'Aucune modification n’a été trouvée, mais sa signature est d’essai.',
    signed: 'Vérifié par (nom, date, signature) :',
  },
  faults: {
    TRUST_UNAVAILABLE: {
      title: 'Les clés publiques des émetteurs manquent',
      advice: 'Connectez-vous à Internet une première fois, puis recommencez.',
    },
    READER_UNAVAILABLE: {
      title: 'Votre navigateur n’a pas pu lire ce document',
      advice: 'Recommencez, ou choisissez « Vérifier par le serveur ».',
    },
    NOT_IN_BROWSER: {
      title: 'Votre navigateur ne sait pas lire cette image',
      advice: 'Choisissez « Vérifier par le serveur », ou enregistrez l’image en JPEG ou PNG.',
    },
    SIREN_MALFORMED: {
      title: 'Ce SIREN est faux',
      advice: 'Un SIREN a neuf chiffres, dont le dernier contrôle les autres.',
    },
  },
  next: {
    integrity: {
      passed: 'Comparez tout de même les valeurs certifiées avec le document et avec une pièce d’identité.',
      failed:
        'N’acceptez pas ce document. Demandez au conducteur le PDF d’origine, tel qu’il l’a téléchargé, et vérifiez celui-ci.',
      undetermined: 'Demandez le PDF d’origine, ou reprenez une photo nette du code entier.',
    },
    issuer: {
      passed: null,
      failed: 'N’acceptez pas ce document : demandez une attestation délivrée par le service officiel.',
      undetermined:
        'Reconnectez-vous à Internet pour mettre à jour les clés publiques et recommencez ; sinon demandez une ADCS récente.',
    },
    status: {
      passed: 'Redemandez une attestation quand celle-ci aura expiré.',
      failed: 'Demandez une nouvelle attestation : elle est gratuite et immédiate.',
      undetermined: 'Demandez une attestation récente : elle est gratuite et immédiate.',
    },
  },
  nextByReason: {
    NO_SIGNING_CERTIFICATE_FOUND:
      'Reconnectez-vous à Internet pour mettre à jour les clés publiques et recommencez ; sinon demandez une ADCS récente.',
    CLOCK_BEHIND:
      'Réglez la date et l’heure de cet appareil, ou connectez-vous à Internet, puis recommencez.',
    NO_CODE: 'Cadrez le code carré de près, à plat et sans reflet, ou demandez le PDF d’origine.',
    CODE_PART_MISSING: 'Remettez toutes les pages en une fois.',
    ISSUED_FOR_ANOTHER: 'Demandez au conducteur une attestation établie pour votre SIREN.',
    RECIPIENT_NOT_DECLARED: 'Indiquez votre SIREN et vérifiez de nouveau.',
    PAGE_COUNT_DIFFERS: 'Demandez le document entier.',
    MULTIPLE_SEALS: 'Vérifiez chaque document séparément.',
    REVOCATION_STALE: 'Reconnectez-vous à Internet pour mettre la liste à jour, puis recommencez.',
    WITHDRAWAL_LIST_STALE: 'Reconnectez-vous à Internet pour mettre la liste à jour, puis recommencez.',
    DOCUMENT_WITHDRAWN: 'Demandez au conducteur un nouveau document : il l’obtient gratuitement, en ligne.',
    TRUST_LIST_STALE: 'Reconnectez-vous à Internet pour mettre la liste à jour, puis recommencez.',
    NOT_YET_ISSUED: 'Vérifiez la date et l’heure de cet appareil, puis recommencez.',
  },
  nextForDriving: {
    yes: 'Lisez sur le PDF d’origine, signé, les restrictions et la fin de validité de la catégorie.',
    no: 'Ne confiez pas de véhicule de cette catégorie à cette personne.',
    unknown: 'Ne concluez pas : demandez une ADCS récente, ou adressez-vous à l’autorité.',
  },
  listAge: (issuer, day, days) =>
    `liste ${issuer} du ${day}, ${days === 0 ? 'aujourd’hui' : days === 1 ? '1 jour' : `${days} jours`}`,
  codeRead: ({ page, position, quality, step }) =>
    [
      `page ${page}`,
      ...(position === null
        ? []
        : [
            `à ${percent(position.x)} de la gauche et ${percent(position.y)} du haut`,
            `${percent(position.width)} de la largeur`,
          ]),
      ...(quality === undefined ? [] : [`correction d’erreurs restante ${percent(quality)}`]),
      ...(step === undefined ? [] : [`étape de lecture « ${step} »`]),
    ].join(', '),
  clock: {
    'device-wrong': (device, used) =>
      `L’horloge de cet appareil est fausse : elle indique le ${device}. La réponse est donnée à l’heure du service, le ${used} (heure de Paris). Réglez la date et l’heure de l’appareil.`,
    'device-behind': (device, used) =>
      `L’horloge de cet appareil retarde : elle indique le ${device}, alors que des données reçues datent du ${used} (heure de Paris). Sans connexion, on ne peut pas dire si le document est encore en cours de validité. Réglez la date et l’heure de l’appareil.`,
    unchecked: (device) =>
      `Sans connexion, la réponse est donnée à l’heure de cet appareil, qui n’a pas pu être contrôlée : ${device} (heure de Paris). Vérifiez qu’elle est juste.`,
  },
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`
}
