/** `npm start`: the whole system on this machine, on one URL. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.ts';
import { startLocal, type Local } from './start.ts';

interface Arguments {
  readonly port: number;
  readonly ephemeral: boolean;
  readonly verbose: boolean;
  readonly environments: number;
  readonly data?: string | undefined;
}

const help = `npm start -- [options]

  --port <number>  the port of the one URL that serves everything (4100)
  --ephemeral      keep nothing; begin with the seed
  --data <folder>  keep data there instead of in .mysoluno/
  --environments <number>  how many events a function handles at once, at most (4)
  --verbose        show what the functions log
  --help           this text

To begin again from the seed, remove the data folder, or press "Återställ allt" in the console.`;

const given = readArguments();
if (given === null) console.log(help);
else await run(given);

async function run({ data, ...settings }: Arguments): Promise<void> {
  let local: Local | null = null;
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(1);
    ending = true;
    void (local?.stop() ?? Promise.resolve()).then(() => process.exit(0));
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  try {
    local = await startLocal({
      ...settings,
      ...(data !== undefined && { dataFolder: resolve(data) }),
      say: (sentence) => console.log(sentence),
    });
    console.log(welcome(local, settings.ephemeral ? null : (data ?? '.mysoluno/')));
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}

function readArguments(): Arguments | null {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4100' },
        ephemeral: { type: 'boolean', default: false },
        data: { type: 'string' },
        verbose: { type: 'boolean', default: false },
        environments: { type: 'string', default: '4' },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535)
      throw new Refusal(`--port must be a number from 0 to 65535, not "${values.port}".`);
    const environments = Number(values.environments);
    if (!/^[1-9]\d?$/.test(values.environments))
      throw new Refusal(`--environments must be a number from 1 to 99, not "${values.environments}".`);
    const { help: wantsHelp, ...rest } = values;
    return wantsHelp ? null : { ...rest, port, environments };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

function welcome({ url, credentials }: Local, folder: string | null): string {
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
    folder === null ? '  Nothing is kept. Ctrl-C ends it.' : `  Data is kept in ${folder}. Ctrl-C ends it.`,
    '',
  ].join('\n');
}
