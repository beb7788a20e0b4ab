/** The CDK app. Run by `npm run synth` and by the `cdk` command line tool (`npx cdk deploy 'development/*'`). */
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { EdgeStack } from '../lib/edge-stack.ts';
import { featureFlags } from '../lib/feature-flags.ts';
import { MySolunoStage } from '../lib/stage.ts';
import { stages } from './stages.ts';

const dist = join(import.meta.dirname, '../dist');
const app = new App({ analyticsReporting: false, context: featureFlags });
for (const [name, settings] of Object.entries(stages)) {
  const { prefix } = new MySolunoStage(app, name, settings, {
    functions: join(dist, 'functions'),
    portal: join(dist, 'web'),
  });
  const { onDuty, logRetention } = settings;
  new EdgeStack(app, `${name}-edge`, { prefix, onDuty, logRetention });
}
app.synth();
