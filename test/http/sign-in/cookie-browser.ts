/** A browser reduced to what a sign-in needs: cookies of one site, redirects followed one by one. */
export interface CookieBrowser {
  readonly cookies: Map<string, string>
  /** One exchange; redirects are not followed. */
  visit(address: string, form?: Readonly<Record<string, string>>): Promise<Visited>
  /** Follows redirects until a page, or until `stopAt` would be asked for. */
  follow(address: string, stopAt?: string, form?: Readonly<Record<string, string>>): Promise<Visited>
}

export interface Visited {
  /** As the browser sees it. */
  readonly url: URL
  readonly status: number
  readonly text: string
  readonly location: URL | null
  readonly headers: Headers
}

/** Opens a browser on the public address, whose requests go to the listener. */
export function openBrowser(publicUrl: string, listener: () => string): CookieBrowser {
  const cookies = new Map<string, string>()
  const visit: CookieBrowser['visit'] = async (address, form) => {
    const url = new URL(address, publicUrl)
    if (url.origin !== new URL(publicUrl).origin) throw new Error(`left the site for ${url.origin}`)
    const response = await fetch(new URL(`${url.pathname}${url.search}`, listener()), {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form === undefined ? {} : { body: new URLSearchParams({ ...form }) }),
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    const location = response.headers.get('location')
    return {
      url,
      status: response.status,
      text: await response.text(),
      location: location === null ? null : new URL(location, url),
      headers: response.headers,
    }
  }
  const follow: CookieBrowser['follow'] = async (address, stopAt, form) => {
    let visited = await visit(address, form)
    for (let steps = 0; visited.location !== null && steps < 12; steps += 1) {
      if (stopAt !== undefined && visited.location.pathname === stopAt) return visited
      visited = await visit(visited.location.href)
    }
    return visited
  }
  return { cookies, visit, follow }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const [name = '', ...value] = pair.trim().split('=')
  const expires = attributes.find((attribute) => /^\s*expires=/i.test(attribute))?.split('=')[1]
  const isGone = expires !== undefined && Date.parse(expires) <= Date.now()
  if (isGone || value.join('=') === '') cookies.delete(name)
  else cookies.set(name, value.join('='))
}

/** Gives the value of a hidden field of a page. */
export function hiddenField(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}
