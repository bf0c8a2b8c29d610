/** The line by which a server says where it listens. @module */

/** The address in `listening on …`, wherever in `log` that stands. */
export function listeningUrl(log: string): URL | undefined {
  const address = /listening on (http:\/\/[^\s"]+)/.exec(log)?.[1];
  return address === undefined ? undefined : new URL(address);
}
