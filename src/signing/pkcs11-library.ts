import { TokenError } from './token-error.ts'

/** A handle of a slot, a session or an object. */
export type Handle = Uint8Array

/** An attribute of an object, by its CKA number. */
export interface Attribute {
  readonly type: number
  readonly value?: Buffer | number | string | boolean
}

/** The part of PKCS#11 that is used here, as the optional package `pkcs11js` offers it. */
export interface Pkcs11Library {
  load(path: string): void
  C_Initialize(options: { readonly flags: number }): void
  C_Finalize(): void
  C_GetSlotList(tokenPresent: boolean): Handle[]
  C_GetTokenInfo(slot: Handle): { readonly label: string; readonly flags: number }
  C_OpenSession(slot: Handle, flags: number): Handle
  C_CloseSession(session: Handle): void
  C_Login(session: Handle, userType: number, pin: string): void
  C_FindObjectsInit(session: Handle, template: readonly Attribute[]): void
  C_FindObjects(session: Handle, most: number): Handle[]
  C_FindObjectsFinal(session: Handle): void
  C_GetAttributeValue(
    session: Handle,
    object: Handle,
    template: readonly Attribute[],
  ): { readonly type: number; readonly value: Buffer }[]
  C_SignInit(session: Handle, mechanism: { readonly mechanism: number }, key: Handle): void
  /** Holds up the event loop meanwhile; only the benchmark calls it, to compare. */
  C_Sign(session: Handle, data: Buffer, room: Buffer): Buffer
  C_SignAsync(session: Handle, data: Buffer, room: Buffer): Promise<Buffer>
}

/** Numbers of the standard (PKCS#11 v2.40, appendix A). */
export const CK = {
  flagOsLocking: 0x02,
  flagSerialSession: 0x04,
  flagTokenInitialized: 0x400,
  user: 1,
  class: 0x000,
  label: 0x003,
  privateKey: 3,
  publicKey: 2,
  keyType: 0x100,
  keyTypeRsa: 0,
  keyTypeEc: 3,
  modulus: 0x120,
  publicExponent: 0x122,
  ecParameters: 0x180,
  ecPoint: 0x181,
  rsaPkcs: 0x001,
  ecdsa: 0x1041,
} as const

/** The name of the result of a PKCS#11 call that failed, such as `CKR_PIN_INCORRECT`; null for any other error. */
export function resultName(error: unknown): string | null {
  return error instanceof Error && error.message.startsWith('CKR_') ? error.message : null
}

/** A library in use by this process. */
export interface StartedLibrary {
  readonly calls: Pkcs11Library
  /** How often it was started: handles of an earlier start may mean something else by now. */
  generation: number
  /** Operations under way. */
  busy: number
}

const started = new Map<string, Promise<StartedLibrary>>()

/**
 * Loads the library of a token and starts it, once in the life of the process.
 *
 * What the library reads from the environment (`SOFTHSM2_CONF`) must stand there before. Start it after a fork, not before.
 *
 * @throws {TokenError} PKCS11_UNAVAILABLE or PKCS11_MODULE_UNUSABLE
 */
export function loadPkcs11Library(path: string): Promise<StartedLibrary> {
  const known = started.get(path)
  if (known !== undefined) return known
  const starting = start(path)
  started.set(path, starting)
  // What could not be started may be mended meanwhile.
  starting.catch(() => started.delete(path))
  return starting
}

/**
 * Starts a library anew, where no operation is under way: some never find a token again that was away meanwhile.
 * Tells whether it did. Meant for a process that uses the library in one thread only.
 */
export function restartLibrary(library: StartedLibrary): boolean {
  if (library.busy > 0) return false
  library.generation++
  try {
    library.calls.C_Finalize()
  } catch (error) {
    // An earlier attempt got no further than this.
    if (resultName(error) !== 'CKR_CRYPTOKI_NOT_INITIALIZED') throw error
  }
  initialise(library.calls)
  return true
}

async function start(path: string): Promise<StartedLibrary> {
  const Library = await findPackage()
  try {
    const library = new Library()
    library.load(path)
    initialise(library)
    return { calls: library, generation: 0, busy: 0 }
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : 'no library'
    throw new TokenError('PKCS11_MODULE_UNUSABLE', `PKCS#11 library ${path}: ${found}`, { path }, { cause })
  }
}

function initialise(library: Pkcs11Library): void {
  try {
    // Without it, two signatures at once corrupt the memory of the process.
    library.C_Initialize({ flags: CK.flagOsLocking })
  } catch (error) {
    // Another thread of this process has started it.
    if (resultName(error) !== 'CKR_CRYPTOKI_ALREADY_INITIALIZED') throw error
  }
}

/** By a name that the compiler does not follow: the package is optional, and so are its types. */
const PACKAGE: string = 'pkcs11js'

async function findPackage(): Promise<new () => Pkcs11Library> {
  try {
    const found: unknown = await import(PACKAGE)
    if (isPackage(found)) return found.PKCS11
    throw new TypeError('it offers no PKCS11')
  } catch (cause) {
    throw new TokenError(
      'PKCS11_UNAVAILABLE',
      'the optional package pkcs11js cannot be loaded: it needs a compiler when it is installed (npm rebuild pkcs11js)',
      {},
      { cause },
    )
  }
}

function isPackage(found: unknown): found is { readonly PKCS11: new () => Pkcs11Library } {
  return (
    typeof found === 'object' && found !== null && 'PKCS11' in found && typeof found.PKCS11 === 'function'
  )
}
