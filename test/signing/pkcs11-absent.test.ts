import { expect, it, vi } from 'vitest'
import { loadPkcs11Library } from '../../src/signing/pkcs11-library.ts'
import { code } from './temporary-pki.ts'

// The package is optional: this is what an install without a compiler leaves.
vi.mock('pkcs11js', () => {
  throw new Error("Cannot find package 'pkcs11js'")
})

it('a token asked for where pkcs11js is not installed is refused with what to do', async () => {
  await expect(loadPkcs11Library('/usr/lib/softhsm/libsofthsm2.so')).rejects.toThrow(
    code('PKCS11_UNAVAILABLE'),
  )
  await expect(loadPkcs11Library('/usr/lib/softhsm/libsofthsm2.so')).rejects.toThrow(/npm rebuild pkcs11js/)
})
