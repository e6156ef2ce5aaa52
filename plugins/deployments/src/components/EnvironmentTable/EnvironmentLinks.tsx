import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { DeploymentEnvironment } from '@groundwork/plugin-deployments-common';
import { deploymentLocatorOf } from '@groundwork/plugin-deployments-common';
import styles from './EnvironmentTable.module.css';

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** To the tabs of this service that show more, and to the outside systems. */
export function EnvironmentLinks(props: {
  readonly environment: DeploymentEnvironment;
}) {
  const { entity } = useEntity();
  const page = useEntityRefLink()(entity);
  const locator = deploymentLocatorOf(entity);
  const outside = props.environment.links.filter(({ url }) =>
    isWebAddress(url),
  );
  return (
    <span className={styles.links}>
      {locator.argocd ? <Link href={`${page}/argocd`}>Argo CD</Link> : null}
      {locator.kubernetes ? (
        <Link href={`${page}/kubernetes`}>Kubernetes</Link>
      ) : null}
      {outside.map(({ title, url }) => (
        <Link key={url} href={url} target="_blank" rel="noopener noreferrer">
          {title}
        </Link>
      ))}
    </span>
  );
}
