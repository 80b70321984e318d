import type { ErrorCode } from '../../error-code.ts'
import type { ErrorWording } from './error-wording.ts'

/** Sentences for the error codes of commands and the service, in English. */
export const SERVICE_ERRORS_EN = {
  // commands and service
  USAGE: { title: 'The command is not well written', advice: 'Run “permis --help”.' },
  INPUT_MISSING: { title: 'The file to read cannot be found', advice: 'Check its name and your rights.' },
  CANNOT_WRITE: {
    title: 'The file cannot be written',
    advice: 'Check the folder and your rights; nothing was left half-written.',
  },
  FILE_EXISTS: {
    title: 'There is a file already',
    advice: 'Nothing was issued or written. Give another name, or --force to replace it.',
  },
  CONFIGURATION: { title: 'The configuration is faulty', advice: 'Correct each setting named.' },
  PORT_TAKEN: { title: 'The port is already taken', advice: 'Choose another: PORT=3001 npm start.' },
  INTERNAL: {
    title: 'The service met an error',
    advice: 'The fault is ours; try again later.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorWording>>
