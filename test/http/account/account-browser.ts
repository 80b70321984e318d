import { hiddenField } from '../sign-in/cookie-browser.ts'

export interface Answer {
  readonly status: number
  readonly text: string
  readonly location: string | null
}

/** A browser with cookies of one site, at an address of one's choice. */
export type AccountBrowser = ReturnType<typeof openAccountBrowser>

export function openAccountBrowser(publicUrl: string, listener: string, ip: string) {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit, headers: Readonly<Record<string, string>>) => {
    const response = await fetch(new URL(path, listener), {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'x-forwarded-for': ip,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    const location = response.headers.get('location')
    return { status: response.status, text: await response.text(), location }
  }
  const get = (path: string): Promise<Answer> => send(path, {}, {})
  const post = (
    path: string,
    form: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = { origin: new URL(publicUrl).origin },
  ): Promise<Answer> => send(path, { method: 'POST', body: new URLSearchParams({ ...form }) }, headers)
  return {
    cookies,
    get,
    post,
    /** Posts a form of somebody signed in, with the mark that `page` bears. */
    postFrom: async (page: string, path: string, form: Readonly<Record<string, string>>) => {
      const _csrf = hiddenField((await get(page)).text, '_csrf')
      return post(path, { ...form, _csrf })
    },
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const [name = '', ...value] = pair.trim().split('=')
  if (value.join('=') === '') cookies.delete(name)
  else cookies.set(name, value.join('='))
}
