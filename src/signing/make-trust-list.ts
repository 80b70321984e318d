import { createHash, type KeyObject, sign } from 'node:crypto'
import { canonicalXml } from '../core/trust/canonical-xml.ts'
import { readXml } from '../core/trust/xml-reader.ts'
import { XPATH_FILTER } from '../core/trust/xml-signature-algorithms.ts'
import {
  findSignatureParts,
  SIGNATURE_NAMESPACE,
  XADES_NAMESPACE,
} from '../core/trust/xml-signature-parts.ts'
import { type TrustListContent, trustListXml } from './trust-list-xml.ts'

/** Who signs a trust list: a certificate and its private key, RSA or EC. */
export interface ListSigner {
  /** DER. */
  readonly certificate: Uint8Array
  readonly privateKey: KeyObject
}

/**
 * Makes a signed trust list in the form of the real one: ETSI TS 102 231, enveloped XAdES baseline signature,
 * exclusive canonicalisation, SHA-256.
 */
export function makeTrustList(content: TrustListContent, signer: ListSigner): string {
  return signTrustList(trustListXml(content), signer, content.issuedAt)
}

/** Signs a list that is not signed yet, as its last child. */
export function signTrustList(list: string, signer: ListSigner, at: Date): string {
  const end = list.lastIndexOf('</tsl:TrustServiceStatusList>')
  const withSignature = (values: SignatureValues) =>
    list.slice(0, end) + signatureXml(values, signer, at) + list.slice(end)
  const empty = { list: 'AAAA', properties: 'AAAA', signature: 'AAAA' }
  const { signedProperties } = findSignatureParts(readXml(withSignature(empty)))
  const digests = {
    ...empty,
    list: sha256(canonicalXml(readXml(list))),
    properties: sha256(canonicalXml(signedProperties)),
  }
  const { signedInfo } = findSignatureParts(readXml(withSignature(digests)))
  const key = { key: signer.privateKey, dsaEncoding: 'ieee-p1363' } as const
  return withSignature({
    ...digests,
    signature: sign('sha256', canonicalXml(signedInfo), key).toString('base64'),
  })
}

interface SignatureValues {
  readonly list: string
  readonly properties: string
  readonly signature: string
}

const C14N = '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>'
const SHA256 = '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
const LEAVE_SIGNATURE_OUT = `<ds:Transform Algorithm="${XPATH_FILTER}"><filter:XPath xmlns:filter="${XPATH_FILTER}" Filter="subtract">/descendant::ds:Signature</filter:XPath></ds:Transform>`

/** The algorithm follows the key; the Ids follow the certificate, so that the same list is signed alike twice. */
function signatureXml(values: SignatureValues, { certificate, privateKey }: ListSigner, at: Date): string {
  const method = privateKey.asymmetricKeyType === 'rsa' ? 'rsa-sha256' : 'ecdsa-sha256'
  const id = `id-${createHash('sha256').update(certificate).digest('hex').slice(0, 32)}`
  return `<ds:Signature xmlns:ds="${SIGNATURE_NAMESPACE}" Id="${id}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#${method}"/><ds:Reference Id="r-${id}" URI=""><ds:Transforms>${LEAVE_SIGNATURE_OUT}${C14N}</ds:Transforms>${SHA256}<ds:DigestValue>${values.list}</ds:DigestValue></ds:Reference><ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#xades-${id}"><ds:Transforms>${C14N}</ds:Transforms>${SHA256}<ds:DigestValue>${values.properties}</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>${values.signature}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object>${propertiesXml(id, certificate, at)}</ds:Object></ds:Signature>`
}

function propertiesXml(id: string, certificate: Uint8Array, at: Date): string {
  const digest = createHash('sha512').update(certificate).digest('base64')
  const named = `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha512"/><ds:DigestValue>${digest}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>`
  const format = `<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference="#r-${id}"><xades:MimeType>text/xml</xades:MimeType></xades:DataObjectFormat></xades:SignedDataObjectProperties>`
  const time = `${at.toISOString().slice(0, 19)}Z`
  return `<xades:QualifyingProperties xmlns:xades="${XADES_NAMESPACE}" Target="#${id}"><xades:SignedProperties Id="xades-${id}"><xades:SignedSignatureProperties><xades:SigningTime>${time}</xades:SigningTime>${named}</xades:SignedSignatureProperties>${format}</xades:SignedProperties></xades:QualifyingProperties>`
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64')
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
