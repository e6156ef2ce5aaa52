import { withoutKind, type Application } from '../application';
import { queryList, queryOf, type Call } from './request';

/** `stream/applications`: what is there, then every change; one JSON result per line, or server-sent events. */
export function streamApplications(call: Call): void {
  const { applications } = call.instance;
  const { request, response } = call;
  const asEvents =
    request.header('accept')?.includes('text/event-stream') ?? false;
  response
    .status(200)
    .setHeader(
      'Content-Type',
      asEvents ? 'text/event-stream' : 'application/json',
    );
  response.flushHeaders();
  const query = {
    selector: queryOf(call, 'selector'),
    projects: queryList(call, 'projects', 'project'),
    name: queryOf(call, 'name'),
    appNamespace: queryOf(call, 'appNamespace'),
  };
  const send = (type: string, application: Application) => {
    const text = JSON.stringify({
      result: { type, application: withoutKind(application) },
    });
    response.write(asEvents ? `data: ${text}\n\n` : `${text}\n`);
  };
  for (const application of applications.select(query))
    send('ADDED', application);
  const stop = applications.onChange((type, application) => {
    const isSelected = applications
      .select(query)
      .some(each => each.metadata.uid === application.metadata.uid);
    if (isSelected || type === 'DELETED') send(type, application);
  });
  response.on('close', stop);
}
