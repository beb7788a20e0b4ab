import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  OAuthScope,
  ResourceServerScope,
  StringAttribute,
  UserPool,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import type { UserPoolClient, UserPoolResourceServer } from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { resourceServer, scopes } from '../../contract/operation.ts';
import type { Scope } from '../../contract/operation.ts';
import { acceptFinding } from '../accepted-finding.ts';
import type { HouseFunction } from './house-function.ts';
import type { Power } from './power.ts';

/** What may be done with the directory. Refreshing and revoking tokens are not among them: their callers prove themselves by the token. */
export type DirectoryAction =
  | 'cognito-idp:AdminInitiateAuth'
  | 'cognito-idp:AdminRespondToAuthChallenge'
  | 'cognito-idp:DescribeUserPoolClient'
  | 'cognito-idp:AdminCreateUser'
  | 'cognito-idp:AdminSetUserPassword'
  | 'cognito-idp:AdminEnableUser'
  | 'cognito-idp:AdminDisableUser'
  | 'cognito-idp:AdminUserGlobalSignOut'
  | 'cognito-idp:AdminDeleteUser';

/**
 * The only attribute that the portal's client may write, and one that can be written only while a user is created: so none. Cognito
 * takes an empty list for "all standard attributes".
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
const sealed = 'sealed';

export interface UserDirectoryProps {
  /** First label of the token endpoint's host name; unique among all customers of the region. */
  readonly domainPrefix: string;
  /** Decides which scopes a person's access token bears. */
  readonly shapeAccessToken: HouseFunction;
}

/** The PBX's credential store: every user is in it, administrator or not, under `<organizationId>.<userId>`. */
export class UserDirectory extends Construct implements Power<DirectoryAction> {
  readonly environment: Readonly<Record<string, string>>;
  readonly pool: UserPool;
  readonly portalClient: UserPoolClient;
  private readonly server: UserPoolResourceServer;

  constructor(scope: Construct, id: string, { domainPrefix, shapeAccessToken }: UserDirectoryProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      featurePlan: FeaturePlan.ESSENTIALS,
      signInAliases: { username: true },
      signInCaseSensitive: true,
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.NONE,
      // Length is what makes a password strong; rules about its characters make people write it down (NIST SP 800-63B, 5.1.1.2).
      passwordPolicy: {
        minLength: 12,
        requireLowercase: false,
        requireUppercase: false,
        requireDigits: false,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(7),
      },
      customAttributes: { [sealed]: new StringAttribute({ mutable: false }) },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.acceptFindings();
    this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, shapeAccessToken.lambda, LambdaVersion.V2_0);
    this.pool.addDomain('TokenEndpoint', { cognitoDomain: { domainPrefix } });
    this.portalClient = this.addPortalClient();
    this.server = this.pool.addResourceServer('Scopes', {
      identifier: resourceServer,
      scopes: Object.entries(scopes).map(([scopeName, scopeDescription]) => ({ scopeName, scopeDescription })),
    });
    this.environment = { USER_POOL_ID: this.pool.userPoolId, PORTAL_CLIENT_ID: this.portalClient.userPoolClientId };
  }

  allow(actions: readonly DirectoryAction[]): PolicyStatement {
    return new PolicyStatement({ actions: [...actions], resources: [this.pool.userPoolArn] });
  }

  /** A client for another service. Its secret is made by Cognito, and read there by whoever sets that service up. */
  addMachineClient(name: string, allowed: readonly Scope[]): UserPoolClient {
    return this.pool.addClient(name, {
      userPoolClientName: name,
      generateSecret: true,
      oAuth: {
        flows: { clientCredentials: true },
        scopes: allowed.map((scopeName) =>
          OAuthScope.resourceServer(
            this.server,
            new ResourceServerScope({ scopeName, scopeDescription: scopes[scopeName] }),
          ),
        ),
      },
      // Said, since Cognito takes silence for its default flows: nobody logs in with a password through a machine's client.
      authFlows: { userSrp: false },
      accessTokenValidity: Duration.hours(1),
      preventUserExistenceErrors: true,
    });
  }

  private acceptFindings(): void {
    acceptFinding(
      this.pool,
      'AwsSolutions-COG1',
      'Twelve characters without rules about their kinds, as NIST SP 800-63B (5.1.1.2) advises: such rules make people choose Sommar2026! and write it down.',
    );
    acceptFinding(
      this.pool,
      'AwsSolutions-COG2',
      'Every telephone user is in the pool, and the mobile app signs in there: a second factor is a matter of the administrators, whose login the session service answers for.',
    );
    acceptFinding(
      this.pool,
      'AwsSolutions-COG8',
      'Threat protection is paid for every telephone user each month. Administrators log in through the session service alone, which locks a login after ten failures.',
    );
  }

  /**
   * The session service's client. Only somebody with AWS permissions on the pool can log in through it, so that the service's
   * lock-out cannot be walked around.
   */
  private addPortalClient(): UserPoolClient {
    return this.pool.addClient('portal', {
      userPoolClientName: 'portal',
      generateSecret: true,
      authFlows: { adminUserPassword: true },
      disableOAuth: true,
      writeAttributes: new ClientAttributes().withCustomAttributes(sealed),
      accessTokenValidity: Duration.minutes(10),
      idTokenValidity: Duration.minutes(10),
      refreshTokenValidity: Duration.hours(12),
      refreshTokenRotationGracePeriod: Duration.seconds(60),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }
}
