/** The curves on which a seal may be signed; each fixes its hash (2D-Doc v3.2.6, section 3.5). */
export type CurveName = 'P-256' | 'P-384' | 'P-521'

/** Domain parameters of a named curve (FIPS 186-4, appendix D.1.2), big-endian hexadecimal, field size wide. */
export interface Curve {
  readonly name: CurveName
  readonly hash: 'SHA-256' | 'SHA-384' | 'SHA-512'
  /** Bytes of a coordinate; a signature has twice as many. */
  readonly size: number
  /** Object identifier of the named curve, DER content octets. */
  readonly oid: string
  readonly prime: string
  readonly a: string
  readonly b: string
  /** Base point without its form octet, x then y. */
  readonly generator: string
  readonly order: string
}

/** The three curves, with what verification needs of each. */
export const CURVES: readonly Curve[] = [
  {
    name: 'P-256',
    hash: 'SHA-256',
    size: 32,
    oid: '2a8648ce3d030107',
    prime: 'ffffffff00000001000000000000000000000000ffffffffffffffffffffffff',
    a: 'ffffffff00000001000000000000000000000000fffffffffffffffffffffffc',
    b: '5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b',
    generator:
      '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
      '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
    order: 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
  },
  {
    name: 'P-384',
    hash: 'SHA-384',
    size: 48,
    oid: '2b81040022',
    prime: 'fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff',
    a: 'fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000fffffffc',
    b: 'b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef',
    generator:
      'aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7' +
      '3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f',
    order: 'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
  },
  {
    name: 'P-521',
    hash: 'SHA-512',
    size: 66,
    oid: '2b81040023',
    prime:
      '01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' +
      'ffffffffffffffffffffffffffffffffffff',
    a:
      '01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' +
      'fffffffffffffffffffffffffffffffffffc',
    b:
      '0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1' +
      'bf073573df883d2c34f1ef451fd46b503f00',
    generator:
      '00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ff' +
      'a8de3348b3c1856a429bf97e7e31c2e5bd66011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17' +
      '273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650',
    order:
      '01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709' +
      'a5d03bb5c9b8899c47aebb6fb71e91386409',
  },
]
