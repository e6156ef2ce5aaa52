/** Where people see an application; the namespace is part of the address where Argo CD states one. */
export function applicationPage(
  {
    namespace,
    name,
  }: { readonly namespace?: string | undefined; readonly name: string },
  frontendUrl: string,
): string {
  const path = [namespace, name]
    .filter(part => part !== undefined)
    .map(encodeURIComponent)
    .join('/');
  return `${frontendUrl.replace(/\/$/, '')}/applications/${path}`;
}
