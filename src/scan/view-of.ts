import { toGrey } from './damaged/grey-picture.ts'
import { PictureView } from './damaged/picture-view.ts'
import type { Picture } from './picture.ts'

const views = new WeakMap<Picture, PictureView>()

/** Gives what is seen in a picture, as the eye sees it: the same to every attempt, for as long as the picture lives. */
export function viewOf(picture: Picture): PictureView {
  const view = views.get(picture) ?? new PictureView(toGrey(picture, 'eye'))
  views.set(picture, view)
  return view
}
