import { createHash, createHmac, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalXml } from '../../../src/core/trust/canonical-xml.ts'
import { readTrustList } from '../../../src/core/trust/trust-list.ts'
import { readXml } from '../../../src/core/trust/xml-reader.ts'
import { findSignatureParts } from '../../../src/core/trust/xml-signature-parts.ts'
import { AT, entry, signedList, strangerKey, testListSigner } from './signed-list.ts'
import { testPki } from './test-pki.ts'

const signer = await testListSigner()
const genuine = signedList(signer, entry(await testPki('FR00')))
const signature = genuine.slice(genuine.indexOf('<ds:Signature '), genuine.indexOf('</ds:Signature>') + 15)
const body = genuine.replace(signature, '')
const evil = body.replaceAll('FR00', 'FR06')
const ROOT_END = '</tsl:TrustServiceStatusList>'
const inside = (outer: string, added: string) => outer.replace(ROOT_END, () => `${added}${ROOT_END}`)
const withoutDeclaration = (xml: string) => xml.replace(/^<\?xml[^>]*\?>\n/, '')
const swap = (from: string | RegExp, to: string) => {
  const changed = genuine.replace(from, () => to)
  if (changed === genuine) throw new Error(`nothing to change: ${from}`)
  return changed
}

function refusal(xml: string, pins = [signer.pin]): Promise<string> {
  return readTrustList(xml, pins, AT).then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? String(error),
  )
}

/** Signs the SignedInfo of a file again with some key, so that nothing but what the attack changes is wrong. */
function signedAgain(xml: string, value: (signedInfo: Uint8Array) => Buffer): string {
  const { signedInfo } = findSignatureParts(readXml(xml))
  const again = value(canonicalXml(signedInfo)).toString('base64')
  return xml.replace(/<ds:SignatureValue>[^<]*/, () => `<ds:SignatureValue>${again}`)
}

const byOwner = (xml: string) =>
  signedAgain(xml, (bytes) =>
    sign('sha256', bytes, { key: signer.signer.privateKey, dsaEncoding: 'ieee-p1363' }),
  )

