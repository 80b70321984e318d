import type { SettingReader } from './read-setting.ts'

/** How the service is reached, and how it reaches people. */
export interface ServiceSettings {
  readonly host: string
  readonly port: number
  /** Address under which browsers know the service, without a last slash; null follows host and port. */
  readonly publicUrl: string | null
  /** How many proxies in front are believed when they name the client; 0 for none, null where nobody said. */
  readonly trustProxy: number | null
  /** What a reader of `/metrics` must show; null serves them to this machine alone. */
  readonly metricsToken: string | null
  /** Days after which holders see that an authority consulted their file; null leaves it to the service. */
  readonly authorityTraceDays: number | null
  /** Where mail goes out; null writes it to the log, in demonstration. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
}

/** Reads `HOST`, `PORT`, `PUBLIC_URL`, `TRUST_PROXY`, `METRICS_TOKEN`, `AUTHORITY_TRACE_DAYS`, `SMTP_URL` and `MAIL_FROM`. */
export function readServiceSettings(read: SettingReader): ServiceSettings {
  return {
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.whole('PORT', { least: 0, most: 65_535, otherwise: 3000 }),
    publicUrl: read.url('PUBLIC_URL'),
    trustProxy:
      read.text('TRUST_PROXY') === null
        ? null
        : read.whole('TRUST_PROXY', { least: 0, most: 9, otherwise: 0 }),
    metricsToken: read.secret('METRICS_TOKEN'),
    authorityTraceDays:
      read.text('AUTHORITY_TRACE_DAYS') === null
        ? null
        : read.whole('AUTHORITY_TRACE_DAYS', { least: 0, most: 3_650, otherwise: 0 }),
    mail: readMail(read),
  }
}

function readMail(read: SettingReader): ServiceSettings['mail'] {
  const [smtpUrl, from] = [read.secret('SMTP_URL'), read.text('MAIL_FROM')]
  if (smtpUrl === null && from === null) return null
  if (smtpUrl === null) {
    if (read.text('SMTP_URL_FILE') === null) read.refuse('SMTP_URL', 'mail-incomplete')
    return null
  }
  if (!/^smtps?:\/\//.test(smtpUrl)) {
    read.refuse('SMTP_URL', 'no-smtp-address')
    return null
  }
  if (from === null || !/^[^\s@]+@[^\s@]+$/.test(from)) {
    read.refuse('MAIL_FROM', 'no-mail-address')
    return null
  }
  return { smtpUrl, from }
}
