import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import { readTrustFolder } from '../../../src/signing/read-trust-folder.ts'
import { conformanceDir } from '../../conformance-dir.ts'
import { checkOf, expectCheck, judgeSeal } from './bench.ts'

interface Vector {
  readonly id: string
  readonly payload: string
  readonly parse: string
  readonly verification: 'valid' | 'invalid' | 'no-certificate' | 'malformed'
}

const dir = conformanceDir()
const vectors: readonly Vector[] =
  dir === null ? [] : JSON.parse(readFileSync(join(dir, 'vectors.json'), 'utf8')).vectors
/** Padded base32 and tagged texts are tolerated by the corpus and refused here (D19). */
const canonical = vectors.filter(
  ({ payload, parse }) => parse !== 'needs-normalisation' && !payload.endsWith('='),
)
const trust = dir === null ? null : await assembleTrust([await readTrustFolder(join(dir, 'certs'))])
const OUTCOMES = {
  valid: 'passed',
  invalid: 'failed',
  'no-certificate': 'undetermined',
  malformed: 'failed',
} as const

describe.skipIf(trust === null)('the published codes, with the published certificates handed in', () => {
  it.each(canonical.map((vector) => [vector.id, vector] as const))(
    '%s',
    async (_, { payload, verification }) => {
      const report = await judgeSeal(payload, { ...(trust && { trust }), requester: { role: 'authority' } })
      expect(checkOf(report, 'seal-signature')?.outcome).toBe(OUTCOMES[verification])
      // No revocation list is published with them, so none can be valid (D18).
      expect(report.verdict).not.toBe('valid')
    },
  )

  it('FR00/0001, whose private key is public, is trusted nowhere unless handed in (D16)', async () => {
    const seal = vectors.find(({ id }) => id === 'syn-ab-min')?.payload ?? ''
    const handedIn = await judgeSeal(seal, { ...(trust && { trust }) })
    expectCheck(handedIn, 'seal-signature', 'passed')
    expectCheck(handedIn, 'issuer-allowed', 'passed')
    expectCheck(handedIn, 'environment', 'passed', 'TEST_MATERIAL')
    expectCheck(handedIn, 'certificate-revocation', 'undetermined', 'REVOCATION_UNKNOWN')
    const alone = await judgeSeal(seal)
    expectCheck(alone, 'seal-signature', 'undetermined', 'NO_SIGNING_CERTIFICATE_FOUND')
    expect(alone.verdict).toBe('indeterminate')
  })
})
