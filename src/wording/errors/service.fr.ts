import type { ErrorCode } from '../../error-code.ts'
import type { ErrorWording } from './error-wording.ts'

/** Sentences for the error codes of commands and the service, in French. */
export const SERVICE_ERRORS_FR = {
  // commandes et service
  USAGE: { title: 'Commande mal écrite', advice: 'Lancez « permis --help ».' },
  INPUT_MISSING: { title: 'Le fichier à lire est introuvable', advice: 'Vérifiez son nom et vos droits.' },
  CANNOT_WRITE: {
    title: 'Le fichier ne peut être écrit',
    advice: 'Vérifiez le dossier et vos droits ; rien n’a été laissé à moitié.',
  },
  FILE_EXISTS: {
    title: 'Un fichier est déjà là',
    advice: 'Rien n’a été délivré ni écrit. Donnez un autre nom, ou --force pour le remplacer.',
  },
  CONFIGURATION: { title: 'La configuration est fautive', advice: 'Corrigez chaque réglage nommé.' },
  PORT_TAKEN: { title: 'Le port est déjà pris', advice: 'Choisissez-en un autre : PORT=3001 npm start.' },
  INTERNAL: {
    title: 'Le service a rencontré une erreur',
    advice: 'La faute est la nôtre ; recommencez plus tard.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorWording>>
