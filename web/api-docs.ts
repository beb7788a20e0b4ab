/** Puts Swagger UI's script and style beside the portal's own files: the API's page loads nothing from elsewhere. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** Emits `/api-docs/swagger-ui.css` and `/api-docs/swagger-ui-bundle.js`; what starts them lies in `public/`. */
export const apiDocs = (): Plugin => ({
  name: 'api-docs',
  generateBundle() {
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
      const source = readFileSync(require.resolve(`swagger-ui-dist/${file}`));
      this.emitFile({ type: 'asset', fileName: `api-docs/${file}`, source });
    }
  },
});
