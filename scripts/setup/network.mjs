/**
 * How npm reaches its registry on this machine, said in the words of the other tools: where npm trusts a
 * certificate authority or uses a mirror, Yarn and pip should not need to be told again. npm hands its own
 * settings to its scripts as variables. What somebody has set for a tool themselves is left alone.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function likeNpm(env) {
  const authority = env.npm_config_cafile;
  const registry = env.npm_config_registry;
  const proxy = env.npm_config_https_proxy;
  return {
    ...env,
    ...(authority && {
      NODE_EXTRA_CA_CERTS: env.NODE_EXTRA_CA_CERTS ?? authority,
      PIP_CERT: env.PIP_CERT ?? authority,
    }),
    ...(registry && {
      YARN_NPM_REGISTRY_SERVER:
        env.YARN_NPM_REGISTRY_SERVER ?? registry.replace(/\/$/, ''),
    }),
    ...(proxy && { YARN_HTTPS_PROXY: env.YARN_HTTPS_PROXY ?? proxy }),
  };
}
