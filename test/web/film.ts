import sharp from 'sharp'

const [WIDTH, HEIGHT] = [640, 480]

/**
 * Makes a film of one picture in the middle of a grey field, for a browser's fake camera: YUV4MPEG2, 4:2:0, a few
 * frames that the browser plays for ever.
 */
export async function filmOf(picture: Uint8Array, side: number): Promise<Buffer> {
  const shown = await sharp(picture)
    .resize(side, side, { fit: 'inside' })
    .flatten({ background: '#fff' })
    .toBuffer()
  const { data } = await sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#8c8c8c' },
  })
    .composite([{ input: shown, gravity: 'centre' }])
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const luma = Buffer.from(data.subarray(0, WIDTH * HEIGHT))
  // Studio range, as cameras give it.
  for (const [at, value] of luma.entries()) luma[at] = 16 + Math.round((value * 219) / 255)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: 10 }, () => frame),
  ])
}
