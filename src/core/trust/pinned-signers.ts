/** A signer whose trust lists are believed: known by the exact bytes of its certificate. */
export interface PinnedSigner {
  /** Who publishes the list, for reports. */
  readonly name: string
  /** SHA-256 of the DER of its certificate, lower-case hexadecimal. */
  readonly fingerprintSha256: string
}

/** What else is known of a signer, for whoever compares certificates. */
interface DescribedSigner extends PinnedSigner {
  readonly commonName: string
  readonly serial: string
  readonly issuerSerialNumber: string
}

/**
 * Signers of the real trust list of 2D-Doc: 2021 to 2024 (list 18), 2024 to 2027 (list 22). All bear one common name;
 * the issuer is an authority of ANTS for services, told apart by the serial number in its subject.
 *
 * The fingerprint alone decides. The rest is there for whoever has to recognise a successor, which is then added
 * here, or handed in by who has checked it.
 */
export const ANTS_SIGNERS = [
  {
    name: 'ANTS',
    fingerprintSha256: 'b5feab4a3d165c04230e61fb41832c4bc1e59a0d26ffbc348bb77f62796e3968',
    commonName: 'ANTS CACHET 2DDOC',
    serial: '11219159e903cdd850d9c7073121b15104b9',
    issuerSerialNumber: '3',
  },
  {
    name: 'ANTS',
    fingerprintSha256: 'c290cb9e0ac1be84ecc514a2d657a493e05bff7a5372bab7dd12dccc8cf6e09d',
    commonName: 'ANTS CACHET 2DDOC',
    serial: '688c5bb8640615eb4bff9c78cc0ddd00208cefd9',
    issuerSerialNumber: '4',
  },
] as const satisfies readonly DescribedSigner[]

/** Tells whether a signer is one of those of the real list, compiled in here. */
export function isAntsSigner({ fingerprintSha256 }: PinnedSigner): boolean {
  return ANTS_SIGNERS.some((signer) => signer.fingerprintSha256 === fingerprintSha256)
}
