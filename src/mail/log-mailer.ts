import { maskEmailAddress } from '../core/account/email-address.ts'
import type { Mailer } from '../service/account/account-ports.ts'

/** Where a line is written that people see. */
export interface VisibleLog {
  warn(message: string): void
}

/**
 * Writes codes to the log instead of mailing them: for the demonstration alone, whose people are fictitious.
 *
 * @throws {TypeError} when made in production, where codes never stand in a log
 */
export function logMailer(log: VisibleLog, { production }: { readonly production: boolean }): Mailer {
  if (production) throw new TypeError('production sends mail: SMTP_URL and MAIL_FROM are missing')
  return {
    async send(to, kind, values) {
      const code = 'code' in values ? `, code ${values.code}` : ''
      log.warn(`demonstration, mail not sent to ${maskEmailAddress(to)}: ${kind}${code}`)
    },
  }
}
