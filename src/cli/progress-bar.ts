import type { BatchWords } from '../wording/batch.ts'

/** Tells on standard error how far a long command is. */
export interface ProgressBar {
  tell(done: number): void
  /** Takes the bar off the screen, so that something else can be written; the next call puts it back. */
  clear(): void
}

const WIDTH = 24
/** Often enough to look alive. */
const SCREEN_MS = 100
/** A log is read afterwards: a line now and then is enough. */
const LOG_MS = 10_000

/** Makes a bar on a terminal; where standard error is no terminal, a line now and then. */
export function progressBar(total: number | null, words: BatchWords, stream = process.stderr): ProgressBar {
  const begun = Date.now()
  const every = stream.isTTY ? SCREEN_MS : LOG_MS
  let toldAt = stream.isTTY ? 0 : begun
  let shown = false
  return {
    tell(done) {
      const now = Date.now()
      // A log need not hear of the end: the summary follows.
      if (now - toldAt < every && !(stream.isTTY && done === total)) return
      toldAt = now
      const text = progressText(done, total, (now - begun) / 1000, words)
      stream.write(stream.isTTY ? `\r\x1b[K${text}` : `${text}\n`)
      shown = stream.isTTY
    },
    clear() {
      if (!shown) return
      stream.write('\r\x1b[K')
      shown = false
    },
  }
}

/** Says how far, how fast and how long still; what is not known is left out. */
export function progressText(done: number, total: number | null, seconds: number, words: BatchWords): string {
  const rate = seconds > 0 ? done / seconds : 0
  const speed = `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`
  if (total === null || total === 0) return `${done}  ${speed}`
  const share = Math.min(done / total, 1)
  const bar = '#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '-')
  const left = rate > 0 ? `  ${words.left(clock((total - done) / rate))}` : ''
  return `[${bar}] ${Math.floor(share * 100)} %  ${done}/${total}  ${speed}${left}`
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return hours > 0
    ? `${hours}:${twoDigits(minutes)}:${twoDigits(whole % 60)}`
    : `${minutes}:${twoDigits(whole % 60)}`
}
