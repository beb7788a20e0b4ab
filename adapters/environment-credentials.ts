/**
 * The credentials that Lambda puts into a function's environment, and nothing else. The bundler puts this module in the place of
 * `@aws-sdk/credential-provider-node`, whose search through files, profiles, SSO and metadata services would be 130 KiB of every
 * bundle and is never reached in Lambda, where the environment always has the role's credentials.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */

/** Called by every SDK client with its own settings, which do not matter here. @throws when the environment has no credentials. */
export const defaultProvider = () => async () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new Error('The environment has no AWS credentials');
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
};
