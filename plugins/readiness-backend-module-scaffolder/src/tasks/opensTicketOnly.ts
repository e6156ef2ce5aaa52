/** Actions that ask somebody to do the work: an issue, a request, a message. */
const ASKS =
  /jira|servicenow|zendesk|freshservice|slack|msteams|notification|sendgrid|ticket|issues?:|work-?item|incident/i;

/** Actions that prepare or say something and leave nothing behind. */
const PREPARES =
  /^(debug|fetch|fs|catalog:fetch|catalog:template|roadiehq:utils)(:|$)/i;

/** Actions that leave something of the developer's own behind. */
const MAKES =
  /^(publish|catalog:register|catalog:write|kubernetes|argocd|terraform|groundwork)(:|$)|^(github|gitlab|bitbucket\w*|azure|gitea|gerrit):(?!issues?:|workitem)/i;

/**
 * Tells from the actions of a run whether it did nothing but ask somebody else. Undefined where an action may do either: an
 * organisation's own, or a plain request over HTTP.
 */
export function opensTicketOnly(
  actions: readonly string[],
): boolean | undefined {
  const rest = actions.filter(action => !PREPARES.test(action));
  const asking = rest.filter(action => ASKS.test(action));
  if (rest.some(action => !asking.includes(action) && MAKES.test(action)))
    return false;
  return asking.length > 0 && asking.length === rest.length ? true : undefined;
}
