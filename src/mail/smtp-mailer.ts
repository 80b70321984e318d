import { createTransport } from 'nodemailer'
import type { Mailer, MailValues } from '../service/account/account-ports.ts'
import { accountMail } from '../wording/account-mails.ts'

/** Where mail goes out. */
export interface MailSettings {
  /** `smtps://user:password@host:465`, or `smtp://host:587` with STARTTLS. */
  readonly smtpUrl: string
  readonly from: string
}

/** Why a mail did not go out: the kind of mail and of failure, never the address or the code. */
export interface MailFailure {
  readonly kind: keyof MailValues
  readonly cause: string
}

/** A mailer that works in the background. */
export interface BackgroundMailer extends Mailer {
  /** Waits until what was taken is sent, or failed; to be called before the service ends. */
  settle(): Promise<void>
}

/**
 * Sends mail by SMTP, in the background: whoever asks must not learn from the time or a failure whether an address
 * has an account. Encryption is demanded; certificates are checked. A failure is told to the log alone.
 */
export function smtpMailer(
  { smtpUrl, from }: MailSettings,
  tellFailure: (failure: MailFailure) => void,
): BackgroundMailer {
  const transport = createTransport(
    { url: smtpUrl, pool: true, maxConnections: 2, requireTLS: !isLocal(smtpUrl), ...PATIENCE },
    { from },
  )
  const underway = new Set<Promise<void>>()
  return {
    async send(to, kind, values) {
      const { subject, text } = accountMail(kind, 'code' in values ? values.code : '')
      const sending: Promise<void> = transport
        .sendMail({
          to: { name: '', address: to },
          subject,
          text,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        .then(
          () => {},
          (error: unknown) => tellFailure({ kind, cause: causeOf(error) }),
        )
        .finally(() => underway.delete(sending))
      underway.add(sending)
    },
    async settle() {
      await Promise.all(underway)
      transport.close()
    },
  }
}

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** A relay on this very machine is reached without a network. */
function isLocal(smtpUrl: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(smtpUrl).hostname)
}

function causeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
}
