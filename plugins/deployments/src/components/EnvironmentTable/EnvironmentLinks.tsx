import { Fragment } from 'react';
import { Link } from '@backstage/ui';
import type { DeploymentEnvironment } from '@groundwork/plugin-deployments-common';
import styles from './EnvironmentLinks.module.css';

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** A long host name breaks after its dots and not in the middle of a word. */
function Breakable({ name }: { readonly name: string }) {
  return (
    <>
      {name.split(/(?<=\.)/).map((part, place) => (
        <Fragment key={place}>
          {place > 0 ? <wbr /> : null}
          {part}
        </Fragment>
      ))}
    </>
  );
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
            <Breakable name={title} />
          </Link>
        ))}
    </span>
  );
}
