import { createHmac, createPrivateKey, randomBytes } from 'node:crypto'
import forge from 'node-forge'

/**
 * Makes a PKCS#12 file (RFC 7292) of an EC or RSA key, its certificate and the certificates above it.
 *
 * The key is encrypted with AES-256 (PBES2), the certificates are not: they are public. node-forge writes RSA files
 * only, so the envelope is put together here; what it derives from the password is still node-forge's.
 */
export function makePkcs12(
  privateKey: Uint8Array,
  certificates: readonly Uint8Array[],
  password: string,
): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const encrypted = key.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: password })
  // The same local key id on both joins the key to its certificate among the others.
  const joined = set(sequence(oid('1.2.840.113549.1.9.21'), set(octets(Uint8Array.of(1)))))
  const certificateBags = certificates.map((certificate, index) =>
    sequence(
      oid('1.2.840.113549.1.12.10.1.3'),
      context0(sequence(oid('1.2.840.113549.1.9.22.1'), context0(octets(certificate)))),
      ...(index === 0 ? [joined] : []),
    ),
  )
  const keyBag = sequence(oid('1.2.840.113549.1.12.10.1.2'), context0(encrypted), joined)
  const safe = sequence(data(sequence(...certificateBags)), data(sequence(keyBag)))
  return sequence(der(0x02, Uint8Array.of(3)), data(safe), macOf(safe, password))
}

const MAC_ITERATIONS = 2048

function macOf(safe: Uint8Array, password: string): Uint8Array {
  const salt = randomBytes(16)
  const saltBuffer = forge.util.createBuffer(salt.toString('binary'))
  const key = forge.pkcs12.generateKey(password, saltBuffer, 3, MAC_ITERATIONS, 32, forge.md.sha256.create())
  const digest = createHmac('sha256', Buffer.from(key.getBytes(), 'binary')).update(safe).digest()
  const algorithm = sequence(oid('2.16.840.1.101.3.4.2.1'), der(0x05))
  const iterations = der(0x02, Uint8Array.of(MAC_ITERATIONS >> 8, MAC_ITERATIONS & 0xff))
  return sequence(sequence(algorithm, octets(digest)), octets(salt), iterations)
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts)
const octets = (bytes: Uint8Array) => der(0x04, bytes)
const context0 = (bytes: Uint8Array) => der(0xa0, bytes)
const oid = (dotted: string) => der(0x06, Buffer.from(forge.asn1.oidToDer(dotted).getBytes(), 'binary'))
/** ContentInfo of type data. */
const data = (content: Uint8Array) => sequence(oid('1.2.840.113549.1.7.1'), context0(octets(content)))

function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  const length = content.length
  const header =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : length < 0x10000
          ? [0x82, length >> 8, length & 0xff]
          : [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff]
  return Buffer.concat([Uint8Array.of(tag, ...header), content])
}
