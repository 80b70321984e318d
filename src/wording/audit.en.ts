import type { AuditWording } from './audit.fr.ts'

const number = (value: number) => value.toLocaleString('en-GB')
const lineCount = (count: number) => `${number(count)} ${count === 1 ? 'line' : 'lines'}`

/** Sentences about the audit, in English. */
export const AUDIT_WORDING_EN: AuditWording = {
  by: {
    holder: 'you',
    authority: 'judicial or administrative authority',
    unknown: 'an unidentified person',
  },
  actions: {
    issue: 'document issued',
    'read-points': 'points read',
    'read-licence': 'file read',
    'read-document': 'issued document read',
    'read-letter': 'letter read',
    'renew-code': 'confidential code renewed',
    withdraw: 'document withdrawn',
    'sign-in': 'sign-in',
    'sign-out': 'sign-out',
    'create-account': 'account created',
    'change-account': 'account changed',
    'close-account': 'account closed',
    'link-licence': 'licence linked',
    'cut-link': 'licence no longer linked',
    'validate-document': 'document validated',
    habilitate: 'agent habilitated',
    'revoke-habilitation': 'habilitation of an agent ended',
    'import-records': 'registry updated',
    'open-request': 'request opened',
    'answer-request': 'request answered',
    'read-requests': 'waiting requests read',
    'consult-trace': 'this page read',
    'release-case': 'delay of a case lifted',
    'export-audit': 'audit exported',
    'erase-audit': 'erased at the end of retention',
    alert: 'alert',
  },
  outcomes: { granted: 'done', refused: 'refused', failed: 'not completed' },
  faults: {
    LINE_EDITED: 'content changed',
    COLUMNS_EDITED: 'date or action changed',
    NEPH_HASH_DIFFERS: 'line detached from the file that it concerns',
    CHAIN_BROKEN: 'chain broken: line changed, inserted or moved, here or just before',
    LINE_MISSING: 'removed',
    LINE_OUT_OF_ORDER: 'line repeated or out of its order',
    TAIL_CUT_OFF: 'end of the log cut off',
    TAIL_UNSIGNED: 'lines added without a signature',
    HISTORY_REWRITTEN: 'chain rewritten: no longer the one that was signed',
    ROOT_DIFFERS: 'signed root differs',
    HEAD_FORGED: 'head with a false signature',
    HEAD_OF_UNKNOWN_KEY: 'head signed by an unknown key',
    ERASED_TOO_EARLY: 'content erased before the end of its retention',
    PENDING_LINE_EDITED: 'line changed before it was chained; it holds what was found',
  },
  verdicts: {
    sound: 'The log is intact.',
    tampered: 'The log was TAMPERED WITH.',
    undetermined:
      'Nothing can be concluded: no head signed by a known key is kept outside the database (--heads, keys/audit.pem).',
  },
  lines: (from, to) => (from === to ? `line ${number(from)}` : `lines ${number(from)} to ${number(to)}`),
  counted: (lines, erased, provenTo) =>
    `${lineCount(lines)}, ${number(erased)} of them erased at their term; proven up to line ${number(provenTo)}.`,
  waiting: (lines) => `${lineCount(lines)} not chained yet.`,
  more: (faults) => `… and ${number(faults)} more.`,
  unreadableHeads: (lines) =>
    `Unreadable in the file of heads: ${lineCount(lines)}; one is usual after a crash.`,
  released: ({ caseNumber, accesses, holders }) =>
    `Case ${caseNumber}: ${number(accesses)} ${accesses === 1 ? 'access' : 'accesses'} to ${number(holders)} ${holders === 1 ? 'file' : 'files'} ${accesses === 1 ? 'is' : 'are'} now shown to ${holders === 1 ? 'its holder' : 'their holders'}, naming nobody.`,
  exported: (lines, path) => `${lineCount(lines)} written to ${path}.`,
}
