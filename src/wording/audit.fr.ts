import type { AuditAction, AuditOutcome } from '../core/audit/audit-entry.ts'
import type { AuditFaultReason } from '../core/audit/audit-fault.ts'

/** A case released, in numbers. */
export interface ReleasedCase {
  readonly caseNumber: string
  readonly accesses: number
  readonly holders: number
}

/** What is said of the audit, to holders and to operators. */
export interface AuditWording {
  /** Who did it, as its holder is told. */
  readonly by: Readonly<Record<'holder' | 'authority' | 'unknown', string>>
  readonly actions: Readonly<Record<AuditAction, string>>
  readonly outcomes: Readonly<Record<AuditOutcome, string>>
  readonly faults: Readonly<Record<AuditFaultReason, string>>
  readonly verdicts: Readonly<Record<'sound' | 'tampered' | 'undetermined', string>>
  readonly lines: (from: number, to: number) => string
  readonly counted: (lines: number, erased: number, provenTo: number) => string
  readonly waiting: (lines: number) => string
  readonly more: (faults: number) => string
  readonly unreadableHeads: (lines: number) => string
  readonly released: (released: ReleasedCase) => string
  readonly exported: (lines: number, path: string) => string
}

const number = (value: number) => value.toLocaleString('fr-FR')
const several = (count: number, one: string, many: string) => `${number(count)} ${count < 2 ? one : many}`

/** Sentences about the audit, in French. */
export const AUDIT_WORDING_FR: AuditWording = {
  by: {
    holder: 'vous',
    authority: 'autorité judiciaire ou administrative',
    unknown: 'une personne non identifiée',
  },
  actions: {
    issue: 'délivrance d’un document',
    'read-points': 'consultation des points',
    'read-licence': 'consultation du dossier',
    'read-document': 'lecture d’un document délivré',
    'read-letter': 'lecture d’un courrier',
    'renew-code': 'renouvellement du code confidentiel',
    withdraw: 'retrait d’un document',
    'sign-in': 'connexion',
    'sign-out': 'déconnexion',
    'create-account': 'création d’un compte',
    'change-account': 'modification du compte',
    'close-account': 'fermeture du compte',
    'link-licence': 'rattachement du permis',
    'cut-link': 'fin du rattachement du permis',
    'validate-document': 'validation d’un document',
    habilitate: 'habilitation d’un agent',
    'revoke-habilitation': 'fin de l’habilitation d’un agent',
    'import-records': 'mise à jour du registre',
    'open-request': 'ouverture d’une demande',
    'answer-request': 'réponse à une demande',
    'read-requests': 'lecture des demandes en attente',
    'consult-trace': 'lecture de cette page',
    'release-case': 'levée du délai d’une procédure',
    'export-audit': 'export du journal',
    'erase-audit': 'effacement au terme de la conservation',
    alert: 'alerte',
  },
  outcomes: { granted: 'fait', refused: 'refusé', failed: 'non abouti' },
  faults: {
    LINE_EDITED: 'contenu modifié',
    COLUMNS_EDITED: 'date ou action modifiée',
    NEPH_HASH_DIFFERS: 'ligne détachée du dossier qu’elle concerne',
    CHAIN_BROKEN: 'chaîne rompue : ligne modifiée, insérée ou déplacée, ici ou juste avant',
    LINE_MISSING: 'suppression',
    LINE_OUT_OF_ORDER: 'ligne répétée ou hors de son ordre',
    TAIL_CUT_OFF: 'fin du journal coupée',
    TAIL_UNSIGNED: 'lignes ajoutées sans signature',
    HISTORY_REWRITTEN: 'chaîne récrite : elle n’est plus celle qui fut signée',
    ROOT_DIFFERS: 'racine signée différente',
    HEAD_FORGED: 'tête dont la signature est fausse',
    HEAD_OF_UNKNOWN_KEY: 'tête signée par une clé inconnue',
    ERASED_TOO_EARLY: 'contenu effacé avant le terme de sa conservation',
    PENDING_LINE_EDITED: 'ligne modifiée avant d’être enchaînée ; elle contient ce qui fut trouvé',
  },
  verdicts: {
    sound: 'Journal intact.',
    tampered: 'Journal ALTÉRÉ.',
    undetermined:
      'On ne peut conclure : aucune tête signée par une clé connue n’est conservée hors de la base (--heads, keys/audit.pem).',
  },
  lines: (from, to) => (from === to ? `ligne ${number(from)}` : `lignes ${number(from)} à ${number(to)}`),
  counted: (lines, erased, provenTo) =>
    `${several(lines, 'ligne', 'lignes')}, dont ${several(erased, 'effacée', 'effacées')} au terme de leur conservation ; prouvé jusqu’à la ligne ${number(provenTo)}.`,
  waiting: (lines) => `${several(lines, 'ligne attend', 'lignes attendent')} de rejoindre la chaîne.`,
  more: (faults) => `… et ${several(faults, 'autre', 'autres')}.`,
  unreadableHeads: (lines) =>
    `${several(lines, 'ligne illisible', 'lignes illisibles')} dans le fichier des têtes ; une seule est habituelle après un arrêt brutal.`,
  released: ({ caseNumber, accesses, holders }) =>
    `Procédure ${caseNumber} : ${several(accesses, 'consultation', 'consultations')} de ${several(holders, 'dossier', 'dossiers')} ${accesses < 2 ? 'apparaît' : 'apparaissent'} désormais ${holders < 2 ? 'à son titulaire' : 'à leurs titulaires'}, sans nommer personne.`,
  exported: (lines, path) => `${several(lines, 'ligne écrite', 'lignes écrites')} dans ${path}.`,
}
