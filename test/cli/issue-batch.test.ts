import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { decodeSeal } from '../../src/core/seal/seal.ts'
import { readEvidence } from '../../src/scan/read-evidence.ts'
import { openDatabase } from '../../src/storage/database/open-database.ts'
import { NEPH, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

const resultSchema = z.object({
  line: z.number(),
  id: z.string().optional(),
  file: z.string().optional(),
  error: z.strictObject({ code: z.string() }).optional(),
})

function results(dir: string) {
  const text = readFileSync(workshop.path(`${dir}/results.ndjson`), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => resultSchema.parse(JSON.parse(line)))
}

/** The ids in the register, which is where a document issued twice would show. */
async function registered(): Promise<readonly string[]> {
  const database = await openDatabase({ url: null, dir: workshop.path('data') })
  try {
    const rows = await database.db.selectFrom('issued_document').select('id').execute()
    return rows.map(({ id }) => id)
  } finally {
    await database.close()
  }
}

async function grantedInAudit(): Promise<readonly unknown[]> {
  const lines = z
    .array(z.object({ outcome: z.string(), documentId: z.unknown() }))
    .parse(await workshop.audit())
  return lines.filter(({ outcome }) => outcome === 'granted').map(({ documentId }) => documentId)
}

/** Runs a batch and kills it once it has told of some lines. */
async function killAfter(lines: number, args: readonly string[], dir: string): Promise<void> {
  const permis = fileURLToPath(new URL('../../dist/cli/permis.js', import.meta.url))
  const env = {
    PATH: process.env.PATH ?? '',
    PERMIS_KEYS_DIR: workshop.path('keys'),
    PERMIS_DATA_DIR: workshop.path('data'),
  }
  const child = spawn(process.execPath, [permis, 'issue-batch', ...args], {
    cwd: workshop.dir,
    env,
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.on('close', resolve))
  const path = workshop.path(`${dir}/results.ndjson`)
  const told = () => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0)
  while (child.exitCode === null && told() < lines) await wait(5)
  child.kill('SIGKILL')
  await ended
}

describe('permis issue-batch', () => {
  it('issues a document a line, bound to its recipient, in files that name nobody', async () => {
    writeFileSync(
      workshop.path('small.csv'),
      `\ufeffkind;neph;siren\r\nadcs;"05 12 27 308 989";552100554\r\n\r\nRII;${NEPH};\r\n`,
    )
    const ran = await workshop.json(['issue-batch', 'small.csv', '--out', 'small'])
    expect(ran).toMatchObject({ exit: 0, stderr: '', value: { issued: 2, failed: 0, before: 0 } })
    const pdfs = ['2-adcs.pdf', '4-rii.pdf']
    expect(readdirSync(workshop.path('small')).sort()).toEqual([...pdfs, 'batch.json', 'results.ndjson'])
    expect(results('small')).toMatchObject(
      [
        { line: 2, kind: 'ADCS', file: '2-adcs.pdf', expiresOn: expect.any(String) },
        { line: 4, kind: 'RII', file: '4-rii.pdf', expiresOn: null },
      ].map(({ line, file }) => ({ line, file })),
    )
    expect(readFileSync(workshop.path('small/results.ndjson'), 'utf8')).not.toContain(NEPH)
    for (const name of pdfs) expect(statSync(workshop.path(`small/${name}`)).mode & 0o077).toBe(0)
    const { codes } = await readEvidence(readFileSync(workshop.path('small/2-adcs.pdf')))
    const { fields } = decodeSeal(codes[0]?.text ?? '')
    expect(fields).toContainEqual(expect.objectContaining({ id: 'E7', value: '552100554' }))
    expect(fields).toContainEqual(expect.objectContaining({ id: '01', value: results('small')[0]?.id }))
  })

  it('tells the lines at fault by number and code, and does the rest of five hundred', async () => {
    const faults = [
      ['adcs,123456789012', 'UNKNOWN_NEPH'],
      [`letter,${NEPH}`, 'ORDER_KIND_UNKNOWN'],
      [`"adcs,${NEPH}`, 'ORDER_MALFORMED'],
      ['adcs', 'ORDER_MALFORMED'],
      [`rii,${NEPH},552100554`, 'RECIPIENT_NOT_FOR_THIS_KIND'],
      [`adcs,${NEPH},123456789`, 'RECIPIENT_NOT_A_SIREN'],
      ['adcs,=1+1', 'NEPH_BAD_CHARACTER'],
      [`adcs,${'9'.repeat(5000)}`, 'ORDER_MALFORMED'],
      [`adcs,${NEPH},,,x`, 'ORDER_MALFORMED'],
    ] as const
    const lines = Array.from({ length: 500 }, (_, index) =>
      index % 10 === 0 ? `adcs,${NEPH}` : (faults[(index % 10) - 1]?.[0] ?? ''),
    )
    writeFileSync(workshop.path('faulty.csv'), lines.join('\n'))
    const ran = await workshop.json(['issue-batch', 'faulty.csv', '--out', 'faulty'])
    expect(ran).toMatchObject({ exit: 65, value: { issued: 50, failed: 450, before: 0 } })
    const found = results('faulty')
    expect(found.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1))
    for (const { line, error, file } of found) {
      if (line % 10 === 1) expect(file).toBe(`${line}-adcs.pdf`)
      else expect(error).toEqual({ code: faults[((line - 1) % 10) - 1]?.[1] })
    }
    expect(ran.stderr).toMatch(/^ligne 2 : .*\(UNKNOWN_NEPH\)/m)
    expect(ran.stderr).not.toContain('123456789012')
    const again = await workshop.json(['issue-batch', 'faulty.csv', '--out', 'faulty', '--resume'])
    expect(again).toMatchObject({ exit: 65, value: { issued: 0, failed: 0, before: 500 } })
  }, 240_000)

  it('killed again and again and resumed, issues every line once', async () => {
    const lines = 60
    writeFileSync(workshop.path('long.csv'), `kind,neph\n${`adcs,${NEPH}\n`.repeat(lines)}`)
    const [before, audited] = [await registered(), await grantedInAudit()]
    const args = ['long.csv', '--out', 'long']
    await killAfter(5, args, 'long')
    for (const told of [20, 40]) await killAfter(told, [...args, '--resume'], 'long')
    // What a writer leaves that dies in the middle of a line, or of a file.
    writeFileSync(workshop.path('long/results.ndjson'), '{"line":99,"ki', { flag: 'a' })
    writeFileSync(workshop.path('long/.9-adcs.pdf.0a0b0c.part'), 'half')
    const ran = await workshop.json(['issue-batch', ...args, '--resume'])
    expect(ran.exit).toBe(0)
    const found = results('long')
    expect(found.map(({ line }) => line)).toEqual(Array.from({ length: lines }, (_, index) => index + 2))
    const ids = found.map(({ id }) => id)
    expect(new Set(ids).size).toBe(lines)
    expect((await registered()).filter((id) => !before.includes(id)).sort()).toEqual([...ids].sort())
    const newly = (await grantedInAudit()).slice(audited.length)
    expect([...newly].sort()).toEqual([...ids].sort())
    for (const { file } of found)
      expect(
        readFileSync(workshop.path(`long/${file}`))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    expect(readdirSync(workshop.path('long')).filter((name) => name.startsWith('.'))).toEqual([])
  }, 240_000)

  it('does not begin in the folder of another batch, nor go on with another file', async () => {
    writeFileSync(workshop.path('one.csv'), `adcs,${NEPH}\n`)
    writeFileSync(workshop.path('other.csv'), `adcs,${NEPH}\nadcs,${NEPH}\n`)
    const ran = await workshop.run(['issue-batch', 'one.csv', '--out', 'kept'])
    expect(ran).toMatchObject({ exit: 0, stderr: '' })
    expect(await workshop.json(['issue-batch', 'one.csv', '--out', 'kept'])).toMatchObject({
      exit: 73,
      value: { error: { code: 'BATCH_EXISTS' } },
    })
    expect(await workshop.json(['issue-batch', 'other.csv', '--out', 'kept', '--resume'])).toMatchObject({
      exit: 65,
      value: { error: { code: 'BATCH_DIFFERS' } },
    })
  })

  it('needs a file that is there, and in production all of its configuration', async () => {
    expect((await workshop.run(['issue-batch', 'none.csv', '--out', 'none'])).exit).toBe(66)
    expect((await workshop.run(['issue-batch', 'one.csv'])).exit).toBe(64)
    const env = { NODE_ENV: 'production' }
    expect((await workshop.run(['issue-batch', 'one.csv', '--out', 'p'], { env })).exit).toBe(78)
    expect(existsSync(workshop.path('p'))).toBe(false)
  })
})
