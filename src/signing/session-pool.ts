import type { Handle } from './pkcs11-library.ts'

/** Lends sessions, each to one at a time: two operations in one session would mix. */
export interface SessionPool {
  /** Waits for a session while all are lent. */
  borrow(): Promise<Handle>
  giveBack(session: Handle): void
  /** Takes a session out for good, after something failed in it. */
  discard(session: Handle): void
}

/** Makes a pool of a first session, which opens others as they are asked for, `most` at the same time. */
export function sessionPool(open: () => Handle, first: Handle, most: number): SessionPool {
  const free: Handle[] = [first]
  const waiting: { readonly take: (session: Handle) => void; readonly fail: (error: unknown) => void }[] = []
  let count = 1
  const openOne = () => {
    count++
    try {
      return open()
    } catch (error) {
      count--
      throw error
    }
  }
  return {
    borrow: async () => {
      const session = free.pop()
      if (session !== undefined) return session
      if (count < most) return openOne()
      return new Promise((take, fail) => waiting.push({ take, fail }))
    },
    giveBack: (session) => {
      const next = waiting.shift()
      if (next) next.take(session)
      else free.push(session)
    },
    discard: () => {
      count--
      const next = waiting.shift()
      if (next === undefined) return
      try {
        next.take(openOne())
      } catch (error) {
        next.fail(error)
      }
    },
  }
}
