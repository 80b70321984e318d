import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningService, startService } from '../e2e/running-service.ts'
import { runPermis } from './built-cli.ts'

const OUT = join(mkdtempSync(join(tmpdir(), 'exported-')), 'audit.ndjson')

let service: RunningService
beforeAll(async () => {
  service = await startService()
}, 180_000)
afterAll(async () => {
  await service.stop()
  service.remove()
})

// The embedded database is the service's: what the service does not take over cannot be done at all.
describe('beside a service that runs', { timeout: 180_000 }, () => {
  it.each([
    ['audit verify', ['audit', 'verify']],
    ['audit export', ['audit', 'export', '--out', OUT]],
    ['habilitation list', ['habilitation', 'list']],
    ['operator-key grant', ['operator-key', 'grant', '--name', 'n', '--purpose', 'p']],
    ['operator-key list', ['operator-key', 'list']],
    ['request list', ['request', 'list']],
  ])('%s is handed over to it', async (_name, args) => {
    expect(await runPermis([...args, '--json'], { cwd: tmpdir(), env: service.env })).toMatchObject({
      exit: 0,
    })
  })
  it('withdraw is handed over to it, and told that no document has this id', async () => {
    const args = ['withdraw', 'ZZZZ-ZZZZ-ZZZZ-ZZZZ', '--reason', 'wrong-person', '--json']
    const ran = await runPermis(args, { cwd: tmpdir(), env: service.env })
    expect(ran).toMatchObject({ exit: 64, stdout: expect.stringContaining('DOCUMENT_UNKNOWN') })
  })
  it('audit release is handed over to it, and told that nothing names the case', async () => {
    const args = ['audit', 'release', '--case', '26/01234', '--siret', '17750001300016', '--json']
    const ran = await runPermis(args, { cwd: tmpdir(), env: service.env })
    expect(ran).toMatchObject({ exit: 64, stdout: expect.stringContaining('CASE_UNKNOWN') })
  })

  it('link cut is handed over to it, and told that nothing is linked', async () => {
    const args = ['link', 'cut', '--neph', '051227308989', '--json']
    const ran = await runPermis(args, { cwd: tmpdir(), env: service.env })
    expect(ran).toMatchObject({ exit: 64, stdout: expect.stringContaining('LINK_UNKNOWN') })
  })
})
