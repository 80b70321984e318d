import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A token of SoftHSM2 that a test started for itself. */
export interface SoftToken {
  readonly module: string
  readonly label: string
  readonly pinFile: string
  /** Puts a private key (PEM, PKCS#8) and its public half into the token. */
  importKey(label: string, pem: string): void
  /** Takes the token away, as when it is unplugged, and gives it back. */
  unplug(): void
  plugIn(): void
  writePin(pin: string): void
  remove(): void
}

const PIN = '4821-0937'

/** Finds the library of SoftHSM2, which Debian puts in one of two places. */
export function softHsmModule(): string | null {
  const folders = ['/usr/lib', ...readdirSync('/usr/lib').map((name) => join('/usr/lib', name))]
  const paths = folders.map((folder) => join(folder, 'softhsm', 'libsofthsm2.so'))
  return paths.find((path) => existsSync(path)) ?? null
}

/**
 * Makes a token in a temporary folder. One in a process: the library reads `SOFTHSM2_CONF` once, when it is loaded.
 */
export function softToken(label = 'permis'): SoftToken {
  const folder = mkdtempSync(join(tmpdir(), 'token-'))
  const [tokens, elsewhere] = [join(folder, 'tokens'), join(folder, 'elsewhere')]
  mkdirSync(tokens)
  const configuration = join(folder, 'softhsm2.conf')
  writeFileSync(configuration, `directories.tokendir = ${tokens}\nlog.level = ERROR\n`)
  process.env.SOFTHSM2_CONF = configuration
  const run = (...args: string[]) => execFileSync('softhsm2-util', args, { stdio: 'pipe' })
  run('--init-token', '--free', '--label', label, '--so-pin', 'so-0000', '--pin', PIN)
  const pinFile = join(folder, 'pin')
  const writePin = (pin: string) => writeFileSync(pinFile, `${pin}\n`, { mode: 0o600 })
  writePin(PIN)
  let count = 0
  return {
    module: softHsmModule() ?? '',
    label,
    pinFile,
    importKey: (keyLabel, pem) => {
      const path = join(folder, 'import.pem')
      writeFileSync(path, pem, { mode: 0o600 })
      const id = (++count).toString(16).padStart(4, '0')
      run('--import', path, '--token', label, '--label', keyLabel, '--id', id, '--pin', PIN)
      rmSync(path)
    },
    unplug: () => renameSync(tokens, elsewhere),
    plugIn: () => renameSync(elsewhere, tokens),
    writePin,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