const BILLION = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`

describe('A16: a trust list that attacks its reader is refused', () => {
  it('and the genuine one is accepted', async () => {
    expect(await refusal(genuine)).toBe('accepted')
  })

  it.each([
    [
      'the genuine list moved whole inside an evil one',
      inside(evil, withoutDeclaration(genuine)),
      'LIST_SIGNATURE_MISPLACED',
    ],
    [
      'its signature at the evil root, the signed list inside',
      inside(evil, withoutDeclaration(body) + signature),
      'LIST_DIGEST_DIFFERS',
    ],
    [
      'the signed list hidden in an Object of the signature',
      inside(
        evil,
        signature.replace('</ds:Object>', () => `${withoutDeclaration(body)}</ds:Object>`),
      ),
      'LIST_SIGNATURE_MALFORMED',
    ],
    [
      'an evil root of another name around it',
      `<evil>${withoutDeclaration(genuine)}</evil>`,
      'LIST_OF_ANOTHER_KIND',
    ],
    [
      'a reference to an Id of the evil root',
      inside(evil.replace('TSLTag', 'Id="x" TSLTag'), signature.replace('URI=""', 'URI="#x"')),
      'LIST_REFERENCE_REFUSED',
    ],
    [
      'a second signature beside the first',
      inside(genuine, signature.replaceAll(/id-[0-9a-f]{32}/g, 'id-2')),
      'LIST_SIGNATURE_MISPLACED',
    ],
    ['no signature at all', body, 'LIST_SIGNATURE_ABSENT'],
  ])('signature wrapping: %s', async (_, xml, expected) => {
    expect(await refusal(xml)).toBe(expected)
  })

  it.each([
    [
      'an external entity (XXE)',
      genuine.replace('?>\n', '?>\n<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'LIST_DOCTYPE',
    ],
    ['a bomb of entities (billion laughs)', genuine.replace('?>\n', `?>\n${BILLION}`), 'LIST_DOCTYPE'],
    ['an entity that nobody declares', swap('FR:2D-Doc', '&x;'), 'LIST_NOT_XML'],
    [
      'a comment in the DigestValue (CVE-2025-29775)',
      swap(/<ds:DigestValue>/, '<ds:DigestValue><!--AAAA-->'),
      'LIST_NOT_PLAIN',
    ],
    ['a comment that cuts an id in two', swap('>FR00<', '>FR<!-- -->00<'), 'LIST_NOT_PLAIN'],
    ['a CDATA section', swap('>FR00<', '><![CDATA[FR00]]><'), 'LIST_NOT_PLAIN'],
    ['a processing instruction', swap('>FR00<', '><?x?>FR00<'), 'LIST_NOT_PLAIN'],
    ['elements nested without end', `${'<a>'.repeat(9_000)}`, 'LIST_NOT_XML'],
    [
      'a thousand prefixes',
      `<a ${Array.from({ length: 1000 }, (_, n) => `xmlns:p${n}="u"`).join(' ')}/>`,
      'LIST_NOT_XML',
    ],
    ['more bytes than any list has', ' '.repeat(500_001), 'LIST_TOO_LARGE'],
    ['another encoding', swap('UTF-8', 'UTF-7'), 'LIST_NOT_XML'],
    ['nothing', '', 'LIST_NOT_XML'],
  ])('XML: %s', async (_, xml, expected) => {
    expect(await refusal(xml)).toBe(expected)
  })

  it.each([
    [
      'two SignedInfo (CVE-2025-29774)',
      swap(
        /(?=<ds:SignedInfo>)/,
        (/<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(signature)?.[0] ?? '').replaceAll(/ Id="[^"]*"/g, ''),
      ),
      'LIST_SIGNATURE_MALFORMED',
    ],
    [
      'two SignatureValues',
      swap('</ds:SignatureValue>', '</ds:SignatureValue><ds:SignatureValue>AAAA</ds:SignatureValue>'),
      'LIST_SIGNATURE_MALFORMED',
    ],
    [
      'one Id twice',
      swap('TSLTag=', `Id="${/Id="(xades-[^"]*)"/.exec(signature)?.[1]}" TSLTag=`),
      'LIST_ID_REPEATED',
    ],
    [
      'no reference to the signed properties',
      swap(/<ds:Reference Type=.*?<\/ds:Reference>/, ''),
      'LIST_SIGNATURE_MALFORMED',
    ],
    [
      'three references',
      swap(/(?=<ds:Reference Type=)/, /<ds:Reference Type=.*?<\/ds:Reference>/.exec(signature)?.[0] ?? ''),
      'LIST_SIGNATURE_MALFORMED',
    ],
    ['properties of another signature', swap(/Target="#/, 'Target="#other-'), 'LIST_SIGNATURE_MALFORMED'],
    [
      'the algorithm HMAC, the certificate being its key',
      swap('ecdsa-sha256', 'hmac-sha256'),
      'LIST_ALGORITHM_REFUSED',
    ],
    [
      'canonicalisation with comments',
      swap('xml-exc-c14n#"/><ds:SignatureMethod', 'xml-exc-c14n#WithComments"/><ds:SignatureMethod'),
      'LIST_ALGORITHM_REFUSED',
    ],
  ])('the signature has %s', async (_, xml, expected) => {
    expect(await refusal(xml)).toBe(expected)
  })

  it.each([
    [
      'an XPath that leaves the authorities out',
      swap('/descendant::ds:Signature', '/descendant::tsl:TrustServiceProvider'),
      'LIST_TRANSFORM_REFUSED',
    ],
    [
      'an XPath that keeps only what it names',
      swap('Filter="subtract"', 'Filter="intersect"'),
      'LIST_TRANSFORM_REFUSED',
    ],
    [
      'an XPath whose prefix means something else',
      swap('xmlns:filter=', 'xmlns:ds2="urn:x" xmlns:filter=').replace('descendant::ds:', 'descendant::ds2:'),
      'LIST_TRANSFORM_REFUSED',
    ],
    [
      'a stylesheet (XSLT)',
      swap(
        'http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>',
        'http://www.w3.org/TR/1999/REC-xslt-19991116"/></ds:Transforms>',
      ),
      'LIST_TRANSFORM_REFUSED',
    ],
    [
      'base64',
      swap(
        '<ds:Transforms>',
        '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64"/>',
      ),
      'LIST_TRANSFORM_REFUSED',
    ],
  ])('even the signer’s own signature over another transform, %s', async (_, xml, expected) => {
    expect(await refusal(byOwner(xml))).toBe(expected)
  })

  it('the transform of enveloped signatures is accepted when the signer used it, and not put in afterwards', async () => {
    const other = swap(
      /<ds:Transform Algorithm="[^"]*filter2">.*?<\/ds:Transform>/,
      '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>',
    )
    expect(await refusal(other)).toBe('LIST_SIGNATURE_FALSE')
    expect(await refusal(byOwner(other))).toBe('accepted')
  })

  it('the signer’s own signature over a SHA-1 digest', async () => {
    const sha1 = swap('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1')
    expect(await refusal(byOwner(sha1))).toBe('LIST_ALGORITHM_REFUSED')
  })
})

