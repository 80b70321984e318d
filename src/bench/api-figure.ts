import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request as httpRequest } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { ApiServiceMessage } from './api-service.ts'
import { complete, type Effort, type FigureResult, type FigureRow } from './figure.ts'
import { median } from './measure.ts'

const SERVICE = fileURLToPath(new URL('../../dist/bench/api-service.js', import.meta.url))
const LEAST_RATIO = 0.5
const MOST_TAIL = 10
const CONNECTIONS = 16
/** As many as the reference machine has cores. */
const ISSUING_CLIENTS = 2

interface Service {
  readonly child: ChildProcess
  /** Aborted once the process has ended. */
  readonly gone: AbortSignal
}

type Places = Extract<ApiServiceMessage, { readonly ours: string }>

/**
 * Measures the API from outside the process that serves it: a seal text verified against a bare Express route that
 * verifies the same signature, and issuing under sustained load.
 */
export async function measureApi(effort: Effort): Promise<FigureResult> {
  const child = fork(SERVICE, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ending = new AbortController()
  const service = { child, gone: ending.signal }
  child.once('exit', () => ending.abort())
  try {
    const places = await nextMessage(service)
    if (!('ours' in places)) throw new TypeError('the service told no address')
    return complete(await verifyingRow(service, places, effort), await issuingRow(places, effort))
  } finally {
    if (child.connected) child.disconnect()
    if (child.exitCode === null) await once(child, 'exit')
  }
}

async function verifyingRow(service: Service, places: Places, effort: Effort): Promise<FigureRow> {
  const body = JSON.stringify({ payload: places.payload })
  const [times, rounds] = effort === 'smoke' ? [20, 1] : [400, 25]
  const sides = [`${places.ours}/api/v1/verifications`, `${places.bare}/`].map((url) => ({
    post: poster(url, {}),
    costs: [] as { readonly cpuMs: number; readonly wallMs: number }[],
  }))
  for (let round = -1; round < rounds; round++)
    for (const { post, costs } of sides) {
      const cost = await costOf(service, times, () => together(times, CONNECTIONS, () => post(body, 200)))
      // The first round warms up.
      if (round >= 0) costs.push(cost)
    }
  const [ours, bare] = sides.map(({ costs }) => ({
    cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
    wallMs: median(costs.map(({ wallMs }) => wallMs)),
  }))
  if (ours === undefined || bare === undefined) throw new TypeError('two sides were to be measured')
  const ratio = bare.cpuMs / ours.cpuMs
  return {
    figure: 'api',
    what: 'seal text verified by the API',
    unit: 'requests per CPU second of the server',
    ours: 1000 / ours.cpuMs,
    peer: 1000 / bare.cpuMs,
    ratio,
    wallRatio: bare.wallMs / ours.wallMs,
    target: `at least ${LEAST_RATIO} times a bare Express route`,
    reached: ratio >= LEAST_RATIO,
  }
}

async function issuingRow({ ours, cookie }: Places, effort: Effort): Promise<FigureRow> {
  const post = poster(`${ours}/api/v1/me/documents`, { cookie })
  const issue = async (): Promise<number> => {
    const start = performance.now()
    await post('{"kind":"ADCS"}', 201, { 'idempotency-key': randomUUID() })
    return performance.now() - start
  }
  const [warmUp, times] = effort === 'smoke' ? [2, 4] : [200, 2_000]
  await together(warmUp, ISSUING_CLIENTS, issue)
  const taken = (await together(times, ISSUING_CLIENTS, issue)).sort((one, other) => one - other)
  const [middle, tail] = [median(taken), taken[Math.ceil(taken.length * 0.99) - 1] ?? 0]
  return {
    figure: 'api',
    what: `ADCS issued by the API, ${ISSUING_CLIENTS} clients, p99 beside the median`,
    unit: 'milliseconds',
    ours: tail,
    peer: middle,
    ratio: tail / middle,
    wallRatio: null,
    target: `p99 under ${MOST_TAIL} times the median`,
    reached: tail < MOST_TAIL * middle,
  }
}

/** Does something so many times, a few at a time, each client waiting for its answer. */
async function together<Result>(
  times: number,
  clients: number,
  run: () => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let begun = 0
  const client = async () => {
    while (begun < times) {
      begun += 1
      results.push(await run())
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return results
}

async function costOf(service: Service, times: number, run: () => Promise<unknown>) {
  const cpuBefore = await cpuOf(service)
  const before = performance.now()
  await run()
  const wallMs = (performance.now() - before) / times
  return { wallMs, cpuMs: ((await cpuOf(service)) - cpuBefore) / times }
}

async function cpuOf(service: Service): Promise<number> {
  service.child.send('cpu')
  const answer = await nextMessage(service)
  if (!('cpuMs' in answer)) throw new TypeError('the service did not tell its CPU time')
  return answer.cpuMs
}

/** @throws {Error} when the service ends instead of answering */
async function nextMessage({ child, gone }: Service): Promise<ApiServiceMessage> {
  const [message] = await once(child, 'message', { signal: gone })
  return message as ApiServiceMessage
}

/** Posts JSON on kept connections; whatever is answered with another status is an error. */
function poster(url: string, always: Readonly<Record<string, string>>) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  return (body: string, expected: number, more: Readonly<Record<string, string>> = {}): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = {
        ...always,
        ...more,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }
      const request = httpRequest(url, { agent, method: 'POST', headers }, (response) => {
        response.resume().on('error', reject)
        response.on('end', () => {
          if (response.statusCode === expected) resolve()
          else reject(new TypeError(`expected ${expected}, found ${response.statusCode}`))
        })
      })
      request.on('error', reject).end(body)
    })
}
