import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditKeyId } from '../../src/core/audit/audit-head.ts'
import { makeAuditKey, openAuditSigner, readAuditPublicKeys } from '../../src/signing/audit-signer.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'audit-key-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const path = () => join(dir, 'audit.key.pem')

describe('the key of the audit', () => {
  it('is made once, for its owner only, and its public half is there for all', async () => {
    await makeAuditKey(dir)
    const made = readFileSync(path(), 'latin1')
    await makeAuditKey(dir)
    expect(readFileSync(path(), 'latin1')).toBe(made)
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    const { keyId } = await openAuditSigner(dir, false)
    await openAuditSigner(dir, false)
    const [spki, ...others] = await readAuditPublicKeys(dir)
    expect(others).toEqual([])
    expect(await auditKeyId(spki ?? new Uint8Array())).toBe(keyId)
  })

  it('replaced by another leaves its public half beside the new one', async () => {
    await makeAuditKey(dir)
    await openAuditSigner(dir, false)
    rmSync(path())
    await makeAuditKey(dir)
    await openAuditSigner(dir, false)
    expect(await readAuditPublicKeys(dir)).toHaveLength(2)
  })

  it('that others may read, that is absent, or that is no EC key on P-256 is refused', async () => {
    await expect(openAuditSigner(dir, false)).rejects.toMatchObject({ code: 'KEY_UNREADABLE' })
    await makeAuditKey(dir)
    chmodSync(path(), 0o644)
    await expect(openAuditSigner(dir, false)).rejects.toMatchObject({ code: 'KEY_FILE_EXPOSED' })
    chmodSync(path(), 0o600)
    const pem = { type: 'pkcs8', format: 'pem' } as const
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-384',
      privateKeyEncoding: pem,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    writeFileSync(path(), privateKey)
    await expect(openAuditSigner(dir, false)).rejects.toMatchObject({ code: 'KEY_UNREADABLE' })
    writeFileSync(path(), 'no key')
    await expect(openAuditSigner(dir, false)).rejects.toMatchObject({ code: 'KEY_UNREADABLE' })
  })
})
