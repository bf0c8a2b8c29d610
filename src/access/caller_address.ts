/** Where a request comes from: the connection, or what a trusted proxy says. @module */
import { type Address, addressGroup, isWithin, type Network, parseAddress } from "./address.ts";
import { BoundedMap } from "./bounded_map.ts";

const MAX_HOPS = 32;
const MAX_REMEMBERED = 1_000;
const UNKNOWN = "unknown";
/** Pairs whose quoted values hold nothing that parts elements or pairs. */
const PLAIN_ELEMENT = /^(?:\s*[\w-]+\s*=\s*(?:"[^",;\\]*"|[^\s",;]+)\s*(?:;|$))+$/;

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
    const groupOf = (hops: readonly string[]) => {
      const address = nearestStranger(hops, proxies);
      return address === undefined ? group : addressGroup(address);
    };
    const forwarded = headers.get("forwarded");
    const older = headers.get("x-forwarded-for");
    if (forwarded === null) return groupOf(olderHops(older ?? ""));
    const told = groupOf(forwardedHops(forwarded));
    // Most proxies write one of them and pass the other on as the client sent it: nobody says here which one.
    return older === null || groupOf(olderHops(older)) === told ? told : group;
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

function olderHops(text: string): readonly string[] {
  return text.split(",").map((hop) => hop.trim()).filter((hop) => hop !== "");
}

/** RFC 7239; an element that is not plain hides its address, as clients may choose the texts between quotes. */
function forwardedHops(text: string): readonly string[] {
  return text.split(",").map((element) => {
    if (!PLAIN_ELEMENT.test(element)) return "";
    const [, quoted, bare] = /(?:^|;)\s*for\s*=\s*(?:"([^"]*)"|([^;\s"]+))/i.exec(element) ?? [];
    return quoted ?? bare ?? "";
  });
}
