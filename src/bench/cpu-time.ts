import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts the time of processes in hundredths of a second, whatever its own timer does. */
const MS_PER_TICK = 10

interface ProcessTime {
  readonly parent: number
  readonly ownMs: number
  /** Of children that ended and were waited for. */
  readonly endedChildrenMs: number
}

/**
 * Gives the CPU time, user and system, that this process and everything it started have used, in milliseconds.
 *
 * Living descendants count by /proc, thus on Linux only and to 10 ms each; elsewhere only this process counts.
 */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage()
  const times = readProcesses()
  let total = (user + system) / 1000 + (times.get(process.pid)?.endedChildrenMs ?? 0)
  for (const [pid, time] of times)
    if (pid !== process.pid && descends(pid, times)) total += time.ownMs + time.endedChildrenMs
  return total
}

function descends(pid: number, times: ReadonlyMap<number, ProcessTime>): boolean {
  for (let parent = times.get(pid)?.parent; parent !== undefined; parent = times.get(parent)?.parent)
    if (parent === process.pid) return true
  return false
}

function readProcesses(): Map<number, ProcessTime> {
  const times = new Map<number, ProcessTime>()
  for (const name of process.platform === 'linux' ? readdirSync('/proc') : []) {
    const time = /^\d+$/.test(name) ? readProcess(name) : null
    if (time !== null) times.set(Number(name), time)
  }
  return times
}

/** Fields after the name of the program, which may itself hold spaces and brackets (man 5 proc). */
function readProcess(pid: string): ProcessTime | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [, parent = 0, , , , , , , , , , user = 0, system = 0, childUser = 0, childSystem = 0] = fields
    return {
      parent,
      ownMs: (user + system) * MS_PER_TICK,
      endedChildrenMs: (childUser + childSystem) * MS_PER_TICK,
    }
  } catch {
    // It ended between the listing and the reading.
    return null
  }
}
