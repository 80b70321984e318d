import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { makeAuthority, makeSealCertificate } from '../signing/make-certificate.ts'
import { threeYears } from '../signing/validity.ts'
import type { Effort, FigureResult, FigureRow } from './figure.ts'
import { withFolder } from './workshop.ts'

const LEAST_RATIO = 0.5
const LOOP = fileURLToPath(new URL('../../dist/bench/token-loop.js', import.meta.url))
const UTIL = '/usr/bin/softhsm2-util'
const MODULES = ['', '/x86_64-linux-gnu', '/aarch64-linux-gnu'].map(
  (folder) => `/usr/lib${folder}/softhsm/libsofthsm2.so`,
)
const LINE = 'hsm: seals signed through a token'
const [TOKEN, LABEL, PIN] = ['bench', 'PC01', '4821-0937']

const costs = z.strictObject({ eight: z.number(), one: z.number(), bare: z.number() })

/** Measures seals signed through SoftHSM, sessions shared out and all, against a bare loop of C_Sign in one session. */
export async function measureTokenSealing(effort: Effort): Promise<FigureResult> {
  const module = MODULES.find((path) => existsSync(path))
  if (module === undefined || !existsSync(UTIL)) return { rows: [], left: [{ tool: 'softhsm2', line: LINE }] }
  if (!hasPkcs11js()) return { rows: [], left: [{ tool: 'pkcs11js', line: LINE }] }
  return withFolder(async (folder) => {
    const { env, certificateFile } = await makeToken(folder)
    const [times, rounds] = effort === 'smoke' ? ['2', '1'] : ['400', '15']
    const args = [LOOP, module, TOKEN, LABEL, PIN, certificateFile, times, rounds]
    const printed = execFileSync(process.execPath, args, { env, encoding: 'utf8' })
    const { eight, one, bare } = costs.parse(JSON.parse(printed))
    const rows = [
      rowOf('8 seals at the same time', eight, bare, true),
      // One after the other, each waits for another thread: on a busy machine that measures its scheduler.
      rowOf('one seal after the other', one, bare, false),
    ]
    return { rows, left: [] }
  })
}

/** The package is optional: it is absent where it could not be compiled. */
function hasPkcs11js(): boolean {
  try {
    createRequire(import.meta.url)('pkcs11js')
    return true
  } catch {
    return false
  }
}

/** Makes a token with one key in it, and gives the environment in which its library finds it. */
async function makeToken(folder: string) {
  await mkdir(join(folder, 'tokens'))
  const path = (name: string) => join(folder, name)
  await writeFile(path('softhsm2.conf'), `directories.tokendir = ${path('tokens')}\nlog.level = ERROR\n`)
  const env = { SOFTHSM2_CONF: path('softhsm2.conf') }
  const validity = threeYears(new Date())
  const authority = await makeAuthority('FR00', validity)
  const made = await makeSealCertificate(LABEL, authority, validity, 'http://127.0.0.1/FR00.crl')
  await writeFile(path('certificate.pem'), made.certificatePem)
  const key = createPrivateKey({ key: Buffer.from(made.privateKey), format: 'der', type: 'pkcs8' })
  await writeFile(path('key.pem'), key.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
  const run = (...args: string[]) => execFileSync(UTIL, args, { env, stdio: 'pipe' })
  run('--init-token', '--free', '--label', TOKEN, '--so-pin', 'so-0000', '--pin', PIN)
  run('--import', path('key.pem'), '--token', TOKEN, '--label', LABEL, '--id', '01', '--pin', PIN)
  return { env, certificateFile: path('certificate.pem') }
}

function rowOf(what: string, oursMs: number, bareMs: number, hasTarget: boolean): FigureRow {
  const ratio = bareMs / oursMs
  return {
    figure: 'hsm',
    what: `${what}, SoftHSM, P-256`,
    unit: 'signatures per second',
    ours: 1000 / oursMs,
    peer: 1000 / bareMs,
    ratio,
    wallRatio: null,
    target: hasTarget ? `at least ${LEAST_RATIO} times a bare C_Sign loop` : null,
    reached: hasTarget ? ratio >= LEAST_RATIO : null,
  }
}
