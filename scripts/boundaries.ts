/** Who may import what: the table of `docs/architecture.md` as rules for dependency-cruiser. */
import type { IRegularForbiddenRuleType as Rule } from 'dependency-cruiser';

/** The folders that hold code. */
export const layers = [
  'bin',
  'lib',
  'contract',
  'domain',
  'adapters',
  'functions',
  'step-functions',
  'local',
  'web',
  'scripts',
  'test',
] as const;
type Layer = (typeof layers)[number];

/** What a layer may import of ours besides itself. Scripts build everything and tests test everything: nothing is said of them. */
const mayImport: Partial<Record<Layer, readonly Layer[]>> = {
  bin: ['lib'],
  lib: ['contract'],
  contract: ['domain'],
  domain: [],
  adapters: ['domain'],
  functions: ['contract', 'domain', 'adapters'],
  // Tasks share with the API's functions what is in functions/shared/.
  'step-functions': ['contract', 'domain', 'adapters', 'functions'],
  // The embedded cloud starts what the scripts build.
  local: ['contract', 'scripts'],
  web: ['contract', 'domain'],
};

/** Packages that have their place, and why there. */
const places: readonly { name: string; packages: string; only: string; why: string }[] = [
  { name: 'aws-sdk', packages: '@aws-sdk/[^/]+', only: '^(adapters|local|test)/', why: 'adapters/ are the way to AWS' },
  { name: 'middy', packages: '@middy/[^/]+', only: '^functions/handle\\.ts$', why: 'a call is wrapped in one place' },
  {
    name: 'cdk',
    packages: 'aws-cdk-lib|constructs|cdk-nag',
    only: '^(bin|lib|test)/|^scripts/check-templates\\.ts$',
    why: 'bin/ and lib/ tell the infrastructure, and one check validates it',
  },
  {
    name: 'react',
    packages: 'react|react-dom|react-router|@mantine/[^/]+',
    only: '^(web|test)/',
    why: 'the client is in web/',
  },
  { name: 'hono', packages: 'hono|@hono/[^/]+', only: '^(local|test)/', why: 'only the embedded cloud is a server' },
];

const installed = (names: string): string => `node_modules/(${names})/`;

/** What stands in the layers; who may import which of it is told by {@link mayImport}. */
const ours = `^(${layers.join('|')})/`;

/** Where the code goes that two pages need. */
const sharedByPages =
  'move what two pages need to web/data/ (queries) or to the folder of its noun, such as web/targets/';

const forbid = (name: string, comment: string, from: Rule['from'], to: Rule['to']): Rule => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});

