/** IP addresses and networks, as far as telling callers apart needs it. @module */

/** An address as one number; IPv4 within IPv6 counts as IPv4. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Addresses whose first bits are the same. */
export interface Network extends Address {
  readonly prefix: number;
}

const MAPPED = 0xffffn; // ::ffff:a.b.c.d
const GROUP_PREFIX = 64; // one subscriber of IPv6 has at least that many addresses

/** Reads an address with or without a port, brackets or a zone; `undefined` for what is none. */
export function parseAddress(text: string): Address | undefined {
  const bare = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1] ??
    (/^[\d.]+:\d{1,5}$/.test(text) ? text.slice(0, text.indexOf(":")) : text);
  const [address = ""] = bare.split("%");
  return address.includes(":") ? parseV6(address) : parseV4(address);
}

function parseV4(text: string): Address | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return { bits: 32, value: parts.reduce((value, part) => value << 8n | BigInt(part), 0n) };
}

function parseV6(text: string): Address | undefined {
  if (text.length > 45 || !URL.canParse(`http://[${text}]`)) return undefined;
  const written = new URL(`http://[${text}]`).hostname.slice(1, -1); // shortest form, no dots
  const [head = "", tail] = written.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(8 - left.length - right.length).fill("0");
  const value = [...left, ...zeros, ...right].reduce(
    (sum, group) => sum << 16n | BigInt(`0x${group}`),
    0n,
  );
  return value >> 32n === MAPPED ? { bits: 32, value: value & 0xffffffffn } : { bits: 128, value };
}

/** Reads `10.0.0.0/8` or a single address. */
export function parseNetwork(text: string): Network | undefined {
  const [word = "", length] = text.split("/");
  const address = parseAddress(word);
  if (address === undefined) return undefined;
  const isMapped = word.includes(":") && address.bits === 32;
  const prefix = length === undefined ? address.bits : Number(length) - (isMapped ? 96 : 0);
  return prefix >= 0 && prefix <= address.bits ? { ...address, prefix } : undefined;
}

/** Whether the address belongs to one of the networks. */
export function isWithin(address: Address, networks: readonly Network[]): boolean {
  return networks.some(({ bits, value, prefix }) =>
    bits === address.bits &&
    (address.value ^ value) >> BigInt(bits - prefix) === 0n
  );
}

/** What one caller's addresses have in common: the address itself, or the first half of IPv6. */
export function addressGroup({ bits, value }: Address): string {
  if (bits === 32) {
    return [24n, 16n, 8n, 0n].map((shift) => String(value >> shift & 0xffn)).join(".");
  }
  const half = value >> BigInt(128 - GROUP_PREFIX);
  const groups = [48n, 32n, 16n, 0n].map((shift) => (half >> shift & 0xffffn).toString(16));
  return `${groups.join(":")}::/${GROUP_PREFIX}`;
}
