import { request } from 'node:http'

/** What a service answered: its status, and the verdict or the code of the problem. */
export interface Uploaded {
  readonly status: number
  readonly code: string
}

const BOUNDARY = 'permis-bench-8f2c41'
/** Past this, something hangs. */
const MOST_MS = 60_000

/** Hands a file to the verifying endpoint of a service; an answer given before all is sent is an answer. */
export function postFile(
  url: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Uploaded> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
  return post(url, `multipart/form-data; boundary=${BOUNDARY}`, body)
}

/** Hands the text of a seal to the verifying endpoint of a service. */
export function postText(url: string, payload: string): Promise<Uploaded> {
  return post(url, 'application/json', Buffer.from(JSON.stringify({ payload })))
}

function post(url: string, type: string, body: Uint8Array): Promise<Uploaded> {
  const headers = { 'content-type': type, 'content-length': body.length }
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/api/v1/verifications`,
      { method: 'POST', headers, timeout: MOST_MS },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part)).on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, code: codeOf(Buffer.concat(parts)) }),
        )
      },
    )
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error('no answer within a minute')))
    sent.end(body)
  })
}

function codeOf(body: Buffer): string {
  const told: unknown = JSON.parse(body.toString())
  if (typeof told !== 'object' || told === null) return '?'
  if ('code' in told) return String(told.code)
  return 'verdict' in told ? String(told.verdict) : '?'
}
