import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

let known: Promise<Uint8Array> | null = null

/** Gives the sRGB profile that PDF/A names as its output intent, deflated: the compact one (public domain) that libvips carries. */
export function loadColorProfile(): Promise<Uint8Array> {
  known ??= readColorProfile()
  return known
}

async function readColorProfile(): Promise<Uint8Array> {
  const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: '#ffffff' } })
  const { icc } = await sharp(await pixel.withIccProfile('srgb').png().toBuffer()).metadata()
  if (icc === undefined) throw new Error('libvips gave no sRGB profile')
  return deflateSync(icc, { level: 9 })
}
