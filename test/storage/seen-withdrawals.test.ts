import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openOwnWithdrawalSigner } from '../../src/signing/own-withdrawal-list.ts'
import { initialisePki } from '../../src/signing/pki-folder.ts'
import { seenWithdrawals } from '../../src/storage/seen-withdrawals.ts'
import { signedWithdrawals } from '../core/trust/withdrawals.ts'
import { emptyFolder } from '../signing/temporary-pki.ts'

const AT = new Date('2026-11-22T09:00:00Z')
const keys = emptyFolder()
await initialisePki(keys, AT)
const signer = await openOwnWithdrawalSigner(keys, AT)
const KEY = 'a'.repeat(64)
const [five, six] = await Promise.all(
  [5, 6].map(async (sequence) => (await signedWithdrawals(signer, AT, new Map(), { sequence })).text),
)

describe('the withdrawal lists met before', () => {
  it('keep the newest, whoever is slower to keep the one before', async () => {
    const dir = emptyFolder()
    const kept = seenWithdrawals(dir)
    const sequences = async () => (await kept.all()).map(({ sequence }) => sequence)
    await kept.keep(KEY, five ?? '')
    expect(await sequences()).toEqual([5])
    await kept.keep(KEY, six ?? '')
    await seenWithdrawals(dir).keep(KEY, five ?? '')
    expect(await sequences()).toEqual([6])
    expect(readdirSync(join(dir, 'withdrawal-lists'))).toEqual([`${KEY}.jws`])
  })

  it('take the one handed in where what was kept has been touched', async () => {
    const dir = emptyFolder()
    const kept = seenWithdrawals(dir)
    await kept.keep(KEY, six ?? '')
    writeFileSync(join(dir, 'withdrawal-lists', `${KEY}.jws`), 'nothing')
    expect(await kept.all()).toEqual([])
    await kept.keep(KEY, five ?? '')
    expect(await kept.all()).toMatchObject([{ sequence: 5 }])
  })

  it('are none in a folder that cannot be written, and hinder nobody', async () => {
    const file = join(emptyFolder(), 'file')
    writeFileSync(file, '')
    const kept = seenWithdrawals(file)
    await kept.keep(KEY, five ?? '')
    expect(await kept.all()).toEqual([])
  })
})
