import { inBothLanguages } from '../language.ts'

/** Which fields of an identity disagree with a licence, and the words of the clerks' sign-in. */
export const SIGN_IN_FAULT_WORDS = inBothLanguages(
  {
    differs: (fields: string) => `Ce qui diffère : ${fields}.`,
    fields: {
      birthName: 'le nom de naissance',
      givenName: 'le premier prénom',
      furtherNames: 'les autres prénoms',
      birthDate: 'la date de naissance',
      gender: 'le sexe',
      birthPlace: 'le lieu de naissance',
    },
  },
  {
    differs: (fields: string) => `What differs: ${fields}.`,
    fields: {
      birthName: 'birth name',
      givenName: 'first given name',
      furtherNames: 'the other given names',
      birthDate: 'date of birth',
      gender: 'sex',
      birthPlace: 'place of birth',
    },
  },
)

/** What the sign-in page of clerks says. */
export const CLERK_SIGN_IN_WORDS = inBothLanguages(
  {
    title: 'Greffes : se connecter',
    lead: 'Pour contrôler et valider un relevé d’information intégral versé à une procédure.',
    whoTitle: 'Qui peut se connecter ?',
    who: 'Les agents des greffes, habilités nommément pour leur juridiction, avec un second facteur d’authentification. Toute consultation est enregistrée.',
    button: 'S’identifier avec ProConnect',
    simulator: 'simulateur',
    what: 'Qu’est-ce que ProConnect ?',
    others: 'Vous êtes employeur, assureur ou loueur ? Vérifiez une attestation sans vous connecter.',
    othersLink: 'Vérifier un document',
  },
  {
    title: 'Court registries: sign in',
    lead: 'To check and validate a full statement filed in proceedings.',
    whoTitle: 'Who may sign in?',
    who: 'Agents of court registries, habilitated by name for their court, with a second factor. Everything consulted is recorded.',
    button: 'Sign in with ProConnect',
    simulator: 'simulator',
    what: 'What is ProConnect?',
    others: 'Are you an employer, an insurer or a hirer? Verify an attestation without signing in.',
    othersLink: 'Verify a document',
  },
)