/** The rules, each with the sentence that is shown when somebody breaks it. */
export const boundaries: readonly Rule[] = [
  ...Object.entries(mayImport).map(([layer, allowed]) =>
    forbid(
      `${layer}-imports`,
      `${layer}/ may import ${allowed.map((each) => `${each}/`).join(', ') || 'nothing of ours'} besides itself`,
      { path: `^${layer}/` },
      { path: `^(${layers.filter((each) => each !== layer && !allowed.includes(each)).join('|')})/` },
    ),
  ),
  ...places.map(({ name, packages, only, why }) =>
    forbid(`${name}-has-its-place`, why, { pathNot: only }, { path: installed(packages) }),
  ),
  forbid(
    'commands-commit',
    'a file of adapters/table/ builds writes (import type { Write }); the command commits them: adapters/table/README.md',
    { path: '^adapters/table/' },
    { path: '^adapters/table/commit\\.ts$', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'one-way-to-the-table',
    'what a file of adapters/table/ asks of DynamoDB goes through its client.ts, read-together.ts or, of a command, commit.ts',
    { pathNot: '^adapters/table/(client|commit|read-together)\\.ts$|^(local|test)/' },
    { path: installed('@aws-sdk/(client|lib)-dynamodb'), dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'domain-is-pure',
    'domain/ knows calendars, numbers and itself: no AWS, no environment, no file, no network',
    { path: '^domain/' },
    { pathNot: [ours, installed('libphonenumber-js|temporal-polyfill')] },
  ),
  forbid(
    'contract-is-schemas',
    'contract/ is loaded by functions, infrastructure and browser alike: zod and the domain only',
    { path: '^contract/' },
    { pathNot: [ours, installed('zod')] },
  ),
  forbid(
    'handlers-are-entries',
    'a handler reads its settings as it loads; what another function needs of it stands in a file of its own',
    { pathNot: '^test/' },
    { path: '^(functions|step-functions)/[^/]+/handler\\.ts$' },
  ),
  forbid(
    'functions-are-apart',
    'a folder of functions/ is one Lambda function; what several use is in functions/shared/',
    { path: '^functions/(?!shared/)([^/]+)/' },
    { path: '^functions/[^/]+/', pathNot: '^functions/(shared|$1)/' },
  ),
  forbid(
    'tasks-share-what-is-shared',
    'a Task of a workflow imports of functions/ what all functions share: functions/*.ts and functions/shared/',
    { path: '^step-functions/' },
    { path: '^functions/[^/]+/', pathNot: '^functions/shared/' },
  ),
  forbid(
    'shared-knows-no-function',
    'functions/shared/ is part of several Lambda functions and imports from none of them',
    { path: '^functions/shared/' },
    { path: '^functions/[^/]+/', pathNot: '^functions/shared/' },
  ),
  forbid(
    'pages-stand-alone',
    `a page is imported by the router only: ${sharedByPages}`,
    { path: '^web/', pathNot: '^web/(pages/|(router|main)\\.tsx?$)' },
    { path: '^web/pages/' },
  ),
  forbid(
    'no-page-imports-another',
    `a page imports nothing from the folder of another page: ${sharedByPages}`,
    { path: '^web/pages/([^/]+)/' },
    { path: '^web/pages/', pathNot: '^web/pages/$1/' },
  ),
  forbid(
    'design-knows-no-entity',
    'web/design/ knows no entity, no session and no operation: pass them in as props, or by web/portal-provider.tsx',
    { path: '^web/design/' },
    {
      path: ours,
      pathNot:
        '^web/(design/|language\\.ts$|storage\\.ts$|messages/|api/(api-problem|keyring|problem|server-clock)\\.ts$)' +
        '|^domain/(country|language|local-date|opening-hours|phone-number|text|time-zone)\\.ts$',
    },
  ),
  forbid(
    'queries-know-no-component',
    'web/data/ reads from the API for any component: of web/design/ it imports modules without components only',
    { path: '^web/data/' },
    { path: '^web/', pathNot: '^web/(data|api|session)/|^web/design/[^/]+\\.ts$' },
  ),
  forbid(
    'cloud-knows-no-service',
    'what boots, resets and serves local services takes them from the list of plug-ins: local/README.md says how',
    {
      path: '^local/(cloud|clock|faults|json-service|plug-in|service|start-plug-ins|timekeeper|works|store/.+|template/.+)\\.ts$',
    },
    { path: '^local/[^/]+/', pathNot: '^local/(store|template)/' },
  ),
  forbid(
    'tests-are-no-library',
    'test/ serves tests, and scripts that drive the whole system',
    { pathNot: '^(test|scripts)/' },
    { path: '^test/' },
  ),
  forbid(
    'bundled-means-dependency',
    'what goes into a function stands under dependencies in package.json',
    { path: '^(domain|contract|adapters|functions|step-functions)/' },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
  forbid('no-circles', 'a circle has no beginning to read from', {}, { circular: true }),
  forbid('everything-resolves', 'the import leads nowhere', {}, { couldNotResolve: true }),
];

/**
 * Whether a source imports zod by name. `import { z }` brings every locale and JSON-schema converter into the bundle, 360 KB more
 * than `import * as z`.
 */
export const importsZodByName = (source: string): boolean =>
  /^import\s+(?!type\b)(?!\*)[^;]*?\sfrom\s+'zod'/mu.test(source);
