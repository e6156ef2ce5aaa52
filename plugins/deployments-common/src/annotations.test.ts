import type { Entity } from '@backstage/catalog-model';
import {
  deploymentLocatorOf,
  isDeploymentStatusAvailable,
} from './annotations';

const entityWith = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', annotations },
});

describe('deploymentLocatorOf', () => {
  it('selects Kubernetes objects by the id label', () => {
    expect(
      deploymentLocatorOf(
        entityWith({ 'backstage.io/kubernetes-id': 'payments' }),
      ).kubernetes,
    ).toEqual({
      labelSelector: 'backstage.io/kubernetes-id=payments',
      id: 'payments',
    });
  });

  it('prefers a label selector of the entity to the id label', () => {
    expect(
      deploymentLocatorOf(
        entityWith({
          'backstage.io/kubernetes-id': 'payments',
          'backstage.io/kubernetes-label-selector': 'app=payments,tier!=test',
        }),
      ).kubernetes,
    ).toEqual({ labelSelector: 'app=payments,tier!=test' });
  });

  it('prefers an application name to an application selector', () => {
    expect(
      deploymentLocatorOf(
        entityWith({
          'argocd/app-name': 'payments',
          'argocd/app-selector': 'team=pay',
        }),
      ).argocd,
    ).toEqual({ appName: 'payments' });
  });

  it('says that nothing is known of an entity without annotations', () => {
    expect(deploymentLocatorOf(entityWith({}))).toEqual({});
    expect(isDeploymentStatusAvailable(entityWith({}))).toBe(false);
  });
});
