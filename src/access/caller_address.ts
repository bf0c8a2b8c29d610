/** Where a request comes from: the connection, or what a trusted proxy says. @module */
import { type Address, addressGroup, isWithin, type Network, parseAddress } from "./address.ts";
import { BoundedMap } from "./bounded_map.ts";

const MAX_HOPS = 32;
const MAX_REMEMBERED = 1_000;
const UNKNOWN = "unknown";

/** The caller's address as limits and logs know it. */
export type AddressReader = (headers: Headers, remoteAddress: string | undefined) => string;

/** The headers are believed only from these proxies, and only down to the last hop that is none of them. */
export function addressReader(proxies: readonly Network[]): AddressReader {
  const remembered = new BoundedMap<{ readonly group: string; readonly isProxy: boolean }>(
    MAX_REMEMBERED,
  );
  const connectionOf = (remoteAddress: string) => {
    const known = remembered.get(remoteAddress);
    if (known !== undefined) return known;
    const address = parseAddress(remoteAddress);
    const read = {
      group: address === undefined ? UNKNOWN : addressGroup(address),
      isProxy: address !== undefined && isWithin(address, proxies),
    };
    remembered.set(remoteAddress, read);
    return read;
  };
  return (headers, remoteAddress) => {
    if (remoteAddress === undefined) return UNKNOWN;
    const { group, isProxy } = connectionOf(remoteAddress);
    if (!isProxy) return group;
    const address = nearestStranger(hopsOf(headers), proxies);
    return address === undefined ? group : addressGroup(address);
  };
}

/** From the right, because each proxy appends whom it saw; what stands left of a stranger is that stranger's word. */
function nearestStranger(
  hops: readonly string[],
  proxies: readonly Network[],
): Address | undefined {
  let last: Address | undefined;
  for (const hop of hops.slice(-MAX_HOPS).reverse()) {
    const address = parseAddress(hop);
    if (address === undefined) return last; // a hidden name: the proxy that wrote it is all we know
    if (!isWithin(address, proxies)) return address;
    last = address;
  }
  return last;
}

/** RFC 7239, else the older header. */
function hopsOf(headers: Headers): readonly string[] {
  const forwarded = headers.get("forwarded");
  if (forwarded === null) {
    return (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim())
      .filter((hop) => hop !== "");
  }
  return forwarded.split(",").map((element) =>
    /(?:^|;)\s*for\s*=\s*(?:"([^"]*)"|([^;,\s"]+))/i.exec(element)?.slice(1)
      .find((text) => text !== undefined) ?? ""
  );
}
