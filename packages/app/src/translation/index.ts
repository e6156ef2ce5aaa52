import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { argocd } from './argocd';
import { catalog } from './catalog';
import { entity } from './entity';
import { frame } from './frame';
import { home } from './home';
import { kubernetes } from './kubernetes';
import { scaffolder } from './scaffolder';
import { search } from './search';
import { team } from './team';

/** Every sentence that the app's own modules say; what plugins say is in theirs, what systems say comes from outside. */
export const appTranslationRef = createTranslationRef({
  id: 'groundwork',
  messages: {
    ...frame,
    ...home,
    ...search,
    ...catalog,
    ...entity,
    ...team,
    ...kubernetes,
    ...argocd,
    ...scaffolder,
  },
});
