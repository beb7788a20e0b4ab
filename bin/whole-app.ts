import { App } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { EdgeStack } from '../lib/edge-stack.ts';
import { featureFlags } from '../lib/feature-flags.ts';
import { MySolunoStage } from '../lib/stage.ts';
import type { Artefacts, StageSettings } from '../lib/stage.ts';
import { stages as allStages } from './stages.ts';

interface WholeAppSettings extends Pick<AppProps, 'builtinCloudFormationValidation' | 'outdir'> {
  /** By name; every stage when left out. */
  readonly stages?: Readonly<Record<string, StageSettings>>;
}

/** All that could be deployed: every stage, and what belongs to each in us-east-1. */
export function wholeApp(artefacts: Artefacts, { stages = allStages, ...settings }: WholeAppSettings = {}): App {
  const app = new App({ analyticsReporting: false, context: featureFlags, ...settings });
  for (const [name, stage] of Object.entries(stages)) {
    const { prefix } = new MySolunoStage(app, name, stage, artefacts);
    const { onDuty, logRetention } = stage;
    new EdgeStack(app, `${name}-edge`, { prefix, onDuty, logRetention });
  }
  return app;
}
