/**
 * Gives the path to which a person goes back after the sign-in: the one asked for where it is a page of ours under
 * `root`, else `root`. Anything that a browser could take for another site is refused: hosts, backslashes, dots that
 * climb, encoded slashes.
 */
export function returnPath(asked: unknown, root: '/conducteur' | '/greffe'): string {
  if (typeof asked !== 'string' || asked.length > 200) return root
  const [path = '', ...query] = asked.split('?')
  const isOurs = path === root || path.startsWith(`${root}/`)
  const isPlain = /^(\/[A-Za-z0-9_-]+)+$/.test(path) && query.every((part) => /^[\w=&.%~-]*$/.test(part))
  return isOurs && isPlain && query.length <= 1 ? asked : root
}