describe('A16: a trust list of the wrong signer is refused', async () => {
  const stranger = await testListSigner()
  const authority = entry(await testPki('FR06'))

  it('where a stranger signed and put his own certificate in', async () => {
    expect(await refusal(signedList(stranger, authority))).toBe('LIST_SIGNER_UNKNOWN')
  })

  it('where a stranger signed and put the genuine certificate in', async () => {
    const posed = signedList(
      { ...stranger, signer: { ...signer.signer, privateKey: strangerKey() } },
      authority,
    )
    expect(await refusal(posed)).toBe('LIST_SIGNATURE_FALSE')
    const byRsa = signedList(
      { ...stranger, signer: { ...signer.signer, privateKey: strangerKey('rsa') } },
      authority,
    )
    expect(await refusal(byRsa)).toBe('LIST_SIGNATURE_FALSE')
  })

  it('where the certificates of both stand there', async () => {
    const both = signedList(stranger, authority).replace(
      '</ds:X509Certificate>',
      () =>
        `</ds:X509Certificate><ds:X509Certificate>${Buffer.from(signer.signer.certificate).toString('base64')}</ds:X509Certificate>`,
    )
    expect(await refusal(both)).toBe('LIST_SIGNATURE_FALSE')
  })

  it('where the signed properties name another certificate', async () => {
    const digest = createHash('sha512').update(stranger.signer.certificate).digest('base64')
    const renamed = swap(/(?<=sha512"\/><ds:DigestValue>)[^<]*/, digest)
    const { signedProperties } = findSignatureParts(readXml(renamed))
    const properties = createHash('sha256').update(canonicalXml(signedProperties)).digest('base64')
    const forged = renamed.replace(/(Type=.*?<ds:DigestValue>)[^<]*/, (_, before) => before + properties)
    expect(await refusal(byOwner(forged))).toBe('LIST_SIGNER_DIFFERS')
    expect(await refusal(forged)).toBe('LIST_SIGNATURE_FALSE')
  })

  it('where the signature is an HMAC whose key is the public certificate', async () => {
    const xml = swap('ecdsa-sha256', 'hmac-sha256')
    const forged = signedAgain(xml, (bytes) =>
      createHmac('sha256', signer.signer.certificate).update(bytes).digest(),
    )
    expect(await refusal(forged)).toBe('LIST_ALGORITHM_REFUSED')
  })

  it('where the signing time was changed', async () => {
    expect(await refusal(swap('<xades:SigningTime>2026', '<xades:SigningTime>2027'))).toBe(
      'LIST_DIGEST_DIFFERS',
    )
  })

  it('and no signer is believed where none is given', async () => {
    expect(await refusal(genuine, [])).toBe('LIST_SIGNER_UNKNOWN')
  })
})
