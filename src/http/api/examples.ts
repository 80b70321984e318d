/** Examples of the document, all of a fictitious driver; a test holds each against its schema. */
export const DOCUMENT_EXAMPLE = {
  id: '7Q2MX4WD91KF3HTB',
  kind: 'ADCS',
  emittedOn: '2026-11-22',
  expiresOn: '2027-03-22',
  recipientSiren: '552100554',
  href: '/api/v1/me/documents/7Q2MX4WD91KF3HTB',
}

/** A seal text, cut short for reading. */
export const PAYLOAD_EXAMPLE = { payload: 'DC04FR00PC0126982698AB01FR...', category: 'B' }

/** A report of a genuine ADCS of the demonstration. */
export const REPORT_EXAMPLE = {
  verdict: 'valid',
  at: '2026-11-22T09:00:00+01:00',
  document: {
    kind: 'ADCS',
    id: DOCUMENT_EXAMPLE.id,
    emittedOn: '2026-11-22',
    expiresOn: '2027-03-22',
    dataAsOf: '2026-11-22T08:59:00+01:00',
    holder: {
      civility: 'MME',
      name: 'VALCLAIR',
      givenNames: ['ELISE', 'MARGUERITE'],
      birthDate: '1985-04-12',
      birthPlace: 'TOULON',
      truncated: [],
    },
    licence: {
      neph: '051227308989',
      state: { code: '50', label: 'VALIDE' },
      categories: ['B'],
      recipientSiren: null,
    },
  },
  withheld: null,
  checks: [
    { name: 'seal-signature', question: 'integrity', outcome: 'passed' },
    { name: 'issuer-allowed', question: 'issuer', outcome: 'passed', reason: 'TEST_MATERIAL' },
    { name: 'validity-period', question: 'status', outcome: 'passed' },
  ],
  entitlement: {
    category: 'B',
    answer: 'yes',
    reason: 'CATEGORY_HELD',
    asOf: '2026-11-22T08:59:00+01:00',
    conditions: ['RESTRICTIONS_NOT_SEALED'],
  },
  trust: { environment: 'test', lists: [{ issuer: 'FR00', issuedOn: '2026-11-20', ageDays: 2 }] },
  seal: {
    form: 'c40',
    version: '04',
    caId: 'FR00',
    certificateId: 'PC01',
    emittedOn: '2026-11-22',
    signedOn: '2026-11-22',
    documentType: 'AB',
    perimeter: '01',
    country: 'FR',
    issuer: 'Démonstration',
    fields: { E4: 'RIR', E5: '50', E6: 'B' },
    blocks: [],
    unprovedAnnex: null,
  },
}

/** A licence as its holder reads it. */
export const LICENCE_EXAMPLE = {
  neph: '051227308989',
  dataAsOf: '2026-11-22T09:00:00+01:00',
  obtainedOn: '2005-12-20',
  state: { label: 'VALIDE', drivingRight: 'yes' },
  holder: {
    civility: 'MME',
    birthName: 'VALCLAIR',
    usageName: 'BOISVERLAINE',
    givenNames: ['Élise', 'Marguerite'],
    birthDate: '1985-04-12',
    birthPlace: 'TOULON',
    birthCountry: 'FR',
    address: { lines: ['12 allée des Tamaris-Bleus'], postalCode: '83000', locality: 'TOULON' },
  },
  categories: [
    {
      code: 'B',
      obtainedOn: '2005-12-20',
      validUntil: null,
      restrictions: ['01.06'],
      authority: 'PREFECTURE DU VAR',
      inForce: true,
    },
  ],
}

/** A balance as its holder reads it. */
export const POINTS_EXAMPLE = {
  at: '2026-11-22',
  dataAsOf: '2026-11-22T09:00:00+01:00',
  balance: 11,
  cap: 12,
  licenceFrom: '2005-12-20',
  invalidatedOn: null,
  voluntaryStageFrom: null,
  probations: [{ kind: 'standard', start: '2005-12-20', end: '2008-12-20', state: 'completed' }],
}

/** A history of one infraction. */
export const HISTORY_EXAMPLE = {
  from: '2016-11-22',
  at: '2026-11-22',
  balance: 11,
  cap: 12,
  before: { balance: 12, cap: 12 },
  lines: [
    {
      day: '2026-09-14',
      event: {
        type: 'infraction',
        id: 'I-1',
        label: 'Excès de vitesse inférieur à 20 km/h',
        article: 'R413-14',
        place: 'TOULON',
        class: 'C3',
        points: 1,
        committedOn: '2026-08-02',
        committedAt: '17:20',
        establishedBy: 'AF',
        establishedOn: '2026-09-14',
      },
      movements: [
        {
          day: '2026-09-14',
          rule: 'POINTS_REMOVED',
          article: 'L223-1 al. 1, al. 4',
          delta: -1,
          balance: 11,
          cap: 12,
          limit: null,
          interval: null,
          causes: ['I-1'],
        },
      ],
      letters: [{ reference: '48', sentOn: '2026-09-20', notifiedOn: null }],
    },
  ],
}

/** A calendar of one restitution. */
export const CALENDAR_EXAMPLE = {
  at: '2026-11-22',
  balance: 11,
  cap: 12,
  forecasts: [
    {
      day: '2027-03-14',
      points: 1,
      balance: 12,
      cap: 12,
      rule: 'SIX_MONTH_RESTITUTION',
      article: 'L223-6 al. 3',
      condition: {
        code: 'NO_POINTS_INFRACTION',
        interval: { from: '2026-09-14', before: '2027-03-14' },
      },
      causes: ['I-1'],
    },
  ],
}

/** A problem: how each refusal is told. */
export const PROBLEM_EXAMPLE = {
  type: '/erreurs/SIGN_IN_REQUIRED',
  title: 'Il faut être connecté',
  status: 401,
  code: 'SIGN_IN_REQUIRED',
  detail: 'Il faut être connecté',
  advice: 'Connectez-vous, puis recommencez.',
  instance: 'urn:uuid:8e03978e-40d5-43e8-bc93-6894a57f9324',
}
