import { inBothLanguages } from '../language.ts'

/** What the API's document and its page say of each operation. */
export const API_WORDS = inBothLanguages(
  {
    title: 'Interface de programmation (API)',
    lead: 'Vérifier un document, lire son permis et ses points, obtenir ses documents : par programme, avec les mêmes règles que par les pages.',
    documentLink: 'Le même document en OpenAPI 3.1 (JSON)',
    rules:
      'Une vérification qui échoue répond 200 avec son verdict ; un refus est un problème (RFC 9457) dont le « code » est stable. Le NEPH, les noms et le texte d’un sceau ne voyagent que dans les corps. Ni rôle ni date ne sont pris de la demande.',
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
  },
  {
    title: 'Programming interface (API)',
    lead: 'Verify a document, read your licence and points, obtain your documents: by program, under the same rules as on the pages.',
    documentLink: 'The same document as OpenAPI 3.1 (JSON)',
    rules:
      'A verification that fails is answered with 200 and its verdict; a refusal is a problem (RFC 9457) whose “code” is stable. The NEPH, names and the text of a seal travel in bodies only. Neither role nor date is taken from the request.',
    contents: 'Contents',
    schemas: 'Schemas',
    session: 'Needs the session of a driver (a cookie that the sign-in page opens), with a licence linked.',
    operatorKey: 'Needs an operator’s key (permis operator-key grant), as Authorization: Bearer only.',
    open: 'Open to everybody.',
    parameters: 'Parameters',
    body: 'Body of the request',
    answers: 'Answers',
    example: 'Example',
    name: 'Name',
    type: 'Type',
    meaning: 'Meaning',
    status: 'Status',
    required: 'required',
    optional: 'optional',
    curl: 'Try it',
    success: 'Done.',
    problems: 'Problems',
    top: 'Back to contents',
    tags: {
      verification: 'Verify',
      driver: 'Driver signed in',
      issuing: 'Issue in bulk',
      trust: 'Trust',
      operation: 'Operation',
    },
    operations: {
      verify: {
        summary: 'Verify a document or the text of a seal',
        description:
          'A file (PDF, PNG, JPEG, WebP, TIFF) as a form, or the text of a 2D-Doc as JSON. Nothing that is sent is kept. Content reserved by law (L223-7) is shown only to its holder signed in by FranceConnect.',
      },
      verifyBatch: {
        summary: 'Verify several files, or a ZIP archive',
        description:
          'Answered at once, with the address where the batch is followed. Nothing that is sent is written; the answers are deleted an hour after the last one, or when the service stops.',
      },
      readBatch: {
        summary: 'Follow a batch and read its answers',
        description:
          'The answers so far, in the order of the files: the report, or the code of what prevents one. The id of the batch is a secret: whoever has it may read them.',
      },
      readLicence: {
        summary: 'Read your licence',
        description: 'Identity, state and categories. Points are no part of it. The reading is audited.',
      },
      readPoints: {
        summary: 'Read your points',
        description: 'Balance and cap of the day, by what the registry knows. The reading is audited.',
      },
      readPointsHistory: {
        summary: 'Read the history of your points',
        description: 'Ten years, newest first, with what each line did and by which article.',
      },
      readPointsCalendar: {
        summary: 'Read the calendar of your points',
        description: 'What will come back, when, by which rule and on what condition. Forecasts, not facts.',
      },
      issueDocument: {
        summary: 'Issue a document',
        description:
          'An ADCS, for a recipient (SIREN) if wished; an RII only where FranceConnect opened the session (R225-6 III). Sent again with the same Idempotency-Key within 24 hours, the request gets the same answer and nothing is issued twice.',
      },
      listDocuments: {
        summary: 'List your documents',
        description: 'Newest first. An RII is absent unless FranceConnect opened the session.',
      },
      readDocument: {
        summary: 'Download a document',
        description: 'The PDF as it was issued. What this session may not see is answered with 404.',
      },
      orderBatch: {
        summary: 'Order a batch of documents',
        description:
          'Up to 10,000 orders, as JSON or as CSV kind,neph[,siren]. Answered at once; the documents are issued afterwards, each of them once, even if the service is interrupted. Each is audited with the purpose of the key.',
      },
      readIssuingBatch: {
        summary: 'Follow a batch',
        description: 'Only the key that ordered a batch sees it; for any other there is none.',
      },
      readIssuingResults: {
        summary: 'Read what became of each line',
        description:
          'Every line in its order, those that wait included: by pages of a thousand as JSON, or all of them as NDJSON (Accept: application/x-ndjson). No NEPH is in it.',
      },
      readIssuedInBatch: {
        summary: 'Download a document of the batch',
        description: 'The PDF as it was issued, for as long as it is kept. Each time is audited.',
      },
      cancelBatch: {
        summary: 'Stop a batch',
        description: 'What is not begun is not issued any more; what is issued remains so.',
      },
      readTrustList: { summary: 'The signed trust list', description: 'In the form of ETSI TS 119 612.' },
      listCertificates: {
        summary: 'The certificates',
        description:
          'The list of their addresses; with iHash, sHash, certHash or name (RFC 4387), the certificates themselves.',
      },
      readCertificate: { summary: 'One certificate', description: 'As PEM.' },
      readRevocationList: { summary: 'One revocation list', description: 'As DER.' },
      readAuditHeads: {
        summary: 'The signed heads of the audit',
        description:
          'One a line, oldest first: whoever keeps a copy can prove that the log was not rewritten. With after, only what follows that many bytes.',
      },
      readAuditKey: { summary: 'The public keys that sign the heads of the audit', description: 'As PEM.' },
      readLiveness: { summary: 'The service lives', description: 'Answers for as long as the process does.' },
      readReadiness: {
        summary: 'The service is ready',
        description:
          '503 while starting and stopping, or where a part is failing. A warning changes nothing.',
      },
      readMetrics: {
        summary: 'The metrics, for Prometheus',
        description: 'With the METRICS_TOKEN; where none is configured, from the machine itself only.',
      },
      readVersion: { summary: 'The version of the service', description: 'That of package.json.' },
    },
  },
)

/** Names of the operations of the API. */
export type OperationId = keyof (typeof API_WORDS)['fr']['operations']

/** Groups of operations. */
export type OperationTag = keyof (typeof API_WORDS)['fr']['tags']
