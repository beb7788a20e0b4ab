/**
 * CloudFront Function, viewer request, before the API: says from which network a request comes, and under which host name, which the API does not see
 * otherwise. Headers of the caller are overwritten, so that limits per address (`functions/rate-limit.ts`), the check for other
 * sites (`functions/cross-site.ts`) and the firewall's flood rule can trust them.
 */
// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by its name; its runtime knows no exports.
function handler(event) {
  const request = event.request;
  request.headers['x-viewer-address'] = { value: networkOf(event.viewer.ip) };
  request.headers['x-viewer-host'] = { value: request.headers.host.value };
  return request;
}

/**
 * An IPv4 address as it is; of an IPv6 address the first 64 bits, as an address: a provider gives each customer at least so many
 * (RFC 6177), so that whoever is counted by the whole address is never counted twice.
 */
function networkOf(address) {
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1);
  const [before, after] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = after === undefined ? [] : Array(8 - before.length - after.length).fill('0');
  const groups = before.concat(zeros, after || []).map((group) => parseInt(group, 16).toString(16));
  return `${groups.slice(0, 4).join(':')}::`;
}
