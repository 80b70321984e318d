import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { IssuedDocument } from '../../../src/service/issue-document.ts'
import { makeZip } from '../../batch/make-zip.ts'
import { type RunningApp, startApp } from '../running-app.ts'

let app: RunningApp
let adcs: IssuedDocument
let rii: IssuedDocument
beforeAll(async () => {
  app = await startApp()
  adcs = await app.issue('clean-b', 'ADCS')
  rii = await app.issue('clean-b', 'RII')
})
afterAll(() => app.close())

const ROOT = '/api/v1/verifications/batches'
const batchSchema = z.looseObject({
  state: z.string(),
  total: z.number(),
  done: z.number(),
  results: z.array(z.looseObject({ file: z.string() })),
})

function post(
  files: readonly (readonly [string, Uint8Array | string])[],
  fields: Record<string, string> = {},
) {
  const form = new FormData()
  for (const [name, bytes] of files)
    form.append('files', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name)
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return fetch(`${app.url}${ROOT}`, { method: 'POST', body: form })
}

async function finished(response: Response) {
  expect(response.status).toBe(202)
  const place = response.headers.get('location') ?? ''
  expect(place).toMatch(/^\/api\/v1\/verifications\/batches\/[\w-]{43}$/)
  for (;;) {
    const batch = batchSchema.parse(await (await fetch(`${app.url}${place}`)).json())
    if (batch.state === 'done') return batch
    await wait(50)
  }
}

describe('a batch handed in for verification', () => {
  it('is taken at once, followed at its address and answered file by file, for anybody', async () => {
    const batch = await finished(
      await post(
        [
          ['adcs été.pdf', adcs.pdf],
          ['rii.pdf', rii.pdf],
          ['note.txt', 'hello'],
          ['cut.pdf', adcs.pdf.subarray(0, 2_000)],
        ],
        { category: 'B' },
      ),
    )
    expect(batch).toMatchObject({ total: 4, done: 4, deletedAt: expect.stringMatching(/^\d{4}-/) })
    expect(batch.results).toMatchObject([
      { file: 'adcs été.pdf', report: { verdict: 'valid', entitlement: { answer: 'yes' } } },
      {
        file: 'rii.pdf',
        report: { verdict: 'valid', document: null, withheld: { reason: 'POINTS_RESERVED' } },
      },
      { file: 'note.txt', error: { code: 'UNSUPPORTED_TYPE' } },
      { file: 'cut.pdf', report: { verdict: 'indeterminate', seal: null } },
    ])
    expect(app.log()).not.toContain('adcs été')
  })

  it('may be an archive, whose entries are guarded one by one', async () => {
    const zip = makeZip([
      { name: 'a/adcs.pdf', bytes: adcs.pdf },
      { name: '../out.pdf', bytes: adcs.pdf },
      { name: 'bomb.bin', bytes: Buffer.alloc(8 * 1024 * 1024) },
    ])
    const { results } = await finished(await post([['fleet.zip', zip]]))
    expect(results).toMatchObject([
      { file: '../out.pdf', error: { code: 'ENTRY_NAME_UNSAFE' } },
      { file: 'a/adcs.pdf', report: { verdict: 'valid' } },
      { file: 'bomb.bin', error: { code: 'ARCHIVE_BOMB' } },
    ])
  })

  it.each([
    ['without a file', () => post([]), 400, 'NO_FILE'],
    ['of an archive cut off', () => post([['x.zip', 'PK\x03\x04']]), 422, 'ARCHIVE_UNREADABLE'],
    [
      'of an archive with too many entries',
      () =>
        post([
          [
            'x.zip',
            makeZip(Array.from({ length: 201 }, (_, n) => ({ name: `${n}`, bytes: Buffer.alloc(1) }))),
          ],
        ]),
      413,
      'ARCHIVE_TOO_LARGE',
    ],
    [
      'of too many files',
      () => post(Array.from({ length: 51 }, (_, n) => [`${n}.txt`, 'x'] as const)),
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'of too many bytes',
      () => post(Array.from({ length: 3 }, (_, n) => [`${n}.bin`, Buffer.alloc(18 * 1024 * 1024)] as const)),
      413,
      'FILE_TOO_LARGE',
    ],
    [
      'about a category that is none',
      () => post([['a.txt', 'x']], { category: 'Z' }),
      400,
      'UNKNOWN_CATEGORY',
    ],
    [
      'that is no form',
      () => fetch(`${app.url}${ROOT}`, { method: 'POST', body: '{}' }),
      415,
      'UNSUPPORTED_TYPE',
    ],
    ['that nobody handed in', () => fetch(`${app.url}${ROOT}/${'A'.repeat(43)}`), 404, 'NOT_FOUND'],
  ] as const)('%s is refused with its reason', async (_, ask, status, code) => {
    const response = await ask()
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
  })
})
