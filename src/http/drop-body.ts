import type { Request } from 'express'

/**
 * Lets what a client still sends go by unseen, and calls `then` once it has come, or `mostBytes` of it.
 *
 * Whoever is answered before may lose the answer: where the connection is to be closed, as some proxies have it, what
 * was not read breaks it.
 */
export function dropBody(request: Request, mostBytes: number, then: () => void): void {
  let [dropped, told] = [0, false]
  const tell = (): void => {
    if (told) return
    told = true
    then()
  }
  request.on('data', ({ length }: Buffer) => {
    dropped += length
    if (dropped > mostBytes) tell()
  })
  request.once('end', tell)
}
