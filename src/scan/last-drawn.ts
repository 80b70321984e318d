import type { Picture } from './picture.ts'

/**
 * Draws what is asked for, but the same as last time only once: every attempt at reading a page asks for it anew.
 *
 * The one before is let go before the next is drawn, for one picture takes as much memory as all else.
 */
export function rememberLast<What>(
  draw: (what: What) => Picture | Promise<Picture>,
  isSame: (one: What, other: What) => boolean,
): (what: What) => Promise<Picture> {
  let last: { readonly what: What; readonly picture: Picture } | undefined
  return async (what) => {
    if (last !== undefined && isSame(last.what, what)) return last.picture
    last = undefined
    const picture = await draw(what)
    last = { what, picture }
    return picture
  }
}
