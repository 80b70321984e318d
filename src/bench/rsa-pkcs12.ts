import { generateKeyPairSync, randomBytes } from 'node:crypto'
import forge from 'node-forge'

/** A PKCS#12 file and its password. */
export interface Pkcs12File {
  readonly bytes: Uint8Array
  readonly password: string
}

/** Makes an RSA-2048 key with a certificate signed by itself, as a PKCS#12 file; good for measuring only. */
export function makeRsaPkcs12(at: Date): Pkcs12File {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKey = forge.pki.privateKeyFromPem(
    keys.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  )
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.setRsaPublicKey(privateKey.n, privateKey.e)
  certificate.serialNumber = `01${randomBytes(8).toString('hex')}`
  certificate.validity.notBefore = at
  certificate.validity.notAfter = new Date(at.getTime() + 86_400_000)
  const name = [{ name: 'commonName', value: 'Mesure RSA' }]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.sign(privateKey, forge.md.sha256.create())
  const password = randomBytes(12).toString('hex')
  const file = forge.pkcs12.toPkcs12Asn1(privateKey, [certificate], password, { algorithm: '3des' })
  return { bytes: Buffer.from(forge.asn1.toDer(file).getBytes(), 'latin1'), password }
}
