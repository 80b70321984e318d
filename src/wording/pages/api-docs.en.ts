/** The words of the API's document in English. */
export const API_WORDS_EN = {
  title: 'Programming interface (API)',
  lead: 'Verify a document, read your licence and points, obtain your documents: by program, under the same rules as on the pages.',
  documentLink: 'The same document as OpenAPI 3.1 (JSON)',
  rules:
    'A verification that fails is answered with 200 and its verdict; a refusal is a problem (RFC 9457) whose “code” is stable, told in French, or in English where lang=en or Accept-Language asks for it. The NEPH, names and the text of a seal travel in bodies only. Neither role nor date is taken from the request.',
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
    readWithdrawalList: {
      summary: 'The documents withdrawn',
      description:
        'JWS (ES256) signed by a list certificate of the authority: SHA-256 of header and message of the seals, without personal data or reasons.',
    },
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
      description: '503 while starting and stopping, or where a part is failing. A warning changes nothing.',
    },
    readMetrics: {
      summary: 'The metrics, for Prometheus',
      description: 'With the METRICS_TOKEN; where none is configured, from the machine itself only.',
    },
    readVersion: { summary: 'The version of the service', description: 'That of package.json.' },
  },
}
