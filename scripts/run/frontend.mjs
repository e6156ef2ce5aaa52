import { inRoot } from '../paths.mjs';
import { builtPages } from './pages.mjs';
import { backstage, untilOk } from './programs.mjs';

/**
 * Built pages, or the development server where it was asked for or nothing else can serve them.
 *
 * @param {import('./portal.mjs').ReadContext} context
 */
export function startFrontend(context) {
  const { toolchain, progress, options, configuration } = context;
  const { url, host, port } = configuration.pages;
  const env = {
    ...toolchain.env,
    ...(!toolchain.techdocs.available && {
      APP_CONFIG_techdocs_available: 'false',
    }),
  };
  // The development server knows certificates and paths; built pages are served as they are.
  const isPlain =
    url.startsWith('http:') && new URL(configuration.portal).pathname === '/';
  if (options.dev || !isPlain) {
    return progress.step(
      'Frontend',
      `waits for the first compilation behind ${url}`,
      () =>
        serving(context, {
          ...backstage(toolchain, 'app', options.configs),
          env: { ...env, BROWSER: 'none' },
        }),
    );
  }
  return progress.step(
    'Frontend',
    `waits for the pages at ${url}`,
    async () => {
      const folder = await builtPages(
        { toolchain, configs: options.configs, env },
        why => progress.line(`· Frontend: ${why}`),
      );
      return serving(context, {
        command: toolchain.node,
        args: [
          inRoot('scripts', 'run', 'pages-server.mjs'),
          folder,
          host,
          String(port),
        ],
        env,
      });
    },
  );
}

/**
 * @param {import('./portal.mjs').ReadContext} context
 * @param {Omit<import('./processes.mjs').Service, 'name'>} program
 */
async function serving({ processes, configuration }, program) {
  const frontend = processes.start({ ...program, name: 'frontend' });
  await untilOk(frontend, configuration.pages.url);
  return frontend;
}
