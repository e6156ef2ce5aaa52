import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { refuse } from './pages';

/** Rights of Jenkins, by the ids that it names in its headers. */
export type Permission =
  | 'hudson.model.Hudson.Read'
  | 'hudson.model.Item.Read'
  | 'hudson.model.Item.Build'
  | 'hudson.model.Item.Cancel'
  | 'hudson.model.Hudson.Administer';

interface Account {
  readonly name: string;
  readonly apiToken: string;
  /** A request with it needs a crumb, one with the token does not. */
  readonly password: string;
  readonly permissions: readonly Permission[];
}

const READ = ['hudson.model.Hudson.Read', 'hudson.model.Item.Read'] as const;

const ACCOUNTS: readonly Account[] = [
  {
    name: 'groundwork-reader',
    apiToken: 'sandbox-jenkins-reader',
    password: 'sandbox-jenkins-reader-password',
    permissions: READ,
  },
  {
    name: 'release-office',
    apiToken: 'sandbox-jenkins-operator',
    password: 'sandbox-jenkins-operator-password',
    permissions: [
      ...READ,
      'hudson.model.Item.Build',
      'hudson.model.Item.Cancel',
    ],
  },
  {
    // Somebody made the account and gave it nothing yet.
    name: 'newcomer',
    apiToken: 'sandbox-jenkins-newcomer',
    password: 'sandbox-jenkins-newcomer-password',
    permissions: [],
  },
];

const CRUMB =
  '5a1753a75ac0ffee5a1753a75ac0ffee5a1753a75ac0ffee5a1753a75ac0ffee';

/** The crumb that every session of the sandbox has. */
export const crumb = () => ({
  _class: 'hudson.security.csrf.DefaultCrumbIssuer',
  crumb: CRUMB,
  crumbRequestField: 'Jenkins-Crumb',
});

/** Who asks: found by Basic credentials, which Jenkins never asks for; a wrong one is refused at once. */
export const authenticate: RequestHandler = (request, response, next) => {
  const [, encoded] =
    /^Basic (.+)$/i.exec(request.get('authorization') ?? '') ?? [];
  if (encoded === undefined) {
    next();
    return;
  }
  const [name, ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  const secret = rest.join(':');
  const account = ACCOUNTS.find(each => each.name === name);
  const hasToken = account?.apiToken === secret;
  if (account === undefined || (!hasToken && account.password !== secret)) {
    response.set('WWW-Authenticate', 'Basic realm="Jenkins"');
    refuse(response, 401, {
      message: `Invalid password/token for user: ${name}`,
      uri: request.originalUrl,
    });
    return;
  }
  response.locals.account = account;
  response.locals.needsCrumb = !hasToken;
  next();
};

/** Changes by a session need a crumb; those by a token cannot be forged and need none. */
export const requireCrumb: RequestHandler = (request, response, next) => {
  const isChange = request.method !== 'GET' && request.method !== 'HEAD';
  const comesWithToken =
    accountOf(response) !== undefined && response.locals.needsCrumb === false;
  if (!isChange || comesWithToken || request.get('Jenkins-Crumb') === CRUMB) {
    next();
    return;
  }
  refuse(response, 403, {
    message: 'No valid crumb was included in the request',
    uri: request.originalUrl,
  });
};

/** Lets through who has the right; tells everybody else which right it is. */
export function requirePermission(permission: Permission): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (isAllowed(response, permission)) {
      next();
      return;
    }
    denied(request, response, permission);
  };
}

export function isAllowed(response: Response, permission: Permission): boolean {
  return accountOf(response)?.permissions.includes(permission) === true;
}

const TITLES: Readonly<Record<Permission, string>> = {
  'hudson.model.Hudson.Read': 'Overall/Read',
  'hudson.model.Item.Read': 'Job/Read',
  'hudson.model.Item.Build': 'Job/Build',
  'hudson.model.Item.Cancel': 'Job/Cancel',
  'hudson.model.Hudson.Administer': 'Overall/Administer',
};

export function denied(
  request: Request,
  response: Response,
  permission: Permission,
): void {
  const name = accountOf(response)?.name;
  response.set({
    'X-You-Are-Authenticated-As': name ?? 'anonymous',
    'X-You-Are-In-Group-Disabled':
      'JENKINS-39402: use -Dhudson.security.AccessDeniedException2.REPORT_GROUP_HEADERS=true or use /whoAmI to diagnose',
    'X-Required-Permission': permission,
    'X-Permission-Implied-By': 'hudson.model.Hudson.Administer',
  });
  if (name === undefined) {
    const from = encodeURIComponent(request.originalUrl);
    response
      .status(403)
      .type('text/html')
      .send(
        `<html><head><meta http-equiv='refresh' content='1;url=/login?from=${from}'/></head><body>Authentication required</body></html>`,
      );
    return;
  }
  refuse(response, 403, {
    message: `${name} is missing the ${TITLES[permission]} permission`,
    uri: request.originalUrl,
  });
}

/** `whoAmI/api/json`. */
export function whoAmI(response: Response) {
  const name = accountOf(response)?.name ?? 'anonymous';
  const anonymous = name === 'anonymous';
  return {
    _class: 'hudson.security.WhoAmI',
    anonymous,
    authenticated: !anonymous,
    authorities: anonymous ? [] : ['authenticated'],
    details: undefined,
    name,
    toString: '',
  };
}

/** Who was recognised; set above and nowhere else. */
export function accountOf(response: Response): Account | undefined {
  return ACCOUNTS.find(each => each === response.locals.account);
}
