import * as z from 'zod'

/** Where a certificate stands in its life; it only ever goes forward. */
export type CertificateState =
  /** Published, so that verifiers know it; nothing is sealed with it yet. */
  | 'prepared'
  /** Seals or signs. */
  | 'active'
  /** Seals nothing more; what it sealed remains valid. */
  | 'retired'
  /** Everything it ever sealed is refused (D18). */
  | 'revoked'

/** The order of the states; a certificate never goes back. */
export const CERTIFICATE_STATES = ['prepared', 'active', 'retired', 'revoked'] as const

const common = {
  id: z.string().regex(/^[A-Z0-9]{4}$/),
  state: z.enum(CERTIFICATE_STATES),
  /** Since when it is in this state, where known. */
  since: z.iso.datetime().nullable().default(null),
  /** File or label of its private key, where that is not the usual one. */
  key: z
    .string()
    .regex(/^[^/\\]+$/)
    .nullable()
    .default(null),
}

/**
 * Form of one certificate in a manifest: a seal certificate has one type of document for life; one for lists signs the
 * documents withdrawn.
 */
export const certificateEntry = z.discriminatedUnion('use', [
  z.strictObject({ use: z.literal('seal'), documentType: z.enum(['AB', 'A1']), ...common }),
  z.strictObject({ use: z.literal('pdf'), ...common }),
  z.strictObject({ use: z.literal('list'), ...common }),
])

/** One certificate of a manifest: what it is for, and where it stands in its life. */
export type CertificateEntry = z.infer<typeof certificateEntry>
