import { errorSentence } from '../error-sentence.ts'
import type { ErrorWording } from '../errors/error-wording.ts'
import { inBothLanguages, type Language, unbreakable } from '../language.ts'

/** What the page of an error offers next. */
export const ERROR_PAGE_WORDS = inBothLanguages(
  {
    ways: {
      franceconnect: 'Réessayer avec FranceConnect',
      account: 'Utiliser un compte de ce service',
      proconnect: 'Réessayer avec ProConnect',
      signIn: 'Se connecter',
      link: 'Rattacher mon permis',
      driver: 'Mon espace',
      documents: 'Mes documents',
      requests: 'Écrire au service',
      trouble: 'Si FranceConnect ne marche pas',
      otherWays: 'Autres façons d’obtenir ses documents',
      verifier: 'Vérifier un document',
      home: 'Accueil',
      help: 'Aide',
    },
  },
  {
    ways: {
      franceconnect: 'Try again with FranceConnect',
      account: 'Use an account of this service',
      proconnect: 'Try again with ProConnect',
      signIn: 'Sign in',
      link: 'Link my licence',
      driver: 'My pages',
      documents: 'My documents',
      requests: 'Write to the service',
      trouble: 'If FranceConnect fails',
      otherWays: 'Other ways to obtain one’s documents',
      verifier: 'Verify a document',
      home: 'Home',
      help: 'Help',
    },
  },
)

const UNAVAILABLE = {
  fr: {
    title: 'Le service est momentanément indisponible',
    advice: 'Rien n’est perdu. Recommencez dans quelques minutes.',
  },
  en: {
    title: 'The service is not available for the moment',
    advice: 'Nothing is lost. Try again in a few minutes.',
  },
} as const

const NOT_SIGNED = {
  fr: {
    title: 'Les documents ne peuvent pas être signés pour l’instant',
    advice: 'Aucun document n’a été délivré. Recommencez plus tard.',
  },
  en: {
    title: 'Documents cannot be signed for the moment',
    advice: 'No document was issued. Try again later.',
  },
} as const

/** In place of sentences that are written for programs and commands. */
const FOR_PEOPLE = inBothLanguages(
  {
    ACCESS_REFUSED: {
      title: 'Ce document n’est pas délivré à ce titre',
      advice:
        'Le relevé d’information intégral n’est délivré qu’à son titulaire connecté par FranceConnect (C. route R225-6). Avec un compte, demandez une attestation (ADCS).',
    },
    DATABASE_LOCKED: UNAVAILABLE.fr,
    DATABASE_UNREACHABLE: UNAVAILABLE.fr,
    IDEMPOTENCY_IN_FLIGHT: {
      title: 'Cette demande est déjà en cours',
      advice: 'Attendez un instant, puis ouvrez « Mes documents » : le document y est peut-être déjà.',
    },
    REVOCATION_LIST_MISSING: NOT_SIGNED.fr,
    TIMESTAMP_REFUSED: NOT_SIGNED.fr,
    TIMESTAMP_UNAVAILABLE: NOT_SIGNED.fr,
    METHOD_NOT_ALLOWED: {
      title: 'Cette page ne s’ouvre pas ainsi',
      advice: 'Revenez à la page précédente et recommencez.',
    },
    NO_FILE: {
      title: 'Aucun document reçu',
      advice: 'Choisissez un fichier, ou collez le texte du code, puis recommencez.',
    },
    NOT_FOUND: {
      title: 'Cette page n’existe pas',
      advice: 'Vérifiez l’adresse, ou revenez à l’accueil.',
    },
    REQUEST_MALFORMED: {
      title: 'La demande n’a pas été comprise',
      advice: 'Revenez à la page précédente, vérifiez ce que vous avez saisi, puis recommencez.',
    },
    TOO_MANY_REQUESTS: {
      title: 'Trop de demandes en peu de temps',
      advice: 'Attendez une minute, puis recommencez.',
    },
  },
  {
    ACCESS_REFUSED: {
      title: 'This document is not issued on these grounds',
      advice:
        'The full statement is issued only to its holder signed in by FranceConnect (C. route R225-6). With an account, ask for an attestation (ADCS).',
    },
    DATABASE_LOCKED: UNAVAILABLE.en,
    DATABASE_UNREACHABLE: UNAVAILABLE.en,
    IDEMPOTENCY_IN_FLIGHT: {
      title: 'This request is already under way',
      advice: 'Wait for a moment, then open “My documents”: the document may be there already.',
    },
    REVOCATION_LIST_MISSING: NOT_SIGNED.en,
    TIMESTAMP_REFUSED: NOT_SIGNED.en,
    TIMESTAMP_UNAVAILABLE: NOT_SIGNED.en,
    METHOD_NOT_ALLOWED: {
      title: 'This page does not open in that way',
      advice: 'Go back to the page before and try again.',
    },
    NO_FILE: {
      title: 'No document received',
      advice: 'Choose a file, or paste the text of the code, then try again.',
    },
    NOT_FOUND: {
      title: 'This page does not exist',
      advice: 'Check the address, or go back to the home page.',
    },
    REQUEST_MALFORMED: {
      title: 'The request was not understood',
      advice: 'Go back to the page before, check what you entered, then try again.',
    },
    TOO_MANY_REQUESTS: {
      title: 'Too many requests in a short time',
      advice: 'Wait for a minute, then try again.',
    },
  },
)

/** Finds the sentences of a code as pages tell them: without the words of programs, commands and settings. */
export function pageErrorSentence(code: string, language: Language): ErrorWording {
  const own: Readonly<Record<string, ErrorWording>> = FOR_PEOPLE[language]
  const found = own[code] ?? errorSentence(code, language)
  return language === 'fr' ? unbreakable(found) : found
}
