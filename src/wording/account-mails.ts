import { unbreakable } from './language.ts'

/** A mail in both languages: whoever reads it may not have been on the site in either. */
interface MailWords {
  readonly subject: string
  readonly fr: (code: string) => readonly string[]
  readonly en: (code: string) => readonly string[]
}

const NOT_YOU_FR =
  'Si vous n’avez rien demandé, ne faites rien : sans ce code, personne n’obtient l’accès. Nous ne demandons jamais un code par téléphone ni par message.'
const NOT_YOU_EN =
  'If you asked for nothing, do nothing: without this code nobody gets in. We never ask for a code by telephone or message.'

/** What is written to the address of an account; no mail bears a link, so that none teaches people to follow links. */
export const ACCOUNT_MAILS = unbreakable({
  'verify-address': {
    subject: 'Votre code de vérification',
    fr: (code) => [
      `Code à saisir sur la page « Vérifier mon adresse » : ${code}`,
      'Il vaut quinze minutes.',
      NOT_YOU_FR,
    ],
    en: (code) => [
      `Code to enter on the page “Verify my address”: ${code}`,
      'It is good for fifteen minutes.',
      NOT_YOU_EN,
    ],
  },
  'account-exists': {
    subject: 'Vous avez déjà un compte',
    fr: () => [
      'Quelqu’un a demandé un compte pour cette adresse, qui en a déjà un.',
      'Si c’est vous, connectez-vous ; la page de connexion permet de choisir un autre mot de passe. Sinon, ne faites rien.',
    ],
    en: () => [
      'Somebody asked for an account for this address, which has one already.',
      'If it was you, sign in; the sign-in page lets you choose another password. If not, do nothing.',
    ],
  },
  'reset-password': {
    subject: 'Votre code pour choisir un autre mot de passe',
    fr: (code) => [
      `Code à saisir sur la page « Choisir un autre mot de passe » : ${code}`,
      'Il vaut quinze minutes.',
      NOT_YOU_FR,
    ],
    en: (code) => [
      `Code to enter on the page “Choose another password”: ${code}`,
      'It is good for fifteen minutes.',
      NOT_YOU_EN,
    ],
  },
  'password-changed': {
    subject: 'Votre mot de passe a changé',
    fr: () => [
      'Le mot de passe de votre compte vient de changer ; toutes les connexions ont été fermées.',
      'Si ce n’est pas vous, choisissez-en un autre depuis la page de connexion, et changez celui de votre messagerie.',
    ],
    en: () => [
      'The password of your account has just changed; every session was closed.',
      'If it was not you, choose another one from the sign-in page, and change that of your mailbox.',
    ],
  },
  'link-asked': {
    subject: 'Un rattachement de permis est demandé',
    fr: () => [
      'Le code confidentiel d’un permis vient d’être saisi pour le rattacher à un compte. Ce code ne sert plus.',
      'Le rattachement attend : selon le cas, le titulaire l’accepte après s’être connecté par FranceConnect, ou saisit le nouveau code envoyé par la poste à son adresse.',
    ],
    en: () => [
      'The confidential code of a licence was just entered to link it to an account. That code serves no more.',
      'The link is waiting: depending on the case its holder accepts it after signing in with FranceConnect, or enters the new code sent to the registered address by post.',
    ],
  },
  'licence-linked': {
    subject: 'Un permis est rattaché',
    fr: () => [
      'Un permis vient d’être rattaché à un compte de ce service.',
      'Le titulaire voit les comptes rattachés, et peut couper un rattachement, après s’être connecté par FranceConnect.',
    ],
    en: () => [
      'A licence has just been linked to an account of this service.',
      'Its holder sees the accounts linked, and can cut a link, after signing in with FranceConnect.',
    ],
  },
  'link-cut': {
    subject: 'Un rattachement de permis est coupé',
    fr: () => ['Le permis n’est plus rattaché à votre compte ; toutes les connexions ont été fermées.'],
    en: () => ['The licence is no longer linked to your account; every session was closed.'],
  },
} as const satisfies Readonly<Record<string, MailWords>>)

/** Writes a mail: French, then English. */
export function accountMail(kind: keyof typeof ACCOUNT_MAILS, code: string) {
  const { subject, fr, en } = ACCOUNT_MAILS[kind]
  const text = [...fr(code), '— — —', ...en(code)].join('\n\n')
  return { subject, text: `${text}\n` }
}
