import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NEPH, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

const verify = async (file: string) => (await workshop.run(['verify', file])).exit
const issue = async (file: string) =>
  (await workshop.run(['issue', 'adcs', '--neph', NEPH, '--out', file])).exit

describe('permis pki', () => {
  it('prepares, rotates, tells and revokes, with no document refused but those of a revoked certificate', async () => {
    const { json, run, path } = workshop
    expect(await issue('before.pdf')).toBe(0)
    expect(await json(['pki', 'rotate', '--prepare'])).toMatchObject({
      value: { prepared: ['PC03', 'PC04', 'PDF2'] },
    })
    expect(await issue('prepared.pdf')).toBe(0)
    expect(await json(['pki', 'rotate'])).toMatchObject({
      exit: 0,
      value: { certificates: ['PC03', 'PC04', 'PDF2'] },
    })
    expect(await issue('after.pdf')).toBe(0)
    for (const file of ['before.pdf', 'prepared.pdf', 'after.pdf']) expect(await verify(path(file))).toBe(0)

    const listBefore = readFileSync(path('keys/FR00.crl'))
    expect(await json(['pki', 'revoke', 'PC01', '--reason', 'key-compromise'])).toMatchObject({
      exit: 0,
      value: { revoked: 'PC01', reason: 'key-compromise' },
    })
    expect(readFileSync(path('keys/FR00.crl')).equals(listBefore)).toBe(false)
    expect([await verify(path('before.pdf')), await verify(path('after.pdf'))]).toEqual([1, 0])
    const status = await json(['pki', 'status'])
    expect(status).toMatchObject({ exit: 0, value: { status: 'ok', missing: [] } })
    expect((await run(['pki', 'status'])).stdout).toMatch(/FR00\/PC01 {2}cachet AB +révoqué/)

    await run(['pki', 'revoke', 'FR00/PC03', '--reason', 'superseded'])
    expect(await json(['pki', 'status'])).toMatchObject({ exit: 78, value: { missing: ['AB'] } })
    expect(await issue('none.pdf')).toBe(78)
    expect(existsSync(path('none.pdf'))).toBe(false)
  }, 300_000)

  it.each([
    ['revoke'],
    ['revoke', 'PC01'],
    ['revoke', 'PC01', '--reason', 'certificate-hold'],
    ['status', '--prepare'],
    ['init', '--reason', 'superseded'],
    ['frobnicate'],
  ])('refuses %s %s %s %s', async (...args) => {
    expect((await workshop.run(['pki', ...args])).exit).toBe(64)
  })
})

describe('permis config check', () => {
  it('names every key setting that is missing', async () => {
    const { stderr, exit } = await workshop.run(['config', 'check'], { env: { KEY_PROVIDER: 'pkcs11' } })
    expect(exit).toBe(78)
    for (const setting of ['PKCS11_MODULE', 'PKCS11_TOKEN', 'PKCS11_PIN_FILE'])
      expect(stderr).toContain(setting)
    const other = await workshop.run(['config', 'check'], { env: { KEY_PROVIDER: 'hsm' } })
    expect(other.stderr).toContain('attendu : none ou pem ou p12 ou pkcs11')
  })
})
