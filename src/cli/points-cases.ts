import { createReadStream } from 'node:fs'
import { PointsCaseError, parsePointsCase } from '../core/licence/points-case.ts'
import { pointsLedger } from '../core/licence/points-ledger.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { inputMissing } from './read-input.ts'

/**
 * Answers cases as they come (`permis points --cases`): one line out for each line in, in order, so that a file of
 * any length takes little memory. A case that cannot be answered gives `{"error"}` and the rest goes on.
 */
export async function answerCases(path: string): Promise<CommandOutput> {
  let read = true
  // A reader that goes away (`| head`) is no error of ours.
  process.stdout.on('error', () => {
    read = false
  })
  for await (const lines of linesOf(path)) {
    if (!read) break
    await hand(lines.map((line) => `${answerCase(line)}\n`).join(''))
  }
  return { exit: EXIT.done, json: undefined, text: '' }
}

/** Waits until standard output has taken the text, so that answers never pile up. */
function hand(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()))
}

/** Answers one line: `{"balance","cap"}`, or `{"error"}` with its code and every fault found. */
export function answerCase(line: string): string {
  try {
    const { input, clocks } = parsePointsCase(line)
    const { balance, cap } = pointsLedger(input, clocks)
    return JSON.stringify({ balance, cap })
  } catch (error) {
    if (!(error instanceof PointsCaseError)) return JSON.stringify({ error: { code: 'INTERNAL' } })
    const { code, message, faults } = error
    return JSON.stringify({ error: { code, message, faults } })
  }
}

/** Gives the lines of each piece of input as it comes. They end at line feeds only: JSON may hold other separators. */
async function* linesOf(path: string): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of piecesOf(path)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
  rest += decoder.decode()
  if (rest !== '') yield [rest]
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* path === '-' ? process.stdin : createReadStream(path)
  } catch (cause) {
    throw inputMissing(path, cause)
  }
}
