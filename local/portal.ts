/** The portal's files, as the private bucket holds them: what each is, and how long it may be kept. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves a folder of built files. One that is not there is 404: an old page asking for a script of its time. */
export function portalOf(folder: string): (path: string) => Promise<Response> {
  return async (path) => {
    const wanted = normalize(path).replace(/^[/\\]+/, '');
    const file = join(folder, wanted);
    if (!file.startsWith(folder) || !existsSync(file)) {
      return new Response('Filen finns inte. / There is no such file.', {
        status: 404,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      });
    }
    // The build puts a hash into every name below assets/.
    const kept = wanted.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return new Response(await readFile(file), {
      headers: {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'cache-control': kept,
      },
    });
  };
}
