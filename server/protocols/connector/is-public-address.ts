// Tells addresses of the open internet from those that lead into somebody's own network.
import ipaddr from 'ipaddr.js';

// RFC 8215: NAT64 prefixes chosen locally lead to whatever the network maps them to.
const localNat64 = ipaddr.parseCIDR('64:ff9b:1::/48');
// RFC 4291 2.5.5.1 and 2.5.7: IPv4-compatible and site-local forms, deprecated but still routed by some.
const ipv4Compatible = ipaddr.parseCIDR('::/96');
const siteLocal = ipaddr.parseCIDR('fec0::/10');

/**
 * Whether an address is globally reachable unicast. Private, loopback, link-local, CGNAT, NAT64, mapped, tunnelled,
 * reserved and unreadable addresses are not (IANA special-purpose registries, RFC 6890).
 * @param address IPv4 or IPv6, a zone id is allowed
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  const parsed = ipaddr.parse(bare);
  if (parsed.range() !== 'unicast') return false;
  if (parsed.kind() === 'ipv4') return true;
  return ![localNat64, ipv4Compatible, siteLocal].some((range) =>
    (parsed as ipaddr.IPv6).match(range as [ipaddr.IPv6, number]),
  );
}

/**
 * Whether an admin allowed this host or address by KONTOR_ALLOWED_HOSTS.
 * @param entries names, addresses or ranges such as 10.0.0.0/8
 */
export function isAllowedHost(host: string, address: string, entries: string[]): boolean {
  return entries.some((entry) => entry.toLowerCase() === host.toLowerCase() || holds(entry, address));
}

function holds(entry: string, address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // A mapped address is what it maps to, so that a range written in IPv4 holds for both.
  const parsed = ipaddr.process(address);
  if (ipaddr.isValid(entry)) return ipaddr.process(entry).toString() === parsed.toString();
  if (!ipaddr.isValidCIDR(entry)) return false;
  const [range, bits] = ipaddr.parseCIDR(entry);
  return range.kind() === parsed.kind() && parsed.match(range as never, bits as never);
}
