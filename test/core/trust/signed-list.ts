import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readCertificate } from '../../../src/core/trust/certificate.ts'
import type { ServiceStatus } from '../../../src/core/trust/listed-authority.ts'
import type { PinnedSigner } from '../../../src/core/trust/pinned-signers.ts'
import { pinnedSigner } from '../../../src/signing/list-signer.ts'
import { makeListSignerCertificate } from '../../../src/signing/make-certificate.ts'
import { type ListSigner, makeTrustList } from '../../../src/signing/make-trust-list.ts'
import type { TrustListContent, TrustListEntry } from '../../../src/signing/trust-list-xml.ts'
import { threeYears } from '../../../src/signing/validity.ts'
import { AT, NOT_BEFORE, type TestPki, testPki } from './test-pki.ts'

/** A signer of lists made for one test, and the pin that believes it. */
export interface TestListSigner {
  readonly signer: ListSigner
  readonly pin: PinnedSigner
}

const LIST_URL = 'http://127.0.0.1:3000/trust/crl/test.crl'
const pki = await testPki('XX00')
/** The authority of every signer of lists made here. */
export const SIGNER_PKI: TestPki = pki

export async function testListSigner(name?: string): Promise<TestListSigner> {
  const made = await makeListSignerCertificate('TSL1', pki.made, threeYears(NOT_BEFORE), LIST_URL)
  const privateKey = createPrivateKey({ key: Buffer.from(made.privateKey), format: 'der', type: 'pkcs8' })
  const pin = await pinnedSigner(readCertificate(made.certificate))
  return { signer: { certificate: made.certificate, privateKey }, pin: { ...pin, name: name ?? pin.name } }
}

export const ISSUED = new Date('2026-05-01T08:00:00Z')
export const NEXT_UPDATE = new Date('2026-11-01T08:00:00Z')

export function entry(
  { authority }: Pick<TestPki, 'authority'>,
  status: ServiceStatus = 'inaccord',
  more: Partial<TrustListEntry> = {},
): TrustListEntry {
  return {
    id: authority.commonName ?? '',
    name: 'AUTORITE FICTIVE & CIE',
    certificates: [authority.der],
    directory: 'http://127.0.0.1:3000/trust/certificates?iHash=a%2Fb',
    status,
    since: NOT_BEFORE,
    ...more,
  }
}

export function content(
  authorities: readonly TrustListEntry[],
  more: Partial<TrustListContent> = {},
): TrustListContent {
  return {
    sequence: 7,
    issuedAt: ISSUED,
    nextUpdate: NEXT_UPDATE,
    operator: 'SERVICE FICTIF POUR ESSAIS',
    address: 'http://127.0.0.1:3000/trust/tsl.xml',
    authorities,
    ...more,
  }
}

export function signedList({ signer }: TestListSigner, ...authorities: readonly TrustListEntry[]): string {
  return makeTrustList(content(authorities), signer)
}

/** A key of a stranger, of the kind asked for. */
export function strangerKey(kind: 'ec' | 'rsa' = 'ec'): KeyObject {
  return kind === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
}

export { AT }
