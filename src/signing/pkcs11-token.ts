import {
  CK,
  type Handle,
  loadPkcs11Library,
  type Pkcs11Library,
  restartLibrary,
  resultName,
  type StartedLibrary,
} from './pkcs11-library.ts'
import { type SessionPool, sessionPool } from './session-pool.ts'
import { TokenError } from './token-error.ts'

/** Which token to open, and with what. */
export interface TokenAddress {
  /** Path of the library that its maker gives (`.so`). */
  readonly module: string
  readonly label: string
  /** Reads the PIN, each time the token has to be opened; it is kept nowhere. */
  readonly readPin: () => Promise<string>
}

/** A session that is ours for the time of one operation. */
export interface TokenSession {
  readonly library: Pkcs11Library
  readonly session: Handle
  /** Handles of objects hold as long as this stays the same object. */
  readonly connection: object
}

/** A token, opened again when it was lost. */
export interface Pkcs11Token {
  /**
   * Runs one operation in a session of its own; where the token was lost, once more after opening it again.
   *
   * @throws {TokenError} and whatever the operation throws
   */
  run<Result>(operation: (session: TokenSession) => Promise<Result>): Promise<Result>
}

/** Sessions at the same time: twice the threads in which Node waits for them. */
const MOST_SESSIONS = 8

interface Connection {
  readonly library: StartedLibrary
  /** Of the library, when it was made. */
  readonly generation: number
  readonly pool: SessionPool
}

/** Gives the token at an address; nothing is opened before its first operation. */
export function pkcs11Token(address: TokenAddress): Pkcs11Token {
  let current: Promise<Connection> | null = null
  let refusal: TokenError | null = null
  const connected = (): Promise<Connection> => {
    // Another try with a wrong PIN would bring the token nearer to locking it.
    if (refusal !== null) return Promise.reject(refusal)
    current ??= connect(address).catch((error: unknown) => {
      current = null
      if (error instanceof TokenError && error.code === 'PKCS11_PIN_REFUSED') refusal = error
      throw error
    })
    return current
  }
  return {
    run: async (operation) => {
      const standing = current
      const connecting = connected()
      try {
        return await runIn(await connecting, operation)
      } catch (error) {
        if (resultName(error) === null) throw error
        if (current === connecting) current = null
        // What failed in a session just opened will not go better in another.
        if (standing !== connecting) throw failed(address, error)
      }
      return runIn(await connected(), operation).catch((error: unknown) => {
        throw resultName(error) === null ? error : failed(address, error)
      })
    },
  }
}

async function runIn<Result>(
  connection: Connection,
  operation: (session: TokenSession) => Promise<Result>,
): Promise<Result> {
  const { library, pool } = connection
  const session = await pool.borrow()
  // From here to the operation nothing is awaited: no restart can come between.
  if (library.generation !== connection.generation) {
    pool.giveBack(session)
    throw new Error('CKR_SESSION_HANDLE_INVALID')
  }
  library.busy++
  try {
    const result = await operation({ library: library.calls, session, connection })
    pool.giveBack(session)
    return result
  } catch (error) {
    pool.discard(session)
    quietly(() => library.calls.C_CloseSession(session))
    throw error
  } finally {
    library.busy--
  }
}

async function connect(address: TokenAddress): Promise<Connection> {
  const library = await loadPkcs11Library(address.module)
  const pin = await address.readPin()
  try {
    return openConnection(library, pin, address.label)
  } catch (error) {
    if (resultName(error) === null) throw error
    return reconnect(library, pin, address, error)
  }
}

function reconnect(library: StartedLibrary, pin: string, address: TokenAddress, reason: unknown): Connection {
  try {
    if (restartLibrary(library)) return openConnection(library, pin, address.label)
  } catch (error) {
    throw resultName(error) === null ? error : failed(address, error)
  }
  throw failed(address, reason)
}

function openConnection(library: StartedLibrary, pin: string, label: string): Connection {
  const { calls, generation } = library
  const slot = findSlot(calls, label)
  const open = () => calls.C_OpenSession(slot, CK.flagSerialSession)
  const first = open()
  logIn(calls, first, pin, label)
  return { library, generation, pool: sessionPool(open, first, MOST_SESSIONS) }
}

function findSlot(library: Pkcs11Library, label: string): Handle {
  const slots = library.C_GetSlotList(true).filter((slot) => {
    const token = library.C_GetTokenInfo(slot)
    return (token.flags & CK.flagTokenInitialized) !== 0 && token.label.trim() === label
  })
  const [slot] = slots
  if (slot === undefined || slots.length > 1)
    throw new TokenError(
      'PKCS11_TOKEN_MISSING',
      `${slots.length} tokens bear the label ${label}, one expected`,
      {
        label,
      },
    )
  return slot
}

function logIn(library: Pkcs11Library, session: Handle, pin: string, label: string): void {
  try {
    library.C_Login(session, CK.user, pin)
  } catch (error) {
    const result = resultName(error)
    // Sessions of one process share their login.
    if (result === 'CKR_USER_ALREADY_LOGGED_IN') return
    quietly(() => library.C_CloseSession(session))
    if (result?.startsWith('CKR_PIN_'))
      // The error of the library is left out: some quote what they were given.
      throw new TokenError('PKCS11_PIN_REFUSED', `token ${label} refuses the PIN (${result})`, { label })
    throw error
  }
}

function failed({ label }: TokenAddress, cause: unknown): TokenError {
  return new TokenError('PKCS11_FAILED', `token ${label}: ${resultName(cause)}`, { label }, { cause })
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // The session is gone already.
  }
}
