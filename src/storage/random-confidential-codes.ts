import { randomBytes } from 'node:crypto'
import { confidentialCodeFrom } from '../core/licence/confidential-code.ts'
import type { NewConfidentialCodes } from '../service/ports.ts'

/** Draws confidential codes from the randomness of the system. */
export function randomConfidentialCodes(): NewConfidentialCodes {
  return {
    next: () => {
      for (;;) {
        const code = confidentialCodeFrom(randomBytes(32))
        if (code !== null) return code
      }
    },
  }
}
