/** Why no camera could be opened. */
export type CameraFault = 'denied' | 'none' | 'busy' | 'insecure'

/** Some cameras never answer when asked for a photo. */
const PHOTO_MS = 3000

/** The pictures of one camera, shown in a video element. */
export class CameraStream {
  readonly #video: HTMLVideoElement
  #stream: MediaStream | null = null
  #torch = false

  constructor(video: HTMLVideoElement) {
    this.#video = video
  }

  get isOpen(): boolean {
    return this.#stream !== null
  }

  /** The camera in use. */
  get device(): string | undefined {
    return this.#track?.getSettings().deviceId
  }

  /** Whether the camera has a lamp that can be switched. */
  get hasTorch(): boolean {
    const track = this.#track
    return track !== undefined && 'getCapabilities' in track && 'torch' in track.getCapabilities()
  }

  get #track(): MediaStreamTrack | undefined {
    return this.#stream?.getVideoTracks()[0]
  }

  /** Opens the camera asked for, or the one at the back of the device; null when it shows. */
  async open(device?: string): Promise<CameraFault | null> {
    this.close()
    if (!('mediaDevices' in navigator)) return 'insecure'
    const choice =
      device === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: device } }
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { ...choice, width: { ideal: 1920 }, height: { ideal: 1080 } },
      })
      this.#video.srcObject = this.#stream
      await this.#video.play()
      return null
    } catch (error) {
      this.close()
      return faultOf(error)
    }
  }

  /** Ends the camera; its light goes out. */
  close(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = null
    this.#torch = false
    this.#video.srcObject = null
  }

  /** Switches the lamp, where there is one; tells whether it is on. */
  async toggleTorch(): Promise<boolean> {
    const wanted: MediaTrackConstraintSet & { readonly torch: boolean } = { torch: !this.#torch }
    await this.#track?.applyConstraints({ advanced: [wanted] }).then(
      () => {
        this.#torch = wanted.torch
      },
      () => undefined,
    )
    return this.#torch
  }

  /** Takes the picture of this instant; null once closed. */
  async frame(): Promise<ImageBitmap | null> {
    if (this.#stream === null) return null
    return createImageBitmap(this.#video).catch(() => null)
  }

  /** Takes a picture as fine as the camera can, where the browser can ask for one; else that of this instant. */
  async still(): Promise<ImageBitmap | null> {
    const track = this.#track
    if (track === undefined || !('ImageCapture' in window)) return this.frame()
    const photo = new ImageCapture(track).takePhoto().catch(() => null)
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PHOTO_MS))
    const taken = await Promise.race([photo, late])
    const bitmap = taken === null ? null : await createImageBitmap(taken).catch(() => null)
    return bitmap ?? this.frame()
  }

  /** Cameras to choose from; they have names once one was allowed. */
  async devices(): Promise<readonly MediaDeviceInfo[]> {
    const all = await navigator.mediaDevices.enumerateDevices()
    return all.filter(({ kind }) => kind === 'videoinput')
  }
}

function faultOf(error: unknown): CameraFault {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy'
}
