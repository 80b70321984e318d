import type { WithdrawalReason } from '../core/documents/withdrawal-reason.ts'
import { frenchDay } from './french-dates.ts'

/** Why a document is withdrawn, and what `permis withdraw` says. */
const FR = {
  reasons: {
    'wrong-person': 'délivré à une autre personne que son titulaire',
    'wrong-content': 'contenu erroné',
    'fraudulent-request': 'obtenu par une demande frauduleuse',
    'licence-obtained-by-fraud': 'permis obtenu irrégulièrement ou par fraude',
    'decision-of-authority': 'décision d’une autorité',
  } satisfies Record<WithdrawalReason, string>,
  done: (id: string, kind: string, why: string) =>
    `Document ${id} (${kind}) retiré : ${why}.\nToute vérification qui connaît la liste le refuse désormais ; son titulaire est prévenu et ne peut plus le télécharger.\n`,
  repeated: (id: string, kind: string, why: string, day: string) =>
    `Document ${id} (${kind}) : déjà retiré le ${frenchDay(day)}, ${why}. Rien n’a été changé.\n`,
  published: (lists: string) => `Liste publiée : ${lists}\n`,
  list: (issuer: string, sequence: number) => `${issuer} nº ${sequence}`,
  unpublished:
    'Aucune liste n’est publiée, faute d’un certificat de signature de listes : ce service refuse le document, les autres vérificateurs ne le savent pas.',
  faulty:
    'La liste n’a pu être publiée maintenant : le document est retiré, et le service publiera la liste dès qu’il le pourra.',
}

type Wording = Omit<typeof FR, 'reasons'> & { readonly reasons: Readonly<Record<WithdrawalReason, string>> }

const EN: Wording = {
  reasons: {
    'wrong-person': 'issued to somebody else than its holder',
    'wrong-content': 'wrong content',
    'fraudulent-request': 'obtained by a fraudulent request',
    'licence-obtained-by-fraud': 'licence obtained irregularly or by fraud',
    'decision-of-authority': 'decision of an authority',
  },
  done: (id, kind, why) =>
    `Document ${id} (${kind}) withdrawn: ${why}.\nEvery verification that knows the list refuses it from now on; its holder is told and can no longer download it.\n`,
  repeated: (id, kind, why, day) =>
    `Document ${id} (${kind}): withdrawn already on ${day}, ${why}. Nothing was changed.\n`,
  published: (lists) => `List published: ${lists}\n`,
  list: (issuer, sequence) => `${issuer} no. ${sequence}`,
  unpublished:
    'No list is published, for want of a certificate for signing lists: this service refuses the document, other verifiers do not know.',
  faulty:
    'The list could not be published now: the document is withdrawn, and the service will publish the list as soon as it can.',
}

/** Gives the words of withdrawals in the language asked for; French unless it is English. */
export function withdrawalWords(language?: string): Wording {
  return language?.toLowerCase().startsWith('en') ? EN : FR
}
