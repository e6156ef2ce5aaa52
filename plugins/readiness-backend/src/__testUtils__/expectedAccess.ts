import { Decision } from './guardedBackend';

/**
 * Who gets what, written by hand: for the owner, the other member, an administrator, a service and nobody, in this order.
 * An answer names the services and teams of `everybody`, of the owner's team (`own`), of the other member's (`others`) or
 * of `nobody`; or it is a status. Administrators and services are not subject to what the policy says to others.
 */
export const expectedAccess: Readonly<
  Record<string, Readonly<Record<Decision, string>>>
> = {
  'get /organisation': {
    ALLOW: 'everybody everybody everybody everybody 401',
    DENY: '403 403 everybody everybody 401',
    TOTALS: 'nobody nobody everybody everybody 401',
    CONDITIONAL: 'own others everybody everybody 401',
  },
  'get /organisation/history': {
    ALLOW: 'nobody nobody nobody nobody 401',
    DENY: '403 403 nobody nobody 401',
    TOTALS: 'nobody nobody nobody nobody 401',
    CONDITIONAL: 'nobody nobody nobody nobody 401',
  },
  'get /prerequisites/{id}': {
    ALLOW: 'everybody everybody everybody everybody 401',
    DENY: '403 403 everybody everybody 401',
    TOTALS: 'nobody nobody everybody everybody 401',
    CONDITIONAL: 'own others everybody everybody 401',
  },
  'get /checks/{check}': {
    ALLOW: 'everybody everybody everybody everybody 401',
    DENY: '403 403 everybody everybody 401',
    TOTALS: 'nobody nobody everybody everybody 401',
    CONDITIONAL: 'own others everybody everybody 401',
  },
  // A table of clusters names no service; beside it stands what the first unread one that may be read was asked.
  'get /clusters': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: 'nobody nobody own own 401',
    CONDITIONAL: 'own others own own 401',
  },
  'get /pipelines': {
    ALLOW: 'everybody everybody everybody everybody 401',
    DENY: '403 403 everybody everybody 401',
    TOTALS: 'nobody nobody everybody everybody 401',
    CONDITIONAL: 'own others everybody everybody 401',
  },
  // The pipeline of the owner's services beside itself.
  'get /pipelines/comparison': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '404 404 own own 401',
    CONDITIONAL: 'own 404 own own 401',
  },
  // The scorecard of the owner's team.
  'get /teams/{namespace}/{name}': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '403 403 own own 401',
    CONDITIONAL: 'own 403 own own 401',
  },
  // A service of the owner's squad.
  'get /services/{namespace}/{name}': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '403 403 own own 401',
    CONDITIONAL: 'own 403 own own 401',
  },
  // What an overview says of it does not repeat its name.
  'get /services/{namespace}/{name}/summary': {
    ALLOW: 'nobody nobody nobody nobody 401',
    DENY: '403 403 nobody nobody 401',
    TOTALS: '403 403 nobody nobody 401',
    CONDITIONAL: 'nobody 403 nobody nobody 401',
  },
  // Evidence about that service: whoever may not read its result does not learn that there is any.
  'get /evidence/{id}': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '404 404 own own 401',
    CONDITIONAL: 'own 404 own own 401',
  },
  'get /evidence/{id}/object': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '404 404 own own 401',
    CONDITIONAL: 'own 404 own own 401',
  },
  'get /services/{namespace}/{name}/checks/{check}/evidence': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '404 404 own own 401',
    CONDITIONAL: 'own 404 own own 401',
  },
  // Numbers of all services name none of them.
  'get /delivery/organisation': {
    ALLOW: 'nobody nobody nobody nobody 401',
    DENY: '403 403 nobody nobody 401',
    TOTALS: 'nobody nobody nobody nobody 401',
    CONDITIONAL: 'nobody nobody nobody nobody 401',
  },
  'get /delivery/organisation/deployments': {
    ALLOW: 'everybody everybody everybody everybody 401',
    DENY: '403 403 everybody everybody 401',
    TOTALS: 'nobody nobody everybody everybody 401',
    CONDITIONAL: 'own others everybody everybody 401',
  },
  'get /delivery/teams': {
    ALLOW: 'everybody everybody everybody everybody 401',
    DENY: '403 403 everybody everybody 401',
    TOTALS: 'nobody nobody everybody everybody 401',
    CONDITIONAL: 'own others everybody everybody 401',
  },
  'get /delivery/teams/{namespace}/{name}': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '403 403 own own 401',
    CONDITIONAL: 'own 403 own own 401',
  },
  'get /delivery/teams/{namespace}/{name}/deployments': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '403 403 own own 401',
    CONDITIONAL: 'own 403 own own 401',
  },
  // Numbers of a service do not repeat its name.
  'get /delivery/services/{namespace}/{name}': {
    ALLOW: 'nobody nobody nobody nobody 401',
    DENY: '403 403 nobody nobody 401',
    TOTALS: '403 403 nobody nobody 401',
    CONDITIONAL: 'nobody 403 nobody nobody 401',
  },
  'get /delivery/services/{namespace}/{name}/environments': {
    ALLOW: 'nobody nobody nobody nobody 401',
    DENY: '403 403 nobody nobody 401',
    TOTALS: '403 403 nobody nobody 401',
    CONDITIONAL: 'nobody 403 nobody nobody 401',
  },
  'get /delivery/services/{namespace}/{name}/deployments': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '403 403 own own 401',
    CONDITIONAL: 'own 403 own own 401',
  },
  'get /delivery/services/{namespace}/{name}/deployment': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '403 403 own own 401',
    CONDITIONAL: 'own 403 own own 401',
  },
  // The services that may be contested are named; nobody has said anything about them.
  'get /delivery/teams/{namespace}/{name}/overlays': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '403 403 own own 401',
    CONDITIONAL: 'own 403 own own 401',
  },
  'get /delivery/services/{namespace}/{name}/overlays': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '403 403 own own 401',
    CONDITIONAL: 'own 403 own own 401',
  },
  // There is no such deployment, and nothing was said.
  'post /delivery/services/{namespace}/{name}/overlays': {
    ALLOW: '404 404 404 404 401',
    DENY: '403 403 404 404 401',
    TOTALS: '403 403 404 404 401',
    CONDITIONAL: '404 403 404 404 401',
  },
  'post /delivery/services/{namespace}/{name}/overlays/{overlay}/revocation': {
    ALLOW: '404 404 404 404 401',
    DENY: '403 403 404 404 401',
    TOTALS: '403 403 404 404 401',
    CONDITIONAL: '404 403 404 404 401',
  },
  // One is frozen, of a service of the owner's squad.
  'get /delivery/baselines': {
    ALLOW: 'own own own own 401',
    DENY: 'nobody nobody own own 401',
    TOTALS: 'nobody nobody own own 401',
    CONDITIONAL: 'own nobody own own 401',
  },
  // Of a service of the owner's squad, at a time of which there is nothing to freeze.
  'post /delivery/baselines': {
    ALLOW: '400 400 400 400 401',
    DENY: '403 403 400 400 401',
    TOTALS: '403 403 400 400 401',
    CONDITIONAL: '400 403 400 400 401',
  },
  'get /delivery/baselines/{hash}': {
    ALLOW: 'own own own own 401',
    DENY: '403 403 own own 401',
    TOTALS: '403 403 own own 401',
    CONDITIONAL: 'own 403 own own 401',
  },
  // It has no lead time that a target could be set for.
  'post /delivery/baselines/{hash}/targets': {
    ALLOW: '400 400 400 400 401',
    DENY: '403 403 400 400 401',
    TOTALS: '403 403 400 400 401',
    CONDITIONAL: '400 403 400 400 401',
  },
  // None is set aside.
  'get /delivery/set-aside': {
    ALLOW: 'nobody nobody nobody nobody 401',
    DENY: '403 403 nobody nobody 401',
    TOTALS: 'nobody nobody nobody nobody 401',
    CONDITIONAL: 'nobody nobody nobody nobody 401',
  },
  'get /delivery/set-aside/{event}': {
    ALLOW: '404 404 404 404 401',
    DENY: '403 403 404 404 401',
    TOTALS: '404 404 404 404 401',
    CONDITIONAL: '404 404 404 404 401',
  },
  'post /delivery/set-aside/{event}/replay': {
    ALLOW: '404 404 404 404 401',
    DENY: '403 403 404 404 401',
    TOTALS: '404 404 404 404 401',
    CONDITIONAL: '404 404 404 404 401',
  },
  'get /collectors': {
    ALLOW: 'everybody everybody everybody everybody 401',
    DENY: '403 403 everybody everybody 401',
    TOTALS: 'nobody nobody everybody everybody 401',
    CONDITIONAL: 'own others everybody everybody 401',
  },
  'post /collectors/{collector}/run': {
    ALLOW: 'started started started started 401',
    DENY: '403 403 started started 401',
    TOTALS: 'started started started started 401',
    CONDITIONAL: 'started started started started 401',
  },
  'post /delivery/sources/run': {
    ALLOW: 'started started started started 401',
    DENY: '403 403 started started 401',
    TOTALS: 'started started started started 401',
    CONDITIONAL: 'started started started started 401',
  },
};
