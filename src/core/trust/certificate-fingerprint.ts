import { hex } from './hex.ts'

/** Gives the SHA-256 of the DER of a certificate, or of a key, in lower-case hexadecimal. */
export async function certificateFingerprint(der: Uint8Array): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(der))))
}
