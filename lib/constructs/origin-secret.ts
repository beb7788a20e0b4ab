import { Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import { exportAlways } from '../public-exports.ts';

/** The header by which the edge proves to the firewall that a request came through it. */
export const originSecretHeader = 'x-origin-secret';

/**
 * A secret that only the edge and the firewall know (ADR 0012). Secrets Manager makes it; templates hold a dynamic reference that
 * CloudFormation resolves while deploying, so that its text is in no template, parameter or environment.
 */
export class OriginSecret extends Construct {
  /** What the firewall takes: dynamic references. */
  readonly accepted: readonly string[];
  /** What the edge sends: the newest. */
  readonly sent: string;

  /** @param generations Ascending numbers; each is a secret of its own. Two at once while one replaces the other. */
  constructor(scope: Construct, id: string, generations: readonly number[]) {
    super(scope, id);
    const secrets = generations.map((generation) => this.addGeneration(generation));
    this.accepted = secrets.map((secret) => secret.secretValue.unsafeUnwrap());
    const newest = this.accepted.at(-1);
    if (newest === undefined) throw new Error('The edge needs at least one generation of its secret');
    this.sent = newest;
  }

  private addGeneration(generation: number): Secret {
    const secret = new Secret(this, `Generation${generation}`, {
      description: 'Shown by CloudFront to the API, and demanded by its firewall',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    // Also those no longer sent: while a deployment is under way the edge's stack still imports the one before.
    exportAlways(Stack.of(this), secret.secretArn);
    acceptFinding(
      secret,
      'AwsSolutions-SMG4',
      'The firewall must take a new secret before the edge sends it, which two deployments do in order (docs/deploy.md); a rotation on a timer would lock everybody out in between.',
    );
    return secret;
  }
}
