import type { CustomFetch } from 'openid-client'

/**
 * Makes a fetch that sends what is meant for the public address of this service to its own listener: behind a proxy
 * or in a container the public address may not be reachable from inside. Everything else goes where it is meant to.
 *
 * @param listener called for each request, since the port may be known only once the service listens
 */
export function listenerFetch(publicUrl: string, listener: () => string): CustomFetch {
  const { origin } = new URL(publicUrl)
  return (address, { method, headers, redirect, body, signal }) => {
    const url = new URL(address)
    const target = url.origin === origin ? new URL(`${url.pathname}${url.search}`, listener()) : url
    // Forms and nothing: openid-client sends no other bodies here.
    const form = body instanceof URLSearchParams || typeof body === 'string' ? body : null
    return fetch(target, { method, headers, redirect, body: form, ...(signal ? { signal } : {}) })
  }
}
