/**
 * CloudFront Function, viewer request, before the API: says who asks. What a caller says about itself is overwritten, so that
 * limits per address (`functions/handle.ts`) and the firewall's flood rule can trust the header.
 */
// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by its name; its runtime knows no exports.
function handler(event) {
  const request = event.request;
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return request;
}
