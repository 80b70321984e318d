import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate } from '../../src/core/trust/certificate.ts'
import { pkcs11Key } from '../../src/signing/pkcs11-key.ts'
import { pkcs11Token } from '../../src/signing/pkcs11-token.ts'
import { hasTool } from '../required-tool.ts'
import { type SoftToken, softToken } from './soft-token.ts'
import { code } from './temporary-pki.ts'
import { testIdentity } from './test-identity.ts'

// In a process of its own: one that is logged in once is logged in for every session.
describe.skipIf(!hasTool('softhsm2-util'))('the PIN of a token', () => {
  let token: SoftToken
  beforeAll(() => {
    token = softToken()
  })
  afterAll(() => token.remove())

  it('is refused when wrong, quoted nowhere, and tried only once so that the token is not locked', async () => {
    let tries = 0
    const readPin = async () => {
      tries++
      return 'wrong-7777'
    }
    const opened = pkcs11Token({ module: token.module, label: token.label, readPin })
    const certificate = readCertificate((await testIdentity('EC')).certificate)
    for (let time = 0; time < 3; time++) {
      const error = await pkcs11Key(opened, 'PC01', certificate).catch((caught: unknown) => caught)
      expect(error).toEqual(code('PKCS11_PIN_REFUSED'))
      expect(JSON.stringify([error, String(error)])).not.toContain('7777')
    }
    expect(tries).toBe(1)
  })
})
