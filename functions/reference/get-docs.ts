import { basePath } from '../../contract/operation.ts';
import * as contract from '../../contract/reference.ts';
import { implement } from '../request.ts';

/** Swagger UI over the document. Its script and style come with the portal, from the portal's own origin. */
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>MySoluno API</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/api-docs/swagger-ui.css">
</head>
<body>
<div id="docs" data-document="${basePath}/openapi.json"></div>
<script src="/api-docs/swagger-ui-bundle.js"></script>
<script src="/api-docs/start.js"></script>
</body>
</html>
`;

export const getDocs = implement(contract.getDocs, async () => page);
