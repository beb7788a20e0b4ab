/**
 * CloudFront Function, viewer request, before the portal's files: every path that names no file is a page of the single-page
 * application. An error response in its place would also turn the API's 404 into a page.
 */
// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by its name; its runtime knows no exports.
function handler(event) {
  const request = event.request;
  const name = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!name.includes('.')) request.uri = '/index.html';
  return request;
}
