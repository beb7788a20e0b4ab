/**
 * What no test on one machine can show, by the name it has in `docs/architecture.md`; and how it is shown at a deployment:
 * by `npm run smoke`, or by hand as said.
 */
export const unproven = {
  'authorizer-scopes': 'smoke',
  refresh: 'smoke',
  'gateway-answers': 'smoke',
  'origin-secret': 'smoke',
  edge: 'smoke',
  roles: 'smoke',
  texts: 'smoke',
  machines: 'smoke',
  'foreign-tokens':
    'GET /me with an id token of the portal’s client, and with a token from before its trigger was set: 401 each',
  'lock-out':
    'ten wrong passwords for an administrator from one network; from another, and from a browser that is known, the right one: in at once',
  'write-attributes':
    'aws cognito-idp admin-initiate-auth … as the session service does, then update-user-attributes with its token: refused',
  stream: 'a rule on the bus that logs events; create a user; the event is there within seconds',
  schedule: 'the log of reconcile has a line every five minutes',
  bell: 'let a user expire in ten minutes; within a minute of it the log of ring-bell has a line, and its bell is gone from Scheduler',
  firewall: '12,000 requests within five minutes from one address: 429 with the body of the API, others unharmed',
  'edge-logs': 'the log group /mysoluno-<stage>/edge in us-east-1 has lines, and no query strings',
  alarms:
    'aws cloudwatch set-alarm-state … ALARM: a mail arrives, its link leads to the runbook; disable the mapping of publish-journal: heartbeat-silent rings within twenty minutes, and docs/deploy.md#what-was-changed-by-hand enables it again',
  restore:
    'in a stage without customers take the steps of docs/deploy.md; then create a user, and the event is there within seconds',
  'buckets-cors': 'smoke',
  uploads:
    'post a recording of five minutes and a PDF of 10 MB from the portal: both are ready within a minute, and the log of inspect-upload says how much memory it took',
  porting:
    'order a number from a test series for two working days ahead; deploy a changed Task; the execution goes on, and its log group has lines. Take dynamodb:GetItem from porting-tasks until an execution fails, give it back, redrive: it goes on',
  mail: 'ask for a forgotten password on the login page, once for an address that there is, once for one that bounces (bounce@simulator.amazonses.com)',
  delays: 'watch for a week: texts, events, expired items',
} as const satisfies Record<string, string>;

export type Unproven = keyof typeof unproven;
