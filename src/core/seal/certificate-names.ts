/**
 * Gives the names under which the certificate of a header may be known.
 *
 * The binary form has room for five hexadecimal characters where certificates are named by four: a leading zero may
 * be no more than padding. The specification is silent; the signature tells which certificate is meant.
 */
export function certificateNames(certificateId: string): readonly string[] {
  const padded = certificateId.length === 5 && certificateId.startsWith('0')
  return padded ? [certificateId, certificateId.slice(1)] : [certificateId]
}
