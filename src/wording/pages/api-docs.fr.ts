/** The words of the API's document in French; their keys are what every language has to have. */
export const API_WORDS_FR = {
  title: 'Interface de programmation (API)',
  lead: 'Vérifier un document, lire son permis et ses points, obtenir ses documents : par programme, avec les mêmes règles que par les pages.',
  documentLink: 'Le même document en OpenAPI 3.1 (JSON)',
  rules:
    'Une vérification qui échoue répond 200 avec son verdict ; un refus est un problème (RFC 9457) dont le « code » est stable, dit en français, ou en anglais si lang=en ou Accept-Language le demande. Le NEPH, les noms et le texte d’un sceau ne voyagent que dans les corps. Ni rôle ni date ne sont pris de la demande.',
  contents: 'Sommaire',
  schemas: 'Schémas',
  session: 'Demande une session de conducteur (cookie ouvert par la page de connexion), permis rattaché.',
  operatorKey:
    'Demande la clé d’un exploitant (permis operator-key grant), en Authorization: Bearer seulement.',
  open: 'Ouvert à tous.',
  parameters: 'Paramètres',
  body: 'Corps de la demande',
  answers: 'Réponses',
  example: 'Exemple',
  name: 'Nom',
  type: 'Type',
  meaning: 'Sens',
  status: 'Statut',
  required: 'obligatoire',
  optional: 'facultatif',
  curl: 'Essayer',
  success: 'Fait.',
  problems: 'Problèmes',
  top: 'Retour au sommaire',
  tags: {
    verification: 'Vérifier',
    driver: 'Conducteur connecté',
    issuing: 'Délivrer en nombre',
    trust: 'Confiance',
    operation: 'Exploitation',
  },
  operations: {
    verify: {
      summary: 'Vérifier un document ou le texte d’un sceau',
      description:
        'Un fichier (PDF, PNG, JPEG, WebP, TIFF) en formulaire, ou le texte d’un 2D-Doc en JSON. Rien n’est gardé de ce qui est envoyé. Un contenu réservé par la loi (L223-7) n’est montré qu’à son titulaire connecté par FranceConnect.',
    },
    verifyBatch: {
      summary: 'Vérifier plusieurs fichiers, ou une archive ZIP',
      description:
        'La réponse vient aussitôt, avec l’adresse où suivre le lot. Rien de ce qui est envoyé n’est écrit ; les réponses sont effacées une heure après la dernière, ou à l’arrêt du service.',
    },
    readBatch: {
      summary: 'Suivre un lot et lire ses réponses',
      description:
        'Les réponses faites jusqu’ici, dans l’ordre des fichiers : le compte rendu, ou le code de ce qui l’empêche. L’identifiant du lot est un secret : qui l’a peut les lire.',
    },
    readLicence: {
      summary: 'Lire son permis',
      description: 'Identité, état et catégories. Les points n’y sont pas. La lecture est journalisée.',
    },
    readPoints: {
      summary: 'Lire son solde de points',
      description: 'Solde et plafond du jour, selon ce que le registre sait. La lecture est journalisée.',
    },
    readPointsHistory: {
      summary: 'Lire l’historique de ses points',
      description: 'Dix ans, du plus récent au plus ancien, avec l’effet de chaque ligne et son article.',
    },
    readPointsCalendar: {
      summary: 'Lire le calendrier de ses points',
      description:
        'Ce qui reviendra, quand, par quelle règle et à quelle condition. Des prévisions, pas des faits.',
    },
    issueDocument: {
      summary: 'Délivrer un document',
      description:
        'Une ADCS, au besoin pour un destinataire (SIREN) ; un RII seulement si FranceConnect a ouvert la session (R225-6 III). Renvoyée avec la même Idempotency-Key dans les 24 heures, la demande reçoit la même réponse et rien n’est délivré deux fois.',
    },
    listDocuments: {
      summary: 'Lister ses documents',
      description:
        'Du plus récent au plus ancien. Un RII est absent si FranceConnect n’a pas ouvert la session.',
    },
    readDocument: {
      summary: 'Télécharger un document',
      description: 'Le PDF tel qu’il a été délivré. Ce que cette session ne peut pas voir répond 404.',
    },
    orderBatch: {
      summary: 'Faire délivrer un lot de documents',
      description:
        'Jusqu’à 10 000 demandes, en JSON ou en CSV kind,neph[,siren]. La réponse vient aussitôt ; les documents sont délivrés ensuite, chacun une seule fois, même si le service est interrompu. Chaque délivrance est journalisée avec le motif de la clé.',
    },
    readIssuingBatch: {
      summary: 'Suivre un lot',
      description: 'Un lot n’est visible que de la clé qui l’a demandé ; pour toute autre il n’existe pas.',
    },
    readIssuingResults: {
      summary: 'Lire ce qu’est devenue chaque ligne',
      description:
        'Toutes les lignes dans leur ordre, y compris celles qui attendent : par pages de mille en JSON, ou toutes en NDJSON (Accept: application/x-ndjson). Aucun numéro NEPH n’y figure.',
    },
    readIssuedInBatch: {
      summary: 'Télécharger un document du lot',
      description: 'Le PDF tel qu’il a été délivré, tant qu’il est gardé. Chaque remise est journalisée.',
    },
    cancelBatch: {
      summary: 'Arrêter un lot',
      description: 'Ce qui n’est pas commencé ne sera pas délivré ; ce qui est délivré le reste.',
    },
    readTrustList: {
      summary: 'La liste de confiance signée',
      description: 'Format ETSI TS 119 612.',
    },
    listCertificates: {
      summary: 'Les certificats',
      description:
        'La liste de leurs adresses ; avec iHash, sHash, certHash ou name (RFC 4387), les certificats eux-mêmes.',
    },
    readCertificate: { summary: 'Un certificat', description: 'En PEM.' },
    readWithdrawalList: {
      summary: 'Les documents retirés',
      description:
        'JWS (ES256) signé par un certificat de liste de l’autorité : empreintes SHA-256 de l’en-tête et du message des cachets, sans donnée personnelle ni motif.',
    },
    readRevocationList: { summary: 'Une liste de révocation', description: 'En DER.' },
    readAuditHeads: {
      summary: 'Les têtes signées du journal',
      description:
        'Une par ligne, de la plus ancienne à la plus récente : qui en garde une copie peut prouver que le journal n’a pas été réécrit. Avec after, seulement ce qui suit tant d’octets.',
    },
    readAuditKey: {
      summary: 'Les clés publiques qui signent les têtes du journal',
      description: 'En PEM.',
    },
    readLiveness: { summary: 'Le service vit', description: 'Répond tant que le processus répond.' },
    readReadiness: {
      summary: 'Le service est prêt',
      description:
        '503 pendant le démarrage et l’arrêt, ou si une partie est en panne. Un avertissement n’y fait rien.',
    },
    readMetrics: {
      summary: 'Les mesures, pour Prometheus',
      description: 'Avec le jeton METRICS_TOKEN ; sans jeton configuré, depuis la machine seule.',
    },
    readVersion: { summary: 'La version du service', description: 'Celle de package.json.' },
  },
}
