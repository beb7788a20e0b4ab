/** The CDK app. Run by `npm run synth` and by the `cdk` command line tool (`npx cdk deploy 'development/*'`). */
import { join } from 'node:path';
import { wholeApp } from './whole-app.ts';

const dist = join(import.meta.dirname, '../dist');
wholeApp({ functions: join(dist, 'functions'), portal: join(dist, 'web') }).synth();
