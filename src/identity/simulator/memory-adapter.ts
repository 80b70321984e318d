import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

interface Kept {
  readonly payload: AdapterPayload
  readonly until: number
}

/**
 * Keeps what a simulated provider has to remember, until the process ends. One memory for each provider: the one that
 * comes with oidc-provider is shared by all.
 *
 * @param now milliseconds since 1970, since the library gives delays only
 */
export function memoryAdapter(now: () => number): AdapterFactory {
  const kept = new Map<string, Kept>()
  return (model) => modelAdapter(model, kept, now)
}

function modelAdapter(model: string, kept: Map<string, Kept>, now: () => number): Adapter {
  const read = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key)
    if (found !== undefined && found.until > now()) return found.payload
    kept.delete(key)
    return undefined
  }
  const findWhere = (has: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...kept.keys()]
      .filter((key) => key.startsWith(`${model}:`))
      .map(read)
      .find((payload) => payload !== undefined && has(payload))
  return {
    async upsert(id, payload, expiresIn) {
      const until = expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn * 1000
      kept.set(`${model}:${id}`, { payload, until })
    },
    async find(id) {
      return read(`${model}:${id}`)
    },
    async findByUid(uid) {
      return findWhere((payload) => payload.uid === uid)
    },
    async findByUserCode(userCode) {
      return findWhere((payload) => payload.userCode === userCode)
    },
    async consume(id) {
      const found = kept.get(`${model}:${id}`)
      if (found === undefined) return
      const payload = { ...found.payload, consumed: Math.floor(now() / 1000) }
      kept.set(`${model}:${id}`, { ...found, payload })
    },
    async destroy(id) {
      kept.delete(`${model}:${id}`)
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  }
}
