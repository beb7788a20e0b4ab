// The API's page (functions/reference/get-docs.ts): Swagger UI over the document that the page names.
const { dataset } = document.getElementById('docs');
window.SwaggerUIBundle({ dom_id: '#docs', url: dataset.document, deepLinking: true, validatorUrl: null });
