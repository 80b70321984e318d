import type { Logger } from 'pino'
import type { AccountHttpPorts } from '../http/account/account-http-ports.ts'
import { askNewCode } from '../http/account/ask-new-code.ts'
import { logMailer } from '../mail/log-mailer.ts'
import { smtpMailer } from '../mail/smtp-mailer.ts'
import type { Mailer } from '../service/account/account-ports.ts'
import { scryptHasher } from '../service/account/scrypt-hasher.ts'
import type { Settings } from '../settings.ts'
import { databaseAccountLinks } from '../storage/database/database-account-links.ts'
import { databaseAccounts } from '../storage/database/database-accounts.ts'
import { databaseAttempts } from '../storage/database/database-attempts.ts'
import { databaseFranceConnectLinks } from '../storage/database/database-franceconnect-links.ts'
import { databaseHolderNotices } from '../storage/database/database-holder-notices.ts'
import type { Registry } from '../storage/database/open-registry.ts'

/** Accounts of this service, for `accountRoutes`, and what has to be waited for at the end. */
export interface AccountParts {
  readonly ports: AccountHttpPorts
  /** Waits for the mails taken; before the database is closed. */
  close(): Promise<void>
}

/** Joins accounts over the registry; mail goes out by SMTP where it is set, else, in demonstration, to the log. */
export function accountParts(
  { mail, production }: Pick<Settings, 'mail' | 'production'>,
  publicUrl: string,
  { db, keys, audit, records, codes, atomically }: Registry,
  log: Logger,
): AccountParts {
  const { mailer, settle } = openMailer(mail, production, log)
  const ports: AccountHttpPorts = {
    ...{ publicUrl, audit, records, codes, atomically, mailer },
    accounts: databaseAccounts(db, keys),
    links: databaseAccountLinks(db, keys, { registryCodesSeenElsewhere: production }),
    hasher: scryptHasher(),
    attempts: databaseAttempts(db, keys),
    deviceKey: keys.derive('account device'),
    askNewCode,
    notices: databaseHolderNotices(db, keys),
    identities: databaseFranceConnectLinks(db, keys),
    mailIsLogged: mail === null,
    now: () => new Date(),
  }
  return { ports, close: settle }
}

function openMailer(
  mail: Settings['mail'],
  production: boolean,
  log: Logger,
): { readonly mailer: Mailer; readonly settle: () => Promise<void> } {
  if (mail === null)
    return {
      mailer: logMailer({ warn: (line) => log.warn(line) }, { production }),
      settle: async () => {},
    }
  const mailer = smtpMailer(mail, (failure) => log.error({ ...failure }, 'mail not sent'))
  return { mailer, settle: () => mailer.settle() }
}
