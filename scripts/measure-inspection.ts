/**
 * `npm run measure-inspection`: what inspecting a large file of each kind takes, in the bundled function's thread: time, and the most memory that the
 * process had. Each file has a process of its own. `-- --json` prints it for machines. Of one machine: compare ratios only.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import jpeg from 'jpeg-js';
import { PDFDocument } from 'pdf-lib';
import { PNG } from 'pngjs';
import { mostBytes } from '../domain/upload.ts';
import type { InspectionKind } from '../functions/inspect-upload/inspection.ts';
import { longM4a, longMp3, longOgg, longWav, longWebm } from '../test/build/long-recordings.ts';
import { writeBundles } from './bundle-functions.ts';

interface LargeFile {
  readonly kind: InspectionKind;
  readonly contentType: string;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
}

/** 25 megapixels, as a phone's camera makes: with noise of some bits in every so many bytes, so that the file is below 10 MB. */
function photo(noisyEvery: number): { readonly data: Buffer; readonly width: number; readonly height: number } {
  const [width, height] = [5760, 4320];
  const data = Buffer.alloc(width * height * 4, 255);
  const noise = randomBytes(65_536);
  for (let at = 0; at < data.length; at += 1) {
    if (at % 4 === 3) continue;
    data[at] = ((at >>> 14) & 0xf0) + (at % noisyEvery === 0 ? (noise[(at * 31) & 0xff_ff] ?? 0) & 0x0f : 0);
  }
  return { data, width, height };
}

/** Scanned pages, each a picture, up to 10 MB. */
async function scannedLetter(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const data = randomBytes(1200 * 1600 * 4);
  const bytes = new Uint8Array(jpeg.encode({ data, width: 1200, height: 1600 }, 60).data);
  for (let size = bytes.length; size < mostBytes - 100_000; size += bytes.length) {
    document.addPage([595, 842]).drawImage(await document.embedJpg(bytes), { x: 0, y: 0, width: 595, height: 842 });
  }
  return document.save();
}

const files: Readonly<Record<string, LargeFile>> = {
  wav: { kind: 'voice', contentType: 'audio/wav', make: longWav },
  mp3: { kind: 'voice', contentType: 'audio/mpeg', make: longMp3 },
  ogg: { kind: 'voice', contentType: 'audio/ogg', make: longOgg },
  webm: { kind: 'voice', contentType: 'audio/webm', make: longWebm },
  mp4: { kind: 'voice', contentType: 'audio/mp4', make: longM4a },
  pdf: { kind: 'document', contentType: 'application/pdf', make: scannedLetter },
  jpg: { kind: 'document', contentType: 'image/jpeg', make: () => jpeg.encode(photo(1), 90).data },
  png: {
    kind: 'document',
    contentType: 'image/png',
    make: () => PNG.sync.write(Object.assign(new PNG({ width: 1, height: 1 }), photo(31)), { colorType: 2 }),
  },
};

interface Measured {
  readonly result: string;
  readonly seconds: number;
  /** Most of the process, and of it what the process had before. */
  readonly megabytes: number;
  readonly before: number;
}

const folder = join(import.meta.dirname, '../dist/functions/inspect-upload');

/** The bundled thread in a fresh process, whose memory is looked at as the function looks at its own. */
function measure({ kind, contentType }: LargeFile, bytes: Uint8Array): Measured {
  const script = `
    import { Worker } from 'node:worker_threads';
    const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
    const bytes = new Uint8Array(Buffer.concat(chunks));
    const before = process.memoryUsage.rss(), begun = performance.now();
    const thread = new Worker(${JSON.stringify(join(folder, 'inspection-thread.mjs'))}, { execArgv: [], workerData: { kind: '${kind}', contentType: '${contentType}', bytes } });
    const answer = await new Promise((resolve) => { thread.once('message', resolve); thread.once('error', (error) => resolve({ rejectedBecause: String(error) })); });
    const seconds = (performance.now() - begun) / 1000;
    console.log(JSON.stringify({ result: answer.rejectedBecause ?? 'ready', seconds, megabytes: process.resourceUsage().maxRSS / 1024, before: before / 1024 ** 2 }));
    process.exit();`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { input: bytes });
  return JSON.parse(output.toString()) as Measured;
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(files).join(',') },
  },
});
await writeBundles();
const bundleBytes = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => !name.endsWith('.map'))
    .map((name) => [name, statSync(join(folder, name)).size]),
);
const rows = [];
for (const name of values.only.split(',')) {
  const file = files[name];
  if (!file) throw new Error(`${name} is none of ${Object.keys(files).join(', ')}`);
  const bytes = await file.make();
  rows.push({ name, bytes: bytes.length, ...measure(file, bytes) });
}
if (values.json) console.log(JSON.stringify({ bundleBytes, files: rows }));
else {
  console.table(bundleBytes);
  console.table(
    rows.map(({ name, bytes, result, seconds, megabytes, before }) => ({
      name,
      'file MB': (bytes / 1024 ** 2).toFixed(1),
      result,
      seconds: seconds.toFixed(1),
      'peak MB': Math.round(megabytes),
      'grown by MB': Math.round(megabytes - before),
    })),
  );
}
