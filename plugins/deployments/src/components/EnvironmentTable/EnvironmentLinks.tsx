import { Link } from '@backstage/ui';
import type { DeploymentEnvironment } from '@groundwork/plugin-deployments-common';
import styles from './EnvironmentLinks.module.css';

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** To the outside systems that say what runs in the environment. */
export function EnvironmentLinks(props: {
  readonly environment: DeploymentEnvironment;
}) {
  return (
    <span className={styles.links}>
      {props.environment.links
        .filter(({ url }) => isWebAddress(url))
        .map(({ title, url }) => (
          <Link
            key={url}
            href={url}
            variant="body-small"
            target="_blank"
            rel="noopener noreferrer"
          >
            {title}
          </Link>
        ))}
    </span>
  );
}
