/** Whose share of the connections an address takes. @module */
import { addressGroup, isWithin, type Network, parseAddress } from "./address.ts";

const UNKNOWN = "unknown";

/** An address's group; `undefined` for a trusted proxy, through which many connect. */
export function connectionShares(
  proxies: readonly Network[],
): (remoteAddress: string) => string | undefined {
  return (remoteAddress) => {
    const address = parseAddress(remoteAddress);
    if (address === undefined) return UNKNOWN;
    return isWithin(address, proxies) ? undefined : addressGroup(address);
  };
}
