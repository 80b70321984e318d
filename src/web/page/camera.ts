import type { VerifierWording } from '../../wording/verifier-wording.ts'
import type { Judged } from '../reading-job.ts'
import { readAsked } from './asked.ts'
import { CameraStream } from './camera-stream.ts'
import { element } from './element.ts'
import type { ReaderClient } from './reader-client.ts'
import { showReport } from './show-report.ts'
import { tellProblem } from './tell-problem.ts'

/** Between two frames, so that a phone stays cool. */
const PAUSE_MS = 80

/** Reading with a camera: every frame is looked at in the worker, none is kept or sent. */
class CameraReading {
  readonly #stream = new CameraStream(element('camera-picture', HTMLVideoElement))
  readonly #reader: ReaderClient
  readonly #words: VerifierWording
  /** What was begun under another number is no longer wanted. */
  #session = 0

  constructor(reader: ReaderClient, words: VerifierWording) {
    this.#reader = reader
    this.#words = words
  }

  get isOpen(): boolean {
    return this.#stream.isOpen
  }

  async open(device?: string): Promise<void> {
    const mine = ++this.#session
    this.#show(true)
    tell(this.#words.camera.starting)
    const fault = await this.#stream.open(device)
    if (mine !== this.#session) return
    if (fault !== null) {
      this.stop(this.#words.camera[fault])
      return element('camera-start', HTMLButtonElement).focus()
    }
    await showControls(this.#stream, this.#words)
    element('camera-status', HTMLParagraphElement).scrollIntoView({ block: 'start' })
    element('camera-still', HTMLButtonElement).focus({ preventScroll: true })
    await this.#watch(mine)
  }

  stop(told: string): void {
    this.#session += 1
    this.#stream.close()
    this.#show(false)
    tell(told)
  }

  /** Reads the picture of this instant with every means; goes on looking when there is nothing in it. */
  async readStill(): Promise<void> {
    const mine = ++this.#session
    tell(this.#words.camera.stillReading)
    const bitmap = await this.#stream.still()
    if (bitmap === null || mine !== this.#session) return
    const answer = await this.#reader.ask({ kind: 'still', bitmap, asked: readAsked() ?? {} }, [bitmap])
    if (mine !== this.#session) return
    if ('report' in answer && answer.report.seal !== null) return this.#end(answer)
    tell(this.#words.camera.stillNothing)
    await new Promise((resolve) => setTimeout(resolve, 20 * PAUSE_MS))
    await this.#watch(mine)
  }

  async toggleTorch(): Promise<void> {
    showTorch(await this.#stream.toggleTorch())
  }

  /** Looks at frame after frame until one is judged or another session begins. */
  async #watch(mine: number): Promise<void> {
    let first = true
    let doubted: string | null = null
    while (mine === this.#session) {
      const bitmap = await this.#stream.frame()
      if (bitmap === null) return
      const asked = readAsked() ?? {}
      const answer = await this.#reader.ask({ kind: 'frame', bitmap, first, asked }, [bitmap])
      if (mine !== this.#session) return
      first = false
      if ('hint' in answer) tell(this.#words.camera[answer.hint])
      else if ('fault' in answer) return this.#fail(answer.fault.code)
      else if ('report' in answer) {
        // A frame read wrongly would accuse a genuine document: what fails must be read twice alike.
        const told = JSON.stringify([answer.report.verdict, answer.report.seal])
        if (answer.report.verdict !== 'invalid' || doubted === told) return this.#end(answer)
        doubted = told
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }

  #end(judged: Judged): void {
    this.stop('')
    showReport(judged, this.#words)
  }

  #fail(code: string): void {
    this.stop('')
    tellProblem(code, this.#words)
  }

  #show(open: boolean): void {
    element('camera-view', HTMLDivElement).hidden = !open
    element('camera-start', HTMLButtonElement).hidden = open
  }
}

/** Lets a person read a code with a camera of the device. */
export function wireCamera(reader: ReaderClient, words: VerifierWording): void {
  const reading = new CameraReading(reader, words)
  const start = element('camera-start', HTMLButtonElement)
  const devices = element('camera-device', HTMLSelectElement)
  const whenPressed = (id: string, act: () => unknown) =>
    element(id, HTMLButtonElement).addEventListener('click', () => void act())
  whenPressed('camera-start', () => reading.open())
  whenPressed('camera-torch', () => reading.toggleTorch())
  whenPressed('camera-still', () => reading.readStill())
  whenPressed('camera-stop', () => {
    reading.stop(words.camera.stopped)
    start.focus()
  })
  devices.addEventListener('change', () => void reading.open(devices.value))
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && reading.isOpen) reading.stop(words.camera.hidden)
  })
  element('camera', HTMLElement).hidden = false
}

function tell(text: string): void {
  const status = element('camera-status', HTMLParagraphElement)
  if (status.textContent !== text) status.textContent = text
}

async function showControls(stream: CameraStream, words: VerifierWording): Promise<void> {
  const select = element('camera-device', HTMLSelectElement)
  const devices = await stream.devices()
  const options = devices.map(
    ({ deviceId, label }, index) => new Option(label || `${words.camera.unnamed} ${index + 1}`, deviceId),
  )
  select.replaceChildren(...options)
  select.value = stream.device ?? ''
  element('camera-devices', HTMLParagraphElement).hidden = devices.length < 2
  element('camera-torch', HTMLButtonElement).hidden = !stream.hasTorch
  showTorch(false)
}

function showTorch(on: boolean): void {
  element('camera-torch', HTMLButtonElement).setAttribute('aria-pressed', String(on))
}
