/** `npm start`: the whole system on this machine, on one URL. */
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.ts';
import { startLocal, type Local } from './start.ts';

const help = `npm start -- [options]

  --port <number>  the port of the one URL that serves everything (4100)
  --ephemeral      keep nothing; begin with the seed
  --verbose        show what the functions log
  --help           this text

Data is kept in .mysoluno/; remove it to begin again from the seed.`;

const settings = readArguments();
if (settings === null) console.log(help);
else await run(settings);

async function run({ port, ephemeral, verbose }: { port: number; ephemeral: boolean; verbose: boolean }): Promise<void> {
  let local: Local | null = null;
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(1);
    ending = true;
    void (local?.stop() ?? Promise.resolve()).then(() => process.exit(0));
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  try {
    local = await startLocal({ port, ephemeral, verbose, say: (sentence) => console.log(sentence) });
    console.log(welcome(local, ephemeral));
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}

function readArguments(): { port: number; ephemeral: boolean; verbose: boolean } | null {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4100' },
        ephemeral: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) throw new Refusal(`--port must be a number from 0 to 65535, not "${values.port}".`);
    return values.help ? null : { ...values, port };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

function welcome({ url, credentials }: Local, ephemeral: boolean): string {
  const [organization] = credentials.organizations;
  const [administrator] = organization?.administrators ?? [];
  return [
    '',
    `  Portalen    ${url}`,
    `  API         ${url}/api/v1/docs`,
    `  Konsolen    ${url}/local`,
    '',
    `  Logga in:   ${organization?.domain}   ${administrator?.username}   ${administrator?.password}`,
    '',
    ephemeral ? '  Nothing is kept. Ctrl-C ends it.' : '  Data is kept in .mysoluno/. Ctrl-C ends it.',
    '',
  ].join('\n');
}
