/**
 * CloudFront Function, viewer request, before the API: says who asks, and under which host name, which the API does not see
 * otherwise. Headers of the caller are overwritten, so that limits per address (`functions/rate-limit.ts`), the check for other
 * sites (`functions/cross-site.ts`) and the firewall's flood rule can trust them.
 */
// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by its name; its runtime knows no exports.
function handler(event) {
  const request = event.request;
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  request.headers['x-viewer-host'] = { value: request.headers.host.value };
  return request;
}
