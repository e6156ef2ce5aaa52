import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import { DocsGate } from './DocsGate';

const indexPage = techdocsPlugin.getExtension('page:techdocs').override({
  *factory(originalFactory) {
    const original = originalFactory();
    yield* original;
    yield coreExtensionData.reactElement(
      <DocsGate>{original.get(coreExtensionData.reactElement)}</DocsGate>,
    );
  },
});

const readerPage = techdocsPlugin
  .getExtension('page:techdocs/reader')
  .override({
    *factory(originalFactory) {
      const original = originalFactory();
      yield* original;
      yield coreExtensionData.reactElement(
        <DocsGate>{original.get(coreExtensionData.reactElement)}</DocsGate>,
      );
    },
  });

const entityTab = techdocsPlugin
  .getExtension('entity-content:techdocs')
  .override({
    *factory(originalFactory) {
      const original = originalFactory();
      yield* original;
      yield coreExtensionData.reactElement(
        <DocsGate>{original.get(coreExtensionData.reactElement)}</DocsGate>,
      );
    },
  });

/** Puts the gate in front of each of the three places where documentation is shown. */
export const docsModule = createFrontendModule({
  pluginId: 'techdocs',
  // @ts-expect-error The plugin's own types say `name: undefined` where exactOptionalPropertyTypes wants no name.
  extensions: [indexPage, readerPage, entityTab],
});
