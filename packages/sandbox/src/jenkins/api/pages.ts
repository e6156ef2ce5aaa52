import type { Response } from 'express';
import type { FaultBody } from '../../faults';
import { escape } from '../../git-host/web-page';

const TITLES: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

/** The page of the servlet container in which Jenkins runs; Jenkins has no errors in JSON. */
export function errorPage(
  status: number,
  { message, uri }: { readonly message: string; readonly uri: string },
): string {
  const title = `Error ${status} ${escape(message)}`;
  return `<html>
<head>
<meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
<title>${title}</title>
</head>
<body><h2>HTTP ERROR ${status} ${escape(message)}</h2>
<table>
<tr><th>URI:</th><td>${escape(uri)}</td></tr>
<tr><th>STATUS:</th><td>${status}</td></tr>
<tr><th>MESSAGE:</th><td>${escape(message)}</td></tr>
<tr><th>SERVLET:</th><td>Stapler</td></tr>
</table>
<hr/><a href="https://jetty.org/">Powered by Jetty:// 12.0.25</a><hr/>
</body>
</html>
`;
}

export function refuse(
  response: Response,
  status: number,
  about: { readonly message: string; readonly uri: string },
): void {
  response.status(status).type('text/html').send(errorPage(status, about));
}

/** How a failure that a test asked for looks. */
export function faultBody(status: number): FaultBody {
  return {
    contentType: 'text/html;charset=ISO-8859-1',
    text: errorPage(status, {
      message: TITLES[status] ?? 'Error',
      uri: '/',
    }),
  };
}
