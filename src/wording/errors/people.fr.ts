import type { ErrorCode } from '../../error-code.ts'
import type { ErrorWording } from './error-wording.ts'

/** Sentences for the error codes of signing in and accounts, in French. */
export const PEOPLE_ERRORS_FR = {
  // connexion
  TOKEN_REQUIRED: {
    title: 'Réservé à l’exploitant',
    advice: 'Présentez le jeton METRICS_TOKEN, ou demandez depuis la machine elle-même.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Trop de demandes en peu de temps',
    advice: 'Attendez le nombre de secondes que dit l’en-tête Retry-After, puis recommencez.',
  },
  TOO_MANY_HOLDER_REQUESTS: {
    title: 'Vous avez déjà envoyé beaucoup de demandes',
    advice:
      'Dix demandes au plus peuvent attendre une réponse, et dix être envoyées en un jour. Celle-ci n’a pas été envoyée : attendez les réponses, ou écrivez demain.',
  },
  OPERATOR_KEY_REQUIRED: {
    title: 'Il faut la clé d’un exploitant',
    advice: 'Envoyez-la dans l’en-tête Authorization: Bearer, nulle part ailleurs.',
  },
  OPERATOR_KEY_REFUSED: {
    title: 'Cette clé n’est pas d’ici',
    advice: 'Vérifiez-la, ou demandez-en une à l’exploitant (permis operator-key grant).',
  },
  OPERATOR_KEY_NOT_IN_FORCE: {
    title: 'Cette clé a été retirée, ou son dernier jour est passé',
    advice: 'Demandez-en une autre à l’exploitant (permis operator-key grant).',
  },
  OPERATOR_KEY_UNKNOWN: {
    title: 'Aucune clé en cours ne porte cet identifiant',
    advice: 'Relevez-le dans « permis operator-key list » ; elle a peut-être déjà été retirée.',
  },
  DOCUMENT_UNKNOWN: {
    title: 'Le registre n’a aucun document sous cet identifiant',
    advice: 'Relevez-le sur le document : seize caractères, « Référence », sans les tirets.',
  },
  DOCUMENT_WITHDRAWN: {
    title: 'Ce document a été retiré',
    advice:
      'Son émetteur l’a retiré : il n’est plus donné, et qui le vérifie voit qu’il ne vaut plus rien. « Mes documents » en dit le motif, et la suite.',
  },
  SIGN_IN_REQUIRED: { title: 'Il faut être connecté', advice: 'Connectez-vous, puis recommencez.' },
  SIGN_IN_CANCELLED: {
    title: 'La connexion a été interrompue',
    advice:
      'Rien n’a été transmis. Recommencez quand vous voulez ; si un compte de FranceConnect échoue, essayez-en un autre.',
  },
  SIGN_IN_EXPIRED: {
    title: 'Cette connexion n’est plus en cours',
    advice:
      'Elle a été trop longue, a déjà servi, ou a commencé dans un autre navigateur. Recommencez depuis la page de connexion, sans revenir en arrière.',
  },
  SIGN_IN_REFUSED: {
    title: 'La réponse du fournisseur d’identité est refusée',
    advice:
      'Recommencez depuis la page de connexion ; si le refus persiste, essayez un autre compte et signalez-le à l’exploitant.',
  },
  PROVIDER_UNAVAILABLE: {
    title: 'Le fournisseur d’identité ne répond pas',
    advice:
      'Recommencez dans quelques minutes, ou choisissez un autre fournisseur (FranceConnect en propose plusieurs).',
  },
  ASSURANCE_TOO_LOW: {
    title: 'Le niveau de garantie de cette connexion est trop faible',
    advice: 'Choisissez dans FranceConnect un autre fournisseur d’identité, d’un niveau plus élevé.',
  },
  SECOND_FACTOR_MISSING: {
    title: 'Le second facteur d’authentification manque',
    advice: 'Activez le second facteur auprès de votre fournisseur d’identité, puis recommencez.',
  },
  IDENTITY_INCOMPLETE: {
    title: 'L’identité transmise est incomplète',
    advice: 'Essayez un autre fournisseur d’identité ; à défaut, utilisez un compte de ce service.',
  },
  LINK_REFUSED: {
    title: 'Ce numéro et cette identité ne vont pas ensemble',
    advice:
      'Relisez le numéro NEPH. Le nom de naissance, le premier prénom et la date de naissance doivent être ceux du permis : s’ils ont changé ou sont mal inscrits, faites corriger le permis auprès de la préfecture, ou utilisez un compte de ce service avec le code confidentiel.',
  },
  LINK_NEAR_MISS: {
    title: 'L’identité transmise diffère un peu de celle du permis',
    advice:
      'Les prénoms sont ceux de l’état civil, dans leur ordre, pas le prénom d’usage. Faites corriger le champ nommé, à l’état civil ou auprès de la préfecture ; en attendant, un compte de ce service, avec le code confidentiel, donne l’attestation et le solde.',
  },
  LICENCE_LINKED_ELSEWHERE: {
    title: 'Ce permis est déjà rattaché à une autre identité FranceConnect',
    advice:
      'Rien n’a changé. Reconnectez-vous avec cette identité et coupez son rattachement, ou saisissez le code confidentiel du permis.',
  },
  LICENCE_CODE_REFUSED: {
    title: 'Ce code n’est pas celui du permis, ou il a déjà servi',
    advice:
      'Relisez la dernière lettre reçue : un nouveau code annule le précédent, et un code ne sert qu’une fois.',
  },
  TOO_MANY_ATTEMPTS: { title: 'Trop d’essais', advice: 'Attendez une heure, puis recommencez.' },
  // comptes
  EMAIL_MALFORMED: {
    title: 'Cette adresse e-mail ne peut pas exister',
    advice: 'Écrivez-la en entier, par exemple nom@exemple.fr, sans espace ni accent.',
  },
  PASSWORD_TOO_SHORT: {
    title: 'Le mot de passe est trop court',
    advice: 'Choisissez-en un de douze caractères au moins : quelques mots suffisent.',
  },
  PASSWORD_TOO_LONG: {
    title: 'Le mot de passe est trop long',
    advice: 'Choisissez-en un de deux cents caractères au plus.',
  },
  PASSWORD_TOO_COMMON: {
    title: 'Ce mot de passe est parmi les premiers essayés',
    advice: 'Choisissez quelques mots sans rapport entre eux, ou laissez votre gestionnaire en tirer un.',
  },
  PASSWORD_IS_EMAIL: {
    title: 'Le mot de passe reprend l’adresse e-mail',
    advice: 'Choisissez quelques mots qui ne figurent pas dans l’adresse.',
  },
  PASSWORDS_DIFFER: {
    title: 'Les deux saisies du mot de passe diffèrent',
    advice: 'Saisissez deux fois le même mot de passe.',
  },
  PASSWORD_WRONG: {
    title: 'Le mot de passe actuel n’est pas celui-là',
    advice: 'Saisissez le mot de passe avec lequel vous vous connectez.',
  },
  ACCOUNT_SIGN_IN_FAILED: {
    title: 'Adresse ou mot de passe inexact, ou adresse non vérifiée',
    advice:
      'Vérifiez l’adresse et le mot de passe. Si le compte vient d’être créé, saisissez d’abord le code reçu. Un mot de passe oublié se remplace par un code envoyé à l’adresse.',
  },
  ACCOUNT_CODE_REFUSED: {
    title: 'Le code, l’adresse ou le mot de passe n’est pas le bon',
    advice:
      'Le code vaut quinze minutes et une seule fois, et cinq essais par quart d’heure ; seul le dernier envoyé compte. Vérifiez les champs, ou demandez un autre code.',
  },
  NEPH_ENTRIES_DIFFER: {
    title: 'Les deux saisies du numéro NEPH diffèrent',
    advice: 'Saisissez deux fois le même numéro, tel qu’il est sur le permis.',
  },
  BIRTH_DATE_MALFORMED: {
    title: 'La date de naissance ne se lit pas',
    advice: 'Écrivez-la jj/mm/aaaa, par exemple 09/04/1988 ; 00 pour un jour ou un mois inconnu.',
  },
  CODE_LINK_REFUSED: {
    title: 'Le numéro, le code, le nom et la date ne vont pas ensemble',
    advice:
      'Relisez chaque champ. Un code ne sert qu’une fois : s’il a déjà servi, ou si vous ne l’avez plus, demandez-en un nouveau, envoyé à votre adresse ; ou connectez-vous par FranceConnect.',
  },
  ACCOUNTS_BUSY: {
    title: 'Trop de connexions à la fois',
    advice: 'Recommencez dans quelques secondes.',
  },
  SERVICE_NOT_ALLOWED: {
    title: 'Votre service n’est pas admis ici',
    advice:
      'Seuls les greffes enregistrés le sont. Demandez à votre juridiction de se faire enregistrer auprès de l’exploitant.',
  },
  AGENT_PROVIDER_NOT_ALLOWED: {
    title: 'Votre fournisseur d’identité n’est pas admis ici',
    advice: 'Connectez-vous avec celui de votre juridiction.',
  },
  HABILITATION_MISSING: {
    title: 'Vous n’êtes pas habilité pour ce service',
    advice: 'L’habilitation est personnelle : demandez-la au responsable de votre juridiction.',
  },
  HABILITATION_NOT_IN_FORCE: {
    title: 'Votre habilitation n’est pas en vigueur aujourd’hui',
    advice: 'Demandez son renouvellement au responsable de votre juridiction.',
  },
  HABILITATION_OVERLAPS: {
    title: 'Cet agent a déjà une habilitation pour une partie de ces jours',
    advice: 'Retirez-la d’abord (permis habilitation list, puis revoke), ou choisissez d’autres dates.',
  },
  HABILITATION_UNKNOWN: {
    title: 'Aucune habilitation en cours ne porte cet identifiant',
    advice: 'Relevez-le dans « permis habilitation list » ; elle a peut-être déjà été retirée.',
  },
  CASE_NUMBER_MISSING: {
    title: 'Le numéro d’affaire manque',
    advice: 'Indiquez le numéro de la procédure dans laquelle le document est produit.',
  },
  CASE_NUMBER_MALFORMED: {
    title: 'Ce n’est pas un numéro d’affaire',
    advice:
      'Écrivez-le comme sur le dossier, par exemple 24/01234, RG 24/01234 ou 24PA01234 : des chiffres, quatre lettres de suite au plus, et aucun nom.',
  },
  CASE_UNKNOWN: {
    title: 'Aucune consultation de cette juridiction ne porte ce numéro d’affaire',
    advice:
      'Rien n’a été montré aux titulaires. Vérifiez le numéro et le SIRET, tels que l’agent les a donnés ; une consultation effacée au terme de sa conservation ne se montre plus.',
  },
  LINK_UNKNOWN: {
    title: 'Aucune identité FranceConnect n’est rattachée à ce permis',
    advice: 'Rien n’a changé. Vérifiez le numéro NEPH ; le rattachement est peut-être déjà coupé.',
  },
  PURPOSE_MISSING: {
    title: 'Le motif manque',
    advice: 'Choisissez dans la liste celui pour lequel le document est produit.',
  },
  PURPOSE_NOT_ALLOWED: {
    title: 'Ce motif n’est pas ouvert à votre juridiction',
    advice:
      'La procédure pénale est le motif des juridictions judiciaires, le recours contre un retrait de points celui des juridictions administratives (C. route R225-4 I 2°).',
  },
  DRIVERS_ONLY: {
    title: 'Cette page est réservée aux conducteurs',
    advice: 'Déconnectez-vous, puis connectez-vous comme conducteur.',
  },
  CLERKS_ONLY: {
    title: 'Cette page est réservée aux greffes',
    advice: 'Déconnectez-vous, puis connectez-vous avec ProConnect.',
  },
  LICENCE_NOT_LINKED: {
    title: 'Aucun permis n’est rattaché à cette connexion',
    advice: 'Rattachez votre permis par son numéro NEPH, puis recommencez.',
  },
  FORM_REFUSED: {
    title: 'Le formulaire n’est pas reconnu',
    advice: 'Ouvrez de nouveau la page et recommencez : la session a peut-être changé.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorWording>>
